"""What an address means."""

from datetime import UTC, date, datetime

import pytest

from drafting.errors import NotFound
from drafting.model import Draft, Instrument, Layer
from drafting.ui.views import where

LAW = Instrument("ley", "Ley Federal", "Ley", "es", Layer.STATUTE, 1)
RULES = Instrument("reglamento", "Reglamento", "Reglamento", "es", Layer.REGULATION, 2)
ALL = (LAW, RULES)


def draft(slug: str, number: int) -> Draft:
    at = datetime(2026, 1, number, tzinfo=UTC)
    return Draft(number, slug, number, "working", date(2026, 1, number), "", "", "a.txt", "0" * 64, at, "")


KEPT = {"ley": (draft("ley", 1), draft("ley", 2), draft("ley", 4)), "reglamento": (draft("reglamento", 1),)}


def find(**fields: str) -> where.Place:
    return where.find(fields, ALL, KEPT.__getitem__)


def base(**fields: str) -> Draft | None:
    return where.find_base(fields, find(**fields), ALL, KEPT.__getitem__)


def test_an_empty_address_means_the_first_instrument_and_its_latest_draft() -> None:
    place = find()
    assert (place.instrument, place.draft) == (LAW, KEPT["ley"][2])


def test_an_address_names_instrument_and_draft() -> None:
    assert find(instrument="ley", draft="2").draft == KEPT["ley"][1]
    assert find(instrument="reglamento").draft == KEPT["reglamento"][0]


def test_the_draft_before_is_the_one_that_is_still_there() -> None:
    assert find(draft="4").previous == KEPT["ley"][1]
    assert find(draft="1").previous is None


def test_an_instrument_without_drafts_is_a_place_without_draft() -> None:
    assert where.find({}, ALL, lambda slug: ()).draft is None


@pytest.mark.parametrize(
    "value", ["99", "3", "0", "-1", "1.0", "²", "x" * 500, "1\n2", "'; DROP", "<img src=x>"]
)
def test_an_unknown_draft_is_answered_with_one_short_line(value: str) -> None:
    with pytest.raises(NotFound) as caught:
        find(draft=value)
    said = caught.value.sentence("es")
    assert caught.value.code == "address_draft"
    assert "\n" not in said
    assert len(said) < 200


def test_an_unknown_instrument_is_answered_with_a_sentence() -> None:
    with pytest.raises(NotFound) as caught:
        find(instrument="otra")
    assert "otra" in caught.value.sentence("en")


def test_without_against_the_comparison_is_with_the_draft_before() -> None:
    assert base(draft="2") == KEPT["ley"][0]
    assert base(draft="1") is None


def test_against_names_a_draft_of_the_same_or_of_another_instrument() -> None:
    assert base(draft="4", against="1") == KEPT["ley"][0]
    assert base(draft="4", against="reglamento:1") == KEPT["reglamento"][0]
    assert base(draft="4", against="ley:2") == KEPT["ley"][1]


@pytest.mark.parametrize("value", ["9", "reglamento:9", "otra:1", ":", "ley:", "reglamento:"])
def test_an_unknown_base_is_answered_with_a_sentence(value: str) -> None:
    with pytest.raises(NotFound):
        base(draft="4", against=value)


def test_an_address_is_written_as_it_is_read() -> None:
    for other in (KEPT["ley"][0], KEPT["reglamento"][0]):
        written = where.against(other, KEPT["ley"][2])
        assert base(draft="4", against=written) == other
