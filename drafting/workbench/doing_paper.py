"""One table of what a draft does, as a report for Word and spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from drafting.clauses.deciders import Deciders
from drafting.messages import sentence
from drafting.model import Language
from drafting.report import Column, Report, Row, Table, cell
from drafting.workbench import becoming, doing_words
from drafting.workbench.acts import function_name
from drafting.workbench.called import called
from drafting.workbench.correctable import What
from drafting.workbench.correcting import Entry
from drafting.workbench.tables import draft_name

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench

_WIDE = {"conduct", "act", "matter", "condition"}


def table_report(
    desk: Workbench, draft_id: int, what: What, language: Language, against: int | None = None
) -> Report:
    """The rows with their words and who corrected them, what changed, warnings, what was not understood.

    ``against`` is the id of the draft compared with. Raises NotFound.
    """
    draft = desk.draft_by_id(draft_id)
    paper = _Paper(desk, draft_id, what, language)
    tables = [paper.rows()]
    if what == "deciders":
        tables.append(paper.matrix(desk.clauses.deciders(draft_id)))
    notes = [sentence("clauses.note", language)]
    if against is not None:
        tables.append(paper.changes(against))
        old = draft_name(desk.draft_by_id(against), desk.stages(), language)
        notes.append(sentence("doing.paper.against", language, draft=old))
    tables += [paper.warnings(), paper.unread()]
    name = draft_name(draft, desk.stages(), language, of=desk.instrument(draft.instrument).title)
    title = sentence(f"ui.doing.{what}", language)
    return Report(title, language, tuple(tables), name, tuple(notes))


class _Paper:
    def __init__(self, desk: Workbench, draft_id: int, what: What, language: Language) -> None:
        self._desk = desk
        self._id = draft_id
        self._what = what
        self._language = language
        document = desk.document(draft_id)
        self._names = called(document, language)
        self._texts = {node.eid: node.text for node in document.walk()}

    def rows(self) -> Table:
        keys = doing_words.COLUMNS[self._what]
        columns = [
            ("provision", 12),
            *((key, 26 if key in _WIDE else 14) for key in keys),
            ("words", 26),
        ]
        found = self._desk.clauses.correcting.entries(self._id, self._what)
        return self._table(
            columns, (self._row(entry) for entry in found), self._say(f"ui.doing.{self._what}")
        )

    def matrix(self, found: Deciders) -> Table:
        functions = list(dict.fromkeys(row.function for row in found.rows))
        columns = (
            Column(doing_words.caption("body", self._language), 22),
            *(Column(function_name(one, self._language), 11) for one in functions),
        )
        rows = tuple(
            Row((cell(agency, bold=True), *(cell(self._places(held.get(one, ()))) for one in functions)))
            for agency, held in found.matrix().items()
        )
        name = self._say("doing.paper.matrix")
        return Table(name, columns, rows, name, nothing=self._say("clauses.nothing_here"))

    def changes(self, against: int) -> Table:
        before = self._desk.draft_by_id(against)
        old = called(self._desk.document(against), self._language)
        rows = []
        for one in self._desk.clauses.became(self._what, against, self._id):
            told = becoming.told(one, self._language)
            name = (self._names if one.new else old).get(one.row.eid, one.row.eid)
            if one.new is None:  # another provision may bear that number now
                name = self._say("doing.of_draft", name=name, n=before.number)
            words = (self._say(f"doing.change.{one.change}"), told.about, told.before, told.after)
            rows.append(Row(tuple(cell(text) for text in (name, *words))))
        shares = (("provision", 12), ("change", 10), ("about", 30), ("before", 24), ("after", 24))
        return self._table(shares, rows, self._say("clauses.changes"))

    def warnings(self) -> Table:
        told = self._desk.clauses.warned(self._id, self._what, self._language)
        rows = (Row((cell(self._name(one.eid)), cell(words, tone="fair"))) for one, words in told)
        return self._table((("provision", 14), ("warning", 60)), rows, self._say("clauses.warnings"))

    def unread(self) -> Table:
        found = self._desk.clauses.unread(self._id, self._what)
        rows = (Row((cell(self._name(one.eid)), cell(one.quote.exact))) for one in found)
        return self._table((("provision", 14), ("words", 60)), rows, self._say("clauses.not_read"))

    def _row(self, entry: Entry) -> Row:
        said = entry.correction
        note: tuple[str, ...] = ()
        if said is not None:
            key = "stale" if said.stale else "added" if said.added else "corrected"
            note = (self._say(f"doing.paper.{key}", who=said.decision.who or "?", why=said.reason or "—"),)
        words = doing_words.cells(entry.row, self._name, self._language)
        quoted = f"«{doing_words.quoted(entry.row, self._texts.get(entry.row.eid, ''))}»"
        return Row((cell(self._name(entry.row.eid), *note), *map(cell, words), cell(quoted, quiet=True)))

    def _places(self, rows: Iterable[object]) -> str:
        return "; ".join(dict.fromkeys(self._name(getattr(row, "eid", "")) for row in rows))

    def _name(self, eid: str) -> str:
        return self._names.get(eid, eid)

    def _table(self, columns: Iterable[tuple[str, int]], rows: Iterable[Row], name: str) -> Table:
        made = tuple(Column(doing_words.caption(key, self._language), share) for key, share in columns)
        return Table(name, made, tuple(rows), name, nothing=self._say("clauses.nothing_here"))

    def _say(self, key: str, **values: object) -> str:
        return sentence(key, self._language, **values)
