"""What leaves as Word comes back as the same draft: the illustrative laws, clean and redlined."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from drafting.compare import compare
from drafting.model import Document, Kind
from drafting.structure import parse, parse_text
from drafting.word import house
from drafting.word.read import read_blocks
from drafting.word.redline import redline

SEEDS = Path(__file__).parent.parent.parent / "seeds"
DRAFTS = sorted(SEEDS.glob("*/[0-9]*.txt"))


def seed(path: Path) -> Document:
    return parse_text(path.read_text(encoding="utf-8"))


def shape(document: Document) -> list[tuple[Kind, str, str]]:
    return [(node.kind, node.number, node.printed) for node in document.walk()]


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_clean_export_reads_as_the_same_draft(path: Path) -> None:
    draft = seed(path)
    again = parse(read_blocks(house.clean(draft)), draft.language)
    assert (again.title, shape(again)) == (draft.title, shape(draft))


def test_a_redline_reads_as_the_new_draft_or_as_the_old_one() -> None:
    old, new = (seed(path) for path in sorted((SEEDS / "ley-federal-quimica").glob("*.txt"))[2:4])
    data = redline(compare(old, new), author="A", when=datetime(2026, 3, 1, tzinfo=UTC))
    assert shape(parse(read_blocks(data), "es")) == shape(new)
    assert shape(parse(read_blocks(data, "original"), "es")) == shape(old)
