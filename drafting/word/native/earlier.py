"""Marks of earlier authors: kept as theirs where ours come between their words."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.word.native.ns import MARKS, Element, W, element
from drafting.word.native.pen import Pen


class Earlier:
    """Splits earlier authors' marks; each part gets a number of its own."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen

    def twin(self, mark: Element, nodes: Sequence[Element]) -> Element:
        """An earlier author's mark again, around other content, under a number of its own."""
        twin = element(mark.tag.removeprefix(W))
        for name, value in mark.attrib.items():
            twin.set(name, value)
        twin.set(f"{W}id", self._pen.number())
        twin.extend(nodes)
        return twin

    def isolate(self, node: Element) -> None:
        """Split the mark around ``node`` so that it holds nothing else."""
        mark = node.getparent()
        assert mark is not None
        before = list(node.itersiblings(preceding=True))[::-1]
        if before:
            mark.addprevious(self.twin(mark, before))
        behind = list(node.itersiblings())
        if behind:
            mark.addnext(self.twin(mark, behind))

    def put_before(self, node: Element, found: list[Element]) -> None:
        """Put elements before ``node``, outside the mark it stands in, which is split for that."""
        if found:
            while (parent := node.getparent()) is not None and parent.tag in MARKS:
                before = list(node.itersiblings(preceding=True))[::-1]
                if before:
                    parent.addprevious(self.twin(parent, before))
                node = parent
            for one in found:
                node.addprevious(one)

    def put_behind(self, node: Element, found: list[Element]) -> None:
        """Put elements behind ``node``, outside the mark it stands in, which is split for that."""
        if found:
            while (parent := node.getparent()) is not None and parent.tag in MARKS:
                behind = list(node.itersiblings())
                if behind:
                    parent.addnext(self.twin(parent, behind))
                node = parent
            for one in reversed(found):
                node.addnext(one)
