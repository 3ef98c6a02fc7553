"""What moved, and what was only carried along."""

from tests.compare.law import TEXTS, articles, numbered, told

A, B, C, D, E, F, G, H = TEXTS[:8]


def test_an_article_moved_behind_another_moved_alone() -> None:
    old = articles(("1", A), ("2", B), ("3", C), ("4", D), ("5", E))
    new = articles(("1", A), ("3", C), ("4", D), ("2", B), ("5", E))
    assert told(old, new) == ["moved: article 2"]


def test_the_heavier_of_two_stays() -> None:
    old = articles(("1", A + B + C), ("2", D))
    new = articles(("2", D), ("1", A + B + C))
    assert told(old, new) == ["moved: article 2"]


def test_an_article_moved_and_renumbered_is_both() -> None:
    assert told(numbered(A, B, C, D), numbered(A, C, D, B)) == [
        "renumbered: article 3 > article 2",
        "renumbered: article 4 > article 3",
        "moved+renumbered: article 2 > article 4",
    ]


def test_an_article_under_another_chapter_moved_though_the_sequence_holds() -> None:
    old = f"chapter I | Objeto\n  art 1 | {A}\n  art 2 | {B}\nchapter II | Control\n  art 3 | {C}\n  art 4 | {D}"
    new = f"chapter I | Objeto\n  art 1 | {A}\nchapter II | Control\n  art 2 | {B}\n  art 3 | {C}\n  art 4 | {D}"
    assert told(old, new) == ["moved: article 2"]


def test_a_chapter_that_moved_carries_its_articles() -> None:
    first = f"chapter I | Objeto\n  art 1 | {A}\n  art 2 | {B}\n"
    second = f"chapter II | Control\n  art 3 | {C}\n  art 4 | {D}\n  art 5 | {E}\n"
    third = f"chapter III | Sanciones\n  art 6 | {F}\n  art 7 | {G}\n  art 8 | {H}\n"
    assert told(first + second + third, second + third + first) == ["moved: chapter I"]


def test_an_article_that_moved_inside_a_moved_chapter_moved_too() -> None:
    first = f"chapter I | Objeto\n  art 1 | {A}\n  art 2 | {B}\n  art 3 | {H}\n"
    turned = f"chapter I | Objeto\n  art 2 | {B}\n  art 3 | {H}\n  art 1 | {A}\n"
    second = f"chapter II | Control\n  art 4 | {C}\n  art 5 | {D}\n  art 6 | {E}\n  art 7 | {F}\n"
    assert told(first + second, second + turned) == ["moved: chapter I", "moved: article 1"]


def test_a_heading_put_over_a_whole_law_moves_nothing() -> None:
    new = "title I | Todo\n" + articles(("1", A), ("2", B), depth=1)
    assert told(numbered(A, B), new) == ["inserted: - > title I"]


def test_sections_that_divide_a_chapter_move_nothing() -> None:
    old = f"chapter I | Objeto\n  art 1 | {A}\n  art 2 | {B}\nchapter II | Control\n  art 3 | {C}"
    divided = (
        f"chapter I | Objeto\n  division | Primera\n    art 1 | {A}\n  division | Segunda\n    art 2 | {B}\n"
        f"chapter II | Control\n  art 3 | {C}"
    )
    assert told(old, divided) == ["inserted: - > division", "inserted: - > division"]


def test_what_a_chapter_gave_to_a_new_one_beside_it_moved() -> None:
    old = f"chapter I | Objeto\n  art 1 | {A}\n  art 2 | {B}\n  art 3 | {C}"
    new = f"chapter I | Objeto\n  art 1 | {A}\n  art 2 | {B}\nchapter II | Control\n  art 3 | {C}"
    assert told(old, new) == ["inserted: - > chapter II", "moved: article 3"]


def test_the_children_of_a_moved_article_did_not_move() -> None:
    moving = f"art 1 | Se requiere permiso para:\n  fr I | {B}\n  fr II | {C}\n"
    rest = f"art 2 | {D}\nart 3 | {E}\nart 4 | {F}\n"
    assert told(moving + rest, rest + moving) == ["moved: article 1"]


def test_a_fraction_that_changed_its_place_in_an_article_moved() -> None:
    old = f"art 1 | Se requiere:\n  fr I | {A}\n  fr II | {B}\n  fr III | {C}"
    new = f"art 1 | Se requiere:\n  fr I | {B}\n  fr II | {C}\n  fr III | {A}"
    assert "moved+renumbered: fraction I > fraction III" in told(old, new)


def test_a_paragraph_that_went_to_another_article_moved() -> None:
    old = f"art 1 | {A}\n  par | {B}\nart 2 | {C}\n  par | {D}"
    new = f"art 1 | {A}\nart 2 | {C}\n  par | {D}\n  par | {B}"
    assert told(old, new) == ["moved: paragraph 1 > paragraph 2"]


def test_a_short_phrase_found_in_two_articles_is_no_move() -> None:
    old = f"art 1 | {A}\n  fr I | Multa, y\nart 2 | {B}"
    new = f"art 1 | {A}\nart 2 | {B}\n  fr I | Multa, y"
    assert told(old, new) == ["deleted: fraction I > -", "inserted: - > fraction I"]
