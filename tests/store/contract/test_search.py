import pytest

from drafting.store import Store
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
    (hit,) = store.search("sanciones")
    assert (hit.eid, hit.heading) == ("chp_II", "Infracciones y sanciones")


def test_a_provision_without_label_is_named_by_the_one_above(store: Store, add: Add) -> None:
    text = "article 9 | | Primero.\n  paragraph | | Segundo párrafo, sobre aduanas."
    document = tree(text).map(lambda p: p if p.number else type(p)(p.kind, text=p.text, uid=p.uid, eid=p.eid))
    add(draft(document))
    (hit,) = store.search("aduanas")
    assert hit.label == "ARTICLE 9."


def test_each_provision_is_reported_from_the_newest_draft_that_has_the_words(store: Store, add: Add) -> None:
    add(draft(tree(TEXT)))
    add(draft(tree(TEXT)))
    add(draft(tree(TEXT.replace("orden público", "orden general"))))
    assert places(store, "público") == [("law", 2, "art_1")]
    assert places(store, "general") == [("law", 3, "art_1")]
    assert places(store, "orden") == [("law", 3, "art_1")]


def test_the_eid_is_that_of_the_draft_reported(store: Store, add: Add) -> None:
    first = add(draft(tree(TEXT)))
    add(draft(tree(TEXT.replace("article 2 | | Para", "article 20 | | Para"))))
    assert places(store, "exportación") == [("law", 2, "art_20__fr_II")]
    assert places(store, "exportación", draft_id=first.id) == [("law", 1, "art_2__fr_II")]


def test_a_search_can_stay_in_one_instrument(store: Store, add: Add) -> None:
    add(draft())
    add(draft(instrument="regulation"))
    assert len(places(store, "exportación")) == 2
    assert places(store, "exportación", instrument="regulation") == [("regulation", 1, "art_2__fr_II")]


def test_a_limit_is_kept(store: Store, add: Add) -> None:
    add(draft())
    assert len(store.search("la")) > 2
    assert len(store.search("la", limit=2)) == 2
    assert store.search("la", limit=0) == ()
    assert store.search("la", limit=10**30) == store.search("la")


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
