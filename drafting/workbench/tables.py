"""Comparative tables of drafts and of files: two, three or many texts, in Word, as a spreadsheet, as PDF."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from drafting.compare.table import Choices, Extra, Table, by_eid, many_texts, three_texts, two_texts
from drafting.errors import BadRequest
from drafting.messages import day, sentence
from drafting.model import Document, Draft, Language, Mark, Stage
from drafting.workbench.marks import marks
from drafting.workbench.output import as_pdf

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench

Format = Literal["docx", "xlsx", "pdf"]
#: Columns of text that still can be read on the larger paper.
MOST_TEXTS = 8


class Tables:
    """The comparative tables of a workspace; ``choices`` say what goes in."""

    def __init__(self, desk: Workbench) -> None:
        self._desk = desk

    def two(self, old_id: int, new_id: int, *, format: Format, choices: Choices) -> bytes:
        """The table of two drafts, of one instrument or of two. Raises NotFound, OfficeError (PDF)."""
        old, new = self.names(old_id, new_id)
        comparison = self._desk.compare(old_id, new_id)
        return written(two_texts(comparison, names=(old, new), choices=choices), format)

    def three(self, base_id: int, a_id: int, b_id: int, *, format: Format, choices: Choices) -> bytes:
        """The table of two drafts against a third. Raises NotFound, OfficeError (PDF)."""
        base, a, b = self.names(base_id, a_id, b_id)
        found = self._desk.three(base_id, a_id, b_id)
        return written(three_texts(found, names=(base, a, b), choices=choices), format)

    def many(self, draft_ids: Sequence[int], *, format: Format, choices: Choices) -> bytes:
        """The table of consecutive drafts, each against the one before it in the order given.

        Raises BadRequest for too few or too many, NotFound, OfficeError (PDF).
        """
        check_number(len(draft_ids))
        comparisons = [self._desk.compare(old, new) for old, new in pairwise(draft_ids)]
        table = many_texts(comparisons, names=self.names(*draft_ids), choices=choices)
        return written(table, format)

    def names(self, *draft_ids: int) -> list[str]:
        """What the drafts are called beside one another, in the language of the last."""
        desk = self._desk
        drafts = [desk.draft_by_id(draft_id) for draft_id in draft_ids]
        instruments = [desk.instrument(draft.instrument) for draft in drafts]
        language = instruments[-1].language
        several = len({draft.instrument for draft in drafts}) > 1
        return [
            draft_name(draft, desk.stages(), language, of=instrument.short_title if several else "")
            for draft, instrument in zip(drafts, instruments, strict=True)
        ]


def check_number(texts: int) -> None:
    """Raises BadRequest unless a table can hold so many texts."""
    if not 2 <= texts <= MOST_TEXTS:
        raise BadRequest("table_texts", place=str(texts), most=MOST_TEXTS)


def with_extras(
    choices: Choices,
    document: Document,
    *,
    kinds: Iterable[str] = (),
    caption: str = "",
    blank: str = "",
    said: Iterable[Mark] | None = None,
) -> Choices:
    """The choices with columns beside the texts.

    One for what these ``kinds`` (see ``workbench.marks``) say of ``document``, the text that leads the table,
    under ``caption`` or the usual one; and an empty one headed ``blank``, to be filled in by hand, if it is
    given. ``said`` is what these kinds say, where a workspace knows more of it. Raises BadRequest for an
    unknown kind.
    """
    kinds = tuple(dict.fromkeys(kinds))
    extras: list[Extra] = []
    if kinds:
        language = document.language
        usual = f"table.remarks.{kinds[0]}"
        named = sentence(usual, language)
        if len(kinds) > 1 or named == usual:
            named = sentence("table.remarks.several", language)
        extras.append(
            Extra(caption or named, by_eid(marks(document, kinds, language) if said is None else said))
        )
    if blank:
        extras.append(Extra(blank))
    return replace(choices, extras=(*choices.extras, *extras))


def written(table: Table, format: Format) -> bytes:
    """The table as a Word file, a spreadsheet or a PDF. The same table gives the same bytes but for PDF.

    Raises OfficeError for a PDF where LibreOffice is not to be had.
    """
    if format == "xlsx":
        from drafting import sheets  # openpyxl takes most of a second to load

        return sheets.workbook(table)
    from drafting.word import comparative

    data = comparative.comparative(table)
    return as_pdf(data) if format == "pdf" else data


def draft_name(draft: Draft, stages: Iterable[Stage], language: Language, *, of: str = "") -> str:
    """Number, stage and date of a draft in words, behind the short title of its instrument if given."""
    names = {stage.id: stage.names[language] for stage in stages}
    stage = names.get(draft.stage, draft.stage)
    name = sentence("table.draft", language, number=draft.number, stage=stage, date=day(draft.date, language))
    return sentence("table.draft_of", language, title=of, draft=name) if of else name
