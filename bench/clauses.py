"""How well penalties and clocks are read, on texts labelled by hand, beside a plain search for keywords.

``python -m bench.clauses [--verbose]`` prints the tables; ``--verbose`` lists every disagreement. The labels
were made before the patterns, but the patterns were written with the same texts at hand: an upper estimate.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence

from drafting.clauses.clocks import clocks
from drafting.clauses.penalties import penalties
from drafting.corpus.clocks import clock_words
from drafting.corpus.penalties import penalty_words
from drafting.model import Document
from drafting.structure.figures import read
from tests.clauses.labelled import Key, Text, score, texts, total

SECTION = """\
## Penalties and clocks

Sanctions and time limits of laws in both languages, labelled by hand before any pattern was written (`tests/clauses/labels_penalties.toml`,
`labels_clocks.toml`). The patterns were written with the same texts at hand: an upper estimate. `python -m bench.clauses --verbose` lists
every disagreement.

{table}

What the warnings say of the latest drafts was read by hand, one by one, and stands with its reasons in `seeds/contradictions.toml`; a
contradiction of every kind is planted in earlier drafts, and a test walks both lists.
"""

_SANCTION = {
    "prison": r"prisi[oó]n|arresto|imprison",
    "day_fine": r"d[ií]as multa",
    "fine": r"\bmultas?\b|\bfine[sd]?\b|civil penalt",
    "closure": r"clausura|\bclos(?:ed|ure)",
    "confiscation": r"decomis|comiso|forfeit",
    "suspension": r"suspensi[oó]n|suspend",
    "disqualification": r"inhabilita|destituci|disqualif",
    "denial_of_privileges": r"prohibici[oó]n de|impedid|ineligible",
    "revocation": r"revoca|cancelaci|revoke",
    "dissolution": r"disoluci[oó]n",
    "warning": r"amonesta|apercib|warning",
}
_TIME = re.compile(
    r"(?P<n>[\w.,]+(?: y \w+| (?:mil|ciento|hundred|thousand) ?\w*)?)[ -](?P<unit>d[ií]as?|meses|mes|años?|horas?|days?|months?|years?|hours?)"
    r"(?: (?P<how>h[aá]biles|naturales))?",
    re.IGNORECASE,
)
_UNITS = {"d": "days", "m": "months", "a": "years", "y": "years", "h": "hours"}


def penalty_keys(document: Document) -> Iterator[Key]:
    """The sanctions of a text as the labels write them."""
    for row in penalties(document, penalty_words()).rows:
        yield row.eid, row.kind, _figure(row.minimum), _figure(row.maximum), row.unit or "-"


def clock_keys(document: Document) -> Iterator[Key]:
    """The time limits of a text as the labels write them."""
    for row in clocks(document, clock_words()).rows:
        if row.unit == "date":
            yield row.eid, "-", "date", "-"
        else:
            yield row.eid, _figure(row.length), row.unit, row.counting or "-"


def plain_penalties(document: Document) -> Iterator[Key]:
    """Every keyword of a sanction is one: kind and place only."""
    for node in document.walk():
        for kind, words in _SANCTION.items():
            for _ in re.findall(words, node.text, re.IGNORECASE):
                yield node.eid, kind


def plain_clocks(document: Document) -> Iterator[Key]:
    """Every figure with a unit of time is a time limit."""
    for node in document.walk():
        for match in _TIME.finditer(node.text):
            numbers = read(match["n"])
            unit = _UNITS[match["unit"][0].lower()]
            how = {"h": "working", "n": "calendar"}.get((match["how"] or "-")[0].lower(), "-")
            if numbers:
                yield node.eid, _figure(numbers[-1].number), unit, how


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.10g}" if value < 1e6 else str(int(value))


def table() -> str:
    """The table of docs/quality.md."""
    lines = ["| what | who | labelled | precision | recall |", "|---|---|--:|--:|--:|"]
    runs: Sequence[tuple[str, str, Callable[[Document], Iterable[Key]], int]] = (
        ("penalties", "keywords: place and kind", plain_penalties, 2),
        ("penalties", "patterns: place and kind", penalty_keys, 2),
        ("penalties", "patterns: place, kind, figures, unit", penalty_keys, 99),
        ("clocks", "figure with a unit of time", plain_clocks, 99),
        ("clocks", "patterns: place, length, unit, working or calendar days", clock_keys, 99),
    )
    for what, who, said, depth in runs:
        here = [text for text in texts(what) if text.path is not None]
        found = total(score(text, said(text.document()), depth) for text in here)
        labelled = len(found.hits) + len(found.missed)
        lines.append(f"| {what} | {who} | {labelled} | {found.precision:.3f} | {found.recall:.3f} |")
    return "\n".join(lines)


def section() -> str:
    """The part of docs/quality.md."""
    return SECTION.format(table=table())


def _disagreements(what: str, said: Callable[[Document], Iterable[Key]]) -> Iterator[str]:
    def one(text: Text) -> Iterator[str]:
        found = score(text, said(text.document()))
        yield from (f"{text.law}: missed {' '.join(row)}" for row in found.missed)
        yield from (f"{text.law}: made up {' '.join(row)}" for row in found.extra)

    for text in texts(what):
        if text.path is not None:
            yield from one(text)


def main(arguments: Sequence[str]) -> None:
    """Print the table, with ``--verbose`` the disagreements."""
    print(table())
    if "--verbose" in arguments:
        print("\n".join([*_disagreements("penalties", penalty_keys), *_disagreements("clocks", clock_keys)]))


if __name__ == "__main__":
    main(sys.argv[1:])
