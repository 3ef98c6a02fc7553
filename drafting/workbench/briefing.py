"""The briefing: one Word document for a meeting on a set of instruments, in either language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from drafting.clauses.deciders import Decider
from drafting.messages import day, sentence
from drafting.model import Change, Draft, Instrument, Language, Op
from drafting.report import Cell, Column, Report, Row, Span, Table, cell, edited
from drafting.review.model import WAITING
from drafting.workbench.acts import function_name
from drafting.workbench.briefing_gaps import by_section, weightiest
from drafting.workbench.briefing_turns import back, glance, turned, wrong_numbers
from drafting.workbench.briefing_words import cut, matters, near, number, proposed
from drafting.workbench.called import called
from drafting.workbench.clause_rows import told
from drafting.workbench.clause_tables import clock_rows, penalty_rows
from drafting.workbench.reports import ReportFormat, written

if TYPE_CHECKING:
    from drafting.clauses.sentences import Alert
    from drafting.workbench.desk import Workbench

#: hears what is being done, and which share of all is done
Tell = Callable[[str, float | None], None]

#: the functions of bodies, in the order of a procedure
FUNCTIONS = ("receives", "advises", "decides", "inspects", "sanctions", "hears_appeals", "keeps_lists")

_MOST = 40  # changes of one instrument that are told one by one


@dataclass(frozen=True, slots=True)
class On:
    """One instrument of the set: its latest draft, and the one it is compared with."""

    instrument: Instrument
    draft: Draft
    before: Draft | None
    names: dict[str, str]  # what its provisions are called, by eid

    @property
    def title(self) -> str:
        """What a reader calls it, in short."""
        return self.instrument.short_title or self.instrument.title


class Briefing:
    """Makes the briefing of a workspace. ``language`` is that of the reader."""

    def __init__(self, desk: Workbench, language: Language) -> None:
        self._desk = desk
        self._language = language

    def report(
        self, instruments: Sequence[str] = (), since: date | None = None, tell: Tell | None = None
    ) -> Report:
        """Where each draft stands, what changed, what is open: as tables.

        ``instruments`` are slugs, () for all that have a draft. Changes are told from the last draft that was
        there on ``since``, else from the draft before the latest. ``tell`` hears which table is being made,
        and which share of all is done. Raises NotFound.
        """
        wanted = [self._desk.instrument(slug) for slug in instruments] or self._desk.instruments()
        on = [self._on(one, since) for one in wanted if self._desk.drafts(one.slug)]
        slugs = [one.instrument.slug for one in on]
        sheet = cache(lambda: self._desk.checklists.sheet("", slugs))  # read when its turn has come
        costs, times = (12, 44, 28, 16), (12, 42, 14, 20, 12)
        parts: tuple[tuple[str, Callable[[], Table]], ...] = (  # what is to be talked about first
            ("stands", lambda: self._stands(on)),
            ("substances", lambda: wrong_numbers(self._desk, on, self._language)),
            ("turned", lambda: turned(self._desk, on, self._language)),
            ("warnings", lambda: self._warnings(on)),
            ("back", lambda: back(self._desk, on, self._language)),
            ("misplaced", lambda: self._misplaced(on)),
            ("questions", lambda: self._questions(on)),
            ("changes", lambda: self._changes(on)),
            ("gaps", lambda: by_section(sheet(), self._language)),
            ("first_gaps", lambda: weightiest(sheet(), self._language)),
            ("deciders", lambda: self._deciders(on)),
            ("penalties", lambda: self._clause_table(on, "penalties", penalty_rows, costs)),
            ("clocks", lambda: self._clause_table(on, "clocks", clock_rows, times)),
        )
        made: dict[str, Table] = {}
        for done, (name, make) in enumerate(parts):
            if tell is not None:
                tell(self._say(name), done / len(parts))
            made[name] = make()
        period = self._say("since", date=day(since, self._language)) if since else self._say("last")
        return Report(
            self._say("title"),
            self._language,
            (glance(on, made, len(sheet().gaps()), self._language), *made.values()),
            " · ".join(f"{one.title} {one.draft.number}" for one in on),
            (period, self._say("note")),
        )

    def _on(self, instrument: Instrument, since: date | None) -> On:
        drafts = self._desk.drafts(instrument.slug)
        latest = drafts[-1]
        earlier = [one for one in drafts[:-1] if since is None or one.date <= since]
        names = called(self._desk.document(latest.id), self._language)
        return On(instrument, latest, earlier[-1] if earlier else None, names)

    # --- the tables ------------------------------------------------------------------------------

    def _stands(self, on: Sequence[On]) -> Table:
        stages = {one.id: one.names[self._language] for one in self._desk.stages()}
        rows = []
        for one in on:
            document = self._desk.document(one.draft.id)
            units = sum(
                node.eid.startswith(("art_", "sec_")) and "__" not in node.eid for node in document.walk()
            )
            rows.append(
                self._row(
                    one.instrument.title,
                    str(one.draft.number),
                    stages.get(one.draft.stage, one.draft.stage),
                    day(one.draft.date, self._language),
                    str(units),
                    one.draft.note,
                )
            )
        captions = [
            ("instrument", 26),
            ("draft", 8),
            ("stage", 14),
            ("date", 10),
            ("size", 10),
            ("about", 32),
        ]
        return self._table("stands", captions, rows)

    def _changes(self, on: Sequence[On]) -> Table:
        rows: list[Row] = []
        for one in on:
            if one.before is None:
                rows.append(
                    Row((cell("-"), cell(""), cell(self._say("first"), quiet=True), cell("")), one.title)
                )
                continue
            changes = self._desk.compare(one.before.id, one.draft.id).changes
            found = [change for change in changes if matters(change, changes)]
            rows += [self._change(change, one) for change in found[:_MOST]]
            if len(found) > _MOST:
                more = self._say("more", count=len(found) - _MOST)
                rows.append(Row((cell(""), cell(""), cell(more, quiet=True), cell("")), one.title))
        captions = [("provision", 16), ("significance", 14), ("before", 35), ("now", 35)]
        return self._table("changes", captions, rows, grouped="instrument")

    def _change(self, change: Change, on: On) -> Row:
        touched = [sentence(f"ui.redline.sig_{one.value}", self._language) for one in change.significance]
        side = change.provision
        name = on.names.get(side.eid) or side.label.strip(" .-–—") or side.eid
        if change.old is None or change.new is None:
            kind = "inserted" if change.old is None else "deleted"
            words = cell(cut(side.text or side.heading))
            cells = (cell(""), words) if change.old is None else (words, cell(""))
            return Row((cell(name), cell(self._say(kind), bold=True), *cells), on.title)
        shown = [
            cell(edited(edit for edit in near(change) if edit.op in (Op.EQUAL, op)))
            for op in (Op.DELETE, Op.INSERT)
        ]
        return Row((cell(name), cell(", ".join(touched)), *shown), on.title)

    def _misplaced(self, on: Sequence[On]) -> Table:
        # the rules load when they are asked for
        from drafting.workbench.placement_says import headed, layer_name

        by_slug = {one.instrument.slug: one for one in on}
        found = self._desk.placing.findings([one.draft.id for one in on], settled=False)
        rows = [
            Row(
                (
                    cell(by_slug[seen.finding.slug].names.get(seen.finding.eid, seen.finding.eid)),
                    cell(
                        headed(seen.finding, self._language),
                        *([(Span(f"«{cut(seen.finding.evidence[0].quote.exact)}»", quiet=True),)]
                          if seen.finding.evidence else []),
                    ),
                    cell(layer_name(seen.finding.belongs, self._language)),
                ),
                by_slug[seen.finding.slug].title,
            )
            for seen in found
            if seen.finding.severity != "info"
        ]  # fmt: skip
        captions = [("provision", 20), ("warning", 55), ("belongs", 25)]
        return self._table("misplaced", captions, rows, grouped="instrument")

    def _warnings(self, on: Sequence[On]) -> Table:
        rows = [
            Row((cell(one.names.get(alert.eid) or alert.eid), cell(words, tone="fair")), one.title)
            for one in on
            for alert, words in self._alerts(one)
        ]
        return self._table("warnings", [("provision", 20), ("warning", 80)], rows, grouped="instrument")

    def _alerts(self, on: On) -> list[tuple[Alert, str]]:
        clauses, draft = self._desk.clauses, on.draft.id
        consequences = (*clauses.alerts(draft, "penalties"), *clauses.alerts(draft, "clocks"))
        found = [(alert, told(alert, self._language)) for alert in consequences]
        found += clauses.act_warnings(draft, self._language)
        order = {eid: place for place, eid in enumerate(on.names)}
        return sorted(found, key=lambda one: order.get(one[0].eid, len(order)))

    def _clause_table(
        self,
        on: Sequence[On],
        name: str,
        read: Callable[[Workbench, Draft, dict[str, str], Language], tuple[list[str], list[list[str]]]],
        shares: Sequence[int],
    ) -> Table:
        rows: list[Row] = []
        captions: list[str] = []
        for one in on:
            captions, lines = read(self._desk, one.draft, one.names, self._language)
            rows += [Row(tuple(cell(cut(text)) for text in line), one.title) for line in lines]
        columns = tuple(Column(text, share) for text, share in zip(captions, shares, strict=False))
        return self._table(name, (), rows, grouped="instrument", columns=columns)

    def _deciders(self, on: Sequence[On]) -> Table:
        rows = []
        for one in on:
            found = self._desk.clauses.deciders(one.draft.id)
            for agency, cells in found.matrix().items():
                line = [self._places(cells.get(function, ()), one) for function in FUNCTIONS]
                rows.append(Row((cell(agency, bold=True), *line), one.title))
        columns = (
            Column(self._say("agency"), 24),
            *(Column(function_name(one, self._language), 11) for one in FUNCTIONS),
        )
        return self._table("deciders", (), rows, grouped="instrument", columns=columns)

    def _questions(self, on: Sequence[On]) -> Table:
        rows = []
        for one in on:
            slug = one.instrument.slug
            asked = [
                (said.origin.reviewer or said.author, said.eid, said.label, said.text, said.state)
                for said in self._desk.reviews.comments(slug)
            ]
            asked += [
                (
                    said.origin.reviewer or said.author,
                    said.eid,
                    said.label,
                    proposed(said.old, said.new),
                    said.state,
                )
                for said in self._desk.reviews.proposals(slug)
            ]
            for reviewer, eid, label, text, state in asked:
                if state in WAITING:
                    place = one.names.get(eid) or label or "-"
                    settled = sentence(f"review.state.{state.value}", self._language)
                    rows.append(
                        Row((cell(f"{one.title}, {place}"), cell(cut(text)), cell(settled)), reviewer or "-")
                    )
        rows.sort(key=lambda row: row.group)
        captions = [("provision", 26), ("question", 58), ("state", 16)]
        return self._table("questions", captions, rows, grouped="reviewer")

    # ---------------------------------------------------------------------------------------------

    def _places(self, cells: Iterable[Decider], on: On) -> Cell:
        articles = dict.fromkeys(on.names.get(one.eid.split("__")[0], one.eid) for one in cells)
        return cell(", ".join(number(name) for name in articles))

    def _table(
        self, name: str, captions: Sequence[tuple[str, int]], rows: Iterable[Row], *, grouped: str = "",
        columns: tuple[Column, ...] = (),
    ) -> Table:  # fmt: skip
        made = columns or tuple(Column(self._say(key), share) for key, share in captions)
        words = self._say(name)
        return Table(
            words,
            made or (Column(words),),
            tuple(rows),
            words,
            self._say(grouped) if grouped else "",
            self._say("nothing"),
        )

    def _row(self, *texts: str) -> Row:
        return Row(tuple(cell(text) for text in texts))

    def _say(self, key: str, **values: object) -> str:
        return sentence(f"briefing.{key}", self._language, **values)


def export(
    desk: Workbench, format: ReportFormat = "docx", *, instruments: Sequence[str] = (),
    since: date | None = None, language: Language = "es", tell: Tell | None = None,
) -> bytes:  # fmt: skip
    """The briefing as a file; ``tell`` as in ``Briefing.report``. Raises NotFound, OfficeError (PDF)."""
    return written(Briefing(desk, language).report(instruments, since, tell), format, author=desk.who)
