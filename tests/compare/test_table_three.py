"""Comparative tables of three texts: who changed what."""

from drafting.compare.table import three_texts
from drafting.compare.three import three
from drafting.model import Document
from drafting.structure import parse_text
from tests.compare.tabled import CHANGED, marked


def law(*articles: str) -> Document:
    return parse_text("\n\n".join(["LEY", *(f"Artículo {n}.- {t}" for n, t in enumerate(articles, 1))]))


LICENCE, NOTICE, RECORD = (
    "La licencia dura un año.",
    "Se dará aviso previo de toda exportación de sustancias.",
    "Los registros se conservan durante cinco años contados desde la operación.",
)


def test_three_texts_say_who_changed_what() -> None:
    base = law(LICENCE, NOTICE, RECORD)
    a = law("La licencia dura dos años.", NOTICE.replace("previo", "escrito"), RECORD)
    b = law("La licencia dura tres años.", NOTICE, RECORD.replace("cinco", "diez"))
    found = three_texts(three(base, a, b), choices=CHANGED, names=("9", "10", "11"))
    assert [(row.name, row.status.split("\n")[0]) for row in found.rows] == [
        ("Artículo 1", "A y B chocan"),
        ("Artículo 2", "solo cambia A"),
        ("Artículo 3", "solo cambia B"),
    ]
    first = found.rows[0]
    assert marked(first, 0) == ["Artículo 1.- La licencia dura un año."]
    assert marked(first, 1) == ["Artículo 1.- La licencia dura [-un año-][+dos años+]."]
    assert found.columns == (("Texto base", "9"), ("Texto A", "10"), ("Texto B", "11"))


def test_different_parts_of_one_article_are_told_apart() -> None:
    text = "Se requiere:\n\nI. Solicitud escrita del interesado ante la ventanilla;\n\nII. Pago de los derechos en la tesorería."
    base, a, b = (
        law(text),
        law(text.replace("ventanilla", "autoridad")),
        law(text.replace("tesorería", "aduana")),
    )
    (found,) = three_texts(three(base, a, b), choices=CHANGED).rows
    assert found.status.split("\n") == ["A y B, en partes distintas", "I: solo cambia A", "II: solo cambia B"]
