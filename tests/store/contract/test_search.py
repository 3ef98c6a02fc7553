from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafting.files import read_document
from drafting.model import Document, Hit, Kind, Provision
from drafting.people import Person
from drafting.store import Sought, Store
from drafting.store.words import words
from tests.store.contract.conftest import Add
from tests.store.trees import STAMP, TEXT, draft, tree


def places(store: Store, words: str, **asked: object) -> list[tuple[str, int, str]]:
    return [(hit.instrument, hit.draft, hit.eid) for hit in store.search(words, **asked)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words", ["exportación", "exportacion", "EXPORTACIÓN", "sustancias exportacion", '"del país"']
)
def test_words_are_found_whatever_their_accents_case_and_order(store: Store, add: Add, words: str) -> None:
    add(draft())
    assert places(store, words) == [("law", 1, "art_2__fr_II")]


def test_a_hit_says_where_it_is_and_shows_the_words_around(store: Store, add: Add) -> None:
    add(draft(stage="minuta"))
    (hit,) = store.search("multa declaracion")
    assert (hit.stage, hit.uid, hit.label, hit.heading) == ("minuta", "article-3-", "ARTICLE 3.", "")
    assert "".join(text for _, text in hit.snippet) == "Se sancionará con multa a quien omita la declaración."
    assert [text for match, text in hit.snippet if match] == ["multa", "declaración"]


def test_headings_are_searched_too(store: Store, add: Add) -> None:
    add(draft())
    first, second = store.search("sanciones")  # a heading counts for more than "sancionará" in a text
    assert (first.eid, first.heading) == ("chp_II", "Infracciones y sanciones")
    assert second.eid == "art_3"


def test_a_provision_without_label_is_named_by_the_one_above(store: Store, add: Add) -> None:
    text = "article 9 | | Primero.\n  paragraph | | Segundo párrafo, sobre aduanas."
    document = tree(text).map(lambda p: p if p.number else type(p)(p.kind, text=p.text, uid=p.uid, eid=p.eid))
    add(draft(document))
    (hit,) = store.search("aduanas")
    assert hit.label == "ARTICLE 9."


def test_each_provision_is_reported_from_the_newest_draft_that_has_the_words(store: Store, add: Add) -> None:
    add(draft(tree(TEXT)))
    add(draft(tree(TEXT)))
    add(draft(tree(TEXT.replace("orden público", "orden social"))))
    assert places(store, "público") == [("law", 2, "art_1")]
    assert places(store, "social") == [("law", 3, "art_1")]
    assert places(store, "orden") == [("law", 3, "art_1")]


def test_the_eid_is_that_of_the_draft_reported(store: Store, add: Add) -> None:
    first = add(draft(tree(TEXT)))
    moved = tree(
        TEXT.replace(
            "article 2 | | Para los efectos de esta ley se entiende por:",
            "article 20 | | Para los efectos de esta ley se entiende por: | article-2-",
        )
    )
    add(draft(moved))
    assert places(store, "exportación") == [("law", 2, "art_20__fr_II")]
    assert places(store, "exportación", draft_id=first.id) == [("law", 1, "art_2__fr_II")]


def test_a_search_can_stay_in_one_instrument(store: Store, add: Add) -> None:
    add(draft())
    add(draft(instrument="regulation"))
    assert len(places(store, "exportación")) == 2
    assert places(store, "exportación", instrument="regulation") == [("regulation", 1, "art_2__fr_II")]


def test_a_limit_is_kept(store: Store, add: Add) -> None:
    add(draft())
    add(draft(instrument="regulation"))
    assert len(store.search("de")) > 2
    assert len(store.search("de", limit=2)) == 2
    assert store.search("de", limit=0) == ()
    assert store.search("de", limit=10**30) == store.search("de")


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        '"',
        '""',
        "!!!",
        'art. 5"',
        "NOT (",
        "a AND",
        "multa*)",
        "heading:x",
        "\0",
        "\ud800",
        "^",
        "'",
        "x" * 9999,
    ],
)
def test_no_query_is_bad_grammar(store: Store, add: Add, words: str) -> None:
    add(draft())
    assert isinstance(store.search(words), tuple)


def test_operators_are_words_like_any_other(store: Store, add: Add) -> None:
    add(draft(tree("article 1 | | Uno OR otro.\narticle 2 | | Otro.")))
    assert places(store, "uno OR otro") == [("law", 1, "art_1")]


