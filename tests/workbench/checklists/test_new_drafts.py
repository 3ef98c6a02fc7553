"""What a new draft does to the mappings that were confirmed on the one before."""

from pathlib import Path

import pytest

from drafting.checklist.coverage import State
from drafting.checklist.living import Fate
from drafting.checklist.mapping import Relation
from drafting.errors import Conflict, NotFound
from drafting.workbench import Workbench
from drafting.workbench.checklists import Checklists
from tests.workbench.conftest import FIRST, SECOND
from tests.workbench.mapped import RULES, checklists, state, uid, workspace

#: the penalty of article 3 goes to an article of its own, and article 3 says that it was repealed
THIRD = SECOND.replace(
    "Se impondrá prisión de uno a cuatro años a quien omita la declaración.",
    "Se deroga.",
)


def test_a_rejected_suggestion_is_gone_until_the_provision_says_something_else(desk: Workbench) -> None:
    lists = checklists(desk, found={"r1": ["art_3"]})
    lists.reject("list", "r1", "law", uid(desk, "art_3"), rationale="Another matter.")
    entry = lists.sheet().entry("r1")
    assert entry
    assert (entry.state, entry.offers) == (State.MISSING, ())
    assert [living.mapping.rationale for living in entry.rejected] == ["Another matter."]
    desk.import_draft("law", SECOND.encode(), "2.txt")
    entry = lists.sheet().entry("r1")
    assert entry
    assert entry.state is State.SUGGESTED
    (offer,) = entry.offers
    assert offer.rejected
    assert offer.rejected.mapping.rationale == "Another matter."


def test_a_new_draft_turns_a_mapping_stale_and_confirming_anew_settles_it(
    desk: Workbench, lists: Checklists
) -> None:
    penalty, scope = uid(desk, "art_3"), uid(desk, "art_1")
    lists.confirm("list", "r1", "law", penalty)
    lists.confirm("list", "r2", "law", scope)
    first = desk.draft("law").id
    assert lists.waiting() == ()
    second = desk.import_draft("law", SECOND.encode(), "2.txt").draft.id
    assert (state(lists, "r1"), state(lists, "r2")) == (State.STALE, State.MET)
    (waiting,) = lists.waiting()
    assert (waiting.requirement, waiting.living.fates, waiting.living.since) == ("r1", (Fate.REWORDED,), 2)
    assert [sign.value for sign in waiting.living.touches] == ["penalty"]
    (change,) = waiting.living.alterations
    assert [edit.text.strip() for edit in change.edits if edit.op != "="] == ["dos a seis", "uno a cuatro"]
    assert lists.stale_by(first, second) == (waiting,)
    assert lists.stale_by(second, first) == ()
    lists.confirm("list", "r1", "law", penalty)
    assert lists.waiting() == ()
    assert state(lists) is State.MET
    # with the second confirmation the first still speaks of the first draft
    sheet = lists.sheet(numbers={"law": 1})
    assert [found.state for found in sheet.entries][:2] == [State.MET, State.MET]


def test_what_changed_in_typography_only_is_confirmed_at_once_and_by_a_person(
    desk: Workbench, lists: Checklists
) -> None:
    for name, eid in (("r1", "art_1"), ("r2", "art_3"), ("r3", "art_2")):
        lists.confirm("list", name, "law", uid(desk, eid), relation=Relation.PARTLY, rationale="Why")
    text = SECOND.replace("Esta ley es", "Esta Ley es").replace(
        "la Autoridad Nacional;", "la autoridad nacional;"
    )
    desk.import_draft("law", text.encode(), "2.txt")
    waiting = {found.requirement: found.living for found in lists.waiting()}
    assert {name: living.slight for name, living in waiting.items()} == {"r1": True, "r2": False, "r3": True}
    seen = {found.mapping.key: found.mapping.decision for found in waiting.values() if found.slight}
    made = lists.confirm_anew(seen)
    assert [found.requirement for found in lists.waiting()] == ["r2"]
    assert {lists.mapping(one.key).rationale for one in made} == {"Why"}
    with pytest.raises(Conflict):
        lists.confirm_anew(seen)
    lists.undo(*(one.id for one in made))
    assert len(lists.waiting()) == 3


