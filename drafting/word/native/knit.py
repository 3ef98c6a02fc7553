"""Paragraphs that were split or joined: then only the break between them is marked, not their words twice."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from rapidfuzz.distance import LCSseq

from drafting.word.native.blocks import Block, Paragraphs
from drafting.word.native.line import Atom, Line, Reader
from drafting.word.native.matching import Pairing
from drafting.word.native.ns import PPR, Element, element

#: Stands in a line of the old draft where a paragraph ended; holds that paragraph's properties.
BREAK = "breakHere"
_WORD = re.compile(r"\w+")
_LEAST = 3
_SHARE = 0.6


def knit(
    befores: Sequence[Block], afters: Sequence[Block], found: Pairing, old: Reader, new: Reader
) -> tuple[list[Block], list[Block], Pairing]:
    """Blocks and pairs with neighbours put together of which the other draft has one."""
    stayed = dict(found.stayed)
    back = {j: i for i, j in found.stayed}
    moved_old, moved_new = {i for i, _ in found.moved}, {j for _, j in found.moved}
    joins = _groups(befores, afters, stayed, moved_old)
    splits = _groups(afters, befores, back, moved_new)
    used = {stayed[at] for group in joins for at in group if at in stayed}
    splits = [group for group in splits if not used & set(group)]
    if not joins and not splits:
        return list(befores), list(afters), found
    ones, at_old = _merged(befores, joins, lambda group: _joined(group, old))
    others, at_new = _merged(afters, splits, lambda group: _split(group, new))
    pairs = dict.fromkeys((at_old[i], at_new[j]) for i, j in found.stayed)
    moved = [(at_old[i], at_new[j]) for i, j in found.moved]
    return ones, others, Pairing(list(pairs), moved)


def _groups(
    blocks: Sequence[Block], others: Sequence[Block], stayed: dict[int, int], moved: set[int]
) -> list[list[int]]:
    """Neighbours of which one has a partner, and the others stand in that partner too."""
    groups: list[list[int]] = []
    taken: set[int] = set()
    for at in range(len(blocks)):
        if at in stayed or at in moved or at in taken or not _usable(blocks[at]):
            continue
        for beside in (at - 1, at + 1):
            if beside in stayed and beside not in taken and _usable(blocks[beside]):
                partner = others[stayed[beside]]
                group = sorted((at, beside))
                if _usable(partner) and _belongs(blocks, group, beside, at, partner):
                    groups.append(group)
                    taken.update(group)
                    break
    return groups


def _usable(block: Block) -> bool:
    return isinstance(block, Paragraphs) and len(block.nodes) == 1 and block.section is None


def _belongs(blocks: Sequence[Block], group: list[int], beside: int, at: int, partner: Block) -> bool:
    whole = _WORD.findall(partner.item.text)
    own = _WORD.findall(blocks[at].item.text)
    if len(own) < _LEAST:
        return False
    alone = LCSseq.similarity(_WORD.findall(blocks[beside].item.text), whole)
    together = LCSseq.similarity(
        [word for one in group for word in _WORD.findall(blocks[one].item.text)], whole
    )
    return together - alone >= _SHARE * len(own)


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
    made = element(BREAK)
    properties = block.last.find(PPR)
    if properties is not None:
        twin = copy.deepcopy(properties)
        twin.tail = None
        made.append(twin)
    return made
