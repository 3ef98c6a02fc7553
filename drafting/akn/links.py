"""Which words of a draft cite which of its own provisions."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.checks.references import cites_elsewhere
from drafting.model import Document, Kind, Provision
from drafting.structure.citations import Citation, Whose, citations
from drafting.structure.numbering import canonical

#: what a citation can begin with
_UNITS = (Kind.ARTICLE, Kind.SECTION, Kind.BOOK, Kind.TITLE, Kind.PART, Kind.ANNEX, Kind.SCHEDULE)


class Links:
    """Finds the provisions that words cite. What may be of another text, or of two provisions, is no link."""

    def __init__(self, document: Document) -> None:
        self._language = document.language
        self._units: dict[tuple[Kind, str], list[Provision]] = {}
        for node in document.walk():
            if node.kind in _UNITS:
                self._units.setdefault((node.kind, canonical(node.number)), []).append(node)

    def of(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Start, end (code points) and the eid of each provision cited in ``text``, one after the other."""
        at = 0
        for cited in citations(text, self._language):
            if cited.start < at or cites_elsewhere(text, cited):
                continue
            if found := self._found(cited):
                yield cited.start, cited.end, found.eid
                at = cited.end

    def _found(self, cited: Citation) -> Provision | None:
        """The provision, as far down as the citation leads and the draft has it."""
        first, *inner = cited.steps
        units = self._units.get((first.kind, canonical(first.number)), [])
        if cited.whose is Whose.OTHER or cited.here or len(units) != 1:
            return None
        found = units[0]
        for step in inner:
            below = [
                one for one in found.children
                if one.kind is step.kind and canonical(one.number) == canonical(step.number)
            ]  # fmt: skip
            if len(below) != 1:
                break
            found = below[0]
        return found
