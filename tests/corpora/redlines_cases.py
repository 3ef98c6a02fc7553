"""Pairs of Word files: real ones with edited versions of themselves, and successive drafts of real laws."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from random import Random

from drafting.structure import parse_text
from drafting.word import house
from tests.corpora.truth import versions
from tests.word.editing.generate import EDITS, edited
from tests.word.editing.rich import rich

SEEDS = Path(__file__).parent.parent.parent / "seeds"
#: How many edits by chance; each amount twice, and each pair in both directions.
AMOUNTS = (1, 3, 8, 20, 50, 120, 300)


@dataclass(frozen=True, slots=True)
class Case:
    """An old and a new file."""

    kind: str
    name: str
    old: bytes
    new: bytes


def files(laws: Path) -> dict[str, bytes]:
    """The real Word files, and the one that holds what they lack."""
    found = {path.stem: path.read_bytes() for path in sorted((laws / "docx").glob("*.docx"))}
    return {**found, "rich": rich()}


def edits_of(name: str, data: bytes, amounts: tuple[int, ...] = AMOUNTS, rounds: int = 2) -> Iterator[Case]:
    """A file against edited versions of itself, both ways."""
    for amount in amounts:
        for time in range(rounds):
            seed = Random(f"{name} {amount} {time}").randrange(10**6)
            other = edited(data, seed, amount).data
            yield Case("edited", f"{name}, {amount} edits, seed {seed}", data, other)
            yield Case("edited", f"{name}, {amount} edits undone, seed {seed}", other, data)


def each_edit(name: str, data: bytes, times: int = 3) -> Iterator[Case]:
    """A file against versions of itself with edits of one kind only."""
    for edit in EDITS:
        made = edited(data, 11, times, only=edit)
        if made.edits:
            yield Case("one kind", f"{name}, {edit.__name__}", data, made.data)
            yield Case("one kind", f"{name}, {edit.__name__} undone", made.data, data)


def crossed(name: str, data: bytes, amount: int = 25) -> Case:
    """Two edited versions of the same file against each other."""
    return Case("crossed", name, edited(data, 101, amount).data, edited(data, 202, amount).data)


def seeds() -> Iterator[Case]:
    """Successive drafts of the seeds in the house style."""
    for folder in sorted(path for path in SEEDS.iterdir() if path.is_dir()):
        drafts = sorted(folder.glob("*.txt"))
        for old, new in pairwise(drafts):
            yield Case("seeds", f"{folder.name} {new.stem}", _clean(old), _clean(new))


def real_versions(laws: Path, longest: int = 600_000) -> Iterator[Case]:
    """Successive versions of real laws in the house style."""
    for folder in sorted(laws.glob("e[sn]/*")):
        found = [path for path in versions(folder) if path.stat().st_size <= longest]
        for old, new in pairwise(found):
            yield Case("versions", f"{folder.name} {new.stem}", _clean(old), _clean(new))


def everything(laws: Path, named: str = "") -> Iterator[Case]:
    """All pairs, some six hundred; those that are ``named`` so: of a file's name only that file is edited."""
    found = files(laws)
    own = {name for name in found if named and (name.startswith(named) or named.startswith(name))}
    made = (case for name, data in found.items() if not own or name in own for case in _of_file(name, data))
    others = () if own else chain(seeds(), real_versions(laws))
    return (case for case in chain(made, others) if named in case.name)


def _of_file(name: str, data: bytes) -> Iterator[Case]:
    yield from each_edit(name, data)
    yield from edits_of(name, data)
    yield crossed(name, data)


def sample(laws: Path) -> Iterator[Case]:
    """A few of each, for every run of the tests."""
    for name, data in files(laws).items():
        yield from list(edits_of(name, data, (12,), 1))[len(name) % 2 :: 2]
    yield crossed("rich", rich(), 15)
    yield from (case for at, case in enumerate(each_edit("rich", rich())) if at % 6 in (0, 3))
    yield from list(seeds())[::6]


@cache
def _clean(path: Path) -> bytes:
    return house.clean(parse_text(path.read_text(encoding="utf-8")))
