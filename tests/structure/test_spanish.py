"""What opens a provision in Spanish-language law, and what only looks like it."""

import pytest

from drafting.model import Block, Kind
from drafting.structure import parse_text
from drafting.structure.spanish import note, recognise
from tests.structure.outline import eids, find, law


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Artículo 1o.- Esta Ley es de orden público.", "1"),
        ("ARTÍCULO 12 Bis.- Quienes importen.", "12 Bis"),
        ("ARTICULO 51 Bis 2.- La Secretaría resolverá.", "51 Bis 2"),
        ("Artículo 153-K. La Autoridad integrará.", "153-K"),
        ("Artículo 410 A.- Las sanciones.", "410 A"),
        ("Artículo 410 A Las sanciones.", "410 A"),
        ("Artículo 152 TER H.- El registro.", "152 TER H"),
        ("Artículo único.- Se expide la Ley.", "único"),
        ("ARTÍCULO CENTÉSIMO VIGÉSIMO TERCERO.- Se deroga.", "CENTÉSIMO VIGÉSIMO TERCERO"),
        ("Artículo 1.º Objeto.", "1"),
        ("Artículo 28 bis. Borrador de declaración.", "28 bis"),
        ("Art. 7.- La licencia.", "7"),
        ("Artículo 17 K", "17 K"),
        ("Artículo 54 Ñ", "54 Ñ"),
        ("Artículo 5°.- Derogado.", "5"),
        ("Artículo 23 Bis-1.- Texto.", "23 Bis-1"),
        ("Artículo 12. (Se deroga).", "12"),
        ("Artículo 9 “Sustancia” significa.", "9"),
        ("Artículo 3o. Bis.- La licencia.", "3 Bis"),
        ("Artículo 3o.-Bis.- La licencia.", "3 Bis"),
        ("Artículo 3o. bis Quien importe.", "3 bis"),
        ("Artículo 5°-bis.- La licencia.", "5 bis"),
        ("Artículo 14-BIS.- La licencia.", "14 BIS"),
        ("Artículo 14.- Bis. La licencia.", "14 Bis"),
        ("Artículo 4 QUINTUS.- La licencia.", "4 QUINTUS"),
        ("Artículo 4 Octavus. La licencia.", "4 Octavus"),
        ("Artículo 1o.-A.- La licencia.", "1-A"),
        ("Artículo 123.-A.- Entre los obreros.", "123"),
        ("Artículo 7.o La licencia.", "7"),
        ("Artículo 7.o", "7"),
        ("Artículo 1,023.- La licencia.", "1023"),
        ("Artículo 1.000.- La licencia.", "1000"),
        ("Artículo 1.000 La licencia.", "1000"),
        ("Artículo I.- Objeto", "I"),
        ("ARTÍCULO XIV", "XIV"),
        ("ARTÍCULO Cuadringentésimo Quinto.- Se deroga.", "Cuadringentésimo Quinto"),
        ("ARTÍCULO QUINGENTÉSIMO.- Se deroga.", "QUINGENTÉSIMO"),
        ("ARTÍCULO DÉCIMO SEGUNDO BIS.- Se deroga.", "DÉCIMO SEGUNDO BIS"),
        ("Artículos 6 a 9.- Se derogan.", "6 a 9"),
        ("ARTÍCULOS 6o. AL 9o.- DEROGADOS.", "6 AL 9"),
        ("Artículos 12 y 13. Derogados.", "12 y 13"),
    ],
)
def test_an_article_is_known_by_its_label(text: str, number: str) -> None:
    mark = recognise(Block(text))
    assert mark is not None
    assert (mark.kind, mark.number) == (Kind.ARTICLE, number)
    assert text == mark.label + mark.gap + mark.rest


@pytest.mark.parametrize(
    "text",
    [
        "artículo 372, produce: efectos desde su notificación",
        "Artículo 372, fracción II, de la Ley de la materia",
        "Artículo 5 de la Ley establece que",
        "artículo 12.- de la Ley",
        "Artículos 12 y 13 de esta Ley",
        "Artículos 12 a 13. de esta Ley",
        "Artículo V de la Convención",
        "Artículo XX General Agreement",
        "Artículo 1.002 de la Ley",
        "Artículo reformado DOF 10-06-2011",
        "Artículo 9.3 de la ley citada",
        "Título III del Libro Segundo del Código",
        "Capítulo II de la presente Ley y demás aplicables",
        "Anexo I de la Ley",
        "Anexo de sustancias que se publica por separado",
        "Decreto que la Secretaría publique",
        "Transitoriamente se aplicará",
        "Segundo párrafo del artículo anterior",
    ],
)
def test_a_reference_at_the_start_of_a_line_is_not_a_label(text: str) -> None:
    mark = recognise(Block(text))
    assert mark is None or mark.kind is Kind.NOTE


