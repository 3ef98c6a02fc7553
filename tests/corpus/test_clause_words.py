"""The vocabularies of clauses: whole as shipped; refused where a text could make them slow, or a line is no plain word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drafting.corpus.clocks import clock_words, read_clock_words
from drafting.corpus.leaving import read_leaving_words
from drafting.corpus.measures import read_measure_words
from drafting.corpus.penalties import penalty_words, read_penalty_words
from drafting.corpus.places import DIRECTORY
from drafting.errors import InvalidData

READERS: dict[str, Callable[[Path], object]] = {
    "penalties": read_penalty_words,
    "clocks": read_clock_words,
    "measures": read_measure_words,
    "leaving": read_leaving_words,
}

#: what is wrong with a file, by its name: the words replaced, what stands for them, the error
FAULTS: dict[str, tuple[str, str, str]] = {
    **{f"{name}: schema": ("schema = 1", "schema = 7", "data_unknown_value") for name in READERS},
    **{
        f"{name}: {fault}": (old, new, code)
        for name in ("penalties", "clocks")
        for fault, old, new, code in (
            ("syntax", "es = [", "es = ['(', ", "placement_pattern_syntax"),
            ("slow", "es = [", "es = ['(a+)+b', ", "placement_pattern_repeat"),
            ("field", '[[words]]\nid = "', '[[words]]\ncolour = "red"\nid = "', "data_unknown_field"),
        )
    },
    "penalties: twice": ('[[words]]\nid = "leads"', '[[words]]\nid = "imposes"', "data_twice"),
    "clocks: twice": ('[[words]]\nid = "again"', '[[words]]\nid = "not"', "data_twice"),
    "measures: no plain word": ('"licencia"', '"licen(cia"', "data_no_plain_word"),
    "measures: unknown group": ('of = ["title"]', 'of = ["titel"]', "data_unknown_value"),
    "measures: field": ('kind = "suspension"', 'colour = "red"\nkind = "suspension"', "data_unknown_field"),
    "leaving: no plain word": ('"determinar"', '"determin(ar"', "data_no_plain_word"),
    "leaving: unknown instrument": ('instrument = "order"', 'instrument = "ordre"', "data_unknown_value"),
    "leaving: field": ("[by]", '[by]\nfr = ["par"]', "data_unknown_field"),
}


def test_the_shipped_vocabularies_are_whole() -> None:
    assert {kind.id for kind in penalty_words().kinds} >= {"prison", "fine", "day_fine", "closure", "warning"}
    assert [name for name, _ in clock_words().roles][-1] == "deadline"


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_its_place(fault: str, tmp_path: Path) -> None:
    name = fault.partition(":")[0]
    old, new, code = FAULTS[fault]
    text = (DIRECTORY / "clauses" / f"{name}.toml").read_text(encoding="utf-8")
    assert old in text
    changed = tmp_path / f"{name}.toml"
    changed.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InvalidData) as caught:
        READERS[name](changed)
    assert caught.value.code == code
    assert f"{name}.toml" in caught.value.place
    assert "{" not in caught.value.sentence("es") + caught.value.sentence("en")


@pytest.mark.parametrize(("name", "group"), [("penalties", "unless"), ("clocks", "not")])
def test_a_missing_group_is_named(name: str, group: str, tmp_path: Path) -> None:
    text = (DIRECTORY / "clauses" / f"{name}.toml").read_text(encoding="utf-8")
    begin = text.index(f'[[words]]\nid = "{group}"')
    end = text.index("[[", begin + 2)
    changed = tmp_path / f"{name}.toml"
    changed.write_text(text[:begin] + text[end:], encoding="utf-8")
    with pytest.raises(InvalidData) as caught:
        READERS[name](changed)
    assert (caught.value.code, caught.value.values["found"]) == ("clauses_missing_group", group)
