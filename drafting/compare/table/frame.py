"""A document as a table sees it: divisions that gather, units that get a row each, and their parts."""

from __future__ import annotations

from drafting.messages import sentence
from drafting.model import CONTAINERS, Document, Kind, Provision

TOP = -1

_ATTACHED = frozenset({Kind.ANNEX, Kind.SCHEDULE})
_UNITS = frozenset({Kind.ARTICLE, Kind.SECTION, Kind.TRANSITORY, Kind.DISPOSITION, Kind.ROW})
_LONGEST_NAME = 60


class Frame:
    """A document by places (document order, from 0): what stands above each, and in whose row it goes.

    ``head[place]`` is the unit or division whose row a provision belongs in. An annex that holds a table or
    articles is a division: each row of its table is a row of ours.
    """

    __slots__ = (
        "_first",
        "_free",
        "_language",
        "divides",
        "head",
        "nodes",
        "parent",
    )

    def __init__(self, document: Document) -> None:
        self._language = document.language
        self.nodes: list[Provision] = []
        self.parent: list[int] = []
        self.divides: list[bool] = []
        self.head: list[int] = []
        stack = [(top, TOP) for top in reversed(document.provisions)]
        while stack:
            node, parent = stack.pop()
            place = len(self.nodes)
            self.nodes.append(node)
            self.parent.append(parent)
            self.divides.append(self._gathers(node, parent))
            alone = self.divides[place] or parent == TOP or self.divides[parent]
            self.head.append(place if alone else self.head[parent])
            stack.extend((child, place) for child in reversed(node.children))
        self._free: dict[int, list[int]] = {}
        for place in reversed(range(len(self.nodes))):
            self._free.setdefault(id(self.nodes[place]), []).append(place)
        self._first = {id(self.nodes[place]): place for place in reversed(range(len(self.nodes)))}

    def _gathers(self, node: Provision, parent: int) -> bool:
        if node.kind is Kind.TABLE:  # outside an article its caption heads its rows
            return parent == TOP or self.divides[parent]
        if node.kind in CONTAINERS or (node.kind is Kind.SECTION and self._language == "es"):
            return True
        return node.kind in _ATTACHED and any(
            below.kind in _UNITS or below.kind in CONTAINERS for below in node.walk()
        )

    def take(self, node: Provision | None) -> int | None:
        """The place of a provision; each is given once, in order where an object stands at several."""
        return self._free[id(node)].pop() if node is not None else None

    def find(self, node: Provision) -> int | None:
        """The first place of a provision, taken or not."""
        return self._first.get(id(node))

    def depth(self, place: int) -> int:
        """How far a provision is set in below the unit: a level for each label above it and its own."""
        depth, head = 0, self.head[place]
        while place != head:
            depth += bool(self.nodes[place].label)
            place = self.parent[place]
        return depth

    def level(self, place: int) -> int:
        """How many divisions a division stands in."""
        level = 0
        while self.parent[place] != TOP:
            place = self.parent[place]
            level += self.divides[place]
        return level

    def above(self, place: int) -> str:
        """The divisions a provision stands in, outermost first."""
        names: list[str] = []
        place = self.parent[place]
        while place != TOP:
            if self.divides[place]:
                names.append(called(self.nodes[place]))
            place = self.parent[place]
        return ", ".join(name for name in reversed(names) if name)

    def name(self, place: int) -> str:
        """How a lawyer cites a provision: "Artículo 6, fracción II", "SEC. 6(b)(2)"."""
        head, parts = self.head[place], []
        while place != head:
            parts.append(self._item(self.nodes[place]))
            place = self.parent[place]
        return called(self.nodes[head]) + "".join(reversed(parts))

    def within(self, place: int) -> str:
        """The same inside its unit: "fracción II", "" for the unit itself."""
        return self.name(place)[len(called(self.nodes[self.head[place]])) :].lstrip(", ")

    def _item(self, node: Provision) -> str:
        label = node.label.strip().rstrip(".-–—:; ")
        if not label:
            return ""
        if self._language == "en":
            return label if label.startswith("(") else f", {label}"
        word = sentence(f"table.item.{node.kind.value}", self._language)
        return f", {label}" if word.startswith("table.") else f", {word} {label}"


def called(node: Provision) -> str:
    """What a unit or division is called: its label without the punctuation, else its first words."""
    words = node.called or " ".join(f"{node.heading} {node.text}".split())
    return words if len(words) <= _LONGEST_NAME else words[:_LONGEST_NAME].rsplit(" ", 1)[0] + "…"