def test_a_draft_that_was_refused_is_not_found(store: Store, add: Add) -> None:
    add(draft())
    with pytest.raises(Exception, match="at the same moment"):
        store.add_draft(draft(tree("article 1 | | Zafiro.")), STAMP, after=None)
    assert store.search("zafiro") == ()


def found(store: Store, words: str, **asked: object) -> list[tuple[str, tuple[int, ...]]]:
    return [(hit.uid, hit.drafts) for hit in store.find(Sought(words, **asked)).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "where"),
    [
        ("exportaciones", "art_2__fr_II"),
        ("exportar sustancia", "art_2__fr_II"),
        ("regímenes", "art_5"),
        ("regimen", "art_5"),
        ("armas", "art_5"),
        ("declaraciones omitidas", "art_3"),
        ("107-44-8", "art_6"),
        ("inspec*", "art_7"),
        ("shipped", "art_7"),
    ],
)
def test_inflection_is_forgiven_in_both_languages(store: Store, add: Add, words: str, where: str) -> None:
    more = TEXT + (
        "  article 5 | | El régimen del arma.\n"
        "  article 6 | | La de número 107-44-8.\n"
        "  article 7 | | The inspectors shall open every shipping container.\n"
    )
    add(draft(tree(more.replace("Exportación:", "Exportación (shipments):"))))
    english = tree("section 7 | | The inspector opens what is shipped.")
    add(draft(replace(english, language="en"), instrument="regulation"))
    eids = [hit.eid for hit in store.search(words)]
    assert where in eids or "sec_7" in eids
    assert where in eids or words == "shipped"


def test_an_article_is_found_by_words_of_several_of_its_fractions(store: Store, add: Add) -> None:
    add(draft())
    (hit,) = store.search("autoridad exportación")
    assert [line.chain[-1].eid for line in hit.lines] == ["art_2__fr_I", "art_2__fr_II"]
    assert [line.chain[0].eid for line in hit.lines] == ["art_2", "art_2"]
    assert hit.above == ("CHAPTER I. Disposiciones generales",)


def test_a_stretch_in_quotation_marks_is_sought_as_it_is(store: Store, add: Add) -> None:
    add(draft())
    assert places(store, '"sancionara con multa"') == [("law", 1, "art_3")]
    assert places(store, "«con multa»") == [("law", 1, "art_3")]
    assert places(store, '"multa con"') == []
    assert places(store, '"sanciones con multa"') == []
    assert places(store, '"Autoridad Nacional Exportación"') == []  # no phrase goes on in the next fraction


def test_older_drafts_with_the_same_words_are_folded_under_the_newest(store: Store, add: Add) -> None:
    for _ in range(3):
        add(draft())
    add(draft(tree(TEXT.replace("multa", "prisión"))))
    add(draft(tree(TEXT)))
    assert found(store, "multa") == [("article-3-", (1, 2, 3, 5))]
    assert found(store, "prisión") == [("article-3-", (4,))]
    assert [hit.gone for hit in store.search("prisión")] == [True]
    store.remove_draft("law", 2, STAMP)
    store.remove_draft("law", 5, STAMP)
    assert found(store, "multa") == [("article-3-", (1, 3))]


def test_what_the_latest_draft_still_says_comes_first(store: Store, add: Add) -> None:
    add(draft(tree("article 1 | | Multa, multa y multa.\narticle 2 | | Nada.")))
    add(draft(tree("article 1 | | Nada.\narticle 2 | | Con una multa a quien lo haga y no lo diga.")))
    assert [hit.eid for hit in store.search("multa")] == ["art_2", "art_1"]


def test_a_search_can_stay_at_one_stage(store: Store, add: Add) -> None:
    add(draft(stage="working"))
    add(draft(stage="minuta"))
    add(draft(tree(TEXT.replace("multa", "prisión")), stage="working"))
    assert found(store, "multa", stage="minuta") == [("article-3-", (2,))]
    assert found(store, "multa", stage="working") == [("article-3-", (1,))]
    assert found(store, "prisión", stage="minuta") == []
    every = store.find(Sought("multa", stage="minuta"))
    assert (every.total, every.instruments, every.stages) == (1, {"law": 1}, {"working": 1, "minuta": 1})


def test_hits_come_page_by_page_and_are_counted(store: Store, add: Add) -> None:
    add(draft(tree("\n".join(f"article {n} | | La multa número {n}." for n in range(9)))))
    add(draft(instrument="regulation"))
    first = store.find(Sought("multa", limit=4))
    rest = store.find(Sought("multa", limit=40, skip=4))
    assert (first.total, first.instruments) == (10, {"law": 9, "regulation": 1})
    assert [hit.uid for hit in (*first.hits, *rest.hits)] == [hit.uid for hit in store.search("multa")]


