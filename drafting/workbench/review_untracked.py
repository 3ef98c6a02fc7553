"""What a reviewer changed in a file without tracking it: found by comparing, proposed like the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafting import compare
from drafting.compare.overlap import hunks_of
from drafting.compare.words import word_edits
from drafting.model import Change, ChangeKind, Document, ProposalKind, Provision
from drafting.review.model import Spot


class Untracked(NamedTuple):
    """One change, the provision it is in, and what kind it is."""

    kind: ProposalKind
    node: Provision
    spot: Spot


def changes(draft: Document, file: Document) -> Iterator[Untracked]:
    """The changes from the draft to what the file says where nobody's tracked changes count.

    None if both say the same. Order and numbering alone are not told: they follow from the rest.
    """
    if _words(draft) == _words(file):
        return
    behind: Provision | None = None
    for change in compare.compare(draft, file).changes:
        if change.old is not None and change.new is not None:
            yield from _reworded(change.old, change.new)
        elif change.old is None and change.new is not None and not _apart(change):
            if behind is not None and change.new.printed.strip():
                base = behind.printed
                spot = Spot(behind.uid, base, len(base), len(base), f"\n{change.new.printed}")
                yield Untracked("insertion", behind, spot)
        elif change.old is not None and not _apart(change) and change.old.printed.strip():
            base = change.old.printed
            yield Untracked("deletion", change.old, Spot(change.old.uid, base, 0, len(base)))
        behind = change.old or behind


def _apart(change: Change) -> bool:
    """Whether its words are told by the provision they came from or went to."""
    return change.origin is not None and bool({ChangeKind.MOVED} & set(change.kinds))


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
            yield Untracked(kind, old, spot)


def _words(document: Document) -> list[str]:
    return document.printed.split()