@pytest.mark.parametrize(
    "text",
    [
        "Artículo reformado DOF 10-06-2011",
        "Párrafo adicionado DOF 14-08-2001. Reformado DOF 29-01-2016",
        "Fracción III reformada DOF 05-06-2018, 12-11-2021",
        "Reforma DOF 12-04-2019: Derogó del artículo el entonces párrafo quinto",
        "Fe de erratas al artículo DOF 06-02-1917",
        "(REFORMADO, P.O. 3 DE MAYO DE 2014)",
        "Denominación del Capítulo reformada DOF 10-06-2011",
        "[ARTICULO REFORMADO MEDIANTE DECRETO No. 123 P.O. 45 DEL 3 DE MAYO DE 2014]",
        "(Artículo sustituido por art. 1 de la Ley N° 26.247 B.O. 22/5/2007)",
        "(F. DE E., P.O. 3 DE MAYO DE 2014)",
        "N. DE E. EN RELACIÓN CON LA ENTRADA EN VIGOR DEL PRESENTE ARTÍCULO, VÉASE EL DECRETO.",
    ],
)
def test_an_editors_note_is_a_note(text: str) -> None:
    assert note(text)


@pytest.mark.parametrize(
    "text",
    [
        "Se deroga.",
        "(Artículo que la Secretaría estime incorporado)",
        "Artículo 4o.- Queda reformado el Reglamento publicado el 3 de mayo.",
    ],
)
def test_law_is_not_a_note(text: str) -> None:
    assert not note(text)


@pytest.mark.parametrize(
    ("text", "kind", "number", "rest"),
    [
        ("TÍTULO PRIMERO", Kind.TITLE, "PRIMERO", ""),
        ("T I T U L O II Disposiciones generales", Kind.TITLE, "II", "Disposiciones generales"),
        ("Capítulo I: De los Derechos", Kind.CHAPTER, "I", "De los Derechos"),
        ("CAPÍTULO IV BIS DE LA TRANSPARENCIA", Kind.CHAPTER, "IV BIS", "DE LA TRANSPARENCIA"),
        ("CAPÍTULO ÚNICO", Kind.CHAPTER, "ÚNICO", ""),
        (
            "Sección 1.ª Entidades constituidas en el país",
            Kind.SECTION,
            "1",
            "Entidades constituidas en el país",
        ),
        ("LIBRO SEGUNDO", Kind.BOOK, "SEGUNDO", ""),
        ("TÍTULO PRELIMINAR", Kind.TITLE, "PRELIMINAR", ""),
        ("TRANSITORIOS", Kind.TRANSITORIES, "", ""),
        ("ARTÍCULOS TRANSITORIOS", Kind.TRANSITORIES, "", ""),
        ("T R A N S I T O R I O S", Kind.TRANSITORIES, "", ""),
        ("Artículos Transitorios de Decretos de Reforma (258)", Kind.TRANSITORIES, "258", ""),
        ("ANEXO I", Kind.ANNEX, "I", ""),
        ("APÉNDICE UNO", Kind.ANNEX, "UNO", ""),
        ("Anexo 2. Formato de declaración", Kind.ANNEX, "2", "Formato de declaración"),
        ("Disposición adicional primera. Remisiones", Kind.DISPOSITION, "adicional primera", "Remisiones"),
        ("Disposición transitoria única.", Kind.TRANSITORY, "única", ""),
        ("DISPOSICIÓN FINAL", Kind.DISPOSITION, "final", ""),
        ("Artículo transitorio.- Regirá en un año.", Kind.TRANSITORY, "", "Regirá en un año."),
        ("DISPOSICIONES COMPLEMENTARIAS TRANSITORIAS", Kind.TRANSITORIES, "", ""),
        ("Disposición complementaria final primera. Plazo", Kind.DISPOSITION, "final primera", "Plazo"),
    ],
)
def test_a_division_is_known_by_its_heading(text: str, kind: Kind, number: str, rest: str) -> None:
    mark = recognise(Block(text))
    assert mark is not None
    assert (mark.kind, mark.number, mark.rest) == (kind, number, rest)


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
