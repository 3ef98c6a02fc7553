"""A sample of ``python -m tests.store.kills``, which kills two hundred times."""

from pathlib import Path

from tests.store import kills


def test_killed_in_the_middle_of_anything_nothing_acknowledged_is_lost_and_nothing_is_half(
    tmp_path: Path,
) -> None:
    counts = kills.run(len(kills.KINDS), 3, tmp_path)
    for kind in kills.KINDS:
        assert counts[f"{kind}: kills"] == 1
    assert counts["import: acknowledged"] + counts["disposition: acknowledged"] > 0
