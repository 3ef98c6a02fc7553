"""What a briefing tells of the checklist: how much is missing where, and the weightiest few."""

from __future__ import annotations

from collections import Counter

from drafting.messages import sentence
from drafting.model import Language
from drafting.report import Column, Row, Table, cell
from drafting.workbench.sheet import Sheet

#: requirements that are told one by one; the rest stand in the gap report
MOST = 10


def by_section(sheet: Sheet, language: Language) -> Table:
    """How many requirements of each section of the checklist are not met."""
    count = Counter(entry.requirement.section for entry in sheet.gaps())
    rows = [
        Row((cell(section.name(language)), cell(str(count[section.id]))))
        for section in sheet.checklist.sections
        if count[section.id]
    ]
    return _table("gaps", (("section", 80), ("missing", 20)), rows, language)


def weightiest(sheet: Sheet, language: Language) -> Table:
    """The most urgent of them, ten at most, and where all the others are."""
    gaps = sheet.gaps()
    rows = [
        Row(
            (cell(entry.requirement.id), cell(entry.requirement.text(language))),
            sentence(f"mapping.state.{entry.state}", language),
        )
        for entry in gaps[:MOST]
    ]
    if len(gaps) > MOST:
        more = sentence("briefing.more_gaps", language, count=len(gaps) - MOST)
        rows.append(Row((cell(""), cell(more, quiet=True)), rows[-1].group))
    by = sentence("briefing.state", language)
    return _table("first_gaps", (("number", 12), ("requirement", 88)), rows, language, by)


def _table(
    name: str, captions: tuple[tuple[str, int], ...], rows: list[Row], language: Language, by: str = ""
) -> Table:
    words = sentence(f"briefing.{name}", language)
    columns = tuple(Column(sentence(f"briefing.{key}", language), share) for key, share in captions)
    return Table(words, columns, tuple(rows), words, by, sentence("briefing.nothing", language))
