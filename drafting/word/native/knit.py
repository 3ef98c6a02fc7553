"""Paragraphs that were split or joined: then only the break between them is marked, not their words twice."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from rapidfuzz.distance import LCSseq

from drafting.word.native.blocks import Block, Paragraphs
from drafting.word.native.line import Atom, Line
from drafting.word.native.matching import Pairing
from drafting.word.native.ns import BROKEN, PPR, Element, W, element
from drafting.word.native.reader import Reader

CHANGED = f"{W}pPrChange"
_WORD = re.compile(r"\w+")
#: A part of another paragraph has this many words, and this share of them stands there in runs of ``_RUN``.
_LEAST, _SHARE, _RUN = 3, 0.5, 3
#: The same where no paragraph is paired with that other one yet.
_LEAST_ALONE, _SHARE_ALONE = 6, 0.75
#: Pairs of paragraphs looked at between two that stayed.
_MOST_PAIRS = 2_000


def knit(
    befores: Sequence[Block], afters: Sequence[Block], found: Pairing, old: Reader, new: Reader
) -> tuple[list[Block], list[Block], Pairing]:
    """Blocks and pairs with neighbours put together of which the other draft has one."""
    moved_old, moved_new = {i for i, _ in found.moved}, {j for _, j in found.moved}
    stayed = dict(found.stayed)
    joins = _Groups(befores, afters, stayed, moved_old, moved_new).found()
    back = {j: i for i, j in stayed.items()}
    splits = _Groups(afters, befores, back, moved_new, moved_old).found()
    stayed = {i: j for j, i in back.items()}
    used = {stayed[at] for group in joins for at in group if at in stayed}
    splits = [group for group in splits if not used & set(group)]
    ones, at_old = _merged(befores, joins, lambda group: _joined(group, old))
    others, at_new = _merged(afters, splits, lambda group: _split(group, new))
    pairs = dict.fromkeys((at_old[i], at_new[j]) for i, j in sorted(stayed.items()))
    moved = [(at_old[i], at_new[j]) for i, j in found.moved]
    return ones, others, Pairing(list(pairs), moved)


class _Groups:
    """Neighbours among ``blocks`` that all stand in one of ``others``; ``stayed`` gains pairs for them."""

    def __init__(
        self,
        blocks: Sequence[Block],
        others: Sequence[Block],
        stayed: dict[int, int],
        moved: set[int],
        moved_others: set[int],
    ) -> None:
        self._blocks, self._others, self._stayed = blocks, others, stayed
        self._moved, self._moved_others = moved, moved_others
        self._taken: set[int] = set()
        self._known: dict[int, list[str]] = {}

    def found(self) -> list[list[int]]:
        """The groups, each in order."""
        groups = [
            self._grown([beside], self._said(self._others[self._stayed[beside]]))
            for beside in sorted(self._stayed)
            if self._pairable(beside)
        ]
        i = j = 0
        for at, to in (*sorted(self._stayed.items()), (len(self._blocks), len(self._others))):
            groups += self._between(range(i, at), range(j, to))
            i, j = at + 1, to + 1
        return [group for group in groups if len(group) > 1]

    def _pairable(self, at: int) -> bool:
        other = self._others[self._stayed[at]]
        beside = any(one not in self._stayed for one in (at - 1, at + 1))
        return beside and _usable(self._blocks[at]) and _usable(other)

    def _free(self, at: int) -> bool:
        return (
            0 <= at < len(self._blocks)
            and at not in self._stayed
            and at not in self._moved
            and at not in self._taken
            and _usable(self._blocks[at])
        )

    def _grown(self, group: list[int], whole: list[str]) -> list[int]:
        """``group`` with the neighbours that stand in ``whole`` too."""
        alone = _shared(self._words(group), whole)
        for step in (-1, 1):
            while self._free(at := group[0 if step < 0 else -1] + step):
                own = len(self._words([at]))
                grown = [at, *group] if step < 0 else [*group, at]
                together = _shared(self._words(grown), whole)
                if together - alone < (_SHARE * own if own >= _LEAST else max(own, 1)):
                    break
                group, alone = grown, together
        if len(group) > 1:
            self._taken.update(group)
        return group

    def _between(self, ones: range, others: range) -> Iterator[list[int]]:
        """Between two that stayed: what has no partner, and stands in something that has none."""
        if len(ones) * len(others) > _MOST_PAIRS:
            return
        first = ones.start
        for to in others:
            if to in self._moved_others or not _usable(self._others[to]):
                continue
            whole = self._said(self._others[to])
            for at in range(first, ones.stop):
                if self._free(at) and self._held(at, whole):
                    self._stayed[at] = to
                    yield (group := self._grown([at], whole))
                    first = group[-1] + 1
                    break

    def _held(self, at: int, whole: list[str]) -> bool:
        own = self._words([at])
        if len(own) < _LEAST_ALONE or len(set(own) & set(whole)) < _SHARE_ALONE * len(set(own)):
            return False
        return _shared(own, whole) >= _SHARE_ALONE * len(own)

    def _words(self, group: Sequence[int]) -> list[str]:
        for at in group:
            if at not in self._known:
                self._known[at] = self._said(self._blocks[at])
        return [word for at in group for word in self._known[at]]

    def _said(self, block: Block) -> list[str]:
        return _WORD.findall(block.item.text)


def _usable(block: Block) -> bool:
    if not isinstance(block, Paragraphs) or len(block.nodes) != 1 or block.section is not None:
        return False
    return block.last.find(f"{PPR}/{CHANGED}") is None  # an earlier author's mark stays what it is


def _shared(own: list[str], whole: list[str]) -> int:
    """How many words of ``own`` stand in ``whole`` in their order, those in short runs left out."""
    least = min(_RUN, len(own))
    return sum(
        size
        for op in LCSseq.opcodes(own, whole)
        if op.tag == "equal" and (size := op.src_end - op.src_start) >= least
    )


def _merged(
    blocks: Sequence[Block], groups: Sequence[list[int]], put_together: Callable[[list[Block]], Block]
) -> tuple[list[Block], dict[int, int]]:
    """The blocks with each group as one, and where each of them went."""
    first = {group[0]: group for group in groups}
    inner = {at for group in groups for at in group[1:]}
    out: list[Block] = []
    places: dict[int, int] = {}
    for at, block in enumerate(blocks):
        if at in inner:
            places[at] = len(out) - 1
            continue
        places[at] = len(out)
        out.append(put_together([blocks[one] for one in first[at]]) if at in first else block)
    return out, places


def _split(group: Sequence[Block], reader: Reader) -> Paragraphs:
    nodes = [node for block in group if isinstance(block, Paragraphs) for node in block.nodes]
    return Paragraphs(nodes, reader.line(nodes), knit=True)


def _joined(group: Sequence[Block], reader: Reader) -> Paragraphs:
    """Paragraphs of the old draft as one, with a break where each but the last ended."""
    parts = [block for block in group if isinstance(block, Paragraphs)]
    atoms: list[Atom] = []
    boxed: list[str] = []
    text = ""
    character = reader.named("paragraph break")
    for number, block in enumerate(parts):
        shift = len(text)
        atoms += [replace(one, start=one.start + shift, end=one.end + shift) for one in block.line.atoms]
        text += block.line.text
        boxed += block.line.boxed
        if number < len(parts) - 1:
            mark = _break(block)
            atoms.append(Atom((mark,), len(text), len(text) + 1, ((mark, character),)))
            text += character
    nodes = [node for block in parts for node in block.nodes]
    return Paragraphs(nodes, Line(text, atoms, boxed=boxed), knit=True)


def _break(block: Paragraphs) -> Element:
    made = element(BROKEN.removeprefix(W))
    properties = block.last.find(PPR)
    if properties is not None:
        twin = copy.deepcopy(properties)
        twin.tail = None
        made.append(twin)
    return made
