"""Fractions, incisos and paragraphs nest as a reader nests them."""

import pytest

from drafting.structure import parse_text
from tests.structure.outline import eids, find, law


def below(*paragraphs: str, language: str | None = None) -> list[str]:
    text = law("Artículo 1.- La Secretaría podrá:", *paragraphs)
    return [eid.removeprefix("art_1__") for eid in eids(text, language) if eid != "art_1"]


def test_fractions_hold_incisos_and_incisos_hold_subincisos() -> None:
    assert below("I. Uno:", "a) Dos:", "1. Tres;", "2. Cuatro;", "b) Cinco;", "II. Seis.") == [
        "fr_I", "fr_I__inc_a", "fr_I__inc_a__sub_1", "fr_I__inc_a__sub_2", "fr_I__inc_b", "fr_II",
    ]  # fmt: skip


def test_an_inserted_fraction_keeps_its_bis() -> None:
    assert below("I. Uno;", "I Bis. Dos;", "II. Tres;", "III.- Cuatro;", "IV. - Cinco.") == [
        "fr_I", "fr_I-bis", "fr_II", "fr_III", "fr_IV",
    ]  # fmt: skip


def test_a_fraction_with_a_letter_goes_on_the_list() -> None:
    lists = [f"{number}. Texto;" for number in ("I", "II", "II-A", "II-Ñ", "III")]
    assert below(*lists) == ["fr_I", "fr_II", "fr_II-A", "fr_II-Ñ", "fr_III"]


def test_apartados_above_fractions() -> None:
    assert below("A. Uno:", "I. Dos;", "II. Tres;", "B. Cuatro:", "I. Cinco.") == [
        "apt_A", "apt_A__fr_I", "apt_A__fr_II", "apt_B", "apt_B__fr_I",
    ]  # fmt: skip


def test_the_letter_i_after_h_is_a_letter() -> None:
    letters = [f"{letter}) Texto;" for letter in "abcdefghij"]
    assert below(*letters) == [f"inc_{letter}" for letter in "abcdefghij"]


def test_a_roman_list_under_a_letter_is_roman() -> None:
    assert below("a) Uno:", "i) Dos;", "ii) Tres;", "iii) Cuatro;", "b) Cinco.") == [
        "inc_a", "inc_a__sub_i", "inc_a__sub_ii", "inc_a__sub_iii", "inc_b",
    ]  # fmt: skip


def test_a_roman_list_may_open_right_under_h() -> None:
    letters = [f"{letter}) Texto;" for letter in "abcdefg"]
    assert below(*letters, "h) Uno:", "i) Dos;", "ii) Tres;", "i) Otra letra;")[7:10] == [
        "inc_h", "inc_h__sub_i", "inc_h__sub_ii",
    ]  # fmt: skip


def test_a_paragraph_between_two_fractions_belongs_to_the_first() -> None:
    assert below("I. Uno.", "Un párrafo de la fracción.", "II. Dos.") == ["fr_I", "fr_I__par_2", "fr_II"]


def test_a_paragraph_after_the_last_fraction_belongs_to_the_article() -> None:
    assert below("I. Uno;", "II. Dos.", "Lo anterior sin perjuicio de otras facultades.") == [
        "fr_I",
        "fr_II",
        "par_2",
    ]


def test_a_second_list_hangs_below_the_paragraph_that_announces_it() -> None:
    assert below("I. Uno;", "II. Dos.", "Además, podrá:", "I. Tres;", "II. Cuatro.") == [
        "fr_I", "fr_II", "par_2", "par_2__fr_I", "par_2__fr_II",
    ]  # fmt: skip


def test_an_inner_list_of_the_same_form_as_an_outer_one() -> None:
    paragraphs = [
        "1. Uno:",
        "a) Dos;",
        "b) Tres, en estos casos:",
        "1. Cuatro;",
        "2. Cinco;",
        "c) Seis.",
        "2. Siete.",
    ]
    assert below(*paragraphs) == [
        "apt_1", "apt_1__inc_a", "apt_1__inc_b", "apt_1__inc_b__sub_1", "apt_1__inc_b__sub_2", "apt_1__inc_c", "apt_2",
    ]  # fmt: skip


def test_an_inner_list_announced_by_a_paragraph() -> None:
    paragraphs = [
        "1. Uno:",
        "a) Dos;",
        "b) Tres.",
        "No se aplicará en estos casos:",
        "1. Cuatro;",
        "2. Cinco;",
        "c) Seis.",
        "2. Siete.",
    ]
    assert below(*paragraphs) == [
        "apt_1", "apt_1__inc_a", "apt_1__inc_b", "apt_1__inc_b__par_2", "apt_1__inc_b__sub_1", "apt_1__inc_b__sub_2",
        "apt_1__inc_c", "apt_2",
    ]  # fmt: skip


def test_an_article_may_say_its_own_letter_again() -> None:
    assert eids(law("Artículo 54 A", "A.- La presentación se hará por escrito.")) == ["art_54-A"]


def test_several_lists_each_announced_by_its_paragraph() -> None:
    paragraphs = ["I. Uno;", "Segundo:", "I. Dos;", "Tercero:", "I. Tres;", "Cuarto:", "I. Cuatro."]
    assert below(*paragraphs) == [
        "fr_I", "par_2", "par_2__fr_I", "par_3", "par_3__fr_I", "par_4", "par_4__fr_I",
    ]  # fmt: skip


