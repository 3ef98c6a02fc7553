"""Every renumbering and change of container that the sources record is told."""

from pathlib import Path

import pytest

from tests.corpora.moves import recorded, told

pytestmark = pytest.mark.corpora


def test_every_recorded_move_is_told(laws: Path) -> None:
    rows = list(recorded(laws))
    assert len(rows) == 27
    assert [row for row in rows if not told(laws, row)] == []


def test_the_declared_renumbering_is_told_as_one(laws: Path) -> None:
    (row,) = (row for row in recorded(laws) if row["type"] == "declared_renumbering")
    assert told(laws, row)[0].split(":")[0] == "renumbered"
