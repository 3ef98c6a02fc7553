"""What a change touches, told by the words that changed."""

import pytest

from drafting.compare import compare
from drafting.model import Document, Kind, Provision, Significance
from tests.compare.law import TEXTS, numbered
from tests.trees import document


def article(text: str) -> Document:
    return document(f"art 1 | {text}")


def touched(old: str, new: str, under: str = "", kind: Kind = Kind.FRACTION) -> list[str]:
    """The significance of one changed provision under an article that says ``under``."""

    def law(text: str) -> Document:
        return Document(
            "es", "", (Provision(Kind.ARTICLE, "1", "", under, (Provision(kind, "", "", text),)),)
        )

    return [sign.value for sign in compare(law(old), law(new)).changes[1].significance]


@pytest.mark.parametrize(
    ("old", "new", "first"),
    [
        ("Se impondrá prisión de tres a doce años.", "Se impondrá prisión de tres a quince años.", "penalty"),
        ("Se impondrá multa de 100 a 500 días.", "Se impondrá multa de 100 a 900 días.", "penalty"),
        ("a civil penalty not exceeding $25,000 applies", "a civil penalty not exceeding $50,000 applies", "penalty"),
        ("El titular podrá pedir copia del acta.", "El titular deberá pedir copia del acta.", "obligation"),
        ("The owner may keep records of receipts.", "The owner shall keep records of receipts.", "obligation"),
        ("El aviso surte efectos ante terceros.", "El aviso no surte efectos ante terceros.", "obligation"),
        ("El aviso surte efectos.", "El aviso surte efectos. Quien no lo reciba pedirá otro en su lugar.", "obligation"),
        ("El aviso surte efectos.", "El aviso surte efectos. No obstante, es revisable por escrito.", "wording"),
        ("Comete el delito quien exporte un arma.", "Comete el delito quien dolosamente exporte un arma.", "penalty"),
        ("Los bienes se entregan al Estado.", "Los bienes se decomisarán.", "penalty"),
        ("Whoever exports them is liable.", "Whoever knowingly exports them is liable.", "penalty"),
        ("Los titulares llevan registro.", "Los titulares conservarán registro.", "obligation"),
        ("The agency publishes the list.", "The agency must publish the list.", "obligation"),
        ("Se resolverá en su oportunidad.", "Se resolverá de inmediato.", "deadline"),
        ("The owner reports it.", "The owner reports it without delay.", "deadline"),
        ("La inscripción dura tres años.", "La inscripción dura cinco años.", "deadline"),
        ("Concentración de uno por ciento.", "Concentración de diez por ciento.", "amount"),
        ("more than 10 kilograms in a mixture", "more than 5 kilograms in a mixture", "amount"),
        ("El aviso lo da quien transporte o almacene.", "El aviso lo da quien transporte, venda, o almacene.", "scope"),
        ("No se otorga a las personas listadas.", "No se otorga a las personas listadas, ni a quienes las ayuden.",
         "scope"),
        ("it applies to exports", "it applies to exports, whether or not for value", "scope"),
        ("it applies to exports of chemicals", "it applies to all exports of chemicals", "scope"),
        ("Se informará en un plazo de 30 días hábiles.", "Se informará en un plazo de 15 días hábiles.", "deadline"),
        ("The report is due within thirty days after receipt.", "The report is due within ten days after receipt.",
         "deadline"),
        ("Cantidades mayores a 10 kilogramos por año.", "Cantidades mayores a 25 kilogramos por año.", "amount"),
        ("Pagarán $500 por trámite ante la ventanilla.", "Pagarán $900 por trámite ante la ventanilla.", "amount"),
        ("Se exige a cualquier persona en el país.", "Se exige a alguna persona en el país.", "scope"),
        ("El permiso lo expide la Secretaría de Economía.", "El permiso lo expide la Secretaría de Salud.", "authority"),
        ("issued by the Department of Commerce to it", "issued by the Department of State to it", "authority"),
        ("El permiso lo expide la Secretaría del ramo.", "El permiso lo expide el Instituto del ramo.", "authority"),
        ("Conforme a lo dispuesto en el artículo 12 de esta Ley.",
         "Conforme a lo dispuesto en el artículo 14 de esta Ley.", "cross_reference"),
        ("under section 12 of this part the owner files", "under section 14 of this part the owner files",
         "cross_reference"),
        ("El formato impreso será gratuito siempre.", "El formato electrónico será gratuito siempre.", "wording"),
        ("La autoridad publicará el programa.", "La Autoridad publicará el programa;", "typography"),
    ],
)  # fmt: skip
def test_the_weightiest_sign_comes_first(old: str, new: str, first: str) -> None:
    assert touched(old, new)[0] == first


def test_a_term_below_a_definition_defines() -> None:
    under = "Para efectos de esta Ley se entiende por:"
    assert "definition" in touched("Precursor: un reactivo.", "Precursor: todo reactivo de síntesis.", under)


def test_a_row_is_a_list_entry() -> None:
    assert "list_entry" in touched("Fosgeno\t75-44-5\tgas", "Fosgeno\t75-44-6\tgas", kind=Kind.ROW)


def test_signs_come_in_the_order_of_their_weight() -> None:
    signs = touched(
        TEXTS[6], TEXTS[6].replace("prisión de tres a doce años", "multa, salvo lo previsto en contrario")
    )
    order = [sign.value for sign in Significance]
    assert signs == sorted(signs, key=order.index)
    assert {"penalty", "scope"} <= set(signs)


