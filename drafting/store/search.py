"""Full-text search over all drafts and all that was decided: see ``indexing`` for what it looks into."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from sqlite_utils import Database

from drafting.model import Decision, Draft, Hit, Hits
from drafting.store import decisions, drafts
from drafting.store.asking import Term, query, terms
from drafting.store.found import hit
from drafting.store.lineage import versions
from drafting.store.values import Sought

#: words of the index looked at for one that was meant perhaps
_NEAR = 1200

_FOUND = """
WITH matching AS MATERIALIZED (
    SELECT rowid AS wording, bm25(wordings_fts, 4.0, 1.0, 0.5) AS score
    FROM wordings_fts WHERE wordings_fts MATCH :query
)
SELECT i.slug, s.uid, s.first, s.last, s.wording, m.score
FROM matching m JOIN spans s ON s.wording = m.wording JOIN instruments i ON i.id = s.instrument
"""

_SAID = """
SELECT d.id FROM said_fts f JOIN decisions d ON d.id = f.rowid
WHERE said_fts MATCH :query AND NOT d.withdrawn
      AND NOT EXISTS (SELECT 1 FROM decisions n WHERE n.before = d.id)
ORDER BY bm25(said_fts) LIMIT :limit
"""


class _Row(NamedTuple):
    slug: str
    uid: str
    first: int
    last: int
    wording: int
    score: float


class _Group(NamedTuple):
    """A provision that was found: in which of its drafts, the newest first, and how well."""

    drafts: tuple[Draft, ...]
    uid: str
    gone: bool
    score: float


def search(db: Database, sought: Sought) -> Hits:
    """What holds the words, the best first. See ``Store.find``."""
    asked = terms(_storable(sought.words))
    if not asked or sought.limit < 1:
        return Hits()
    present = {one.slug: drafts.drafts(db, one.slug) for one in drafts.instruments(db)}
    unknown = [term for term in asked if not _stands(db, term, present)]
    rows, partial = _rows(db, query(asked)), False
    if not rows and len(asked) > 1:
        rows = _most(db, [term for term in asked if term not in unknown])
        partial = bool(rows)
    groups = _groups(rows, present, sought)
    here = [one for one in groups if sought.instrument in (None, one.drafts[0].instrument)]
    staged = [one for group in groups if (one := _at_stage(group, sought.stage))]
    chosen = [one for one in staged if sought.instrument in (None, one.drafts[0].instrument)]
    return Hits(
        tuple(_hit(db, one, asked) for one in chosen[sought.skip : sought.skip + sought.limit]),
        len(chosen),
        _count(one.drafts[0].instrument for one in staged),
        _count(stage for one in here for stage in {draft.stage for draft in one.drafts}),
        partial and bool(chosen),
        tuple((term.typed, _near(db, term, present)) for term in unknown),
    )


def said(db: Database, words: str, limit: int) -> tuple[Decision, ...]:
    """The current decisions whose words hold all of these, the best first."""
    asked = terms(_storable(words))
    if not asked or limit < 1:
        return ()
    sought = query(asked).replace("{heads stems}", "stems")
    rows = db.execute(_SAID, {"query": sought, "limit": limit}).fetchall()
    return tuple(decisions.by_id(db, number) for (number,) in rows)


def _storable(words: str) -> str:
    """What somebody typed, without what is no text (half a surrogate)."""
    return words.encode("utf-8", "ignore").decode()


def _most(db: Database, asked: Sequence[Term]) -> list[_Row]:
    """Where nothing has all the terms: what has most of them."""
    rows = [(term, row) for term in asked for row in _rows(db, term.match)]
    counts = Counter(wording for _, wording in {(term, row.wording) for term, row in rows})
    most = max(counts.values(), default=0)
    scores: dict[_Row, float] = {}
    for _, row in rows:
        if counts[row.wording] == most:
            place = row._replace(score=0.0)
            scores[place] = scores.get(place, 0.0) + row.score
    return [row._replace(score=score) for row, score in scores.items()]


def _near(db: Database, term: Term, present: Mapping[str, Sequence[Draft]]) -> str:
    """The word of these drafts that is most like an unknown one, "" if none is."""
    word = term.bares[0]
    if len(term.bares) > 1 or term.begins or len(word) < 4:
        return ""
    rows = db.execute(
        "SELECT term FROM wordings_words WHERE col = 'words' AND length(term) BETWEEN ? AND ? "
        "ORDER BY substr(term, 1, 2) = ? DESC, doc DESC LIMIT ?",
        (len(word) - 2, len(word) + 2, word[:2], _NEAR),
    )
    alike = get_close_matches(word, [found for (found,) in rows], n=3, cutoff=0.75)
    # the index is everybody's: what stands only where one may not read is not told
    meant = next((one for found in alike if _stands(db, one := Term((found,), exact=True), present)), None)
    return _printed(db, meant, present) if meant else ""


def _printed(db: Database, term: Term, present: Mapping[str, Sequence[Draft]]) -> str:
    """A word as a draft writes it: with its accents."""
    best = _groups(_rows(db, term.match), present, Sought(""))[0]
    marked = next((text for match, text in _hit(db, best, (term,)).snippet if match), term.bares[0])
    return marked.lower()


def _stands(db: Database, term: Term, present: Mapping[str, Sequence[Draft]]) -> bool:
    return any(
        row.first <= draft.number <= row.last
        for row in _rows(db, term.match)
        for draft in present.get(row.slug, ())
    )


def _rows(db: Database, sought: str) -> list[_Row]:
    return [_Row(*row) for row in db.conn.execute(_FOUND, {"query": sought})]


def _groups(rows: Iterable[_Row], present: Mapping[str, Sequence[Draft]], sought: Sought) -> list[_Group]:
    """By provision, those that the latest draft still has first, each kind by how well it fits."""
    standing: dict[tuple[str, str], dict[int, float]] = {}
    numbered = {(slug, one.number): one for slug, of in present.items() for one in of}
    for row in rows:
        for draft in present.get(row.slug, ()):
            if row.first <= draft.number <= row.last and sought.draft_id in (None, draft.id):
                standing.setdefault((row.slug, row.uid), {})[draft.number] = row.score
    groups = [
        _Group(
            tuple(numbered[slug, number] for number in sorted(of, reverse=True)),
            uid,
            max(of) != present[slug][-1].number and sought.draft_id is None,
            of[max(of)],
        )
        for (slug, uid), of in standing.items()
    ]
    order = {slug: place for place, slug in enumerate(present)}
    return sorted(
        groups,
        key=lambda one: (
            one.gone,
            one.score,
            order[one.drafts[0].instrument],
            -one.drafts[0].number,
            one.uid,
        ),
    )


def _at_stage(group: _Group, stage: str | None) -> _Group | None:
    """The provision in its drafts of that stage alone, None if it has none there."""
    if stage is None:
        return group
    there = tuple(draft for draft in group.drafts if draft.stage == stage)
    return group._replace(drafts=there) if there else None


def _count(names: Iterable[str]) -> dict[str, int]:
    return dict(Counter(names))


def _hit(db: Database, group: _Group, asked: Sequence[Term]) -> Hit:
    (version,) = versions(db, group.drafts[:1], group.uid)
    return hit(version, tuple(draft.number for draft in reversed(group.drafts)), asked, gone=group.gone)
