"""What a reviewer changed in a file without tracking it: found by comparing, proposed like the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from drafting import compare
from drafting.compare.overlap import hunks_of
from drafting.compare.words import word_edits
from drafting.model import Change, ChangeKind, Document, ProposalKind, Provision
from drafting.review.model import Spot
from drafting.structure import parse


class Untracked(NamedTuple):
    """One change, the provision it is in, and what kind it is; of a move the last spot is where it goes."""

    kind: ProposalKind
    node: Provision
    spots: tuple[Spot, ...]


def changes(draft: Document, file: Document) -> Iterator[Untracked]:
    """The changes from the draft to what the file says where nobody's tracked changes count.

    None if both say the same in the same paragraphs. Numbering alone is not told: it follows from the rest.
    """
    if _lines(draft) == _lines(file):
        return
    if draft.printed.split() == file.printed.split() and _lines(_as_sent(draft)) == _lines(file):
        return  # some paragraphs of this draft become others in any Word file of ours
    found = compare.compare(draft, file).changes
    carried = [one for one in found if one.old is not None and one.new is not None and _is_moved(one)]
    moved = {id(one) for one in carried}
    left, arrived = _below(one.old for one in carried), _below(one.new for one in carried)
    behind: Provision | None = None
    for change in found:
        old, new = change.old, change.new
        if id(change) in moved:
            yield from _carried(change, left, arrived, behind, draft)
        elif id(old) in left or id(new) in arrived:
            continue
        elif old is not None and new is not None:
            yield from _reworded(old, new)
        elif new is not None and not _apart(change) and new.printed.strip():
            yield _put(new.printed, behind, draft)
        elif old is not None and not _apart(change) and old.printed.strip():
            yield Untracked("deletion", old, (_emptied(old),))
        if id(change) not in moved:
            behind = old or behind


def _carried(
    change: Change, left: set[int], arrived: set[int], behind: Provision | None, draft: Document
) -> Iterator[Untracked]:
    """A provision that moved, with all below it as it reads now; what moved along is not told twice."""
    assert change.old is not None
    assert change.new is not None
    gone = tuple(_emptied(node) for node in change.old.walk() if node.printed.strip())
    words = "\n".join(node.printed for node in change.new.walk() if node.printed.strip())
    if id(change.new) not in arrived and words:
        put = _put(words, behind, draft)
        yield Untracked("move" if gone else "insertion", change.old, (*gone, *put.spots))
    elif id(change.old) not in left and gone:
        yield Untracked("deletion", change.old, gone)


def _put(words: str, behind: Provision | None, draft: Document) -> Untracked:
    """New paragraphs behind a provision of the draft; before its first one where none precedes."""
    if behind is None:
        first = next(draft.walk())
        return Untracked("insertion", first, (Spot(first.uid, first.printed, 0, 0, f"{words}\n"),))
    base = behind.printed
    return Untracked("insertion", behind, (Spot(behind.uid, base, len(base), len(base), f"\n{words}"),))


def _emptied(node: Provision) -> Spot:
    return Spot(node.uid, node.printed, 0, len(node.printed))


def _below(nodes: Iterable[Provision | None]) -> set[int]:
    return {id(one) for node in nodes if node is not None for one in node.walk() if one is not node}


def _is_moved(change: Change) -> bool:
    return ChangeKind.MOVED in change.kinds


def _apart(change: Change) -> bool:
    """Whether its words are told by the provision they came from or went to."""
    return change.origin is not None and _is_moved(change)


def _reworded(old: Provision, new: Provision) -> Iterator[Untracked]:
    """The stretches of heading and text that differ; a label follows from the order."""
    end = len(old.printed)
    start = end - len(old.text)
    fields = [(start, old.text, new.text)]
    if old.heading and not old.text:
        fields = [(end - len(old.heading), old.heading, new.heading)]
    elif old.heading:
        fields.append((start - len(old.joints[1]) - len(old.heading), old.heading, new.heading))
    for offset, was, now in fields:
        for hunk in hunks_of(word_edits(was, now)):
            struck = was[hunk.start : hunk.end]
            if struck.split() == hunk.text.split():
                continue
            kind: ProposalKind = (
                "replacement" if struck and hunk.text else "deletion" if struck else "insertion"
            )
            spot = Spot(old.uid, old.printed, offset + hunk.start, offset + hunk.end, hunk.text)
            yield Untracked(kind, old, (spot,))


def _lines(document: Document) -> list[str]:
    return [" ".join(line.split()) for line in document.printed.split("\n") if line.strip()]


def _as_sent(draft: Document) -> Document:
    from drafting.word import house
    from drafting.word.read import read_blocks

    return parse(read_blocks(house.clean(draft)), draft.language)
