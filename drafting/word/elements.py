"""WordprocessingML elements, built: runs, insertions, deletions, paragraphs, rows, tables.

Nothing here knows a provision or a document part. Children are written in the order the schema asks for
(ECMA-376 part 1, section 17; ``docs/analysis/tracked-changes.md`` lists the rules we rely on).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {"w": W, "r": R}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

Element = etree._Element


class Look(NamedTuple):
    """Character formatting that differs from the paragraph's style."""

    bold: bool = False
    italic: bool = False
    caps: bool = False
    style: str = ""  # the id of a character style


PLAIN = Look()

_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def legible(text: str) -> str:
    """``text`` with what XML cannot hold made visible instead of dropped.

    A control character becomes its picture (``\\x0c`` is shown as U+240C), half a surrogate pair and the two
    non-characters become U+FFFD. Line break and tab stay.
    """
    return _ILLEGAL.sub(_picture, text)


def _picture(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == 0x7F:
        return "\u2421"
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def element(tag: str, *children: Element | None, **attributes: str) -> Element:
    """``<w:tag w:name="value">children</w:tag>``; children that are None are left out."""
    made = etree.Element(f"{{{W}}}{tag}", nsmap=NAMESPACES)
    for name, value in attributes.items():
        made.set(f"{{{W}}}{name}", value)
    made.extend([child for child in children if child is not None])
    return made


class Marks:
    """Makes the marks of one author at one time: each ``w:ins``, ``w:del`` ... gets an id of its own.

    ``author`` must not be empty (Word would show nobody); ``when`` is written as UTC, a time without a
    zone as it is, because Word itself writes local time there.
    """

    def __init__(self, author: str, when: datetime) -> None:
        moment = when.astimezone(UTC) if when.tzinfo else when
        self._author = legible(author)[:255]  # what Word takes
        self._date = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
        self._last = 0

    def mark(self, tag: str, *children: Element) -> Element:
        """``<w:tag w:id w:author w:date>``: ins, del, pPrChange ..."""
        self._last += 1
        return element(tag, *children, id=str(self._last), author=self._author, date=self._date)


def run(text: str, look: Look = PLAIN, *, deleted: bool = False) -> Element:
    """One ``w:r``: line breaks become ``w:br``, tabs ``w:tab``, blanks are kept as they are.

    ``deleted`` puts the words in ``w:delText``, as Word asks inside ``w:del``.
    """
    made = element("r", _run_properties(look))
    for piece in re.split(r"([\n\t])", legible(text)):
        if piece == "\n":
            made.append(element("br"))
        elif piece == "\t":
            made.append(element("tab"))
        elif piece:
            words = element("delText" if deleted else "t")
            words.text = piece
            words.set(_SPACE, "preserve")
            made.append(words)
    return made


def _run_properties(look: Look) -> Element | None:
    flags = [name for name, on in (("b", look.bold), ("i", look.italic), ("caps", look.caps)) if on]
    if not flags and not look.style:
        return None
    style = element("rStyle", val=look.style) if look.style else None
    return element("rPr", style, *(element(name) for name in flags))


def paragraph(
    style: str,
    content: Iterable[Element],
    *,
    keep_next: bool = False,
    mark: Element | None = None,
    change: Element | None = None,
) -> Element:
    """One ``w:p``, on the page of the next one with ``keep_next``.

    ``mark`` (``w:ins`` or ``w:del``) says that the paragraph itself came or went; ``change`` is the
    ``w:pPrChange`` with the properties it had before.
    """
    properties = element(
        "pPr",
        element("pStyle", val=style),
        element("keepNext") if keep_next else None,
        element("rPr", mark) if mark is not None else None,
        change,
    )
    made = element("p", properties)
    made.extend(list(content))
    return made


def style_change(marks: Marks, before: str) -> Element:
    """The ``w:pPrChange`` of a paragraph that had the style ``before``."""
    return marks.mark("pPrChange", element("pPr", element("pStyle", val=before)))


def cell(width: int, span: int, content: Sequence[Element], *, fill: str = "") -> Element:
    """One ``w:tc``, ``width`` in twentieths of a point, over ``span`` columns, on a ground of ``fill``."""
    properties = element(
        "tcPr",
        element("tcW", w=str(width), type="dxa"),
        element("gridSpan", val=str(span)) if span > 1 else None,
        element("shd", val="clear", color="auto", fill=fill) if fill else None,
    )
    return element("tc", properties, *content)


def row(
    cells: Sequence[Element], *, header: bool = False, mark: Element | None = None, whole: bool = True
) -> Element:
    """One ``w:tr``; ``header`` repeats it on every page, ``mark`` says that the row came or went.

    Unless it is ``whole`` it may be cut at the end of a page.
    """
    together = element("cantSplit") if whole else None
    head = element("tblHeader") if header else None
    properties = element("trPr", together, head, mark)
    return element("tr", properties if len(properties) else None, *cells)


def table(style: str, widths: Sequence[int], rows: Sequence[Element]) -> Element:
    """One ``w:tbl`` with fixed column ``widths`` in twentieths of a point."""
    properties = element(
        "tblPr",
        element("tblStyle", val=style),
        element("tblW", w=str(sum(widths)), type="dxa"),
        element("tblLayout", type="fixed"),
        element("tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", noHBand="1", noVBand="1"),
    )
    grid = element("tblGrid", *(element("gridCol", w=str(width)) for width in widths))
    return element("tbl", properties, grid, *rows)


def field(instruction: str, shown: str) -> list[Element]:
    """The runs of a field (PAGE, NUMPAGES) with the value shown until Word computes it."""
    words = element("instrText")
    words.text = f" {instruction} "
    words.set(_SPACE, "preserve")
    return [
        element("r", element("fldChar", fldCharType="begin")),
        element("r", words),
        element("r", element("fldChar", fldCharType="separate")),
        run(shown),
        element("r", element("fldChar", fldCharType="end")),
    ]
