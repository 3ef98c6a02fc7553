"""Layouts nobody had shown the parser: what it finds in them, and what a comparison says when only pages moved.

``python -m bench.layouts`` prints the tables for docs/quality.md, ``--verbose`` everything that is not as expected.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from drafting.compare import compare
from drafting.model import ChangeKind, Comparison, Document, Kind
from drafting.structure import parse_text
from tests.structure.expected import FOLDER, UNITS, Score, outline, score

#: As first read, before anything was changed for the set: units, divisions, parts found, invented, placed, headed.
FIRST = {
    "first": ("222 of 253", "108 of 121", "147 of 196", 30, "444 of 477", "189 of 202"),
    "second": ("56 of 70", "26 of 30", "44 of 49", 2, "119 of 126", "31 of 32"),
}
NAMES = {
    "first": "27 texts, mended for since",
    "second": "9 texts, written after that and mended for since",
}
HEADER = "LEY DE EJEMPLO Y OTRAS DISPOSICIONES"
_CHANGED = frozenset(ChangeKind) - {ChangeKind.UNCHANGED}


def scored(folder: str) -> Score:
    """The score of one set."""
    total = Score()
    for file in sorted((FOLDER / folder).glob("*.txt")):
        document = parse_text(file.read_text(encoding="utf-8"))
        total.add(score(outline(file.with_suffix(".tree")), document, file.stem))
    return total


def paginated(text: str, every: int, first: int = 1) -> str:
    """``text`` with a running header and a page number behind so many lines."""
    out: list[str] = []
    page, full = first, 0
    for line in text.split("\n"):
        out.append(line)
        full += bool(line.strip())
        if line.strip() and full % every == 0:
            out += ["", HEADER, f"Página {page} de 99", ""]
            page += 1
    return "\n".join(out)


def changed_units(comparison: Comparison) -> set[str]:
    """The eids of the articles, sections, transitories ... of which a comparison tells anything."""
    names = {**_homes(comparison.old), **_homes(comparison.new)}
    found = {
        names.get(id(change.new)) or names.get(id(change.old))
        for change in comparison.changes
        if _CHANGED & set(change.kinds)
    }
    return {name for name in found if name}


def _homes(document: Document) -> dict[int, str]:
    homes: dict[int, str] = {}
    for node, parent in document.with_parents():
        unit = node.kind in UNITS and not (node.kind is Kind.SECTION and document.language == "es")
        homes[id(node)] = homes.get(id(parent), "") or (node.eid if unit else "")
    return homes


def pages_moved() -> Iterator[tuple[str, set[str], int]]:
    """(text, articles told as changed although only its pages moved, its articles)."""
    for file in sorted(FOLDER.glob("*/*.txt")):
        text = file.read_text(encoding="utf-8")
        old, new = parse_text(paginated(text, 12)), parse_text(paginated(text, 17, 5))
        units = sum(1 for line in outline(file.with_suffix(".tree")) if line.sort == "unit")
        yield file.stem, changed_units(compare(old, new)), units


def section() -> str:
    """The part of docs/quality.md."""
    rows = []
    for folder, (units, divisions, parts, invented, placed, headed) in FIRST.items():
        now = scored(folder)
        rows += [
            f"| {NAMES[folder]}: first reading | {units} | {divisions} | {parts} | {invented} | {placed} | {headed} |",
            f"| now | {_of(now, 'unit')} | {_of(now, 'division')} | {_of(now, 'part')} | {now.invented} "
            f"| {now.placed} of {sum(now.found.values())} | {now.headed} of {now.headings} |",
        ]
    told = list(pages_moved())
    wrong, all_ = sum(len(names) for _, names, _ in told), sum(units for _, _, units in told)
    return _PAGE.format(table="\n".join(rows), wrong=wrong, all=all_)


def _of(found: Score, sort: str) -> str:
    return f"{found.found.get(sort, 0)} of {found.wanted.get(sort, 0)}"


_PAGE = """\
## Layouts nobody had shown it

Texts of our own words in the layout of thirty-six sources (gazettes and consolidated editions of Mexico, its states, Argentina, Chile,
Colombia, Peru, Ecuador, Costa Rica, Guatemala, Uruguay, Bolivia, El Salvador, Spain; of the United States and two of its states,
the United Kingdom, Ireland, Canada, Québec, Australia, New Zealand, Singapore, India, South Africa, Switzerland, the European Union in both languages; a treaty),
with page headers, tables of contents, margin notes, repealed provisions, quoted articles and editors' notes. The expected outline was written
before the parser saw the text (`tests/structure/layouts/`). "Placed": under the right division or unit. The honest figure for the next
unknown source is the second set's first reading: seven of its texts were read whole, Switzerland's "Art. 5 Purpose" and a state code's
"70A.999.010" not at all. Eight outlines were corrected where the reading was as good as what had been expected, or where they had left something out.

| texts | articles and sections | divisions | their parts | invented | placed | headings |
|---|--:|--:|--:|--:|--:|--:|
{table}

The same texts with a running header and page numbers every 12 lines against every 17 lines: of {all} articles {wrong} are told as changed
although only the pages moved (31 when first tried). `python -m bench.layouts --verbose`.
"""


def main(arguments: list[str]) -> None:
    print(section())
    if "--verbose" in arguments:
        for folder in FIRST:
            print(*scored(folder).wrong, sep="\n")
        print(*(f"{name}: {sorted(names)}" for name, names, _ in pages_moved() if names), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
