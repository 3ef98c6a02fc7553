"""The generator itself: the same every time, files that Word takes, and every kind of edit really made."""

import pytest

from drafting.word.resolve import content, differences
from tests.word.editing import words
from tests.word.editing.generate import EDITS, Edit, edited
from tests.word.editing.rich import rich
from tests.word.schema import dangling, violations

#: What a reader does not see.
SILENT = {words.split_run, words.merge_runs, words.bold} | {
    edit for edit in EDITS if edit.__name__ in ("relevel", "restyle")
}


@pytest.fixture(scope="module")
def file() -> bytes:
    return rich()


def test_the_file_it_starts_from_is_sound(file: bytes) -> None:
    assert violations(file) == []
    assert dangling(file) == []


def test_the_same_seed_gives_the_same_bytes(file: bytes) -> None:
    assert edited(file, 7, 20) == edited(file, 7, 20)
    assert edited(file, 7, 20).data != edited(file, 8, 20).data


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_each_edit_gives_a_sound_file_and_changes_what_it_should(edit: Edit, file: bytes) -> None:
    made = edited(file, 3, 4, only=edit)
    assert made.edits
    assert violations(made.data) == []
    assert dangling(made.data) == []
    told = differences(content(file, "accept"), content(made.data, "accept"))
    assert bool(told) == (edit not in SILENT)


@pytest.mark.parametrize("seed", range(6))
def test_many_edits_give_a_sound_file(seed: int, file: bytes) -> None:
    made = edited(file, seed, 80)
    assert violations(made.data) == []
    assert dangling(made.data) == []
