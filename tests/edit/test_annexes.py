"""Annexes and schedules numbered anew: a plan first, and what cites them follows."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.edit import Where, Words, add, entry_of, move, replace_words, words_of
from drafting.edit.dividing import in_order
from drafting.edit.following import sequence
from drafting.edit.mending import broken
from drafting.edit.offers import offers
from drafting.edit.pointing import pointed
from drafting.edit.renumber import carry_out
from drafting.edit.series import series
from drafting.model import Document, Kind
from tests.edit.texts import law, minter, named, printed

TEXT = """LEY X

Artículo 1.- Las sustancias son las del Anexo I; los formatos, los de los Anexos II y III, y el punto 2 del Anexo III.

Artículo 2.- El Anexo II de la Convención no es el Anexo II de esta Ley. Según los Anexos I a III se dice “véase el Anexo II”.

Artículo 3.- El Apéndice A no es un anexo.

ANEXO I
Sustancias

Sarín.

ANEXO II
Formato de aviso

Nombre:

ANEXO III
Formato de licencia

1. Nombre, según el Anexo II.

2. Domicilio.

APÉNDICE A
Tarifas

Diez pesos.
"""
ENGLISH = """CHEMICALS ACT 2020

1. Lists
Schedule 1 has the substances and Schedule 2 the forms.

2. Forms
A form in Schedule 2 is signed. A Schedule 2 chemical is another thing.

3. Fees
Schedules 1 and 3 of the Fees Act apply.

4. End
The Minister.

SCHEDULE 1
Substances

Sarin.

SCHEDULE 2
Forms

Name.
"""
LAW = law(TEXT)
ACT = law(ENGLISH)


def annexes(document: Document) -> list[tuple[str, str]]:
    return [
        (node.label, node.heading) for node in document.walk() if node.kind in (Kind.ANNEX, Kind.SCHEDULE)
    ]


def first_put(document: Document, label: str) -> Document:
    """With an annex more, before the first."""
    at = next(node.uid for node in document.walk() if node.kind in (Kind.ANNEX, Kind.SCHEDULE))
    new, _ = add(document, at, Where.BEFORE, Words(label, "Nuevo", "Nada."), minter("x"))
    return new


def test_citations_of_annexes_lead_to_them() -> None:
    eids = {node.uid: node.eid for node in LAW.walk()}
    found = [(one.number, eids.get(one.target, ""), one.why) for one in pointed(LAW)]
    assert found == [
        ("I", "annex_I", ""),
        ("II", "annex_II", ""),
        ("III", "annex_III", ""),
        ("III", "annex_III", ""),
        ("II", "annex_II", ""),
        ("I", "annex_I", ""),
        ("III", "annex_III", ""),
        ("II", "annex_II", "quoted"),
        ("A", "annex_A", ""),
        ("II", "annex_II", ""),
    ]


def test_annexes_are_numbered_in_sequence_and_what_cites_them_follows() -> None:
    now = move(LAW, named(LAW, "annex_III"), named(LAW, "annex_II"), Where.BEFORE)
    found = in_order(now, Kind.ANNEX)
    assert [(one.old, one.new) for one in found.plan.relabels] == [
        ("ANEXO III", "ANEXO II"),
        ("ANEXO II", "ANEXO III"),
    ]
    new = carry_out(found.document, found.plan)
    assert annexes(new) == [("ANEXO I", "Sustancias"), ("ANEXO II", "Formato de licencia"),
                            ("ANEXO III", "Formato de aviso"), ("APÉNDICE A", "Tarifas")]  # fmt: skip
    assert "los de los Anexos III y II, y el punto 2 del Anexo II." in new.printed
    assert "El Anexo II de la Convención no es el Anexo III de esta Ley." in new.printed
    assert "Nombre, según el Anexo III." in new.printed
    assert "Apéndice A" in new.printed
    assert "quoted" in [one.why for one in found.plan.doubts]


def test_one_put_before_the_others_moves_them_all() -> None:
    now = first_put(ACT, "SCHEDULE 1A")
    found = sequence(now, named(now, "sched_1a"))
    new = carry_out(now, found)
    assert [label for label, _ in annexes(new)] == ["SCHEDULE 1", "SCHEDULE 2", "SCHEDULE 3"]
    assert "Schedule 2 has the substances and Schedule 3 the forms." in new.printed
    assert "Schedules 1 and 3 of the Fees Act" in new.printed
    assert "A Schedule 2 chemical is another thing." in new.printed, "it may be the list of a convention"
    assert ("named", "Schedule 2") in [(one.why, one.around) for one in found.doubts]


def test_an_annex_relabelled_by_hand_breaks_citations_that_are_mended() -> None:
    uid = named(ACT, "sched_2")
    now = replace_words(ACT, uid, Words("SCHEDULE 4", "Forms", "Name."), minter("x"))
    assert [(one.number, one.new) for one in broken(ACT, now)] == [("2", "4"), ("2", "4")]


def test_an_annex_is_numbered_with_those_of_its_word() -> None:
    assert [one.number for one in series(LAW, named(LAW, "annex_II"))] == ["I", "II", "III"]
    assert [one.number for one in series(LAW, named(LAW, "annex_A"))] == ["A"]


@pytest.mark.parametrize(
    ("eid", "labels"),
    [("annex_III", ["ANEXO IV", "ANEXO III BIS"]), ("annex_I", ["ANEXO I BIS"])],
)
def test_a_new_annex_is_offered_its_number(eid: str, labels: list[str]) -> None:
    assert [one.label for one in offers(LAW, named(LAW, eid), Where.AFTER)] == labels


@settings(max_examples=60, deadline=None)
@given(st.permutations(["annex_I", "annex_II", "annex_III"]))
def test_in_whatever_order_every_citation_leads_where_it_led_and_back_is_the_same_text(
    order: list[str],
) -> None:
    now = LAW
    uids = [named(LAW, eid) for eid in order]
    for before, uid in pairwise(uids):
        now = move(now, uid, before, Where.AFTER)
    led = [(one.uid, one.target) for one in pointed(now) if one.target and not one.why]
    found = in_order(now, Kind.ANNEX)
    new = carry_out(now, found.plan)
    assert [(one.uid, one.target) for one in pointed(new) if one.target and not one.why] == led
    assert printed(carry_out(new, found.plan.inverse())) == printed(now)
    assert broken(now, new) == ()


def test_what_is_opened_and_saved_is_the_same_annex() -> None:
    uid = named(LAW, "annex_III")
    assert replace_words(LAW, uid, words_of(entry_of(LAW, uid).node), minter()) is LAW
