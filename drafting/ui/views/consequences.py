"""What a comparison brings about: stale mappings, things out of place, reviews that cover no longer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from drafting.model import ChangeKind, Comparison, Mark
from drafting.ui.speech import Speech
from drafting.ui.views.home import link
from drafting.workbench.checklists import Waiting

Row = dict[str, Any]
_AS_IT_WAS = (ChangeKind.UNCHANGED,)


def rows(
    comparison: Comparison, marks: Iterable[Mark], stale: Sequence[Waiting], slug: str, speech: Speech,
    reviewed: Iterable[Mark] = (),
) -> list[Row]:  # fmt: skip
    """One for each: ``here`` (the eid compared) and ``side`` it is on, what to say, where to go.

    ``reviewed`` are the provisions that no review covers any more: told where this comparison changed them.
    """
    changed = {change.new.uid for change in comparison.changes if change.new and change.kinds != _AS_IT_WAS}
    void = [_void(mark, slug) for mark in reviewed if mark.uid in changed]
    return [_placed(mark, slug) for mark in marks] + _stale(comparison, stale, slug, speech) + void


def _void(mark: Mark, slug: str) -> Row:
    return {
        "here": mark.eid,
        "side": "new",
        "kind": "review",
        "severity": mark.severity,
        "said": mark.text,
        "go": link("doing", instrument=slug, tab="reviewed"),
    }


def _placed(mark: Mark, slug: str) -> Row:
    return {
        "here": mark.eid,
        "side": "new",
        "kind": "placement",
        "severity": mark.severity,
        "said": mark.text,
        "go": link("placement", instrument=slug, finding=f"{slug}/{mark.uid}"),
    }


def _stale(comparison: Comparison, stale: Sequence[Waiting], slug: str, speech: Speech) -> list[Row]:
    places: dict[str, tuple[str, str]] = {}
    for side, document in (("old", comparison.old), ("new", comparison.new)):
        places |= {node.uid: (side, node.eid) for node in document.walk() if node.uid}
    found: dict[str, list[Waiting]] = {}
    for one in stale:
        found.setdefault(one.living.mapping.uid, []).append(one)
    made = []
    for uid, those in found.items():
        side, eid = places.get(uid, ("new", ""))
        names = ", ".join(dict.fromkeys(one.requirement for one in those))
        made.append(
            {
                "here": eid,
                "side": side,
                "kind": "checklist",
                "severity": "warning",
                "said": speech.count("ui.consequence.stale", len(those)) + f": {names}",
                "go": link("checklist", instrument=slug, requirement=those[0].requirement),
            }
        )
    return made


def summary(found: Sequence[Row], stale: int, speech: Speech) -> str:
    """ "This comparison makes 3 mappings stale and puts 1 thing out of place"; "" for nothing."""
    placed = sum(row["kind"] == "placement" for row in found)
    parts = [speech.count("ui.consequence.stale", stale)] * bool(stale)
    parts += [speech.count("ui.consequence.placed", placed)] * bool(placed)
    reviewed = sum(row["kind"] == "review" for row in found)
    parts += [speech.count("ui.consequence.reviewed", reviewed)] * bool(reviewed)
    return speech("ui.consequence.all", parts="; ".join(parts)) if parts else ""
