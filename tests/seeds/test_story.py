"""The seeds are what they say: they load, they tell their story, and the comparison hears it."""

import re
import tomllib

import pytest

from drafting.model import Kind
from tests.seeds.story import KINDS, SEEDS, agreement, draft, manifest, scores


@pytest.mark.parametrize("kind", KINDS)
def test_the_comparison_finds_what_the_story_tells(kind: str) -> None:
    right, missed, invented = scores()[kind]
    # one article keeps none of the words of the power that it grew out of
    assert right / (right + missed) >= (0.8 if kind == "split" else 0.99)
    # where a chapter was divided, its articles moved or its heading did: the story says the second
    assert right / (right + invented) >= (0.75 if kind == "moved" else 0.98)


def test_the_comparison_sees_what_the_story_says_a_change_touches() -> None:
    shared, missed = agreement()
    assert shared / (shared + len(missed)) >= 0.9, missed


@pytest.mark.parametrize("file", [file for files in manifest().values() for file in files])
def test_every_text_says_that_it_is_illustrative(file: str) -> None:
    assert "ilustrativo" in (SEEDS / file).read_text(encoding="utf-8")[:600]


@pytest.mark.parametrize("file", [file for files in manifest().values() for file in files])
def test_no_article_stands_twice(file: str) -> None:
    eids = [p.eid for p in draft(file).walk() if p.kind in (Kind.ARTICLE, Kind.TRANSITORY)]
    assert not [eid for eid in eids if "~" in eid]


def test_draft_twelve_is_a_whole_law() -> None:
    provisions = list(draft(manifest()["ley-federal-quimica"][-1]).walk())
    kinds = [p.kind for p in provisions]
    assert kinds.count(Kind.ARTICLE) >= 80
    assert kinds.count(Kind.TITLE) >= 8
    assert kinds.count(Kind.TRANSITORY) >= 5
    assert Kind.ANNEX not in kinds, "the list of chemicals is the regulation's by now"


def test_the_list_of_chemicals_leaves_the_law_for_the_regulation() -> None:
    law = manifest()["ley-federal-quimica"]
    cas = re.compile(r"\b\d{2,7}-\d{2}-\d\b")
    carried = [bool(cas.search(draft(file).printed)) for file in law]
    assert carried == [True] * 5 + [False] * 7
    assert cas.search(draft(manifest()["reglamento-ley-quimica"][0]).printed)


def test_every_draft_has_a_stage_a_date_a_role_and_a_note() -> None:
    data = tomllib.loads((SEEDS / "workspace.toml").read_text(encoding="utf-8"))
    counts = {row["slug"]: len(row["drafts"]) for row in data["instruments"]}
    assert sorted(counts.values()) == [1, 2, 4, 12]
    for row in data["instruments"]:
        dates = [entry["date"] for entry in row["drafts"]]
        assert dates == sorted(dates)
        assert all(entry["stage"] and entry["author"] and entry["note"] for entry in row["drafts"])
