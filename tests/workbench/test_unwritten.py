"""What was accepted and is not written yet; what is said of what was; changes that nobody tracked."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from drafting.errors import Conflict
from drafting.messages import sentence
from drafting.model import Decision, Draft
from drafting.review.carry import told
from drafting.review.model import Comment, Proposed, State
from drafting.review.record import proposal_body, proposal_of
from drafting.workbench import Workbench
from tests.workbench.conftest import SECOND
from tests.workbench.returning import opened, packed, tracked
from tests.workbench.reviewing import UNTIL, proposals, sent, uid_of


@pytest.fixture
def accepted(desk: Workbench, drafts: list[Draft]) -> Comment:
    """A comment on article 3, accepted while draft 2 was the latest."""
    one = desk.reviews.add(drafts[1].id, uid_of(desk, drafts[1], "art_3"), "Falta el tránsito.")
    return desk.reviews.settle(one.key, state=State.ACCEPTED, answer="Se agregará.")


def waits(desk: Workbench) -> list[str]:
    return [one.comment.key for one in desk.reviews.unwritten("law")]


def next_draft(desk: Workbench, text: str) -> Draft:
    return desk.import_draft("law", text.encode(), "next.txt").draft


def matrix(desk: Workbench) -> str:
    book = load_workbook(BytesIO(desk.reviews.dispositions("law", "xlsx")))
    return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)


def test_an_accepted_comment_waits_until_its_provision_reads_otherwise(
    desk: Workbench, accepted: Comment
) -> None:
    assert waits(desk) == [accepted.key]
    assert "espera redacción" in matrix(desk)
    elsewhere = SECOND.replace("orden público", "interés social")
    assert elsewhere != SECOND
    next_draft(desk, elsewhere)
    assert waits(desk) == [accepted.key]
    there = elsewhere.replace("uno a cuatro años", "uno a cuatro años, también en tránsito,")
    assert there != elsewhere
    next_draft(desk, there)
    assert waits(desk) == []
    assert "espera redacción" not in matrix(desk)


def test_what_changed_before_a_comment_was_accepted_does_not_settle_it(
    desk: Workbench, drafts: list[Draft]
) -> None:
    one = desk.reviews.add(drafts[0].id, uid_of(desk, drafts[0], "art_3"), "Falta el tránsito.")
    desk.reviews.settle(one.key, state=State.ACCEPTED)
    assert waits(desk) == [one.key]


def test_only_what_was_accepted_waits(desk: Workbench, accepted: Comment) -> None:
    for state in (State.OPEN, State.ANSWERED, State.REJECTED, State.DEFERRED):
        desk.reviews.settle(accepted.key, state=state)
        assert waits(desk) == []
    desk.reviews.settle(accepted.key, state=State.ACCEPTED)
    assert waits(desk) == [accepted.key]


def test_somebody_says_that_it_is_done_and_takes_it_back(desk: Workbench, accepted: Comment) -> None:
    done = desk.reviews.written(accepted.key, after=accepted.settling)
    assert (done.answered_in, done.state, done.answer) == (2, State.ACCEPTED, "Se agregará.")
    assert waits(desk) == []
    with pytest.raises(Conflict):
        desk.reviews.written(accepted.key, after=accepted.settling)
    assert done.settling is not None
    desk.reviews.undo(done.settling)
    assert waits(desk) == [accepted.key]


def test_a_comment_that_is_opened_again_was_answered_in_no_draft(desk: Workbench, accepted: Comment) -> None:
    desk.reviews.written(accepted.key)
    again = desk.reviews.settle(accepted.key, state=State.OPEN)
    assert again.answered_in == 0


def test_a_comment_on_the_whole_draft_waits_until_somebody_says_it_is_done(
    desk: Workbench, drafts: list[Draft]
) -> None:
    one = desk.reviews.add(drafts[1].id, "", "Falta una exposición de motivos.")
    desk.reviews.settle(one.key, state=State.ACCEPTED)
    next_draft(desk, SECOND.replace("orden público", "interés social"))
    assert waits(desk) == [one.key]
    desk.reviews.written(one.key)
    assert waits(desk) == []


# --- what is said of proposals -----------------------------------------------------------------


@pytest.fixture
def proposed(desk: Workbench, drafts: list[Draft]) -> Proposed:
    """Article 3: five years instead of four."""
    desk.reviews.open_round("law", ["customs"], UNTIL)
    data = tracked(sent(desk), "Ana", "cuatro años", "cinco años")
    desk.reviews.take("law", 1, "customs", data, "customs.docx")
    return proposals(desk)["cinco años"]


def became(desk: Workbench, key: str) -> str:
    standing = {one.proposal.key: one for one in desk.reviews.standing(desk.draft("law").id)}
    return told(standing[key], desk.reviews.made_in("law").get(key, 0))


def test_other_words_that_were_written_are_not_those_of_the_proposal(
    desk: Workbench, proposed: Proposed
) -> None:
    desk.reviews.decide(proposed.key, State.AMENDED, amended="siete años")
    assert became(desk, proposed.key) == ""
    desk.reviews.make_draft("law")
    assert became(desk, proposed.key) == "written_amended"
    said = matrix(desk)
    assert "ya lo dice así" not in said
    assert "Se escribió en el borrador 3 con otra redacción." in said
    assert "Redacción aceptada: «siete años»" in said


def test_a_proposal_that_was_written_is_not_said_to_have_been_there(
    desk: Workbench, proposed: Proposed
) -> None:
    desk.reviews.decide(proposed.key, State.ACCEPTED)
    desk.reviews.make_draft("law")
    assert became(desk, proposed.key) == "written"
    assert "ya lo dice así" not in matrix(desk)


@pytest.mark.parametrize(
    ("state", "amended", "sentence_of"),
    [(State.OPEN, "", "done"), (State.AMENDED, "cinco años", "done_amended")],
    ids=["open", "amended"],
)
def test_what_a_draft_says_without_the_proposal_is_said_to_be_there(
    desk: Workbench, proposed: Proposed, state: State, amended: str, sentence_of: str
) -> None:
    desk.reviews.decide(proposed.key, state, amended=amended)
    next_draft(desk, SECOND.replace("cuatro años", "cinco años"))
    assert became(desk, proposed.key) == sentence_of
    assert sentence(f"review.fate.{sentence_of}", "es") in matrix(desk)


# --- without track changes ---------------------------------------------------------------------


def test_a_change_that_was_not_tracked_says_so(desk: Workbench, drafts: list[Draft]) -> None:
    desk.reviews.open_round("law", ["customs"], UNTIL)
    root = opened(tracked(sent(desk), "Ana", "cuatro años", "cinco años"))
    for text in root.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"):
        text.text = (text.text or "").replace("orden público", "interés social")
    desk.reviews.take("law", 1, "customs", packed(sent(desk), root), "customs.docx")
    found = {one.new: one.tracked for one in desk.reviews.proposals("law")}
    assert len(found) == 2
    assert found["cinco años"]
    assert [new for new, by_word in found.items() if not by_word] != []
    assert matrix(desk).count("sin control de cambios") == 1


def test_what_was_kept_before_is_told_apart_by_its_author(proposed: Proposed) -> None:
    kept = {name: value for name, value in proposal_body(proposed).items() if name != "tracked"}
    when = datetime(2026, 3, 1, tzinfo=UTC)
    by_ana = Decision(1, "proposal", proposed.key, when, "Ana", "law", proposed.uid, kept)
    by_nobody = replace(by_ana, body={**kept, "author": "", "when": None})
    assert proposal_of(by_ana).tracked
    assert not proposal_of(by_nobody).tracked
