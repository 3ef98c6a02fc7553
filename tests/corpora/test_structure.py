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


def test_every_article_is_found_and_none_invented(laws: Path) -> None:
    with (laws / "pairs.csv").open(encoding="utf-8") as handle:
        wanted = {
            (row["law"], row[f"{side}_version"]): int(row[f"provisions_{side}"])
            for row in csv.DictReader(handle)
            for side in ("from", "to")
        }
    checked = 0
    for file in versions(laws):
        law, version = file.parent.name, file.name[:4]
        expected = wanted.get((law, version))
        if expected is None:
            continue
        document = parse_text(file.read_text(encoding="utf-8"))
        found = units(document)
        if law.startswith(
            "mx-"
        ):  # the truth counts each set of transitories as one unit
            found += sum(p.kind is Kind.TRANSITORIES for p in document.walk())
        elif law.startswith("es-constitucion"):  # the truth leaves out the two closing dispositions
            found += sum(p.kind is Kind.TRANSITORY for p in document.walk()) - 2
        else:
            found += sum(
                node.kind is Kind.TRANSITORY and parent is not None and parent.kind is Kind.TRANSITORIES
                for node, parent in document.with_parents()
            )
        assert found == expected, f"{law} {version}"
        checked += 1
    assert checked >= 60
