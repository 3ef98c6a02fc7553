"""Where paragraphs and rows stand in the file: what comes, what goes, what stands elsewhere."""

from __future__ import annotations

import copy
from collections.abc import Iterator

from drafting.word.elements import Element, element
from drafting.word.native.reworked import Reworked
from drafting.word.package import qn

_RANGES = {
    qn("w:bookmarkStart"): qn("w:bookmarkEnd"),
    qn("w:commentRangeStart"): qn("w:commentRangeEnd"),
    qn("w:permStart"): qn("w:permEnd"),
}
_ENDS = {end: start for start, end in _RANGES.items()}
_HOLDS = tuple(
    qn(f"w:{name}")
    for name in (
        "t",
        "drawing",
        "pict",
        "object",
        "sym",
        "fldChar",
        "footnoteReference",
        "endnoteReference",
        "tab",
    )
)
_BODIES = (qn("w:body"), qn("w:tc"), qn("w:txbxContent"), qn("w:footnote"), qn("w:endnote"))
_MOST_BLANK = 3


class Places:
    """The flow of one part, rearranged."""

    def __init__(self, part: Reworked) -> None:
        self.part = part
        self._order: dict[Element, int] = {one: at for at, one in enumerate(part.root.iter())}
        self._touching = {table for table in part.root.iter(qn("w:tbl")) if _touches(table)}

    def order(self, node: Element) -> int:
        """Where an element of the file stood."""
        return self._order.get(node, -1)

    # -- blank paragraphs, with which some set their text apart

    def blanks(self, node: Element) -> list[Element]:
        """The blank paragraphs that set a paragraph apart: the fewer of those before and behind it."""
        before = list(_blank_neighbours(node, ahead=False))
        behind = list(_blank_neighbours(node, ahead=True))
        return min(behind, before, key=len)

    # -- what comes

    def put(
        self, made: Element, like: Element, cursor: Element | None, following: Element | None, *, apart: bool
    ) -> None:
        """Put a new element behind ``cursor``, in the flow that ``like`` stands in, ``apart`` as that is."""
        blanks = [_copy(one) for one in self.blanks(like)[:_MOST_BLANK]] if apart else []
        self._put(made, like.getparent(), cursor, following, blanks)

    def move(self, paragraph: Element, cursor: Element | None, following: Element | None) -> Element:
        """Put a paragraph of the file elsewhere; what stands there now."""
        home = paragraph.getparent()
        blanks = [_copy(one) for one in self.blanks(paragraph)[:_MOST_BLANK]]
        if _must_stay(paragraph):  # a section ends there: its words go, it stays
            made = _copy(paragraph)
            for mark in list(made.iter(*_RANGES, *_ENDS)):
                parent = mark.getparent()
                if parent is not None:
                    parent.remove(mark)
            properties = made.find(qn("w:pPr"))
            section = None if properties is None else properties.find(qn("w:sectPr"))
            if properties is not None and section is not None:
                properties.remove(section)
            _emptied(paragraph)
            self.part.touch(paragraph)
        else:
            made = paragraph
            self.take(paragraph)
        self._put(made, home, cursor, following, blanks)
        return made

    def _put(
        self,
        made: Element,
        home: Element | None,
        cursor: Element | None,
        following: Element | None,
        blanks: list[Element],
    ) -> None:
        if cursor is not None:
            other = None if following is None else following.getparent()
            self.part.add_after(_lifted(cursor, home, other), *blanks, made)
        elif following is not None:
            self.part.add_before(_lifted(following, home, None), made, *blanks)
        else:
            body = self.part.root.find(qn("w:body"))
            assert body is not None
            last = body.find(qn("w:sectPr"))
            if last is not None:
                self.part.add_before(last, made)
            else:
                self.part.add_last(body, made)

    def put_row(
        self, row: Element, table: Element, before: Element | None, following: Element | None
    ) -> None:
        """Put a row into a table: behind ``before``, or in front of ``following``, or last."""
        parent = row.getparent()
        if parent is not None:
            self.part.remove(row)
        if before is not None:
            self.part.add_after(before, row)
        elif following is not None and following.tag == qn("w:tr") and table in following.iterancestors():
            self.part.add_before(following, row)
        else:
            self.part.add_last(table, row)

    def keep_apart(self) -> None:
        """Put a paragraph between tables that touch now, and behind one that is last."""
        for table in list(self.part.root.iter(qn("w:tbl"))):
            if table not in self._touching and _touches(table):
                self.part.add_after(table, element("p"))

    # -- what goes

    def take(self, node: Element) -> None:
        """Take an element out to put it elsewhere."""
        for blank in self.blanks(node) if node.tag == qn("w:p") else []:
            self.part.remove(blank)
        parent = node.getparent()
        self.part.remove(node)
        self._fill(parent)

    def remove(self, paragraph: Element) -> None:
        """Take a paragraph out; what must stay (the end of a section, half a field) stays, wordless."""
        self._rescue(paragraph)
        if _must_stay(paragraph):
            _emptied(paragraph)
            self.part.touch(paragraph)
            return
        self.take(paragraph)

    def remove_row(self, row: Element) -> None:
        """Take a row out, and its table with the last one."""
        table = next(row.iterancestors(qn("w:tbl")))
        self._rescue(row)
        self.part.remove(row)
        if next(table.iter(qn("w:tr")), None) is None:
            parent = table.getparent()
            self.part.remove(table)
            self._fill(parent)

    def _fill(self, parent: Element | None) -> None:
        """A cell, a text box or a note that lost its last paragraph gets an empty one."""
        if parent is None or parent.tag not in _BODIES or parent.tag == qn("w:body"):
            return
        last = next((one for one in reversed(parent) if one.tag != qn("w:sectPr")), None)
        if last is None or last.tag != qn("w:p"):
            self.part.add_last(parent, element("p"))

    def _rescue(self, node: Element) -> None:
        """Put ends of ranges that reach beyond ``node`` beside it."""
        inner = {(one.tag, one.get(qn("w:id"))) for one in node.iter(*_RANGES, *_ENDS)}
        for one in list(node.iter(*_RANGES, *_ENDS)):
            partner = _RANGES.get(str(one.tag)) or _ENDS[str(one.tag)]
            if (partner, one.get(qn("w:id"))) in inner:
                continue
            heir = _neighbour(node)
            if heir is not None:
                at = 1 if len(heir) and heir[0].tag == qn("w:pPr") else 0
                heir.insert(at, _copy(one))
                self.part.touch(heir)


