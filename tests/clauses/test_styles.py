"""Laws in the manner of many countries, against what a reader found in them."""

from __future__ import annotations

import pytest

from tests.clauses.styled import SETS, Kind, laws, score

_LEAST: dict[Kind, int] = {"P": 40, "C": 35, "F": 30, "D": 40, "G": 20}


@pytest.mark.parametrize("which", SETS)
def test_the_sets_are_large_enough_to_say_something(which: str) -> None:
    labels = [one for law in laws(which) for one in law.labels]
    counts = {kind: sum(one.kind == kind for one in labels) for kind in SETS[which]}
    assert all(counts[kind] >= _LEAST[kind] for kind in counts)
    english = sum(len(law.labels) for law in laws(which) if law.document.language == "en")
    assert 0.4 <= english / len(labels) <= 0.65


@pytest.mark.parametrize(
    ("which", "kind"), [(which, kind) for which, kinds in SETS.items() for kind in sorted(kinds)]
)
def test_what_a_reader_found_is_found(which: str, kind: Kind) -> None:
    found = score(which, kind)
    assert (found.recall >= 0.9, found.precision >= 0.9) == (True, True), (found.missed, found.extra)


@pytest.mark.parametrize("which", [which for which, kinds in SETS.items() if "C" in kinds])
def test_from_when_a_time_runs_and_what_silence_means_are_read_too(which: str) -> None:
    found = score(which, "C")
    assert found.starts[0] >= 0.85 * found.starts[1]
    assert found.silences[0] >= 0.85 * found.silences[1]
