"""Who may do what: four roles, each with all that the one below it may, for one instrument or for all.

This is the whole table. The store asks it for every event it is to record (``drafting.store.people``): a
change nobody has a right to is never kept, whichever page, command or program asked for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

#: in place of an instrument: every one of them, and what belongs to none
EVERY = "*"

#: what a grant to a group of the sign-in service begins with
GROUP = "group:"


class Role(StrEnum):
    """What somebody is to an instrument, ascending."""

    READER = "reader"
    REVIEWER = "reviewer"
    DRAFTER = "drafter"
    OWNER = "owner"


class Action(StrEnum):
    """What can be done."""

    READ = "read"
    COMMENT = "comment"
    DRAFT = "draft"
    DECIDE = "decide"
    ROUND = "round"
    PEOPLE = "people"
    KEEP = "keep"  # the workspace itself: seeds, backups


#: action -> the least role that may do it
LEAST: Mapping[Action, Role] = {
    Action.READ: Role.READER,
    Action.COMMENT: Role.REVIEWER,
    Action.DRAFT: Role.DRAFTER,
    Action.DECIDE: Role.DRAFTER,
    Action.ROUND: Role.OWNER,
    Action.PEOPLE: Role.OWNER,
    Action.KEEP: Role.OWNER,
}

#: the kind of the decisions that say who has which role
ROLE = "role"

#: the kind of the decisions that put an instrument away, with all its drafts, until it is brought back
SHELF = "shelf"

#: how an event's verb begins -> the action it is; the longest beginning counts
VERBS: Mapping[str, Action] = {
    "instrument.": Action.DRAFT,
    "draft.": Action.DRAFT,
    "working.": Action.DRAFT,
    "mapping.": Action.DECIDE,
    "not_applicable.": Action.DECIDE,
    "checklist.": Action.DECIDE,
    "control_list.": Action.DECIDE,
    "placement.": Action.DECIDE,
    "correction.": Action.DECIDE,
    "silenced.": Action.DECIDE,
    "comment.": Action.COMMENT,
    "comment_state.": Action.DECIDE,
    "proposal.": Action.DECIDE,
    "returned.": Action.DECIDE,
    "review_draft.": Action.DRAFT,
    "reviewed.": Action.DECIDE,
    "round.": Action.ROUND,
    f"{ROLE}.": Action.PEOPLE,
    f"{SHELF}.": Action.KEEP,
    "seeds.": Action.KEEP,
    "backup.": Action.KEEP,
    "workspace.": Action.KEEP,
}


#: kinds of which a thing belongs to whoever began it -> the list in its body that others may add to
SHARED: Mapping[str, str] = {"comment": "replies"}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signed in: the service's own name for them, their e-mail address, name and groups."""

    subject: str
    email: str = ""
    name: str = ""
    groups: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """How the record calls them: by the address, which is theirs alone, else by what the service says."""
        return self.email or self.subject

    @property
    def grantees(self) -> frozenset[str]:
        """All that a role may have been granted to so that this person has it."""
        own = {folded(self.email), folded(self.subject)} - {""}
        return frozenset(own | {folded(GROUP + group) for group in self.groups if group.strip()})


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that an e-mail address, a subject or a group has for an instrument (``EVERY``: for all)."""

    grantee: str
    role: Role
    instrument: str = EVERY


def folded(name: str) -> str:
    """A grantee's name as it is compared: addresses are written with any capitals."""
    return " ".join(name.split()).casefold()


def action_of(verb: str) -> Action:
    """The action that an event with this verb is. What nobody has named is the owner's."""
    for beginning in sorted(VERBS, key=len, reverse=True):
        if verb.startswith(beginning):
            return VERBS[beginning]
    return Action.KEEP


def role_in(grants: Iterable[Grant], person: Person, instrument: str) -> Role | None:
    """The highest role of the person for the instrument; "" and ``EVERY`` ask for what belongs to none."""
    wanted = {EVERY, instrument or EVERY}
    order = list(Role)
    held = [
        grant.role
        for grant in grants
        if grant.instrument in wanted and folded(grant.grantee) in person.grantees
    ]
    return max(held, key=order.index, default=None)


def allowed(role: Role | None, action: Action) -> bool:
    """Whether the role suffices."""
    order = list(Role)
    return role is not None and order.index(role) >= order.index(LEAST[action])


def adds(kind: str, was: Mapping[str, object], now: Mapping[str, object], *, mine: bool, who: str) -> bool:
    """Whether a body only adds to what others said: their answers stay, new ones are signed by ``who``.

    The rest of a thing that is ``mine`` may change; somebody else's stays word for word.
    """
    field = SHARED[kind]
    old, new = _listed(was.get(field)), _listed(now.get(field))
    rest = [{name: said for name, said in body.items() if name != field} for body in (was, now)]
    kept, added = new[: len(old)], new[len(old) :]
    return kept == old and all(one[:1] == [who] for one in added) and (mine or rest[0] == rest[1])


def _listed(value: object) -> list[list[object]]:
    return [list(one) for one in value] if isinstance(value, list | tuple) else []


def in_sight(grants: Iterable[Grant], person: Person) -> frozenset[str]:
    """The instruments the person may read; ``EVERY`` among them stands for all."""
    return frozenset(grant.instrument for grant in grants if folded(grant.grantee) in person.grantees)
