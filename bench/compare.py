"""What the comparison costs, as a ratio to ``git diff --word-diff`` of the same two texts.

``python -m bench.compare`` prints a Markdown table. CPU time, the best of three; git is a C program that
knows no provisions and no moves: the speed to chase, not the result.
"""

from __future__ import annotations

import resource
import subprocess
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from bench.law import law, printed, revised
from drafting.compare import compare
from drafting.compare.pairing import pair
from drafting.structure import parse_text

SIZES = (300, 1_200)


def rows(sizes: tuple[int, ...] = SIZES) -> list[tuple[str, str]]:
    """What was measured and the result, in the order of the table."""
    found: list[tuple[str, str]] = []
    for articles in sizes:
        old = law(articles)
        texts = printed(old), printed(revised(old))
        git = _git(*texts)
        documents = tuple(parse_text(text) for text in texts)
        steps: dict[str, Callable[[], object]] = {
            "parse both": lambda texts=texts: [parse_text(text) for text in texts],
            "pair": lambda documents=documents: pair(*documents),
            "compare": lambda documents=documents: compare(*documents),
        }
        size = f"{articles:,} articles, {len(texts[0].split()):,} words"
        found.append((f"{size}: git diff --word-diff", f"{git:.2f} s"))
        for name, step in steps.items():
            seconds = _best(step)
            found.append((f"{size}: {name}", f"{seconds:.2f} s, {seconds / git:.1f} x git"))
        found.append((f"{size}: memory of the comparison", f"{_peak(steps['compare']):.0f} MB"))
    return found


def _best(step: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        started = time.process_time()
        step()
        times.append(time.process_time() - started)
    return min(times)


def _peak(step: Callable[[], object]) -> float:
    tracemalloc.start()
    step()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def _git(old: str, new: str) -> float:
    """CPU seconds of git's word diff."""
    command = ["git", "diff", "--no-index", "--word-diff", "old.txt", "new.txt"]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "old.txt").write_text(old, encoding="utf-8")
        Path(folder, "new.txt").write_text(new, encoding="utf-8")
        times = []
        for _ in range(3):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=False)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


def main() -> None:
    """Print the table."""
    print("| what | result |\n|---|---|")
    for name, result in rows():
        print(f"| {name} | {result} |")


if __name__ == "__main__":
    main()
