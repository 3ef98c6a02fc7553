"""Annotated Word files: what is said of a draft as comments in the file it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from drafting import files
from drafting.messages import catalogue, sentence
from drafting.model import Annex, Document, Language, Mark
from drafting.workbench import marks, papers
from drafting.workbench.called import called
from drafting.workbench.in_word import in_word, lacks_office

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench


Severity = Literal["info", "warning", "error"]
#: from what only informs to what must be put right
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
_LONGEST_QUOTE = 120


class Annotation(NamedTuple):
    """An annotated file, how many comments it got, whether macros were left out of it, and whether it is in
    house style only because LibreOffice is not installed."""

    data: bytes
    comments: int
    had_macros: bool
    lacks_office: bool = False

    def told(self, language: Language) -> tuple[str, ...]:
        """What a person must be told of it."""
        keys = [key for key, on in (("macros", self.had_macros), ("no_office", self.lacks_office)) if on]
        return tuple(sentence(f"export.{key}", language) for key in keys)


class Annotated:
    """The annotated exports of one workspace."""

    def __init__(self, desk: Workbench, now: Callable[[], datetime]) -> None:
        self._desk = desk
        self._now = now

    def export(
        self,
        draft_id: int,
        kinds: Iterable[str],
        *,
        language: Language | None = None,
        severity: Severity = "info",
        said: Sequence[Mark] = (),
        annexes: Sequence[Annex] = (),
        listed: bool = False,
    ) -> Annotation:
        """A draft with what ``kinds`` say of it, and with what persons ``said``, as comments.

        In the Word file it came from; in house style if it came from another kind of file. ``language`` is
        the reader's, else the instrument's. What the workbench found and is less than ``severity`` is left
        out; with ``listed`` a table at the end has every comment in full. Raises NotFound, BadRequest for an
        unknown kind.
        """
        draft = self._desk.draft_by_id(draft_id)
        spoken = language or self._desk.instrument(draft.instrument).language
        subtitle = self._desk.subtitle(draft)
        document = self._desk.document(draft_id)
        comments = (*at_least(severity, marks.of_draft(self._desk, draft_id, kinds, spoken)), *said)
        if listed and comments:
            annexes = (*annexes, in_full(comments, document, spoken))
        source = self._desk.source(draft_id)
        return _written(source, draft.file_name, document, comments, spoken, self._now(), annexes, subtitle)


def annotate_file(
    path: Path,
    kinds: Iterable[str],
    *,
    language: Language | None = None,
    when: datetime | None = None,
    severity: Severity = "info",
    listed: bool = False,
) -> Annotation:
    """A file with what ``kinds`` say of it as comments; ``severity`` and ``listed`` as for a draft.

    Raises UnreadableFile, BadRequest for an unknown kind.
    """
    data = papers.load(path)
    document = files.read_document(data, path.name, language)
    comments = at_least(severity, marks.marks(document, kinds, document.language))
    annexes = (in_full(comments, document, document.language),) if listed and comments else ()
    at = when or datetime.now(UTC)
    return _written(data, path.name, document, comments, document.language, at, annexes)


def at_least(severity: Severity, said: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks that weigh as much as ``severity`` or more, and all that persons said."""
    least = SEVERITIES.index(severity)
    return tuple(mark for mark in said if mark.author or SEVERITIES.index(mark.severity) >= least)


def in_full(said: Sequence[Mark], document: Document, language: Language) -> Annex:
    """Every comment with its answers as a table: the margin of a printed page cuts what finds no room."""
    places = called(document, language)
    rows = []
    for mark in said:
        words = f"«{mark.quote.exact}»" if mark.quote and mark.quote.exact else ""
        where = "\n".join(line for line in (places.get(mark.eid, ""), _short(words)) if line)
        told = [f"{_speaker(reply, language)}: {reply.text}" for reply in mark.replies]
        rows.append((where, _speaker(mark, language), "\n".join((mark.text, *told))))
    columns = tuple(sentence(f"mark.annex.{name}", language) for name in ("where", "who", "comment"))
    return Annex(sentence("mark.annex.title", language), columns, tuple(rows))


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_QUOTE else f"{words[:_LONGEST_QUOTE].rstrip()}…»"


def _speaker(mark: Mark, language: Language) -> str:
    return mark.author or catalogue(language).get(f"mark.kind.{mark.kind}", mark.kind)


def _written(
    data: bytes,
    name: str,
    document: Document,
    comments: Sequence[Mark],
    language: Language,
    when: datetime,
    annexes: Sequence[Annex] = (),
    subtitle: str = "",
) -> Annotation:
    from drafting.word import annotate  # python-docx is slow to load, and most commands do without

    source = in_word(data, name)
    made = annotate.annotate(
        source, document, comments, language=language, when=when, annexes=annexes, subtitle=subtitle
    )
    had_macros = source is not None and annotate.has_code(source)
    return Annotation(made, len(comments), had_macros, lacks_office(data, name))
