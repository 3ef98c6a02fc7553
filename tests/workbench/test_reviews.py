"""What reviewers proposed is decided and becomes the next draft."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from drafting.errors import BadRequest, Conflict
from drafting.model import Draft, Op
from drafting.review.apply import Why
from drafting.review.model import State
from drafting.workbench import Workbench
from tests.workbench.conftest import LAW, at_work
from tests.workbench.returning import tracked
from tests.workbench.reviewing import UNTIL, proposals, sent, uid_of


@pytest.fixture
def round_(desk: Workbench, drafts: list[Draft]) -> Workbench:
    """Three reviewers: two want other figures in article 3, all want something elsewhere."""
    desk.reviews.open_round("law", ["customs", "health", "opcw"], UNTIL)
    clean = sent(desk)
    customs = tracked(
        tracked(clean, "Ana", "cuatro años", "cinco años"), "Ana", "orden público", "interés social"
    )
    health = tracked(clean, "Berta", "uno a cuatro", "dos a ocho")
    opcw = tracked(clean, "Carl", "la Autoridad Nacional", " designada", behind=True)
    for reviewer, data in (("customs", customs), ("health", health), ("opcw", opcw)):
        desk.reviews.take("law", 1, reviewer, data, f"{reviewer}.docx")
    return desk


def test_what_each_wants_stands_side_by_side(round_: Workbench, drafts: list[Draft]) -> None:
    sides = round_.reviews.sides(drafts[1].id, uid_of(round_, drafts[1], "art_3"))
    assert [side.reviewer for side in sides] == ["customs", "health"]
    wanted = ["".join(edit.text for edit in side.edits or () if edit.op is not Op.DELETE) for side in sides]
    assert "uno a cinco años" in wanted[0]
    assert "dos a ocho años" in wanted[1]


def test_accepted_proposals_become_the_next_draft_and_conflicts_are_shown_first(round_: Workbench) -> None:
    found = proposals(round_)
    keys = [one.key for one in found.values()]
    round_.reviews.decide_all(dict.fromkeys(keys), State.ACCEPTED)
    settled = round_.reviews.settled("law")
    (conflict,) = settled.conflicts
    assert conflict.why is Why.OVERLAP
    assert {one.new for one in conflict.proposals} == {"cinco años", "dos a ocho"}
    with pytest.raises(BadRequest, match="conflict"):
        round_.reviews.make_draft("law")
    assert len(round_.drafts("law")) == 2
    round_.reviews.decide(found["cinco años"].key, State.REJECTED, reason="Se sigue a Salud")
    round_.reviews.decide(
        found["dos a ocho"].key, State.AMENDED, amended="dos a cinco", reason="Proporcional"
    )
    made = round_.reviews.make_draft("law", note="Ronda 1")
    text = round_.document(made.draft.id).printed
    assert "prisión de dos a cinco años" in text
    assert "Esta ley es de interés social." in text
    assert "la Autoridad Nacional designada;" in text
    assert made.draft.number == 3
    assert round_.reviews.made_in("law") == {
        found[new].key: 3 for new in ("interés social", "dos a ocho", "designada")
    }
    with pytest.raises(BadRequest, match="accepted"):
        round_.reviews.make_draft("law")
    assert round_.verify() == ()


def test_what_is_in_conflict_can_be_left_for_later(round_: Workbench) -> None:
    round_.reviews.decide_all(dict.fromkeys(one.key for one in proposals(round_).values()), State.ACCEPTED)
    made = round_.reviews.make_draft("law", partial=True)
    assert "uno a cuatro años" in round_.document(made.draft.id).printed
    assert len(round_.reviews.settled("law").conflicts) == 1
    assert len(round_.reviews.made_in("law")) == 2


def test_a_draft_that_was_put_away_gives_its_proposals_back(round_: Workbench) -> None:
    key = proposals(round_)["interés social"].key
    round_.reviews.decide(key, State.ACCEPTED)
    made = round_.reviews.make_draft("law")
    round_.remove_draft("law", made.draft.number)
    assert round_.reviews.made_in("law") == {}
    assert [one.key for one in round_.reviews.settled("law").applied] == [key]


def test_a_decision_needs_what_it_needs_and_the_slower_one_is_told(round_: Workbench, tmp_path: Path) -> None:
    one = proposals(round_)["interés social"]
    with pytest.raises(BadRequest):
        round_.reviews.decide(one.key, State.REJECTED)
    with pytest.raises(BadRequest):
        round_.reviews.decide(one.key, State.AMENDED, amended="  ")
    with pytest.raises(BadRequest):
        round_.reviews.decide(one.key, State.ANSWERED)
    other = at_work(tmp_path / "data", who="Colega")
    other.reviews.decide(one.key, State.DEFERRED, after=one.decision)
    with pytest.raises(Conflict) as told:
        round_.reviews.decide(one.key, State.ACCEPTED, after=one.decision)
    assert "Colega" in told.value.sentence("es")
    current = round_.reviews.proposal(one.key)
    round_.reviews.undo(current.decision)
    assert round_.reviews.proposal(one.key).state is State.OPEN


def test_deciding_moves_nothing_in_the_list(round_: Workbench) -> None:
    before = [one.key for one in round_.reviews.proposals("law")]
    round_.reviews.decide(before[0], State.ACCEPTED)
    assert [one.key for one in round_.reviews.proposals("law")] == before


def test_a_file_of_which_something_is_decided_stays(round_: Workbench) -> None:
    (customs, *_) = round_.reviews.returned("law", 1)
    round_.reviews.decide(proposals(round_)["interés social"].key, State.ACCEPTED)
    with pytest.raises(Conflict):
        round_.reviews.put_back(customs.decision)


def test_the_matrix_says_who_said_what_and_what_became_of_it(round_: Workbench) -> None:
    found = proposals(round_)
    round_.reviews.decide(found["interés social"].key, State.ACCEPTED, reason="Procede")
    round_.reviews.decide(found["cinco años"].key, State.REJECTED, reason="Excesivo")
    round_.reviews.make_draft("law")
    book = load_workbook(BytesIO(round_.reviews.dispositions("law", "xlsx", number=1)))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    said = "\n".join(cells)
    for words in (
        "Aduanas (Ana)",
        "Artículo 3",
        "Excesivo",
        "Rechazado",
        "Borrador 3",
        "interés social",
        "Procede",
    ):
        assert words in said, words
    assert round_.reviews.dispositions("law", "docx", number=1)[:2] == b"PK"


def test_everything_is_in_the_record(round_: Workbench) -> None:
    key = proposals(round_)["interés social"].key
    round_.reviews.decide(key, State.ACCEPTED)
    round_.reviews.make_draft("law")
    verbs = {event.verb for event in round_.events(1000)}
    assert {"round.decided", "returned.decided", "proposal.decided", "review_draft.decided"} <= verbs


def test_an_instrument_without_rounds_has_nothing_to_say(desk: Workbench, drafts: list[Draft]) -> None:
    assert LAW.slug == "law"
    assert (desk.reviews.rounds("law"), desk.reviews.proposals("law"), desk.reviews.comments("law")) == (
        (),
        (),
        (),
    )
    assert desk.reviews.dispositions("law", "docx")[:2] == b"PK"
