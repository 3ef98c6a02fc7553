"""A table of a file, field by field: each question has its answer, or an error with the place of the field."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from drafting.corpus import Row
from drafting.errors import InvalidData

TEXT = """
schema = 2
id = "one_two"
title = "Título"
blank = "  "
words = ["uno", "dos"]
holes = ["uno", ""]
nested = [["uno"]]
ready = true
many = 12
too_many = 1000001
below = -1
half = 0.5
day = 2026-03-31
said = "2026-03-31"
never = "2026-02-30"
empty = []

[table]
es = "mesa"

[[twice]]
id = "a"
[[twice]]
id = "b"
[[twice]]
id = "a"
"""

NAME = re.compile(r"[a-z_]+")


@pytest.fixture
def row() -> Row:
    return Row.of_bytes(TEXT.encode(), "file.toml")


ANSWERS: dict[str, tuple[Callable[[Row], object], object]] = {
    "text": (lambda row: row.text("title"), "Título"),
    "text by default": (lambda row: row.text("none", default="-"), "-"),
    "texts": (lambda row: row.texts("words"), ("uno", "dos")),
    "no texts": (lambda row: row.texts("none"), ()),
    "flag": (lambda row: row.flag("ready"), True),
    "flag by default": (lambda row: row.flag("none", default=False), False),
    "whole": (lambda row: row.whole("many"), 12),
    "whole by default": (lambda row: row.whole("none", default=0), 0),
    "day": (lambda row: row.day("day"), date(2026, 3, 31)),
    "day in quotation marks": (lambda row: row.day("said"), date(2026, 3, 31)),
    "one of": (lambda row: row.one_of("title", ["x", "Título"]), "Título"),
    "named": (lambda row: row.named(NAME), "one_two"),
    "edition": (lambda row: row.edition(2), None),
    "strings": (lambda row: row.table("table").strings(), {"es": "mesa"}),
    "has": (lambda row: (row.has("title"), row.has("none")), (True, False)),
    "rows": (lambda row: [one.text("id") for one in row.rows("twice")], ["a", "b", "a"]),
}


@pytest.mark.parametrize("asked", ANSWERS)
def test_a_question_has_its_answer(asked: str, row: Row) -> None:
    ask, answer = ANSWERS[asked]
    assert ask(row) == answer


WRONG: dict[str, tuple[Callable[[Row], object], str, str]] = {
    "no text": (lambda row: row.text("none"), "none", "data_expected_text"),
    "blank": (lambda row: row.text("blank"), "blank", "data_expected_text"),
    "blank, though there is a default": (
        lambda row: row.text("blank", default="-"), "blank", "data_expected_text",
    ),
    "a number for a text": (lambda row: row.text("many"), "many", "data_expected_text"),
    "a text for texts": (lambda row: row.texts("title"), "title", "data_expected_texts"),
    "a blank among texts": (lambda row: row.texts("holes"), "holes", "data_expected_texts"),
    "lists for texts": (lambda row: row.texts("nested"), "nested", "data_expected_texts"),
    "a number for a flag": (lambda row: row.flag("many"), "many", "data_expected_flag"),
    "no flag": (lambda row: row.flag("none"), "none", "data_expected_flag"),
    "a flag for a number": (lambda row: row.whole("ready"), "ready", "data_expected_number"),
    "half": (lambda row: row.whole("half"), "half", "data_expected_number"),
    "too many": (lambda row: row.whole("too_many"), "too_many", "data_expected_number"),
    "below": (lambda row: row.whole("below"), "below", "data_expected_number"),
    "no such day": (lambda row: row.day("never"), "never", "data_expected_date"),
    "a number for a day": (lambda row: row.day("many"), "many", "data_expected_date"),
    "none of them": (lambda row: row.one_of("title", ["x", "y"]), "title", "data_unknown_value"),
    "not in that form": (lambda row: row.named(NAME, "title"), "title", "data_bad_id"),
    "another edition": (lambda row: row.edition(1), "schema", "data_unknown_value"),
    "no rows": (lambda row: row.rows("empty"), "empty", "data_expected_rows"),
    "texts for rows": (lambda row: row.rows("words"), "words", "data_expected_rows"),
    "rows for a table": (lambda row: row.table("twice"), "twice", "data_expected_table"),
    "twice": (lambda row: row.rows("twice", once="id"), "twice 3, id", "data_twice"),
    "inside": (lambda row: row.rows("twice")[1].text("name"), "twice 2, name", "data_expected_text"),
    "in a table": (lambda row: row.table("table").text("en"), "table, en", "data_expected_text"),
}  # fmt: skip


@pytest.mark.parametrize("asked", WRONG)
def test_what_is_no_answer_is_named_with_file_row_and_field(asked: str, row: Row) -> None:
    ask, place, code = WRONG[asked]
    with pytest.raises(InvalidData) as caught:
        ask(row)
    assert (caught.value.code, caught.value.place) == (code, f"file.toml, {place}")
    for language in ("es", "en"):
        assert caught.value.sentence(language).startswith(f"file.toml, {place}")
        assert "{" not in caught.value.sentence(language)


def test_the_edition_that_was_found_is_said(row: Row) -> None:
    with pytest.raises(InvalidData, match="“2” is not known; choose one of 1"):
        row.edition(1)


def test_a_field_that_nobody_asked_for_is_told_with_those_that_are_known() -> None:
    row = Row.of_bytes(b'a = "x"\nb = "y"\nc = "z"', "file.toml")
    row.text("a")
    row.texts("d")
    with pytest.raises(InvalidData) as caught:
        row.nothing_else()
    assert (caught.value.code, caught.value.place) == ("data_unknown_field", "file.toml, b")
    assert caught.value.values["known"] == "a, d"
    row.text("b")
    row.text("c")
    row.nothing_else()


@pytest.mark.parametrize(
    "data", [b"a = ", b"\xff\xfe", b"a = " + b"[" * 100_000], ids=["cut short", "not UTF-8", "nested"]
)
def test_what_is_no_toml_is_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(InvalidData) as caught:
        Row.of_bytes(data, "file.toml")
    assert caught.value.code == "data_not_toml"
    assert "\n" not in caught.value.sentence()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidData) as caught:
        Row.of_file(tmp_path / "none.toml")
    assert (caught.value.code, caught.value.place) == ("data_missing_file", str(tmp_path / "none.toml"))
