"""Fractions and chapters of real laws put in and taken out again: every citation keeps its target, no word is lost.

``python -m tests.corpora.test_arranging`` counts over all of them.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

from drafting.edit.dividing import add_division
from drafting.edit.following import Arranged
from drafting.edit.items import add_item, remove_item
from drafting.edit.moving import Where
from drafting.edit.pointing import Pointed, pointed
from drafting.edit.renumber import carry_out
from drafting.edit.series import DIVISIONS, ITEMS, divides, series
from drafting.model import Document
from tests.corpora.test_writing import documents, minter

pytestmark = pytest.mark.corpora

#: steps tried on a law
TRIED = 12


def measure(document: Document) -> Counter[str]:
    """What was tried on a law, and what went wrong."""
    told: Counter[str] = Counter(laws=1)
    found = list(pointed(document))
    led = _led(found)
    told["citations of parts and divisions"] = len(found)
    told["lead to one"] = sum(1 for one in found if one.target)
    kinds = {node.uid: node.kind for node in document.walk()}
    cited = list(dict.fromkeys(one.target for one in found if one.target and not one.why))
    items = [uid for uid in cited if kinds[uid] in ITEMS and series(document, uid)]
    for uid in items[:: max(1, len(items) // TRIED)]:
        _try(document, add_item(document, uid, "Nueva", minter("x"), first=True), led, told, items=True)
    heads = [node.uid for node in document.walk() if node.kind in DIVISIONS and divides(node) and node.number]
    for uid in heads[:: max(1, len(heads) // TRIED)]:
        new = add_division(document, uid, Where.BEFORE, "Nuevo", minter("x"))
        _try(document, new, led, told, items=False)
    return told


def _led(found: list[Pointed]) -> list[tuple[str, str]]:
    return [(one.uid, one.target) for one in found if one.target and not one.why]


def _try(
    document: Document, found: Arranged, led: list[tuple[str, str]], told: Counter[str], *, items: bool
) -> None:
    told["put in between"] += 1
    new = carry_out(found.document, found.plan)
    told["citations that followed"] += len(found.plan.follows)
    told["citations that lead elsewhere"] += sum((Counter(led) - Counter(_led(list(pointed(new))))).values())
    if not items:
        return
    back = remove_item(new, found.uid)
    after = carry_out(back.document, back.plan)
    told["not as before when taken out again"] += [node.printed for node in after.walk()] != [
        node.printed for node in document.walk()
    ]


def test_every_citation_of_a_part_keeps_its_target(laws: Path) -> None:
    told: Counter[str] = Counter()
    for document in documents(laws, every=9):
        told += measure(document)
    assert told["put in between"]
    assert told["citations that lead elsewhere"] <= told["citations that followed"] // 100


def main(arguments: list[str]) -> None:
    """Count over all laws and print."""
    told: Counter[str] = Counter()
    for document in documents(Path(arguments[0])):
        told.update(measure(document))
    for what, number in told.items():
        print(f"{what}: {number:,}")


if __name__ == "__main__":
    main(sys.argv[1:])
