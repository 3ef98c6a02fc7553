"""Whole texts of Spanish-language law: decrees, transitories, annexes, headings, each where it belongs."""

import pytest

from drafting.structure import parse_text
from tests.structure.outline import eids, find, law


def test_a_heading_on_the_next_line_belongs_to_its_division() -> None:
    text = law(
        "TÍTULO PRIMERO",
        "DISPOSICIONES GENERALES",
        "CAPÍTULO I",
        "Del objeto",
        "Artículo 1o.- La Ley obliga.",
    )
    assert find(text, "title_1").heading == "DISPOSICIONES GENERALES"
    assert find(text, "title_1__chp_I").heading == "Del objeto"
    assert eids(text) == ["title_1", "title_1__chp_I", "art_1"]


def test_a_decree_keeps_its_own_articles_apart_from_those_of_the_law() -> None:
    text = law(
        "DECRETO POR EL QUE SE EXPIDE LA LEY DE SUSTANCIAS",
        "ARTÍCULO ÚNICO.- Se expide la Ley de Sustancias, para quedar como sigue:",
        "LEY DE SUSTANCIAS",
        "CAPÍTULO I",
        "Artículo 1o.- Objeto.",
        "Artículo 2o.- Alcance.",
        "Artículo 3o.- Autoridad.",
        "TRANSITORIOS",
        "PRIMERO.- Este Decreto entrará en vigor al día siguiente.",
        "SEGUNDO.- Se abroga la ley anterior.",
    )
    assert eids(text) == [
        "decree_1", "decree_1__art_unico", "preface_1", "chp_I", "art_1", "art_2", "art_3",
        "transitories_1", "trans_1", "trans_2",
    ]  # fmt: skip


def test_an_appended_decree_restarts_its_transitories_without_a_clash() -> None:
    text = law(
        "Artículo 1.- Uno.", "TRANSITORIOS", "PRIMERO.- Vigencia.", "TRANSITORIOS DEL DECRETO DE REFORMA", "PRIMERO.- Otra."
    )  # fmt: skip
    assert eids(text) == ["art_1", "transitories_1", "trans_1", "transitories_2", "trans_1~2"]


@pytest.mark.parametrize(
    ("heading", "sort"),
    [
        ("DISPOSICIONES COMPLEMENTARIAS FINALES", "final"),
        ("DISPOSICIÓN COMPLEMENTARIA DEROGATORIA", "derogatoria"),
        ("Disposiciones Complementarias Modificatorias", "modificatoria"),
        ("DISPOSICIONES ADICIONALES", "adicional"),
    ],
)
def test_bare_ordinals_stand_below_the_heading_that_gathers_them(heading: str, sort: str) -> None:
    text = law("Artículo 1.- Uno.", heading, "PRIMERA.- Vigencia.", "ÚNICA.- Plazo.")
    assert eids(text) == ["art_1", "div_1", f"disp-{sort}_1", f"disp-{sort}_unica"]


def test_complementary_transitory_dispositions_are_transitories() -> None:
    text = law("Artículo 1.- Uno.", "DISPOSICIONES COMPLEMENTARIAS TRANSITORIAS", "ÚNICA.- Plazo.")
    assert eids(text) == ["art_1", "transitories_1", "trans_unica"]


def test_a_range_of_articles_is_one_article() -> None:
    text = law("Artículo 5.- Uno.", "Artículos 6 a 9.- Se derogan.", "Artículo 10.- Dos.")
    assert eids(text) == ["art_5", "art_6-a-9", "art_10"]


def test_a_label_used_twice_gets_distinct_eids() -> None:
    assert eids(law("Artículo 4.- Uno.", "Artículo 4.- Dos.")) == ["art_4", "art_4~2"]


def test_a_quoted_provision_of_another_law_is_text() -> None:
    text = law(
        "Artículo 1.- Se reforma el Código para quedar como sigue:",
        "“Artículo 420.- Se impondrá pena de prisión.",
        "Artículo 421.- La pena aumentará.”",
        "Artículo 2.- Se deroga la Ley anterior.",
    )
    assert [eid for eid in eids(text) if "__" not in eid] == ["art_1", "art_2"]


