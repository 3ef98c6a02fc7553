"""Every export in one form: the file, what must be said of it, and what it will hold before it is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import Literal

from drafting.compare.table import Choices, Table, many_texts, three_texts, two_texts
from drafting.errors import BadRequest
from drafting.model import Draft, Language
from drafting.word.profile import Profile
from drafting.workbench import dressing, redlines
from drafting.workbench.annotated import Severity
from drafting.workbench.desk import Workbench
from drafting.workbench.output import as_pdf
from drafting.workbench.steps import Tell as Tell
from drafting.workbench.steps import unheard
from drafting.workbench.tables import Format, check_number, written

Paper = Literal["docx", "pdf"]


@dataclass(frozen=True, slots=True)
class Exported:
    """A file, and what a person must be told about it (sentences)."""

    data: bytes
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Marking:
    """How a redline is marked, by whom and when.

    ``paragraphs`` marks them whole instead of word by word; ``moves`` and ``typography`` as in
    ``word.profile.Profile``; ``cover`` puts a note with drafts, hashes and counts in front.
    """

    author: str = ""
    when: datetime | None = None
    paragraphs: bool = False
    moves: bool = True
    typography: bool = True
    cover: bool = True


def redline(
    desk: Workbench,
    old: Draft,
    new: Draft,
    marking: Marking,
    format: Paper = "docx",
    tell: Tell = unheard,
    *,
    reader: Language | None = None,
) -> Exported:
    """The changes from one draft to the next as tracked changes; warnings speak the reader's language.

    Raises NotFound, OfficeError (PDF).
    """
    tell("word")
    made = redlines.export(
        desk,
        old.id,
        new.id,
        author=marking.author,
        when=marking.when or datetime.now(UTC),
        profile=Profile("paragraphs" if marking.paragraphs else "words", marking.moves, marking.typography),
        cover=marking.cover,
        reader=reader,
    )
    return Exported(_finished(made.data, format, tell), made.warnings)


def annotated(
    desk: Workbench,
    draft: Draft,
    kinds: Sequence[str],
    language: Language,
    format: Paper = "docx",
    tell: Tell = unheard,
    *,
    severity: Severity = "info",
    suggestions: bool = False,
) -> Exported:
    """The draft with what ``kinds`` say of it as comments, from ``severity`` on.

    In the PDF they stand in the margin, and in full in a table at the end. ``suggestions`` as in
    ``annotated.offered``.

    Raises NotFound, BadRequest for an unknown kind, OfficeError (PDF).
    """
    tell("word")
    made = desk.annotated.export(
        draft.id,
        kinds,
        language=language,
        severity=severity,
        listed=format == "pdf",
        suggestions=suggestions,
    )
    data = made.data
    if format == "pdf":
        tell("pdf")
        data = as_pdf(data, notes_in_margin=True)
    return Exported(data, made.told(language))


def clean(
    desk: Workbench,
    draft: Draft,
    format: Paper = "docx",
    tell: Tell = unheard,
    *,
    house: bool = False,
    reader: Language | None = None,
) -> Exported:
    """A clean copy of the draft: in its own Word file, or in ``house`` style. See ``dressing.clean``.

    Raises NotFound, OfficeError (PDF).
    """
    tell("word")
    made = dressing.in_house_style(desk, draft) if house else dressing.clean(desk, draft, reader=reader)
    return Exported(_finished(made.data, format, tell), made.told)


def akoma_ntoso(desk: Workbench, draft: Draft, tell: Tell = unheard, *, country: str = "") -> Exported:
    """The draft as Akoma Ntoso 3.0: its tree with eids and uids, citations as links, the drafts before it.

    ``country`` is the code of two letters (ISO 3166) for its address. Raises NotFound; BadRequest for
    another code.
    """
    from drafting.akn.facts import NO_COUNTRY, Facts, Version
    from drafting.akn.write import written

    code = country.strip().lower() or NO_COUNTRY
    if not (len(code) == 2 and code.isascii() and code.isalpha()):
        raise BadRequest("bad_country", place=country[:40])
    tell("akn")
    instrument, names = desk.instrument(draft.instrument), {one.id: one.names for one in desk.stages()}
    before = [one for one in desk.drafts(draft.instrument) if one.number <= draft.number]
    versions = tuple(
        Version(one.number, one.date, names.get(one.stage, {}).get(instrument.language, one.stage))
        for one in before
    )
    facts = Facts(instrument.slug, instrument.layer, versions, draft.author, code)
    return Exported(written(desk.document(draft.id), facts))


def table(desk: Workbench, drafts: Sequence[Draft], choices: Choices, *, against_base: bool = False) -> Table:
    """What a comparative table of these drafts says, the oldest or the base first.

    Raises NotFound, BadRequest for too few or too many.

    Three ``against_base`` are a base and two drafts of it; any others follow one another.
    """
    check_number(len(drafts))
    ids = [draft.id for draft in drafts]
    names = desk.tables.names(*ids)
    if against_base:
        base, a, b = names
        return three_texts(desk.three(*ids), names=(base, a, b), choices=choices)
    steps = [desk.compare(old, new) for old, new in pairwise(ids)]
    if len(steps) == 1:
        return two_texts(steps[0], names=(names[0], names[1]), choices=choices)
    return many_texts(steps, names=names, choices=choices)


def table_file(made: Table, format: Format, tell: Tell = unheard) -> Exported:
    """A table as a file. Raises OfficeError (PDF)."""
    tell("word" if format != "xlsx" else "sheet")
    if format != "pdf":
        return Exported(written(made, format))
    return Exported(_finished(written(made, "docx"), "pdf", tell))


def _finished(docx: bytes, format: str, tell: Tell) -> bytes:
    if format != "pdf":
        return docx
    tell("pdf")
    return as_pdf(docx)
