"""Templates of requirements in a workspace: those that come with the workbench, and one's own in editions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from drafting.checklist.editions import Passage, passages
from drafting.checklist.mapping import MAPPING, asked_by, scope
from drafting.checklist.model import Checklist, Requirement
from drafting.checklist.record import from_data, to_data
from drafting.errors import NotFound
from drafting.model import Decision
from drafting.store import NewDecision, Stamp, Store
from drafting.workbench.intake import bare_name
from drafting.workbench.judgements import NOTHING, Judgements, OnRequirement

CHECKLIST = "checklist"


class Templates:
    """The templates there are. ``shipped`` gives those that come with the workbench."""

    def __init__(
        self, store: Store, stamp: Callable[[], Stamp], shipped: Callable[[], Sequence[Checklist]]
    ) -> None:
        self._store = store
        self._stamp = stamp
        self._shipped = shipped

    def all(self) -> tuple[Checklist, ...]:
        """One's own take the place of the shipped ones they share an id with; the others follow."""
        own = {found.key: from_data(found.body) for found in self._store.decisions(CHECKLIST)}
        shipped = [own.pop(found.id, found) for found in self._shipped()]
        return (*shipped, *own.values())

    def one(self, checklist_id: str = "") -> Checklist:
        """The template of that id, the first of all without one. Raises NotFound."""
        found = [template for template in self.all() if checklist_id in ("", template.id)]
        if not found:
            known = ", ".join(template.id for template in self.all())
            raise NotFound("not_found_checklist", place=checklist_id, known=known or "-")
        return found[0]

    def keep(self, checklist: Checklist, data: bytes, file_name: str, *, after: int | None) -> Decision:
        """Keep a template of one's own, or a new edition of it, with the file it came from.

        ``after`` is the id of the edition it takes the place of, None for a first one. Raises Conflict.
        """
        body = {**to_data(checklist), "file_name": bare_name(file_name)}
        return self._store.decide(CHECKLIST, checklist.id, body, self._stamp(), after=after, data=data)

    def editions(self, checklist_id: str) -> tuple[Decision, ...]:
        """All that was done to a template of one's own, first first: editions, removals, what was undone."""
        return self._store.decided(CHECKLIST, checklist_id)

    def edition(self, decision: Decision) -> tuple[Checklist, bytes]:
        """What an edition said, and its file byte for byte. Raises NotFound."""
        return from_data(decision.body), self._store.decision_file(decision.id)

    def remove(self, checklist_id: str, *, after: int) -> Decision:
        """Put a template of one's own away; what was decided on it is kept. Raises Conflict, NotFound."""
        return self._store.decide(CHECKLIST, checklist_id, {}, self._stamp(), after=after, withdrawn=True)

    def passages(self, old: Checklist, new: Checklist) -> tuple[Passage, ...]:
        """Which requirement of one edition is which of the other: a preview of ``carry_over``."""
        return passages(old, new)

    def carry_over(self, old: Checklist, new: Checklist, decided: Judgements) -> tuple[Decision, ...]:
        """Take what was decided to the ids that the requirements bear in the new edition, all or nothing.

        What was decided under an id that stays needs no carrying; if the requirement asks something else now,
        its mappings ask to be confirmed anew. What is gone keeps its decisions under its id.
        """
        made: list[NewDecision] = []
        for passage in passages(old, new):
            if passage.old is None:
                continue
            on = decided.get((old.id, passage.old.id), NOTHING)
            before = scope(old.id, passage.old.id)
            if passage.new is None:
                if old.id == new.id and new.requirement(passage.old.id):  # its id went to another requirement
                    made += [_withdrawn(decision, "") for decision in _standing(on)]
            elif before != scope(new.id, passage.new.id):
                made += _carried(on, before, new.id, passage.new)
        made.sort(key=lambda decision: not decision.withdrawn)  # an id is free before it is given anew
        return self._store.decide_all(made, self._stamp())


def requirement_of(checklist: Checklist, requirement: str) -> Requirement:
    """The requirement of that id. Raises NotFound."""
    found = checklist.requirement(requirement)
    if found is None:
        raise NotFound("not_found_requirement", place=requirement, checklist=checklist.id)
    return found


def asked(checklist: Checklist) -> Mapping[str, str]:
    """By id what each requirement asks, in all its languages."""
    return {requirement.id: asked_by(requirement) for requirement in checklist.requirements}


def _carried(on: OnRequirement, before: str, checklist: str, requirement: Requirement) -> list[NewDecision]:
    """What stands on a requirement, made anew under the new id, and withdrawn under the old one."""
    after = scope(checklist, requirement.id)
    made: list[NewDecision] = []
    for decision in _standing(on):
        body = {**decision.body, "checklist": checklist, "requirement": requirement.id}
        body["carried_from"] = decision.key
        if "members" in body and isinstance(body["members"], list):
            body["members"] = [after + str(member).removeprefix(before) for member in body["members"]]
        key = after + decision.key.removeprefix(before)
        new = NewDecision(decision.kind, key, body, decision.instrument, decision.uid)
        made += [new, _withdrawn(decision, key)]
    return made


def _withdrawn(decision: Decision, carried_to: str) -> NewDecision:
    body = {**decision.body, "carried_to": carried_to}
    place = decision.instrument, decision.uid
    return NewDecision(decision.kind, decision.key, body, *place, after=decision.id, withdrawn=True)


def _standing(on: OnRequirement) -> list[Decision]:
    """The decisions on a requirement that are current."""
    last = {(decision.kind, decision.key): decision for decision in on.history}
    mapped = [found for found in last.values() if found.kind == MAPPING and not found.withdrawn]
    return mapped + [found for found in (on.not_applicable, on.together) if found]
