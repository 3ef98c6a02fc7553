"""In which language the command speaks, and how it prints."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterable, Sequence

from drafting.messages import LANGUAGES, sentence
from drafting.model import Change, ChangeKind, Decision, Edit, Language, Op, Provision


def reader_language() -> Language:
    """The reader's language: DRAFTING_LANG, else that of the system, else English."""
    for name in ("DRAFTING_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        spoken = os.environ.get(name, "")[:2].lower()
        for language in LANGUAGES:
            if spoken == language:
                return language
    return "en"


def say(key: str, **values: object) -> str:
    """A sentence of the catalogue in the reader's language."""
    return sentence(f"cli.{key}", reader_language(), **values)


def decided(*decisions: Decision) -> None:
    """The numbers of decisions, by which they can be undone, on standard error."""
    for one in decisions:
        told(one.id, one.key)


def told(number: int | None, key: str) -> None:
    """The number of a decision and what it is about, on standard error."""
    print(say("decided", number=number, place=key), file=sys.stderr)


def printable_everywhere() -> None:
    """Let standard output take every character: what its encoding lacks (not everybody has UTF-8) is a ?."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def document(value: object) -> None:
    """One JSON document on standard output, and nothing else; in ASCII where the output is not UTF-8."""
    unicode = (sys.stdout.encoding or "utf-8").lower().replace("-", "") == "utf8"
    json.dump(value, sys.stdout, ensure_ascii=not unicode, indent=None, separators=(", ", ": "))
    sys.stdout.write("\n")


def progress(key: str, done: int, total: int) -> None:
    """A line of progress on standard error."""
    print(f"{sentence(key, reader_language())} {done}/{total}", file=sys.stderr)


def table(rows: Iterable[Sequence[object]]) -> str:
    """Rows in columns as wide as their widest cell."""
    cells = [[str(cell) for cell in row] for row in rows]
    if not cells:
        return ""
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    )


def marked(edits: Iterable[Edit]) -> str:
    """A text with its changes in brackets: [-struck-]{+inserted+}."""
    signs = {Op.DELETE: ("[-", "-]"), Op.INSERT: ("{+", "+}"), Op.EQUAL: ("", "")}
    return "".join(f"{signs[edit.op][0]}{edit.text}{signs[edit.op][1]}" for edit in edits)


def name(provision: Provision) -> str:
    """How a line of output calls a provision: its label, or its eid where it has none."""
    return provision.label.strip() or provision.eid


def changed(changes: Iterable[Change]) -> list[Change]:
    """The changes without the unchanged."""
    return [change for change in changes if change.kinds != (ChangeKind.UNCHANGED,)]
