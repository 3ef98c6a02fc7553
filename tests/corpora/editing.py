"""An editor of laws that knows what it did: every fate of a unit, and chapters that move, with the fact it makes."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count

from drafting.compare.changes import renumbered
from drafting.model import CONTAINERS, Document, Kind, Provision
from drafting.structure.numbering import canonical

UNITS = frozenset({Kind.ARTICLE, Kind.TRANSITORY, Kind.DISPOSITION, Kind.SECTION})
#: What happened, and the names of the provisions it happened to: before, after.
Fact = tuple[str, frozenset[str], frozenset[str]]


class Editor:
    """Changes the units of one law; each unit meets one fate at most."""

    def __init__(self, old: Document, donor: Sequence[Provision], chance: random.Random) -> None:
        self.old = old
        self.donor = list(donor)
        self.chance = chance
        self.read: set[str] = set()  # units that read differently, but in their paragraphs' ends only
        self.fresh = (f"new{number}" for number in count())
        self.done: set[Fact] = set()
        self.parent = {node.uid: parent.uid if parent else "" for node, parent in old.with_parents()}
        self.below: dict[
            str, list[Provision]
        ] = {}  # by the name of a container ("" at the top) what stands in it
        self._open("", old.provisions)

    def _open(self, name: str, nodes: tuple[Provision, ...]) -> None:
        self.below[name] = list(nodes)
        for node in nodes:
            if gathers(node):
                self._open(node.uid, node.children)

    def units(self) -> list[tuple[str, Provision]]:
        return [(home, node) for home, nodes in self.below.items() for node in nodes if not gathers(node)]

    def result(self) -> Document:
        def close(node: Provision) -> Provision:
            if not gathers(node):
                return node
            return replace(node, children=tuple(close(child) for child in self.below[node.uid]))

        return replace(self.old, provisions=tuple(close(node) for node in self.below[""]))

    def edit(self) -> None:
        counts = Counter(inner.text for node in self.old.provisions for inner in node.walk())
        fit = [
            (home, node)
            for home, node in self.units()
            if node.kind in UNITS and len(said(node).split()) >= 25
            if all(counts[inner.text] == 1 for inner in node.walk() if len(inner.text.split()) >= 6)
        ]
        self.chance.shuffle(fit)
        fates: tuple[tuple[Callable[[str, Provision], bool], int], ...] = (
            (self.split, 20), (self.merge, 20), (self.move, 20), (self.delete, 20), (self.insert, 20),
            (self.divide, 15), (self.join, 15), (self.modify, 6),
        )  # fmt: skip
        for fate, share in fates:
            wanted = max(1, len(fit) // share)
            for home, node in list(fit):
                if wanted and node in self.below[home] and fate(home, node):
                    fit.remove((home, node))
                    wanted -= 1

    # each fate says whether it could be done

    def insert(self, home: str, node: Provision) -> bool:
        if not self.donor:
            return False
        came = self._named(self.donor.pop())
        self.below[home].insert(self.below[home].index(node) + 1, came)
        self.done.add(("inserted", frozenset(), frozenset({came.uid})))
        return True

    def delete(self, home: str, node: Provision) -> bool:
        self.below[home].remove(node)
        self.done.add(("deleted", frozenset({node.uid}), frozenset()))
        return True

    def modify(self, home: str, node: Provision) -> bool:
        self._put(home, node, self._reworded(node))
        self._tell("modified", node)
        return True

    def move(self, home: str, node: Provision) -> bool:
        order = [(at, name) for at, name in self.units() if name.kind in UNITS]
        place = next(index for index, (_, name) in enumerate(order) if name.uid == node.uid)
        far = [
            entry
            for index, entry in enumerate(order)
            if abs(index - place) >= 6 and _series(entry[1]) == _series(node)
        ]
        if not far:
            return False
        target, mark = self.chance.choice(far)
        self.below[home].remove(node)
        self.below[target].insert(self.below[target].index(mark) + 1, node)
        self._tell("moved", node)
        return True

    def split(self, home: str, node: Provision) -> bool:
        closes = node is self.below[home][-1] and node.kind in (Kind.TRANSITORY, Kind.DISPOSITION)
        pieces = self._pieces(node)
        if len(pieces) < 2 or closes:  # signatures below the last transitory are no part of it
            return False
        parts = [pieces[0], *(self._named(piece) for piece in pieces[1:])]
        at = self.below[home].index(node)
        self.below[home][at : at + 1] = parts
        self.done.add(("split", frozenset({node.uid}), frozenset(part.uid for part in parts)))
        return True

    def merge(self, home: str, node: Provision) -> bool:
        at = self.below[home].index(node)
        if at + 1 == len(self.below[home]):
            return False
        other = self.below[home][at + 1]
        touched = {name for _, olds, news in self.done for name in olds | news}
        if other.kind is not node.kind or other.uid in touched or len(said(other).split()) < 25:
            return False
        joined = Provision(Kind.PARAGRAPH, "", "", other.text, uid=next(self.fresh))
        extra = ((joined,) if other.text else ()) + other.children
        self.below[home][at : at + 2] = [replace(node, children=(*node.children, *extra))]
        self.done.add(("merged", frozenset({node.uid, other.uid}), frozenset({node.uid})))
        return True

    def divide(self, home: str, node: Provision) -> bool:
        for place, child in enumerate(node.children):
            cut = _middle(child.text)
            if child.kind is Kind.PARAGRAPH and cut:
                first = replace(child, text=child.text[:cut].rstrip())
                second = replace(child, text=child.text[cut:], children=(), uid=next(self.fresh))
                kids = (
                    *node.children[:place],
                    replace(first, children=()),
                    replace(second, children=child.children),
                )
                self._put(home, node, replace(node, children=(*kids, *node.children[place + 1 :])))
                self.read.add(node.uid)
                self.done.add(("paragraph split", frozenset({child.uid}), frozenset({child.uid, second.uid})))
                return True
        return False

    def join(self, home: str, node: Provision) -> bool:
        for place, (one, two) in enumerate(zip(node.children, node.children[1:], strict=False)):
            plain = all(kid.kind is Kind.PARAGRAPH and len(kid.text.split()) >= 12 for kid in (one, two))
            if plain and not one.children:
                joined = replace(two, text=f"{one.text} {two.text}", uid=one.uid, number=one.number)
                self._put(
                    home,
                    node,
                    replace(node, children=(*node.children[:place], joined, *node.children[place + 2 :])),
                )
                self.read.add(node.uid)
                self.done.add(("paragraphs merged", frozenset({one.uid, two.uid}), frozenset({one.uid})))
                return True
        return False

    def move_chapter(self) -> None:
        """Take a chapter out and put it behind another, two or more places away."""
        rows = [
            (name, node)
            for name, nodes in self.below.items()
            for node in nodes
            if node.kind in CONTAINERS
            and node.kind is not Kind.TRANSITORIES
            and sum(not gathers(kid) for kid in node.walk()) >= 2
            and sum(other.kind is node.kind for other in nodes) >= 3
        ]
        if not rows:
            return
        home, node = self.chance.choice(rows)
        siblings = [other for other in self.below[home] if other.kind is node.kind]
        place = siblings.index(node)
        far = [other for index, other in enumerate(siblings) if index - place >= 2 or place - index >= 3]
        others = {other.uid: sum(len(said(kid)) for kid in self.below[other.uid]) for other in siblings}
        far = [mark for mark in far if _between(siblings, node, mark, others) > others[node.uid] * 1.5]
        if far:
            mark = self.chance.choice(far)
            self.below[home].remove(node)
            self.below[home].insert(self.below[home].index(mark) + 1, node)
            self._tell("chapter moved", node)

    def renumber(self) -> None:
        """Number the articles through, in the order in which they now stand."""
        number = count(1)

        def dress(node: Provision) -> Provision:
            if node.kind is not Kind.ARTICLE:
                return node
            now = str(next(number))
            if canonical(node.number) == now:  # the label stays as it is printed
                return node
            return replace(node, number=now, label=f"Artículo {now}.-")

        before = {node.uid: node for node in self.old.walk()}
        document = self.result()
        self.old_units = before
        self._open("", tuple(_each_unit(node, dress) for node in document.provisions))
        gone = {name for kind, olds, _ in self.done if kind in ("merged", "split") for name in olds}
        for _, node in self.units():
            if node.uid in before and node.uid not in gone and renumbered(before[node.uid], node):
                self._tell("renumbered", node)

    def _tell(self, kind: str, node: Provision) -> None:
        self.done.add((kind, frozenset({node.uid}), frozenset({node.uid})))

    def _put(self, home: str, node: Provision, changed: Provision) -> None:
        self.below[home][self.below[home].index(node)] = changed

    def _named(self, node: Provision) -> Provision:
        return replace(
            node, uid=next(self.fresh), children=tuple(self._named(child) for child in node.children)
        )

    def _pieces(self, node: Provision) -> list[Provision]:
        """A unit in two, at a paragraph or, if it has none, at a sentence."""
        chance_label = replace(node, label=f"{node.label} bis", number=f"{node.number} bis", heading="")
        paragraphs = [
            at
            for at, child in enumerate(node.children)
            if child.kind is Kind.PARAGRAPH and len(said(child).split()) >= 20
        ]
        if paragraphs and len(node.text.split()) >= 20:
            at = self.chance.choice(paragraphs)
            opening = node.children[at]
            rest = replace(
                chance_label, text=opening.text, children=(*opening.children, *node.children[at + 1 :])
            )
            return [replace(node, children=node.children[:at]), rest]
        cut = _middle(node.text)
        if not cut or node.children:
            return [node]
        return [replace(node, text=node.text[:cut].rstrip()), replace(chance_label, text=node.text[cut:])]

    def _reworded(self, node: Provision) -> Provision:
        places = [inner.uid for inner in node.walk() if len(inner.text.split()) >= 8]
        chosen = self.chance.choice(places)

        def change(inner: Provision) -> Provision:
            kids = tuple(change(child) for child in inner.children)
            text = self._other_words(inner.text) if inner.uid == chosen else inner.text
            return replace(inner, text=text, children=kids)

        return change(node)

    def _other_words(self, text: str) -> str:
        words = text.split(" ")
        stock = said(self.chance.choice(self.donor)).split() if self.donor else ["otro"]
        for _ in range(self.chance.randint(1, 3)):
            at = self.chance.randrange(len(words))
            begin = self.chance.randrange(len(stock))
            words[at : at + self.chance.randint(0, 3)] = stock[begin : begin + self.chance.randint(1, 4)]
        return " ".join(words)


def gathers(node: Provision) -> bool:
    return node.kind in CONTAINERS or any(gathers(child) or child.kind in UNITS for child in node.children)


def _each_unit(node: Provision, change: Callable[[Provision], Provision]) -> Provision:
    if not gathers(node):
        return change(node)
    return replace(node, children=tuple(_each_unit(child, change) for child in node.children))


def _series(node: Provision) -> Kind:
    return node.kind


def said(node: Provision) -> str:
    return " ".join(inner.text for inner in node.walk())


def _middle(text: str) -> int:
    """Where a text of several sentences can be cut so that both halves are long enough; 0 if nowhere."""
    ends = [found.end() for found in re.finditer(r"[a-zñáéíóú]{3,}\. (?=[A-ZÁÉÍÓÚÑ])", text)]
    good = [end for end in ends if min(len(text[:end].split()), len(text[end:].split())) >= 12]
    return min(good, key=lambda end: abs(end - len(text) // 2), default=0)


def _between(siblings: list[Provision], node: Provision, mark: Provision, weights: dict[str, int]) -> int:
    """How much text a chapter passes on its way: less than its own, and the others would have moved."""
    first, last = sorted((siblings.index(node), siblings.index(mark)))
    passed = siblings[first : last + 1]
    return sum(weights[other.uid] for other in passed if other is not node)
