"""Control lists and the chemicals of drafts in a workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from drafting import corpus
from drafting.errors import BadRequest
from drafting.messages import sentence
from drafting.model import Document, Draft, Language, Mark
from drafting.report import Table
from drafting.store import Stamp, Store
from drafting.substances import crossover as crossing
from drafting.substances.crossover import Crossing, Summary
from drafting.substances.importing import imported, reread
from drafting.substances.model import ControlList
from drafting.substances.passages import Course, Examined, Passage, courses, passages
from drafting.substances.report import Examination, examine
from drafting.substances.scan import Known
from drafting.substances.telling import tell, tell_missing, uncovered
from drafting.workbench.called import called
from drafting.workbench.list_files import rows_of
from drafting.workbench.reports import ReportFormat, written
from drafting.workbench.substance_passages import Told, table_of, tell_passages
from drafting.workbench.substance_report import of_draft, of_overlap
from drafting.workbench.tables import draft_name

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench

#: the kind of decision that keeps an imported list
IMPORTED = "control_list"


class Through(NamedTuple):
    """The chemicals of an instrument through its drafts."""

    drafts: tuple[Draft, ...]
    passages: tuple[Passage, ...]
    courses: tuple[Course, ...]
    known: Known


class Overlap(NamedTuple):
    """The items of one list against another."""

    crossings: tuple[Crossing, ...]
    summary: Summary
    lists: tuple[ControlList, ...]


class Substances:
    """The use cases of control lists. Holds nothing but what never changes: ready lists, examined drafts."""

    def __init__(self, desk: Workbench, store: Store, stamp: Callable[[], Stamp]) -> None:
        self._desk = desk
        self._store = store
        self._stamp = stamp
        self._examined = lru_cache(maxsize=128)(self._examine)
        self._passed = lru_cache(maxsize=24)(self._pass)
        self._tell = lru_cache(maxsize=8)(self._tell_passages)

    def lists(self, *, as_of: str = "") -> tuple[ControlList, ...]:
        """All lists: those of ``corpus/`` and the imported ones, which take the place of one with their id.

        ``as_of`` is a day ("2019-12-31"). Raises BadRequest for what is no day.
        """
        own = {one.id: one for one in dated(corpus.control_lists(), as_of)}
        for decision in self._store.decisions(IMPORTED):
            versions = self.versions(decision.key) if as_of else (reread(decision.key, decision.body),)
            own.update({one.id: one for one in versions if not as_of or one.versions[0].id <= as_of})
        return tuple(own.values())

    def known(self, *, lists: Sequence[str] = (), as_of: str = "") -> Known:
        """The lists that ``report`` measures against, ready to be looked for. Raises BadRequest."""
        return ready(chosen(self.lists(as_of=as_of), lists))

    def versions(self, list_id: str) -> tuple[ControlList, ...]:
        """What was imported under an id, first first."""
        return tuple(
            reread(decision.key, decision.body)
            for decision in self._store.decided(IMPORTED, list_id)
            if not decision.withdrawn
        )

    def crossover(self, one: str = "australia-group", other: str = "cwc", *, as_of: str = "") -> Overlap:
        """The items of one list against another, and the overlap in figures. Raises BadRequest."""
        return _overlap(self.lists(as_of=as_of), one, other)

    def report(self, draft_id: int, *, lists: Sequence[str] = (), as_of: str = "") -> Examination:
        """The chemicals of a draft against the lists. Raises NotFound, BadRequest."""
        return self._examined(self._desk.draft_by_id(draft_id), chosen(self.lists(as_of=as_of), lists))

    def report_on(
        self, document: Document, *, lists: Sequence[str] = (), as_of: str = ""
    ) -> tuple[Examination, Known]:
        """The chemicals of any text against the lists kept here. Raises BadRequest."""
        known = self.known(lists=lists, as_of=as_of)
        return examine(document, known, corpus.reference_wording()), known

    def marks(self, draft_id: int, language: Language) -> tuple[Mark, ...]:
        """What the lists kept here say of the provisions of a draft. Raises NotFound."""
        return tuple(said_of(self.report(draft_id), self.known(), self._desk.document(draft_id), language))

    def has_own(self) -> bool:
        """Whether a list was imported here: then what ships is not all that counts."""
        return bool(self._store.decisions(IMPORTED))

    def export(
        self,
        draft_id: int,
        format: ReportFormat,
        language: Language,
        *,
        lists: Sequence[str] = (),
        as_of: str = "",
    ) -> bytes:
        """The chemicals of a draft as a Word file, a spreadsheet or PDF. Raises NotFound, BadRequest."""
        draft = self._desk.draft_by_id(draft_id)
        known = ready(chosen(self.lists(as_of=as_of), lists))
        instrument = self._desk.instrument(draft.instrument)
        name = draft_name(draft, self._desk.stages(), language, of=instrument.title)
        names = called(self._desk.document(draft_id), language)
        found = self.report(draft_id, lists=lists, as_of=as_of)
        table = self._through_table(draft.instrument, language, lists, as_of)
        return written(of_draft(found, known, names, name, language, table), format)

    def export_crossover(
        self, format: ReportFormat, language: Language, *, one: str = "australia-group", other: str = "cwc"
    ) -> bytes:
        """The overlap of two lists as a Word file, a spreadsheet or PDF. Raises BadRequest."""
        return written(of_overlap(self.crossover(one, other), language), format)

    def through_drafts(self, slug: str, *, lists: Sequence[str] = (), as_of: str = "") -> Through:
        """When each chemical entered or left the drafts of an instrument. Raises NotFound, BadRequest."""
        drafts = self._desk.drafts(slug)
        known = chosen(self.lists(as_of=as_of), lists)
        return self._passed(drafts, known)

    def import_list(
        self,
        data: bytes,
        file_name: str,
        *,
        list_id: str,
        name: str,
        version: date,
        columns: Mapping[str, str] | None = None,
        after: int | None = None,
    ) -> ControlList:
        """Keep a newer list, or another regime's, from a .csv or .xlsx file.

        ``columns`` says which column of the file stands for which field where its heading does not tell.
        An imported list takes the place of the one with its id; the earlier ones stay. Raises InvalidData,
        which names file, row and field; BadRequest; Conflict. Nothing is stored then.
        """
        found = imported(
            rows_of(data, file_name), PurePath(file_name).name, list_id=list_id, name=name,
            version=version.isoformat(), columns=columns or {}, known=self.lists(),
        )  # fmt: skip
        standing = self._store.decision(IMPORTED, list_id)
        seen = after if after is not None else (standing.id if standing else None)
        body = found.body | {"file": PurePath(file_name).name}
        self._store.decide(IMPORTED, list_id, body, self._stamp(), after=seen)
        return found.list

    def told(
        self, slug: str, language: Language, *, lists: Sequence[str] = (), as_of: str = ""
    ) -> tuple[Told, ...]:
        """The same in sentences, chemical by chemical. Raises NotFound, BadRequest."""
        drafts, known = self._desk.drafts(slug), chosen(self.lists(as_of=as_of), lists)
        others = tuple(
            (one.slug, one.short_title, kept)
            for one in self._desk.instruments()
            if one.slug != slug and (kept := self._desk.drafts(one.slug))
        )
        return self._tell(drafts, known, language, others)

    def _tell_passages(
        self,
        drafts: tuple[Draft, ...],
        lists: tuple[ControlList, ...],
        language: Language,
        others: tuple[tuple[str, str, tuple[Draft, ...]], ...],
    ) -> tuple[Told, ...]:
        ids = {draft.number: draft.id for draft in drafts}
        through = self._passed(drafts, lists)
        gone = any(one.steps[-1].turn == "left" for one in through.passages)
        there = [(slug, name, self._passed(kept, lists)) for slug, name, kept in others if gone]
        return tell_passages(through, lambda number: self._desk.document(ids[number]), language, there)

    def _through_table(self, slug: str, language: Language, lists: Sequence[str], as_of: str) -> Table | None:
        """The chemicals by draft, where there is more than one draft and any chemical in them."""
        through = self.through_drafts(slug, lists=lists, as_of=as_of)
        told = self.told(slug, language, lists=lists, as_of=as_of)
        return table_of(through, told, language) if told and len(through.drafts) > 1 else None

    def _pass(self, drafts: tuple[Draft, ...], lists: tuple[ControlList, ...]) -> Through:
        examined = [
            Examined(draft.number, self._desk.document(draft.id), self._examined(draft, lists))
            for draft in drafts
        ]
        return Through(drafts, passages(examined), courses(examined), ready(lists))

    def _examine(self, draft: Draft, lists: tuple[ControlList, ...]) -> Examination:
        return examine(self._desk.document(draft.id), ready(lists), corpus.reference_wording())


def dated(lists: Iterable[ControlList], as_of: str) -> Iterable[ControlList]:
    """The lists as they read on a day. Raises BadRequest for what is no day."""
    if as_of:
        try:
            date.fromisoformat(as_of)
        except ValueError as wrong:
            raise BadRequest("bad_list_day", place=as_of) from wrong
    return (one.at(as_of) for one in lists)


def chosen(lists: Iterable[ControlList], ids: Sequence[str]) -> tuple[ControlList, ...]:
    """The lists with these ids, or those that are measured unless others are asked for. Raises BadRequest."""
    there = {one.id: one for one in lists}
    for wanted in ids:
        if wanted not in there:
            raise BadRequest("bad_list", place=wanted, known=", ".join(there))
    return tuple(there[wanted] for wanted in ids) or tuple(one for one in there.values() if one.default)


@lru_cache(maxsize=8)
def ready(lists: tuple[ControlList, ...]) -> Known:
    """The lists made ready to be looked for; built once."""
    return Known(lists)


def report_on(document: Document, *, lists: Sequence[str] = (), as_of: str = "") -> tuple[Examination, Known]:
    """The chemicals of a text against the lists of ``corpus/``. Raises InvalidData, BadRequest."""
    known = shipped(lists=lists, as_of=as_of)
    return examine(document, known, corpus.reference_wording()), known


def shipped(*, lists: Sequence[str] = (), as_of: str = "") -> Known:
    """The lists of ``corpus/``, ready to be looked for. Raises InvalidData, BadRequest."""
    return ready(chosen(dated(corpus.control_lists(), as_of), lists))


def crossover_of(one: str, other: str, *, as_of: str = "") -> Overlap:
    """The items of one list of ``corpus/`` against another. Raises InvalidData, BadRequest."""
    return _overlap(dated(corpus.control_lists(), as_of), one, other)


def _overlap(lists: Iterable[ControlList], one: str, other: str) -> Overlap:
    pair = chosen(lists, (one, other))
    crossings = crossing.crossover(*pair)
    return Overlap(crossings, crossing.summary(crossings), pair)


def say(document: Document, language: Language) -> Iterable[Mark]:
    """What the lists that ship say of the provisions of a text, each on its very words."""
    return said_of(*report_on(document), document, language)


def said_of(examined: Examination, known: Known, document: Document, language: Language) -> Iterable[Mark]:
    """What was found in a text, as marks."""
    names = called(document, language) if any(one.other for one in examined.findings) else {}
    for finding in examined.findings:
        yield Mark(
            "substances", finding.eid, tell(finding, known, language, names), uid=finding.uid,
            quote=finding.quote if finding.quote.exact else None, key=f"{finding.kind}:{finding.cas}",
            severity=finding.severity,
        )  # fmt: skip
    for one in examined.lists:
        gone = uncovered(one)
        if not gone:
            continue
        listing = [spot for spot in examined.spots if spot.listing and spot.place.list in ("", one.list.id)]
        spot = (listing or examined.spots)[0]
        home = next((p for p in document.walk() if p.eid == spot.container), spot.provision)
        text = sentence(
            "substances.mark.missing",
            language,
            name=one.list.names[language],
            entries=tell_missing(gone, one, language),
        )
        key = f"missing:{one.list.id}"
        yield Mark("substances", home.eid, text, uid=home.uid, key=key, severity="warning")
