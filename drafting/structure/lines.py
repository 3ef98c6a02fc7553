"""Plain text to paragraphs: what the eye does before it reads.

Blank lines separate paragraphs. Inside a run of lines the text decides: lines that all end near one column
were wrapped by a machine and are joined again; otherwise every line is a paragraph of its own. Lines that
hold `` | `` or tabs are rows of a table; in Markdown and AsciiDoc ``#`` and ``=`` before a line make it a
heading.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from drafting.model import Block
from drafting.structure.pages import GOES_ON, furniture, interrupts

_HEADING = re.compile(r"^(#{1,6}|={1,6})\s+(\S.*)$")
#: A heading as only markup has it: capital or figure first, a word in it, no stop of a sentence at its end.
_SURE_HEADING = re.compile(r"[\"“«(¿]?(?:[A-ZÁÉÍÓÚÑ§]|\d(?=.*[^\W\d_]{3}))(?:.*[^.;:,\s])?$")
_RULE = re.compile(r"^([-*_=])(?:\s?\1){2,}$")
_TABLE_RULE = re.compile(r"^\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?$")
_ENDS = re.compile(r"[.:;!?…](?:[\"”»')\]]|\.-)*$")
_STOPS = re.compile(r"[.:;,!?…\"”»')\]–—-]$")
#: What starts a paragraph even in the middle of wrapped lines: a label of a list or of a unit.
_STARTS = re.compile(
    r"^(?:\(?(?:[IVXLC]{1,7}|[ivxl]{1,5}|[a-zA-ZñÑ]|\d{1,3})(?:\s*[.°º]?\s*[.)]\s*-?|\.?\s?-)\s+\S"
    r"|ART[IÍ]CULO\s+\w|Art[ií]culo\s+\d|T[IÍ]TULO\s+\w|CAP[IÍ]TULO\s+\w|SECCI[OÓ]N\s+\w|TRANSITORIOS?\b"
    r"|ss?\s\d+[A-Z]*(?:[,\s(]|$)|\([a-zA-Z0-9]{1,4}\)\s*\S|[-•*–—]\s+\S)"
)
#: The label of a division or unit; "Artículo 12.-" is one wherever it stands, "Artículo 12." may be cited.
_UNIT = re.compile(
    r"(?:(?:ART[IÍ]CULO|CAP[IÍ]TULO|T[IÍ]TULO|SECCI[OÓ]N|LIBRO|TRANSITORIO|ANEXO|SECTION|ARTICLE|CHAPTER"
    r"|PART|TITLE|SCHEDULE)S?\s+(?!\w[\w°ºª-]{0,12}(?:\s\w{1,16}){0,3}(?:\s?\.\s?|\s)[-–—])\w|§)",
    re.IGNORECASE,
)
_LEADERS = re.compile(r"(?:\s?[.…_]){4,}\s*\d*$")  # an entry of a table of contents, up to its page
_TAB_LABEL = re.compile(r"[-•*–—]$|.{1,12}[.)°ºª:\-–—]$|ART[IÍ]CULO\b|§", re.IGNORECASE)
_WRAP_AT_LEAST = 40  # columns: shorter lines are labels and headings, not what a machine wrapped
_WRAP_AT_MOST = 110  # columns: text wrapped wider than this is a line per paragraph


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    indent: int
    length: int
    cells: tuple[str, ...] = ()  # what stands between tabs


def normalise(text: str) -> str:
    """NFC, line ends as ``\\n``, every other blank a plain space, soft hyphens and byte-order marks gone."""
    out = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    out = out.replace("\ufeff", "").replace("\u00ad", "").replace("\u200b", "")
    return re.sub(r"[^\S\n\t]|\f|\v", " ", out)


def squeeze(line: str) -> str:
    """One line with its runs of blanks collapsed."""
    return " ".join(line.split())


def blocks_of(text: str, *, markup: bool | None = None) -> tuple[Block, ...]:
    """The paragraphs, headings and table rows of a plain text, in order. Nothing but blanks is dropped,
    and rules of dashes, which are not text.

    The furniture of pages (see ``pages``) comes last, in one block of the style ``page``.
    ``markup``: whether ``#`` and ``=`` before a line mark a heading; None decides from the text as a whole.
    """
    plain = normalise(text)
    marked = _is_markup(plain) if markup is None else markup
    raw = plain.split("\n")
    aside = furniture(raw)
    groups = _groups(_without(raw, aside) if aside else raw)
    width = _wrap_width(groups)
    blocks: list[Block] = []
    table = 0
    for group in groups:
        for run, tabular in _runs(group):
            if tabular:
                table += 1
                blocks += _rows(run, table)
                continue
            for block in _paragraphs(run, width, marked):
                if blocks and _cited(blocks[-1], block):
                    before = blocks.pop()
                    blocks.append(replace(before, text=f"{before.text} {block.text}"))
                else:
                    blocks.append(block)
    if aside:
        blocks.append(Block("\n".join(squeeze(raw[place]) for place in sorted(aside)), style="page"))
    return tuple(blocks)


def _without(lines: Sequence[str], aside: Collection[int]) -> list[str]:
    """The lines of the text alone: a sentence that a page cut in two is whole again."""
    out: list[str] = []
    cut = False
    for place, line in enumerate(lines):
        if place in aside:
            cut = True
        elif not cut:
            out.append(line)
        elif line.strip():
            while out and not out[-1].strip():
                out.pop()
            if out and not interrupts(squeeze(out[-1]), squeeze(line)):
                out.append("")
            out.append(line)
            cut = False
    return out


def _is_markup(text: str) -> bool:
    """A title alone on the first line, or two lines that can only be headings, one of them alone.

    "= 30 x 2" in a plain text is a sum.
    """
    lines = [squeeze(line) for line in text.strip().split("\n")]
    sure = alone = 0
    for place, (line, after) in enumerate(zip(lines, [*lines[1:], ""], strict=True)):
        heading = _HEADING.match(line)
        if heading and _SURE_HEADING.match(heading[2]):
            title = place == 0 and len(heading[1]) == 1 and not after
            sure, alone = sure + 1 + title, alone + (not after)
    return sure >= 2 and alone >= 1


def _cited(before: Block, block: Block) -> bool:
    """Whether a label is only cited: "... conforme al" stands before it."""
    if before.style != "text" or block.style != "text" or len(before.text.split()) < 3:
        return False
    if before.text.isupper():
        return False  # a heading: "ARRANGEMENT OF SECTIONS"
    return bool(_UNIT.match(block.text) and GOES_ON.search(before.text))


def _groups(lines: Iterable[str]) -> list[list[_Line]]:
    groups: list[list[_Line]] = [[]]
    for raw in lines:
        expanded = raw.expandtabs(4)
        stripped = squeeze(expanded)
        if not stripped or _RULE.match(stripped):
            groups.append([])
        else:
            indent = len(expanded) - len(expanded.lstrip())
            cells = tuple(squeeze(cell) for cell in raw.strip(" ").split("\t")) if "\t" in raw else ()
            groups[-1].append(_Line(stripped, indent, len(expanded.rstrip()), cells))
    return [group for group in groups if group]


def _wrap_width(groups: list[list[_Line]]) -> int:
    """The column at which a machine wrapped the lines, negative where many lines are whole paragraphs all the
    same (headings, items), or 0 where every line is a paragraph."""
    inner = sorted(line.length for group in groups for line in group[:-1])
    if len(inner) < 3:
        return 0
    width = inner[int(len(inner) * 0.98)]
    near = sum(length >= width * 0.72 for length in inner)
    if _WRAP_AT_LEAST <= width <= _WRAP_AT_MOST and near >= 0.6 * len(inner):
        return width
    return -_mixed_width(groups)


def _mixed_width(groups: list[list[_Line]]) -> int:
    """The column that no line passes and that several reach in the middle of a sentence; 0 if there is
    none."""
    widest = max(line.length for group in groups for line in group)
    if not _WRAP_AT_LEAST <= widest <= _WRAP_AT_MOST:
        return 0
    cut = sum(
        last.length >= 0.8 * widest and line.text[0].islower() and not _ENDS.search(last.text)
        for group in groups
        for last, line in pairwise(group)
    )
    return widest if cut >= 3 else 0


def _runs(group: list[_Line]) -> Iterator[tuple[list[_Line], bool]]:
    """The group in runs of text and of table rows: (lines, whether they are rows)."""
    start = at = 0
    while at < len(group):
        size = _bars(group, at) or _tabs(group, at)
        if size <= 0:
            at += max(1, -size)
            continue
        if start < at:
            yield group[start:at], False
        yield group[at : at + size], True
        start = at = at + size
    if start < len(group):
        yield group[start:], False


def _bars(group: list[_Line], at: int) -> int:
    """How many rows with bars begin here: among other text a single one is none."""
    end = at
    while end < len(group) and (" | " in group[end].text or group[end].text.startswith("|")):
        end += 1
    return end - at if end - at >= 2 or end - at == len(group) else 0


def _tabs(group: list[_Line], at: int) -> int:
    """How many rows with tabs begin here: a line of three cells, or three lines of as many cells. Negative:
    so many lines have tabs and are none (nobody need look at each of them again).

    "I.<tab>La licencia" is a label and its text, however many of them follow one another.
    """
    cells = group[at].cells
    if len(cells) < 2 or not cells[0]:
        return 0
    end = at
    while end < len(group) and len(group[end].cells) == len(cells):
        end += 1
    rows = group[at:end]
    full = all(sum(map(bool, row.cells)) >= 3 for row in rows)
    if len(rows) >= 2 and full:
        return len(rows)
    if any(_TAB_LABEL.match(row.cells[0]) for row in rows):
        return -len(rows)
    return len(rows) if len(rows) >= 3 or full else -len(rows)


def _rows(group: list[_Line], table: int) -> list[Block]:
    rows = []
    for line in group:
        if _TABLE_RULE.match(line.text):
            continue
        if line.cells and " | " not in line.text and not line.text.startswith("|"):
            rows.append(Block("\t".join(line.cells), style="row", cells=line.cells, table=table))
            continue
        inner = line.text.strip("|") if line.text.startswith("|") else line.text
        cells = tuple(cell.strip() for cell in inner.split("|"))
        rows.append(Block("\t".join(cells), style="row", cells=cells, table=table))
    return rows


def _paragraphs(group: list[_Line], width: int, marked: bool) -> list[Block]:
    blocks: list[Block] = []
    pending: list[_Line] = []

    def flush() -> None:
        if pending:
            blocks.append(Block(" ".join(line.text for line in pending), level=pending[0].indent))
            pending.clear()

    for line in group:
        heading = _HEADING.match(line.text) if marked else None
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
    if _LEADERS.search(last.text):
        return False
    if _UNIT.match(line.text) and GOES_ON.search(last.text) and not last.text.isupper():
        return True
    if width < 0:  # some lines were wrapped: those that are full
        word = len(line.text.split(" ", 1)[0])
        if last.length + 1 + word > -width and not _ENDS.search(last.text) and not _STARTS.match(line.text):
            return True
    if width <= 0:  # a line of its own, unless it plainly goes on with the sentence before
        return line.text[0].islower() and not _STOPS.search(last.text) and not _STARTS.match(line.text)
    fits = last.length + 1 + len(line.text.split(" ", 1)[0]) <= width
    ended = bool(_ENDS.search(last.text))
    if _STARTS.match(line.text):
        return not ended and not fits
    return not (fits and ended)
