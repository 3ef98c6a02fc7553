"""What a comparison told, in few words: which uid was changed how. It is kept with the drafts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from drafting.model import CONTAINERS, ChangeKind, Comparison, Document, Kind, Provision, Significance

#: Raise it when comparisons tell more than before: facts that an earlier revision told are then told anew.
REVISION = 3

_BASIC = frozenset({Kind.ARTICLE, Kind.SECTION, Kind.TRANSITORY, Kind.DISPOSITION, Kind.ANNEX, Kind.SCHEDULE})

#: Kinds below which basic units can stand; nothing else needs to be opened to find them.
MAY_GATHER: frozenset[Kind] = CONTAINERS | {Kind.SECTION, Kind.ANNEX, Kind.SCHEDULE, Kind.PREFACE}


class Fact(NamedTuple):
    """One change without its words, by uid: "" for a side that is missing.

    ``old_unit`` and ``new_unit`` are the articles (transitories, annexes ...) in which the two sides stand,
    their own uid for such a unit itself, "" outside of any.
    """

    old: str
    new: str
    old_unit: str
    new_unit: str
    kinds: tuple[ChangeKind, ...]
    significance: tuple[Significance, ...]
    origin: str = ""


def facts(comparison: Comparison) -> tuple[Fact, ...]:
    """What a comparison of two drafts with uids told, without the unchanged."""
    olds, news = _units_of(comparison.old), _units_of(comparison.new)
    return tuple(
        Fact(
            change.old.uid if change.old else "",
            change.new.uid if change.new else "",
            olds.get(change.old.uid, "") if change.old else "",
            news.get(change.new.uid, "") if change.new else "",
            change.kinds,
            change.significance,
            change.origin.uid if change.origin else "",
        )
        for change in comparison.changes
        if change.kinds != (ChangeKind.UNCHANGED,)
    )


def is_unit(kind: Kind, below: Iterator[Kind]) -> bool:
    """Whether a provision of that kind, with children of those kinds, is an article or the like.

    An annex or section that gathers articles is none: it is a container.
    """
    return kind in _BASIC and not any(child in _BASIC or child in CONTAINERS for child in below)


def _units_of(document: Document) -> dict[str, str]:
    """By the uid of every provision in a unit, the unit's."""
    found: dict[str, str] = {}

    def visit(node: Provision, unit: str) -> None:
        if not unit and is_unit(node.kind, (child.kind for child in node.children)):
            unit = node.uid
        if unit:
            found[node.uid] = unit
        for child in node.children:
            visit(child, unit)

    for top in document.provisions:
        visit(top, "")
    return found
