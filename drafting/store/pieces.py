"""Source files byte for byte, cut into content-addressed pieces: a text that changed in one place costs one.

The cuts follow the content (after certain lines), not the position, so that words put in at the beginning
do not shift all the cuts behind them. A file that is compressed itself (.docx) shares little, and costs
what it weighs.
"""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Iterator

from sqlite_utils import Database

from drafting.store.tree import DIGEST, EDGE, ROW

#: no piece is cut smaller (except the last): small pieces compress badly
SMALLEST = 1024
#: a piece is cut behind one line in four
SPARSENESS = 0b11
#: a piece this long is cut behind the next line in any case
LONGEST = 32 * 1024


def split(data: bytes) -> Iterator[bytes]:
    """The pieces of ``data``, which joined give it back exactly. Empty data has none."""
    piece: list[bytes] = []
    size = 0
    for line in io.BytesIO(data):
        piece.append(line)
        size += len(line)
        if size >= LONGEST or (size >= SMALLEST and not zlib.crc32(line) & SPARSENESS):
            yield b"".join(piece)
            piece, size = [], 0
    if piece:
        yield b"".join(piece)


def keep_source(db: Database, data: bytes, sha256: bytes) -> tuple[int, int]:
    """The id of the stored file, and how many bytes storing it took (none if it is there already)."""
    execute = db.conn.execute
    found = execute("SELECT id FROM sources WHERE sha256 = ?", (sha256,)).fetchone()
    if found:
        return found[0], 0
    source = execute("INSERT INTO sources (sha256, size) VALUES (?, ?)", (sha256, len(data))).lastrowid
    assert source is not None
    added = ROW + DIGEST
    for position, piece in enumerate(split(data)):
        piece_id, piece_bytes = _keep_piece(db, piece)
        execute("INSERT INTO source_pieces VALUES (?, ?, ?)", (source, position, piece_id))
        added += piece_bytes + EDGE // 2
    return source, added


def load_source(db: Database, source: int) -> bytes:
    """The file, put together again. Raises zlib.error if a piece is damaged."""
    rows = db.conn.execute(
        "SELECT p.packed, p.size FROM source_pieces s JOIN pieces p ON p.id = s.piece "
        "WHERE s.source = ? ORDER BY s.position",
        (source,),
    )
    return b"".join(packed if len(packed) == size else zlib.decompress(packed) for packed, size in rows)


def _keep_piece(db: Database, piece: bytes) -> tuple[int, int]:
    digest = hashlib.sha256(piece).digest()
    found = db.conn.execute("SELECT id FROM pieces WHERE digest = ?", (digest,)).fetchone()
    if found:
        return found[0], 0
    packed = min(zlib.compress(piece, 9), piece, key=len)  # what does not shrink is kept as it is
    new = db.conn.execute(
        "INSERT INTO pieces (digest, size, packed) VALUES (?, ?, ?)", (digest, len(piece), packed)
    ).lastrowid
    assert new is not None
    return new, len(packed) + ROW + DIGEST
