"""What a person wants exported, as the address keeps it; and what the file will be called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, Self
from urllib.parse import quote, unquote

from drafting.model import Draft
from drafting.ui.speech import Speech

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MIMES = {"docx": DOCX, "xlsx": XLSX, "pdf": "application/pdf", "xml": "application/xml"}

#: what can be exported, and as what
FORMATS: dict[str, tuple[str, ...]] = {
    "redline": ("docx", "pdf"),
    "table": ("docx", "xlsx", "pdf"),
    "annotated": ("docx", "pdf"),
    "clean": ("docx", "pdf", "xml"),
    "source": (),
}
_LONGEST = 400  # of a value somebody typed


@dataclass(frozen=True, slots=True)
class Wanted:
    """The choices of the page. ``text`` and ``parse`` are inverse; what is as usual is left out.

    ``texts`` are numbers of further drafts in a table, ``remarks`` and ``notes`` kinds of marks (see
    ``workbench.marks``): in a table's column, and as comments in Word, those from ``severity`` on.
    ``followed`` keeps what only cites new numbers; ``suggestions`` are those of a checklist that nobody
    confirmed. ``house`` is for a clean copy in house style of a draft with a Word file of its own.
    Of a redline: ``moves``, ``typography``, ``cover`` and ``paragraphs`` (marked whole, not word by word).
    """

    kind: str = "redline"
    format: str = "docx"
    author: str = ""
    date: str = ""
    paragraphs: bool = False
    moves: bool = True
    typography: bool = True
    cover: bool = True
    whole: bool = False
    elide: bool = True
    renumbered: bool = False
    followed: bool = True
    missing: str = ""
    texts: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    blank: str = ""
    notes: tuple[str, ...] = ()
    severity: str = "info"
    house: bool = False
    suggestions: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """What an address says, as far as it can be understood."""
        known = {field.name: getattr(cls(), field.name) for field in fields(cls)}
        found: dict[str, Any] = {}
        for part in text.split("~"):
            name, _, value = part.partition("-")
            if name in known:
                found[name] = _read(unquote(value)[:_LONGEST], known[name])
        wanted = cls(**found)
        if wanted.kind not in FORMATS:
            wanted = replace(wanted, kind="redline")
        formats = FORMATS[wanted.kind]
        return wanted if wanted.format in formats else replace(wanted, format="docx")

    def text(self) -> str:
        """For the address."""
        usual = type(self)()
        told = [(field.name, getattr(self, field.name)) for field in fields(self)]
        return "~".join(f"{name}-{_written(value)}" for name, value in told if value != getattr(usual, name))


def _read(value: str, usual: object) -> object:
    if isinstance(usual, bool):
        return value == "1"
    if isinstance(usual, tuple):
        return tuple(part for part in value.split(",") if part)
    return value


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    words = ",".join(value) if isinstance(value, tuple) else str(value)
    return quote(words, safe=",").replace("~", "%7E").replace("-", "%2D")


def file_name(wanted: Wanted, drafts: Iterable[Draft], speech: Speech) -> str:
    """The name of the download: the instrument, every draft in it, what it is."""
    drafts = tuple(drafts)
    last = drafts[-1]
    numbers = "-".join(
        str(draft.number) if draft.instrument == last.instrument else f"{draft.instrument}-{draft.number}"
        for draft in drafts
    )
    what = {"redline": "changes", "table": "table", "annotated": "notes"}.get(wanted.kind)
    tail = f"_{speech(f'ui.file.{what}')}" if what else ""
    return f"{last.instrument}_{speech('ui.file.draft')}-{numbers}{tail}.{wanted.format}"
