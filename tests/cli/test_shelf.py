"""drafting shelf."""

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import Run


def test_an_instrument_is_put_away_and_brought_back(run: Run, law: Callable[..., Path]) -> None:
    run("import", law("a.txt", "LEY A", "Artículo 1.- Uno."), "--instrument", "a", "--title", "Ley A")
    away = run("shelf", "a", "--put-away", "--json")
    assert away.json["away"] == [{"instrument": "a", "title": "Ley A"}]
    assert run("drafts", "a").code == 2
    assert run("shelf", "--bring-back", "--json").json["away"] == []
    assert run("drafts", "a").code == 0


def test_what_makes_no_sense_is_said_in_one_line(run: Run) -> None:
    assert run("shelf").err == "Nothing was put away.\n"
    for wrong in (
        ("--put-away",),
        ("--put-away", "--bring-back"),
        ("x", "--put-away"),
        ("x", "--bring-back"),
    ):
        told = run("shelf", *wrong)
        assert (told.code, told.err.count("\n")) == (2, 1)