def test_a_heading_without_stop_swallows_nothing() -> None:
    opened = law("Artículo 1.- Una palabra “sin cierre.", "Artículo 2.- Otra.", "Artículo 3.- Otra más.")
    assert eids(opened) == ["art_1", "art_2", "art_3"]


def test_reform_notes_stay_where_they_stand() -> None:
    text = law("Artículo 1.- Uno.", "Artículo reformado DOF 10-06-2011", "Artículo 2.- Dos.")
    assert eids(text) == ["art_1", "art_1__note_1", "art_2"]


def test_a_repealed_article_stays_an_article() -> None:
    article = find(law("Artículo 30.- Uno.", "Artículo 31.- Derogado.", "Artículo 32.- Dos."), "art_31")
    assert article.text == "Derogado."


def test_an_annex_carries_its_table_as_rows() -> None:
    text = law(
        "Artículo 1.- Uno.",
        "ANEXO I",
        "LISTA DE SUSTANCIAS",
        "Apartado | Sustancia | CAS\n1 | Sarín | 107-44-8",
    )
    assert eids(text) == [
        "art_1",
        "annex_I",
        "annex_I__table_1",
        "annex_I__table_1__row_1",
        "annex_I__table_1__row_2",
    ]
    assert find(text, "annex_I").heading == "LISTA DE SUSTANCIAS"
    assert find(text, "annex_I__table_1__row_2").text == "1\tSarín\t107-44-8"


def test_headings_of_articles_are_told_from_their_text() -> None:
    run_in = law(
        "Artículo 1. Objeto. La presente Ley regula la exportación de bienes.",
        "Artículo 2. Autoridad competente. La Secretaría aplicará esta Ley.",
        "Artículo 3. Definiciones. Para efectos de esta Ley se entiende por:",
    )
    assert find(run_in, "art_2").heading == "Autoridad competente."
    assert find(run_in, "art_2").text == "La Secretaría aplicará esta Ley."
    plain = law(
        "Artículo 1.- La presente Ley es de orden público y de observancia general en toda la República.",
        "Artículo 2.- La Secretaría aplicará esta Ley. Las demás dependencias coadyuvarán en su ámbito.",
        "Artículo 3.- Para efectos de esta Ley se entiende por:",
    )
    assert find(plain, "art_2").heading == ""


def test_a_law_of_short_sentences_has_no_headings() -> None:
    text = law(
        "Artículo 1.- La presente Ley es de orden público. Tiene por objeto regular las sustancias.",
        "Artículo 2.- Su aplicación corresponde a la Secretaría. Las demás dependencias coadyuvarán.",
    )
    assert find(text, "art_1").heading == ""


def test_headings_may_stand_on_the_line_below_the_label() -> None:
    text = law(
        "Artículo 1", "Objeto", "La presente Directiva regula el control.", "Artículo 2", "Definiciones",
        "1. Se entiende por:", "a) control;", "Artículo 3", "Entrada en vigor", "Entrará en vigor el día siguiente.",
    )  # fmt: skip
    assert find(text, "art_2").heading == "Definiciones"
    assert find(text, "art_1").text == "La presente Directiva regula el control."


def test_a_dash_before_the_text_is_not_a_letter_of_the_number() -> None:
    text = law(
        "ARTICULO 1º — Objeto.",
        "ARTICULO 2º — A los efectos de la ley se entiende por sustancia la que figure.",
    )
    assert eids(text) == ["art_1", "art_2"]


def test_ordinals_that_go_on_with_the_figures_are_no_decree() -> None:
    numbers = [
        "Artículo 1.- Uno.",
        "Artículo 2.- Dos.",
        "Artículo 3.- Tres.",
        "Artículo Cuarto.- Comuníquese.",
    ]
    assert eids(law(*numbers)) == ["art_1", "art_2", "art_3", "art_4"]


def test_the_first_article_is_no_title() -> None:
    assert parse_text("Artículo 1. Objeto. Esta ley regula.\n\nArtículo 2. Otro.").title == ""
    assert (
        parse_text("Proyecto sin nombre\n\nArtículo 1. Uno.\n\nArtículo 2. Otro.").title
        == "Proyecto sin nombre"
    )
