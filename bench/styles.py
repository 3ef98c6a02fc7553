"""How laws in the manner of many countries are read: labelled line by line before the program read them.

``python -m bench.styles`` prints the table; ``python -m tests.clauses.styled first|second`` every disagreement.
"""

from __future__ import annotations

from tests.clauses.styled import KINDS, Kind, score

SECTION = """\
## Clauses in the manner of many countries

Two sets of short laws in the manner of Argentina, Chile, Colombia, Spain, Peru and Mexico, and of Britain, Ireland, the United States,
Canada, Australia, New Zealand and Singapore (`tests/clauses/styles`; our own sentences, no country's law), labelled line by line before
the program had read a word of them. The first set showed what was missing, and that was mended. The second was written afterwards: the
columns *held out* are its first reading, before anything was mended for it, and are what to expect of a law that nobody has seen. What it
showed was mended since (columns *now*). Labels that were slips (most often of who receives a report) were put right when the program's
finds were read: a dozen in the first set, one in the second. `python -m tests.clauses.styled second` lists every disagreement. A sanction counts with its
figures and unit, a time limit with its length, unit and the way days are counted, a function with the body that has it.

{table}
"""

#: the second set as it was first read: labelled, right, said
HELD_OUT: dict[tuple[Kind, str], tuple[int, int, int]] = {
    ("P", "es"): (20, 18, 19), ("P", "en"): (23, 19, 20),
    ("C", "es"): (19, 17, 17), ("C", "en"): (22, 22, 23),
    ("F", "es"): (16, 12, 16), ("F", "en"): (27, 20, 21),
    ("D", "es"): (20, 18, 19), ("D", "en"): (22, 21, 21),
    ("G", "es"): (9, 6, 6), ("G", "en"): (11, 10, 11),
}  # fmt: skip
_LANGUAGES = {"es": "Spanish", "en": "English"}


def table() -> str:
    """Precision and recall of the first set, of the second as it was first read, and of the second now."""
    lines = [
        "| what | language | first set | precision | recall | held out | precision | recall | now: precision | recall |",
        "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for kind, name in KINDS.items():
        for language, called in _LANGUAGES.items():
            first, second = score("first", kind, language), score("second", kind, language)
            labelled, right, said = HELD_OUT[kind, language]
            lines.append(
                f"| {name} | {called} | {len(first.hits) + len(first.missed)} | {first.precision:.2f} | {first.recall:.2f}"
                f" | {labelled} | {right / said:.2f} | {right / labelled:.2f}"
                f" | {second.precision:.2f} | {second.recall:.2f} |"
            )
    return "\n".join(lines)


def section() -> str:
    """The part of the page on quality."""
    return SECTION.format(table=table())


if __name__ == "__main__":
    print(table())
