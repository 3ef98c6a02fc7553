"""What the table exports of drafts and of files share: the name of a draft, and the two formats."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from drafting.compare.table import Table
from drafting.messages import sentence
from drafting.model import Draft, Language, Stage

Format = Literal["docx", "xlsx"]


def written(table: Table, format: Format) -> bytes:
    """The table as a Word file or a spreadsheet. The same table gives the same bytes."""
    if format == "xlsx":
        from drafting import sheets  # openpyxl takes most of a second to load

        return sheets.workbook(table)
    from drafting.word import comparative

    return comparative.comparative(table)


def draft_name(draft: Draft, stages: Iterable[Stage], language: Language, *, of: str = "") -> str:
    """Number, stage and date of a draft in words, behind the short title of its instrument if given."""
    names = {stage.id: stage.names[language] for stage in stages}
    on = draft.date
    date = sentence(
        "table.date",
        language,
        day=on.day,
        month=sentence(f"table.month.m{on.month:02}", language),
        year=on.year,
    )
    stage = names.get(draft.stage, draft.stage)
    name = sentence("table.draft", language, number=draft.number, stage=stage, date=date)
    return sentence("table.draft_of", language, title=of, draft=name) if of else name
