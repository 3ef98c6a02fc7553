"""Automatic numbers in a new text: counted on, begun anew, or written out."""

from __future__ import annotations

from dataclasses import replace

from drafting.model import Kind
from tests.word.dress.making import (
    W,
    behind,
    changed,
    dressed,
    fresh,
    paragraph,
    part,
    printed,
    read,
    runs,
    without,
)
from tests.word.reading import definition, docx, level, listing, numbered, p, r

ARTICLES = definition(
    1,
    level(0, "decimal", "Artículo %1.-"),
    level(1, "upperRoman", "%2.", more='<w:pPr><w:ind w:left="700" w:hanging="300"/></w:pPr>'),
)
LAW = docx(
    p("Uno uno uno.", properties=numbered(1))
    + p("Dos dos dos:", properties=numbered(1))
    + p("primera fracción;", properties=numbered(1, 1))
    + p("segunda fracción;", properties=numbered(1, 1))
    + p("tercera fracción.", properties=numbered(1, 1))
    + p("Tres tres tres.", properties=numbered(1))
    + p("Cuatro cuatro cuatro.", properties=numbered(1)),
    numbering=ARTICLES + listing(1, of=1),
)


def automatic(data: bytes, words: str) -> bool:
    """Whether Word numbers the paragraph with these words."""
    found = paragraph(data, words).find(f"{W}pPr/{W}numPr/{W}numId")
    return found is not None and found.get(f"{W}val") != "0"


def renumbered(document, numbers):  # type: ignore[no-untyped-def]
    """The document with the articles numbered in order."""
    rows = iter(numbers)

    def change(node):  # type: ignore[no-untyped-def]
        if node.kind is not Kind.ARTICLE:
            return node
        number = next(rows)
        return replace(node, number=number, label=f"Artículo {number}.-")

    return changed(document, change)


def test_a_new_article_counts_and_those_behind_it_count_on() -> None:
    new = behind(read(LAW), "2", fresh(Kind.ARTICLE, "Artículo 9.-", "Nuevo nuevo."))
    made = dressed(LAW, renumbered(new, ["1", "2", "3", "4", "5"]))
    assert printed(made)[5:] == [
        "Artículo 3.- Nuevo nuevo.", "Artículo 4.- Tres tres tres.", "Artículo 5.- Cuatro cuatro cuatro.",
    ]  # fmt: skip
    assert all(automatic(made, words) for words in ("Nuevo", "Tres", "Cuatro"))
    assert runs(paragraph(made, "Nuevo")) == [("Nuevo nuevo.", False)]


def test_a_number_that_no_list_prints_is_written_out_and_the_list_goes_on() -> None:
    made = dressed(LAW, behind(read(LAW), "2", fresh(Kind.ARTICLE, "Artículo 2 Bis.-", "Nuevo nuevo.")))
    assert printed(made)[5:] == [
        "Artículo 2 Bis.- Nuevo nuevo.", "Artículo 3.- Tres tres tres.", "Artículo 4.- Cuatro cuatro cuatro.",
    ]  # fmt: skip
    assert not automatic(made, "Nuevo")
    assert automatic(made, "Tres")
    assert part(made, "word/numbering.xml") == part(LAW, "word/numbering.xml")


def test_a_written_number_hangs_as_the_list_lets_its_numbers_hang() -> None:
    made = dressed(LAW, behind(read(LAW), "II", fresh(Kind.FRACTION, "II Bis.", "fracción nueva;")))
    found = paragraph(made, "fracción nueva").find(f"{W}pPr/{W}ind")
    assert (found.get(f"{W}left"), found.get(f"{W}hanging")) == ("700", "300")
    assert printed(made)[2:6] == [
        "I. primera fracción;", "II. segunda fracción;", "II Bis. fracción nueva;", "III. tercera fracción.",
    ]  # fmt: skip


def test_a_gap_in_the_numbers_begins_the_list_anew_behind_it() -> None:
    made = dressed(LAW, without(read(LAW), "3"))
    assert printed(made)[-1] == "Artículo 4.- Cuatro cuatro cuatro."
    assert automatic(made, "Cuatro")
    made = dressed(LAW, without(read(LAW), "II"))
    assert printed(made)[2:] == [
        "I. primera fracción;", "III. tercera fracción.", "Artículo 3.- Tres tres tres.",
        "Artículo 4.- Cuatro cuatro cuatro.",
    ]  # fmt: skip


def test_the_words_behind_an_automatic_number_change_in_place() -> None:
    new = changed(read(LAW), lambda node: replace(node, text=node.text.replace("Tres tres", "Otros tres")))
    made = dressed(LAW, new)
    assert printed(made)[5] == "Artículo 3.- Otros tres tres."
    assert automatic(made, "Otros")


def test_written_numbers_among_automatic_ones_stay_as_they_are() -> None:
    source = docx(
        p("Uno uno.", properties=numbered(1))
        + p(r("Artículo 1 Bis.- Intercalado."))
        + p("Dos dos.", properties=numbered(1)),
        numbering=ARTICLES + listing(1, of=1),
    )
    made = dressed(
        source, behind(read(source), "1 Bis", fresh(Kind.ARTICLE, "Artículo 1 Ter.-", "Otro más."))
    )
    assert printed(made) == [
        "Artículo 1.- Uno uno.", "Artículo 1 Bis.- Intercalado.", "Artículo 1 Ter.- Otro más.", "Artículo 2.- Dos dos.",
    ]  # fmt: skip
