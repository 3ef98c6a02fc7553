"""What happened inside one provision, told by uid: no pairing is needed where every part bears its name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafting.compare.changes import renumbered
from drafting.compare.facts import Fact
from drafting.compare.words import word_edits
from drafting.model import Change, ChangeKind, Edit, Op, Provision

#: What an inserted or deleted part can be besides: it came from another place, or went there.
_FROM_ELSEWHERE = (ChangeKind.MOVED, ChangeKind.SPLIT, ChangeKind.MERGED)


def inside(old: Provision | None, new: Provision | None, facts: Iterable[Fact] = ()) -> tuple[Change, ...]:
    """The changes of a provision and all below it, in the order of ``new``; at least one side is given.

    The provision is the first of them. Parts that bear the same uid are one; a deleted part stands behind
    what preceded it. What can only be known from the whole law (moves, divisions, significance) is taken
    from ``facts``, those of the step from ``old`` to ``new``.
    """
    olds = {node.uid: node for node in old.walk()} if old else {}
    news = {node.uid: node for node in new.walk()} if new else {}
    told = {fact.new or fact.old: fact for fact in facts}
    found = []
    for uid in _told(olds, news):
        found.append(_change(olds.get(uid), news.get(uid), told.get(uid)))
    return tuple(found)


def _told(olds: Iterable[str], news: dict[str, Provision]) -> Iterator[str]:
    """All uids in the new order, a deleted one behind the one that preceded it and stayed."""
    behind: dict[str, list[str]] = {}
    stayed = ""
    for uid in olds:
        if uid in news:
            stayed = uid
        else:
            behind.setdefault(stayed, []).append(uid)
    yield from behind.get("", ())
    for uid in news:
        yield uid
        yield from behind.get(uid, ())


def _change(old: Provision | None, new: Provision | None, fact: Fact | None) -> Change:
    touched = fact.significance if fact else ()
    if old and new:
        known = fact.kinds if fact and fact.old and fact.new else ()
        edits, heading = word_edits(old.text, new.text), word_edits(old.heading, new.heading)
        return Change(_kinds(old, new, known), old, new, edits, heading, touched)
    kind, op = (ChangeKind.INSERTED, Op.INSERT) if new else (ChangeKind.DELETED, Op.DELETE)
    node = new or old
    assert node is not None
    edits, heading = ((Edit(op, text),) if text else () for text in (node.text, node.heading))
    more = tuple(found for found in fact.kinds if found in _FROM_ELSEWHERE) if fact else ()
    return Change((kind, *more), old, new, edits, heading, touched)


def _kinds(old: Provision, new: Provision, known: tuple[ChangeKind, ...]) -> tuple[ChangeKind, ...]:
    """What the two sides show, and what only the comparison knew."""
    holding = {
        ChangeKind.MODIFIED: (old.text, old.heading) != (new.text, new.heading),
        ChangeKind.MOVED: ChangeKind.MOVED in known,
        ChangeKind.RENUMBERED: renumbered(old, new),
        ChangeKind.SPLIT: ChangeKind.SPLIT in known,
        ChangeKind.MERGED: ChangeKind.MERGED in known,
    }
    return tuple(kind for kind, holds in holding.items() if holds) or (ChangeKind.UNCHANGED,)
