"""Full-text search over all drafts: each distinct passage is indexed once, its drafts are found upwards."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from sqlite_utils import Database

from drafting.model import Hit

#: around a match in a snippet; characters that Unicode keeps out of texts
OPEN, CLOSE = "\ufdd0", "\ufdd1"
ELLIPSIS = "…"

#: matching passages looked at, the best first: common words occur in thousands
BREADTH = 2000

# From a matching node upwards to the roots of the drafts that hold it. A relative eid is completed by the
# parent's on the way; a provision without a label borrows the nearest one above.
_CLIMB = f"""
WITH RECURSIVE
matching(passage, score, snippet) AS MATERIALIZED (
    SELECT rowid, bm25(passages_fts, 2.0, 1.0),
           snippet(passages_fts, -1, '{OPEN}', '{CLOSE}', '{ELLIPSIS}', 28)
    FROM passages_fts WHERE passages_fts MATCH :query ORDER BY 2 LIMIT :breadth
),
climb(leaf, node, eid, label) AS (
    SELECT n.id, n.id, n.eid, n.label FROM matching m JOIN nodes n ON n.passage = m.passage
    UNION
    SELECT c.leaf, n.id,
           CASE WHEN substr(c.eid, 1, 1) = '~' THEN n.eid || substr(c.eid, 2) ELSE c.eid END,
           CASE WHEN c.label = '' THEN n.label ELSE c.label END
    FROM climb c JOIN edges e ON e.child = c.node JOIN nodes n ON n.id = e.parent
)
SELECT i.slug, n.uid, d.number, d.stage, substr(c.eid, 2), c.label, p.heading, m.snippet
FROM climb c
JOIN drafts d ON d.root = c.node
JOIN instruments i ON i.id = d.instrument
JOIN nodes n ON n.id = c.leaf
JOIN passages p ON p.id = n.passage
JOIN matching m ON m.passage = n.passage
LEFT JOIN tombstones t ON t.draft = d.id
WHERE t.draft IS NULL AND (:slug IS NULL OR i.slug = :slug) AND (:draft IS NULL OR d.id = :draft)
ORDER BY m.score, i.position, i.slug, d.number DESC, c.leaf
"""


def search(db: Database, words: str, *, slug: str | None, draft: int | None, limit: int) -> tuple[Hit, ...]:
    """The provisions that hold all the words, best first. See ``Store.search``."""
    storable = words.replace("\0", " ").encode("utf-8", "ignore").decode()  # half a surrogate is no text
    query = db.quote_fts(" ".join(storable.split()))
    if not query or limit < 1:
        return ()
    asked = {"query": query, "slug": slug, "draft": draft, "breadth": BREADTH}
    newest: dict[tuple[str, str], tuple[Any, ...]] = {}
    for row in db.execute(_CLIMB, asked):
        instrument, uid, number, _, eid, *_ = row
        key = (instrument, uid or eid)
        if key not in newest or number > newest[key][2]:
            newest[key] = row  # a dict keeps the place of the first, which has the best score
    return tuple(_hit(row) for row in list(newest.values())[:limit])


def _hit(row: tuple[Any, ...]) -> Hit:
    slug, uid, number, stage, eid, label, heading, snippet = row
    return Hit(slug, number, stage, eid, uid, label, heading, split_snippet(snippet))


def split_snippet(snippet: str) -> tuple[tuple[bool, str], ...]:
    """The snippet as stretches of text, each with whether it is a match."""
    parts: list[tuple[bool, str]] = []
    match = False
    for mark, run in groupby(snippet, key=lambda char: char if char in OPEN + CLOSE else ""):
        if mark:
            match = mark == OPEN
        else:
            parts.append((match, "".join(run)))
    return tuple(parts)
