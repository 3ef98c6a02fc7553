"""What a table of two texts says beside the texts: where a provision was, what happened to a unit, counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from drafting.compare.table.frame import Frame
from drafting.compare.table.grouping import Group
from drafting.messages import sentence
from drafting.model import Change, ChangeKind, Language, Provision

_COUNTED = tuple(kind for kind in ChangeKind if kind is not ChangeKind.UNCHANGED)
_ALONE = {ChangeKind.INSERTED.value, ChangeKind.DELETED.value}
#: What can be said of a unit as a whole; of its parts only that the unit was modified.
_OF_THE_UNIT = (ChangeKind.MOVED, ChangeKind.RENUMBERED, ChangeKind.SPLIT, ChangeKind.MERGED)


def notes(
    change: Change, places: tuple[int | None, int | None], frames: tuple[Frame, Frame], language: Language
) -> tuple[str, str]:
    """What stands under the old and the new side of a change, "" for nothing.

    Of a unit also its old number is told; of a fraction the labels say it.
    """
    old, new = frames
    was, now = places
    if was is not None and now is not None:
        moved = ChangeKind.MOVED in change.kinds
        if not moved and not (ChangeKind.RENUMBERED in change.kinds and new.head[now] == now):
            return "", ""
        above = old.above(was)
        if moved and above and above != new.above(now):
            return "", sentence("table.note.before_in", language, name=old.name(was), above=above)
        if moved and old.name(was) == new.name(now):  # to another place under the same number
            return "", ""
        return "", sentence("table.note.before", language, name=old.name(was))
    if change.origin is None:
        return "", ""
    if now is not None:
        return "", _about(change.origin, old, "from", language)
    return _about(change.origin, new, "into", language), ""


def told(group: Group, language: Language) -> str:
    """What happened to the unit, in words; "" for nothing."""
    return ", ".join(sentence(f"table.status.{kind}", language) for kind in kinds(group))


def kinds(group: Group) -> tuple[str, ...]:
    """What happened to the unit as a whole, the weightiest first."""
    head, *parts = group.entries
    alone = head.status & _ALONE
    if alone:
        return (*alone, *(kind for kind in ("split", "merged", "moved") if kind in head.status))
    of_unit = {kind.value for kind in _OF_THE_UNIT} & head.status
    modified = "modified" in head.status or any(not part.quiet or part.shifted for part in parts)
    return (*(["modified"] if modified else []), *(kind for kind in _OF_THE_UNIT if kind.value in of_unit))


def counts(groups: Sequence[Group], shown: Callable[[Group], bool], language: Language) -> str:
    """How many units and divisions were modified, inserted ..., and how many of them the table leaves out."""
    found: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    for group in groups:
        kind = next(iter(kinds(group)), ChangeKind.UNCHANGED.value)
        found[kind] += 1
        left_out[kind] += not shown(group)
    words = []
    for kind in (*_COUNTED, ChangeKind.UNCHANGED):
        if found[kind.value]:
            hidden = "hidden" if left_out[kind.value] else "shown"
            name = sentence(f"table.count.{kind.value}", language)
            words.append(sentence(f"table.count_{hidden}", language, kind=name, count=found[kind.value]))
    return sentence("table.counts", language, counts="; ".join(words))


def _about(origin: Provision, frame: Frame, key: str, language: Language) -> str:
    place = frame.find(origin)
    if place is None:
        return ""
    return sentence(f"table.note.{key}", language, name=frame.name(place))
