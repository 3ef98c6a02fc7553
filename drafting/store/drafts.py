"""Instruments and their drafts: the verbs, each on an open transaction."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlite_utils import Database

from drafting.compare.facts import Fact
from drafting.errors import BadRequest, Conflict, NotFound
from drafting.model import Document, Draft, Instrument, Layer
from drafting.store.facts import keep_facts
from drafting.store.indexing import keep_words
from drafting.store.journal import record
from drafting.store.sources import keep_source, load_source
from drafting.store.tree import ROW, keep_tree, load_tree
from drafting.store.values import NewDraft, Stamp

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

_DRAFT = """
SELECT d.id, i.slug, d.number, d.stage, d.date, d.author, d.note, d.file_name, lower(hex(s.sha256)),
       d.created_at, d.created_by, d.stored_bytes
FROM drafts d JOIN instruments i ON i.id = d.instrument JOIN sources s ON s.id = d.source
     LEFT JOIN tombstones t ON t.draft = d.id
"""


def instruments(db: Database) -> tuple[Instrument, ...]:
    """All instruments by position, then by slug."""
    rows = db.execute(
        "SELECT slug, title, short_title, language, layer, position FROM instruments ORDER BY position, slug"
    )
    return tuple(
        Instrument(slug, title, short, language, Layer(layer), position)
        for slug, title, short, language, layer, position in rows
    )


def instrument(db: Database, slug: str) -> Instrument:
    """The instrument called ``slug``. Raises NotFound."""
    for found in instruments(db):
        if found.slug == slug:
            return found
    raise NotFound("not_found_instrument", place=slug)


def add_instrument(db: Database, new: Instrument, stamp: Stamp) -> Instrument:
    """Begin an instrument. Raises BadRequest (slug, title), Conflict (slug taken)."""
    if not _SLUG.fullmatch(new.slug) or len(new.slug) > 64:
        raise BadRequest("bad_slug", place=new.slug)
    if not new.title.strip():
        raise BadRequest("bad_title", place=new.slug)
    if any(found.slug == new.slug for found in instruments(db)):
        raise Conflict("conflict_slug", place=new.slug)
    row = {name: getattr(new, name) for name in ("slug", "title", "short_title", "language", "position")}
    db.table("instruments").insert({**row, "layer": new.layer.value})
    record(db, stamp, "instrument.added", new.slug, title=new.title)
    return new


def drafts(db: Database, slug: str, *, removed: bool = False) -> tuple[Draft, ...]:
    """The drafts of an instrument ascending by number: the present ones, or the removed. Raises NotFound."""
    instrument(db, slug)
    where = f"WHERE i.slug = ? AND t.draft IS {'NOT NULL' if removed else 'NULL'} ORDER BY d.number"
    return tuple(_draft(row) for row in db.execute(_DRAFT + where, (slug,)))


def draft(db: Database, draft_id: int) -> Draft:
    """The draft with that id. Raises NotFound, also for a removed one."""
    if abs(draft_id) < 2**63:  # beyond, SQLite cannot even ask
        row = db.execute(_DRAFT + "WHERE d.id = ? AND t.draft IS NULL", (draft_id,)).fetchone()
        if row:
            return _draft(row)
    raise NotFound("not_found_draft_id", place=str(draft_id))


def document(db: Database, draft_id: int) -> Document:
    """The tree of a draft, equal to the one that was stored. Raises NotFound."""
    draft(db, draft_id)
    root, language, title = db.execute(
        "SELECT root, language, title FROM drafts WHERE id = ?", (draft_id,)
    ).fetchone()
    return load_tree(db, root, language, title)


def source(db: Database, draft_id: int) -> bytes:
    """The file of a draft, byte for byte. Raises NotFound."""
    draft(db, draft_id)
    found = _source(db, draft_id)
    assert found is not None
    return load_source(db, found)


def check_new(db: Database, new: NewDraft) -> None:
    """That nothing speaks against storing ``new``. Raises NotFound, Conflict (same file, number taken)."""
    for found in drafts(db, new.instrument):
        if found.sha256 == new.sha256:
            raise Conflict(
                "conflict_same_file", place=new.file_name, instrument=new.instrument, number=found.number
            )
    highest = _highest_number(db, new.instrument)
    if new.number is not None and new.number <= highest:
        raise Conflict("conflict_number", place=new.instrument, number=new.number, next=highest + 1)


def add_draft(
    db: Database, new: NewDraft, stamp: Stamp, *, after: int | None, told: Sequence[Fact] | None = None
) -> Draft:
    """Store a draft: file, tree, facts, event. See ``Store.add_draft``."""
    present = drafts(db, new.instrument)
    if (present[-1].id if present else None) != after:
        raise Conflict("conflict_faster", place=new.instrument)
    check_new(db, new)
    number = new.number or _highest_number(db, new.instrument) + 1
    source_id, source_bytes = keep_source(db, new.data, bytes.fromhex(new.sha256), _source(db, after))
    tree = keep_tree(db, new.document)
    facts = {name: getattr(new, name) for name in ("stage", "author", "note", "file_name")}
    (of,) = db.execute("SELECT id FROM instruments WHERE slug = ?", (new.instrument,)).fetchone()
    row = {
        **facts,
        "instrument": of,
        "number": number,
        "date": new.date.isoformat(),
        "source": source_id,
        "language": new.document.language,
        "title": new.document.title,
        "root": tree.root,
        "created_at": stamp.at.isoformat(),
        "created_by": stamp.who,
    }
    own = ROW + sum(len(str(value).encode("utf-8")) for value in row.values())
    new_id = _insert(db, "drafts", {**row, "stored_bytes": source_bytes + tree.added + own})
    keep_words(db, of, number, new.document)
    if after is not None and told is not None:
        keep_facts(db, after, new_id, told)
    said = {"stage": new.stage, "file_name": new.file_name, "sha256": new.sha256}
    record(db, stamp, "draft.imported", f"{new.instrument}/{number}", of=new.instrument, **said)
    return draft(db, new_id)


def remove_draft(db: Database, slug: str, number: int, stamp: Stamp) -> None:
    """Put a draft away. Raises NotFound."""
    found = _numbered(drafts(db, slug), slug, number)
    row = {"draft": found.id, "at": stamp.at.isoformat(), "who": stamp.who}
    db.table("tombstones").insert(row)
    record(db, stamp, "draft.removed", f"{slug}/{number}", of=slug)


def restore_draft(db: Database, slug: str, number: int, stamp: Stamp) -> Draft:
    """Bring a removed draft back. Raises NotFound, Conflict (its file is there again as another draft)."""
    found = _numbered(drafts(db, slug, removed=True), slug, number)
    for present in drafts(db, slug):
        if present.sha256 == found.sha256:
            raise Conflict(
                "conflict_same_file", place=found.file_name, instrument=slug, number=present.number
            )
    db.table("tombstones").delete(found.id)
    record(db, stamp, "draft.restored", f"{slug}/{number}", of=slug)
    return found


def _numbered(among: tuple[Draft, ...], slug: str, number: int) -> Draft:
    for found in among:
        if found.number == number:
            return found
    raise NotFound("not_found_draft", place=slug, number=number)


def _highest_number(db: Database, slug: str) -> int:
    """Of all drafts, removed ones included: a number is never given twice."""
    row = db.execute(
        "SELECT max(d.number) FROM drafts d JOIN instruments i ON i.id = d.instrument WHERE i.slug = ?",
        (slug,),
    ).fetchone()
    return row[0] or 0


def _source(db: Database, draft_id: int | None) -> int | None:
    row = db.execute("SELECT source FROM drafts WHERE id = ?", (draft_id,)).fetchone()
    return row[0] if row else None


def _insert(db: Database, table: str, row: dict[str, object]) -> int:
    key = db.table(table).insert(row).last_pk
    assert isinstance(key, int)
    return key


def _draft(row: tuple[Any, ...]) -> Draft:
    draft_id, slug, number, stage, on, author, note, file_name, sha256, at, by, added = row
    return Draft(
        id=draft_id,
        instrument=slug,
        number=number,
        stage=stage,
        date=date.fromisoformat(on),
        author=author,
        note=note,
        file_name=file_name,
        sha256=sha256,
        created_at=datetime.fromisoformat(at),
        created_by=by,
        stored_bytes=added,
    )
