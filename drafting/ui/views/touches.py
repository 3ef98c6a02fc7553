"""What a change touches, with the words that say so; and by which names it can be passed over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from drafting.model import Change, ChangeKind, Significance

#: modified, but nothing that a reader of the law would notice
_QUIET = {Significance.REFERENCE_FOLLOWED, Significance.TYPOGRAPHY}


def touches(changes: Iterable[Change], words: int = 3) -> list[dict[str, Any]]:
    """What these changes touch, weightiest first: ``sig``, ``way`` (up, down, both or ""), ``said``."""
    sigs: set[Significance] = set()
    said: dict[Significance, list[str]] = {}
    ways: dict[Significance, set[str]] = {}
    for change in changes:
        sigs.update(change.significance)
        for evidence in change.evidence:
            phrases = said.setdefault(evidence.significance, [])
            if evidence.words not in phrases:
                # a figure that went up or down says more than a word that names the subject
                phrases.insert(0 if evidence.direction else len(phrases), evidence.words)
            ways.setdefault(evidence.significance, set()).update({evidence.direction} - {""})
    return [
        {"sig": sig.value, "way": _way(ways.get(sig, set())), "said": said.get(sig, [])[:words]}
        for sig in Significance
        if sig in sigs
    ]


def _way(found: set[str]) -> str:
    return "both" if len(found) > 1 else next(iter(found), "")


def reasons(changes: Sequence[Change]) -> list[str]:
    """The names under which a change can be passed over: it is, when all of them are.

    A kind of change is one; of a modification that only follows a renumbering, or only touches typography,
    that is the name instead.
    """
    kinds = {kind for change in changes for kind in change.kinds} - {ChangeKind.UNCHANGED}
    found = [kind.value for kind in ChangeKind if kind in kinds]
    sigs = {sig for change in changes for sig in change.significance}
    if ChangeKind.MODIFIED in kinds and sigs and sigs <= _QUIET:
        found.remove(ChangeKind.MODIFIED.value)
        found += [sig.value for sig in Significance if sig in sigs]
    return found
