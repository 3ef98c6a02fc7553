"""Confirming, rejecting, importing a new draft, confirming anew: on a real workspace."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafting.checklist.coverage import State
from drafting.checklist.living import Fate
from drafting.checklist.mapping import Relation
from drafting.errors import BadRequest, Conflict, NotFound
from drafting.workbench import Workbench
from drafting.workbench.checklists import Checklists
from tests.workbench.conftest import FIRST, SECOND
from tests.workbench.mapped import LIST, RULES, checklists, requirement, template, uid, workspace

#: the penalty of article 3 goes to an article of its own, and article 3 says that it was repealed
THIRD = SECOND.replace(
    "Se impondrá prisión de uno a cuatro años a quien omita la declaración.",
    "Se deroga.",
)


@pytest.fixture
def desk(tmp_path: Path) -> Workbench:
    return workspace(tmp_path / "data", FIRST, rules=[RULES])


@pytest.fixture
def lists(desk: Workbench) -> Checklists:
    return checklists(desk)


def state(lists: Checklists, name: str = "r1", *instruments: str) -> State:
    entry = lists.sheet("list", instruments).entry(name)
    assert entry
    return entry.state


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


ACTS = st.sampled_from(
    ["confirm", "partly", "reject", "not_applicable", "applicable", "together", "withdraw"]
)


@given(acts=st.lists(st.tuples(ACTS, st.sampled_from(["art_1", "art_3"])), min_size=1, max_size=6))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_decisions_undone_give_the_state_before_and_the_history_only_grows(
    desk: Workbench, lists: Checklists, acts: list[tuple[str, str]]
) -> None:
    def stands() -> object:
        entry = lists.sheet("list").entries[0]
        said = {
            (one.mapping.key, one.mapping.verdict, one.mapping.relation)
            for one in (*entry.livings, *entry.rejected)
        }
        return entry.state, said, entry.not_applicable and entry.not_applicable.body

    made = []
    for act, eid in acts:
        provision = uid(desk, eid)
        key = f"list/r1/law/{provision}"
        before, history = stands(), lists.history("list", "r1")
        try:
            decision = {
                "confirm": lambda where=provision: lists.confirm("list", "r1", "law", where),
                "partly": lambda where=provision: lists.confirm(
                    "list", "r1", "law", where, relation=Relation.PARTLY
                ),
                "reject": lambda where=provision: lists.reject("list", "r1", "law", where),
                "not_applicable": lambda: lists.not_applicable("list", "r1", "No."),
                "applicable": lambda: lists.applicable("list", "r1"),
                "together": lambda key=key: lists.together("list", "r1", [key]),
                "withdraw": lambda key=key: lists.withdraw(key),
            }[act]()
        except NotFound:
            continue  # nothing there to withdraw or to join
        made.append((decision, before))
        assert lists.history("list", "r1")[:-1] == history
    for decision, before in reversed(made):
        history = lists.history("list", "r1")
        last = next(
            link for link in reversed(history) if (link.kind, link.key) == (decision.kind, decision.key)
        )
        lists.undo(last.id)
        assert stands() == before
        assert lists.history("list", "r1")[:-1] == history
