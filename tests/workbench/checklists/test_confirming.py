"""Confirming, rejecting, joining, leaving out: what a person says of a requirement, on a real workspace."""

import pytest

from drafting.checklist.coverage import State
from drafting.checklist.mapping import Relation
from drafting.errors import BadRequest, NotFound
from drafting.workbench import Workbench
from drafting.workbench.checklists import Checklists
from tests.workbench.mapped import RULES, checklists, state, uid


def test_nothing_is_met_until_a_person_says_so(desk: Workbench) -> None:
    lists = checklists(desk, found={"r1": ["art_3", "art_1"]})
    entry = lists.sheet().entry("r1")
    assert entry
    assert entry.state is State.SUGGESTED
    offered = [(offer.instrument, offer.provision.eid) for offer in entry.offers]
    assert offered == [("law", "art_3"), ("law", "art_1"), ("regulation", "art_1")]
    assert state(lists, "r2") is State.MISSING
    lists.confirm("list", "r1", "law", uid(desk, "art_3"), rationale="It punishes.")
    entry = lists.sheet().entry("r1")
    assert entry
    assert entry.state is State.MET
    assert "art_3" not in [offer.provision.eid for offer in entry.offers]
    (living,) = entry.livings
    assert (living.mapping.who, living.mapping.rationale, living.mapping.draft) == (
        "drafter",
        "It punishes.",
        1,
    )
    assert living.mapping.words[0].text.startswith("Se impondrá prisión")


def test_law_and_regulation_meet_a_requirement_together_and_not_alone(
    desk: Workbench, lists: Checklists
) -> None:
    keys = [
        lists.confirm("list", "r1", slug, uid(desk, eid, slug), relation=Relation.PARTLY).key
        for slug, eid in (("law", "art_3"), ("regulation", "art_2"))
    ]
    assert state(lists) is State.PARTLY
    lists.together("list", "r1", keys, "The duty here, the day there.")
    assert state(lists) is State.MET
    assert state(lists, "r1", "law") is State.PARTLY
    desk.import_draft("regulation", RULES.replace("marzo", "enero").encode(), "2.txt")
    assert state(lists) is State.STALE
    assert [moment.draft.instrument for moment in lists.coverage().moments] == [
        "law",
        "regulation",
        "regulation",
    ]


def test_a_contradiction_keeps_a_requirement_from_being_met(desk: Workbench, lists: Checklists) -> None:
    lists.confirm("list", "r1", "law", uid(desk, "art_3"))
    assert state(lists) is State.MET
    lists.confirm("list", "r1", "regulation", uid(desk, "art_2", "regulation"), relation=Relation.CONTRADICTS)
    assert state(lists) is State.PARTLY
    assert state(lists, "r1", "regulation") is State.MISSING


def test_not_applicable_takes_a_reason_and_can_be_undone(lists: Checklists) -> None:
    with pytest.raises(BadRequest):
        lists.not_applicable("list", "r1", " ")
    made = lists.not_applicable("list", "r1", "No such industry here.")
    entry = lists.sheet().entry("r1")
    assert entry
    assert entry.state is State.NOT_APPLICABLE
    assert entry.not_applicable == made
    lists.undo(made.id)
    assert state(lists) is State.MISSING
    again = lists.not_applicable("list", "r1", "Truly none.")
    lists.applicable("list", "r1")
    assert state(lists) is State.MISSING
    history = lists.history("list", "r1")
    assert len(history) == 4
    assert again in history


def test_what_does_not_exist_is_told(desk: Workbench, lists: Checklists) -> None:
    there = uid(desk, "art_3")
    for asked in (
        lambda: lists.sheet("none"),
        lambda: lists.sheet("list", ["none"]),
        lambda: lists.sheet("list", ["law"], numbers={"law": 7}),
        lambda: lists.confirm("list", "r99", "law", there),
        lambda: lists.confirm("list", "r1", "none", there),
        lambda: lists.confirm("list", "r1", "law", "none"),
        lambda: lists.reject("list", "r1", "law", "none"),
        lambda: lists.mapping("list/r1/law/none"),
        lambda: lists.applicable("list", "r1"),
    ):
        with pytest.raises(NotFound) as caught:
            asked()
        assert caught.value.sentence("es") != caught.value.sentence("en")
    with pytest.raises(BadRequest):
        lists.confirm("list", "r1", "law", there, rationale="x" * 20_001)
    assert lists.decided() == {}
