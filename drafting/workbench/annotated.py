"""Annotated Word files: what is said of a draft as comments in the file it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from drafting import files
from drafting.messages import catalogue, sentence
from drafting.model import CONTAINERS, Annex, Document, Language, Mark
from drafting.workbench import marks, papers
from drafting.workbench.called import called
from drafting.workbench.in_word import in_word, lacks_office

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench


Severity = Literal["info", "warning", "error"]
#: from what only informs to what must be put right
SEVERITIES: tuple[Severity, ...] = get_args(Severity)
_LONGEST_QUOTE = 120
_CHECKLIST = "checklist"


class Annotation(NamedTuple):
    """An annotated file, how many comments it got, whether macros were left out of it, and whether it is in
    house style only because LibreOffice is not installed; ``lists`` the control lists it was held against."""

    data: bytes
    comments: int
    had_macros: bool
    lacks_office: bool = False
    lists: tuple[str, ...] = ()

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
        suggestions: bool = False,
    ) -> Annotation:
        """A draft with what ``kinds`` say of it, and with what persons ``said``, as comments.

        In the Word file it came from; in house style if it came from another kind of file. ``language`` is
        the reader's, else the instrument's. What the workbench found and is less than ``severity`` is left
        out; with ``listed`` a table at the end has every comment in full; ``suggestions`` as in ``offered``.
        Raises NotFound, BadRequest for an unknown kind.
        """
        draft = self._desk.draft_by_id(draft_id)
        spoken = language or self._desk.instrument(draft.instrument).language
        subtitle = self._desk.subtitle(draft)
        document = self._desk.document(draft_id)
        found = marks.of_draft(self._desk, draft_id, kinds, spoken)
        comments = (*at_least(severity, offered(found, document, wanted=suggestions)), *said)
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
    suggestions: bool = False,
    desk: Workbench | None = None,
) -> Annotation:
    """A file with what ``kinds`` say of it as comments; the rest as for a draft.

    Chemicals are held against the lists that ship, or those kept in the workspace of ``desk``.

    Raises UnreadableFile, BadRequest for an unknown kind.
    """
    data = papers.load(path)
    document = files.read_document(data, path.name, language)
    wanted = tuple(kinds)
    found = marks.of_text(document, wanted, document.language, desk)
    lists = marks.lists_used(desk, document.language) if "substances" in wanted else ()
    comments = at_least(severity, offered(found, document, wanted=suggestions))
    annexes = (in_full(comments, document, document.language),) if listed and comments else ()
    at = when or datetime.now(UTC)
    made = _written(data, path.name, document, comments, document.language, at, annexes)
    return made._replace(lists=lists)


def offered(said: Iterable[Mark], document: Document, *, wanted: bool) -> tuple[Mark, ...]:
    """The marks without what a checklist only suggests: a lawyer sends what somebody stands for.

    Where suggestions are ``wanted``, those of one article are one comment on it.
    """
    units = _units(document)
    gathered: dict[str, list[Mark]] = {}
    kept: list[Mark] = []
    for mark in said:
        if mark.kind != _CHECKLIST or mark.author:
            kept.append(mark)
        elif wanted:
            gathered.setdefault(units.get(mark.eid, mark.eid), []).append(mark)
    uids = {node.eid: node.uid for node in document.walk()}
    for eid, marks_of in gathered.items():
        one = marks_of[0]
        several = replace(one, eid=eid, uid=uids.get(eid, ""), quote=None, key="")
        texts = dict.fromkeys(mark.text for mark in marks_of)
        kept.append(one if len(marks_of) == 1 else replace(several, text="\n".join(texts)))
    order = {node.eid: place for place, node in enumerate(document.walk())}
    return tuple(sorted(kept, key=lambda mark: order.get(mark.eid, len(order))))


def _units(document: Document) -> dict[str, str]:
    """By eid of a provision that of the article it is in."""
    found: dict[str, str] = {}
    for node, parent in document.with_parents():
        inside = parent is not None and parent.kind not in CONTAINERS
        found[node.eid] = found[parent.eid] if inside and parent is not None else node.eid
    return found


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
