"""Tables at the end of a drafter's own file, in a section of their own, set by hand: no style is added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from drafting.model import Annex
from drafting.word import flow, page
from drafting.word.elements import PLAIN, Element, Look, element, run
from drafting.word.native.part import Part
from drafting.word.package import qn

#: From so many columns on the page is turned.
_WIDE = 5
_SIZE = 18  # half points
#: A comment is a paragraph: its column is as wide as one of so many characters asks for.
_LONG = 100
_GROUND = "EDEDED"
_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV")
#: What a section does not hand on to the next: its breaks, its counting, its first page, its history.
_OWN = ("type", "pgNumType", "titlePg", "cols", "vAlign", "textDirection", "sectPrChange")


def append(part: Part, annexes: Sequence[Annex]) -> None:
    """Put ``annexes`` behind the text of the main document, on the drafter's paper."""
    body = part.root.find(qn("w:body"))
    assert body is not None
    style = _usual_style(body)
    last = next(body.iterchildren(etree.Element, reversed=True), None)
    if last is None or last.tag != qn("w:sectPr"):
        misplaced = body.find(qn("w:sectPr"))
        if (
            misplaced is not None
        ):  # some converters write it in front: Word reads it, a second would confuse it
            width = _width(misplaced)
            part.add_last(
                body, *(made for annex in annexes for made in _annex(annex, style, width, new_page=True))
            )
            return
        last = element("sectPr")
        part.add_last(body, last)
    _close_section(part, last)
    _turn(last, wide=max(len(annex.columns) for annex in annexes) >= _WIDE)
    part.touch(last)
    width = _width(last)
    part.add_before(last, *(made for annex in annexes for made in _annex(annex, style, width)))


def _usual_style(body: Element) -> str:
    """The style that most paragraphs of the text have, "" for the file's default."""
    named = (one.find(f"{qn('w:pPr')}/{qn('w:pStyle')}") for one in body.iterchildren(qn("w:p")))
    found = Counter("" if style is None else style.get(qn("w:val")) or "" for style in named)
    return found.most_common(1)[0][0] if found else ""


def _close_section(part: Part, section: Element) -> None:
    """End the text's own section where the text ends."""
    before = section.getprevious()
    ended = deepcopy(section)
    ended.tail = None
    if (
        before is None
        or before.tag != qn("w:p")
        or before.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
    ):
        part.add_before(section, element("p", element("pPr", ended)))
        return
    properties = before.find(qn("w:pPr"))
    if properties is None:
        properties = element("pPr")
        before.insert(0, properties)
    change = properties.find(qn("w:pPrChange"))
    if change is None:
        properties.append(ended)
    else:
        change.addprevious(ended)
    part.touch(before)


def _turn(section: Element, *, wide: bool) -> None:
    for name in _OWN:
        for found in section.findall(qn(f"w:{name}")):
            section.remove(found)
    size = section.find(qn("w:pgSz"))
    if size is None:
        size = element("pgSz", w=str(page.PAPER[0]), h=str(page.PAPER[1]))
        margins = section.find(qn("w:pgMar"))
        if margins is None:
            section.append(size)
        else:
            margins.addprevious(size)
    size.addprevious(element("type", val="nextPage"))
    across, down = _number(size, "w", page.PAPER[0]), _number(size, "h", page.PAPER[1])
    if wide and across < down:
        size.set(qn("w:w"), str(down))
        size.set(qn("w:h"), str(across))
        size.set(qn("w:orient"), "landscape")


def _width(section: Element) -> int:
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
    across = _number(size, "w", page.PAPER[0])
    sides = sum(_number(margins, side, page.MARGIN) for side in ("left", "right"))
    return max(across - sides, 2000)


def _number(node: Element | None, name: str, otherwise: int) -> int:
    text = "" if node is None else node.get(qn(f"w:{name}")) or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else otherwise


def _annex(annex: Annex, style: str, width: int, *, new_page: bool = False) -> Iterator[Element]:
    title = _paragraph(
        annex.title, style, Look(bold=True), size=24, align="center", after="160", keep=True, level="0"
    )
    if new_page:
        title[0].insert(2 if style else 1, element("pageBreakBefore"))
    yield title
    rows = [annex.columns, *annex.rows]
    widths = flow.column_widths(rows, width, _LONG)
    yield _table(rows, style, widths)
    yield _paragraph("", style, PLAIN, after="240")


def _table(rows: Sequence[Sequence[str]], style: str, widths: Sequence[int]) -> Element:
    lines = (element(side, val="single", sz="4", space="0", color="808080") for side in _BORDERS)
    inside = {"top": "40", "left": "80", "bottom": "40", "right": "80"}
    margins = (element(side, w=room, type="dxa") for side, room in inside.items())
    properties = element(
        "tblPr",
        element("tblW", w=str(sum(widths)), type="dxa"),
        element("tblBorders", *lines),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *margins),
    )
    grid = element("tblGrid", *(element("gridCol", w=str(width)) for width in widths))
    made = [_row(row, style, widths, header=not number) for number, row in enumerate(rows)]
    return element("tbl", properties, grid, *made)


def _row(cells: Sequence[str], style: str, widths: Sequence[int], *, header: bool) -> Element:
    look = Look(bold=header)
    filled = [*cells, *[""] * len(widths)][: len(widths)]
    made = [
        element(
            "tc",
            element(
                "tcPr",
                element("tcW", w=str(width), type="dxa"),
                element("shd", val="clear", color="auto", fill=_GROUND) if header else None,
            ),
            *(_paragraph(line, style, look, align="left", keep=header) for line in words.split("\n")),
        )
        for words, width in zip(filled, widths, strict=True)
    ]
    head = element("tblHeader") if header else None
    return element("tr", element("trPr", element("cantSplit"), head), *made)


def _paragraph(
    text: str,
    style: str,
    look: Look,
    *,
    size: int = _SIZE,
    align: str = "left",
    after: str = "0",
    keep: bool = False,
    level: str = "",
) -> Element:
    """A paragraph in the letters of the file's own ``style``, set as a table needs it."""
    properties = element(
        "pPr",
        element("pStyle", val=style) if style else None,
        element("keepNext") if keep else None,
        element(
            "numPr", element("ilvl", val="0"), element("numId", val="0")
        ),  # of no list, whatever the style
        element("spacing", before="0", after=after, line="240", lineRule="auto"),
        element("ind", left="0", right="0", hanging="0"),
        element("jc", val=align),
        element("outlineLvl", val=level) if level else None,
    )
    made = element("p", properties)
    if text:
        words = run(text, look)
        letters = words.find(qn("w:rPr"))
        if letters is None:
            letters = element("rPr")
            words.insert(0, letters)
        letters.extend([element("sz", val=str(size)), element("szCs", val=str(size))])
        made.append(words)
    return made
