"""What a redline costs, as a ratio to the comparison it is made from and to parsing both texts.

``python -m bench redline`` prints a Markdown table. CPU time, the best of three; the proof (resolving the
file on both sides) is part of every redline and shown by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from bench.cost import best
from bench.law import law, printed, revised
from drafting.compare import compare
from drafting.structure import parse_text
from drafting.word import house, resolve
from drafting.word.redline import redline

SIZES = (80, 300, 1_200)
WHEN = datetime(2026, 1, 1, tzinfo=UTC)


def rows(sizes: tuple[int, ...] = SIZES) -> list[tuple[str, str]]:
    """What was measured and the result, in the order of the table."""
    found: list[tuple[str, str]] = []
    for articles in sizes:
        old = law(articles)
        texts = printed(old), printed(revised(old))
        documents = tuple(parse_text(text) for text in texts)
        comparison = compare(*documents)
        data = redline(comparison, author="A", when=WHEN)
        steps: dict[str, Callable[[], object]] = {
            "parse both": lambda texts=texts: [parse_text(text) for text in texts],
            "compare": lambda documents=documents: compare(*documents),
            "clean export": lambda documents=documents: house.clean(documents[1]),
            "redline, proof included": lambda comparison=comparison: redline(
                comparison, author="A", when=WHEN
            ),
            "of it the proof": lambda data=data: (
                resolve.paragraphs(data, "accept"),
                resolve.paragraphs(data, "reject"),
            ),
        }
        size = f"{articles:,} articles, {len(texts[0].split()):,} words"
        seconds = {name: best(step) for name, step in steps.items()}
        for name, took in seconds.items():
            ratio = took / seconds["compare"]
            found.append((f"{size}: {name}", f"{took:.2f} s, {ratio:.1f} times the comparison"))
        found.append((f"{size}: size of the redline", f"{len(data) / 1024:,.0f} kB"))
    return found
