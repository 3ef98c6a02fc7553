"""What went of a line, as elements: runs in marks, links around marks of their own."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Protocol

from drafting.word.native.count import Count
from drafting.word.native.cutting import Slice, all_of, cut, words_in
from drafting.word.native.line import Line
from drafting.word.native.ns import BROKEN, LINK, PPR, RUN, SIMPLE, SPACE, Element, W, element
from drafting.word.native.pen import Pen


class Adopter(Protocol):
    """Makes a copy of something of the old draft fit to stand in the new one."""

    def adopt(self, node: Element) -> Element:
        """``node`` itself, made fit."""
        ...


class Struck:
    """Makes what stands deleted, or moved away, in the new draft out of lines of the old one."""

    def __init__(self, pen: Pen, adopter: Adopter, count: Count) -> None:
        self._pen, self._adopter, self._count = pen, adopter, count

    def elements(self, found: Sequence[Slice], tag: str) -> list[Element]:
        """The stretch of an old line as elements: runs in one mark, links around marks of their own."""
        if tag == "del":
            self._count.words_deleted += words_in(found)
        out: list[Element] = []
        runs: list[Element] = []

        def close() -> None:
            if runs:
                out.append(self._pen.mark(tag, *runs))
                runs.clear()

        for atom, low, high in found:
            node = atom.nodes[0]
            if node.tag == BROKEN:
                close()
                out.append(copy.deepcopy(node))
            elif atom.inner is not None and node.tag == LINK:
                close()
                out.append(self._dead_link(atom.inner, node, tag))
            elif atom.inner is not None and node.tag == SIMPLE:
                result = [run for one in self.elements(list(all_of(atom.inner)), tag) for run in one]
                runs += [self._dead(one, tag) for one in unfolded(node, result)]
            elif node.tag != RUN or len(atom.nodes) > 1:
                runs += [self._dead(copy.deepcopy(one), tag) for one in atom.nodes if one.tag != PPR]
            else:
                runs.append(self._dead(cut(atom, low, high), tag))
        close()
        return out

    def _dead_link(self, inner: Line, node: Element, tag: str) -> Element:
        shell = element("hyperlink")
        for name, value in node.attrib.items():
            shell.set(name, value)
        shell = self._adopter.adopt(shell)
        shell.extend(self.elements(list(all_of(inner)), tag))
        return shell

    def _dead(self, node: Element, tag: str) -> Element:
        node = self._adopter.adopt(node)
        if tag == "del" and node.tag == RUN:
            for child in node:
                if child.tag == f"{W}t":
                    child.tag = f"{W}delText"
                elif child.tag == f"{W}instrText":
                    child.tag = f"{W}delInstrText"
        elif node.tag == RUN:
            for child in node:
                if child.tag == f"{W}delText":
                    child.tag = f"{W}t"
                elif child.tag == f"{W}delInstrText":
                    child.tag = f"{W}instrText"
        return node


def unfolded(node: Element, result: Sequence[Element]) -> list[Element]:
    """A simple field as runs: it cannot stand in a mark."""
    code = element("instrText")
    code.text = node.get(f"{W}instr", "")
    code.set(SPACE, "preserve")
    begin, separate, end = (
        element("r", element("fldChar", fldCharType=kind)) for kind in ("begin", "separate", "end")
    )
    return [begin, element("r", code), separate, *(one for one in result if one.tag == RUN), end]