def test_coverage_over_drafts_says_since_when_and_why_no_longer(tmp_path: Path) -> None:
    desk = workspace(
        tmp_path, FIRST, SECOND, SECOND + "\nArtículo 4.- Se crea el registro nacional.\n", THIRD
    )
    lists = checklists(desk)
    lists.confirm("list", "r1", "law", uid(desk, "art_3", number=2), number=2)
    lists.confirm("list", "r2", "law", uid(desk, "art_4", number=3), number=3)
    lists.not_applicable("list", "r3", "No such trade.")
    coverage = lists.coverage("list")
    assert [moment.draft.number for moment in coverage.moments] == [1, 2, 3, 4]
    r1, r2, r3 = coverage.courses
    assert r1.states == (State.STALE, State.MET, State.MET, State.MISSING)
    assert r2.states == (State.MISSING, State.MISSING, State.MET, State.MISSING)
    assert set(r3.states) == {State.NOT_APPLICABLE}
    lost = r1.turnings[-1]
    assert (lost.at, lost.before, lost.state) == (3, State.MET, State.MISSING)
    assert [(cause.label, cause.fate) for cause in lost.lost] == [("Artículo 3.-", Fate.REPEALED)]
    gained = r2.turnings[1]
    assert [(cause.label, cause.instrument) for cause in gained.gained] == [("Artículo 4.-", "law")]
    assert [cause.fate for cause in r2.turnings[2].lost] == [Fate.DELETED]
    assert coverage.counts(2)[State.MET] == 2


def test_what_moved_to_the_regulation_is_found_there_and_carried(tmp_path: Path) -> None:
    duty = (
        "La declaración anual contendrá nombre, domicilio, cantidad, origen, destino y uso autorizado de cada "
        "sustancia sujeta a control, junto con las licencias vigentes de quien la rinde."
    )
    desk = workspace(tmp_path, FIRST + f"\nArtículo 4.- {duty}\n", rules=[RULES])
    lists = checklists(desk)
    key = lists.confirm(
        "list", "r1", "law", uid(desk, "art_4"), relation=Relation.PARTLY, rationale="Why"
    ).key
    desk.import_draft("law", FIRST.encode(), "2.txt")
    assert lists.waiting()[0].living.fates == (Fate.DELETED,)
    desk.import_draft("regulation", (RULES + f"\nArtículo 3.- {duty}\n").encode(), "2.txt")
    (waiting,) = lists.waiting()
    assert waiting.living.fates == (Fate.CROSSED,)
    (heir,) = waiting.living.heirs
    assert (heir.instrument, heir.provision.eid, heir.number) == ("regulation", "art_3", 2)
    made = lists.carry(key, [(heir.instrument, heir.provision.uid)])
    assert lists.waiting() == ()
    (living,) = lists.sheet().entries[0].livings
    assert (living.mapping.instrument, living.mapping.relation, living.mapping.rationale) == (
        "regulation", Relation.PARTLY, "Why"
    )  # fmt: skip
    assert lists.coverage().courses[0].states[0] is State.PARTLY  # in draft 1 the law said it still
    lists.undo(*(decision.id for decision in reversed(made)))
    assert [found.living.fates for found in lists.waiting()] == [(Fate.CROSSED,)]


def test_an_edit_changes_what_is_said_and_not_the_words_it_was_said_on(
    desk: Workbench, lists: Checklists
) -> None:
    key = lists.confirm("list", "r1", "law", uid(desk, "art_3")).key
    desk.import_draft("law", SECOND.encode(), "2.txt")
    lists.edit(key, relation=Relation.PARTLY, rationale="Only half.")
    (waiting,) = lists.waiting()
    assert (waiting.living.mapping.relation, waiting.living.mapping.draft) == (Relation.PARTLY, 1)
    lists.withdraw(key)
    assert lists.waiting() == ()
    with pytest.raises(NotFound):
        lists.edit(key, relation=Relation.COVERS, rationale="")
