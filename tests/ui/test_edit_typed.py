"""What the browser says of typed texts: late, lost and repeated messages change nothing that is newer."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from drafting.edit.entries import entry_of, words_of
from drafting.model import Instrument, Layer
from drafting.ui import edit_clash, edit_typed
from drafting.ui.speech import Speech
from drafting.workbench import Workbench
from tests.edit.texts import SPANISH

SPEECH = Speech("es")


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    state: dict[str, Any] = {}
    monkeypatch.setattr(edit_typed, "st", SimpleNamespace(session_state=state))
    return state


@pytest.fixture
def desk(tmp_path: Path) -> Workbench:
    desk = Workbench(tmp_path, who="Oficina A")
    desk.add_instrument(Instrument("ley", "Ley de Prueba", "LP", "es", Layer.STATUTE))
    desk.import_draft("ley", SPANISH.encode(), "ley.txt")
    desk.editing.begin(desk.draft("ley").id)
    return desk


def uid_of(desk: Workbench) -> str:
    return next(node.uid for node in desk.editing.document(1).walk() if node.eid == "art_2")


def say(session: dict[str, Any], desk: Workbench, body: str, seq: int, **more: Any) -> dict[str, Any]:
    """A message of the browser, and what it is answered."""
    uid = send(session, desk, body, seq, **more)
    edit_typed.hear(desk, SPEECH)
    return edit_typed.acks(1)[f"1/{uid}"]


def send(
    session: dict[str, Any],
    desk: Workbench,
    body: str,
    seq: int,
    *,
    save: int = 0,
    page: str = "p",
    seen: int = 1,
) -> str:
    """A message of the browser that no run has heard yet. Returns the uid of its provision."""
    uid = uid_of(desk)
    words = {"label": "Artículo 2o.-", "heading": "", "body": body}
    entry = {"copy": 1, "uid": uid, "words": words, "seq": seq, "save": save, "seen": seen}
    session[edit_typed.EDITOR] = {edit_typed.TEXTS: {"page": page, "entries": {f"1/{uid}": entry}}}
    return uid


def body_of(desk: Workbench) -> str:
    return words_of(entry_of(desk.editing.document(1), uid_of(desk)).node).body


def typed_body(desk: Workbench) -> str:
    return edit_typed.unsaved(1, desk.editing.document(1))[uid_of(desk)].words.body


def test_an_older_text_never_takes_the_place_of_a_newer_one(session: dict[str, Any], desk: Workbench) -> None:
    say(session, desk, "Nuevo.", 7)
    assert say(session, desk, "Viejo.", 6)["seq"] == 7
    assert typed_body(desk) == "Nuevo."


def test_a_save_said_twice_is_done_once(session: dict[str, Any], desk: Workbench) -> None:
    first = say(session, desk, "Guardado.", 7, save=8)
    assert (first["saved"], first["problem"]) == (7, "")
    say(session, desk, "Guardado.", 7, save=8)
    assert len(desk.editing.revisions(1)) == 2
    assert body_of(desk) == "Guardado."
    assert edit_typed.unsaved(1, desk.editing.document(1)) == {}


def test_what_is_typed_behind_a_save_is_not_taken_for_saved(session: dict[str, Any], desk: Workbench) -> None:
    say(session, desk, "Guardado.", 7, save=8)
    answer = say(session, desk, "Guardado. Y más.", 9, seen=2)
    assert (answer["seq"], answer["saved"]) == (9, 7)
    assert typed_body(desk) == "Guardado. Y más."
    assert body_of(desk) == "Guardado."


def test_a_server_that_forgot_everything_saves_what_it_is_told_again(
    session: dict[str, Any], desk: Workbench
) -> None:
    say(session, desk, "Guardado.", 7, save=8)
    session.clear()
    answer = say(session, desk, "Guardado.", 7, save=8)  # with the revision seen before that save
    assert answer["problem"] == ""
    assert len(desk.editing.revisions(1)) == 2, "it stood there already"


def clashing(session: dict[str, Any], desk: Workbench) -> dict[str, Any] | None:
    """What the page says of two texts of the one provision, given what was heard last."""
    document = desk.editing.document(1)
    typed = edit_typed.unsaved(1, document).get(uid_of(desk))
    return edit_clash.clash(desk, document, typed, SPEECH)


def test_a_clash_is_answered_with_the_words_of_the_other(session: dict[str, Any], desk: Workbench) -> None:
    other = Workbench(desk.directory, who="Oficina B")
    was = words_of(entry_of(other.editing.document(1), uid_of(desk)).node)
    other.editing.write(1, uid_of(desk), replace(was, body="De B."), seen=1)
    answer = say(session, desk, "De A.", 3, save=4)
    assert "Oficina B" in answer["problem"]
    assert re.search(r" el \d{1,2} de [a-z]+ de \d{4}, \d\d:\d\d,", answer["problem"])
    found = clashing(session, desk)
    assert found is not None
    assert found["words"]["body"] == "De B."
    assert [list(piece) for row in found["rows"] for piece in row["text"] if piece[0] in "+-"] == [
        ["-", "De A."],
        ["+", "De B."],
    ]
    assert say(session, desk, "De A.", 3, save=5, seen=found["seen"])["problem"] == ""
    assert clashing(session, desk) is None
    assert body_of(desk) == "De A."


def test_a_clash_is_there_again_in_a_page_that_was_loaded_anew(
    session: dict[str, Any], desk: Workbench
) -> None:
    other = Workbench(desk.directory, who="Oficina B")
    was = words_of(entry_of(other.editing.document(1), uid_of(desk)).node)
    other.editing.write(1, uid_of(desk), replace(was, body="De B."), seen=1)
    say(session, desk, "De A.", 3, save=4)
    session.clear()
    assert say(session, desk, "De A.", 1, page="q")["problem"] == ""
    found = clashing(session, desk)
    assert found is not None
    assert "Oficina B" in found["text"]


def test_whoever_took_the_words_of_the_other_writes_on_without_a_clash(
    session: dict[str, Any], desk: Workbench
) -> None:
    other = Workbench(desk.directory, who="Oficina B")
    was = words_of(entry_of(other.editing.document(1), uid_of(desk)).node)
    other.editing.write(1, uid_of(desk), replace(was, body="De B."), seen=1)
    say(session, desk, "De A.", 3)
    assert clashing(session, desk) is not None
    say(session, desk, "De B.", 4, seen=2)
    say(session, desk, "De B, y más.", 5, seen=2)
    assert clashing(session, desk) is None


def test_what_is_put_away_is_not_heard_again(session: dict[str, Any], desk: Workbench) -> None:
    say(session, desk, "Tecleado.", 7)
    edit_typed.forget(1, uid_of(desk))
    say(session, desk, "Tecleado.", 7)
    assert edit_typed.unsaved(1, desk.editing.document(1)) == {}
    assert edit_typed.forgotten() == {f"1/{uid_of(desk)}": (1, 7)}
    say(session, desk, "Otra vez.", 8)
    assert typed_body(desk) == "Otra vez."


def test_what_was_sent_along_with_the_click_that_puts_it_away_is_put_away_too(
    session: dict[str, Any], desk: Workbench
) -> None:
    say(session, desk, "Sin", 1)
    uid = send(session, desk, "Sin guardar.", 2)
    edit_typed.forget(1, uid)
    assert edit_typed.forgotten() == {f"1/{uid}": (1, 2)}
    edit_typed.hear(desk, SPEECH)
    assert edit_typed.unsaved(1, desk.editing.document(1)) == {}
    say(session, desk, "Y otra vez.", 3)
    assert set(edit_typed.unsaved(1, desk.editing.document(1))) == {uid}


def test_a_save_asked_for_before_the_last_one_was_heard_of_is_no_clash(
    session: dict[str, Any], desk: Workbench
) -> None:
    say(session, desk, "Uno.", 3, save=4)
    answer = say(session, desk, "Uno. Dos.", 5, save=6)  # still with the revision seen before the first
    assert answer["problem"] == ""
    assert body_of(desk) == "Uno. Dos."
    other = Workbench(desk.directory, who="Oficina B")
    was = words_of(entry_of(other.editing.document(1), uid_of(desk)).node)
    other.editing.write(1, uid_of(desk), replace(was, body="De B."), seen=3)
    assert "Oficina B" in say(session, desk, "Uno. Dos. Tres.", 7, save=8)["problem"]
    assert body_of(desk) == "De B."


def test_what_others_saved_elsewhere_meanwhile_is_told(session: dict[str, Any], desk: Workbench) -> None:
    other = Workbench(desk.directory, who="Oficina B")
    uid = next(node.uid for node in desk.editing.document(1).walk() if node.eid == "art_3")
    was = words_of(entry_of(other.editing.document(1), uid).node)
    other.editing.write(1, uid, replace(was, body="De B."), seen=1)
    answer = say(session, desk, "De A.", 3, save=4)
    assert answer["problem"] == ""
    assert "Oficina B" in answer["others"]
    assert "Artículo 3o" in answer["others"]
    assert say(session, desk, "De A. Otra vez.", 5, save=6)["others"] == ""


def test_a_text_is_saved_before_something_is_done_to_its_provision(
    session: dict[str, Any], desk: Workbench
) -> None:
    say(session, desk, "Tecleado.", 7)
    assert edit_typed.keep(desk, 1, uid_of(desk), SPEECH)
    assert body_of(desk) == "Tecleado."
    answer = edit_typed.acks(1)[f"1/{uid_of(desk)}"]
    assert answer["saved"] == 7
    assert answer["save"] >= 7, "greater than any save the browser has heard of"
    assert edit_typed.keep(desk, 1, uid_of(desk), SPEECH), "again: it is safe already"
    assert len(desk.editing.revisions(1)) == 2
