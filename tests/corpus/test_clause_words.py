"""The vocabularies of penalties and clocks: whole as shipped, refused where a text could make them slow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drafting.corpus.clocks import clock_words, read_clock_words
from drafting.corpus.penalties import penalty_words, read_penalty_words
from drafting.corpus.places import DIRECTORY
from drafting.errors import InvalidData

READERS: dict[str, Callable[[Path], object]] = {
    "penalties.toml": read_penalty_words,
    "clocks.toml": read_clock_words,
}


def test_the_shipped_vocabularies_are_whole() -> None:
    assert {kind.id for kind in penalty_words().kinds} >= {"prison", "fine", "day_fine", "closure", "warning"}
    assert [name for name, _ in clock_words().roles][-1] == "deadline"


@pytest.mark.parametrize("name", sorted(READERS))
@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("schema = 1", "schema = 7", "data_unknown_value"),
        ("es = [", "es = ['(', ", "placement_pattern_syntax"),
        ("es = [", "es = ['(a+)+b', ", "placement_pattern_repeat"),
        ('[[words]]\nid = "', '[[words]]\ncolour = "red"\nid = "', "data_unknown_field"),
    ],
    ids=["schema", "syntax", "slow", "field"],
)
def test_a_fault_is_named_with_its_place(name: str, old: str, new: str, code: str, tmp_path: Path) -> None:
    text = (DIRECTORY / "clauses" / name).read_text(encoding="utf-8")
    changed = tmp_path / name
    changed.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InvalidData) as caught:
        READERS[name](changed)
    assert caught.value.code == code
    assert name in caught.value.place


@pytest.mark.parametrize(("name", "group"), [("penalties.toml", "unless"), ("clocks.toml", "not")])
def test_a_missing_group_is_named(name: str, group: str, tmp_path: Path) -> None:
    text = (DIRECTORY / "clauses" / name).read_text(encoding="utf-8")
    begin = text.index(f'[[words]]\nid = "{group}"')
    end = text.index("[[", begin + 2)
    changed = tmp_path / name
    changed.write_text(text[:begin] + text[end:], encoding="utf-8")
    with pytest.raises(InvalidData) as caught:
        READERS[name](changed)
    assert (caught.value.code, caught.value.values["found"]) == ("clauses_missing_group", group)