def test_what_only_moved_or_was_renumbered_touches_nothing() -> None:
    old, new = (document(f"art {number} | {TEXTS[0]}") for number in ("1", "2"))
    assert [change.significance for change in compare(old, new).changes] == [()]


def test_an_inserted_penalty_is_told_as_one() -> None:
    (change,) = compare(document(""), document(f"art 1 | {TEXTS[6]}")).changes
    assert change.significance[0] is Significance.PENALTY


def test_an_inserted_heading_without_text_is_wording() -> None:
    (change,) = compare(document(""), document("chapter I | Objeto")).changes
    assert change.significance == (Significance.WORDING,)


def evidence(old: str, new: str) -> list[tuple[str, str, str]]:
    (change,) = compare(article(old), article(new)).changes
    return [(found.significance.value, found.words, found.direction) for found in change.evidence]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("Se impondrá prisión de tres a doce años.", "Se impondrá prisión de cinco a doce años.",
         ("penalty", "tres → cinco a doce años", "up")),
        ("Multa de 500 a 900 pesos.", "Multa de 100 a 900 pesos.", ("amount", "500 → 100 a 900 pesos", "down")),
        ("Avisará en setenta y dos horas.", "Avisará en veinticuatro horas.",
         ("deadline", "setenta y dos → veinticuatro horas", "down")),
        ("due within thirty days after it", "due within sixty days after it", ("deadline", "thirty → sixty days", "up")),
        ("a fine of $5,000 applies", "a fine of $9,000 applies", ("amount", "$5,000 → $9,000", "up")),
        ("El titular podrá pedirla.", "El titular deberá pedirla.", ("obligation", "deberá", "")),
    ],
)  # fmt: skip
def test_the_words_that_say_so_are_kept(old: str, new: str, found: tuple[str, str, str]) -> None:
    assert found in evidence(old, new)


def test_what_is_struck_and_inserted_alike_touches_nothing() -> None:
    signs = evidence("El aviso de todo titular registrado basta.", "El informe de todo dueño inscrito basta.")
    assert "scope" not in [sign for sign, _, _ in signs]


def references(old: str, new: str) -> list[str]:
    """What the last article touches when one is inserted before the third."""
    before = document(numbered(*TEXTS[:4], f"Se aplica lo previsto en {old} de esta Ley."))
    after = document(
        numbered(*TEXTS[:2], TEXTS[7], *TEXTS[2:4], f"Se aplica lo previsto en {new} de esta Ley.")
    )
    return [sign.value for sign in compare(before, after).changes[-1].significance]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("el artículo 4", "el artículo 5", "reference_followed"),
        ("los artículos 1, 3 y 4", "los artículos 1, 4 y 5", "reference_followed"),
        ("el artículo 3o.", "el artículo 4o.", "reference_followed"),
        ("el artículo 4", "el artículo 4 Bis", "cross_reference"),
        ("el artículo 1", "el artículo 2", "cross_reference"),
        ("los artículos 3 y 4", "los artículos 4 y 6", "cross_reference"),
        ("el artículo 3", "los artículos 4 y 5", "cross_reference"),
    ],
)
def test_a_reference_that_follows_the_numbers_is_told_from_one_with_a_new_target(
    old: str, new: str, found: str
) -> None:
    assert found in references(old, new)
    assert references(old, new)[0] == found


def test_a_fraction_is_followed_in_the_article_it_is_cited_of() -> None:
    old = f"art 1 | Se requiere:\n  fr I | {TEXTS[1]}\n  fr II | {TEXTS[2]}\nart 2 | La fracción II del artículo 1 obliga."
    new = (
        f"art 1 | Se requiere:\n  fr I | {TEXTS[1]}\n  fr II | {TEXTS[5]}\n  fr III | {TEXTS[2]}\n"
        "art 2 | La fracción III del artículo 1 obliga."
    )
    assert [sign.value for sign in compare(document(old), document(new)).changes[-1].significance] == [
        "reference_followed"
    ]


def test_a_reference_that_followed_in_a_definition_defines_nothing_new() -> None:
    old = f"art 1 | Se entiende por:\n  fr I | Aviso: el del artículo 3.\nart 2 | {TEXTS[0]}\nart 3 | {TEXTS[1]}"
    new = (
        f"art 1 | Se entiende por:\n  fr I | Aviso: el del artículo 4.\nart 2 | {TEXTS[0]}\nart 3 | {TEXTS[5]}\n"
        f"art 4 | {TEXTS[1]}"
    )
    assert [sign.value for sign in compare(document(old), document(new)).changes[1].significance] == [
        "reference_followed"
    ]


def test_what_a_draft_says_of_itself_above_its_text_is_no_deadline() -> None:
    front = "Borrador número {}. Etapa: revisión de la OPAQ. Fecha: {} de mayo de 2026."

    def law(number: int, day: int) -> Document:
        notice = Provision(Kind.PARAGRAPH, "2", "", front.format(number, day))
        preface = Provision(Kind.PREFACE, "", "", f"LEY DE PRUEBA del {day} de mayo de 2026", (notice,))
        return Document("es", "", (preface, *document(numbered(TEXTS[0])).provisions))

    found = {sign.value for change in compare(law(1, 4), law(2, 11)).changes for sign in change.significance}
    assert found == {"wording"}
