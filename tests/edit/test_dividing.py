"""Titles, chapters, sections: put in, taken away, moved; their numbers run on and the citations follow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.edit import entries
from drafting.edit.dividing import (
    Heirs,
    add_division,
    divide,
    in_order,
    kinds,
    move_division,
    offered_number,
    undivide,
)
from drafting.edit.entries import UNITS
from drafting.edit.following import Arranged
from drafting.edit.moving import Where
from drafting.edit.renumber import carry_out
from drafting.edit.series import DIVISIONS, divides
from drafting.errors import BadRequest
from drafting.model import Document, Kind
from tests.edit.texts import ENGLISH, law, minter, named

TEXT = """LEY X

TÍTULO PRIMERO
Uno

CAPÍTULO I
Objeto

Artículo 1.- Uno del Capítulo II del Título Primero.

Artículo 2.- Dos.

Artículo 3.- Tres del Capítulo II.

CAPÍTULO II
Cosas

Artículo 4.- Cuatro, Capítulo II de este Título.

TÍTULO SEGUNDO
Dos

CAPÍTULO ÚNICO
Solo

SECCIÓN PRIMERA
A

Artículo 5.- Cinco, de la Sección Segunda del Capítulo Único del Título Segundo.

SECCIÓN SEGUNDA
B

Artículo 6.- Seis.

Artículo 7.- Siete, Título Segundo, salvo lo que diga el Capítulo III del Título Segundo de la Ley de Aguas.

TRANSITORIOS

