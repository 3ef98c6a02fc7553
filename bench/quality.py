"""``make quality``: measures everything anew and writes docs/quality.md.

The words stand here, the numbers come from the measurements; a part whose material is not on this machine
(the real laws) says so instead of keeping an old number.
"""

from __future__ import annotations

import io
import platform
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from pathlib import Path

from bench import placement, suggestions
from bench.__main__ import TABLES
from tests.corpora import chemicals, edits, redlines, truth, words
from tests.corpora.conftest import corpora
from tests.corpora.test_structure import parsed_table
from tests.seeds import story

TARGET = Path(__file__).parent.parent / "docs" / "quality.md"

INTRODUCTION = """\
# Quality in figures

Measured, not estimated. `make quality` measures everything here anew and writes this page; `make bench` prints
the costs alone. Times are CPU seconds of one small machine ({machine}): read the ratios, not the seconds.

"""

STRUCTURE = """\
## Reading laws

Every version of every real law at hand is parsed; the letters of the tree are those of the input, in order, and
the articles, transitories, dispositions and annexes are counted against what the sources mark
(`tests/corpora/test_structure.py`).

{table}

"""

TRUTH = """\
## Comparing real laws

Consecutive versions against `ground_truth.csv`, which was derived from the sources' own headings. A provision counts
as changed when it, or anything inside it, was modified, inserted, deleted or renumbered; typography counts.
Pairs flagged `bulk` (re-editions of the whole text) are left out. `python -m tests.corpora.truth --verbose` lists every disagreement.

{table}

"""

EDITS = """\
## Comparing generated edits

Real laws edited by a generator that knows what it did (`tests/corpora/edits.py`): provisions inserted, deleted, reworded,
moved, renumbered, split and merged, whole chapters moved. `python -m tests.corpora.edits`.

{table}

"""

WORDS = """\
## Words marked

Word edits inside provisions against the optimum (longest common subsequence of words), and the islands of change
against those of a raw diff. `python -m tests.corpora.words`.

{table}

"""

STORY = """\
## Comparing the seeds

The nineteen illustrative drafts come with the full story of what was changed (`seeds/story.toml`): articles and
transitories, and what each change touches. `python -m tests.seeds.story` lists every disagreement.

{table}

"""

CHEMICALS = """\
## Chemicals

Drafts made from the two control lists, and the real laws, none of which names a listed chemical. Planted errors stand in
`tests/substances/test_planted.py`. `python -m tests.corpora.chemicals` prints every hit in a real law, to be read.

{table}

"""

PLACEMENT = """\
## Statute, regulation or executive order

Provisions labelled by careful reading before any rule was tuned (`tests/placement/labels.toml`), and a second set written after the
rules (`tests/placement/fresh.toml`); the labels go by content. The second table holds the confidence that was said beside what was
right, with the fitted numbers of the text itself left out. `python -m bench.placement --verbose` lists every disagreement.

{table}

"""

REDLINES = """\
## Redlines inside real Word files

Every real .docx at hand against edited versions of itself, both ways (`tests/word/editing`), and successive versions of laws.
A reader that shares no code with the writer accepts and rejects everything; each part is checked against the schema's order and
against the other parts; what carries no mark must be the new draft's, byte for byte. `python -m tests.corpora.redlines --verbose`
lists every pair that is not as it should be, `--office` asks LibreOffice too, `--peer` measures python-redlines 2 on the same pairs.

{table}

What a redline of two Word files costs beside python-redlines 2 and LibreOffice's own compare (`python -m bench redline_files`):

{costs}

"""

STORAGE = """\
## What a draft costs on disk

Texts and trees are kept by content, source files in pieces: a draft costs what it changes.

{table}

"""

COSTS = """\
## What a comparison and a redline cost

{compare}

{redline}

## What a history costs

{history}
"""


def _structure(laws: Path) -> str:
    return parsed_table(laws)


def _truth(laws: Path) -> str:
    del laws  # the module finds them itself
    printed = io.StringIO()
    with redirect_stdout(printed):
        truth.main([])
    return printed.getvalue().strip()


def _or_absent(table: Callable[[Path], str]) -> str:
    laws = corpora()
    return table(laws) if laws else "*The real laws are not on the machine that wrote this page.*"


def page() -> str:
    """The whole page."""
    parts = [
        INTRODUCTION.format(machine=f"{platform.machine()}, Python {platform.python_version()}"),
        STRUCTURE.format(table=_or_absent(_structure)),
        TRUTH.format(table=_or_absent(_truth)),
        EDITS.format(table=_or_absent(edits.table)),
        WORDS.format(table=_or_absent(words.table)),
        STORY.format(table=story.table()),
        CHEMICALS.format(table=chemicals.table(corpora())),
        PLACEMENT.format(table=placement.table()),
        REDLINES.format(table=_or_absent(redlines.table), costs=TABLES["redline_files"]()),
        suggestions.section(),
        STORAGE.format(table=TABLES["storage"]()),
        COSTS.format(**{name: TABLES[name]() for name in ("compare", "redline", "history")}),
    ]
    return "".join(parts)


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
    print(f"written: {TARGET.name}", file=sys.stderr)
