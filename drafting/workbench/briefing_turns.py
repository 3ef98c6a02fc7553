"""What a briefing says first: the figures of the meeting, what turned, what must go back to a reviewer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from drafting.messages import day, sentence
from drafting.model import Language
from drafting.report import Column, Row, Table, cell
from drafting.workbench.called import called
from drafting.workbench.clause_rows import course_told

if TYPE_CHECKING:
    from drafting.clauses.clocks import Clock
    from drafting.clauses.comparing import Course
    from drafting.clauses.penalties import Penalty
    from drafting.workbench.briefing import On
    from drafting.workbench.desk import Workbench

#: the tables whose rows are counted, in the order of the columns
COUNTED = ("substances", "changes", "turned", "warnings", "back", "misplaced", "questions")


def glance(on: Sequence[On], made: Mapping[str, Table], gaps: int, language: Language) -> Table:
    """How much of everything there is, by instrument; ``gaps`` are of the set together."""
    rows = []
    for one in on:
        counts = [_count(made[name], one, on) for name in COUNTED]
        rows.append(Row((cell(one.title, bold=True), *(cell(str(n) if n else "\u2013") for n in counts))))
    whole = sentence("briefing.set_gaps" if gaps != 1 else "briefing.set_gaps_1", language, count=gaps)
    rows.append(Row((cell(whole, quiet=True), *(cell("") for _ in COUNTED))))
    columns = (
        Column(sentence("briefing.instrument", language), 23),
        *(Column(sentence(f"briefing.short.{name}", language), 11) for name in COUNTED),
    )
    return _table("glance", columns, rows, language)


def _count(table: Table, one: On, on: Sequence[On]) -> int:
    """The rows of a table that are about an instrument; those of questions name it in their place."""
    if any(row.group == other.title for row in table.rows for other in on):
        return sum(row.group == one.title and bool(row.cells[0].text.strip(" -")) for row in table.rows)
    return sum(row.cells[0].text.startswith(f"{one.title}, ") for row in table.rows)


def wrong_numbers(desk: Workbench, on: Sequence[On], language: Language) -> Table:
    """The CAS numbers that the control lists find wrong: somebody must say which is meant."""
    rows = [
        Row((cell(one.names.get(mark.eid, mark.eid)), cell(mark.text, tone="bad")), one.title)
        for one in on
        for mark in desk.substances.marks(one.draft.id, language)
        if mark.severity == "error"
    ]
    columns = _columns((("provision", 20), ("warning", 80)), language)
    return _table("substances", columns, rows, language, grouped=True)


def turned(desk: Workbench, on: Sequence[On], language: Language) -> Table:
    """Sanctions and time limits that are not what they were, each in a sentence."""
    rows = []
    for one in on:
        if one.before is None:
            continue
        old, new = one.before.id, one.draft.id
        once = called(desk.document(old), language)
        courses: tuple[Course[Penalty] | Course[Clock], ...] = (
            *desk.clauses.penalties_between(old, new),
            *desk.clauses.clocks_between(old, new),
        )
        for course in courses:
            row = course.new or course.old
            if course.change != "same" and row is not None:
                names = one.names if course.new else once
                said = course_told(course, language)
                name = names.get(row.eid, "")
                if course.new is None:  # another provision may bear that number now
                    name = sentence("doing.of_draft", language, name=name, n=one.before.number)
                rows.append(Row((cell(name), cell(said[:1].upper() + said[1:])), one.title))
    columns = _columns((("provision", 20), ("turn", 80)), language)
    return _table("turned", columns, rows, language, grouped=True)


def back(desk: Workbench, on: Sequence[On], language: Language) -> Table:
    """What a body reviewed and what changed since: it must see it again."""
    rows = []
    for one in on:
        for seen in desk.clauses.reviewed.back(one.draft.id):
            told = f"{seen.review.body}, {day(seen.review.day, language)}"
            why = sentence(f"review.{seen.what}", language)
            rows.append(Row((cell(seen.name or seen.eid), cell(told), cell(why, tone="fair")), one.title))
    columns = _columns((("provision", 24), ("reviewed_by", 40), ("why_back", 36)), language)
    return _table("back", columns, rows, language, grouped=True)


def _columns(captions: Sequence[tuple[str, int]], language: Language) -> tuple[Column, ...]:
    return tuple(Column(sentence(f"briefing.{key}", language), share) for key, share in captions)


def _table(
    name: str, columns: tuple[Column, ...], rows: Sequence[Row], language: Language, *, grouped: bool = False
) -> Table:
    words = sentence(f"briefing.{name}", language)
    by = sentence("briefing.instrument", language) if grouped else ""
    return Table(words, columns, tuple(rows), words, by, sentence("briefing.nothing", language))
