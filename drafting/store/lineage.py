"""One provision, or the outline, through all drafts of an instrument, without reading whole trees.

Trees are kept by content: drafts that agree in a chapter share its node, so walking all drafts at once costs
what differs between them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlite_utils import Database

from drafting.compare.facts import MAY_GATHER, is_unit
from drafting.compare.history import Version
from drafting.compare.matrix import Standing
from drafting.model import Draft, Kind, Provision
from drafting.store.tree import load_provision, whole_eid

#: downwards from the roots of some drafts, opening only what can hold articles
_OUTLINE = """
WITH RECURSIVE tree(parent, position, child) AS (
    SELECT parent, position, child FROM edges WHERE parent IN (SELECT value FROM json_each(:roots))
    UNION
    SELECT e.parent, e.position, e.child
    FROM tree t JOIN nodes n ON n.id = t.child JOIN edges e ON e.parent = t.child
    WHERE n.kind IN (SELECT value FROM json_each(:open))
)
SELECT t.parent, n.id, n.kind, n.number, n.label, p.heading, n.eid, n.uid
FROM tree t JOIN nodes n ON n.id = t.child JOIN passages p ON p.id = n.passage
ORDER BY t.parent, t.position
"""

#: upwards from every node of a uid
_CLIMB = """
WITH RECURSIVE climb(child, parent) AS (
    SELECT e.child, e.parent FROM nodes n JOIN edges e ON e.child = n.id WHERE n.uid = :uid
    UNION
    SELECT e.child, e.parent FROM climb c JOIN edges e ON e.child = c.parent
)
SELECT c.child, c.parent, n.uid FROM climb c JOIN nodes n ON n.id = c.child
"""


class _Row(NamedTuple):
    parent: int
    id: int
    kind: str
    number: str
    label: str
    heading: str
    eid: str
    uid: str


def outlines(db: Database, drafts: Sequence[Draft]) -> dict[int, tuple[Standing, ...]]:
    """By draft id the basic units in document order."""
    roots = _roots(db, drafts)
    asked = {"roots": json.dumps(list(set(roots.values()))), "open": json.dumps(sorted(MAY_GATHER))}
    below: dict[int, list[_Row]] = {}
    for row in db.conn.execute(_OUTLINE, asked):
        below.setdefault(row[0], []).append(_Row(*row))
    return {draft.id: tuple(_units(below, roots[draft.id])) for draft in drafts}


def versions(db: Database, drafts: Sequence[Draft], uid: str) -> tuple[Version, ...]:
    """The provision as each draft has it, with what it stands under."""
    roots = _roots(db, drafts)
    paths = _paths(db, uid, set(roots.values()))
    provisions: dict[tuple[int, str, bool], Provision] = {}

    def provision(node: int, above: str, *, whole: bool) -> Provision:
        key = (node, above, whole)
        if key not in provisions:  # drafts that agree are read once
            provisions[key] = load_provision(db, node, above, whole=whole)
        return provisions[key]

    found = []
    for draft in drafts:
        *over, own = paths.get(roots[draft.id], (0,))
        if not own:
            continue
        eid, above = "", []
        for node in over:
            above.append(provision(node, eid, whole=False))
            eid = above[-1].eid
        found.append(Version(draft, provision(own, eid, whole=True), tuple(above)))
    return tuple(found)


def _roots(db: Database, drafts: Sequence[Draft]) -> dict[int, int]:
    known: dict[int, int] = dict(db.execute("SELECT id, root FROM drafts").fetchall())
    return {draft.id: known[draft.id] for draft in drafts}


def _paths(db: Database, uid: str, roots: set[int]) -> dict[int, tuple[int, ...]]:
    """By root the nodes from below it down to the provision of that uid."""
    parents: dict[int, list[int]] = {}
    leaves: set[int] = set()
    for child, parent, own in db.conn.execute(_CLIMB, {"uid": uid}):
        parents.setdefault(child, []).append(parent)
        if own == uid:
            leaves.add(child)
    found: dict[int, tuple[int, ...]] = {}
    stack: list[tuple[int, ...]] = [(leaf,) for leaf in sorted(leaves, reverse=True)]
    while stack:
        path = stack.pop()
        for parent in parents.get(path[0], ()):
            if parent in roots:
                found.setdefault(parent, path)
            stack.append((parent, *path))
    return found


def _units(
    below: dict[int, list[_Row]], parent: int, above: str = "", names: tuple[str, ...] = ()
) -> Iterator[Standing]:
    for row in below.get(parent, ()):
        eid, kind = whole_eid(row.eid, above), Kind(row.kind)
        if is_unit(kind, (Kind(child.kind) for child in below.get(row.id, ()))):
            yield Standing(row.uid, kind, row.number, row.label, row.heading, eid, names)
        elif kind in MAY_GATHER:
            name = " ".join(part for part in (row.label, row.heading) if part)
            yield from _units(below, row.id, eid, (*names, name) if name else names)
