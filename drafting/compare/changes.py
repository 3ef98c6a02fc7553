"""From pairs of provisions to changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from drafting.compare.features import Role, Side, canonical
from drafting.compare.match import FREE, Match
from drafting.compare.order import told
from drafting.compare.parts import Part, Parts
from drafting.compare.references import renumbering
from drafting.compare.significance import Setting, significance, weigh
from drafting.compare.words import stretch, word_edits
from drafting.model import Change, ChangeKind, Edit, Kind, Op, Provision, Significance


def changes(match: Match, moved: set[tuple[int, int]], parts: Parts) -> tuple[Change, ...]:
    """Every provision of both documents in exactly one change, in the order of ``order.told``."""
    writer = _Writer(match, moved, parts)
    return tuple(
        writer.deleted(i) if j == FREE else writer.inserted(j) if i == FREE else writer.paired(i, j)
        for i, j in told(match)
    )


def renumbered(old: Provision, new: Provision) -> bool:
    """Whether the designation changed, not merely how it is printed ("Artículo 1o.-", "Artículo 1.-").

    An unlabelled paragraph has no number to lose: the second becoming the third is not a change of its own.
    """
    if not old.label and not new.label:
        return False
    return (old.kind, canonical(old.number)) != (new.kind, canonical(new.number))


class _Writer:
    def __init__(self, match: Match, moved: set[tuple[int, int]], parts: Parts) -> None:
        self._match = match
        self._moved = moved
        self._parts = parts
        self._divided = _given(parts.came)
        self._joined = _given(parts.went)
        self._renumbering = renumbering(match)

    def paired(self, i: int, j: int) -> Change:
        old, new = self._match.old.nodes[i], self._match.new.nodes[j]
        modified = (old.text, old.heading) != (new.text, new.heading)
        shifted = renumbered(old, new)
        set_anew = old.label != new.label and not shifted  # "Artículo 1o.-", "ARTÍCULO 1.-"
        holding = (
            (ChangeKind.MODIFIED, modified or set_anew),
            (ChangeKind.MOVED, (i, j) in self._moved),
            (ChangeKind.RENUMBERED, shifted),
            (ChangeKind.SPLIT, _divided(self._divided.get(i, ()))),
            (ChangeKind.MERGED, _divided(self._joined.get(j, ()))),
        )
        kinds = tuple(kind for kind, holds in holding if holds) or (ChangeKind.UNCHANGED,)
        edits, heading_edits = word_edits(old.text, new.text), word_edits(old.heading, new.heading)
        change = Change(kinds, old, new, edits, heading_edits)
        if not modified:
            return replace(change, significance=(Significance.TYPOGRAPHY,)) if set_anew else change
        return self._weighed(change, self._match.new, j, self._without_carried(i, j, edits))

    def inserted(self, j: int) -> Change:
        side, node, part = self._match.new, self._match.new.nodes[j], self._parts.came.get(j)
        change = Change(
            (ChangeKind.INSERTED,), None, node, _whole(Op.INSERT, node.text), _whole(Op.INSERT, node.heading)
        )
        if part is not None:
            kind = ChangeKind.MOVED if part.whole else ChangeKind.SPLIT
            source = self._match.old.nodes[part.source].text if part.source != FREE else ""
            edits = _within(word_edits(stretch(source, node.text), node.text), Op.DELETE) if source else ()
            origin = self._match.old.nodes[part.origin]
            change = replace(change, kinds=(ChangeKind.INSERTED, kind), origin=origin, origin_edits=edits)
        return self._weighed(change, side, j, change.origin_edits or change.edits)

    def deleted(self, i: int) -> Change:
        side, node, part = self._match.old, self._match.old.nodes[i], self._parts.went.get(i)
        change = Change(
            (ChangeKind.DELETED,), node, None, _whole(Op.DELETE, node.text), _whole(Op.DELETE, node.heading)
        )
        if part is not None:
            kind = ChangeKind.MOVED if part.whole else ChangeKind.MERGED
            source = self._match.new.nodes[part.source].text if part.source != FREE else ""
            edits = _within(word_edits(node.text, stretch(source, node.text)), Op.INSERT) if source else ()
            origin = self._match.new.nodes[part.origin]
            change = replace(change, kinds=(ChangeKind.DELETED, kind), origin=origin, origin_edits=edits)
        return self._weighed(change, side, i, change.origin_edits or change.edits)

    def _weighed(self, change: Change, side: Side, place: int, edits: tuple[Edit, ...]) -> Change:
        """What a change touches, by these of its edits: what a part merely took along does not count."""
        setting = Setting(
            provision=change.provision,
            around=_around(side, place),
            home=self._home(side, place),
            alone=change.old is None or change.new is None,
            renumbering=self._renumbering,
            front=_front(side, place),
        )
        evidence = weigh(setting, change.heading_edits, edits)
        kinds = significance(evidence, change.heading_edits, edits)
        return replace(change, significance=kinds, evidence=evidence)

    def _home(self, side: Side, place: int) -> str:
        """The old number of the unit that a provision stands in, as far as it had one."""
        while side.role[place] is Role.INNER:
            place = side.parent[place]
        if side is self._match.new:
            place = self._match.to_old[place]
        return canonical(self._match.old.nodes[place].number) if place != FREE else ""

    def _without_carried(self, i: int, j: int, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
        """The edits of a pair, where what only stands in another part now counts as kept."""
        elsewhere = {
            Op.DELETE: " ".join(self._match.new.nodes[at].text for at, _ in self._divided.get(i, ())),
            Op.INSERT: " ".join(self._match.old.nodes[at].text for at, _ in self._joined.get(j, ())),
        }
        if not any(elsewhere.values()):
            return edits
        return tuple(
            edit._replace(op=Op.EQUAL) if _stands(edit.text, elsewhere.get(edit.op, "")) else edit
            for edit in edits
        )


def _given(parts: dict[int, Part]) -> dict[int, list[tuple[int, Part]]]:
    """By the provision that was divided, and by the one that has the words, the places of their parts."""
    found: dict[int, list[tuple[int, Part]]] = {}
    for place, part in parts.items():
        for home in {part.origin, part.source} - {FREE}:
            found.setdefault(home, []).append((place, part))
    return found


def _divided(parts: Iterable[tuple[int, Part]]) -> bool:
    return any(not part.whole for _, part in parts)


def _stands(text: str, elsewhere: str) -> bool:
    """Whether most words of a stretch stand in another text too."""
    words = text.split()
    there = set(elsewhere.split())
    return len(words) > 2 and sum(word in there for word in words) >= 0.8 * len(words)


def _whole(op: Op, text: str) -> tuple[Edit, ...]:
    return (Edit(op, text),) if text else ()


def _front(side: Side, place: int) -> bool:
    """Whether a provision stands before the law begins, or is a note beside it."""
    while place != FREE:
        if side.nodes[place].kind in (Kind.PREFACE, Kind.NOTE):
            return True
        place = side.parent[place]
    return False


def _within(edits: tuple[Edit, ...], outside: Op) -> tuple[Edit, ...]:
    """The edits from the first kept word to the last, without what the longer text has before and behind."""
    kept = [at for at, edit in enumerate(edits) if edit.op is Op.EQUAL]
    if not kept:
        return ()
    return tuple(edit for at, edit in enumerate(edits) if edit.op is not outside or kept[0] < at < kept[-1])


def _around(side: Side, place: int) -> str:
    """The words under which a provision stands: headings and opening words of those above, nearest last."""
    words: list[str] = []
    place = side.parent[place]
    while place != FREE and len(words) < 3:
        words.append(f"{side.nodes[place].heading} {side.nodes[place].text[:300]}")
        place = side.parent[place]
    return "\n".join(reversed(words))