def test_paragraphs_are_counted_from_the_article_itself() -> None:
    assert below("Segundo párrafo.", "Tercer párrafo.") == ["par_2", "par_3"]


@pytest.mark.parametrize(
    "text",
    [
        "1997. Año de la reforma.",
        "C. Presidente de la Comisión, presente.",
        "V. gr. los precursores.",
        "1.5 por ciento de la cantidad.",
        "A los interesados se les notificará.",
    ],
)
def test_what_only_looks_like_a_label_is_a_paragraph(text: str) -> None:
    assert below(text) == ["par_2"]


def test_a_gap_in_a_list_is_kept() -> None:
    assert below("I. Uno;", "II. Dos;", "IV. Cuatro;", "V. Cinco.") == ["fr_I", "fr_II", "fr_IV", "fr_V"]


def test_english_levels_follow_their_parentheses() -> None:
    text = law(
        "§ 1.2 Definitions.",
        "(a) General. The term means:",
        "(1) A refusal:",
        "(i) In substance; or",
        "(ii) In form;",
        "(2) An action.",
        "(b)(1) Scope. This part applies.",
        "(2) It does not apply.",
    )
    assert eids(text, "en") == [
        "sec_1.2", "sec_1.2__subsec_a", "sec_1.2__subsec_a__par_1", "sec_1.2__subsec_a__par_1__subpar_i",
        "sec_1.2__subsec_a__par_1__subpar_ii", "sec_1.2__subsec_a__par_2", "sec_1.2__subsec_b",
        "sec_1.2__subsec_b__par_1", "sec_1.2__subsec_b__par_2",
    ]  # fmt: skip


def test_the_label_is_kept_as_printed() -> None:
    fraction = find(law("Artículo 1.- Uno:", "I.- Dos;"), "art_1__fr_I")
    assert (fraction.label, fraction.number, fraction.text) == ("I.-", "I", "Dos;")


def test_a_list_goes_on_after_a_paragraph_and_over_repealed_numbers() -> None:
    paragraphs = ["I. Uno;", "II. Dos;", "III. Tres;", "IV a VI. (Se derogan).", "VII. Siete;", "VIII. Ocho."]
    assert below(*paragraphs) == ["fr_I", "fr_II", "fr_III", "fr_IV-a-VI", "fr_VII", "fr_VIII"]


def test_a_list_goes_on_inside_an_item_after_its_paragraph() -> None:
    paragraphs = ["I. Uno:", "1. Dos;", "Un párrafo del numeral.", "2. Tres;", "3. Cuatro.", "II. Cinco."]
    assert below(*paragraphs) == [
        "fr_I",
        "fr_I__sub_1",
        "fr_I__sub_1__par_2",
        "fr_I__sub_2",
        "fr_I__sub_3",
        "fr_II",
    ]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["h) Uno;", "i) Dos;", "j) Tres."], ["inc_h", "inc_i", "inc_j"]),
        (["V.- Uno;", "VI.- Dos."], ["fr_V", "fr_VI"]),
        (["IV Bis. Uno;", "IV Ter. Dos."], ["fr_IV-bis", "fr_IV-ter"]),
        (["XXIX-M. Uno;", "XXIX-N. Dos."], ["fr_XXIX-M", "fr_XXIX-N"]),
    ],
)
def test_a_list_of_an_amending_decree_opens_late(labels: list[str], expected: list[str]) -> None:
    assert below(*labels) == expected


def test_a_paragraph_that_opens_with_a_quoted_term_swallows_nothing() -> None:
    text = law(
        "Artículo 1.- Definiciones:",
        '"Convención": el tratado.',
        'Artículo 2.- Se llama "prueba".',
        "Artículo 3.- «Fin».",
    )
    assert [eid for eid in eids(text) if "__" not in eid] == ["art_1", "art_2", "art_3"]


def test_a_table_of_contents_is_kept_as_notes() -> None:
    text = law(
        "LEY DE PRUEBA",
        "ÍNDICE",
        "TÍTULO I",
        "Artículo 1. Objeto",
        "Artículo 2. Ámbito",
        "TÍTULO I",
        "Artículo 1. Objeto",
        "La ley regula.",
        "Artículo 2. Ámbito",
        "La ley obliga.",
    )
    assert [eid for eid in eids(text) if "note" not in eid and "preface" not in eid] == [
        "title_I",
        "art_1",
        "art_2",
    ]


def test_closing_dispositions_stand_outside_the_last_chapter() -> None:
    text = law(
        "TÍTULO I",
        "Artículo 1. Uno.",
        "CAPÍTULO I",
        "Artículo 2. Dos.",
        "Disposición adicional primera. Remisiones.",
        "Texto.",
    )
    tops = [provision.eid for provision in parse_text(text).provisions]
    assert tops == ["title_I", "disp-adicional_1"]


def test_a_law_wholly_in_quotation_marks_keeps_its_first_article() -> None:
    assert eids(law("“Artículo 1.- Uno.", "Artículo 2.- Dos.", "Artículo 3.- Tres.”")) == [
        "art_1",
        "art_2",
        "art_3",
    ]
