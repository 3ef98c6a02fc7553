"""Sanctions in the words of many laws: each sentence with what it must be read as."""

from __future__ import annotations

import pytest

from drafting import files
from drafting.clauses.penalties import Penalties, penalties
from drafting.corpus.penalties import penalty_words
from drafting.model import Language

Row = tuple[str, float | None, float | None, str]


def read(text: str, language: Language) -> Penalties:
    return penalties(files.read_document(text.encode(), "law.txt", language), penalty_words())


def rows(text: str, language: Language) -> list[Row]:
    return [(row.kind, row.minimum, row.maximum, row.unit) for row in read(text, language).rows]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Se impondrán de tres a diez años de prisión y de quinientos a dos mil días multa a quien desvíe bienes.",
            [("prison", 3, 10, "years"), ("day_fine", 500, 2000, "days_of_fine")],
        ),
        (
            "Será castigado con la pena de prisión de tres a seis años y multa de doce a veinticuatro meses.",
            [("prison", 3, 6, "years"), ("day_fine", 12, 24, "months")],
        ),
        (
            "Al que cometa el delito se le impondrá de 6 meses a 2 años de prisión y multa de $5,000.00 a $20,000.00 pesos.",
            [("prison", 6, 24, "months"), ("fine", 5000, 20000, "pesos")],
        ),
        ("Se impondrá multa de 300.001 hasta 1.000.000 de euros.", [("fine", 300001, 1000000, "EUR")]),
        ("Se impondrá multa desde 3.001 euros hasta 15.000 euros.", [("fine", 3001, 15000, "EUR")]),
        (
            "Se impondrá multa por el equivalente de cien a mil días de salario mínimo.",
            [("fine", 100, 1000, "minimum_wage")],
        ),
        (
            "Se impondrá multa del cincuenta al ciento cincuenta por ciento de la cantidad.",
            [("fine", 50, 150, "percent")],
        ),
        ("Se aplicará arresto hasta por treinta y seis horas.", [("prison", None, 36, "hours")]),
        (
            "Se impondrá multa no menor de diez mil pesos ni mayor de cien mil pesos.",
            [("fine", 10000, 100000, "pesos")],
        ),
        (
            "La Secretaría podrá imponer la clausura temporal por un plazo máximo de cinco años.",
            [("closure", None, 5, "years")],
        ),
        (
            "Quedarán inhabilitados por un plazo de diez años para contratar.",
            [("disqualification", 10, 10, "years")],
        ),
        ("Se sancionará con el decomiso de las sustancias.", [("confiscation", None, None, "")]),
        (
            "Será castigado con multa del duplo al quíntuplo del valor de los bienes.",
            [("fine", 2, 5, "times_the_value")],
        ),
        (
            "Se impondrán multas de 20 000 000 EUR como máximo o de una cuantía equivalente al 4 % como máximo del volumen de negocio.",
            [("fine", None, 20_000_000, "EUR"), ("fine", None, 4, "percent")],
        ),
        (
            "Se sancionará con multa de $5,000.00 (Cinco mil pesos 00/100 M.N.) a $20,000.00 (Veinte mil pesos 00/100 M.N.).",
            [("fine", 5000, 20000, "pesos")],
        ),
        ("Se le aplicarán tres meses de prisión.", [("prison", 3, 3, "months")]),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_spanish_sanction_is_read(words: str, expected: list[Row]) -> None:
    assert rows(f"Artículo 1. {words}\n", "es") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Any person who violates section 5 shall be fined under title 18, imprisoned not more than 10 years, or both.",
            [("fine", None, None, ""), ("prison", None, 10, "years")],
        ),
        (
            "The Secretary may impose a civil penalty of not more than $100,000 for each violation.",
            [("fine", None, 100000, "dollars")],
        ),
        (
            "A person is liable on conviction on indictment to imprisonment for life.",
            [("prison", None, None, "life")],
        ),
        (
            "A person is liable on summary conviction to a fine not exceeding level 3 on the standard scale.",
            [("fine", None, None, "level_3")],
        ),
        (
            "A person shall be punished by imprisonment for not less than 5 years nor more than 20 years.",
            [("prison", 5, 20, "years")],
        ),
        (
            "A person shall be punished by death or imprisoned for life.",
            [("death", None, None, ""), ("prison", None, None, "life")],
        ),
        (
            "The license may be revoked or suspended for a period not exceeding 1 year.",
            [("revocation", None, None, ""), ("suspension", None, 1, "years")],
        ),
        (
            "Every person who contravenes section 5 is liable to imprisonment for a term of fourteen years.",
            [("prison", None, 14, "years")],
        ),
        (
            "Whoever contravenes section 5 shall be punished with imprisonment for three years.",
            [("prison", 3, 3, "years")],
        ),
        (
            "A person is liable to a fine not exceeding R100 000 or twice the value of the goods.",
            [("fine", None, 100_000, "rand"), ("fine", None, 2, "times_the_value")],
        ),
        ("The fixed penalty for a breach is £100.", [("fine", 100, 100, "GBP")]),
        (
            "Any property used in the offence shall be forfeited to the State.",
            [("confiscation", None, None, "")],
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_an_english_sanction_is_read(words: str, expected: list[Row]) -> None:
    assert rows(f"Section 1. {words}\n", "en") == expected


@pytest.mark.parametrize(
    "words",
    [
        "El pago de las multas se hará en las cajas de la Tesorería.",
        "Contra la clausura procede el recurso de revocación.",
        "La Autoridad podrá otorgar, negar, suspender y revocar licencias.",
        "Los procesos de destilación requieren un término de tres años.",
        "Las visitas durarán de tres a cinco días.",
    ],
    ids=lambda value: value[:30],
)
def test_what_only_speaks_of_a_sanction_is_none(words: str) -> None:
    assert rows(f"Artículo 1. {words}\n", "es") == []


def test_items_that_are_bare_amounts_take_their_kind_from_the_opening_words() -> None:
    text = (
        "Artículo 1. Las infracciones se sancionarán con multa conforme a lo siguiente:\n"
        "I. De cien a doscientas unidades tributarias mensuales, las leves, y\n"
        "II. De trescientas a cuatrocientas unidades tributarias mensuales, las graves.\n"
    )
    found = read(text, "es").rows
    assert [(row.eid, row.kind, row.minimum, row.maximum, row.unit) for row in found] == [
        ("art_1__fr_I", "fine", 100, 200, "UTM"),
        ("art_1__fr_II", "fine", 300, 400, "UTM"),
    ]


def test_a_list_of_conducts_hangs_on_the_sanction_that_opens_it() -> None:
    text = (
        "Artículo 1. Se impondrá multa de cien a doscientos pesos a quienes:\n"
        "I. Omitan el aviso, o\nII. Falten a la verdad.\n"
    )
    assert [row.items for row in read(text, "es").rows] == [("art_1__fr_I", "art_1__fr_II")]


def test_the_sanction_knows_the_provision_it_cites_and_the_one_whose_words_it_repeats() -> None:
    text = (
        "Artículo 1. Queda prohibido exportar, almacenar o transferir bienes listados.\n"
        "Artículo 2. Se impondrá multa de cien a doscientos pesos a quien infrinja el artículo 1 de esta Ley.\n"
        "Artículo 3. Se impondrán de uno a dos años de prisión a quien exporte, almacene o transfiera bienes listados.\n"
    )
    assert [(row.eid, row.forbidden_by, row.inferred) for row in read(text, "es").rows] == [
        ("art_2", ("art_1",), False),
        ("art_3", ("art_1",), True),
    ]


def test_aggravation_reaches_the_article_it_cites() -> None:
    text = (
        "Artículo 1. Se impondrán de uno a dos años de prisión a quien exporte bienes sin licencia.\n"
        "Artículo 2. En caso de reincidencia, la pena prevista en el artículo 1 de esta Ley se aumentará en una mitad.\n"
    )
    (row,) = read(text, "es").rows
    assert [(one.eid, one.repeat, one.lowers) for one in row.aggravations] == [("art_2", True, False)]


def test_the_quote_stands_where_it_says() -> None:
    text = "Artículo 1. Serán sancionados con multa de cien a doscientos pesos los que omitan el aviso.\n"
    document = files.read_document(text.encode(), "law.txt", "es")
    (row,) = penalties(document, penalty_words()).rows
    node = next(node for node in document.walk() if node.eid == row.eid)
    around = row.evidence.prefix + row.evidence.exact + row.evidence.suffix
    assert around in node.printed
    assert row.evidence.exact == "multa de cien a doscientos"


@pytest.mark.parametrize(
    ("words", "language", "conduct"),
    [
        ("Whoever declares falsely shall be punished with a fine of $500.", "en", "declares falsely"),
        ("A person commits an offence if the person hides goods. Penalty: 60 penalty units.", "en", "the person hides goods"),
        ("If a holder breaches a condition, the Secretary may revoke the licence.", "en", "If a holder breaches a condition"),
        ("El que, faltando a la verdad, declare será sancionado con multa de cien pesos.", "es", "faltando a la verdad, declare"),
        ("Se impondrá prisión de uno a dos años a quien desvíe bienes.", "es", "desvíe bienes"),
        ("La multa será de cien pesos.", "es", ""),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
def test_the_conduct_is_without_the_words_of_the_sanction(
    words: str, language: Language, conduct: str
) -> None:
    name = "Artículo" if language == "es" else "Section"
    assert [row.conduct for row in read(f"{name} 1. {words}\n", language).rows] == [conduct]
