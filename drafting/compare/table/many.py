"""The table of several consecutive texts: each column shows what its draft made of the one before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from drafting.compare.table import remarks
from drafting.compare.table.build import Builder
from drafting.compare.table.frame import Frame
from drafting.compare.table.grouping import Entry, Group, Grouping
from drafting.compare.table.lines import Side, plain, side
from drafting.compare.table.model import Choices, Table
from drafting.compare.table.two import is_quiet, is_shifted, key, only_follows
from drafting.messages import sentence
from drafting.model import Change, Comparison, Document, Language, Provision


@dataclass(slots=True)
class _Thread:
    """One provision through the texts: its place in each, and what the step to each did to it."""

    places: list[int | None]
    first: Provision | None = None
    changes: dict[int, Change] = field(default_factory=dict)


def many_texts(
    comparisons: Sequence[Comparison], *, names: Sequence[str] = (), choices: Choices | None = None
) -> Table:
    """The comparative table of consecutive drafts, a row for each unit in the order of the last.

    ``comparisons`` lead from each text to the next. The first column has the oldest text, every other one its
    own with what was struck from the text before it and what was added. ``names`` are those of the drafts.
    """
    choices = choices or Choices()
    language = comparisons[-1].new.language
    frames = [Frame(comparisons[0].old), *(Frame(each.new) for each in comparisons)]
    captions = [sentence("table.text", language, number=at + 1) for at in range(len(frames))]
    threads = _threads(comparisons)
    entries = [_entry(thread, frames, language) for thread in threads]
    told = {id(entry): thread for entry, thread in zip(entries, threads, strict=True)}
    grouping = Grouping(frames, entries, len(frames) - 1)
    groups = grouping.groups()
    builder = Builder(grouping, choices, language, lambda group: _told(group, told, captions, language))
    return Table(
        title=comparisons[-1].new.title or comparisons[0].old.title,
        language=language,
        columns=tuple(zip(captions, [*names, *[""] * len(frames)], strict=False)),
        rows=builder.rows(groups),
        lead=(_counts(groups, builder, language),),
        key=key(language, elided=choices.changed_only and choices.elide),
        extras=choices.captions,
    )


# --- provisions through the texts ---------------------------------------------------------------------------


def _threads(comparisons: Sequence[Comparison]) -> list[_Thread]:
    """All provisions of all texts in the order of the last; what went stands behind what it followed."""
    texts = len(comparisons) + 1
    order = [
        _Thread([place, *[None] * (texts - 1)], node) for place, node in enumerate(comparisons[0].old.walk())
    ]
    for text, comparison in enumerate(comparisons, start=1):
        order = _next(order, comparison, text, texts)
    return order


def _next(order: list[_Thread], comparison: Comparison, text: int, texts: int) -> list[_Thread]:
    bearers = {thread.places[text - 1]: thread for thread in order}
    old_places, new_places = _places(comparison.old), _places(comparison.new)
    present: list[_Thread] = []
    for change in comparison.changes:
        if change.old is not None:
            thread = bearers[old_places[id(change.old)].pop()]
        else:
            thread = _Thread([None] * texts)
        if change.new is not None:
            thread.places[text] = new_places[id(change.new)].pop()
        thread.changes[text] = change
        present.append(thread)
    return _with_gone(present, order, text)


def _with_gone(present: list[_Thread], before: list[_Thread], text: int) -> list[_Thread]:
    """What an earlier step had struck, again behind what it followed."""
    behind: dict[int, list[_Thread]] = {}
    anchor = 0  # the identity of none
    for thread in before:
        if text in thread.changes:
            anchor = id(thread)
        else:
            behind.setdefault(anchor, []).append(thread)
    made = list(behind.get(0, ()))
    for thread in present:
        made += [thread, *behind.get(id(thread), ())]
    return made


def _places(document: Document) -> dict[int, list[int]]:
    """By the identity of a provision its places, the first at the end: an object may stand at several."""
    found: dict[int, list[int]] = {}
    for place, node in reversed(list(enumerate(document.walk()))):
        found.setdefault(id(node), []).append(place)
    return found


# --- what the table says of them ----------------------------------------------------------------------------


def _entry(thread: _Thread, frames: Sequence[Frame], language: Language) -> Entry:
    sides: list[Side | None] = [plain(thread.first) if thread.first else None]
    notes = [""]
    for text in range(1, len(frames)):
        change = thread.changes.get(text)
        sides.append(side(change, "both") if change else None)
        notes.append(_note(thread, change, text, frames, language))
    changes = thread.changes.values()
    return Entry(
        tuple(thread.places),
        tuple(sides),
        quiet=all(map(is_quiet, changes)),
        shifted=any(map(is_shifted, changes)),
        notes=tuple(notes),
        status=frozenset(kind.value for change in changes for kind in change.kinds),
        follows=all(only_follows(change) or is_quiet(change) for change in changes),
    )


def _note(
    thread: _Thread, change: Change | None, text: int, frames: Sequence[Frame], language: Language
) -> str:
    """Where a provision was in the text before, or where its words came from or went."""
    if change is None:
        return ""
    places = (thread.places[text - 1], thread.places[text])
    old, new = remarks.notes(change, places, (frames[text - 1], frames[text]), language)
    return new or old


def _told(group: Group, threads: dict[int, _Thread], captions: Sequence[str], language: Language) -> str:
    """What each draft did to the unit, a line for each that did anything."""
    lines = []
    for text, caption in enumerate(captions[1:], start=1):
        entries = [
            _in_step(entry, change)
            for entry in group.entries
            if (change := threads[id(entry)].changes.get(text))
        ]
        if text in threads[id(group.entries[0])].changes:
            words = remarks.told(replace(group, entries=tuple(entries)), language)
            if words:
                lines.append(f"{caption}: {words}")
    return "\n".join(lines)


def _in_step(entry: Entry, change: Change) -> Entry:
    status = frozenset(kind.value for kind in change.kinds)
    return replace(entry, status=status, quiet=is_quiet(change), shifted=is_shifted(change))


def _counts(groups: Sequence[Group], builder: Builder, language: Language) -> str:
    """Of how many units and divisions words changed at any step, of how many the number only, or nothing."""
    found = Counter(map(_state, groups))
    hidden = Counter(_state(group) for group in groups if not builder.shown(group))
    told = [
        sentence(
            "table.count_hidden" if hidden[state] else "table.count_shown",
            language,
            kind=sentence(f"table.many.{state}", language),
            count=found[state],
        )
        for state in ("modified", "renumbered", "unchanged")
        if found[state]
    ]
    return sentence("table.counts", language, counts="; ".join(told))


def _state(group: Group) -> str:
    if any(not entry.quiet for entry in group.entries):
        return "modified"
    return "renumbered" if any(entry.shifted for entry in group.entries) else "unchanged"
