"""Instruments put away whole, and brought back."""

from pathlib import Path

import pytest

from drafting.errors import Conflict, NotFound
from drafting.workbench import Workbench
from tests.workbench.conftest import FIRST, LAW, SECOND, at_work


@pytest.fixture
def kept(desk: Workbench) -> Workbench:
    """A desk with two drafts of the law and a mapping, on which a second instrument stands."""
    desk.import_draft("law", FIRST.encode(), "one.txt")
    desk.import_draft("law", SECOND.encode(), "two.txt")
    return desk


def test_what_was_put_away_is_out_of_sight_of_every_use_case(kept: Workbench) -> None:
    draft = kept.draft("law")
    kept.shelf.put_away(["law"])
    assert kept.instruments() == ()
    assert kept.is_empty()
    assert [found.slug for found in kept.shelf.away()] == ["law"]
    assert kept.search("declaración") == ()
    for ask in (lambda: kept.drafts("law"), lambda: kept.instrument("law"), lambda: kept.source(draft.id)):
        with pytest.raises(NotFound):
            ask()
    assert kept.verify() == ()


def test_brought_back_it_is_as_it_was(kept: Workbench) -> None:
    before = kept.drafts("law"), kept.document(kept.draft("law").id), kept.search("declaración")
    kept.shelf.put_away(["law"])
    kept.shelf.bring_back(["law"])
    assert (kept.drafts("law"), kept.document(kept.draft("law").id), kept.search("declaración")) == before
    assert kept.shelf.away() == ()
    with pytest.raises(NotFound):
        kept.shelf.bring_back(["law"])
    assert kept.verify() == ()


def test_the_record_tells_it_and_brings_it_back(kept: Workbench) -> None:
    kept.shelf.put_away(["law"])
    assert {entry.event.verb for entry in kept.record.entries()} >= {"shelf.decided", "draft.imported"}
    (removed,) = kept.record.removed()
    kept.record.bring_back(removed)
    assert kept.instruments() == (LAW,)


def test_all_or_none_are_put_away(kept: Workbench) -> None:
    with pytest.raises(NotFound):
        kept.shelf.put_away(["law", "nobody"])
    assert kept.instruments() == (LAW,)


def test_its_name_stays_taken(kept: Workbench) -> None:
    kept.shelf.put_away(["law"])
    with pytest.raises(Conflict):
        kept.add_instrument(LAW)


def test_sample_texts_are_put_away_and_not_planted_again(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "law.txt").write_text(FIRST, encoding="utf-8")
    (seeds / "workspace.toml").write_text(
        '[[instruments]]\nslug = "sample"\ntitle = "Ley"\nlanguage = "es"\nlayer = "statute"\n'
        '[[instruments.drafts]]\nnumber = 1\nfile = "law.txt"\nstage = "working"\ndate = 2026-01-02\n',
        encoding="utf-8",
    )
    desk = at_work(tmp_path / "data", seeds=seeds)
    assert desk.shelf.samples() == ()
    desk.seed()
    desk.add_instrument(LAW)
    assert [found.slug for found in desk.shelf.samples()] == ["sample"]
    desk.shelf.put_away(["sample"])
    assert (desk.instruments(), desk.shelf.samples()) == ((LAW,), ())
    desk.shelf.put_away(["law"])
    events = desk.events()
    assert desk.seed() == 0
    assert desk.events() == events
