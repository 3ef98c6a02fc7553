"""Texts that nobody had in mind: what was found right is still found, and nothing that nobody has read."""

from tests.checks import fresh


def test_what_was_found_right_is_still_found() -> None:
    right = {one for which in fresh.READINGS for one, good in fresh.verdicts(which).items() if good}
    assert right <= set(fresh.told())


def test_every_verdict_stands_in_the_reading_of_its_text() -> None:
    for which in fresh.READINGS:
        assert {fresh.reading(fresh.TESTS / one.text) for one in fresh.verdicts(which)} == {which}
