"""The parser on real laws: nothing lost, nothing invented."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafting.model import Document, Kind
from drafting.structure import blocks_of, parse_text

pytestmark = pytest.mark.corpora

UNITS = {Kind.ARTICLE, Kind.TRANSITORY, Kind.DISPOSITION}


def versions(laws: Path) -> Iterator[Path]:
    for folder in sorted([*laws.glob("es/*"), *laws.glob("en/*")]):
        for file in sorted(folder.iterdir()):
            if file.suffix in (".txt", ".md", ".adoc") and file.name != "SOURCE.md":
                yield file


def units(document: Document) -> int:
    """Basic units as the truth counts them: what stands in an annex is the annex's own."""
    count = 0
    for node, parent in document.with_parents():
        english = document.language == "en" and node.kind in (Kind.SECTION, Kind.ANNEX)
        count += english or (node.kind in UNITS and (parent is None or parent.kind is not Kind.TRANSITORIES))
    return count


def test_every_version_keeps_every_letter(laws: Path) -> None:
    for file in versions(laws):
        text = file.read_text(encoding="utf-8")
        wanted = "".join("".join(block.text.split()) for block in blocks_of(text))
        assert "".join(parse_text(text).printed.split()) == wanted, file.name


def expected(laws: Path) -> dict[tuple[str, str], int]:
    """(law, version) -> how many units its source marks."""
    with (laws / "pairs.csv").open(encoding="utf-8") as handle:
        return {
            (row["law"], row[f"{side}_version"]): int(row[f"provisions_{side}"])
            for row in csv.DictReader(handle)
            for side in ("from", "to")
        }


def counted(document: Document, law: str) -> int:
    """The units of a tree, as the truth of that law counts them."""
    inside = sum(
        node.kind is Kind.TRANSITORY and parent is not None and parent.kind is Kind.TRANSITORIES
        for node, parent in document.with_parents()
    )
    if law.startswith("mx-"):  # each set of transitories is one unit
        inside = sum(p.kind is Kind.TRANSITORIES for p in document.walk())
    elif law.startswith("es-constitucion"):  # the two closing dispositions are left out
        inside -= 2
    return units(document) + inside


def parsed_table(laws: Path) -> str:
    """Per law: versions parsed, units found, units marked."""
    rows: dict[str, list[int]] = {}
    for file in versions(laws):
        law, wanted = file.parent.name, expected(laws).get((file.parent.name, file.name[:4]))
        document = parse_text(file.read_text(encoding="utf-8"))
        row = rows.setdefault(law, [0, 0, 0, 0])
        row[0] += 1
        row[1] += sum(1 for _ in document.walk())
        if wanted is not None:
            row[2] += counted(document, law)
            row[3] += wanted
    lines = ["| law | versions | provisions | units found | units marked |", "|---|--:|--:|--:|--:|"]
    lines += [f"| {law} | {a} | {b:,} | {c or '–'} | {d or '–'} |" for law, (a, b, c, d) in rows.items()]
    return "\n".join(lines)


def test_every_article_is_found_and_none_invented(laws: Path) -> None:
    wanted = expected(laws)
    checked = 0
    for file in versions(laws):
        law, version = file.parent.name, file.name[:4]
        if (law, version) in wanted:
            document = parse_text(file.read_text(encoding="utf-8"))
            assert counted(document, law) == wanted[law, version], f"{law} {version}"
            checked += 1
    assert checked >= 60
