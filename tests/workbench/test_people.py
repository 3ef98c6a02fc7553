"""Giving and taking roles, and the desk of somebody who signed in."""

from datetime import date
from pathlib import Path

import pytest

from drafting.errors import BadRequest, Conflict, Forbidden, NotFound
from drafting.model import Instrument, Layer
from drafting.people import EVERY, Action, Person
from drafting.workbench import Workbench

OLGA, RITA, NEMO = (
    Person(f"{name}-1", f"{name}@example.gob", name.title()) for name in ("olga", "rita", "nemo")
)
LAW = Instrument("ley", "Ley de Prueba", "Ley", "es", Layer.STATUTE, 1)
RULES = Instrument("reglas", "Reglas de Prueba", "Reglas", "es", Layer.REGULATION, 2)
TEXT = "Artículo 1.- Esta ley es de orden público.\n\nArtículo 2.- La autoridad resolverá en diez días.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Workbench:
    desk = Workbench(tmp_path, who="Oficina")
    for instrument in (LAW, RULES):
        desk.add_instrument(instrument)
        desk.import_draft(instrument.slug, (TEXT + instrument.slug).encode(), "a.txt", on=date(2026, 8, 3))
    desk.people.grant("olga@example.gob", "owner")
    desk.people.grant("rita@example.gob", "reader", "ley")
    return desk


def test_a_seat_shows_what_the_person_may_read_and_shares_the_texts(desk: Workbench) -> None:
    rita = desk.seat(RITA)
    assert [found.slug for found in rita.instruments()] == ["ley"]
    draft = rita.draft("ley")
    assert rita.document(draft.id) is desk.document(draft.id)
    assert rita.who == "rita@example.gob"
    with pytest.raises(NotFound):
        rita.document(desk.draft("reglas").id)
    assert desk.seat(NEMO).instruments() == ()
    assert (rita.people.welcome(), desk.seat(NEMO).people.welcome()) == (True, False)
    assert desk.who == "Oficina"
    assert len(desk.instruments()) == 2


def test_who_only_reads_changes_nothing_and_the_refusal_is_noted(desk: Workbench) -> None:
    rita = desk.seat(RITA)
    with pytest.raises(Forbidden) as caught:
        rita.import_draft("ley", b"Articulo 1.- Otra ley.", "b.txt")
    assert "rita@example.gob" in caught.value.sentence("es")
    assert "redactor" in caught.value.sentence("es")
    assert [event.verb for event in desk.events(1)] == ["person.refused"]
    assert len(desk.drafts("ley")) == 1
    desk.people.grant("RITA@example.gob", "drafter", "ley")
    assert rita.import_draft("ley", b"Articulo 1.- Otra ley.", "b.txt").draft.created_by == "rita@example.gob"


def test_a_role_takes_the_place_of_the_one_before_and_can_be_undone(desk: Workbench) -> None:
    people = desk.people
    made = people.grant("rita@example.gob", "owner", "ley")
    assert [one.body["role"] for one in people.grants()] == ["owner", "owner"]
    people.undo(made.id)
    assert sorted(str(one.body["role"]) for one in people.grants()) == ["owner", "reader"]
    people.revoke("rita@example.gob", "ley")
    assert len(people.grants()) == 1
    assert len(people.chain()) == 5
    with pytest.raises(NotFound):
        people.revoke("rita@example.gob", "ley")


def test_somebody_who_was_faster_is_named(desk: Workbench) -> None:
    seen = desk.people.grants()[1]
    desk.people.grant("rita@example.gob", "drafter", "ley", after=seen.id)
    with pytest.raises(Conflict) as caught:
        desk.people.grant("rita@example.gob", "owner", "ley", after=seen.id)
    assert "Oficina" in caught.value.sentence("es")


def test_an_owner_of_everything_stays(desk: Workbench) -> None:
    olga = desk.seat(OLGA)
    first = desk.people.grants()[0]
    for attempt in (
        lambda: olga.people.revoke("olga@example.gob"),
        lambda: olga.people.grant("Olga@example.gob", "reader"),
        lambda: olga.people.undo(first.id),
    ):
        with pytest.raises(Conflict) as caught:
            attempt()
        assert caught.value.code == "conflict_last_owner"
    olga.people.grant("rita@example.gob", "owner")
    olga.people.revoke("olga@example.gob")
    with pytest.raises(Forbidden):
        olga.people.grants()


def test_the_owner_of_one_instrument_gives_roles_for_that_one_only(desk: Workbench) -> None:
    desk.people.grant("nemo@example.gob", "owner", "ley")
    nemo = desk.seat(NEMO).people
    nemo.grant("ana@example.gob", "reader", "ley")
    for elsewhere in (EVERY, "reglas"):
        with pytest.raises(Forbidden):
            nemo.grant("ana@example.gob", "reader", elsewhere)
    assert nemo.may(Action.PEOPLE, "ley")
    assert not nemo.may(Action.PEOPLE)


@pytest.mark.parametrize("name", ["", "  ", "group:", "a/b", "<b>x</b>", "x" * 400])
def test_nobody_of_that_name(desk: Workbench, name: str) -> None:
    with pytest.raises(BadRequest):
        desk.people.grant(name, "reader")


def test_an_unknown_role_and_an_unknown_instrument_are_named(desk: Workbench) -> None:
    with pytest.raises(BadRequest) as caught:
        desk.people.grant("ana@example.gob", "king")
    assert "owner" in caught.value.sentence("en")
    with pytest.raises(NotFound):
        desk.people.grant("ana@example.gob", "reader", "nothing")
