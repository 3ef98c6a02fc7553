"""A draft's tree in and out of the content-addressed nodes: what did not change is not stored again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import NamedTuple

from sqlite_utils import Database

from drafting.model import Document, Kind, Language, Provision
from drafting.store.digests import node_digest, passage_digest

#: the joints nearly every provision has; stored as NULL
USUAL_JOINTS = (" ", " ")

#: the kind of the node a draft hangs on, which is no provision
ROOT = ""

#: what a row takes beyond its texts: record header and integers; its digest, also in an index; an edge, also
#: in an index. The full-text index and half-empty pages are not counted: bench/storage.py shows both.
ROW = 12
DIGEST = 2 * 32
EDGE = 2 * 8

_TREE = """
WITH RECURSIVE tree(parent, position, child) AS (
    SELECT parent, position, child FROM edges WHERE parent = :root
    UNION
    SELECT e.parent, e.position, e.child FROM tree t JOIN edges e ON e.parent = t.child
)
SELECT t.parent, n.id, n.kind, n.number, n.label, n.joints, p.heading, p.text, n.eid, n.uid
FROM tree t JOIN nodes n ON n.id = t.child JOIN passages p ON p.id = n.passage
ORDER BY t.parent, t.position
"""

_NODE = """
SELECT n.id, n.kind, n.number, n.label, n.joints, p.heading, p.text, n.eid, n.uid
FROM nodes n JOIN passages p ON p.id = n.passage WHERE n.id = ?
"""


@dataclass(slots=True)
class Node:
    """A provision ready to be stored: its row, its passage, its children."""

    digest: bytes
    kind: str
    provision: Provision
    passage: bytes
    eid: str
    joints: str | None
    children: list[Node]


class Kept(NamedTuple):
    """The root of a stored tree, and how many bytes storing it took (payload of the new rows)."""

    root: int
    added: int


def keep_tree(db: Database, document: Document) -> Kept:
    """Store a document's tree; subtrees that are there already cost nothing."""
    keeper = _Keeper(db)
    root = _node(Provision(Kind.PREFACE, children=document.provisions), "", kind=ROOT)
    return Kept(keeper.keep(root), keeper.added)


def load_tree(db: Database, root: int, language: Language, title: str) -> Document:
    """The document whose tree hangs on ``root``, equal to the one that was stored."""
    below: dict[int, list[_Row]] = {}
    for row in db.conn.execute(_TREE, {"root": root}):
        below.setdefault(row[0], []).append(_Row(*row))
    return Document(language, title, _children(below, root, ""))


def load_provision(db: Database, node: int, above: str, *, whole: bool = True) -> Provision:
    """The provision of a node under a parent whose eid is ``above``; not ``whole``: without what is below."""
    found = _Row(0, *db.conn.execute(_NODE, (node,)).fetchone())
    below: dict[int, list[_Row]] = {}
    for row in db.conn.execute(_TREE, {"root": node}) if whole else ():
        below.setdefault(row[0], []).append(_Row(*row))
    return _provision(below, found, whole_eid(found.eid, above))


class _Row(NamedTuple):
    parent: int
    id: int
    kind: str
    number: str
    label: str
    joints: str | None
    heading: str
    text: str
    eid: str
    uid: str


def _children(below: dict[int, list[_Row]], parent: int, above: str) -> tuple[Provision, ...]:
    return tuple(_provision(below, row, whole_eid(row.eid, above)) for row in below.get(parent, ()))


def _provision(below: dict[int, list[_Row]], row: _Row, eid: str) -> Provision:
    first, second = json.loads(row.joints) if row.joints else USUAL_JOINTS
    return Provision(
        kind=Kind(row.kind),
        number=row.number,
        heading=row.heading,
        text=row.text,
        children=_children(below, row.id, eid) if row.id in below else (),
        label=row.label,
        joints=(first, second),
        eid=eid,
        uid=row.uid,
    )


def whole_eid(stored: str, above: str) -> str:
    """The eid that was stored relative to the parent's, or by itself."""
    return above + stored[1:] if stored[0] == "~" else stored[1:]


def _eid_to_store(eid: str, above: str) -> str:
    """Relative to the parent's where that is possible, so that a renumbered article keeps its fractions."""
    return f"~{eid[len(above) :]}" if above and eid.startswith(f"{above}__") else f"={eid}"


def _node(provision: Provision, above: str, *, kind: str) -> Node:
    eid = _eid_to_store(provision.eid, above)
    joints = None if provision.joints == USUAL_JOINTS else json.dumps(provision.joints)
    passage = passage_digest(provision.heading, provision.text)
    children = [_node(child, provision.eid, kind=child.kind.value) for child in provision.children]
    below = (child.digest for child in children)
    digest = node_digest(kind, provision.number, provision.label, joints, passage, eid, provision.uid, below)
    return Node(digest, kind, provision, passage, eid, joints, children)


class _Keeper:
    """Stores nodes that are not there yet, and counts the bytes of the rows it adds."""

    def __init__(self, db: Database) -> None:
        self._execute = db.conn.execute  # a law has ten thousand provisions: no wrapper in between
        self.added = 0

    def keep(self, node: Node) -> int:
        """The id of the node; the digest covers what is below, so a known node needs no look further down."""
        found = self._execute("SELECT id FROM nodes WHERE digest = ?", (node.digest,)).fetchone()
        if found:
            return int(found[0])
        children = [self.keep(child) for child in node.children]
        provision = node.provision
        values = (node.digest, node.kind, provision.number, provision.label, node.joints)
        row = (*values, self._keep_passage(node), node.eid, provision.uid)
        new = self._execute(
            "INSERT INTO nodes (digest, kind, number, label, joints, passage, eid, uid) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        ).lastrowid
        assert new is not None
        for position, child in enumerate(children):
            self._execute("INSERT INTO edges VALUES (?, ?, ?)", (new, position, child))
        self.added += ROW + DIGEST + _size(*values[1:], node.eid, provision.uid) + EDGE * len(children)
        return new

    def _keep_passage(self, node: Node) -> int:
        found = self._execute("SELECT id FROM passages WHERE digest = ?", (node.passage,)).fetchone()
        if found:
            return int(found[0])
        words = (node.provision.heading, node.provision.text)
        new = self._execute(
            "INSERT INTO passages (digest, heading, text) VALUES (?, ?, ?)", (node.passage, *words)
        ).lastrowid
        assert new is not None
        self.added += ROW + DIGEST + _size(*words)
        return new


def _size(*texts: str | None) -> int:
    return sum(len(text.encode("utf-8")) for text in texts if text)
