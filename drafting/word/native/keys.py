"""What a picture, a link or a note is, so that the same one in both drafts is seen to be the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from lxml import etree

from drafting.word.native.ns import MARKS, MC, Element, M, R, W
from drafting.word.native.package import Package, outside, resolved

_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}


class Keys:
    """Keys for the objects of one part of one package, with the marks of one side settled."""

    def __init__(
        self, package: Package, part: str, gone: frozenset[str], note: Callable[[str, str], str]
    ) -> None:
        self._package, self._part, self._gone, self._note = package, part, gone, note
        self._digests: dict[str, str] = {}

    def thing(self, node: Element) -> object:
        """The key of what is neither words nor link."""
        kind = _NOTES.get(node.tag)
        if kind:
            return kind, self._note(kind, node.get(f"{W}id", ""))
        if node.tag == f"{W}sym":
            return "symbol", node.get(f"{W}font"), node.get(f"{W}char")
        if str(node.tag).startswith(M):
            return "equation", self._bare(node)
        return "drawn", node.tag, self._held(node), self._boxes(node)

    def link(self, node: Element) -> object:
        """Where a link leads, or what a simple field says to do."""
        if node.tag == f"{W}fldSimple":
            return "simple field", " ".join(node.get(f"{W}instr", "").split())
        row = self._package.relations(self._part).get(node.get(f"{R}id", ""))
        return "link", None if row is None else row.get("Target"), node.get(f"{W}anchor")

    def _held(self, node: Element) -> tuple[str, ...]:
        """The digests of the parts it draws."""
        found: dict[str, None] = {}
        for one in node.iter(etree.Element):
            for name, value in one.attrib.items():
                if str(name).startswith(R):
                    row = self._package.relations(self._part).get(str(value))
                    if row is not None:
                        found[
                            str(row.get("Target"))
                            if outside(row)
                            else self._digest(resolved(self._part, row))
                        ] = None
        return tuple(found)

    def _digest(self, name: str) -> str:
        if name not in self._digests:
            there = name in self._package.names
            self._digests[name] = hashlib.sha256(self._package.read(name)).hexdigest() if there else ""
        return self._digests[name]

    def _boxes(self, node: Element) -> str:
        boxes = list(node.iter(f"{W}txbxContent"))
        return "\n".join(plain_text(box, self._gone) for box in boxes)

    def _bare(self, node: Element) -> str:
        bare = [(one.tag, one.text or "") for one in node.iter(etree.Element) if str(one.tag).startswith(M)]
        return repr(bare)


def plain_text(node: Element, gone: frozenset[str]) -> str:
    """The words in anything, a line for each paragraph: for comparing, not for showing."""
    out: list[str] = []
    _gather(node, gone, out)
    return "".join(out)


def _gather(node: Element, gone: frozenset[str], out: list[str]) -> None:
    for child in node:
        if child.tag in (f"{W}t", f"{W}delText", f"{W}instrText"):
            out.append(child.text or "")
        elif child.tag == f"{W}tab":
            out.append("\t")
        elif (child.tag in MARKS and child.tag in gone) or child.tag == f"{MC}Fallback":
            continue
        else:
            _gather(child, gone, out)
            if child.tag == f"{W}p":
                out.append("\n")
