"""A source file packed against an earlier one: what both have in common is pointed to, not kept again.

Most drafts are the previous draft with some words changed, and with every article behind them renumbered.
So two things are needed: long stretches that are the same are copied, and stretches that nearly are the
same are compressed with the corresponding stretch of the earlier file as zlib's dictionary.

A packed file is a row of steps: ``C offset length`` copies from the earlier file; ``Z offset length bytes``
is a zlib stream whose dictionary is the window at that offset.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

#: what zlib can look back
WINDOW = 32 * 1024
#: a piece is cut behind a line whose checksum says so (one in four), once it is this long
SMALLEST = 1024
#: pieces that are not found in the earlier file are compressed together up to this length
TOGETHER = 8 * 1024

_STEP = struct.Struct(">cII")
_COPY, _ZLIB = b"C", b"Z"


def pack(data: bytes, earlier: bytes) -> bytes:
    """``data`` as steps from ``earlier``; ``unpack`` with the same ``earlier`` gives it back exactly."""
    places: dict[bytes, int] = {}
    offset = 0
    for piece in pieces(earlier):
        places.setdefault(piece, offset)
        offset += len(piece)
    steps = io.BytesIO()
    cursor = 0  # where we are in the earlier file, as far as we know
    for alike, stretch in _stretches(data, places):
        if alike:
            cursor = places[stretch[0]]
            length = sum(map(len, stretch))
            steps.write(_STEP.pack(_COPY, cursor, length))
        else:
            fresh = b"".join(stretch)
            length = len(fresh)
            start = max(0, cursor - WINDOW // 2)
            packer = zlib.compressobj(9, zdict=earlier[start : start + WINDOW])
            packed = packer.compress(fresh) + packer.flush()
            steps.write(_STEP.pack(_ZLIB, start, len(packed)) + packed)
        cursor += length
    return steps.getvalue()


def unpack(packed: bytes, earlier: bytes) -> bytes:
    """The file that ``pack`` was given. Raises ValueError if ``packed`` is damaged."""
    out: list[bytes] = []
    steps = io.BytesIO(packed)
    try:
        while step := steps.read(_STEP.size):
            what, offset, length = _STEP.unpack(step)
            if what == _COPY:
                out.append(earlier[offset : offset + length])
            elif what == _ZLIB:
                unpacker = zlib.decompressobj(zdict=earlier[offset : offset + WINDOW])
                out.append(unpacker.decompress(steps.read(length)))
                if not unpacker.eof:
                    raise ValueError("a stretch is cut short")
            else:
                raise ValueError("an unknown step")
    except (struct.error, zlib.error) as error:
        raise ValueError(str(error)) from error
    return b"".join(out)


def pieces(data: bytes) -> Iterator[bytes]:
    """``data`` cut where its content says so, so that words put in move no cut behind them."""
    piece: list[bytes] = []
    size = 0
    for line in io.BytesIO(data):
        piece.append(line)
        size += len(line)
        if size >= SMALLEST and not zlib.crc32(line) & 0b11:
            yield b"".join(piece)
            piece, size = [], 0
    if piece:
        yield b"".join(piece)


def _stretches(data: bytes, places: dict[bytes, int]) -> Iterator[tuple[bool, list[bytes]]]:
    """Neighbouring pieces of ``data``: those that also are neighbours in the earlier file, or are new."""
    alike, stretch, expected, size = False, list[bytes](), -1, 0
    for piece in pieces(data):
        place = places.get(piece, -1)
        goes_on = place == expected if alike else place < 0 and size < TOGETHER
        if stretch and not (goes_on and alike == (place >= 0)):
            yield alike, stretch
            stretch, size = [], 0
        alike = place >= 0
        stretch.append(piece)
        size += len(piece)
        expected = place + len(piece)
    if stretch:
        yield alike, stretch
