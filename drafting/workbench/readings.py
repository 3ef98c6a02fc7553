"""What was read of texts, kept in the workspace: no start and no other seat reads them again.

A reading is a pure function of texts, of the law in ``corpus/`` and of this program, and is known by a digest
of all three: whatever changes, the digest does, and the text is read anew. Nothing is ever out of date.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

import drafting
from drafting.corpus.places import DIRECTORY
from drafting.model import Draft
from drafting.store import Store

Read = TypeVar("Read")

#: what is being read at present, by all threads of this process: who asks for the same waits for it
_doing: dict[tuple[Path, bytes], tuple[threading.Lock, int]] = {}
_door = threading.Lock()


class Readings:
    """What was read of the texts of one workspace."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, what: str, shape: type[Read], parts: tuple[object, ...], read: Callable[[], Read]) -> Read:
        """What ``read`` returns, kept from an earlier time where it is.

        ``what`` names the reading, ``shape`` is the type of it, ``parts`` are all that it hangs on beside the
        law and the program: drafts, and what msgspec can write. Raises what ``read`` raises.
        """
        key = _digest(what, parts)
        kept = self._kept(key, shape)
        if kept:
            return kept[0]
        with _alone(self._store.path, key):
            kept = self._kept(key, shape)  # somebody else may have read it while this one waited
            if kept:
                return kept[0]
            found = read()
            self._store.keep_reading(key, msgspec.msgpack.encode(found))
        return found

    def _kept(self, key: bytes, shape: type[Read]) -> tuple[Read] | None:
        data = self._store.reading(key)
        try:
            return (msgspec.msgpack.decode(data, type=shape),) if data is not None else None
        except msgspec.MsgspecError:  # damaged: it is read anew
            return None


@contextmanager
def _alone(path: Path, key: bytes) -> Iterator[None]:
    """One thread at a time for each reading."""
    of = (path, key)
    with _door:
        lock, waiting = _doing.get(of, (threading.Lock(), 0))
        _doing[of] = (lock, waiting + 1)
    try:
        with lock:
            yield
    finally:
        with _door:
            lock, waiting = _doing[of]
            if waiting == 1:
                del _doing[of]
            else:
                _doing[of] = (lock, waiting - 1)


def _digest(what: str, parts: tuple[object, ...]) -> bytes:
    said = [_same(part) for part in parts]
    return hashlib.sha256(_edition() + msgspec.msgpack.encode([what, said])).digest()


def _same(part: object) -> object:
    """A draft is the same by its id, its file and its moment: a restored backup may give an id again."""
    if isinstance(part, Draft):
        return (part.id, part.sha256, part.created_at.isoformat())
    return [_same(one) for one in part] if isinstance(part, tuple) else part


@cache
def _edition() -> bytes:
    """The digest of the law and of the program as this process found them."""
    found = hashlib.sha256()
    for place in (DIRECTORY, Path(drafting.__file__).parent):
        for file in sorted(place.rglob("*")):
            if file.suffix in (".py", ".toml", ".csv"):
                found.update(f"{file.relative_to(place).as_posix()}\0".encode())
                found.update(hashlib.sha256(file.read_bytes()).digest())
    return found.digest()
