"""What the comparison looks at in a document: a flat list of its provisions and what each one says.

Provisions are known here by their place in document order, so that the rest works on small integers. A
number or label never takes part in a digest or in ``words``: what a provision says is one thing, what it is
called another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import lru_cache

from drafting.compare.vocabulary import FUNCTION_WORDS
from drafting.model import CONTAINERS, Document, Kind, Provision
from drafting.structure.numbering import canonical as _canonical

#: A CAS number, a date in digits or a decimal is one word.
_WORD = re.compile(r"\d+(?:[.,/\-]\d+)*|\w+")

_BASIC = frozenset({Kind.ARTICLE, Kind.SECTION, Kind.TRANSITORY, Kind.DISPOSITION, Kind.ANNEX, Kind.SCHEDULE})
#: Containers only where divisions or basic units stand directly under them.
_SOMETIMES = frozenset({Kind.SECTION, Kind.ANNEX, Kind.SCHEDULE, Kind.PREFACE})


class Role(Enum):
    """The part a provision plays: it gathers units, it is one, or it stands inside one."""

    CONTAINER = auto()
    UNIT = auto()
    INNER = auto()


Designation = tuple[Kind, str]

#: The same few hundred numbers come back in every draft.
canonical = lru_cache(maxsize=8192)(_canonical)


@dataclass(slots=True)
class Lexicon:
    """Numbers for what two documents share: each word one character, each text and path one integer.

    A text written as one character per word lets rapidfuzz compare words at the speed of letters.
    """

    _letters: dict[str, str] = field(default_factory=dict)
    _numbers: dict[tuple[object, ...], int] = field(default_factory=dict)

    def encode(self, text: str) -> str:
        """The words of ``text`` that carry meaning (all of them if none does), case folded."""
        words = _WORD.findall(text.casefold())
        telling = [word for word in words if word not in FUNCTION_WORDS] or words
        return "".join([self._letters.get(word) or self._letter(word) for word in telling])

    def number(self, *key: object) -> int:
        """The same integer for the same key."""
        return self._numbers.setdefault(key, len(self._numbers))

    def _letter(self, word: str) -> str:
        place = len(self._letters) % 0x10_F000 + 1
        letter = chr(place if place < 0xD800 else place + 0x800)  # surrogates are no characters
        return self._letters.setdefault(word, letter)


class Side:
    """One of the two documents, flattened.

    ``parent`` and ``end`` (one past the last descendant) are places in ``nodes``; ``digest`` is the same for
    subtrees that say the same, ``weight`` is a subtree's length in characters, ``path`` names the chain of
    containers above, ``called`` the kind and number of a provision that bears a label.
    """

    __slots__ = (
        "_own", "_words", "called", "digest", "end", "lexicon", "nodes", "parent", "path", "role", "weight",
    )  # fmt: skip

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.nodes: list[Provision] = []
        self.parent: list[int] = []
        self.role: list[Role] = []
        self.path: list[int] = []
        self.called: list[Designation | None] = []
        self._flatten(document)
        count = len(self.nodes)
        self.end = [place + 1 for place in range(count)]
        self.digest = [0] * count
        self.weight = [0] * count
        self._digest()
        self._own: list[str | None] = [None] * count
        self._words: list[str | None] = [None] * count

    def children(self, place: int) -> Iterator[int]:
        """The places of the provisions directly below."""
        child, end = place + 1, self.end[place]
        while child < end:
            yield child
            child = self.end[child]

    def words(self, place: int) -> str:
        """What a provision and all below it say, one character per word."""
        found = self._words[place]
        if found is None:
            found = "".join([self.own(inner) for inner in range(place, self.end[place])])
            self._words[place] = found
        return found

    def own(self, place: int) -> str:
        """What a provision says itself, heading included, one character per word."""
        found = self._own[place]
        if found is None:
            node = self.nodes[place]
            found = self.lexicon.encode(f"{node.heading} {node.text}" if node.heading else node.text)
            self._own[place] = found
        return found

    def units(self) -> list[int]:
        """The basic units in document order."""
        return [place for place, role in enumerate(self.role) if role is Role.UNIT]

    def containers(self) -> list[int]:
        """The containers in document order."""
        return [place for place, role in enumerate(self.role) if role is Role.CONTAINER]

    def _flatten(self, document: Document) -> None:
        stack = [(top, -1) for top in reversed(document.provisions)]
        while stack:
            node, parent = stack.pop()
            place = len(self.nodes)
            self.nodes.append(node)
            self.parent.append(parent)
            self.role.append(self._role(node, parent))
            self.called.append((node.kind, canonical(node.number)) if node.label and node.number else None)
            above = self.path[parent] if parent >= 0 else -1
            named = self.role[place] is Role.CONTAINER
            self.path.append(
                self.lexicon.number("path", above, node.kind, canonical(node.number)) if named else above
            )
            stack.extend((child, place) for child in reversed(node.children))

    def _role(self, node: Provision, parent: int) -> Role:
        if parent >= 0 and self.role[parent] is not Role.CONTAINER:
            return Role.INNER
        gathers = node.kind in _SOMETIMES and any(
            child.kind in _BASIC or child.kind in CONTAINERS for child in node.children
        )
        return Role.CONTAINER if gathers or node.kind in CONTAINERS else Role.UNIT

    def _digest(self) -> None:
        below: list[list[int]] = [[] for _ in self.nodes]
        for place in range(len(self.nodes) - 1, -1, -1):
            node, parent = self.nodes[place], self.parent[place]
            kids = tuple(reversed(below[place]))
            self.digest[place] = self.lexicon.number("text", node.heading, node.text, kids)
            self.weight[place] += len(node.heading) + len(node.text) + 1
            if parent >= 0:
                below[parent].append(self.digest[place])
                self.weight[parent] += self.weight[place]
                self.end[parent] = max(self.end[parent], self.end[place])
