"""What a change touches, told by the words that changed."""

import pytest

from drafting.compare import compare
from drafting.model import Document, Kind, Provision, Significance
from tests.compare.law import TEXTS
from tests.trees import document


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
        ("El aviso surte efectos.", "El aviso surte efectos. Quien no lo reciba pedirá otro en su lugar.", "wording"),
        ("Se informará en un plazo de 30 días hábiles.", "Se informará en un plazo de 15 días hábiles.", "deadline"),
        ("The report is due within thirty days after receipt.", "The report is due within ten days after receipt.",
         "deadline"),
        ("Cantidades mayores a 10 kilogramos por año.", "Cantidades mayores a 25 kilogramos por año.", "amount"),
        ("Pagarán $500 por trámite ante la ventanilla.", "Pagarán $900 por trámite ante la ventanilla.", "amount"),
        ("Se exige a cualquier persona en el país.", "Se exige a alguna persona en el país.", "scope"),
        ("El permiso lo expide la Secretaría de Economía.", "El permiso lo expide la Secretaría de Salud.", "wording"),
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
