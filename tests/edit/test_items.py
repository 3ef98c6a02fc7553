"""Fractions and incisos put in between, moved, taken out: the numbers run on, what cites them follows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.edit.following import Arranged, sequence
from drafting.edit.items import add_item, move_item, remove_item
from drafting.edit.pointing import pointed
from drafting.edit.renumber import carry_out
from drafting.edit.series import ITEMS, offered, series
from drafting.errors import BadRequest, NotFound
from drafting.model import Document
from tests.edit.texts import ENGLISH, law, minter, named, printed

TEXT = """LEY X

CAPÍTULO I
Objeto

Artículo 1.- Para los efectos:

I. Uno, que es;
II. Dos, salvo lo de la fracción I:
a) Esto, o
b) Aquello, y
III. Tres.

En el caso de la fracción III se estará al inciso b) de la fracción II de este artículo, no a la fracción III del artículo anterior.

Artículo 2.- Según los artículos 1, fracciones I y III, y 3, y el artículo 1, fracción II, inciso b), de esta Ley; pero la fracción II del artículo 1 de la Ley de Aguas no.

Artículo 3.- Conforme a las fracciones I a III del artículo 1 y “la fracción II del artículo 1”.
"""
LAW = law(TEXT)
NEW = "La nueva"


def done(found: Arranged) -> Document:
    return carry_out(found.document, found.plan)


def text_of(document: Document, eid: str) -> str:
    return next(node.text for node in document.walk() if node.eid == eid)


def test_every_step_of_a_citation_leads_to_its_part() -> None:
    eids = {node.uid: node.eid for node in LAW.walk()}
    found = [(one.number, eids.get(one.target, ""), one.why) for one in pointed(LAW)]
    assert found == [
        ("I", "art_1__fr_I", ""),
        ("III", "art_1__fr_III", ""),
        ("II", "art_1__fr_II", ""),
        ("b", "art_1__fr_II__inc_b", ""),
        ("III", "", ""),  # of the article before
        ("I", "art_1__fr_I", ""),
        ("III", "art_1__fr_III", ""),
        ("II", "art_1__fr_II", ""),
        ("b", "art_1__fr_II__inc_b", ""),
        ("I", "art_1__fr_I", ""),
        ("III", "art_1__fr_III", ""),
        ("II", "art_1__fr_II", "quoted"),
    ]


def test_one_put_in_between_takes_its_number_and_the_citations_follow() -> None:
    found = add_item(LAW, named(LAW, "art_1__fr_I"), NEW, minter("x"))
    new = done(found)
    assert [one.new for one in found.plan.relabels] == ["II.", "III.", "IV."]
    assert text_of(new, "art_1__fr_II") == f"{NEW};", "it ends as the others do"
    assert "fracción IV se estará al inciso b) de la fracción III de este artículo" in text_of(
        new, "art_1__par_2"
    )
    assert "no a la fracción III del artículo anterior" in text_of(new, "art_1__par_2")
    assert "1, fracciones I y IV, y 3, y el artículo 1, fracción III, inciso b)" in text_of(new, "art_2")
    assert "la fracción II del artículo 1 de la Ley de Aguas no" in text_of(new, "art_2")
    assert [(one.why, one.around) for one in found.plan.doubts] == [("quoted", "fracción II del artículo 1")]


def test_bis_leaves_all_other_numbers_alone() -> None:
    row = series(LAW, named(LAW, "art_1__fr_I"))
    assert offered(row, 0, "es") == ("II", "I Bis")
    found = add_item(LAW, row[0].uid, NEW, minter("x"), number="I Bis")
    assert (found.plan.relabels, found.plan.follows) == ((), ())
    assert [node.eid for node in done(found).walk() if node.eid.startswith("art_1__fr_I-")] == [
        "art_1__fr_I-bis"
    ]


def test_the_last_one_taken_up_ends_as_the_one_it_changed_places_with() -> None:
    new = done(move_item(LAW, named(LAW, "art_1__fr_III"), up=True))
    assert text_of(new, "art_1__fr_II") == "Tres, y"
    assert text_of(new, "art_1__fr_III__inc_b") == "Aquello."
    assert "fracción II se estará al inciso b) de la fracción III" in text_of(new, "art_1__par_2")


def test_a_range_whose_members_change_places_is_told_not_changed() -> None:
    found = move_item(LAW, named(LAW, "art_1__fr_III"), up=True)
    assert "range" in [one.why for one in found.plan.doubts]
    assert "fracciones I a III del artículo 1" in text_of(done(found), "art_3")


def test_what_cites_one_that_is_taken_out_is_told() -> None:
    found = remove_item(LAW, named(LAW, "art_1__fr_II"))
    new = done(found)
    assert {one.why for one in found.plan.doubts} == {"gone"}
    assert text_of(new, "art_1__fr_I") == "Uno, que es, y"
    assert "En el caso de la fracción II se" in text_of(new, "art_1__par_2")
    assert found.uid == named(LAW, "art_1")


def test_incisos_and_english_paragraphs_run_on_too() -> None:
    new = done(add_item(LAW, named(LAW, "art_1__fr_II__inc_a"), NEW, minter("x")))
    assert "inciso c) de la fracción II de este artículo" in text_of(new, "art_1__par_2")
    english = law(ENGLISH)
    found = add_item(english, named(english, "sec_2__subsec_1__par_a"), "new", minter("x"), first=True)
    assert [one.new for one in found.plan.relabels] == ["(b)", "(c)"]
    assert "section 2(1)(b)" in text_of(done(found), "sec_3")
    assert offered(series(english, named(english, "sec_2__subsec_1__par_a")), 0, "en") == ("b", "aa")


def test_typed_gaps_are_numbered_in_sequence() -> None:
    typed = law("Artículo 1.- Son:\n\nI. Uno;\n\nII Bis. Dos;\n\nV. Tres, según la fracción II Bis.")
    found = sequence(typed, named(typed, "art_1__fr_I"))
    assert [(one.old, one.new) for one in found.relabels] == [("II Bis.", "II."), ("V.", "III.")]
    assert [(one.number, one.new) for one in found.follows] == [("II Bis", "II")]


def test_nothing_goes_beyond_the_ends_or_without_words() -> None:
    with pytest.raises(BadRequest, match=r"I\."):
        move_item(LAW, named(LAW, "art_1__fr_I"), up=True)
    with pytest.raises(BadRequest):
        add_item(LAW, named(LAW, "art_1__fr_I"), " \n ", minter("x"))
    with pytest.raises(NotFound):
        remove_item(LAW, named(LAW, "art_1"))


PARTS = [node.uid for node in LAW.walk() if node.kind in ITEMS and node.label]


@given(st.sampled_from(PARTS), st.booleans())
def test_up_and_down_again_is_the_same_text(uid: str, up: bool) -> None:
    try:
        moved = done(move_item(LAW, uid, up=up))
    except BadRequest:
        return
    assert printed(done(move_item(moved, uid, up=not up))) == printed(LAW)


@given(st.sampled_from(PARTS), st.booleans())
def test_what_is_put_in_and_taken_out_again_leaves_no_trace(uid: str, first: bool) -> None:
    added = add_item(LAW, uid, NEW, minter("x"), first=first)
    assert printed(done(remove_item(done(added), added.uid))) == printed(LAW)


def test_on_the_seeds_every_citation_of_a_part_leads_where_it_led(seeds: tuple[Document, ...]) -> None:
    followed = 0
    for document in seeds:
        meant = [(one.uid, one.target) for one in pointed(document) if one.target and not one.why]
        for uid in {
            target for _, target in meant if any(n.uid == target and n.kind in ITEMS for n in document.walk())
        }:
            found = add_item(document, uid, NEW, minter("x"), first=True)
            new = done(found)
            assert [(one.uid, one.target) for one in pointed(new) if one.target and not one.why] == meant
            followed += len(found.plan.follows)
    assert followed
