"""What a picture, a link or a note is, so that the same one in both drafts is seen to be the same."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from lxml import etree

from drafting.word.native.ns import Element, M, R, W
from drafting.word.native.package import Package, outside, resolved

_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}


#: Bookmarks that a program gives the headings anew each time it makes the table of contents.
_OF_CONTENTS = re.compile(r"\b(?:_Toc\d+|__RefHeading___Toc\w*)")


def instruction(text: str) -> str:
    """What a field says to do, blanks aside and whichever heading of the contents it names."""
    return lasting(" ".join(text.split()))


def lasting(text: str) -> str:
    """``text`` with one name for all bookmarks of a table of contents."""
    return _OF_CONTENTS.sub("_Toc", text) if "_Toc" in text else text


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
        return "drawn", node.tag, self._held(node), len(list(node.iter(f"{W}txbxContent")))

    def link(self, node: Element) -> object:
        """Where a link leads, or what a simple field says to do."""
        if node.tag == f"{W}fldSimple":
            return "simple field", instruction(node.get(f"{W}instr", ""))
        row = self._package.relations(self._part).get(node.get(f"{R}id", ""))
        return "link", None if row is None else row.get("Target"), lasting(node.get(f"{W}anchor") or "")

    def code(self, node: Element) -> str:
        """A link as the instruction of a field; "" for one that cannot be told so."""
        number = node.get(f"{R}id")
        row = self._package.relations(self._part).get(number or "")
        if number and (row is None or not outside(row)):
            return ""
        told = {
            "": "" if row is None else row.get("Target", ""),
            "\\l ": node.get(f"{W}anchor", ""),
            "\\o ": node.get(f"{W}tooltip", ""),
            "\\t ": node.get(f"{W}tgtFrame", ""),
        }
        if any(sign in value for value in told.values() for sign in '"\\') or not any(told.values()):
            return ""
        return " ".join(["HYPERLINK", *(f'{switch}"{value}"' for switch, value in told.items() if value)])

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

    def _bare(self, node: Element) -> str:
        bare = [(one.tag, one.text or "") for one in node.iter(etree.Element) if str(one.tag).startswith(M)]
        return repr(bare)
