"""Steps that change numbers: looked at, taken on the revision that was seen, undone and done again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from drafting.edit.copies import Did, WorkingCopy
from drafting.edit.entries import Words, entry_of, words_of
from drafting.edit.moving import Where
from drafting.errors import BadRequest, Conflict, Forbidden, NotFound
from drafting.model import Document, Kind
from drafting.people import Person
from drafting.workbench import Workbench
from drafting.workbench.arranging import Heirs, Step, Verb
from tests.workbench.writing import LAW, begun, imported


@pytest.fixture
def desk(tmp_path: Path) -> Workbench:
    return imported(tmp_path)


@pytest.fixture
def copy(desk: Workbench) -> WorkingCopy:
    return begun(desk)


def uid_of(document: Document, eid: str) -> str:
    return next(node.uid for node in document.walk() if node.eid == eid)


def text(desk: Workbench, copy: WorkingCopy) -> str:
    return desk.editing.document(copy.id).printed


def test_a_step_looked_at_saves_nothing_and_taken_is_one_revision(desk: Workbench, copy: WorkingCopy) -> None:
    editing, document = desk.editing, desk.editing.document(copy.id)
    step = Step(Verb.ITEM_ADD, uid_of(document, "art_1__fr_I"), text="Vigilar")
    found = editing.arranging.look(document, step)
    assert [(one.number, one.new) for one in found.plan.follows] == [("II", "III")]
    assert editing.copy(copy.id).last.number == 1
    saved = editing.arranging.take(copy.id, step, seen=1)
    assert (saved.copy.last.number, saved.copy.last.deed.did) == (2, Did.ADDED)
    assert saved.copy.last.deed.label == "Artículo 1o, II"
    assert "II. Vigilar;" in text(desk, copy)
    assert "artículos 1o, fracción III, y 4o." in text(desk, copy)
    assert desk.verify() == ()


def test_a_citation_can_be_left_as_it_is(desk: Workbench, copy: WorkingCopy) -> None:
    document = desk.editing.document(copy.id)
    step = Step(Verb.ITEM_REMOVE, uid_of(document, "art_1__fr_I"))
    (follow,) = desk.editing.arranging.look(document, step).plan.follows
    desk.editing.arranging.take(copy.id, step, skip=[follow.key], seen=1)
    assert "artículos 1o, fracción II, y 4o." in text(desk, copy)


def test_a_step_thought_of_on_an_older_revision_is_refused(desk: Workbench, copy: WorkingCopy) -> None:
    document = desk.editing.document(copy.id)
    desk.editing.remove(copy.id, uid_of(document, "art_5"), seen=1)
    with pytest.raises(Conflict):
        desk.editing.arranging.take(copy.id, Step(Verb.ITEM_UP, uid_of(document, "art_1__fr_II")), seen=1)
    with pytest.raises(NotFound):
        desk.editing.arranging.take(copy.id, Step(Verb.ITEM_UP, "nobody"), seen=2)


def test_what_changes_nothing_is_no_revision(desk: Workbench, copy: WorkingCopy) -> None:
    with pytest.raises(BadRequest, match=LAW):
        desk.editing.arranging.take(copy.id, Step(Verb.HEAD_NUMBER, "", kind=Kind.CHAPTER), seen=1)


def test_every_kind_of_step_is_undone_and_done_again_to_the_byte(desk: Workbench, copy: WorkingCopy) -> None:
    editing = desk.editing

    def uid(eid: str) -> str:
        return uid_of(editing.document(copy.id), eid)

    fr, chapter = uid("art_1__fr_II"), uid("title_1__chp_II")
    steps = [
        Step(Verb.ITEM_ADD, fr, text="Vigilar"),
        Step(Verb.ITEM_UP, fr),
        Step(Verb.ITEM_DOWN, fr),
        Step(Verb.ITEM_REMOVE, fr),
        Step(Verb.HEAD_AFTER, chapter, text="Nuevo"),
        Step(Verb.HEAD_UP, chapter),
        Step(Verb.HEAD_DOWN, chapter),
        Step(Verb.HEAD_BEFORE, uid("art_2"), text="Otro", kind=Kind.CHAPTER),
        Step(Verb.HEAD_REMOVE, chapter, heirs=Heirs.BEFORE),
    ]
    for seen, step in enumerate(steps, 1):
        editing.arranging.take(copy.id, step, seen=seen)
    texts = [editing.document(copy.id, number) for number in range(1, len(steps) + 2)]
    for place in range(len(steps) - 1, -1, -1):
        editing.steps.undo(copy.id, seen=editing.steps.seen(copy.id))
        assert editing.document(copy.id) == texts[place]
    with pytest.raises(BadRequest):
        editing.steps.undo(copy.id, seen=editing.steps.seen(copy.id))
    for place in range(1, len(texts)):
        editing.steps.redo(copy.id, seen=editing.steps.seen(copy.id))
        assert editing.document(copy.id) == texts[place]
    with pytest.raises(BadRequest):
        editing.steps.redo(copy.id, seen=editing.steps.seen(copy.id))
    editing.steps.go_to(copy.id, 4, seen=editing.steps.seen(copy.id))
    assert editing.document(copy.id) == texts[3]
    found = editing.steps.timeline(copy.id)
    assert ([one.number for one in found.done], len(found.undone)) == ([2, 3, 4], 6)


def test_writing_on_after_an_undo_drops_what_was_undone(desk: Workbench, copy: WorkingCopy) -> None:
    editing, document = desk.editing, desk.editing.document(copy.id)
    editing.remove(copy.id, uid_of(document, "art_5"), seen=1)
    editing.steps.undo(copy.id, seen=2)
    editing.repeal(copy.id, uid_of(document, "art_2"), seen=3)
    found = editing.steps.timeline(copy.id)
    assert ([one.deed.did for one in found.done], found.undone) == ([Did.REPEALED], ())
    editing.steps.undo(copy.id, seen=4)
    assert editing.document(copy.id) == document
    with pytest.raises(NotFound):
        editing.steps.go_to(copy.id, 2, seen=5)  # it was dropped from the list; the record still has it


def test_a_citation_that_typing_broke_is_mended(desk: Workbench, copy: WorkingCopy) -> None:
    editing, document = desk.editing, desk.editing.document(copy.id)
    uid = uid_of(document, "art_3")
    words = words_of(entry_of(document, uid).node)
    editing.write(copy.id, uid, replace(words, label="Artículo 9o.-"), seen=1)
    text_now = editing.document(copy.id)
    found = editing.arranging.broken(editing.copy(copy.id), text_now)
    assert [(one.around, one.number, one.new) for one in found] == [
        ("artículo 3o", "3o", "9o"),
        ("artículos 1o a 3o", "3o", "9o"),
    ]
    saved = editing.arranging.mend(copy.id, [one.key for one in found], seen=2)
    assert (saved.copy.last.deed.did, saved.copy.last.deed.number) == (Did.MENDED, 2)
    assert "en términos del artículo 9o de esta Ley" in text(desk, copy)
    assert editing.arranging.broken(saved.copy, editing.document(copy.id)) == ()


def test_fractions_relabelled_by_hand_break_citations_that_are_mended(
    desk: Workbench, copy: WorkingCopy
) -> None:
    editing, document = desk.editing, desk.editing.document(copy.id)
    uid = uid_of(document, "art_1")
    words = words_of(entry_of(document, uid).node)
    body = words.body.replace("III. S", "IV. S").replace("II. R", "II. Nueva;\nIII. R")
    editing.write(copy.id, uid, replace(words, body=body), seen=1)
    found = editing.arranging.broken(editing.copy(copy.id), editing.document(copy.id))
    assert [(one.around, one.number, one.new) for one in found] == [
        ("artículos 1o, fracción II", "II", "III")
    ]


def test_articles_are_added_last_in_a_chapter(desk: Workbench, copy: WorkingCopy) -> None:
    editing, document = desk.editing, desk.editing.document(copy.id)
    chapter = uid_of(document, "title_1__chp_I")
    words = Words("Artículo 2o Bis.-", "", "Nuevo.")
    saved = editing.add(copy.id, chapter, Where.LAST, words, seen=1)
    node = next(n for n in editing.document(copy.id).walk() if n.uid == chapter)
    assert node.children[-1].uid == saved.uid


def test_a_reader_is_refused_every_step(desk: Workbench, copy: WorkingCopy) -> None:
    desk.people.grant("duena@ejemplo.mx", "owner")
    desk.people.grant("lectora@ejemplo.mx", "reader")
    reader = desk.seat(Person("s1", email="lectora@ejemplo.mx"))
    step = Step(Verb.ITEM_UP, uid_of(desk.editing.document(copy.id), "art_1__fr_II"))
    reader.editing.arranging.look(reader.editing.document(copy.id), step)
    with pytest.raises(Forbidden):
        reader.editing.arranging.take(copy.id, step, seen=1)
    with pytest.raises(Forbidden):
        reader.editing.arranging.take(
            copy.id,
            Step(Verb.HEAD_REMOVE, uid_of(reader.editing.document(copy.id), "title_1__chp_I")),
            seen=1,
        )
