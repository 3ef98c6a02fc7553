"""Dates, numbers and plurals as each language says them."""

from datetime import UTC, date, datetime

import pytest

from drafting.model import Draft, Instrument, Layer, Stage
from drafting.ui.speech import Speech, first_guess

DAY = date(2026, 8, 3)


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("es-MX", "es"),
        ("es", "es"),
        ("es_ES", "es"),
        ("en-GB", "en"),
        ("fr-FR", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_the_first_guess_follows_the_browser(locale: str | None, language: str) -> None:
    assert first_guess(locale) == language


def test_a_day_is_written_out_in_each_language() -> None:
    assert Speech("es").date(DAY) == "3 de agosto de 2026"
    assert Speech("en").date(DAY) == "3 August 2026"


def test_every_month_has_a_name() -> None:
    for language in ("es", "en"):
        names = {
            Speech(language).date(date(2026, month, 1)).replace(" de", "").split()[1]
            for month in range(1, 13)
        }
        assert len(names) == 12, names


@pytest.mark.parametrize(
    ("value", "spanish", "english"),
    [
        (0, "0", "0"),
        (1297, "1297", "1,297"),
        (52124, "52\u202f124", "52,124"),
        (1234567, "1\u202f234\u202f567", "1,234,567"),
    ],
)
def test_thousands_are_separated_as_the_language_does(value: int, spanish: str, english: str) -> None:
    assert Speech("es").number(value) == spanish
    assert Speech("en").number(value) == english


def test_one_and_many_agree_with_their_number() -> None:
    assert Speech("es").count("ui.home.drafts", 1) == "1 borrador"
    assert Speech("es").count("ui.home.drafts", 12) == "12 borradores"
    assert Speech("en").count("ui.change.moved", 2) == "2 moved"


def test_a_stage_nobody_knows_any_more_is_shown_by_its_id() -> None:
    stages = (Stage("minuta", {"es": "Minuta", "en": "Minuta sent over"}, 8),)
    assert Speech("en").stage("minuta", stages) == "Minuta sent over"
    assert Speech("en").stage("gone", stages) == "gone"


def test_a_draft_of_another_instrument_says_whose_it_is() -> None:
    draft = Draft(
        7, "lfq", 11, "minuta", DAY, "", "", "a.txt", "0" * 64, datetime(2026, 8, 3, tzinfo=UTC), ""
    )
    other = Instrument("lfq", "Ley Federal", "LFQ", "es", Layer.STATUTE)
    assert Speech("es").draft_choice(draft, ()) == "11 · minuta · 3 de agosto de 2026"
    assert Speech("es").draft_choice(draft, (), other) == "LFQ · 11 · minuta · 3 de agosto de 2026"


def test_a_group_of_sentences_is_handed_over_by_the_rest_of_its_key() -> None:
    words = Speech("en").group("ui.reader")
    assert words["outline"] == "Outline"
    assert not any(key.startswith("ui.") for key in words)
