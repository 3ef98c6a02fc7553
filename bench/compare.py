"""What the comparison costs, as a ratio to ``git diff --word-diff`` of the same two texts.

``python -m bench compare`` prints a Markdown table. CPU time, the best of three; git is a C program that
knows no provisions and no moves: the speed to chase, not the result. ``bench.peers`` has the slow ones.
"""

from __future__ import annotations

import subprocess
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterable
from pathlib import Path

from rapidfuzz.distance import LCSseq

from bench.cost import best, of_programs
from bench.law import law, printed, revised
from drafting.compare import compare
from drafting.compare.pairing import pair
from drafting.compare.references import Renumbering
from drafting.compare.significance import Setting, significance, weigh
from drafting.compare.words import word_edits
from drafting.model import Change, Comparison, Document, Op
from drafting.structure import parse_text

SIZES = (300, 1_200)
#: Growth is told at these multiples of the first size.
GROWTH = (1, 4, 16)

Rows = list[tuple[str, str]]


def rows(sizes: tuple[int, ...] = SIZES) -> Rows:
    """What was measured and the result, in the order of the table."""
    found: Rows = []
    for articles in sizes:
        found += _at(articles)
    return found + growth(sizes[0])


def _at(articles: int) -> Rows:
    old = law(articles)
    texts = printed(old), printed(revised(old))
    size = f"{articles:,} articles, {len(texts[0].split()):,} words"
    git = _git(texts)
    documents = parse_text(texts[0]), parse_text(texts[1])
    comparison = compare(*documents)
    steps: dict[str, Callable[[], object]] = {
        "git diff --word-diff --histogram": lambda: None,
        "parse both": lambda: [parse_text(text) for text in texts],
        "pair": lambda: pair(*documents),
        "words of what changed": lambda: _words(comparison.changes),
        "significance of what changed": lambda: _weigh(comparison.changes),
        "compare, all of it": lambda: compare(*documents),
    }
    started = time.process_time()
    optimum = _optimum(*texts)
    score = time.process_time() - started
    found = [
        (f"{size}: git diff --word-diff", f"{git:.2f} s"),
        (
            f"{size}: words of the whole texts by rapidfuzz, score only",
            f"{score:.2f} s, {score / git:.1f} x git",
        ),
    ]
    for name, step in steps.items():
        seconds = _git(texts, "--histogram") if "histogram" in name else best(step)
        found.append((f"{size}: {name}", f"{seconds:.2f} s, {seconds / git:.1f} x git"))
    found.append(
        (f"{size}: words marked, against the optimum of the whole texts", _marked(comparison, optimum))
    )
    return found


def growth(articles: int) -> Rows:
    """Time and memory of the whole comparison at growing sizes."""
    seconds, memory = [], []
    for times in GROWTH:
        documents = _drafts(articles * times)
        seconds.append(best(lambda documents=documents: compare(*documents), 2))  # type: ignore[misc]
        memory.append(_peak(lambda documents=documents: compare(*documents)))  # type: ignore[misc]
    name = f"{articles:,} articles x {', x '.join(str(times) for times in GROWTH)}"
    ratios = ", ".join(f"{value:.2f} s (x {value / seconds[0]:.1f})" for value in seconds)
    return [
        (f"{name}: compare", ratios),
        (f"{name}: memory it takes at most", ", ".join(f"{value:.0f} MB" for value in memory)),
    ]


def _drafts(articles: int) -> tuple[Document, Document]:
    old = law(articles)
    return parse_text(printed(old)), parse_text(printed(revised(old)))


def _words(changes: Iterable[Change]) -> int:
    pairs = [(change.old, change.new) for change in changes if change.old and change.new]
    return sum(len(word_edits(old.text, new.text)) for old, new in pairs)


def _weigh(changes: Iterable[Change]) -> None:
    """By itself, without the words that a provision stands under."""
    for change in changes:
        if change.significance:
            setting = Setting(change.provision, "", "", not (change.old and change.new), Renumbering({}))
            significance(
                weigh(setting, change.heading_edits, change.edits), change.heading_edits, change.edits
            )


def _optimum(old: str, new: str) -> int:
    """How many words the longest common subsequence of two texts leaves: it tells a number and no edits."""
    letters: dict[str, str] = {}
    one, two = (
        "".join([letters.setdefault(word, chr(len(letters) + 0x1_0000)) for word in text.split()])
        for text in (old, new)
    )
    return len(one) + len(two) - 2 * LCSseq.similarity(one, two)


def _marked(comparison: Comparison, best: int) -> str:
    ours = sum(
        len(edit.text.split())
        for change in comparison.changes
        for edit in (*change.heading_edits, *change.edits)
        if edit.op is not Op.EQUAL
    )
    return f"{ours:,} of {best:,}, {ours / best:.2f} (moved articles are not marked)"


def _peak(step: Callable[[], object]) -> float:
    tracemalloc.start()
    step()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def _git(texts: tuple[str, str], *options: str) -> float:
    """CPU seconds of git's word diff."""
    command = ["git", "diff", "--no-index", "--word-diff", *options, "old.txt", "new.txt"]
    with tempfile.TemporaryDirectory() as folder:
        for name, text in zip(command[-2:], texts, strict=True):
            Path(folder, name).write_text(text, encoding="utf-8")
        times = []
        for _ in range(3):
            with of_programs() as spent:
                subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False)
            times += spent
    return min(times)
