"""Comments that outlive drafts."""

from pathlib import Path

import pytest

from drafting.compare.table import Choices
from drafting.errors import Conflict, DraftingError
from drafting.model import Draft, Op, Quote
from drafting.review.carry import Fate
from drafting.review.model import State
from drafting.workbench import Workbench, exports, marks
from drafting.workbench.tables import with_extras
from tests.word.commented import comments
from tests.workbench.conftest import SECOND, at_work
from tests.workbench.reviewing import everything, uid_of


def test_a_comment_goes_with_its_provision_and_says_when_its_words_changed(
    desk: Workbench, drafts: list[Draft]
) -> None:
    first, second = drafts
    penalty = uid_of(desk, first, "art_3")
    said = desk.reviews.add(first.id, penalty, "¿Es proporcional?", quote=Quote("dos a seis años"))
    calm = desk.reviews.add(first.id, penalty, "¿Quién?", quote=Quote("quien omita"))
    there = {one.comment.key: one for one in desk.reviews.heard(second.id)}
    assert there[said.key].fate is Fate.CHANGED
    assert [edit.text for edit in there[said.key].edits if edit.op is Op.DELETE] == ["dos a seis"]
    assert (there[calm.key].fate, there[calm.key].quote.exact) == (Fate.AROUND, "quien omita")
    assert there[calm.key].quote.prefix.endswith("años a ")


def test_a_comment_on_words_that_are_not_there_is_refused(desk: Workbench, drafts: list[Draft]) -> None:
    uid = uid_of(desk, drafts[0], "art_3")
    before = everything(desk)
    for bad in (
        lambda: desk.reviews.add(drafts[0].id, uid, "?", quote=Quote("diez años")),
        lambda: desk.reviews.add(drafts[0].id, "nobody", "?"),
        lambda: desk.reviews.add(drafts[0].id, uid, "  "),
        lambda: desk.reviews.add(drafts[0].id, uid, "x" * 20_001),
    ):
        with pytest.raises(DraftingError):
            bad()
    assert everything(desk) == before


def test_a_thread_is_answered_settled_and_taken_back(
    desk: Workbench, drafts: list[Draft], tmp_path: Path
) -> None:
    one = desk.reviews.add(drafts[1].id, uid_of(desk, drafts[1], "art_1"), "¿Desde cuándo?")
    other = at_work(tmp_path / "data", who="Colega")
    other.reviews.reply(one.key, "Desde su publicación.")
    desk.reviews.reply(one.key, "Gracias.")
    settled = desk.reviews.settle(one.key, state=State.ANSWERED, answer="Ver transitorio.", answered_in=2)
    assert [(reply.author, reply.text) for reply in settled.replies] == [
        ("Colega", "Desde su publicación."),
        ("drafter", "Gracias."),
    ]
    with pytest.raises(Conflict):
        other.reviews.settle(one.key, state=State.REJECTED, after=0)
    assert settled.settling is not None
    desk.reviews.undo(settled.settling)
    assert desk.reviews.comment(one.key).state is State.OPEN
    gone = desk.reviews.withdraw(one.key)
    assert (desk.reviews.comments("law"), [found.key for found in desk.reviews.withdrawn("law")]) == (
        (),
        [one.key],
    )
    desk.reviews.undo(gone.id)
    assert len(desk.reviews.comment(one.key).replies) == 2
    assert desk.verify() == ()


def test_comments_stand_in_margins_and_in_word_as_threads(desk: Workbench, drafts: list[Draft]) -> None:
    uid = uid_of(desk, drafts[1], "art_3")
    one = desk.reviews.add(drafts[1].id, uid, "¿Por qué?", quote=Quote("prisión"))
    desk.reviews.reply(one.key, "Por la Convención.")
    (mark,) = marks.of_draft(desk, drafts[1].id, ["comment"], "es")
    assert (mark.eid, mark.text, mark.done, len(mark.replies)) == ("art_3", "¿Por qué?", False, 1)
    desk.reviews.settle(one.key, state=State.ACCEPTED, answer="Se precisa.")
    made = desk.annotated.export(drafts[1].id, ["comment"])
    found = list(comments(made.data).values())
    assert [(c.text, c.words, bool(c.answers), c.done) for c in found] == [
        ("¿Por qué?", "prisión", False, True),
        ("Por la Convención.", "prisión", True, found[1].done),
        ("Se precisa.", "prisión", True, found[2].done),
    ]


def test_a_comment_whose_provision_went_can_hang_on_another(desk: Workbench, drafts: list[Draft]) -> None:
    one = desk.reviews.add(drafts[1].id, uid_of(desk, drafts[1], "art_1-bis"), "¿Y el mar?")
    without = SECOND.replace("Artículo 1 Bis.- Rige en todo el territorio.\n\n", "")
    third = desk.import_draft("law", f"{without}\nArtículo 4.- Rige.".encode(), "3.txt").draft
    (gone,) = desk.reviews.heard(third.id)
    assert gone.fate is Fate.GONE
    desk.reviews.anchor(one.key, uid_of(desk, third, "art_4"))
    assert desk.reviews.heard(third.id)[0].fate is Fate.SAME


def test_comments_stand_in_a_column_of_the_comparative_table(desk: Workbench, drafts: list[Draft]) -> None:
    old, new = drafts
    desk.reviews.add(new.id, uid_of(desk, new, "art_3"), "¿Por qué?", quote=Quote("prisión"))
    document = desk.document(new.id)
    said = marks.of_draft(desk, new.id, ["comment"], "es")
    choices = with_extras(Choices(), document, kinds=["comment"], said=said)
    table = exports.table(desk, (old, new), choices)
    (cell,) = [line.text for row in table.rows for extra in row.extras for line in extra if line.text]
    assert "¿Por qué?" in cell
