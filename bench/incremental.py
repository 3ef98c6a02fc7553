"""What placement and substances cost on a long law, and what a new draft of it costs: as much as it changes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bench.cost import seconds
from bench.law import law, printed
from drafting import corpus, files
from drafting.model import Document, Layer
from drafting.placement import Member, RuleBook, findings
from drafting.workbench.substances import report_on

ARTICLES = 1200


def rows() -> list[tuple[str, str]]:
    """CPU seconds of a first draft, of the same text again, of one article changed, of one line in twenty."""
    text = printed(law(ARTICLES, seed=7))
    drafts = {
        "first draft": _read(text),
        "the same text again": _read(text),
        "one article changed": _read(_changed(text, ARTICLES * 5)),
        "a paragraph of ten changed, in two articles of three": _read(_changed(text, 20)),
    }
    said = [(f"a law of {ARTICLES:,} articles", f"{len(text.split()):,} words")]
    book = replace(corpus.placement_rules(), digest="bench")
    report_on(_read(printed(law(5, seed=1))))  # the lists are loaded once, whatever is looked through
    for what, cost in (("placed, with findings", partial(_placed, book)), ("chemicals", report_on)):
        for name, document in drafts.items():
            said.append((f"{what}: {name}", f"{seconds(partial(cost, document)):.2f} s"))
    return said


def _read(text: str) -> Document:
    return files.read_document(text.encode(), "law.txt", "es")


def _changed(text: str, every: int) -> str:
    lines = text.split("\n")
    return "\n".join(
        f"{line} X" if n % every == every // 2 and line else line for n, line in enumerate(lines)
    )


def _placed(book: RuleBook, document: Document) -> object:
    return findings((Member("law", Layer.STATUTE, document),), book)