def _touches(table: Element) -> bool:
    behind = table.getnext()
    return behind is None or behind.tag in (qn("w:tbl"), qn("w:sectPr"))


def _copy(node: Element) -> Element:
    """A copy with no identity of its own."""
    made = copy.deepcopy(node)
    made.tail = None
    for paragraph in made.iter(qn("w:p")):
        for name in list(paragraph.attrib):
            del paragraph.attrib[name]
    return made


def _lifted(cursor: Element, home: Element | None, other: Element | None) -> Element:
    """The element around ``cursor`` that stands directly in one of these; itself where none does."""
    for wanted in (home, other):
        node: Element | None = cursor
        while wanted is not None and node is not None:
            parent = node.getparent()
            if parent is wanted:
                return node
            node = parent
    node = cursor
    while node.tag != qn("w:p") and node.tag != qn("w:tbl") and node.getparent() is not None:
        parent = node.getparent()
        assert parent is not None
        if parent.tag in _BODIES:
            break
        node = parent
    return node


def _blank_neighbours(node: Element, *, ahead: bool) -> Iterator[Element]:
    for one in node.itersiblings(preceding=not ahead):
        if one.tag != qn("w:p") or not is_blank(one):
            return
        yield one


def is_blank(paragraph: Element) -> bool:
    """Whether a paragraph does nothing but keep others apart."""
    properties = paragraph.find(qn("w:pPr"))
    if properties is not None:
        if (
            properties.find(qn("w:sectPr")) is not None
            or properties.find(qn("w:pageBreakBefore")) is not None
        ):
            return False
        number = properties.find(f"{qn('w:numPr')}/{qn('w:numId')}")
        if number is not None and number.get(qn("w:val")) != "0":
            return False
    return not any(
        True
        for one in paragraph.iter(*_HOLDS, *_RANGES, *_ENDS, qn("w:br"))
        if one.tag != qn("w:t") or one.text
    )


def _must_stay(paragraph: Element) -> bool:
    if paragraph.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
        return True
    kinds = [one.get(qn("w:fldCharType")) for one in paragraph.iter(qn("w:fldChar"))]
    depth = 0
    for kind in kinds:
        depth += {"begin": 1, "end": -1}.get(kind or "", 0)
        if depth < 0:
            return True
    return depth != 0


def _emptied(paragraph: Element) -> None:
    """Take the words out of a paragraph, but not what fields are made of."""
    for run in list(paragraph.iter(qn("w:r"))):
        parts = [one for one in run if one.tag not in (qn("w:rPr"), qn("w:fldChar"), qn("w:instrText"))]
        for one in parts:
            run.remove(one)
        if all(one.tag == qn("w:rPr") for one in run):
            parent = run.getparent()
            if parent is not None:
                parent.remove(run)


def _neighbour(node: Element) -> Element | None:
    """A paragraph beside ``node`` for what must not go with it."""
    for one in (*node.itersiblings(), *node.itersiblings(preceding=True)):
        if one.tag == qn("w:p"):
            return one
        found = next(one.iter(qn("w:p")), None)
        if found is not None:
            return found
    return None
