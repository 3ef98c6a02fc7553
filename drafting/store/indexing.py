"""The search index: what each article says, once for each wording, and from which draft to which it stood.

It is kept in the transaction that keeps the draft or the decision, so it never lags behind. Words go in as
``store.words`` reads them; SQLite only has to look them up.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from sqlite_utils import Database

from drafting.compare.facts import MAY_GATHER, is_unit
from drafting.model import Document, Language, Provision
from drafting.store.tree import load_tree
from drafting.store.words import stem, words

#: stands between two provisions, so that no phrase reaches from one into the next; no text can hold it
BREAK = "\u2063"

TABLES = """
CREATE TABLE wordings (       -- what an article, annex or heading says, with all that stands below it
    id INTEGER PRIMARY KEY,
    digest BLOB NOT NULL UNIQUE
);
CREATE VIRTUAL TABLE wordings_fts USING fts5(heads, stems, words, content='', tokenize='ascii');
CREATE VIRTUAL TABLE wordings_words USING fts5vocab(wordings_fts, 'col');
CREATE TABLE spans (          -- from which draft of an instrument to which it said so, by number
    instrument INTEGER NOT NULL REFERENCES instruments(id),
    uid TEXT NOT NULL,
    wording INTEGER NOT NULL REFERENCES wordings(id),
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (instrument, uid, wording, first)
) WITHOUT ROWID;
CREATE INDEX spans_wording ON spans(wording);
CREATE INDEX spans_last ON spans(instrument, last);
CREATE VIRTUAL TABLE said_fts USING fts5(stems, words, content='', tokenize='ascii');  -- rowid: the decision
"""

#: what a decision says in words, wherever it stands in its body
_SAID = frozenset(
    {
        "text", "words", "reason", "rationale", "note", "answer", "old", "new", "amended", "title", "quote",
        "exact", "label", "comment", "meaning", "replies", "asked",
    }
)  # fmt: skip


class Entry(NamedTuple):
    """What is indexed as one: a unit with all below it, or a heading alone."""

    uid: str
    lines: tuple[tuple[str, str], ...]  # heading and text of each provision


def entries(document: Document) -> Iterator[Entry]:
    """Every provision of a document in exactly one entry, in document order."""
    stack = list(reversed(document.provisions))
    while stack:
        node = stack.pop()
        inside = list(parts(node))
        yield Entry(node.uid, tuple((one.heading, one.text) for one in inside))
        if len(inside) == 1:
            stack.extend(reversed(node.children))


def parts(node: Provision) -> Iterable[Provision]:
    """The provisions that are indexed with this one: what only gathers others stands alone."""
    gathers = node.kind in MAY_GATHER and not is_unit(node.kind, (child.kind for child in node.children))
    return (node,) if gathers and node.children else node.walk()


def keep_words(db: Database, instrument: int, number: int, document: Document) -> None:
    """Index a draft that is being stored under ``number``."""
    before = db.execute(
        "SELECT max(number) FROM drafts WHERE instrument = ? AND number < ?", (instrument, number)
    ).fetchone()[0]
    standing = set(
        db.execute("SELECT uid, wording FROM spans WHERE instrument = ? AND last = ?", (instrument, before))
    )
    now = {(entry.uid, _wording(db, entry, document.language)) for entry in entries(document)}
    db.conn.executemany(
        "UPDATE spans SET last = ? WHERE instrument = ? AND uid = ? AND wording = ? AND last = ?",
        [(number, instrument, *one, before) for one in sorted(now & standing)],
    )
    db.conn.executemany(
        "INSERT INTO spans VALUES (?, ?, ?, ?, ?)",
        [(instrument, *one, number, number) for one in sorted(now - standing)],
    )


def _wording(db: Database, entry: Entry, language: Language) -> int:
    digest = digest_of(entry, language)
    found = db.execute("SELECT id FROM wordings WHERE digest = ?", (digest,)).fetchone()
    if found:
        return int(found[0])
    new = db.execute("INSERT INTO wordings (digest) VALUES (?)", (digest,)).lastrowid
    assert new is not None
    heads = [heading for heading, _ in entry.lines]
    texts = [text for _, text in entry.lines]
    both = [text for line in entry.lines for text in line]
    row = (new, stemmed(heads, (language,)), stemmed(texts, (language,)), bared(both))
    db.conn.execute("INSERT INTO wordings_fts (rowid, heads, stems, words) VALUES (?, ?, ?, ?)", row)
    return new


def digest_of(entry: Entry, language: Language) -> bytes:
    """What tells wordings apart: the language, and every heading and text."""
    said = json.dumps([language, entry.lines], ensure_ascii=False).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(said, digest_size=16).digest()


def bared(texts: Iterable[str]) -> str:
    """The words of texts as the index takes them in."""
    return f" {BREAK} ".join(" ".join(word.bare for word in words(text)) for text in texts)


def stemmed(texts: Iterable[str], languages: Iterable[str]) -> str:
    """The stems of texts in each of these languages, each with its language before it."""
    kept = list(texts)
    return f" {BREAK} ".join(
        " ".join(language + stem(word.bare, language) for word in words(text))
        for language in languages
        for text in kept
    )


def keep_said(db: Database, decision: int, body: str) -> None:
    """Index what a decision says; nobody knows in which language."""
    texts = list(_said(json.loads(body)))
    row = (decision, stemmed(texts, ("es", "en")), bared(texts))
    db.conn.execute("INSERT INTO said_fts (rowid, stems, words) VALUES (?, ?, ?)", row)


def _said(body: Any, *, words: bool = False) -> Iterator[str]:
    if isinstance(body, str):
        if words:
            yield body
    elif isinstance(body, dict):
        for name in sorted(body):
            yield from _said(body[name], words=name in _SAID)
    elif isinstance(body, list):
        for one in body:
            yield from _said(one, words=words)


def index_all(db: Database) -> None:
    """Index everything that is stored: for a database that is older than the index."""
    drafts = db.execute("SELECT instrument, number, root, language FROM drafts ORDER BY instrument, number")
    for instrument, number, root, language in drafts.fetchall():
        keep_words(db, instrument, number, load_tree(db, root, language, ""))
    for decision, body in db.execute("SELECT id, body FROM decisions ORDER BY id").fetchall():
        keep_said(db, decision, body)


def missing(db: Database) -> str:
    """What the index lacks or has too much of, "" if it is whole."""
    for instrument, number, root, language in db.execute(
        "SELECT instrument, number, root, language FROM drafts ORDER BY id"
    ).fetchall():
        asked = (instrument, number, number)
        rows = db.execute(
            "SELECT s.uid, w.digest FROM spans s JOIN wordings w ON w.id = s.wording "
            "WHERE s.instrument = ? AND s.first <= ? AND s.last >= ?",
            asked,
        )
        said = {(one.uid, digest_of(one, language)) for one in entries(load_tree(db, root, language, ""))}
        if set(rows) != said:
            return f"drafts.number = {number}"
    for table, index in (("wordings", "wordings_fts"), ("decisions", "said_fts")):
        # a table without content keeps one row of sizes for each row it has indexed
        ids = f"SELECT id FROM {table}", f"SELECT id FROM {index}_docsize"
        for one, other in (ids, ids[::-1]):
            (astray,) = db.execute(f"SELECT count(*) FROM ({one} EXCEPT {other})").fetchone()
            if astray:
                return f"{index}: {astray}"
    return ""
