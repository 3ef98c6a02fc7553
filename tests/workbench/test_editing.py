"""Working copies: saved, shared by two, undone, put away and brought back, published with the uids they have."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from drafting.edit.copies import CopyState, Did, WorkingCopy
from drafting.edit.entries import Words, entry_of, words_of
from drafting.edit.moving import Where
from drafting.edit.renumber import plan
from drafting.errors import BadRequest, Conflict, Forbidden, NotFound
from drafting.model import Instrument, Layer
from drafting.people import Person
from drafting.store import Store
from drafting.workbench import Workbench
from tests.edit.texts import ENGLISH, SPANISH
from tests.workbench.writing import LAW, begun, imported


@pytest.fixture
def desk(tmp_path: Path) -> Workbench:
    return imported(tmp_path)


@pytest.fixture
def copy(desk: Workbench) -> WorkingCopy:
    return begun(desk)


def uid_of(desk: Workbench, eid: str) -> str:
    return next(node.uid for node in desk.document(desk.draft(LAW).id).walk() if node.eid == eid)


def reworded(desk: Workbench, copy: WorkingCopy, eid: str, old: str, new: str, seen: int) -> WorkingCopy:
    uid = uid_of(desk, eid)
    was = words_of(entry_of(desk.editing.document(copy.id, seen), uid).node)
    body = was.body.replace(old, new)
    return desk.editing.write(copy.id, uid, replace(was, body=body), seen=seen).copy


def test_a_save_is_a_revision_that_another_process_reads(desk: Workbench, copy: WorkingCopy) -> None:
    saved = reworded(desk, copy, "art_2", "autoridades", "autoridades competentes", 1)
    assert (saved.last.number, saved.last.who, saved.last.deed.did) == (2, "Oficina A", Did.WORDS)
    other = Workbench(desk.directory, who="Oficina B")
    assert [one.id for one in other.editing.copies(LAW)] == [copy.id]
    assert "autoridades competentes" in other.editing.document(copy.id).printed
    assert "autoridades competentes" not in other.editing.document(copy.id, 1).printed
    assert other.verify() == ()


def test_saving_what_stands_there_already_keeps_no_revision(desk: Workbench, copy: WorkingCopy) -> None:
    assert reworded(desk, copy, "art_2", "autoridades", "autoridades", 1).last.number == 1


def test_of_two_in_one_provision_the_second_is_told_and_nothing_is_overwritten(
    desk: Workbench, copy: WorkingCopy
) -> None:
    other = Workbench(desk.directory, who="Oficina B")
    reworded(desk, copy, "art_2", "autoridades", "autoridades nacionales", 1)
    with pytest.raises(Conflict) as told:
        reworded(other, copy, "art_2", "autoridades", "autoridades locales", 1)
    assert told.value.code == "conflict_working_here"
    assert "Oficina A" in told.value.sentence("es")
    assert "Artículo 2o" in told.value.sentence("en")
    assert "nacionales" in desk.editing.document(copy.id).printed


def test_of_two_in_two_provisions_both_are_kept_and_the_second_is_told(
    desk: Workbench, copy: WorkingCopy
) -> None:
    other = Workbench(desk.directory, who="Oficina B")
    reworded(desk, copy, "art_2", "autoridades", "autoridades nacionales", 1)
    uid = uid_of(other, "art_3")
    was = words_of(entry_of(other.editing.document(copy.id, 1), uid).node)
    saved = other.editing.write(copy.id, uid, replace(was, body=was.body + "\nY más."), seen=1)
    assert [one.who for one in saved.meanwhile] == ["Oficina A"]
    text = desk.editing.document(copy.id).printed
    assert "nacionales" in text
    assert "Y más." in text


def test_what_somebody_removed_is_not_saved_over(desk: Workbench, copy: WorkingCopy) -> None:
    other = Workbench(desk.directory, who="Oficina B")
    desk.editing.remove(copy.id, uid_of(desk, "art_2"), seen=1)
    with pytest.raises(Conflict, match="Artículo 2o"):
        reworded(other, copy, "art_2", "autoridades", "autoridades locales", 1)


def test_every_step_can_be_undone_back_to_the_beginning(desk: Workbench, copy: WorkingCopy) -> None:
    editing = desk.editing
    editing.add(copy.id, uid_of(desk, "art_2"), Where.AFTER, Words("Artículo 2o Bis.-", "", "Nuevo."), seen=1)
    editing.move(copy.id, uid_of(desk, "art_1"), uid_of(desk, "art_3"), Where.AFTER, seen=2)
    editing.repeal(copy.id, uid_of(desk, "art_3"), seen=3)
    text = [editing.document(copy.id, number) for number in (1, 2, 3, 4)]
    for step, seen in enumerate((4, 5, 6), 1):
        editing.steps.undo(copy.id, seen=seen)
        assert editing.document(copy.id) == text[-1 - step]
    with pytest.raises(BadRequest, match="prueba"):
        editing.steps.undo(copy.id, seen=7)


def test_a_discarded_copy_is_brought_back_with_every_word(desk: Workbench, copy: WorkingCopy) -> None:
    reworded(desk, copy, "art_2", "autoridades", "autoridades nacionales", 1)
    desk.editing.discard(copy.id, seen=2)
    assert desk.editing.copies(LAW) == ()
    with pytest.raises(BadRequest):
        reworded(desk, copy, "art_3", "licencia", "autorización", 3)
    assert [one.id for one in desk.editing.copies(LAW, CopyState.DISCARDED)] == [copy.id]
    desk.editing.restore(copy.id)
    assert "nacionales" in desk.editing.document(copy.id).printed


def test_published_it_is_the_next_draft_with_the_uids_of_the_edits(
    desk: Workbench, copy: WorkingCopy
) -> None:
    editing = desk.editing
    reworded(desk, copy, "art_1", "III. Sancionar.", "III. Vigilar, y\nIV. Sancionar.", 1)
    added = editing.add(
        copy.id, uid_of(desk, "art_2"), Where.AFTER, Words("Artículo 2o Bis.-", "", "Nuevo."), seen=2
    )
    what = plan(editing.document(copy.id), [uid_of(desk, "art_4-bis"), uid_of(desk, "art_5")])
    editing.renumber(copy.id, what, seen=3)
    text = editing.document(copy.id)
    made = editing.publish(copy.id, seen=4, stage="interagency", note="Segunda versión", author="Oficina A")
    assert (made.draft.number, made.draft.stage, made.draft.note) == (2, "interagency", "Segunda versión")
    stored = desk.document(made.draft.id)
    assert stored == text
    assert next(node for node in stored.walk() if node.uid == added.uid).number == "2 Bis"
    read = desk.read(desk.source(made.draft.id), made.draft.file_name)
    assert read.printed.split() == text.printed.split()
    assert editing.copies(LAW) == ()
    assert [event.verb for event in desk.events(2)] == ["working.published", "draft.imported"]
    assert desk.verify() == ()
    assert desk.history(LAW, added.uid).steps


def test_nothing_changed_nothing_published(desk: Workbench, copy: WorkingCopy) -> None:
    with pytest.raises(BadRequest, match="1"):
        desk.editing.publish(copy.id, seen=1, stage="working")


def test_a_copy_whose_draft_was_put_away_waits_for_it_to_come_back(desk: Workbench) -> None:
    second = desk.import_draft(LAW, SPANISH.replace("Sancionar", "Castigar").encode(), "ley2.txt").draft
    copy = desk.editing.begin(second.id)
    desk.remove_draft(LAW, 2)
    assert desk.editing.newer(copy) is None
    for deed in (
        lambda: desk.editing.base(copy),
        lambda: desk.editing.publish(copy.id, seen=1, stage="working"),
    ):
        with pytest.raises(NotFound) as told:
            deed()
        assert told.value.code == "working_base_away"
    desk.restore_draft(LAW, 2)
    assert desk.editing.base(copy) == desk.document(second.id)


def test_a_copy_whose_draft_moved_on_says_so(desk: Workbench, copy: WorkingCopy) -> None:
    reworded(desk, copy, "art_2", "autoridades", "autoridades nacionales", 1)
    assert desk.editing.newer(copy) is None
    desk.import_draft(LAW, SPANISH.replace("Sancionar", "Castigar").encode(), "ley2.txt")
    newer = desk.editing.newer(copy)
    assert newer is not None
    assert newer.number == 2
    with pytest.raises(Conflict) as told:
        desk.editing.publish(copy.id, seen=2, stage="working")
    assert told.value.code == "working_behind"
    assert len(desk.drafts(LAW)) == 2
    brought = desk.editing.bring_over(copy.id, {}, seen=2)
    assert brought.last.base_number == 2
    made = desk.editing.publish(copy.id, seen=3, stage="working")
    text = desk.document(made.draft.id).printed
    assert "Castigar" in text
    assert "autoridades nacionales" in text


def test_what_both_changed_must_be_decided_before_it_is_brought_over(
    desk: Workbench, copy: WorkingCopy
) -> None:
    reworded(desk, copy, "art_1", "Sancionar", "Vigilar", 1)
    desk.import_draft(LAW, SPANISH.replace("Sancionar", "Castigar").encode(), "ley2.txt")
    (clash,) = desk.editing.brought(copy.id).clashes
    with pytest.raises(BadRequest, match="1"):
        desk.editing.bring_over(copy.id, {}, seen=2)
    desk.editing.bring_over(copy.id, {clash.uid: "mine"}, seen=2)
    assert "Vigilar" in desk.editing.document(copy.id).printed
    assert "Castigar" not in desk.editing.document(copy.id).printed


def test_a_copy_that_somebody_saved_meanwhile_is_not_published_unseen(
    desk: Workbench, copy: WorkingCopy
) -> None:
    reworded(desk, copy, "art_2", "autoridades", "autoridades nacionales", 1)
    with pytest.raises(Conflict) as told:
        desk.editing.publish(copy.id, seen=1, stage="working")
    assert told.value.code == "conflict_working"
    assert len(desk.drafts(LAW)) == 1


def test_an_english_act_is_written_and_published_too(tmp_path: Path) -> None:
    desk = Workbench(tmp_path, who="Office")
    desk.add_instrument(Instrument("act", "Chemicals Act", "CA", "en", Layer.STATUTE))
    desk.import_draft("act", ENGLISH.encode(), "act.txt")
    copy = desk.editing.begin(desk.draft("act").id)
    section = next(n for n in desk.document(copy.last.base).walk() if n.eid == "sec_2")
    words = Words("2A.", "More", "(1) One—\n(a) a; and\n(b) b.\n(2) Two.")
    saved = desk.editing.add(copy.id, section.uid, Where.AFTER, words, seen=1)
    made = desk.editing.publish(copy.id, seen=2, stage="working")
    eids = [node.eid for node in desk.document(made.draft.id).walk() if node.eid.startswith("sec_2a")]
    assert eids == ["sec_2a", "sec_2a__subsec_1", "sec_2a__subsec_1__par_a", "sec_2a__subsec_1__par_b",
                    "sec_2a__subsec_2"]  # fmt: skip
    assert saved.changed


def test_a_reader_writes_nothing(desk: Workbench, copy: WorkingCopy) -> None:
    desk.people.grant("leer@example.org", "reader", LAW)
    seat = desk.seat(Person("1", "leer@example.org"))
    assert [one.id for one in seat.editing.copies()] == [copy.id]
    with pytest.raises(Forbidden):
        reworded(seat, copy, "art_2", "autoridades", "otras", 1)
    with pytest.raises(Forbidden):
        seat.editing.discard(copy.id, seen=1)
    stranger = desk.seat(Person("2", "nadie@example.org"))
    assert stranger.editing.copies() == ()
    with pytest.raises(NotFound):
        stranger.editing.document(copy.id)


def test_a_revision_that_was_tampered_with_is_found(desk: Workbench, copy: WorkingCopy) -> None:
    import sqlite3

    reworded(desk, copy, "art_2", "autoridades", "autoridades nacionales", 1)
    path = Store(desk.directory / "workspace.db").path
    with sqlite3.connect(path) as db:
        db.execute("DROP TRIGGER working_revisions_no_update")
        db.execute("UPDATE working_revisions SET root = (SELECT root FROM drafts) WHERE number = 2")
    assert desk.verify("en") == (
        f"Revision {copy.id}/2 of a working copy is not the text that was saved. Restore a backup.",
    )


def test_articles_pasted_together_are_saved_as_provisions_in_one_step(
    desk: Workbench, copy: WorkingCopy
) -> None:
    uid = uid_of(desk, "art_2")
    was = words_of(entry_of(desk.editing.document(copy.id), uid).node)
    words = replace(was, body=f"{was.body}\nArtículo 2o Bis.- Otro.\nArtículo 2o Ter.- Y otro.")
    saved = desk.editing.split(copy.id, uid, words, seen=1)
    assert saved.copy.last.number == 2
    eids = [node.eid for node in desk.editing.document(copy.id).walk()]
    assert eids[eids.index("art_2") + 1 :][:2] == ["art_2-bis", "art_2-ter"]
    desk.editing.steps.undo(copy.id, seen=2)
    assert desk.editing.document(copy.id) == desk.editing.document(copy.id, 1)
