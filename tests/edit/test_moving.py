"""Provisions come, go, are repealed and move; numbers for what is put between two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.edit import Where, Words, add, entries, move, remove, repeal
from drafting.edit.offers import offers, untaken
from drafting.errors import BadRequest
from drafting.model import Kind
from drafting.structure.numbering import ordinal, ordinal_words
from tests.edit.texts import ENGLISH, law, minter, named, printed

LAW = law()


def test_an_article_is_added_behind_another_and_looks_like_it() -> None:
    words = Words("Artículo 3o Bis.-", "", "Es nueva:\nI. Una, y\nII. Otra.")
    new, uid = add(LAW, named(LAW, "art_3"), Where.AFTER, words, minter())
    order = [node.eid for node in new.walk() if node.kind is Kind.ARTICLE]
    assert order == ["art_1", "art_2", "art_3", "art_3-bis", "art_4-bis", "art_5"]
    node = next(node for node in new.walk() if node.uid == uid)
    assert (node.kind, node.number, node.printed) == (Kind.ARTICLE, "3 Bis", "Artículo 3o Bis.- Es nueva:")
    assert [child.eid for child in node.children] == ["art_3-bis__fr_I", "art_3-bis__fr_II"]
    assert {u: s for u, s in printed(new).items() if u in printed(LAW)} == printed(LAW)


def test_an_article_is_added_first_in_a_chapter() -> None:
    words = Words("Artículo 2o Bis.-", "", "Abre el capítulo.")
    new, uid = add(LAW, named(LAW, "title_1__chp_II"), Where.INTO, words, minter())
    chapter = next(node for node in new.walk() if node.eid == "title_1__chp_II")
    assert chapter.children[0].uid == uid
    assert chapter.children[0].kind is Kind.ARTICLE


def test_what_is_removed_takes_what_stands_in_it_along_and_nothing_else() -> None:
    new = remove(LAW, named(LAW, "art_1"))
    gone = {node.uid for node in LAW.walk()} - {node.uid for node in new.walk()}
    assert gone == {node.uid for node in LAW.walk() if node.eid.startswith("art_1")}
    assert all(printed(LAW)[uid] == said for uid, said in printed(new).items())


def test_what_is_repealed_keeps_its_number_and_its_uid() -> None:
    uid = named(LAW, "art_3")
    new = repeal(LAW, uid)
    assert printed(new)[uid] == "Artículo 3o.- Se deroga."
    english = law(ENGLISH)
    assert printed(repeal(english, named(english, "sec_2")))[named(english, "sec_2")] == "2. Repealed."


def test_a_chapter_is_not_repealed_in_place() -> None:
    with pytest.raises(BadRequest, match="CAPÍTULO II"):
        repeal(LAW, named(LAW, "title_1__chp_II"))


def test_nothing_moves_into_itself() -> None:
    with pytest.raises(BadRequest):
        move(LAW, named(LAW, "title_1"), named(LAW, "art_1"), Where.AFTER)


def test_the_last_provision_is_not_removed() -> None:
    alone = law("Artículo 1.- Todo.")
    with pytest.raises(BadRequest):
        remove(alone, named(alone, "art_1"))


UIDS = [entry.uid for entry in entries(LAW)]


@given(st.sampled_from(UIDS), st.sampled_from(UIDS), st.sampled_from(list(Where)))
def test_moving_keeps_every_word_and_every_uid(uid: str, anchor: str, where: Where) -> None:
    try:
        new = move(LAW, uid, anchor, where)
    except BadRequest:
        return
    assert printed(new) == printed(LAW)
    assert len({node.eid for node in new.walk()}) == len(printed(LAW))
    order = [node.uid for node in new.walk()]
    if where is Where.BEFORE and uid != anchor:
        assert order.index(uid) < order.index(anchor)


def numbers(document, eid: str, where: Where = Where.AFTER) -> list[str]:  # type: ignore[no-untyped-def]
    return [offer.label for offer in offers(document, named(document, eid), where)]


def test_bis_and_ter_are_offered_in_spanish() -> None:
    assert numbers(LAW, "art_2") == ["Artículo 2o Bis.-", "Artículo 2o-A.-"]
    assert numbers(LAW, "art_4-bis")[0] == "Artículo 4 Ter.-"
    assert numbers(LAW, "art_4-bis", Where.BEFORE)[:2] == ["Artículo 3o Bis.-", "Artículo 3o-A.-"]
    assert numbers(LAW, "art_5")[0] == "Artículo 6.-"
    loud = law("ARTÍCULO 9o.- Uno.\n\nARTÍCULO 10.- Dos.\n\nARTÍCULO 11.- Tres.")
    assert numbers(loud, "art_10")[0] == "ARTÍCULO 10 BIS.-"
    assert numbers(LAW, "title_1__chp_II", Where.INTO)[0] == "Artículo 2o Bis.-"


def test_transitories_are_counted_in_words() -> None:
    assert numbers(LAW, "trans_2") == ["TERCERO.-", "SEGUNDO BIS.-"]
    assert numbers(LAW, "trans_1") == ["PRIMERO BIS.-"]
    quiet = law("Artículo 1.- Uno.\n\nTRANSITORIOS\n\nArtículo Décimo Noveno.- Uno.")
    assert numbers(quiet, "trans_19")[0] == "Artículo Vigésimo.-"


@given(st.integers(1, 99), st.booleans())
def test_ordinals_in_words_are_read_as_they_are_written(value: int, feminine: bool) -> None:
    assert ordinal(ordinal_words(value, feminine=feminine)) == value


def test_letters_are_offered_in_english() -> None:
    english = law(ENGLISH)
    assert numbers(english, "sec_2") == ["2A."]
    assert numbers(english, "sec_4")[:2] == ["5.", "4A."]


def test_no_number_that_is_taken_is_offered() -> None:
    document = law("Artículo 1.- Uno.\n\nArtículo 1 Bis.- Más.\n\nArtículo 2.- Dos.")
    assert numbers(document, "art_1")[0] == "Artículo 1 Ter.-"
    assert numbers(law("Único.- Uno.\n"), "preface_1") == []


def test_an_articles_own_number_is_offered_unless_another_bears_it() -> None:
    document = law("Artículo 1.- Uno.\n\nArtículo 2.- Dos.\n\nArtículo 2.- Otro.")
    articles = [node for node in document.walk() if node.kind is Kind.ARTICLE]
    assert [untaken(document, node.uid) for node in articles] == ["Artículo 1.-", "", ""]
