"""Fractions and chapters of real laws put in and taken out again: every citation keeps its target, no word is lost.

``python -m tests.corpora.test_arranging`` counts over all of them.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from drafting.edit import Words, entries, entry_of, replace_words, words_of
from drafting.edit.dividing import add_division
from drafting.edit.following import Arranged
from drafting.edit.items import add_item, remove_item
from drafting.edit.mending import broken
from drafting.edit.moving import Where
from drafting.edit.paragraphs import OWN, became, paragraphs
from drafting.edit.pointing import Pointed, pointed
from drafting.edit.renumber import Plan, carry_out
from drafting.edit.series import DIVISIONS, ITEMS, divides, series
from drafting.model import Document, Provision
from tests.corpora.test_writing import documents, minter

pytestmark = pytest.mark.corpora

#: steps tried on a law
TRIED = 12
#: the words of a paragraph that is put in
NEW = "Un párrafo nuevo se pone aquí."


def measure(document: Document) -> Counter[str]:
    """What was tried on a law, and what went wrong."""
    told: Counter[str] = Counter(laws=1)
    found = list(pointed(document))
    led = _led(found)
    told["citations of parts and divisions"] = len(found)
    told["lead to one"] = sum(1 for one in found if one.target)
    kinds = {node.uid: node.kind for node in document.walk()}
    cited = list(dict.fromkeys(one.target for one in found if one.target and not one.why))
    items = [uid for uid in cited if kinds.get(uid) in ITEMS and series(document, uid)]
    for uid in items[:: max(1, len(items) // TRIED)]:
        _try(document, add_item(document, uid, "Nueva", minter("x"), first=True), led, told, items=True)
    heads = [node.uid for node in document.walk() if node.kind in DIVISIONS and divides(node) and node.number]
    for uid in heads[:: max(1, len(heads) // TRIED)]:
        new = add_division(document, uid, Where.BEFORE, "Nuevo", minter("x"))
        _try(document, new, led, told, items=False)
    return told


def paragraphs_put_in(document: Document) -> Counter[str]:
    """A paragraph put above every one that is cited: what is offered, and whether all lead where they led."""
    told: Counter[str] = Counter()
    holders = {one.mark: node for node in document.walk() for one in paragraphs(node)}
    entry_at = {part.uid: entry for entry in entries(document) for part in (entry.node, *entry.inside)}
    cited = [one for one in pointed(document) if one.target in holders]
    told["citations that count paragraphs"] = len(cited)
    for mark in list(dict.fromkeys(one.target for one in cited)):
        entry = entry_at[holders[mark].uid]
        was = words_of(entry.node)
        new = _put_above(entry.node, mark, was)
        if new is None:
            continue
        now = replace_words(document, entry.uid, new, minter("x"))
        turned = became(document, now)
        if turned.back.get(_mark_of_new(now, entry.uid)) != "":
            told["paragraphs read as something else"] += 1
            continue
        found = broken(document, now)
        after = carry_out(now, Plan((), found))
        stays = _homes(document).items() & _homes(now).items()
        stayed = {uid for uid, _ in stays}
        meant = Counter(turned.forward.get(one.target, one.target) for one in cited if one.uid in stayed)
        told["in a part that was read anew"] += sum(one.uid not in stayed for one in cited)
        leads = Counter(one.target for one in pointed(after) if one.target)
        told["paragraphs put above"] += 1
        told["citations mended"] += len(found)
        told["that lead elsewhere"] += sum((meant - leads).values())
        back = replace_words(carry_out(after, Plan((), found).inverse()), entry.uid, was, minter("y"))
        told["not as before when taken out"] += [node.printed for node in back.walk()] != [
            node.printed for node in document.walk()
        ]
    return told


def _put_above(node: Provision, mark: str, words: Words) -> Words | None:
    """The lines of an entry with one more before a paragraph that is no part's first."""
    text = next((one.text for part in node.walk() for one in paragraphs(part) if one.mark == mark), "")
    if mark.endswith(OWN) and mark != node.uid + OWN:
        return None
    lines = words.body.split("\n")
    at = next((place for place, line in enumerate(lines) if line == text.split("\n")[0]), None)
    return replace(words, body="\n".join([*lines[:at], NEW, *lines[at:]])) if at is not None else None


def _mark_of_new(document: Document, uid: str) -> str:
    node = entry_of(document, uid).node
    return next((one.mark for part in node.walk() for one in paragraphs(part) if one.text == NEW), "")


def _homes(document: Document) -> dict[str, str]:
    """What every provision stands in: a line more can make an article be read anew."""
    return {child.uid: parent.uid if parent else "" for child, parent in document.with_parents()}


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


def test_every_citation_of_a_paragraph_keeps_its_target(laws: Path) -> None:
    told: Counter[str] = Counter()
    for document in documents(laws, every=9):
        told += paragraphs_put_in(document)
    assert told["citations mended"]
    assert not told["that lead elsewhere"]
    assert not told["not as before when taken out"]


def main(arguments: list[str]) -> None:
    """Count over all laws and print."""
    told: Counter[str] = Counter()
    for document in documents(Path(arguments[0])):
        told.update(measure(document))
        told.update(paragraphs_put_in(document))
    for what, number in told.items():
        print(f"{what}: {number:,}")


if __name__ == "__main__":
    main(sys.argv[1:])
