"""One provision into two or three, and back; and text that left its provision for another level."""

from drafting.compare import carry_uids, compare
from drafting.model import Change, ChangeKind, Op
from tests.compare.law import TEXTS, articles, name, numbered, told
from tests.trees import document

A, B, C, D, E, F, G, H = TEXTS[:8]


def parts(old: str, new: str) -> list[tuple[str, str]]:
    """Each part and the provision that its origin is."""
    return [(name(change.provision), name(change.origin)) for change in _parts(old, new)]


def _parts(old: str, new: str) -> list[Change]:
    return [change for change in compare(document(old), document(new)).changes if change.origin]


def test_an_article_into_two_is_split() -> None:
    old = articles(("1", A), ("2", f"{B} {C}"), ("3", D))
    new = articles(("1", A), ("2", B), ("3", C), ("4", D))
    assert told(old, new) == [
        "modified+split: article 2",
        "inserted+split: - > article 3",
        "renumbered: article 3 > article 4",
    ]
    assert parts(old, new) == [("article 3", "article 2")]


def test_two_articles_into_one_are_merged() -> None:
    old = articles(("1", A), ("2", B), ("3", C), ("4", D))
    new = articles(("1", A), ("2", f"{B} {C}"), ("3", D))
    assert told(old, new) == [
        "modified+merged: article 2",
        "deleted+merged: article 3 > -",
        "renumbered: article 4 > article 3",
    ]
    assert parts(old, new) == [("article 3", "article 2")]


def test_an_article_into_three_gives_two_parts() -> None:
    old = numbered(A, f"{B} {C} {D}", E)
    new = numbered(A, B, C, D, E)
    assert sorted(origin for _, origin in parts(old, new)) == ["article 2", "article 2"]


def test_a_part_may_stand_anywhere() -> None:
    old = numbered(A, f"{B} {C}", D, E, F)
    new = numbered(A, B, D, E, F, C)
    assert parts(old, new) == [("article 6", "article 2")]


def test_the_fractions_of_an_article_that_was_divided_moved_with_their_part() -> None:
    old = f"art 1 | {A}\nart 2 | Se requiere:\n  fr I | {B}\n  fr II | {C}\n  fr III | {D}\n  fr IV | {E}"
    new = (
        f"art 1 | {A}\nart 2 | Se requiere:\n  fr I | {B}\n  fr II | {C}\n"
        f"art 3 | Se requiere además:\n  fr I | {D}\n  fr II | {E}"
    )
    assert told(old, new) == [
        "split: article 2",
        "inserted+split: - > article 3",
        "moved+renumbered: fraction III > fraction I",
        "moved+renumbered: fraction IV > fraction II",
    ]


def test_a_paragraph_divided_in_two_is_split() -> None:
    old = f"art 1 | {A}\n  par | {C} {B}\n  par | {D}"
    new = f"art 1 | {A}\n  par | {C}\n  par | {B}\n  par | {D}"
    assert told(old, new) == ["modified+split: paragraph 1", "inserted+split: - > paragraph 2"]


def test_paragraphs_joined_are_merged() -> None:
    old = f"art 1 | {A}\n  par | {C}\n  par | {B}"
    new = f"art 1 | {A}\n  par | {C} {B}"
    assert told(old, new) == ["modified+merged: paragraph 1", "deleted+merged: paragraph 2 > -"]


def test_the_edits_of_a_part_show_only_what_was_reworded() -> None:
    (part,) = _parts(numbered(A, f"{B} {C}"), numbered(A, B, C.replace("vigente", "anual")))
    struck = [edit.text for edit in part.origin_edits if edit.op is Op.DELETE]
    come = [edit.text for edit in part.origin_edits if edit.op is Op.INSERT]
    assert (struck, come) == (["vigente"], ["anual"])


def test_the_text_of_an_article_behind_a_new_first_paragraph_moved() -> None:
    old = f"art 1 | {A}\n  par | {B}"
    new = f"art 1 | {H}\n  par | {A}\n  par | {B}"
    assert told(old, new) == ["modified: article 1", "inserted+moved: - > paragraph 1"]
    assert parts(old, new) == [("paragraph 1", "article 1")]


def test_a_penalty_that_only_went_to_an_article_of_its_own_is_no_change_of_a_penalty() -> None:
    changes = compare(document(numbered(A, f"{B} {G}")), document(numbered(A, B, G))).changes
    assert [sign.value for change in changes for sign in change.significance] == ["typography", "typography"]


def test_the_main_part_keeps_the_uid_and_the_others_get_new_ones() -> None:
    given = iter("abcdefgh")
    old = carry_uids(None, document(numbered(A, f"{B} {B} {C}", D)), lambda: next(given))
    new = carry_uids(old, document(numbered(A, f"{B} {B}", C, D)), lambda: next(given))
    assert [node.uid for node in new.walk()] == ["a", "b", "d", "c"]


def test_a_closing_formula_that_went_to_a_new_last_transitory_divides_nothing() -> None:
    closing = f"\n    par | {E}\n    par | {F}"
    old = f"transitories\n  tra Primero | {A}\n  tra Segundo | {B}{closing}"
    new = f"transitories\n  tra Primero | {A}\n  tra Segundo | {B}\n  tra Tercero | {C}{closing}"
    assert parts(old, new) == []


def test_an_article_that_repeats_what_another_still_says_is_no_part_of_it() -> None:
    kinds = {
        kind
        for change in compare(document(numbered(A, B)), document(numbered(A, B, B))).changes
        for kind in change.kinds
    }
    assert ChangeKind.SPLIT not in kinds


def words(old: str, new: str) -> dict[str, int]:
    return compare(document(old), document(new)).words()


def test_words_that_went_to_a_part_count_as_neither_struck_nor_inserted() -> None:
    split = words(numbered(A, f"{B} {C}"), numbered(A, B, C.replace("vigente", "anual")))
    merged = words(numbered(A, B, C.replace("vigente", "anual")), numbered(A, f"{B} {C}"))
    assert split == merged == {"inserted": 1, "deleted": 1}


def test_words_that_went_from_an_article_to_a_paragraph_are_counted_once() -> None:
    old, new = f"art 1 | {A}\n  par | {B}", f"art 1 | {H}\n  par | {A}\n  par | {B}"
    assert words(old, new) == {"inserted": len(H.split()), "deleted": 0}


def test_what_an_article_lost_whole_and_its_bis_says_in_few_of_its_words_divides_it() -> None:
    old = f"art 10 | Corresponde a la Autoridad:\n  fr I | {B}\n  fr II | Expedir los formularios, guías y criterios técnicos necesarios para aplicar esta Ley."
    new = (
        f"art 10 | Corresponde a la Autoridad:\n  fr I | {B}\n"
        f"art {{}} | Para cumplir esta Ley se faculta:\n  fr I | Al Ejecutivo, para expedir el Reglamento;\n"
        "  fr II | A la Autoridad Nacional, para emitir formularios, guías y criterios técnicos."
    )
    assert parts(old, new.format("10 Bis"))[:1] == [("article 10 Bis", "article 10")]
    assert parts(old, new.format("11")) == []  # a number of its own is no sign that it goes on with 10
