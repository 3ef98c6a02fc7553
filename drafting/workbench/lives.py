"""Mappings against drafts: what each draft holds and what it changed, from the store and the comparison."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from drafting import compare
from drafting.checklist.coverage import applying
from drafting.checklist.living import Fate, Heir, Living, Present, Step, Tools, live
from drafting.checklist.mapping import Mapping as Judgement
from drafting.checklist.mapping import words_of
from drafting.compare import Crossing
from drafting.compare.likeness import says_nothing
from drafting.compare.words import word_edits
from drafting.model import Draft
from drafting.store import Store
from drafting.workbench import lineage

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench

_TOOLS = Tools(word_edits, says_nothing)

#: by instrument the draft that is looked at
Drafts = Mapping[str, Draft]


class Lives:
    """What became of mappings in any draft. Holds only what never changes: drafts and their comparisons."""

    def __init__(self, desk: Workbench, store: Store) -> None:
        self._desk = desk
        self._store = store
        self.present = lru_cache(maxsize=32)(self._present)
        self._steps = lru_cache(maxsize=16)(self._told)
        self._crossings = lru_cache(maxsize=32)(self._crossed)
        self._lived = lru_cache(maxsize=8192)(self._alone)

    def living(
        self,
        judgements: Sequence[Judgement],
        draft: Draft,
        history: tuple[Draft, ...],
        *,
        asks: str | None = None,
        among: Drafts | None = None,
    ) -> Living:
        """What the judgements (not none) on one provision come to in a draft.

        ``history`` are all drafts of its instrument, ``asks`` is what the requirement asks now. With
        ``among``, what is gone from the draft is looked for in these drafts of other instruments.
        """
        node = self.present(draft).nodes.get(judgements[0].uid)
        applies = applying(judgements, words_of(node) if node else None, draft.number)
        found = self._lived(applies, draft, history, asks)
        lost = found.fate in (Fate.DELETED, Fate.REPEALED) and not found.heirs
        if not (lost and among):
            return found
        return live(
            applies,
            self.present(draft),
            self._steps(history),
            _TOOLS,
            crossed=lambda uid: self._elsewhere(uid, draft, history, among),
            asks=asks,
        )

    def _alone(
        self, applies: Judgement, draft: Draft, history: tuple[Draft, ...], asks: str | None
    ) -> Living:
        return live(applies, self.present(draft), self._steps(history), _TOOLS, asks=asks)

    def _elsewhere(self, uid: str, draft: Draft, history: tuple[Draft, ...], among: Drafts) -> Iterable[Heir]:
        """Where the words of what is gone stand in the other instruments."""
        touched = [
            step.number
            for step in self._steps(history)
            if step.number <= draft.number and any(fact.old == uid for fact in step.about([uid]))
        ]
        at = next((place for place, found in enumerate(history) if found.number == (touched or [0])[-1]), 0)
        if not at:
            return
        for slug, other in among.items():
            if slug == draft.instrument:
                continue
            for crossing in self._crossings(history[at - 1], history[at], other):
                for change in crossing.changes:
                    if change.old and change.new and change.old.uid == uid:
                        yield Heir(slug, change.new, Fate.CROSSED, touched[-1])

    def _present(self, draft: Draft) -> Present:
        return Present.of(draft.number, self._desk.document(draft.id))

    def _told(self, drafts: tuple[Draft, ...]) -> tuple[Step, ...]:
        lineage.tell(self._store, drafts)
        facts = self._store.facts(drafts)
        return tuple(Step(draft.number, facts.get(draft.id, ())) for draft in drafts)

    def _crossed(self, old: Draft, new: Draft, other: Draft) -> tuple[Crossing, ...]:
        return compare.crossings(self._desk.compare(old.id, new.id), self._desk.document(other.id))
