"""Giving and taking roles: each grant is a decision, so it is in the record and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from drafting.errors import BadRequest, Conflict, NotFound
from drafting.guard import printable
from drafting.model import Decision
from drafting.people import EVERY, GROUP, ROLE, Action, Grant, Role, allowed, folded, role_in
from drafting.store import Stamp, Store

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench

#: the longest name a role is granted to, in characters
LONGEST = 320


class People:
    """Who works here as what. Every method may raise Forbidden, which the record notes."""

    def __init__(self, desk: Workbench, store: Store, stamp: Callable[[], Stamp]) -> None:
        self._desk = desk
        self._store = store
        self._stamp = stamp

    def may(self, action: Action, instrument: str = "") -> bool:
        """Whether who works here may do this; to show or hide a button, never instead of the refusal."""
        person = self._stamp().person
        return person is None or allowed(role_in(self._store.grants(), person, instrument), action)

    def welcome(self) -> bool:
        """Whether who works here has any role at all."""
        person = self._stamp().person
        return person is None or any(
            folded(grant.grantee) in person.grantees for grant in self._store.grants()
        )

    def has_owner(self) -> bool:
        """Whether somebody owns everything here."""
        return any(one.role is Role.OWNER and one.instrument == EVERY for one in self._store.grants())

    def grants(self) -> tuple[Decision, ...]:
        """The roles as they stand, as decisions: who gave them, when. For owners."""
        self._require(EVERY)
        return self._whole.decisions(ROLE)

    def chain(self) -> tuple[Decision, ...]:
        """All that was ever granted and revoked, the first first. For owners."""
        self._require(EVERY)
        return self._whole.decided(ROLE)

    def grant(
        self, grantee: str, role: str, instrument: str = EVERY, *, after: int | None = None
    ) -> Decision:
        """Give a role, instead of the one they had for the instrument.

        ``after`` is the grant that was seen to stand (None: whichever does now). Raises BadRequest,
        NotFound, Conflict (somebody was faster; the last owner would lose the role).
        """
        known, name = [one.value for one in Role], _named(grantee)
        if role not in known:
            raise BadRequest("bad_role", place=role, known=", ".join(known))
        if instrument != EVERY:
            self._whole.instrument(instrument)
        if role != Role.OWNER:
            self._check_owner_stays(name, instrument)
        body: dict[str, object] = {"grantee": name, "role": role}
        return self._decide(name, instrument, body, after, withdrawn=False)

    def revoke(self, grantee: str, instrument: str = EVERY, *, after: int | None = None) -> Decision:
        """Take the role away. Raises NotFound, Conflict (the last owner)."""
        name = _named(grantee)
        if self._whole.decision(ROLE, _key(name, instrument)) is None:
            raise NotFound("not_found_grant", place=name, instrument=instrument)
        self._check_owner_stays(name, instrument)
        return self._decide(name, instrument, {"grantee": name}, after, withdrawn=True)

    def undo(self, decision_id: int) -> Decision:
        """Take a grant or a revocation back, if nobody decided after it. Raises NotFound, Conflict."""
        found = [one for one in self.chain() if one.id == decision_id]
        if found and not found[0].withdrawn:
            self._check_owner_stays(str(found[0].body["grantee"]), found[0].instrument or EVERY)
        return self._whole.take_back(decision_id, self._stamp())

    @property
    def _whole(self) -> Store:
        """Rights are not narrowed by what the person may read: the store asks for the role instead."""
        return self._store.seen_by(None)

    def _require(self, instrument: str) -> None:
        self._store.require(self._stamp(), Action.PEOPLE, "" if instrument == EVERY else instrument)

    def _decide(
        self, name: str, instrument: str, body: dict[str, object], after: int | None, *, withdrawn: bool
    ) -> Decision:
        key = _key(name, instrument)
        current = self._whole.decision(ROLE, key)
        seen = after if after is not None else current.id if current else None
        slug = "" if instrument == EVERY else instrument
        return self._whole.decide(
            ROLE, key, body, self._stamp(), instrument=slug, after=seen, withdrawn=withdrawn
        )

    def _check_owner_stays(self, name: str, instrument: str) -> None:
        owners = {
            folded(grant.grantee)
            for grant in self._store.grants()
            if grant.role is Role.OWNER and grant.instrument == EVERY
        }
        if instrument == EVERY and owners == {folded(name)}:
            raise Conflict("conflict_last_owner", place=name)


def grant_of(decision: Decision) -> Grant:
    """What a decision of the kind ``role`` grants."""
    return Grant(
        str(decision.body["grantee"]), Role(str(decision.body["role"])), decision.instrument or EVERY
    )


def _key(name: str, instrument: str) -> str:
    return f"{instrument}/{folded(name)}"


def _named(grantee: str) -> str:
    name = " ".join(printable(grantee).split())
    if not name or len(name) > LONGEST or folded(name) == GROUP or any(sign in name for sign in "/<>"):
        raise BadRequest("bad_grantee", place=grantee[:80])
    return name
