"""The list of changes: by chapter, what can be filtered, and how many there are of each."""

from __future__ import annotations

from typing import Any

from drafting.model import ChangeKind, Comparison, Significance
from drafting.ui.speech import Speech
from drafting.ui.views import redline
from drafting.ui.views.names import chains, is_container, short_name
from drafting.ui.views.outline import Row
from drafting.ui.views.redline import Chain


def change_list(rows: list[Row], comparison: Comparison, speech: Speech) -> list[Row]:
    """The stops by the division they stand in: ``title``, ``heading``, ``within`` (eids), ``stops`` (rows).

    A deleted provision is listed where it stood: in the division that its predecessor stands in.
    """
    after = chains(comparison.new)
    groups: list[Row] = []
    current: Chain = ()
    for index, (row, change) in enumerate(zip(rows, comparison.changes, strict=True)):
        if change.new is not None:
            current = after.get(change.new.eid, (change.new,))
        if not row.get("stop"):
            continue
        within = [node.eid for node in current if is_container(node)]
        if not groups or groups[-1]["within"] != within:
            title, heading = redline.division(current, speech)
            groups.append({"title": title, "heading": heading, "within": within, "stops": []})
        groups[-1]["stops"].append(index)
    return groups


def chapters(comparison: Comparison, speech: Speech) -> list[Row]:
    """The divisions of the newer text, to filter by: ``id``, ``name``, ``depth``."""
    return [
        {
            "id": eid,
            "name": " ".join(
                part for part in (short_name(chain[-1], speech), _brief(chain[-1].heading)) if part
            ),
            "depth": sum(1 for node in chain[:-1] if is_container(node)),
        }
        for eid, chain in chains(comparison.new).items()
        if is_container(chain[-1])
    ]


def counts(rows: list[Row]) -> dict[str, int]:
    """How many stops have each kind of change, in the order of ``ChangeKind``."""
    found = {kind.value: 0 for kind in ChangeKind if kind is not ChangeKind.UNCHANGED}
    for row in rows:
        if row.get("stop"):
            for kind in row["kinds"]:
                found[kind] += 1
    return {kind: number for kind, number in found.items() if number}


def weights(rows: list[Row]) -> dict[str, int]:
    """How many stops touch what, the weightiest first."""
    found = {sig.value: 0 for sig in Significance}
    for row in rows:
        for touched in row.get("touches", ()):
            found[touched["sig"]] += 1
    return {sig: number for sig, number in found.items() if number}


def summary_line(facts: dict[str, int], speech: Speech) -> list[tuple[str, str]]:
    """The counts as (kind, "12 modificadas"), in order, ready to print."""
    return [(kind, speech.count(f"ui.change.{kind}", number)) for kind, number in facts.items()]


def payload(comparison: Comparison, speech: Speech) -> dict[str, Any]:
    """All that the redline component needs of a comparison."""
    rows = redline.redline_rows(comparison, speech)
    return {
        "rows": rows,
        "size": {kind: speech.number(number) for kind, number in comparison.words().items()},
        "groups": change_list(rows, comparison, speech),
        "chapters": chapters(comparison, speech),
        "counts": counts(rows),
        "weights": weights(rows),
    }


def _brief(heading: str, limit: int = 60) -> str:
    words = " ".join(heading.split())
    return words if len(words) <= limit else words[: limit - 1].rstrip() + "…"
