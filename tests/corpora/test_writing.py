"""Writing in real laws: opening changes nothing, an edit touches nothing else, every citation keeps its target.

``python -m tests.corpora.test_writing`` counts over all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Literal

import pytest

from drafting import edit, files
from drafting.compare import carry_uids
from drafting.edit.citing import cited
from drafting.edit.renumber import carry_out, plan
from drafting.model import Document

pytestmark = pytest.mark.corpora

LARGEST = 900_000
LANGUAGES: tuple[Literal["es", "en"], ...] = ("es", "en")


def minter(prefix: str) -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{prefix}{next(numbers)}"


def documents(laws: Path, every: int = 1) -> list[Document]:
    found = []
    for language in LANGUAGES:
        paths = [path for path in sorted((laws / language).rglob("*")) if path.suffix in (".txt", ".md")]
        for path in [path for path in paths if path.stat().st_size < LARGEST][::every]:
            read = files.read_document(path.read_bytes(), path.name, language)
            found.append(carry_uids(None, read, minter("u")))
    return found


def measure(document: Document) -> Counter[str]:
    """What was tried on a law, and what went wrong."""
    told: Counter[str] = Counter(laws=1)
    before = {node.uid: node.printed for node in document.walk()}
    found = list(edit.entries(document))
    for entry in found:
        told["opened and saved"] += 1
        same = edit.replace_words(document, entry.uid, edit.words_of(entry.node), minter("n"))
        told["changed by opening"] += same is not document
    for entry in found[:: max(1, len(found) // 8)]:
        words = edit.words_of(entry.node)
        longer = replace(words, body=f"{words.body}\nUna línea nueva.")
        new = edit.replace_words(document, entry.uid, longer, minter("n"))
        after = {node.uid: node.printed for node in new.walk()}
        told["lines added"] += 1
        told["other words changed"] += any(
            after.get(uid) != said for uid, said in before.items() if uid != entry.uid or entry.node.text
        )
    what = plan(document, list(before), first=3000)
    new = carry_out(document, what)
    told["citations"] += len(what.follows)
    told["not undone"] += carry_out(new, what.inverse()) != document
    told["led elsewhere"] += len(targets(document) ^ targets(new))
    return told


def targets(document: Document) -> set[tuple[str, str]]:
    """Who cites whom, what stands in quotation marks left out."""
    return {(one.uid, one.target) for one in cited(document) if one.target and not one.quoted}


def test_writing_in_real_laws_touches_only_what_is_written(laws: Path) -> None:
    told: Counter[str] = Counter()
    for document in documents(laws, every=9):
        told += measure(document)
    assert told["opened and saved"] > 300
    wrong = ("changed by opening", "other words changed", "not undone", "led elsewhere")
    assert {name: told[name] for name in wrong} == dict.fromkeys(wrong, 0)


if __name__ == "__main__":
    from tests.corpora.conftest import corpora

    where = corpora()
    assert where is not None
    total: Counter[str] = Counter()
    for law in documents(where):
        total.update(measure(law))
    for name, number in total.items():
        print(f"{name}: {number}")
