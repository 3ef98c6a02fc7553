"""Another edition of a template, and templates of one's own: what becomes of the decisions."""

from dataclasses import replace

import pytest

from drafting.checklist.coverage import State
from drafting.checklist.living import Fate
from drafting.errors import Conflict, NotFound
from drafting.workbench import Workbench
from drafting.workbench.checklists import Checklists
from tests.workbench.mapped import LIST, checklists, requirement, state, template, uid


def test_a_restated_requirement_asks_for_its_mappings_again(desk: Workbench, lists: Checklists) -> None:
    lists.confirm("list", "r1", "law", uid(desk, "art_3"))
    restated = requirement(1, "La ley debe decir lo que pide el requisito 1, y además castigarlo.")
    new = template(restated, requirement(2), edition="2")
    lists.templates.keep(new, b"the file", "mine.xlsx", after=None)
    assert lists.templates.one("list") == new
    (waiting,) = lists.waiting()
    assert waiting.living.fates == (Fate.RESTATED,)
    assert state(lists) is State.STALE
    lists.confirm("list", "r1", "law", uid(desk, "art_3"))
    assert state(lists) is State.MET


def test_decisions_are_carried_to_a_new_edition_by_id_and_by_text(desk: Workbench, lists: Checklists) -> None:
    kept = lists.confirm("list", "r1", "law", uid(desk, "art_3"))
    gone = lists.confirm("list", "r2", "law", uid(desk, "art_1"))
    lists.not_applicable("list", "r3", "None here.")
    a, _, c = LIST.requirements
    new = template(a, replace(c, id="r9"), requirement(2, "Algo del todo distinto y nuevo."), edition="2")
    lists.templates.keep(new, b"the file", "mine.xlsx", after=None)
    lists.carry_over(LIST, new)
    sheet = lists.sheet("list")
    assert [(entry.requirement.id, entry.state) for entry in sheet.entries] == [
        ("r1", State.MET), ("r9", State.NOT_APPLICABLE), ("r2", State.MISSING)
    ]  # fmt: skip
    assert lists.mapping(kept.key).decision == kept.id
    with pytest.raises(NotFound):  # its id went to another requirement; the history has it still
        lists.mapping(gone.key)
    assert gone in lists.history("list", "r2")


def test_ids_that_are_exchanged_take_their_decisions_along(desk: Workbench, lists: Checklists) -> None:
    provision = uid(desk, "art_3")
    lists.confirm("list", "r1", "law", provision, rationale="first")
    lists.confirm("list", "r2", "law", provision, rationale="second")
    a, b, _ = LIST.requirements
    new = template(requirement(1, b.texts["es"]), requirement(2, a.texts["es"]), edition="2")
    old = template(requirement(1, a.texts["es"]), requirement(2, b.texts["es"]))
    both = checklists(desk, old)
    both.carry_over(old, new)
    said = {
        living.mapping.requirement: living.mapping.rationale
        for living in (found.living for found in both.standing(desk.draft("law").id))
    }
    assert said == {"r1": "second", "r2": "first"}


def test_a_template_of_ones_own_is_kept_with_its_file_and_editions(lists: Checklists) -> None:
    own = template(requirement(1), name="own")
    first = lists.templates.keep(own, b"one", "../own.toml", after=None)
    second = lists.templates.keep(
        template(requirement(2), name="own", edition="2"), b"two", "own.toml", after=first.id
    )
    assert [found.id for found in lists.checklists()] == ["list", "own"]
    assert lists.templates.edition(first) == (own, b"one")
    assert first.body["file_name"] == "own.toml"
    with pytest.raises(Conflict):
        lists.templates.keep(own, b"three", "own.toml", after=first.id)
    lists.templates.remove("own", after=second.id)
    assert [found.id for found in lists.checklists()] == ["list"]
    lists.undo(lists.templates.editions("own")[-1].id)
    assert lists.templates.one("own").edition == "2"
