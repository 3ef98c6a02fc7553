"""Three texts for looking at: a base and what two drafts each made of it, row by row."""

from __future__ import annotations

from typing import Any

from drafting.compare.three import Point, Status, ThreeWay
from drafting.model import Change, ChangeKind, Provision
from drafting.ui.speech import Speech
from drafting.ui.views.names import chains, citation
from drafting.ui.views.outline import Row, indentation, shape
from drafting.ui.views.redline import Chain, edits_of

#: what a reader of two versions may pass over
QUIET = (Status.UNCHANGED, Status.RENUMBERED)


def payload(found: ThreeWay, speech: Speech) -> dict[str, Any]:
    """Rows in the order of the base, and how many have each status."""
    ways = [chains(document) for document in (found.base, found.a, found.b)]
    rows = [_row(point, ways, speech) for point in found.points]
    summary = {status: number for status, number in found.summary().items() if status not in QUIET}
    offers = sum(1 for point in found.points if point.combined is not None)
    return {
        "rows": rows,
        "counts": summary | ({"combined": offers} if offers else {}),
        "figures": {
            name: speech.count(f"ui.three.{name}", number)
            for name, number in (summary | {"combined": offers}).items()
        },
    }


def _row(point: Point, ways: list[dict[str, Chain]], speech: Speech) -> Row:
    chain = _chain(point, ways)
    node = chain[-1]
    row: Row = {
        "id": node.eid,
        "kind": node.kind.value,
        "shape": shape(node),
        "depth": indentation(chain),
        "status": point.status.value,
        "name": citation(chain, speech),
    }
    if point.status in QUIET:
        return row | {"base": _whole(node)}
    row["base"] = _whole(point.base) if point.base else ""
    row["a"], row["b"] = _side(point.a), _side(point.b)
    if point.combined is not None:
        row["combined"] = " ".join(part for part in (point.combined.heading, point.combined.text) if part)
    return row


def _chain(point: Point, ways: list[dict[str, Chain]]) -> Chain:
    node = point.provision
    way = ways[0] if point.base else ways[1] if point.a and point.a.new else ways[2]
    return way.get(node.eid, (node,))


def _side(change: Change | None) -> dict[str, Any]:
    """What one draft did: ``kinds``, and ``edits`` against the base; both empty if it left it alone."""
    if change is None or change.kinds == (ChangeKind.UNCHANGED,):
        return {"kinds": [], "edits": []}
    old, new = change.old, change.new
    heading = edits_of(old.heading if old else "", new.heading if new else "", change.heading_edits)
    text = edits_of(old.text if old else "", new.text if new else "", change.edits)
    label = [["=", f"{(new or old or change.provision).label} "]] if change.provision.label else []
    between = [["=", " "]] if heading and text else []
    return {
        "kinds": [kind.value for kind in ChangeKind if kind in change.kinds],
        "edits": [*label, *heading, *between, *text],
    }


def _whole(node: Provision) -> str:
    return " ".join(part for part in (node.label, node.heading, node.text) if part)