PRIMERO.- Fin.
"""
LAW = law(TEXT)


def done(found: Arranged) -> Document:
    return carry_out(found.document, found.plan)


def outline(document: Document) -> list[str]:
    """The divisions with the articles below them: "CAPÍTULO I: 1 2 3"."""
    out = []
    for node in document.walk():
        if divides(node) and node.label:
            own = [child.number for child in node.children if child.kind in UNITS and not divides(child)]
            out.append(f"{node.label}: {' '.join(own)}".strip())
    return out


def text_of(document: Document, number: str) -> str:
    return next(node.text for node in document.walk() if node.kind is Kind.ARTICLE and node.number == number)


def test_a_heading_before_an_article_rules_what_follows_up_to_the_next_chapter() -> None:
    found = divide(LAW, named(LAW, "art_3"), Kind.CHAPTER, "Nuevo", minter("x"))
    new = done(found)
    assert outline(new)[:4] == ["TÍTULO PRIMERO:", "CAPÍTULO I: 1 2", "CAPÍTULO II: 3", "CAPÍTULO III: 4"]
    assert text_of(new, "1") == "Uno del Capítulo III del Título Primero."
    assert text_of(new, "4") == "Cuatro, Capítulo III de este Título."
    heading = next(node for node in new.walk() if node.uid == found.uid)
    assert heading.printed == "CAPÍTULO II\nNuevo"


def test_a_run_in_the_middle_asks_for_a_heading_of_what_follows_it() -> None:
    run = (named(LAW, "art_2"), Kind.CHAPTER, "Nuevo", minter("x"))
    with pytest.raises(BadRequest, match="Artículo 3"):
        divide(LAW, *run, through=named(LAW, "art_2"))
    new = done(divide(LAW, *run, through=named(LAW, "art_2"), rest="Lo demás"))
    assert outline(new)[1:5] == ["CAPÍTULO I: 1", "CAPÍTULO II: 2", "CAPÍTULO III: 3", "CAPÍTULO IV: 4"]
    with pytest.raises(BadRequest):
        divide(LAW, *run, through=named(LAW, "art_6"))


def test_a_wider_heading_goes_before_the_chapter_that_begins_there() -> None:
    found = divide(LAW, named(LAW, "title_1__chp_II"), Kind.TITLE, "Nuevo", minter("x"))
    new = done(found)
    assert outline(new)[:5] == [
        "TÍTULO PRIMERO:", "CAPÍTULO I: 1 2 3", "TÍTULO SEGUNDO:", "CAPÍTULO I: 4", "TÍTULO TERCERO:",
    ]  # fmt: skip
    assert text_of(new, "7").startswith(
        "Siete, Título Tercero, salvo lo que diga el Capítulo III del Título Segundo"
    )
    assert {one.why for one in found.plan.doubts} == {"home"}, (
        "Chapter II of this title is in another one now"
    )


def test_a_narrower_heading_stays_inside_its_chapter() -> None:
    new = done(divide(LAW, named(LAW, "art_2"), Kind.SECTION, "Nueva", minter("x")))
    assert outline(new)[1:4] == ["CAPÍTULO I: 1", "SECCIÓN PRIMERA: 2 3", "CAPÍTULO II: 4"]


def test_the_only_chapter_becomes_the_first_of_two() -> None:
    new = done(divide(LAW, named(LAW, "art_7"), Kind.CHAPTER, "Nuevo", minter("x")))
    assert outline(new)[-4:] == ["CAPÍTULO I:", "SECCIÓN PRIMERA: 5", "SECCIÓN SEGUNDA: 6", "CAPÍTULO II: 7"]
    assert "Sección Segunda del Capítulo I del Título Segundo" in text_of(new, "5")


def test_an_empty_chapter_beside_another_with_a_number_that_runs_on_or_is_bis() -> None:
    first = named(LAW, "title_1__chp_I")
    new = done(add_division(LAW, first, Where.AFTER, "Nuevo", minter("x")))
    assert outline(new)[1:4] == ["CAPÍTULO I: 1 2 3", "CAPÍTULO II:", "CAPÍTULO III: 4"]
    node = next(one for one in LAW.walk() if one.uid == first)
    assert offered_number(node, {"I", "II"}, "es") == "I BIS"
    assert offered_number(node, {"I", "I BIS"}, "es") == ""
    found = add_division(LAW, first, Where.AFTER, "Nuevo", minter("x"), number="I BIS")
    assert outline(done(found))[1:4] == ["CAPÍTULO I: 1 2 3", "CAPÍTULO I BIS:", "CAPÍTULO II: 4"]
    assert found.plan.follows == ()


@pytest.mark.parametrize(
    ("eid", "heirs", "left"),
    [
        ("title_1__chp_II", Heirs.BEFORE, ["TÍTULO PRIMERO:", "CAPÍTULO I: 1 2 3 4"]),
        ("title_1__chp_I", Heirs.AFTER, ["TÍTULO PRIMERO:", "CAPÍTULO I: 1 2 3 4"]),
        ("title_1__chp_I", Heirs.BEFORE, ["TÍTULO PRIMERO: 1 2 3", "CAPÍTULO I: 4"]),
        ("title_1__chp_I", Heirs.NOWHERE, ["TÍTULO PRIMERO:", "CAPÍTULO I: 4"]),
        ("title_2", Heirs.BEFORE, ["TÍTULO PRIMERO:", "CAPÍTULO I: 1 2 3", "CAPÍTULO II: 4", "CAPÍTULO III:"]),
    ],
)  # fmt: skip
def test_a_heading_taken_away_leaves_its_articles_to_whom_one_says(
    eid: str, heirs: Heirs, left: list[str]
) -> None:
    new = done(undivide(LAW, named(LAW, eid), heirs))
    assert outline(new)[: len(left)] == left


def test_what_cites_a_heading_taken_away_is_told() -> None:
    found = undivide(LAW, named(LAW, "title_1__chp_II"), Heirs.BEFORE)
    assert {(one.why, one.around) for one in found.plan.doubts} == {
        ("gone", "Capítulo II del Título Primero"), ("gone", "Capítulo II"),
    }  # fmt: skip
    with pytest.raises(BadRequest):
        undivide(LAW, named(LAW, "title_1__chp_II"), Heirs.AFTER)


def test_a_chapter_moves_with_all_within_and_at_the_edge_into_the_next_title() -> None:
    chapter = named(LAW, "title_1__chp_II")
    new = done(move_division(LAW, chapter, up=True))
    assert outline(new)[1:3] == ["CAPÍTULO I: 4", "CAPÍTULO II: 1 2 3"]
    assert text_of(new, "1") == "Uno del Capítulo I del Título Primero."
    new = done(move_division(LAW, chapter, up=False))
    assert outline(new)[2:5] == ["TÍTULO SEGUNDO:", "CAPÍTULO I: 4", "CAPÍTULO II:"]
    with pytest.raises(BadRequest, match="TÍTULO PRIMERO"):
        move_division(LAW, named(LAW, "title_1"), up=True)


def test_gaps_and_bis_are_numbered_in_sequence_in_each_title_or_through_the_law() -> None:
    gaps = law(TEXT.replace("CAPÍTULO II\n", "CAPÍTULO III\n").replace("Capítulo II ", "Capítulo III "))
    new = done(in_order(gaps, Kind.CHAPTER))
    assert outline(new)[1:3] == ["CAPÍTULO I: 1 2 3", "CAPÍTULO II: 4"]
    assert text_of(new, "4") == "Cuatro, Capítulo II de este Título."
    through = law(TEXT.replace("CAPÍTULO ÚNICO", "CAPÍTULO V"))
    assert [one.new for one in in_order(through, Kind.CHAPTER).plan.relabels] == ["CAPÍTULO III"]


def test_an_english_part_is_put_in_too() -> None:
    english = law(ENGLISH)
    assert Kind.PART in kinds(english)
    new = done(divide(english, named(english, "sec_3"), Kind.PART, "LICENCES", minter("x")))
    assert outline(new) == ["PART 1: 1 2", "PART 2: 3 4"]


DIVIDED = [entry.uid for entry in entries(LAW) if entry.node.kind in DIVISIONS and entry.divides]
ALL = [entry.uid for entry in entries(LAW) if entry.node.kind in (*DIVISIONS, Kind.ARTICLE)]


@given(st.sampled_from(ALL), st.sampled_from([Kind.TITLE, Kind.CHAPTER, Kind.SECTION]))
def test_a_heading_put_in_moves_no_article_and_changes_no_word_but_numbers_cited(
    uid: str, kind: Kind
) -> None:
    found = divide(LAW, uid, kind, "Nuevo", minter("x"))
    before = [node.uid for node in LAW.walk() if node.kind not in DIVISIONS]
    assert [node.uid for node in found.document.walk() if node.kind not in DIVISIONS] == before
    assert {node.uid: node.text for node in found.document.walk() if node.text} == {
        node.uid: node.text for node in LAW.walk() if node.text
    }
    assert {node.uid for node in found.document.walk()} == {node.uid for node in LAW.walk()} | {found.uid}


@given(st.sampled_from(DIVIDED), st.sampled_from([Heirs.BEFORE, Heirs.AFTER]))
def test_no_article_goes_with_its_heading_unless_one_says_so(uid: str, heirs: Heirs) -> None:
    try:
        new = done(undivide(LAW, uid, heirs))
    except BadRequest:
        return
    left = {node.uid for node in LAW.walk()} - {node.uid for node in new.walk()}
    assert left == {uid}
