"""Annotated Word files: what is said of a draft as comments in the file it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from drafting import files
from drafting.model import Annex, Document, Language, Mark
from drafting.workbench import marks, papers

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench


class Annotation(NamedTuple):
    """An annotated file, how many comments it got, and whether macros were left out of it."""

    data: bytes
    comments: int
    had_macros: bool


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
        said: Sequence[Mark] = (),
        annexes: Sequence[Annex] = (),
    ) -> Annotation:
        """A draft with what ``kinds`` say of it, and with what persons ``said``, as comments.

        In the Word file it came from; in house style if it came from another kind of file. ``language`` is
        the reader's, else the instrument's. Raises NotFound, BadRequest for an unknown kind.
        """
        draft = self._desk.draft_by_id(draft_id)
        spoken = language or self._desk.instrument(draft.instrument).language
        subtitle = self._desk.subtitle(draft)
        document = self._desk.document(draft_id)
        comments = (*marks.of_draft(self._desk, draft_id, kinds, spoken), *said)
        source = self._desk.source(draft_id)
        return _written(source, draft.file_name, document, comments, spoken, self._now(), annexes, subtitle)


def annotate_file(
    path: Path, kinds: Iterable[str], *, language: Language | None = None, when: datetime | None = None
) -> Annotation:
    """A file with what ``kinds`` say of it as comments.

    Raises UnreadableFile, BadRequest for an unknown kind.
    """
    data = papers.load(path)
    document = files.read_document(data, path.name, language)
    comments = marks.marks(document, kinds, document.language)
    at = when or datetime.now(UTC)
    return _written(data, path.name, document, comments, document.language, at)


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

    source = data if files.is_word(data, name) else None
    made = annotate.annotate(
        source, document, comments, language=language, when=when, annexes=annexes, subtitle=subtitle
    )
    return Annotation(made, len(comments), source is not None and annotate.has_code(source))
