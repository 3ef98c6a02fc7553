"""A workspace as the first format had it, as far as its tables go."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

#: what later formats brought goes, what they took away comes back
FIRST_FORMAT = (
    "DROP TABLE facts; DROP TABLE comparisons; DROP INDEX nodes_uid; DROP TABLE decisions;"
    "DROP TABLE wordings_words; DROP TABLE wordings_fts; DROP TABLE spans; DROP TABLE wordings;"
    "DROP TABLE working_revisions; DROP TABLE working_copies; DROP TABLE readings;"
    "DROP TABLE said_fts; CREATE VIRTUAL TABLE passages_fts USING fts5(heading, text, content=passages);"
    "PRAGMA user_version=1; DELETE FROM _sqlite_migrations WHERE name > '0001_drafts'"
)


def make_first_format(path: Path) -> None:
    """Take a database back to the first format."""
    with closing(sqlite3.connect(path)) as db:
        db.executescript(FIRST_FORMAT)
