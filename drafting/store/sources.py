"""Source files in and out, byte for byte: whole, or packed against a whole one of the same instrument.

A packed file never rests on another packed one, so reading takes two rows and damage does not spread far.
"""

from __future__ import annotations

import zlib

from sqlite_utils import Database

from drafting.store.packing import pack, unpack
from drafting.store.tree import DIGEST, ROW

#: packing against another file must save this much of the file packed by itself, else a new whole one begins
WORTHWHILE = 0.6

#: what zlib hardly shrinks is compressed already (.docx, .odt): two of those have little in common
COMPRESSED_ALREADY = 0.9


def keep_source(db: Database, data: bytes, sha256: bytes, like: int | None) -> tuple[int, int]:
    """The id of the stored file, and how many bytes storing it took (none if it is there already).

    ``like`` is a source that ``data`` probably resembles: the previous draft's.
    """
    found = db.execute("SELECT id FROM sources WHERE sha256 = ?", (sha256,)).fetchone()
    if found:
        return found[0], 0
    base, packed = _packed(db, data, like)
    new = db.execute(
        "INSERT INTO sources (sha256, size, base, packed) VALUES (?, ?, ?, ?)",
        (sha256, len(data), base, packed),
    ).lastrowid
    assert new is not None
    return new, len(packed) + ROW + DIGEST


def load_source(db: Database, source: int) -> bytes:
    """The file. Raises ValueError if it, or the one it rests on, is damaged."""
    size, base, packed = db.execute(
        "SELECT size, base, packed FROM sources WHERE id = ?", (source,)
    ).fetchone()
    if base is not None:
        return unpack(packed, load_source(db, base))
    try:
        return packed if len(packed) == size else zlib.decompress(packed)
    except zlib.error as error:
        raise ValueError(str(error)) from error


def _packed(db: Database, data: bytes, like: int | None) -> tuple[int | None, bytes]:
    # what does not shrink is kept as it is; on a tie too, for the length tells the reader which it was
    alone = min(data, zlib.compress(data, 9), key=len)
    if like is None or len(alone) > COMPRESSED_ALREADY * len(data):
        return None, alone
    base = db.execute("SELECT ifnull(base, id) FROM sources WHERE id = ?", (like,)).fetchone()[0]
    against = pack(data, load_source(db, base))
    return (base, against) if len(against) < WORTHWHILE * len(alone) else (None, alone)
