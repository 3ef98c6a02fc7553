"""Real Word files with other texts in them: edited as files and as trees. ``python -m tests.corpora.dressing``."""

from __future__ import annotations

import random
import re
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import count
from pathlib import Path

from drafting.compare import carry_uids
from drafting.model import Document, Provision
from drafting.structure import parse
from drafting.structure.eid import assign
from drafting.word.dress import dress
from drafting.word.read import read_blocks
from drafting.word.read_trace import letters
from tests.corpora.conftest import corpora
from tests.corpora.editing import UNITS, Editor, gathers, said
from tests.corpora.redlines_cases import files
from tests.word.editing.generate import edited
from tests.word.schema import dangling, violations

_PARAGRAPH = re.compile(rb"<w:p[ >].*?</w:p>", re.DOTALL)
#: How many edits of a file, each amount once.
AMOUNTS = (1, 3, 8, 20, 60, 150)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A file, how it was edited, and what became of the new text in it."""

    name: str
    how: str
    done: bool
    told: str  # what is wrong with it, "" for nothing
    paragraphs: int = 0
    kept: int = 0


def read(data: bytes, like: Document | None = None) -> Document:
    """The tree of a file, with the uids of another reading where they have a counterpart."""
    fresh = (f"u{number}" for number in count() if like is None or number > 10**6)
    return carry_uids(like, parse(read_blocks(data), like.language if like else None), lambda: next(fresh))


def cases(
    laws: Path, amounts: tuple[int, ...] = AMOUNTS, rounds: int = 6, longest: int = 10**9
) -> Iterator[tuple[str, str, bytes, Document, Document]]:
    """Name, kind of edit, file (of so many bytes at most), old text, new text."""
    found = {name: data for name, data in files(laws).items() if len(data) <= longest}
    texts = {name: read(data) for name, data in found.items()}
    for name, data in found.items():
        for amount in amounts:
            seed = random.Random(f"{name} {amount}").randrange(10**6)
            yield (
                name,
                f"{amount} edits",
                data,
                texts[name],
                read(edited(data, seed, amount).data, texts[name]),
            )
        donors = [
            node
            for other in texts.values()
            if other.language == texts[name].language
            for node in _units(other)
        ]
        for number in range(rounds):
            chance = random.Random(f"{name} {number}")
            editor = Editor(texts[name], chance.sample(donors, min(len(donors), 60)), chance)
            editor.edit()
            if number % 2:
                editor.move_chapter()
            elif texts[name].language == "es":
                editor.renumber()
            yield name, f"tree, round {number}", data, texts[name], assign(editor.result())


def outcome(name: str, how: str, data: bytes, old: Document, new: Document) -> Outcome:
    """Put the new text into the file and judge what comes out."""
    made = dress(data, old, new)
    if made is None:
        return Outcome(name, how, False, "")
    before, after = _main(data), _main(made.data)
    kept = [one for one in _PARAGRAPH.findall(before) if one in after]
    return Outcome(name, how, True, _wrong(data, made.data, new), len(_PARAGRAPH.findall(before)), len(kept))


def _wrong(source: bytes, made: bytes, new: Document) -> str:
    if letters(parse(read_blocks(made), new.language).printed) != letters(new.printed):
        return "another text"
    if re.search(rb"<w:(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange) ", _main(made)):
        return "tracked changes left over"
    before = {re.sub(r"^(\S+: )\S+ in body$", r"\1in body", one) for one in violations(source)}
    found = {re.sub(r"^(\S+: )\S+ in body$", r"\1in body", one) for one in violations(made)} - before
    return "; ".join(sorted(found | (set(dangling(made)) - set(dangling(source)))))


def _units(document: Document) -> Iterator[Provision]:
    for node in document.walk():
        if node.kind in UNITS and not gathers(node) and 25 <= len(said(node).split()) <= 400:
            yield replace(node)


def _main(data: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read("word/document.xml")


def report(laws: Path) -> list[str]:
    """Lines of a table: of each file, how many new texts stand in it."""
    found = [outcome(*case) for case in cases(laws)]
    lines = [
        "| file | new texts | in the file, word for word | paragraphs kept as bytes |",
        "|---|---|---|---|",
    ]
    for name in dict.fromkeys(one.name for one in found):
        mine = [one for one in found if one.name == name]
        good = sum(one.done and not one.told for one in mine)
        share = sum(one.kept for one in mine) / max(sum(one.paragraphs for one in mine), 1)
        lines.append(f"| {name} | {len(mine)} | {good} | {share:.0%} |")
    lines += [
        f"{one.name}, {one.how}: {one.told or 'house style'}" for one in found if one.told or not one.done
    ]
    return lines


if __name__ == "__main__":
    where = corpora()
    if where is None:
        sys.exit("the real laws are not on this machine: set DRAFTING_CORPORA")
    print("\n".join(report(where)))
