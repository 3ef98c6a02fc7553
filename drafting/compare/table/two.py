"""The table of two texts: old and new, each with its own marks."""

from __future__ import annotations

import re

from drafting.compare.table import remarks
from drafting.compare.table.build import Builder
from drafting.compare.table.frame import Frame
from drafting.compare.table.grouping import Entry, Grouping
from drafting.compare.table.lines import side
from drafting.compare.table.model import Choices, Line, Piece, Table
from drafting.messages import sentence
from drafting.model import Change, ChangeKind, Comparison, Language, Op, Significance

_OLD, _NEW = 0, 1
_QUIET = frozenset({ChangeKind.UNCHANGED, ChangeKind.RENUMBERED})
_SAME_PLACE = frozenset({ChangeKind.MODIFIED, ChangeKind.RENUMBERED})
#: The number of a recital stands in its text.
_RECITAL = re.compile(r"\(\d{1,3}\)\s")


def two_texts(
    comparison: Comparison, *, names: tuple[str, str] = ("", ""), choices: Choices | None = None
) -> Table:
    """The comparative table of two drafts, a row for each unit in the order of the new one.

    ``names`` are those of the drafts (number, stage, date). A deleted unit stands where it stood.
    """
    choices = choices or Choices()
    language = comparison.new.language
    frames = (Frame(comparison.old), Frame(comparison.new))
    entries = _entries(comparison, frames)
    grouping = Grouping(frames, entries, _NEW)
    groups = grouping.groups()
    builder = Builder(grouping, choices, language, lambda group: remarks.told(group, language))
    captions = (sentence("table.old", language), sentence("table.new", language))
    return Table(
        title=comparison.new.title or comparison.old.title,
        language=language,
        columns=((captions[0], names[0]), (captions[1], names[1])),
        rows=builder.rows(groups),
        lead=(remarks.counts(groups, builder.shown, language),),
        key=key(language, elided=choices.changed_only and choices.elide),
        extras=choices.captions,
    )


def key(language: Language, *, elided: bool) -> Line:
    """What the marks mean, in those marks."""
    told = [
        Piece(Op.DELETE, sentence("table.key.struck", language)),
        Piece(Op.EQUAL, sentence("table.key.struck_is", language)),
        Piece(Op.INSERT, sentence("table.key.added", language)),
        Piece(Op.EQUAL, sentence("table.key.added_is", language)),
    ]
    if elided:
        told.append(Piece(Op.EQUAL, " " + sentence("table.key.elided", language)))
    return Line(tuple(told))


def _entries(comparison: Comparison, frames: tuple[Frame, Frame]) -> list[Entry]:
    language = comparison.new.language
    made = []
    for change in comparison.changes:
        places = (frames[_OLD].take(change.old), frames[_NEW].take(change.new))
        made.append(
            Entry(
                places,
                (side(change, "old"), side(change, "new")),
                quiet=is_quiet(change),
                shifted=is_shifted(change),
                notes=remarks.notes(change, places, frames, language),
                status=frozenset(kind.value for kind in change.kinds),
                follows=only_follows(change),
            )
        )
    return made


def is_quiet(change: Change) -> bool:
    """Whether no word changed: at most the number, or how the label is printed."""
    return _QUIET.issuperset(change.kinds) or _only_set_anew(change)


def is_shifted(change: Change) -> bool:
    """Whether the label changed: its number, or how it is printed."""
    return ChangeKind.RENUMBERED in change.kinds or _only_set_anew(change)


def only_follows(change: Change) -> bool:
    """Whether nothing changed but the numbers by which it cites others, which are the same as before."""
    return (
        change.old is not None
        and change.new is not None
        and _SAME_PLACE.issuperset(change.kinds)
        and change.significance == (Significance.REFERENCE_FOLLOWED,)
    )


def _only_set_anew(change: Change) -> bool:
    """Whether nothing changed but the label or how it is printed: "Artículo 1o.-", "(24)" of a recital."""
    old, new = change.old, change.new
    if old is None or new is None or not _SAME_PLACE.issuperset(change.kinds):
        return False
    if (old.heading, old.text) == (new.heading, new.text):
        return change.kinds == (ChangeKind.MODIFIED,)
    one, other = _RECITAL.match(old.text), _RECITAL.match(new.text)
    if one is None or other is None or old.heading != new.heading:
        return False
    return old.text[one.end() :] == new.text[other.end() :]
