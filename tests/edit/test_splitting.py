"""Several articles pasted into one."""

from __future__ import annotations

from dataclasses import replace

from drafting.edit import entry_of, words_of
from drafting.edit.splitting import split_words, typed_units
from tests.edit.texts import ENGLISH, law, minter, named, printed

LAW = law()
PASTED = "\nArtículo 2o Bis.- Nuevo:\nI. Uno, y\nII. Dos.\nUn párrafo.\nArtículo 2o Ter.- Otro."


def test_pasted_articles_become_provisions_and_nothing_else_changes() -> None:
    entry = entry_of(LAW, named(LAW, "art_2"))
    words = replace(words_of(entry.node), body=words_of(entry.node).body + PASTED)
    assert typed_units(entry, words, "es") == 3
    new = split_words(LAW, entry.uid, words, minter())
    eids = [node.eid for node in new.walk()]
    at = eids.index("art_2")
    assert eids[at : at + 6] == [
        "art_2",
        "art_2-bis",
        "art_2-bis__fr_I",
        "art_2-bis__fr_II",
        "art_2-bis__par_2",
        "art_2-ter",
    ]
    assert {uid: said for uid, said in printed(new).items() if uid in printed(LAW)} == printed(LAW)
    assert PASTED.replace("\n", "") in new.printed.replace("\n", "")


def test_what_is_quoted_or_cited_is_no_article_of_its_own() -> None:
    entry = entry_of(LAW, named(LAW, "art_2"))
    for body in (
        "Se reforma para quedar como sigue:\n“Artículo 9.- Lo que dirá la otra ley.”",
        "Conforme al artículo 3o de esta Ley.",
        "I. Uno;\nII. Dos.",
    ):
        assert typed_units(entry, replace(words_of(entry.node), body=body), "es") == 1


def test_a_heading_of_a_chapter_is_never_split() -> None:
    entry = entry_of(LAW, named(LAW, "title_1__chp_II"))
    assert typed_units(entry, replace(words_of(entry.node), body="Artículo 9.- Uno."), "es") == 1


def test_english_sections_are_split_where_they_name_themselves() -> None:
    act = law(ENGLISH.replace("\n1. ", "\nSection 1. ").replace("\n2. ", "\nSection 2. "))
    entry = entry_of(act, named(act, "sec_2"))
    words = replace(words_of(entry.node), body="Words.\nSection 2A. More words.")
    assert typed_units(entry, words, "en") == 2
