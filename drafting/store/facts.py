"""What comparing neighbouring drafts told, kept so that no history compares. Derived, never the truth."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from sqlite_utils import Database

from drafting.compare.facts import REVISION, Fact
from drafting.model import ChangeKind, Draft, Significance

_FACTS = """
SELECT old, new, old_unit, new_unit, kinds, significance, origin FROM facts
WHERE comparison = (SELECT id FROM comparisons WHERE old = :before AND new = :draft AND revision = :revision)
      AND (:uid IS NULL OR :uid IN (old, new, old_unit, new_unit, origin))
ORDER BY position
"""


def untold(db: Database, drafts: Sequence[Draft]) -> tuple[tuple[int, int], ...]:
    """The neighbours of which nothing is kept, or what an earlier revision told."""
    kept = set(db.execute("SELECT old, new FROM comparisons WHERE revision = ?", (REVISION,)))
    return tuple((old.id, new.id) for old, new in pairwise(drafts) if (old.id, new.id) not in kept)


def keep_facts(db: Database, old_id: int, new_id: int, told: Sequence[Fact]) -> None:
    """Keep what comparing two drafts told, instead of what was kept of them before."""
    db.execute("DELETE FROM comparisons WHERE old = ? AND new = ?", (old_id, new_id))
    row = (old_id, new_id, REVISION)
    comparison = db.execute("INSERT INTO comparisons (old, new, revision) VALUES (?, ?, ?)", row).lastrowid
    db.conn.executemany(
        "INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (comparison, position, fact.old, fact.new, fact.old_unit, fact.new_unit,
             " ".join(fact.kinds), " ".join(fact.significance), fact.origin)
            for position, fact in enumerate(told)
        ),
    )  # fmt: skip


def facts(db: Database, drafts: Sequence[Draft], uid: str | None) -> dict[int, tuple[Fact, ...]]:
    """By draft id what comparing it with the one before told; with ``uid`` only what concerns it."""
    found = {}
    for before, draft in pairwise(drafts):
        asked = {"before": before.id, "draft": draft.id, "revision": REVISION, "uid": uid}
        found[draft.id] = tuple(
            Fact(old, new, old_unit, new_unit, _kinds(kinds), _significance(significance), origin)
            for old, new, old_unit, new_unit, kinds, significance, origin in db.conn.execute(_FACTS, asked)
        )
    return found


@lru_cache(maxsize=512)
def _kinds(words: str) -> tuple[ChangeKind, ...]:
    return tuple(ChangeKind(word) for word in words.split())


@lru_cache(maxsize=2048)
def _significance(words: str) -> tuple[Significance, ...]:
    return tuple(Significance(word) for word in words.split())
