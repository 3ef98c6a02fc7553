"""Words replaced: nothing typed is lost, nothing else is touched, what was there keeps its uid."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.edit import Words, entries, entry_of, replace_words, words_of
from drafting.errors import NotFound
from drafting.model import Document, Kind
from tests.edit.texts import ENGLISH, SPANISH, law, minter, named, printed

LAWS = {"es": law(SPANISH), "en": law(ENGLISH)}
LINE = st.one_of(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=60),
    st.sampled_from(
        ["I. Uno;", "II. Dos:", "a) inciso", "b) otro", "(1) One", "(a) a", "1. x", "A. B. C", "Párrafo final.",
         "Artículo 9.- Citado", "uno | dos | tres", "a\tb\tc", "Nota.- Reformado", "XX. Veinte", "1) 2) 3)", "---",
         "CAPÍTULO X", "“Artículo 4.- entre comillas”", "|", "TRANSITORIOS"]
    ),
)  # fmt: skip
BODY = st.lists(LINE, max_size=12).map("\n".join)


def letters(text: str) -> str:
    """What must not be lost: everything but blanks, bars between cells and what no file can hold."""
    import unicodedata

    kept = unicodedata.normalize("NFC", text)
    return "".join(c for c in kept if not c.isspace() and c.isprintable() and c != "|")


def test_every_provision_is_edited_in_exactly_one_place() -> None:
    for document in LAWS.values():
        held = [node.uid for entry in entries(document) for node in (entry.node, *entry.inside)]
        assert sorted(held) == sorted(node.uid for node in document.walk())


def test_opening_and_saving_changes_nothing() -> None:
    for document in LAWS.values():
        for entry in entries(document):
            assert replace_words(document, entry.uid, words_of(entry.node), minter()) is document


@pytest.mark.parametrize("language", ["es", "en"])
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_the_tree_says_what_was_typed_and_all_else_as_before(language: str, data: st.DataObject) -> None:
    document = LAWS[language]
    entry = data.draw(st.sampled_from(list(entries(document))))
    was = words_of(entry.node)
    body = data.draw(st.one_of(BODY, _edited(was.body)))
    new = replace_words(document, entry.uid, replace(was, body=body), minter())
    now = entry_of(new, entry.uid)
    assert letters(words_of(now.node).body) == letters(body)
    mine = {node.uid for node in (entry.node, *entry.inside)}
    kept = {uid: said for uid, said in printed(document).items() if uid not in mine}
    assert {uid: said for uid, said in printed(new).items() if uid in kept} == kept
    uids = [node.uid for node in new.walk()]
    assert all(uids)
    assert len(set(uids)) == len(uids)
    assert len({node.eid for node in new.walk()}) == len(uids)
    again = replace_words(new, entry.uid, words_of(now.node), minter())
    assert again is new, "opening what was saved and saving it again changes nothing"


def _edited(body: str) -> st.SearchStrategy[str]:
    """The body with lines taken out, put in and reworded."""
    lines = body.split("\n")

    def edit(changes: list[tuple[int, str, str]]) -> str:
        out = list(lines)
        for at, how, text in changes:
            place = at % (len(out) + 1)
            if how == "in":
                out.insert(place, text)
            elif out and how == "out":
                del out[place % len(out)]
            elif out:
                out[place % len(out)] += text
        return "\n".join(out)

    change = st.tuples(st.integers(0, 20), st.sampled_from(["in", "out", "on"]), LINE)
    return st.lists(change, max_size=4).map(edit)


def test_a_fraction_put_between_two_leaves_the_uids_of_the_others() -> None:
    document = LAWS["es"]
    uid = named(document, "art_1")
    was = words_of(entry_of(document, uid).node)
    body = was.body.replace("III. Sancionar.", "III. Vigilar;\nIV. Sancionar.")
    new = replace_words(document, uid, replace(was, body=body), minter())
    before = {node.uid: node for node in document.walk()}
    after = {node.eid: node for node in new.walk()}
    assert after["art_1__fr_II__inc_b"].uid == named(document, "art_1__fr_II__inc_b")
    assert before[after["art_1__fr_IV"].uid].text == "Sancionar."
    assert after["art_1__fr_III"].uid == "n1"
    assert after["art_1__par_2"].uid == named(document, "art_1__par_2")


def test_a_reworded_inciso_stays_where_it_is() -> None:
    document = LAWS["es"]
    uid = named(document, "art_1")
    was = words_of(entry_of(document, uid).node)
    new = replace_words(
        document, uid, replace(was, body=was.body.replace("De la Lista 2", "De la Lista 3")), minter()
    )
    assert [(n.uid, n.eid, n.kind) for n in new.walk()] == [(n.uid, n.eid, n.kind) for n in document.walk()]
    assert next(n for n in new.walk() if n.eid == "art_1__fr_II__inc_b").text == "De la Lista 3;"


def test_paragraphs_become_fractions_when_they_are_numbered() -> None:
    document = LAWS["es"]
    uid = named(document, "art_2")
    was = words_of(entry_of(document, uid).node)
    new = replace_words(
        document, uid, replace(was, body="Son autoridades:\nI. La Secretaría, y\nII. La Comisión."), minter()
    )
    article = entry_of(new, uid).node
    assert (article.text, article.joints) == ("Son autoridades:", (" ", " "))
    assert [(c.kind, c.number, c.eid) for c in article.children] == [
        (Kind.FRACTION, "I", "art_2__fr_I"),
        (Kind.FRACTION, "II", "art_2__fr_II"),
    ]


@pytest.mark.parametrize(
    ("eid", "label", "number"),
    [
        ("art_2", "Artículo 2o Bis.-", "2 Bis"),
        ("art_2", "ARTÍCULO 12-A.-", "12-A"),
        ("art_2", "Artículo 14", "14"),
        ("trans_1", "TERCERO.-", "TERCERO"),
        ("trans_1", "Artículo Tercero.-", "Tercero"),
        ("title_1__chp_I", "CAPÍTULO IV", "IV"),
    ],
)
def test_the_number_follows_the_designation(eid: str, label: str, number: str) -> None:
    document = LAWS["es"]
    uid = named(document, eid)
    new = replace_words(document, uid, replace(words_of(entry_of(document, uid).node), label=label), minter())
    node = entry_of(new, uid).node
    assert (node.label, node.number) == (label, number)


def test_a_table_stays_a_table_and_rows_keep_their_uids() -> None:
    document = law("ANEXO 1\nSustancias\n\nNúmero | Nombre | Lista\n1 | Sarín | 1\n2 | Tabún | 1\n")
    (annex,) = [entry for entry in entries(document) if entry.node.kind is Kind.ANNEX]
    was = words_of(annex.node)
    assert "1 | Sarín | 1" in was.body
    new = replace_words(document, annex.uid, replace(was, body=was.body + "\n3 | Somán | 1"), minter())
    rows = [node for node in new.walk() if node.kind is Kind.ROW]
    assert [row.text.split("\t") for row in rows][-1] == ["3", "Somán", "1"]
    old = [node.uid for node in document.walk() if node.kind in (Kind.ROW, Kind.TABLE)]
    assert [node.uid for node in new.walk() if node.kind in (Kind.ROW, Kind.TABLE)] == [*old, "n1"]


def test_a_heading_of_a_chapter_is_edited_without_its_articles() -> None:
    document = LAWS["es"]
    uid = named(document, "title_1__chp_II")
    was = words_of(entry_of(document, uid).node)
    assert was.heading == "Licencias"
    assert was.body == ""
    new = replace_words(document, uid, replace(was, heading="De las licencias"), minter())
    assert {u: s for u, s in printed(new).items() if u != uid} == {
        u: s for u, s in printed(document).items() if u != uid
    }


def test_a_provision_that_is_not_there_is_named() -> None:
    with pytest.raises(NotFound) as error:
        replace_words(LAWS["es"], "nowhere", Words("", "", "x"), minter())
    assert "nowhere" in error.value.sentence("es")
    assert "nowhere" in error.value.sentence("en")


def test_the_seeds_survive_being_opened(seeds: tuple[Document, ...]) -> None:
    for document in seeds:
        for entry in entries(document):
            assert replace_words(document, entry.uid, words_of(entry.node), minter()) is document
