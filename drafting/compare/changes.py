"""From pairs of provisions to changes."""

from __future__ import annotations

from drafting.compare.features import Side, canonical
from drafting.compare.match import FREE, Match
from drafting.compare.order import told
from drafting.compare.significance import significance
from drafting.compare.words import word_edits
from drafting.model import Change, ChangeKind, Edit, Op, Provision


def changes(match: Match, moved: set[tuple[int, int]]) -> tuple[Change, ...]:
    """Every provision of both documents in exactly one change, in the order of ``order.told``."""
    found = []
    for i, j in told(match):
        if j == FREE:
            found.append(_alone(ChangeKind.DELETED, match.old, i))
        elif i == FREE:
            found.append(_alone(ChangeKind.INSERTED, match.new, j))
        else:
            found.append(_pair(match, i, j, (i, j) in moved))
    return tuple(found)


def renumbered(old: Provision, new: Provision) -> bool:
    """Whether the designation changed, not merely how it is printed ("Artículo 1o.-", "Artículo 1.-").

    An unlabelled paragraph has no number to lose: the second becoming the third is not a change of its own.
    """
    if not old.label and not new.label:
        return False
    return (old.kind, canonical(old.number)) != (new.kind, canonical(new.number))


def _pair(match: Match, i: int, j: int, moved: bool) -> Change:
    old, new = match.old.nodes[i], match.new.nodes[j]
    modified = (old.text, old.heading) != (new.text, new.heading)
    kinds = [
        kind
        for kind, holds in (
            (ChangeKind.MODIFIED, modified),
            (ChangeKind.MOVED, moved),
            (ChangeKind.RENUMBERED, renumbered(old, new)),
        )
        if holds
    ]
    edits, heading_edits = word_edits(old.text, new.text), word_edits(old.heading, new.heading)
    weighed = significance(new, heading_edits, edits, _around(match.new, j)) if modified else ()
    return Change(tuple(kinds) or (ChangeKind.UNCHANGED,), old, new, edits, heading_edits, weighed)


def _alone(kind: ChangeKind, side: Side, place: int) -> Change:
    node = side.nodes[place]
    op = Op.INSERT if kind is ChangeKind.INSERTED else Op.DELETE
    edits = (Edit(op, node.text),) if node.text else ()
    heading_edits = (Edit(op, node.heading),) if node.heading else ()
    weighed = significance(node, heading_edits, edits, _around(side, place))
    if kind is ChangeKind.INSERTED:
        return Change((kind,), None, node, edits, heading_edits, weighed)
    return Change((kind,), node, None, edits, heading_edits, weighed)


def _around(side: Side, place: int) -> str:
    """The words under which a provision stands: headings and opening words of those above, nearest last."""
    words: list[str] = []
    place = side.parent[place]
    while place != FREE and len(words) < 3:
        words.append(f"{side.nodes[place].heading} {side.nodes[place].text[:300]}")
        place = side.parent[place]
    return "\n".join(reversed(words))
