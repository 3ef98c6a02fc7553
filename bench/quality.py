"""``make quality``: measures everything anew and writes docs/quality.md; ``ARGS="words edits"`` those parts only.

The words stand here, the numbers come from the measurements; a part whose material is not on this machine
(the real laws) says so instead of keeping an old number.
"""

from __future__ import annotations

import io
import platform
import re
import sys
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from pathlib import Path

from bench import acts, checks, clauses, layouts, load, pages_speed, placement, styles, suggestions, writing
from bench.__main__ import TABLES
from tests.corpora import chemicals, dressing, edits, redlines, redlines_office, truth, words
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
Pairs flagged `bulk` (re-editions of the whole text) are left out. The one provision missed is the truth's own: it counts a heading
that bears no mark ("Disposiciones transitorias") as words of the article before it. `python -m tests.corpora.truth --verbose` lists every disagreement.

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

Provisions labelled by careful reading before any rule was tuned (`tests/placement/labels.toml`), and texts written after the
rules: on other matters (`tests/placement/fresh.toml`) and in the manner of many countries (`tests/marked/`, see above); the labels go
by content. A further set tries to mislead (`tests/placement/critic.toml`): what it showed was mended, its first figures stand beside;
`last.toml` came after that. Of each text that is judged, the table of words has seen nothing. The tables of confidence hold what was
said beside what was right. `python -m bench.placement --verbose` lists every disagreement; the run takes a minute of CPU.

{table}

"""

REDLINES = """\
## Redlines inside real Word files

Every real .docx at hand against edited versions of itself, both ways (`tests/word/editing`), and successive versions of laws.
A reader that shares no code with the writer accepts and rejects everything; each part is checked against the schema's order and
against the other parts; what carries no mark must be the new draft's, byte for byte. `python -m tests.corpora.redlines --verbose`
lists every pair that is not as it should be, `--peer` measures python-redlines 2 on the same pairs.
A single pair can be above 1.1 (12 of the 59 pairs of laws are): more is marked on purpose. A date or an amount is struck whole for one
figure of it, a stray *de la* between two changes goes with them, a paragraph written anew is replaced as one; and short lines that a
file has many times do not tell what moved.

{table}

What a redline of two Word files costs beside python-redlines 2 and LibreOffice's own compare (`python -m bench redline_files`):

{costs}

"""

OFFICE = """\
## Redlines in LibreOffice

The same pairs: LibreOffice opens the redline, rejects or accepts everything over UNO, and must say what it says of the old or the new
draft, notes, boxes, headers and footers included. Pairs of which both come out, of those asked; both profiles mark most pairs alike.
What it cannot do, in a file of a few lines each: `tests/office/test_limits.py` ([tracked changes](analysis/tracked-changes.md)).
In the safe profile that leaves older pictures that come or go, and changes in a control around several paragraphs; in the other, which
leaves notes, sections and unmarked paragraphs as the drafter's file has them, also notes that return, columns, and footers that sections
share: every pair that does not come out is one of these. `python -m tests.corpora.redlines_office --keep answers.jsonl` asks all of them, some hours long.

{table}

"""

DRESSING = """\
## New texts in real Word files

Every real .docx at hand takes other texts: those of versions of itself edited as files, and its own tree edited as in the browser
(articles inserted, deleted, moved, divided, joined, numbered through). The made file is read back: every word in its order, no tracked
change left, the schema's order kept; else the draft would be in house style, and the line below says so. What of the file's
paragraphs is in the new one byte for byte stands beside: 11 % in a file in which nearly every paragraph bore tracked changes, which
are accepted. `python -m tests.corpora.dressing`.

{table}

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


#: every part of the page, by the name it is asked for; a part begins with a heading of the second level
PARTS: dict[str, Callable[[], str]] = {
    "structure": lambda: STRUCTURE.format(table=_or_absent(_structure)),
    "layouts": layouts.section,
    "truth": lambda: TRUTH.format(table=_or_absent(_truth)),
    "edits": lambda: EDITS.format(table=_or_absent(edits.table)),
    "words": lambda: WORDS.format(table=_or_absent(words.table)),
    "story": lambda: STORY.format(table=story.table()),
    "chemicals": lambda: CHEMICALS.format(table=chemicals.table(corpora())),
    "suggestions": suggestions.section,
    "clauses": clauses.section,
    "acts": acts.section,
    "checks": checks.section,
    "styles": styles.section,
    "writing": writing.section,
    "placement": lambda: PLACEMENT.format(table=placement.table()),
    "redlines": lambda: REDLINES.format(table=_or_absent(redlines.table), costs=TABLES["redline_files"]()),
    "office": lambda: OFFICE.format(table=_or_absent(redlines_office.table)),
    "dressing": lambda: DRESSING.format(table=_or_absent(lambda laws: "\n".join(dressing.report(laws)))),
    "storage": lambda: STORAGE.format(table=TABLES["storage"]()),
    "pages": pages_speed.section,
    "load": load.section,
    "costs": lambda: COSTS.format(**{name: TABLES[name]() for name in ("compare", "redline", "history")}),
}


def page(kept: str, anew: Mapping[str, str]) -> str:
    """The whole page: the parts made ``anew``, the others as ``kept`` has them."""
    parts = [INTRODUCTION.format(machine=f"{platform.machine()}, Python {platform.python_version()}")]
    parts += [_marked(name, anew[name]) if name in anew else _kept(kept, name) for name in PARTS]
    return "".join(parts)


def _marked(name: str, said: str) -> str:
    return f"<!-- {name} -->\n{said.strip()}\n\n"


def _kept(page: str, name: str) -> str:
    """A part as the page has it, "" if it has none."""
    found = re.search(rf"<!-- {name} -->\n.*?(?=<!-- \w+ -->\n|\Z)", page, re.DOTALL)
    return f"{found[0].rstrip()}\n\n" if found else ""


if __name__ == "__main__":
    asked = sys.argv[1:] or list(PARTS)
    if unknown := sorted(set(asked) - set(PARTS)):
        sys.exit(f"no part is called {', '.join(unknown)}; there are: {', '.join(PARTS)}")
    anew = {name: PARTS[name]() for name in dict.fromkeys(asked)}
    before = TARGET.read_text(encoding="utf-8") if TARGET.exists() else ""  # read last: others write too
    TARGET.write_text(page(before, anew), encoding="utf-8")
    print(f"written: {TARGET.name}", file=sys.stderr)
