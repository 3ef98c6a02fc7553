"""What a person may decide on a requirement: confirm, reject, edit, carry on, set aside, take back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from drafting.checklist.living import Present
from drafting.checklist.mapping import (
    MAPPING,
    NOT_APPLICABLE,
    TOGETHER,
    Line,
    Relation,
    Verdict,
    asked_by,
    from_decision,
    scope,
    to_body,
    words_of,
)
from drafting.checklist.mapping import Mapping as Judgement
from drafting.errors import BadRequest, NotFound
from drafting.guard import printable
from drafting.model import Decision
from drafting.store import NewDecision, Stamp, Store
from drafting.workbench.lives import Lives
from drafting.workbench.templates import Templates, requirement_of

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench

#: the longest rationale or reason, in characters
LONGEST = 20_000


class Deciding:
    """The decisions on requirements.

    In every one, ``seen`` is the number of the last decision on the requirement that the person saw (an
    entry has it); None stands for whatever is decided at this moment. If somebody decided on the requirement
    meanwhile, Conflict ``conflict_decided`` names who and when, and nothing is kept.
    """

    def __init__(
        self, desk: Workbench, store: Store, stamp: Callable[[], Stamp], templates: Templates, lives: Lives
    ) -> None:
        self._desk = desk
        self._store = store
        self._stamp = stamp
        self.templates = templates
        self._lives = lives

    def confirm(
        self,
        checklist: str,
        requirement: str,
        instrument: str,
        uid: str,
        *,
        relation: Relation = Relation.COVERS,
        rationale: str = "",
        number: int | None = None,
        seen: int | None = None,
    ) -> Decision:
        """Say how a provision answers, as it reads in draft ``number`` (else the latest).

        Raises NotFound (checklist, requirement, draft, provision), Conflict, BadRequest.
        """
        read = self._read(checklist, requirement, instrument, uid, number)
        made = replace(read, relation=relation, rationale=_clean(rationale))
        return self._keep([made], seen)[0]

    def confirm_anew(self, seen: Mapping[str, int]) -> tuple[Decision, ...]:
        """Confirm several mappings as their provisions read now, all or none.

        By key the decision on it that the person saw. Raises NotFound, also for a provision that is gone;
        Conflict if somebody decided on one of them meanwhile.
        """
        made = []
        for key, decision in seen.items():
            old = self.mapping(key)
            read = self._read(old.checklist, old.requirement, old.instrument, old.uid, None)
            one = replace(read, verdict=old.verdict, relation=old.relation, rationale=old.rationale)
            made.append(NewDecision(MAPPING, key, to_body(one), one.instrument, one.uid, after=decision))
        return self._store.decide_all(made, self._stamp())

    def reject(
        self,
        checklist: str,
        requirement: str,
        instrument: str,
        uid: str,
        *,
        rationale: str = "",
        number: int | None = None,
        seen: int | None = None,
    ) -> Decision:
        """Say that a provision does not answer, as it reads; of one that is gone, that this was seen.

        Raises as ``confirm``.
        """
        read = self._read(checklist, requirement, instrument, uid, number, gone=True)
        made = replace(read, verdict=Verdict.REJECTED, rationale=_clean(rationale))
        return self._keep([made], seen)[0]

    def edit(self, key: str, *, relation: Relation, rationale: str, seen: int | None = None) -> Decision:
        """Change what is said of a mapping; the words it was confirmed on stay. Raises as ``confirm``."""
        found = self.mapping(key)
        return self._keep([replace(found, relation=relation, rationale=_clean(rationale))], seen)[0]

    def carry(
        self, key: str, heirs: Iterable[tuple[str, str]], *, seen: int | None = None
    ) -> tuple[Decision, ...]:
        """Confirm a mapping on the provisions (instrument, uid) that its words went to, all or nothing.

        If its own provision is gone from the latest draft, it is settled with that. Raises as ``confirm``.
        """
        found = self.mapping(key)
        about = found.checklist, found.requirement
        made = [
            replace(self._read(*about, slug, uid, None), relation=found.relation, rationale=found.rationale)
            for slug, uid in heirs
        ]
        own = self._read(*about, found.instrument, found.uid, None, gone=True)
        if made and own.uid not in self._latest(own.instrument).nodes:
            rest = {"verdict": Verdict.REJECTED, "relation": found.relation, "rationale": found.rationale}
            made.append(replace(own, **rest))  # type: ignore[arg-type]  # three fields of three types
        return self._keep(made, seen)

    def withdraw(self, key: str, *, seen: int | None = None) -> Decision:
        """Take a mapping out altogether, as if it had never been confirmed. Raises as ``confirm``."""
        found = self.mapping(key)
        about = scope(found.checklist, found.requirement)
        current = self._store.decision(MAPPING, key)
        assert current is not None
        return self._decide([_withdrawn(current)], about, seen)[0]

    def not_applicable(
        self, checklist: str, requirement: str, reason: str, *, seen: int | None = None
    ) -> Decision:
        """Say that a requirement does not apply, and why. Raises BadRequest without a reason."""
        if not _clean(reason).strip():
            raise BadRequest("bad_reason", place=requirement)
        return self._on_requirement(NOT_APPLICABLE, checklist, requirement, {"reason": _clean(reason)}, seen)

    def applicable(self, checklist: str, requirement: str, *, seen: int | None = None) -> Decision:
        """Say that it does apply after all. Raises NotFound if nobody said otherwise."""
        about = scope(checklist, requirement)
        current = self._store.decision(NOT_APPLICABLE, about)
        if current is None:
            raise NotFound("not_found_mapping", place=about)
        return self._decide([_withdrawn(current)], about, seen)[0]

    def together(
        self,
        checklist: str,
        requirement: str,
        keys: Sequence[str],
        rationale: str = "",
        *,
        seen: int | None = None,
    ) -> Decision:
        """Say that these mappings, which answer in part each, answer in full together: law and regulation.

        It holds while each of them does. Raises NotFound.
        """
        members = sorted({self.mapping(key).key for key in keys})
        body = {"members": members, "rationale": _clean(rationale)}
        return self._on_requirement(TOGETHER, checklist, requirement, body, seen)

    def undo(self, *decision_ids: int) -> tuple[Decision, ...]:
        """Take current decisions back, all or none: what stood before each stands again.

        Raises NotFound, Conflict, BadRequest if there is nothing left to take back.
        """
        return self._store.take_back_all(decision_ids, self._stamp())

    def mapping(self, key: str) -> Judgement:
        """What is decided on a requirement and a provision at present. Raises NotFound."""
        found = self._store.decision(MAPPING, key)
        if found is None:
            raise NotFound("not_found_mapping", place=key)
        return from_decision(found)

    # ---------------------------------------------------------------------------------------------

    def _read(
        self, checklist: str, requirement: str, slug: str, uid: str, number: int | None, *, gone: bool = False
    ) -> Judgement:
        """A provision as it reads in a draft, as if confirmed; ``gone`` allows one that was there once."""
        template = self.templates.one(checklist)
        asks = requirement_of(template, requirement)
        draft = self._desk.draft(slug, number)
        present = self._lives.present(draft)
        node = present.nodes.get(uid)
        if node is None:
            known = self._store.decision(MAPPING, f"{scope(template.id, requirement)}/{slug}/{uid}")
            if not (gone and known):
                raise NotFound("not_found_provision", place=slug, provision=uid)
            first = from_decision(known).words[0]
            words: tuple[Line, ...] = (first._replace(heading="", text=""),)
        else:
            words = words_of(node)
        return Judgement(
            checklist=template.id,
            requirement=requirement,
            instrument=slug,
            uid=uid,
            verdict=Verdict.CONFIRMED,
            relation=Relation.COVERS,
            draft=draft.number,
            words=words,
            eid=node.eid if node else "",
            parent=present.parents.get(uid, ""),
            above=tuple(" ".join(filter(None, (up.label, up.heading))) for up in present.over(uid)),
            edition=template.edition,
            asked=asked_by(asks),
        )

    def _latest(self, slug: str) -> Present:
        return self._lives.present(self._desk.draft(slug))

    def _keep(self, made: Sequence[Judgement], seen: int | None) -> tuple[Decision, ...]:
        new = [NewDecision(MAPPING, one.key, to_body(one), one.instrument, one.uid) for one in made]
        return self._decide(new, scope(made[0].checklist, made[0].requirement), seen) if made else ()

    def _on_requirement(
        self, kind: str, checklist: str, requirement: str, said: Mapping[str, Any], seen: int | None
    ) -> Decision:
        template = self.templates.one(checklist)
        asks = requirement_of(template, requirement)
        body = {"checklist": template.id, "requirement": asks.id, "edition": template.edition, **said}
        about = scope(template.id, asks.id)
        return self._decide([NewDecision(kind, about, body)], about, seen)[0]

    def _decide(self, new: Sequence[NewDecision], about: str, seen: int | None) -> tuple[Decision, ...]:
        """All of these on one requirement, if nobody decided on it after ``seen``."""
        last = self._store.decisions_mark()[0] if seen is None else seen
        first, *rest = [replace(one, scope=about, seen=last) for one in new]
        # those that follow come after what this very person decides
        return self._store.decide_all([first, *(replace(one, seen=2**62) for one in rest)], self._stamp())


def _withdrawn(current: Decision) -> NewDecision:
    return NewDecision(
        current.kind, current.key, current.body, current.instrument, current.uid, withdrawn=True
    )


def _clean(text: str) -> str:
    """A rationale as it is kept. Raises BadRequest if it is a book."""
    if len(text) > LONGEST:
        raise BadRequest("bad_rationale", place=str(len(text)), most=LONGEST)
    return printable(text)
