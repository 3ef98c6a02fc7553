from pathlib import Path

import pytest

from drafting import corpus
from drafting.errors import InvalidData
from drafting.messages import LANGUAGES

KNOWN = [
    "working",
    "interagency",
    "opcw_review",
    "industry",
    "legal_counsel",
    "chamber_of_origin",
    "committee_report",
    "minuta",
    "reviewing_chamber",
    "published",
    "in_force",
]


def test_the_stages_are_there_in_their_order_with_a_name_in_each_language() -> None:
    stages = corpus.stages()
    assert [stage.id for stage in stages] == KNOWN
    assert [stage.order for stage in stages] == list(range(len(KNOWN)))
    for stage in stages:
        assert set(stage.names) == set(LANGUAGES) == set(corpus.LANGUAGES)
        assert all(name.strip() for name in stage.names.values())


def test_rows_can_be_added_and_reordered(tmp_path: Path) -> None:
    file = tmp_path / "stages.toml"
    file.write_text('[[stages]]\nid = "b"\nes = "Be"\nen = "Bee"\n[[stages]]\nid = "a"\nes = "A"\nen = "A"\n')
    assert [(stage.id, stage.order) for stage in corpus.read_stages(file)] == [("b", 0), ("a", 1)]


GOOD = '[[stages]]\nid = "a"\nes = "A"\nen = "A"\n'

BAD = {
    "": ("data_expected_rows", "stages.toml, stages"),
    "stages = 3": ("data_expected_rows", "stages.toml, stages"),
    "stages = []": ("data_expected_rows", "stages.toml, stages"),
    "[[stages]\n": ("data_not_toml", "stages.toml"),
    GOOD + '[[stages]]\nid = "b"\nes = "B"\n': ("data_expected_text", "stages.toml, stages 2, en"),
    GOOD + '[[stages]]\nid = "b"\nes = " "\nen = "B"\n': ("data_expected_text", "stages.toml, stages 2, es"),
    GOOD + '[[stages]]\nid = 7\nes = "B"\nen = "B"\n': ("data_expected_text", "stages.toml, stages 2, id"),
    GOOD + '[[stages]]\nid = "B c"\nes = "B"\nen = "B"\n': ("data_bad_id", "stages.toml, stages 2, id"),
    GOOD + GOOD: ("data_twice", "stages.toml, stages 2, id"),
    GOOD + 'fr = "A"\n': ("data_unknown_field", "stages.toml, stages 1, fr"),
}


@pytest.mark.parametrize("text", BAD)
def test_what_makes_no_sense_is_refused_with_file_row_and_field(tmp_path: Path, text: str) -> None:
    file = tmp_path / "stages.toml"
    file.write_text(text)
    with pytest.raises(InvalidData) as caught:
        corpus.read_stages(file)
    assert (caught.value.code, caught.value.place) == BAD[text]
    for language in LANGUAGES:
        said = caught.value.sentence(language)
        assert "stages.toml" in said
        assert "\n" not in said
        assert "{" not in said


def test_a_missing_file_and_one_that_is_not_utf_8_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidData) as caught:
        corpus.read_stages(tmp_path / "stages.toml")
    assert caught.value.code == "data_missing_file"
    (tmp_path / "stages.toml").write_bytes(GOOD.replace("A", "Á").encode("latin-1"))
    with pytest.raises(InvalidData) as caught:
        corpus.read_stages(tmp_path / "stages.toml")
    assert caught.value.code == "data_not_toml"
