"""Checklists in a workspace: what is required, what answers it in which draft, and who said so."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from drafting.checklist import coverage as over
from drafting.checklist.coverage import Coverage, judge
from drafting.checklist.living import Living
from drafting.checklist.model import Checklist, Suggestion
from drafting.model import Decision, Document, Draft, Language, Mark
from drafting.store import Stamp, Store
from drafting.workbench.checklist_reports import Writer, course_in_words, mark
from drafting.workbench.deciding import Deciding
from drafting.workbench.exchange import Taken, decisions_of, exported
from drafting.workbench.judgements import KINDS, NOTHING, Judgements, confirmed, judgements
from drafting.workbench.lives import Lives
from drafting.workbench.reports import ReportFormat, written
from drafting.workbench.sheet import Sheet, sheet
from drafting.workbench.templates import Templates, asked

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench
    from drafting.workbench.readings import Readings

#: what a text suggests for each requirement of a template
Rank = Callable[[Checklist, Document], Sequence[Suggestion]]


class Waiting(NamedTuple):
    """A confirmed mapping that no longer holds in a draft, and asks to be looked at."""

    checklist: str
    requirement: str
    draft: Draft
    living: Living


class Checklists(Deciding):
    """The use cases of checklists on one workspace: what is decided (see ``Deciding``) and what it comes to.

    One object serves all threads, as the workbench does: it keeps only what never changes.
    """

    def __init__(
        self,
        desk: Workbench,
        store: Store,
        stamp: Callable[[], Stamp],
        *,
        shipped: Callable[[], Sequence[Checklist]],
        rank: Rank,
        readings: Readings | None = None,
    ) -> None:
        super().__init__(desk, store, stamp, Templates(store, stamp, shipped), Lives(desk, store))
        self._rank = rank
        self._readings = readings
        self._judged = lru_cache(maxsize=2)(lambda _mark: judgements(store))
        self._suggested = lru_cache(maxsize=32)(self._suggest)

    def checklists(self) -> tuple[Checklist, ...]:
        """The templates there are: those that come with the workbench, and one's own."""
        return self.templates.all()

    def carry_over(self, old: Checklist, new: Checklist) -> tuple[Decision, ...]:
        """Take what was decided over to the ids of a new edition. See ``Templates.carry_over``."""
        return self.templates.carry_over(old, new, self.decided())

    def sheet(
        self,
        checklist: str = "",
        instruments: Sequence[str] = (),
        *,
        numbers: Mapping[str, int] | None = None,
        suggest: bool = True,
    ) -> Sheet:
        """A template against these instruments together (none named: all that have drafts).

        Their latest drafts, or those of ``numbers``. Without ``suggest`` nothing is looked for in the texts.
        Raises NotFound.
        """
        template = self.templates.one(checklist)
        drafts = self._drafts(instruments, numbers or {})
        found = {slug: self._suggested(template, draft) for slug, draft in drafts.items() if suggest}
        histories = {slug: self._desk.drafts(slug) for slug in drafts}
        return sheet(template, drafts, self.decided(), self._lives, asked(template), found, histories)

    def suggestions(self, checklist: str, draft_id: int) -> tuple[Suggestion, ...]:
        """What the text of a draft suggests for each requirement. Raises NotFound."""
        return self._suggested(self.templates.one(checklist), self._desk.draft_by_id(draft_id))

    def coverage(self, checklist: str = "", instruments: Sequence[str] = ()) -> Coverage:
        """Every requirement over all drafts of these instruments together. Raises NotFound."""
        template = self.templates.one(checklist)
        drafts = {slug: self._desk.drafts(slug) for slug in self._drafts(instruments, {})}
        numbered = {(slug, draft.number): draft for slug, of in drafts.items() for draft in of}
        moments = over.moments(drafts)
        decided, asks = self.decided(), asked(template)
        standing = [{slug: numbered[slug, number] for slug, number in moment.numbers} for moment in moments]
        courses = []
        for requirement in template.requirements:
            on = decided.get((template.id, requirement.id), NOTHING)
            livings = [
                [
                    self._lives.living(
                        chain, among[slug], drafts[slug], asks=asks[requirement.id], among=among
                    )
                    for chain in on.mappings.values()
                    if (slug := chain[-1].instrument) in among
                ]
                for among in standing
            ]
            applies = on.not_applicable is None
            states = [judge(of, together=on.members, not_applicable=not applies) for of in livings]
            courses.append(over.course(requirement.id, states, livings))
        return Coverage(template.id, moments, tuple(courses))

    def told(self, coverage: Coverage, requirement: str, language: Language) -> list[str]:
        """The course of a requirement: "met since draft 4", "lost since draft 7 (article 31: repealed)"."""
        titles = {one.slug: one.short_title or one.title for one in self._desk.instruments()}
        found = next(course for course in coverage.courses if course.requirement == requirement)
        return course_in_words(coverage, found, titles, language)

    def waiting(self, instruments: Sequence[str] = ()) -> tuple[Waiting, ...]:
        """The confirmed mappings that no longer hold in the latest drafts (none named: of all)."""
        return tuple(
            found for found in self._standing(self._drafts(instruments, {})) if not found.living.holds
        )

    def stale_by(self, old_id: int, new_id: int) -> tuple[Waiting, ...]:
        """The mappings that hold in one draft of an instrument and not in the other. Raises NotFound.

        None for drafts of two instruments.
        """
        old, new = self._desk.draft_by_id(old_id), self._desk.draft_by_id(new_id)
        if old.instrument != new.instrument:
            return ()
        before = self._standing({old.instrument: old})
        held = {found.living.mapping.key for found in before if found.living.holds}
        now = self._standing({new.instrument: new})
        return tuple(found for found in now if not found.living.holds and found.living.mapping.key in held)

    def standing(self, draft_id: int) -> tuple[Waiting, ...]:
        """Every confirmed mapping of the draft's instrument as it stands in that draft. Raises NotFound."""
        draft = self._desk.draft_by_id(draft_id)
        return tuple(self._standing({draft.instrument: draft}))

    def marks(self, draft_id: int, language: Language, suggested: Sequence[Mark] = ()) -> tuple[Mark, ...]:
        """The confirmed mappings of a draft as remarks of their persons on provisions. Raises NotFound.

        With them, in the order of the text, what of ``suggested`` is not decided on: what was confirmed or
        rejected, or is of a requirement that does not apply, needs no suggestion any more.
        """
        draft = self._desk.draft_by_id(draft_id)
        present, decided = self._lives.present(draft), self.decided()
        templates = {found.id: found for found in self.templates.all()}
        said = [
            mark(found.living, templates.get(found.checklist), language)
            for found in self._standing({draft.instrument: draft})
            if found.living.provision is not None
        ]
        for one in suggested:
            on = decided.get((next(iter(templates), ""), one.key), NOTHING)
            uids = {chain[-1].uid for chain in on.mappings.values()}
            if not (on.not_applicable or any(present.within(one.uid, uid) for uid in uids)):
                said.append(one)
        order = {node.eid: place for place, node in enumerate(present.nodes.values())}
        return tuple(sorted(said, key=lambda one: order.get(one.eid, len(order))))

    def report(
        self,
        what: Literal["matrix", "gaps"],
        format: ReportFormat,
        checklist: str = "",
        instruments: Sequence[str] = (),
        *,
        numbers: Mapping[str, int] | None = None,
        language: Language | None = None,
    ) -> bytes:
        """The matrix of requirements and provisions, or the gaps, as ``sheet`` has them.

        In the language of the first instrument unless given. Raises NotFound, OfficeError (PDF).
        """
        found = self.sheet(checklist, instruments, numbers=numbers)
        first = found.drafts[0].instrument if found.drafts else ""
        spoken = language or (self._desk.instrument(first).language if first else "es")
        writer = Writer(self._desk, found, spoken)
        return written(writer.matrix() if what == "matrix" else writer.gaps(), format)

    def export_mappings(self, checklist: str = "", instruments: Sequence[str] = ()) -> dict[str, Any]:
        """All that is decided, as JSON can hold it. Raises NotFound."""
        return exported(self.sheet(checklist, instruments, suggest=False))

    def import_mappings(self, data: bytes, name: str, checklist: str = "") -> Taken:
        """Take a file of mappings over, all or nothing; each finds its provision by its very words.

        Raises UnreadableFile, InvalidData (names the row), NotFound (an instrument), Conflict.
        """
        new, taken = decisions_of(data, name, self._desk, self._store, self.templates.one(checklist))
        self._store.decide_all(new, self._stamp())
        return taken

    def history(self, checklist: str, requirement: str) -> tuple[Decision, ...]:
        """All that was decided on a requirement, the first first."""
        return tuple(self.decided().get((checklist, requirement), NOTHING).history)

    def decided(self) -> Judgements:
        """All that was ever decided on checklists, as it stands."""
        return self._judged(self._store.decisions_mark(*KINDS))

    # ---------------------------------------------------------------------------------------------

    def _standing(self, drafts: Mapping[str, Draft]) -> list[Waiting]:
        asks = {
            (found.id, name): said for found in self.templates.all() for name, said in asked(found).items()
        }
        histories = {slug: self._desk.drafts(slug) for slug in drafts}
        found = []
        for about, chain in confirmed(self.decided()):
            draft = drafts.get(chain[-1].instrument)
            if draft is not None:
                living = self._lives.living(
                    chain, draft, histories[draft.instrument], asks=asks.get(about), among=drafts
                )
                if living.mapping.confirmed:
                    found.append(Waiting(*about, draft, living))
        return found

    def _drafts(self, instruments: Sequence[str], numbers: Mapping[str, int]) -> dict[str, Draft]:
        """By instrument the draft that is meant; without names those of all instruments that have any."""
        slugs = instruments or [one.slug for one in self._desk.instruments() if self._desk.drafts(one.slug)]
        return {slug: self._desk.draft(slug, numbers.get(slug)) for slug in dict.fromkeys(slugs)}

    def _suggest(self, template: Checklist, draft: Draft) -> tuple[Suggestion, ...]:
        def read() -> tuple[Suggestion, ...]:
            return tuple(self._rank(template, self._desk.document(draft.id)))

        if self._readings is None:
            return read()
        return self._readings.of("suggestions", tuple[Suggestion, ...], (template, draft), read)
