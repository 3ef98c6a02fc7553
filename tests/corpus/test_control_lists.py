"""The control lists as they ship, and what is said of a file that says something impossible."""

import shutil
from pathlib import Path

import pytest

from drafting import corpus
from drafting.errors import InvalidData
from drafting.substances.cas import is_valid
from drafting.substances.model import COLLECTIVE, Role

LISTS = corpus.DIRECTORY / "control-lists"


def test_the_lists_have_the_entries_their_sources_have() -> None:
    treaty, group, national = corpus.control_lists()
    assert [one.id for one in (treaty, group, national)] == ["cwc", "australia-group", "mexico-apendice-uno"]
    assert [len(one.entries) for one in (treaty, group, national)] == [81, 89, 129]
    assert len({entry.cas for entry in treaty.entries if entry.cas}) == 63
    assert [len(one.numbers) for one in (treaty, group)] == [60, 89]
    assert [one.default for one in (treaty, group, national)] == [True, True, False]


def test_every_number_has_its_check_digit_and_every_name_both_languages() -> None:
    for one in corpus.control_lists()[:2]:
        for entry in one.entries:
            assert is_valid(entry.cas) or (not entry.cas and entry.role in COLLECTIVE)
            assert {"es", "en"} <= {language for language, _ in entry.names}
            assert entry.sources


def test_what_is_unverified_is_marked() -> None:
    group = corpus.control_lists()[1]
    open_numbers = [int(entry.entry) for entry in group.entries if entry.cas_status == "unverified"]
    assert open_numbers == [23, 36, 64, 65, 75, 79, 80, 82, 85, 87, 89]
    assert [int(e.entry) for e in group.entries if e.entry_status == "unverified"] == [65, 89]


def test_the_exceptions_are_on_no_schedule() -> None:
    treaty = corpus.control_lists()[0]
    excepted = [entry.cas for entry in treaty.entries if entry.role is Role.EXCEPTION]
    assert excepted == ["944-22-9", "108-01-0", "100-37-8"]
    assert not set(excepted) & set(treaty.numbers)


@pytest.mark.parametrize(
    ("day", "numbers"),
    [("1996-12-31", 0), ("2019-12-31", 52), ("2020-06-06", 52), ("2020-06-07", 60), ("", 60)],
)
def test_the_convention_reads_as_it_did_on_a_day(day: str, numbers: int) -> None:
    assert len(corpus.control_lists()[0].at(day).numbers) == numbers


@pytest.mark.parametrize(("day", "items"), [("2019-12-31", 65), ("2020-03-01", 89)])
def test_the_group_reads_as_it_did_on_a_day(day: str, items: int) -> None:
    assert len(corpus.control_lists()[1].at(day).entries) == items


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "code"),
    [
        ("cwc.csv", "107-44-8", "107-44-9", "cwc.csv, row 3, cas", "data_bad_cas"),
        ("cwc.csv", "1A1,example", "1A1,exemple", "cwc.csv, row 3, role", "data_unknown_value"),
        ("cwc.csv", "1A7,", "A7,", "cwc.csv, row 27, entry", "data_bad_entry"),
        ("cwc.csv", "2020-06-07", "2021-06-07", "cwc.csv, row 29, since", "data_unknown_value"),
        ("cwc.csv", "entry,role", "entry,rolle", "cwc.csv", "data_missing_column"),
        (
            "australia-group.csv",
            "Potassium fluoride,",
            "Potassium fluoride,,",
            "australia-group.csv, row 15",
            "data_row_length",
        ),
        (
            "australia-group.csv",
            "ag-1996",
            "ag-1896",
            "australia-group.csv, row 2, sources",
            "data_unknown_value",
        ),
        ("synonyms.csv", "cwc:1A4", "cwc:1A44", "synonyms.csv, row 10, key", "data_unknown_value"),
        ("cwc.toml", "default = true", 'default = "yes"', "cwc.toml, default", "data_expected_flag"),
        ("cwc.toml", "short_es", "shortes", "cwc.toml, short_es", "data_expected_text"),
    ],
    ids=lambda value: None,
)
def test_a_bad_file_is_refused_with_its_row_and_field(
    tmp_path: Path, file: str, old: str, new: str, place: str, code: str
) -> None:
    shutil.copytree(LISTS, tmp_path / "lists")
    path = tmp_path / "lists" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InvalidData) as refused:
        corpus.read_control_lists(tmp_path / "lists")
    assert (refused.value.code, refused.value.place) == (code, place)
    for language in ("es", "en"):
        assert place in refused.value.sentence(language)


def test_nothing_but_names_numbers_and_status_stands_in_the_lists() -> None:
    """No word of a use, a route or an effect."""
    said = "\n".join(path.read_text(encoding="utf-8").lower() for path in LISTS.iterdir())
    for word in (
        "nerve",
        "blister",
        "lethal",
        "synthes",
        "dispers",
        "victim",
        "letal",
        "nervios",
        "vesican",
    ):
        assert word not in said
