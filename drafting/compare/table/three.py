"""The table of three texts: the base, and what A and B each made of it."""

from __future__ import annotations

from collections import Counter

from drafting.compare.table.build import Builder
from drafting.compare.table.frame import Frame
from drafting.compare.table.grouping import Entry, Group, Grouping
from drafting.compare.table.lines import Side, plain, side
from drafting.compare.table.model import Choices, Table
from drafting.compare.table.two import key
from drafting.compare.three import Point, Status, ThreeWay
from drafting.messages import sentence
from drafting.model import Change, ChangeKind, Language

_BASE, _A, _B = 0, 1, 2
_QUIET = frozenset({Status.UNCHANGED, Status.RENUMBERED})
#: What a unit is said to be, where its parts differ: the weightiest first.
_WEIGHT = (
    Status.COLLIDE,
    Status.BOTH_INSERTED,
    Status.AGREE,
    Status.ONLY_A,
    Status.ONLY_B,
    Status.RENUMBERED,
)
_SEPARATE = {Status.ONLY_A.value, Status.ONLY_B.value}


def three_texts(
    three: ThreeWay, *, names: tuple[str, str, str] = ("", "", ""), choices: Choices | None = None
) -> Table:
    """The comparative table of two drafts against their base, a row for each unit in the base's order.

    The columns of A and B show the base's words with what that draft struck and added; the last column says
    whether only one changed a unit, both alike, or each otherwise.
    """
    choices = choices or Choices()
    language = three.base.language
    frames = (Frame(three.base), Frame(three.a), Frame(three.b))
    entries = [_entry(point, frames, language) for point in three.points]
    grouping = Grouping(frames, entries, _BASE)
    groups = grouping.groups()
    builder = Builder(grouping, choices, language, lambda group: _told(group, language))
    captions = [sentence(f"table.{name}", language) for name in ("base", "a", "b")]
    return Table(
        title=three.base.title or three.a.title or three.b.title,
        language=language,
        columns=tuple(zip(captions, names, strict=True)),
        rows=builder.rows(groups),
        lead=(_counts(groups, builder, language),),
        key=key(language, elided=choices.changed_only and choices.elide),
        status_shown=True,
        extras=choices.captions,
    )


def _entry(point: Point, frames: tuple[Frame, Frame, Frame], language: Language) -> Entry:
    news = [change.new if change else None for change in (point.a, point.b)]
    places = (frames[_BASE].take(point.base), frames[_A].take(news[0]), frames[_B].take(news[1]))
    status = {point.status.value}
    if point.combined:
        status.add("combined")
    return Entry(
        places,
        (plain(point.base) if point.base else None, _side(point.a), _side(point.b)),
        quiet=point.status in _QUIET,
        shifted=point.status is Status.RENUMBERED,
        notes=(
            "",
            _note(point.a, places[_BASE], places[_A], frames[_BASE], frames[_A], language),
            _note(point.b, places[_BASE], places[_B], frames[_BASE], frames[_B], language),
        ),
        status=frozenset(status),
    )


def _side(change: Change | None) -> Side | None:
    return side(change, "both") if change else None


def _note(
    change: Change | None, was: int | None, now: int | None, base: Frame, draft: Frame, language: Language
) -> str:
    """Where a draft put a provision that it moved: an article into another chapter, an item elsewhere."""
    if change is None or was is None or now is None or ChangeKind.MOVED not in change.kinds:
        return ""
    alone = draft.head[now] == now
    above, before = (
        frame.above(at) if alone else frame.name(at) for frame, at in ((draft, now), (base, was))
    )
    return sentence("table.note.moved_to", language, above=above) if above not in ("", before) else ""


def _told(group: Group, language: Language) -> str:
    """What A and B did to the unit; of parts that differ, each with its own."""
    status = _status(group)
    words = sentence(f"table.three.{status}", language) if status else ""
    loud = [entry for entry in group.entries if not entry.quiet]
    if any("combined" in entry.status for entry in loud):
        words += "\n" + sentence("table.three.combined", language)
    if len({entry.status for entry in loud}) > 1 and len(loud) < len(group.entries):
        named = [(group.label(entry), entry) for entry in loud if entry is not group.entries[0]]
        told = [
            f"{label}: {sentence(f'table.three.{_first(entry.status)}', language)}"
            for label, entry in named
            if label
        ]
        words = "\n".join((words, *told))
    return words


def _first(statuses: frozenset[str]) -> str:
    return next((status.value for status in _WEIGHT if status.value in statuses), "")


def _status(group: Group) -> str:
    """One word for the unit: the weightiest of its parts; "apart" where A and B changed different parts."""
    found = {status for entry in group.entries for status in entry.status}
    if found >= _SEPARATE and not found & {Status.COLLIDE.value, Status.BOTH_INSERTED.value}:
        return "apart"
    return _first(frozenset(found))


def _counts(groups: list[Group], builder: Builder, language: Language) -> str:
    found = Counter(_status(group) or Status.UNCHANGED.value for group in groups)
    hidden = Counter(_status(group) or Status.UNCHANGED.value for group in groups if not builder.shown(group))
    words = [
        sentence(
            "table.count_hidden" if hidden[status] else "table.count_shown",
            language,
            kind=sentence(f"table.three.{status}", language),
            count=found[status],
        )
        for status in (*(status.value for status in _WEIGHT), "apart", Status.UNCHANGED.value)
        if found[status]
    ]
    return sentence("table.counts", language, counts="; ".join(words))