def test_where_nothing_has_all_the_words_what_has_most_of_them_is_given(store: Store, add: Add) -> None:
    add(draft())
    result = store.find(Sought("multa declaración unicornio"))
    assert (result.partial, [hit.eid for hit in result.hits]) == (True, ["art_3"])
    assert result.unknown == (("unicornio", ""),)
    assert not store.find(Sought("multa")).partial


def test_a_word_nobody_wrote_is_told_with_the_word_that_is_meant_perhaps(store: Store, add: Add) -> None:
    add(draft())
    assert store.find(Sought("exprotacion")).unknown == (("exprotacion", "exportación"),)
    assert store.find(Sought("multa")).unknown == ()


def test_what_persons_decided_is_found_by_its_words(store: Store) -> None:
    made = store.decide("comment", "a", {"text": "Falta la definición.", "id": "multa"}, STAMP, after=None)
    store.decide("mapping", "b", {"rationale": "Cubre las definiciones"}, STAMP, after=None, instrument="law")
    replied = {"text": "x", "replies": [["who", None, "De acuerdo con las definiciones."]]}
    store.decide("comment", "c", replied, STAMP, after=None)
    assert {one.key for one in store.said("definicion")} == {"a", "b", "c"}
    assert store.said("multa") == ()  # an id is nobody's words
    store.decide("comment", "a", {"text": "Otra cosa."}, STAMP, after=made.id)
    assert {one.key for one in store.said("definicion")} == {"b", "c"}
    assert [one.key for one in store.said('"otra cosa"')] == ["a"]


def test_a_reader_of_one_instrument_finds_nothing_of_another(store: Store, add: Add) -> None:
    add(draft())
    add(draft(tree("article 1 | | El zafiro y la exportación."), instrument="regulation"))
    about = {"text": "Sobre el zafiro."}
    store.decide("comment", "a", about, STAMP, after=None, instrument="regulation")
    reader = Person("r", "reader@example.org")
    grant = {"grantee": reader.email, "role": "reader"}
    store.decide("role", "law/reader", grant, STAMP, after=None, instrument="law")
    seen = store.seen_by(reader)
    assert [hit.instrument for hit in seen.search("exportación")] == ["law"]
    assert seen.find(Sought("exportación")).instruments == {"law": 1}
    assert seen.search("zafiro") == ()
    assert seen.said("zafiro") == ()
    assert seen.find(Sought("zafrio")).unknown == (("zafrio", ""),)  # not even that the word is there
    assert store.find(Sought("zafrio")).unknown == (("zafrio", "zafiro"),)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=4))
def test_every_word_of_every_provision_finds_it(store: Store, texts: list[str]) -> None:
    """Whatever the script, and however it is inflected, accented or joined to others."""
    lines = tuple(
        Provision(Kind.ARTICLE, str(n), text=text, uid=f"u{n}", eid=f"art_{n}")
        for n, text in enumerate(t.replace("\0", "") for t in texts)
    )
    present = store.drafts("law")
    new = draft(Document("es", "Ley", lines))
    stored = store.add_draft(new, STAMP, after=present[-1].id if present else None)
    for node in lines:
        for word in words(node.text):
            for asked in (word.bare, node.text[word.start : word.end]):
                hits = store.search(asked, draft_id=stored.id)
                (hit,) = [one for one in hits if one.uid == node.uid]
                assert any(marked for marked, _ in hit.snippet)
                assert "".join(text for _, text in hit.snippet).strip("… ") in " ".join(node.text.split())


def test_every_word_of_the_seeded_law_finds_its_article(store: Store, add: Add) -> None:
    text = (Path(__file__).parents[3] / "seeds/acuerdo-autoridades/01.txt").read_text(encoding="utf-8")
    document = read_document(text.encode(), "01.txt", "es")
    document = document.map(lambda node: replace(node, uid=f"u-{node.eid}"))
    add(draft(document))
    for node in document.walk():
        for word in {word.bare for word in words(f"{node.heading} {node.text}")}:
            hits = store.search(word, limit=1000)
            assert any(node.eid == h.eid or node.eid.startswith(c) for h in hits for c in [top(h)]), word


def top(hit: Hit) -> str:
    return hit.lines[0].chain[0].eid
