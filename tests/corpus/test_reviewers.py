from pathlib import Path

import pytest

from drafting import corpus
from drafting.errors import InvalidData

GOOD = '[[reviewers]]\nid = "a"\nkind = "agency"\nes = "A"\nen = "A"\nlanguage = "es"\n'


def test_the_offices_that_are_asked_are_there_with_a_name_in_each_language() -> None:
    found = {one.id: one for one in corpus.reviewers()}
    asked = {
        "customs",
        "health",
        "environment",
        "defence",
        "economy",
        "prosecutors",
        "opcw",
        "industry",
        "partner",
    }
    assert asked <= set(found)
    assert {one.kind for one in found.values()} >= {"agency", "organisation", "industry", "partner"}
    assert all(set(one.names) == set(corpus.LANGUAGES) for one in found.values())


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (GOOD + GOOD, "reviewers 2, id"),
        (GOOD.replace('"a"', '"A b"'), "reviewers 1, id"),
        (GOOD.replace("agency", "person"), "reviewers 1, kind"),
        (GOOD.replace('en = "A"', 'en = ""'), "reviewers 1, en"),
        (GOOD.replace('"es"\n', '"fr"\n'), "reviewers 1, language"),
        (GOOD + 'mail = "x"\n', "reviewers 1, mail"),
    ],
    ids=["twice", "id", "kind", "name", "language", "unknown"],
)
def test_an_office_that_makes_no_sense_is_refused_with_its_place(
    text: str, field: str, tmp_path: Path
) -> None:
    file = tmp_path / "reviewers.toml"
    file.write_text(text)
    with pytest.raises(InvalidData) as told:
        corpus.read_reviewers(file)
    assert field in told.value.place
