"""Markdown to blocks: the marks of emphasis go, the words and headings stay.

Headings, paragraphs, wrapped lines and rows are understood by ``structure.blocks_of``, as in any plain
text; what is taken away here is only what a reader of the printed text would not see. Every pattern runs
in linear time: none can look past the next mark of its own sort.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace

from drafting.guard import printable, tidy
from drafting.model import Block
from drafting.structure import blocks_of

_FRONT_MATTER = re.compile(r"\A(---|\+\+\+)[ \t]*\n(.*?)\n(?:---|\+\+\+|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_QUOTE = re.compile(r"(?: {0,3}> ?)+")
_TABLE_RULE = re.compile(r"[|:\-\s]+")
_IMAGE_OR_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:[ \t]+\"[^\"\n()]*\")?\)")
_AUTOLINK = re.compile(r"<((?:https?|mailto):[^<>\s]+)>")
_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|sup|sub|small|span|div|p|center|a|font|ins|s)(?:\s[^<>\n]*)?/?>", re.IGNORECASE
)
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
_EMPHASIS = (
    re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*)])([^*\n]*[^\s*\\(])\1(?![\w*])"),
    re.compile(r"(?<![\w\\])(_{1,3})(?=[^\s_])([^_\n]*[^\s_\\])\1(?!\w)"),
    re.compile(r"(?<!\\)(`{1,3})([^`\n]+)\1"),
    re.compile(r"(?<!\\)(\*\*)(?=[^\s*])([^*\n]*[^\s*\\])\1"),  # strong inside a word
)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~=:\"'$&/,;?@^])")
_NESTED_AT_MOST = 4  # emphasis in emphasis


def read_markdown(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text. The front matter between ``---`` lines comes first, as notes."""
    text = line_ends(printable(text)).lstrip("\ufeff")
    notes: tuple[Block, ...] = ()
    if front := _FRONT_MATTER.match(text):
        notes, text = notes_of(front[2].split("\n")), text[front.end() :]
    lines = _BREAK.sub("\n", _without_comments(text)).split("\n")
    lines = [_line(line) for line in _headings_marked(lines) if not _FENCE.match(line)]
    return notes + unescaped(blocks_of("\n".join(lines), markup=True))


def line_ends(text: str) -> str:
    """Line ends as ``\\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def notes_of(lines: list[str]) -> tuple[Block, ...]:
    """A note for each line that is not empty."""
    return tuple(Block(text, style="note") for line in lines if (text := tidy(line)))


def plain(line: str) -> str:
    """One line without emphasis, link targets and inline tags."""
    line = _AUTOLINK.sub(r"\1", _TAG.sub("", _IMAGE_OR_LINK.sub(r"\1", line)))
    for _ in range(_NESTED_AT_MOST):
        before = line
        for pattern in _EMPHASIS:
            line = pattern.sub(r"\2", line)
        if line == before:
            break
    return line


def unescaped(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with ``\\.`` as "." and ``&amp;`` as "&": done last, so that no mark is read into them."""
    done = (
        replace(block, text=_unescaped(block.text), cells=tuple(map(_unescaped, block.cells)))
        for block in blocks
    )
    return tuple(block for block in done if block.text.strip())


def _unescaped(text: str) -> str:
    if "\\" not in text and "&" not in text:
        return text
    return "\t".join(tidy(html.unescape(_ESCAPED.sub(r"\1", cell))) for cell in text.split("\t"))


def _without_comments(text: str) -> str:
    pieces, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces.append(text[at:start])
        at = end + 3
    return "".join(pieces) + text[at:]


def _headings_marked(lines: list[str]) -> list[str]:
    """Underlined headings written with ``#``; a ``---`` under a paragraph of several lines is only a rule."""
    out: list[str] = []
    for line in lines:
        rule = line.rstrip()
        alone = len(out) < 2 or not out[-2].strip()
        under = bool(out) and out[-1].strip() and out[-1][0] not in " \t#>|-*+"
        if len(rule) >= 3 and set(rule) in ({"="}, {"-"}) and under and alone:
            out[-1] = f"{'#' if rule[0] == '=' else '##'} {out[-1].strip()}"
        else:
            out.append(line)
    return out


def _line(line: str) -> str:
    if "|" in line and "-" in line and _TABLE_RULE.fullmatch(line):
        return "|---|"
    if quoted := _QUOTE.match(line):
        line = line[quoted.end() :]
    return plain(line)
