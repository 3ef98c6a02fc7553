"""What options of several commands are read as."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from drafting.cli.options import day, failing, moment, names, report_format
from drafting.errors import BadRequest


def test_a_moment_without_a_zone_is_universal_time() -> None:
    assert moment("2026-03-31") == datetime(2026, 3, 31, tzinfo=UTC)
    assert moment("2026-03-31T12:30") == datetime(2026, 3, 31, 12, 30, tzinfo=UTC)
    mexico = timezone(timedelta(hours=-6))
    assert moment("2026-03-31T23:30-06:00") == datetime(2026, 3, 31, 23, 30, tzinfo=mexico)


def test_a_day_is_the_one_that_was_written_whatever_the_zone() -> None:
    assert day("2026-03-31") == date(2026, 3, 31)
    assert day("2026-03-31T23:30-06:00") == date(2026, 3, 31)


@pytest.mark.parametrize("text", ["", "31/03/2026", "2026-02-30", "tomorrow"])
def test_what_is_no_date_is_told_with_how_to_write_one(text: str) -> None:
    for read in (day, moment):
        with pytest.raises(BadRequest) as caught:
            read(text)
        assert "2026-03-31" in caught.value.sentence("es")


def test_a_report_is_written_as_its_name_says() -> None:
    assert [report_format(Path(name)) for name in ("a.docx", "a.XLSX", "b.c.pdf")] == ["docx", "xlsx", "pdf"]
    for name in ("a.csv", "a", ".docx"):
        with pytest.raises(BadRequest) as caught:
            report_format(Path(name))
        assert caught.value.sentence("en").startswith(f"{name} would be a table or a report")


def test_names_stand_between_commas() -> None:
    assert names(" customs, health ,,") == ["customs", "health"]
    assert names("") == []


@pytest.mark.parametrize(
    ("asked", "found", "code"),
    [
        (None, ["error"], 0), ("error", ["warning", "info"], 0), ("error", ["info", "error"], 1),
        ("warning", ["info"], 0), ("warning", ["warning"], 1), ("warning", ["error"], 1), ("info", ["info"], 1),
        ("info", [], 0),
    ],
)  # fmt: skip
def test_findings_as_grave_as_asked_or_graver_fail(asked: str | None, found: list[str], code: int) -> None:
    assert failing(asked, found) == code
