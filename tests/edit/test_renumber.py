"""Renumbering: a plan first, citations follow, nothing else moves, and the way back gives the same text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from drafting.edit import entries
from drafting.edit.citing import NUMBERED, cited
from drafting.edit.references import references
from drafting.edit.renumber import carry_out, citing_elsewhere, plan
from drafting.model import Document
from tests.edit.texts import ENGLISH, law, named, printed

LAW = law()


def articles(document: Document) -> list[str]:
    return [entry.uid for entry in entries(document) if entry.node.kind in NUMBERED]


def test_the_plan_says_what_changes_before_anything_does() -> None:
    found = plan(LAW, articles(LAW))
    assert [(one.old, one.new) for one in found.relabels] == [
        ("Artículo 4 Bis.-", "Artículo 4o.-"),
    ]
    shifted = plan(LAW, articles(LAW), first=7)
    assert [one.new for one in shifted.relabels] == [
        "Artículo 7o.-",
        "Artículo 8o.-",
        "Artículo 9o.-",
        "Artículo 10.-",
        "Artículo 11.-",
    ]
    assert [(one.number, one.new) for one in shifted.follows] == [
        ("3o", "9o"),
        ("5", "11"),
        ("1o", "7o"),
        ("1o", "7o"),
        ("3o", "9o"),
    ]


def test_citations_follow_and_those_of_other_texts_do_not() -> None:
    new = carry_out(LAW, plan(LAW, articles(LAW), first=7))
    text = new.printed
    assert "en términos del artículo 9o de esta Ley" in text
    assert "los artículos 7o, fracción II, y 4o." in text, "there is no article 4 to follow"
    assert "los artículos 7o a 9o de esta Ley y al artículo 5 del Código Penal Federal" in text
    assert [node.number for node in new.walk() if node.kind in NUMBERED] == ["7", "8", "9", "10", "11"]


@given(st.integers(1, 300), st.data())
def test_there_and_back_is_the_same_text(first: int, data: st.DataObject) -> None:
    document = data.draw(st.sampled_from([LAW, law(ENGLISH)]))
    chosen = data.draw(st.lists(st.sampled_from(articles(document)), unique=True))
    what = plan(document, chosen, first=first)
    new = carry_out(document, what)
    assert carry_out(new, what.inverse()) == document
    touched = {one.uid for one in what.relabels} | {one.uid for one in what.follows}
    assert {u: s for u, s in printed(new).items() if u not in touched} == {
        u: s for u, s in printed(document).items() if u not in touched
    }


def test_every_citation_leads_where_it_led(seeds: tuple[Document, ...]) -> None:
    for document in seeds:
        before = [(one.uid, one.target) for one in cited(document) if one.target]
        new = carry_out(document, plan(document, articles(document), first=200))
        assert [(one.uid, one.target) for one in cited(new) if one.target] == before


def test_a_citation_can_be_left_as_it_is() -> None:
    what = plan(LAW, articles(LAW), first=7)
    new = carry_out(LAW, what, skip=[what.follows[0].key])
    assert "en términos del artículo 3o de esta Ley" in new.printed


def test_quoted_words_are_doubted_not_changed() -> None:
    document = law("Artículo 1.- Se cita: “conforme al artículo 2”.\n\nArtículo 2.- Dos.")
    what = plan(document, articles(document), first=5)
    assert what.follows == ()
    assert [one.why for one in what.doubts] == ["quoted"]


def test_a_number_borne_twice_is_doubted() -> None:
    document = law("Artículo 1.- Según el artículo 2.\n\nArtículo 2.- Dos.\n\nArtículo 2.- Otro dos.")
    what = plan(document, articles(document), first=5)
    assert [one.why for one in what.doubts] == ["twice"]


def test_other_instruments_that_cite_are_found() -> None:
    other = law(
        "Artículo 1.- Conforme al artículo 3 de la Ley Federal de Prueba y al artículo 3 del Código Penal."
    )
    found = citing_elsewhere(other, ["Ley Federal de Prueba"], ["3o"])
    assert [one.around for one in found] == ["artículo 3"]


def test_references_in_and_to_an_article() -> None:
    found = references(LAW, named(LAW, "art_3"))
    assert [(one.number, one.target) for one in found.out] == [("1o", named(LAW, "art_1")), ("4o", "")]
    assert [one.uid for one in found.to] == [named(LAW, "art_1__par_2"), named(LAW, "art_4-bis")]


def test_the_point_of_an_ordinal_goes_with_it() -> None:
    document = law(
        "Artículo 1o.- Uno.\n\nArtículo 2o.- Según el artículo 1o. de esta Ley, y el artículo 1o. Fin."
    )
    text = carry_out(document, plan(document, articles(document)[:1], first=12)).printed
    assert "Según el artículo 12 de esta Ley, y el artículo 12. Fin." in text
