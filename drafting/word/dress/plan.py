"""Which paragraphs the new text has, and which of the old file's each of them was. No XML here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from drafting.model import Document, Kind, Provision
from drafting.word.dress.laid import Laid, Piece, parts
from drafting.word.layout import Role
from drafting.word.native.matching import Item, pair


@dataclass(slots=True)
class Stretch:
    """A label, heading or text of the new draft, or a line of one; ``was``: the same of the old draft.

    ``joint`` is what stands between it and what precedes it in its provision, ``joint_was`` what stood there.
    """

    node: int
    role: Role
    words: str
    joint: str
    was: Piece | None = None
    joint_was: str = ""


@dataclass(slots=True)
class Para:
    """A paragraph (or table row) of the new draft. ``block`` is the old file's that it is made of, if any."""

    stretches: list[Stretch]
    block: int | None = None
    #: how many letters of it Word printed by itself, in the old file
    row: bool = False
    table: int = -1  # rows of one table share it
    kept: list[Stretch] = field(default_factory=list)  # of those the block holds, in its order

    @property
    def node(self) -> int:
        """The provision that begins it."""
        return self.stretches[0].node

    def joint(self, number: int) -> str:
        """What stands before one of its stretches."""
        one = self.stretches[number]
        if not number:
            return ""
        return one.joint if one.node == self.stretches[number - 1].node else " "

    @property
    def lead(self) -> Role:
        """What begins it."""
        return self.stretches[0].role


@dataclass(frozen=True, slots=True)
class Plan:
    """The new draft's provisions, the old one each was (by its place), and its paragraphs in order."""

    nodes: tuple[Provision, ...]
    parents: tuple[int, ...]  # -1 at the top
    was: dict[int, int]
    paras: list[Para]


def plan(old: Laid, new: Document) -> Plan:
    """The paragraphs of ``new`` over the file of the old draft."""
    nodes = tuple(new.walk())
    places = {id(node): place for place, node in enumerate(nodes)}
    parents = tuple(-1 if above is None else places[id(above)] for _, above in new.with_parents())
    was = _counterparts(old.nodes, nodes)
    paras = list(_paragraphs(old, nodes, parents, was))
    _claim(old, paras)
    return Plan(nodes, parents, was, paras)


def _counterparts(olds: Sequence[Provision], news: Sequence[Provision]) -> dict[int, int]:
    """By uid; those without one on both sides by their words, in order."""
    known = Counter(node.uid for node in olds)
    fresh = Counter(node.uid for node in news)
    by_uid = {node.uid: at for at, node in enumerate(olds) if node.uid and known[node.uid] == 1}
    found = {
        at: by_uid[node.uid]
        for at, node in enumerate(news)
        if fresh[node.uid] == 1 and node.uid in by_uid and olds[by_uid[node.uid]].kind is node.kind
    }
    taken = set(found.values())
    ones = [at for at in range(len(olds)) if at not in taken and olds[at].printed]
    others = [at for at in range(len(news)) if at not in found and news[at].printed]
    items = [
        [Item(nodes[at].printed, nodes[at].kind.value) for at in places]
        for nodes, places in ((olds, ones), (news, others))
    ]
    stayed, moved = pair(*items, moves=True)
    return {**found, **{others[j]: ones[i] for i, j in (*stayed, *moved)}}


def _paragraphs(
    old: Laid, nodes: Sequence[Provision], parents: Sequence[int], was: dict[int, int]
) -> Iterator[Para]:
    para: Para | None = None
    table, last_row = -1, -1
    for place, node in enumerate(nodes):
        if node.kind is Kind.ROW:
            if para is not None:
                yield para
                para = None
            if letters_in(node.printed):
                if last_row < 0 or parents[last_row] != parents[place] or last_row != place - 1:
                    table += 1
                last_row = place
                pieces = _of(old, was, place, Role.TEXT)
                row = Stretch(place, Role.TEXT, node.printed, "", pieces[0] if len(pieces) == 1 else None)
                yield Para([row], row=True, table=table)
            continue
        for stretch in _stretches(old, node, place, was):
            if para is not None and _goes_on(para, stretch):
                para.stretches.append(stretch)
            else:
                if para is not None:
                    yield para
                para = Para([stretch])
    if para is not None:
        yield para


def letters_in(text: str) -> bool:
    """Whether there is anything but blanks."""
    return bool(text.strip())


def _of(old: Laid, was: dict[int, int], place: int, role: Role) -> list[Piece]:
    return [piece for piece in old.pieces[was[place]] if piece.role is role] if place in was else []


def _stretches(old: Laid, node: Provision, place: int, was: dict[int, int]) -> Iterator[Stretch]:
    first = True
    joints = {Role.HEADING: node.joints[0], Role.TEXT: node.joints[1]}
    for role, words in parts(node):
        joint = "" if first else joints.get(role, "")
        first = False
        pieces = _of(old, was, place, role)
        if len(pieces) <= 1:
            before = old.nodes[was[place]].joints[role is Role.TEXT] if place in was else ""
            yield Stretch(place, role, words, joint, pieces[0] if pieces else None, before)
            continue
        lines = words.split("\n")
        found = pair([Item(piece.words) for piece in pieces], [Item(line) for line in lines])
        mates = {j: pieces[i] for i, j in found.stayed}
        for number, line in enumerate(lines):
            if line.strip():
                yield Stretch(place, role, line, "\n" if number else joint, mates.get(number))


def _goes_on(para: Para, stretch: Stretch) -> bool:
    """Whether a stretch stands in the paragraph of what precedes it."""
    last = para.stretches[-1]
    if last.was is not None and stretch.was is not None:
        return last.was.block == stretch.was.block and last.was.end <= stretch.was.start
    return (
        last.node == stretch.node
        and "\n" not in stretch.joint
        and bool(stretch.joint or last.role < stretch.role)
    )


def _claim(old: Laid, paras: Sequence[Para]) -> None:
    """Give each paragraph the block it was, each block once."""
    taken: set[int] = set()
    for para in paras:
        block = next((one.was.block for one in para.stretches if one.was is not None), None)
        if block is None or block in taken or (old.reads[block].block.style == "row") != para.row:
            continue
        taken.add(block)
        para.block = block
        at = 0
        for one in para.stretches:
            if one.was is not None and one.was.block == block and one.was.start >= at:
                para.kept.append(one)
                at = one.was.end
