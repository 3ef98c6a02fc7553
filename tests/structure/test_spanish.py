"""What opens a provision in Spanish-language law, and what only looks like it."""

import pytest

from drafting.model import Block, Kind
from drafting.structure.spanish import note, recognise


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
