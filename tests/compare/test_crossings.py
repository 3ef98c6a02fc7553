"""Text that left one instrument and stands in another."""

from drafting.compare import compare, crossings
from drafting.model import ChangeKind, Comparison
from tests.compare.law import TEXTS, articles, name, numbered
from tests.seeds.story import Pair, comparison, draft, manifest
from tests.trees import document

A, B, C, D, E, F, G, H = TEXTS[:8]


def between(old: str, new: str) -> Comparison:
    return compare(document(old), document(new))


def crossed(gone: Comparison, there: str) -> list[tuple[str, str]]:
    return [(name(found.old), name(found.new)) for found in crossings(gone, document(there))]


def test_the_annexes_of_the_seeds_law_stand_in_its_regulation() -> None:
    regulation = draft(manifest()["reglamento-ley-quimica"][0])
    found = crossings(comparison(Pair("ley-federal-quimica", 5, 6)), regulation)
    assert [(crossing.old.eid, crossing.new.eid) for crossing in found] == [
        ("annex_I", "annex_I"),
        ("annex_II", "annex_II"),
    ]
    assert found[0].kept > 0.95
    rows = [change.kinds for change in found[0].changes if change.provision.kind == "row"]
    assert rows.count((ChangeKind.UNCHANGED,)) > 70


def test_no_other_step_of_the_seeds_law_sends_anything_there() -> None:
    regulation = draft(manifest()["reglamento-ley-quimica"][0])
    for number in (1, 2, 3, 4, 6, 7, 8, 9, 10, 11):
        assert crossings(comparison(Pair("ley-federal-quimica", number, number + 1)), regulation) == ()


def test_an_article_deleted_here_and_reworded_there_crossed() -> None:
    gone = between(numbered(A, B, C, D), numbered(A, B, D))
    there = articles(("7", H), ("8", C.replace("vigente", "de la Secretaría")), ("9", F))
    assert crossed(gone, there) == [("article 3", "article 8")]


def test_an_article_repealed_in_place_crossed_too() -> None:
    gone = between(numbered(A, B, C), numbered(A, "Se deroga.", C))
    assert crossed(gone, numbered(G, B)) == [("article 2", "article 2")]


def test_what_is_still_there_did_not_cross() -> None:
    assert crossed(between(numbered(A, B, C), numbered(A, B, C)), numbered(B)) == []


def test_what_went_into_another_article_of_the_same_law_did_not_cross() -> None:
    assert crossed(between(numbered(A, B, C), numbered(A, f"{B} {C}")), numbered(C)) == []


def test_what_crossed_as_a_whole_is_told_once() -> None:
    chapter = f"chapter II | Del registro\n  art 2 | {B}\n    fr I | {C}\n  art 3 | {D}\n"
    gone = between(f"chapter I | Objeto\n  art 1 | {A}\n" + chapter, f"chapter I | Objeto\n  art 1 | {A}")
    assert crossed(gone, chapter + f"chapter III | Otro\n  art 9 | {F}") == [("chapter II", "chapter II")]


def test_of_a_comparison_only_what_it_inserted_has_arrived() -> None:
    gone = between(numbered(A, B, C), numbered(A, C))
    assert crossings(gone, between(numbered(B, F), numbered(B, F, G))) == ()
    (found,) = crossings(gone, between(numbered(F), numbered(F, B)))
    assert name(found.new) == "article 2"
