"""Plain text to paragraphs: what the eye does before it reads.

Blank lines separate paragraphs. Inside a run of lines the text decides: lines that all end near one column
were wrapped by a machine and are joined again; otherwise every line is a paragraph of its own. Lines that
hold `` | `` are rows of a table; ``#`` and ``=`` before a line (Markdown, AsciiDoc) make it a heading.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from drafting.model import Block

_HEADING = re.compile(r"^(#{1,6}|={1,6})\s+(\S.*)$")
_RULE = re.compile(r"^([-*_=])(?:\s?\1){2,}$")
_TABLE_RULE = re.compile(r"^\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?$")
_ENDS = re.compile(r"[.:;!?…](?:[\"”»')\]]|\.-)*$")
_STOPS = re.compile(r"[.:;,!?…\"”»')\]–—-]$")
#: What starts a paragraph even in the middle of wrapped lines: a label of a list or of a unit.
_STARTS = re.compile(
    r"^(?:\(?(?:[IVXLC]{1,7}|[ivxl]{1,5}|[a-zA-ZñÑ]|\d{1,3})(?:\s*[.°º]?\s*[.)]\s*-?|\.?\s?-)\s+\S"
    r"|ART[IÍ]CULO\s+\w|Art[ií]culo\s+\d|T[IÍ]TULO\s+\w|CAP[IÍ]TULO\s+\w|SECCI[OÓ]N\s+\w|TRANSITORIOS?\b"
    r"|\([a-zA-Z0-9]{1,4}\)\s*\S|[-•*–—]\s+\S)"
)
_WRAP_AT_MOST = 110  # columns: text wrapped wider than this is a line per paragraph


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    indent: int
    length: int


def normalise(text: str) -> str:
    """NFC, line ends as ``\\n``, every other blank a plain space, soft hyphens and byte-order marks gone."""
    out = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    out = out.replace("\ufeff", "").replace("\u00ad", "").replace("\u200b", "")
    return re.sub(r"[^\S\n\t]|\f|\v", " ", out)


def squeeze(line: str) -> str:
    """One line with its runs of blanks collapsed."""
    return " ".join(line.split())


def blocks_of(text: str) -> tuple[Block, ...]:
    """The paragraphs, headings and table rows of a plain text, in order. Nothing but blanks is dropped,
    and rules of dashes, which are not text."""
    groups = _groups(normalise(text))
    width = _wrap_width(groups)
    blocks: list[Block] = []
    table = 0
    for group in groups:
        if _is_table(group):
            table += 1
            blocks += _rows(group, table)
        else:
            blocks += _paragraphs(group, width)
    return tuple(blocks)


def _groups(text: str) -> list[list[_Line]]:
    groups: list[list[_Line]] = [[]]
    for raw in text.split("\n"):
        expanded = raw.expandtabs(4)
        stripped = squeeze(expanded)
        if not stripped or _RULE.match(stripped):
            groups.append([])
        else:
            indent = len(expanded) - len(expanded.lstrip())
            groups[-1].append(_Line(stripped, indent, len(expanded.rstrip())))
    return [group for group in groups if group]


def _wrap_width(groups: list[list[_Line]]) -> int:
    """The column at which a machine wrapped the lines, or 0 where every line is a paragraph."""
    inner = sorted(line.length for group in groups for line in group[:-1])
    if len(inner) < 3:
        return 0
    width = inner[int(len(inner) * 0.98)]
    near = sum(length >= width * 0.72 for length in inner)
    return width if width <= _WRAP_AT_MOST and near >= 0.6 * len(inner) else 0


def _is_table(group: list[_Line]) -> bool:
    return all(" | " in line.text or line.text.startswith("|") for line in group)


def _rows(group: list[_Line], table: int) -> list[Block]:
    rows = []
    for line in group:
        if _TABLE_RULE.match(line.text):
            continue
        inner = line.text.strip("|") if line.text.startswith("|") else line.text
        cells = tuple(cell.strip() for cell in inner.split("|"))
        rows.append(Block("\t".join(cells), style="row", cells=cells, table=table))
    return rows


def _paragraphs(group: list[_Line], width: int) -> list[Block]:
    blocks: list[Block] = []
    pending: list[_Line] = []

    def flush() -> None:
        if pending:
            blocks.append(Block(" ".join(line.text for line in pending), level=pending[0].indent))
            pending.clear()

    for line in group:
        heading = _HEADING.match(line.text)
        if heading:
            flush()
            blocks.append(Block(heading[2].rstrip("#= "), style="heading", level=len(heading[1])))
            continue
        if pending and not _continues(pending, line, width):
            flush()
        pending.append(line)
    flush()
    return blocks


def _continues(pending: list[_Line], line: _Line, width: int) -> bool:
    """Whether ``line`` goes on with the paragraph: in wrapped text, unless a label or a full stop before an
    early line end says that a new one begins."""
    last = pending[-1]
    if not width:  # a line of its own, unless it plainly goes on with the sentence before
        return line.text[0].islower() and not _STOPS.search(last.text) and not _STARTS.match(line.text)
    fits = last.length + 1 + len(line.text.split(" ", 1)[0]) <= width
    ended = bool(_ENDS.search(last.text))
    if _STARTS.match(line.text):
        return not ended and not fits
    return not (fits and ended)
