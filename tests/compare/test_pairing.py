"""Which provision became which: by what it says first, by label and place where that does not decide."""

from drafting.compare import compare
from drafting.model import ChangeKind, Significance
from tests.compare.law import TEXTS, articles, numbered, told
from tests.trees import document

A, B, C, D, E, F, G, H = TEXTS[:8]


def test_a_law_against_itself_has_no_change() -> None:
    assert told(numbered(*TEXTS), numbered(*TEXTS)) == []


def test_an_inserted_article_is_inserted_and_the_rest_only_renumbered() -> None:
    new = numbered(
        *TEXTS[:4], "La presente sección se aplicará también a los residuos peligrosos.", *TEXTS[4:]
    )
    assert told(numbered(*TEXTS), new) == [
        "inserted: - > article 5",
        *(f"renumbered: article {number} > article {number + 1}" for number in range(5, 13)),
    ]


def test_an_article_that_takes_the_number_of_another_does_not_take_its_place() -> None:
    changed = E.replace("días y horas hábiles", "cualquier día").replace(
        "debidamente acreditados", "de oficio"
    )
    new = numbered(A, B, C, D, "Quedan exceptuados los laboratorios escolares.", changed, F)
    assert told(numbered(A, B, C, D, E, F), new) == [
        "inserted: - > article 5",
        "modified+renumbered: article 5 > article 6",
        "renumbered: article 6 > article 7",
    ]


def test_a_deleted_article_stands_where_it_stood() -> None:
    assert told(articles(("1", A), ("2", B), ("3", C)), articles(("1", A), ("3", C))) == [
        "deleted: article 2 > -"
    ]


def test_a_bis_article_is_inserted_without_renumbering_anything() -> None:
    old = articles(("1", A), ("2", B), ("3", C))
    new = articles(("1", A), ("2", B), ("2 Bis", D), ("3", C))
    assert told(old, new) == ["inserted: - > article 2 Bis"]


def test_a_rewritten_article_in_its_place_is_modified() -> None:
    assert told(numbered(A, B, C), numbered(A, H, C)) == ["modified: article 2"]


def test_an_article_repealed_in_place_is_modified() -> None:
    assert told(numbered(A, B, C), numbered(A, "Derogado.", C)) == ["modified: article 2"]


def test_repeal_notes_are_no_text_to_recognise_an_article_by() -> None:
    old = numbered(A, "Derogado.", C, D, E)
    new = numbered(A, F, C, "Derogado.", E)
    assert told(old, new) == ["modified: article 2", "modified: article 4"]


def test_an_article_much_enlarged_is_still_the_same() -> None:
    grown = f"{A} {F} {G} {H} {TEXTS[8]}"
    assert told(numbered(A, B), numbered(grown, B)) == ["modified: article 1"]


def test_a_label_used_twice_confuses_nothing() -> None:
    old = articles(("1", A), ("1", B), ("2", C))
    new = articles(("1", A), ("1", B.replace("cada año", "cada mes")), ("2", C))
    assert told(old, new) == ["modified: article 1"]


def test_typography_of_a_label_is_told_as_such_and_is_no_renumbering() -> None:
    old, new = document("art 1o | " + A), document("art 1 | " + A)
    (change,) = compare(old, new).changes
    assert (change.kinds, change.significance) == ((ChangeKind.MODIFIED,), (Significance.TYPOGRAPHY,))


def test_repeated_formulas_are_told_apart_by_what_stands_beside_them() -> None:
    formula = "El presente Decreto entrará en vigor al día siguiente de su publicación oficial."
    first = f"transitories\n  tra Primero | {formula}\n  tra Segundo | {A}"
    second = f"transitories\n  tra Primero | {formula}\n  tra Segundo | {B}"
    third = f"transitories\n  tra Primero | {formula}\n  tra Segundo | {C}"
    assert told(f"{first}\n{third}", f"{first}\n{second}\n{third}") == [
        "inserted: - > transitories",
        "inserted: - > transitory Primero",
        "inserted: - > transitory Segundo",
    ]


def test_a_chapter_with_the_same_heading_is_the_same_chapter_under_another_number() -> None:
    old = f"chapter I | Objeto\n  art 1 | {A}\nchapter II | Del registro\n  art 2 | {B}\n  art 3 | {C}"
    new = (
        f"chapter I | Objeto\n  art 1 | {A}\nchapter II | De los permisos\n  art 2 | {D}\n"
        f"chapter III | Del registro\n  art 3 | {B}\n  art 4 | {C}"
    )
    assert told(old, new) == [
        "inserted: - > chapter II",
        "inserted: - > article 2",
        "renumbered: chapter II > chapter III",
        "renumbered: article 2 > article 3",
        "renumbered: article 3 > article 4",
    ]


def test_a_chapter_that_keeps_its_articles_is_the_same_under_another_heading() -> None:
    old = f"chapter I | Objeto\n  art 1 | {A}\n  art 2 | {B}"
    assert told(old, old.replace("Objeto", "Disposiciones generales")) == ["modified: chapter I"]


def test_fractions_are_paired_by_their_text() -> None:
    old = f"art 1 | Se requiere:\n  fr I | {B}\n  fr II | {C}\n  fr III | {D}"
    new = f"art 1 | Se requiere:\n  fr I | {B}\n  fr II | {H}\n  fr III | {C}\n  fr IV | {D}"
    assert told(old, new) == [
        "inserted: - > fraction II",
        "renumbered: fraction II > fraction III",
        "renumbered: fraction III > fraction IV",
    ]


def test_an_inserted_paragraph_does_not_renumber_those_behind_it() -> None:
    old = f"art 1 | {A}\n  par | {B}\n  par | {C}"
    new = f"art 1 | {A}\n  par | {D}\n  par | {B}\n  par | {C}"
    assert told(old, new) == ["inserted: - > paragraph 1"]


def test_rows_of_a_table_are_paired_one_by_one() -> None:
    old = "annex I | Sustancias\n  table\n    row | Fosgeno\t75-44-5\n    row | Cloropicrina\t76-06-2"
    new = (
        "annex I | Sustancias\n  table\n    row | Fosgeno\t75-44-5\n"
        "    row | Cianuro de hidrógeno\t74-90-8\n    row | Cloropicrina\t76-06-2"
    )
    assert told(old, new) == ["inserted: - > row"]


def test_a_closing_formula_does_not_make_two_transitories_one() -> None:
    closing = f"\n    par | {E}\n    par | {F}"
    old = f"transitories\n  tra Primero | {A}\n  tra Segundo | {B}{closing}"
    new = f"transitories\n  tra Primero | {A}\n  tra Segundo | {B}\n  tra Tercero | {C}{closing}"
    assert [line for line in told(old, new) if "transitory" in line] == ["inserted: - > transitory Tercero"]


def test_a_section_of_english_law_is_a_unit() -> None:
    old = "sec 1002.1 | Scope | This part applies to every creditor.\n  subsec a | It covers all credit.\n"
    new = old + "sec 1002.2 | Definitions | Account means an extension of credit of any kind."
    assert told(old, new) == ["inserted: - > section 1002.2"]


def test_two_laws_that_share_nothing_but_numbers_share_nothing() -> None:
    kinds = [line.split(":")[0] for line in told(numbered(*TEXTS[:6]), numbered(*TEXTS[6:]))]
    assert kinds == ["deleted"] * 6 + ["inserted"] * 6


def test_most_of_a_law_repealed_in_place_is_modified() -> None:
    assert told(numbered(A, B, C), numbered(A, "Derogado.", "Se deroga.")) == [
        "modified: article 2",
        "modified: article 3",
    ]
