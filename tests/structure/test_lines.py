"""Plain text to paragraphs."""

import pytest

from drafting.structure import blocks_of
from drafting.structure.lines import normalise


def texts(text: str) -> list[str]:
    return [block.text for block in blocks_of(text)]


def test_lines_wrapped_by_a_machine_are_joined() -> None:
    wrapped = (
        "La presente ley tiene por objeto normar las relaciones\n"
        "entre proveedores y consumidores, establecer las penas\n"
        "en perjuicio del consumidor y señalar el procedimiento\n"
        "aplicable.\n"
        "Para los efectos de esta ley se entenderá por aquello\n"
        "que resulte.\n"
    )
    assert texts(wrapped) == [
        "La presente ley tiene por objeto normar las relaciones entre proveedores y consumidores, establecer las penas "
        "en perjuicio del consumidor y señalar el procedimiento aplicable.",
        "Para los efectos de esta ley se entenderá por aquello que resulte.",
    ]


def test_a_wrapped_reference_does_not_start_a_paragraph() -> None:
    wrapped = (
        "La resolución que se dicte en los términos señalados en\n"
        "Artículo 372, produce efectos desde que se notifica a\n"
        "quien la solicitó, salvo que la propia autoridad señale\n"
        "otra fecha en la misma resolución o en otra posterior.\n"
    )
    assert len(texts(wrapped)) == 1


def test_a_line_per_paragraph_stays_so() -> None:
    assert texts("Artículo 1.- Uno.\nI. Dos;\nII. Tres.") == ["Artículo 1.- Uno.", "I. Dos;", "II. Tres."]


def test_marks_of_headings_are_read() -> None:
    heading, article = blocks_of("# Ley de algo\n\n===== Artículo 1\n")
    assert (heading.style, heading.level, heading.text) == ("heading", 1, "Ley de algo")
    assert (article.style, article.level, article.text) == ("heading", 5, "Artículo 1")


def test_bars_make_rows() -> None:
    rows = blocks_of("| CAS | Nombre |\n|---|---|\n| 107-44-8 | Sarín |")
    assert [row.cells for row in rows] == [("CAS", "Nombre"), ("107-44-8", "Sarín")]
    assert {row.style for row in rows} == {"row"}


def test_text_is_normalised() -> None:
    assert normalise("a\u00a0b\r\nc\ufeff\u00ad") == "a b\nc"
    assert texts("Artículo\u00a01.-\tUno.") == ["Artículo 1.- Uno."]


@pytest.mark.parametrize("line", ["= 30 x 2", "# de licencia", "#5 envases", "== 12", "# Envases."])
def test_a_sign_before_a_line_of_plain_text_stays(line: str) -> None:
    (before, signed, after) = blocks_of(f"El total es\n\n{line}\n\nArtículo 2.- Dos.")
    assert (signed.style, signed.text) == ("text", line)
    assert (before.text, after.text) == ("El total es", "Artículo 2.- Dos.")


def test_a_title_alone_on_the_first_line_is_markup() -> None:
    assert [block.style for block in blocks_of("# Ley de algo\n\nUno.")] == ["heading", "text"]
    assert [block.text for block in blocks_of("# de licencia\n\nUno.")] == ["# de licencia", "Uno."]


def test_the_caller_may_know_whether_a_text_is_markup() -> None:
    assert blocks_of("Uno.\n\n# Ley", markup=True)[1].style == "heading"
    assert blocks_of("# Ley\n\n## Título I\n", markup=False)[1].text == "## Título I"


@pytest.mark.parametrize(
    "wrapped",
    [
        "Se estará a lo dispuesto según el\nArtículo 12. Lo anterior no obsta.",
        "Se estará a lo dispuesto según el\n\nArtículo 12. Lo anterior no obsta.",
        "La autoridad procederá conforme al\nCapítulo Segundo",
        "Se aplicarán los\nArtículos 5 y 6. Sin perjuicio.",
        "A person is liable under\nSection 12. That liability is joint.",
        "A person is liable under the\nArticle 4",
    ],
)
def test_a_label_that_the_line_before_speaks_of_is_a_reference(wrapped: str) -> None:
    assert texts(wrapped) == [" ".join(wrapped.split())]


@pytest.mark.parametrize(
    "two",
    [
        "III. Los demás; y\nArtículo 12. La licencia.",
        "Texto cortado por\nArtículo 12.- La licencia.",
        "Texto entero\nArtículo 12. La licencia.",
        "DE LA LEY\nArtículo 12. La licencia.",
    ],
)
def test_a_label_after_a_whole_line_is_a_label(two: str) -> None:
    assert len(texts(two)) == 2


def test_a_table_may_stand_between_lines_of_text() -> None:
    blocks = blocks_of("ANEXO I\nCAS | Nombre\n107-44-8 | Sarín\nFin de la lista.")
    assert [block.style for block in blocks] == ["text", "row", "row", "text"]
    assert blocks[2].cells == ("107-44-8", "Sarín")


def test_a_single_bar_among_lines_of_text_is_text() -> None:
    assert {block.style for block in blocks_of("Uno.\nSea a | b.\nDos.")} == {"text"}


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("CAS\tNombre\n107-44-8\tSarín\n96-64-0\tSomán", ("107-44-8", "Sarín")),
        ("No.\tCAS\tNombre\n1.\t107-44-8\tSarín", ("1.", "107-44-8", "Sarín")),
    ],
)
def test_tabs_make_rows(text: str, cells: tuple[str, ...]) -> None:
    rows = blocks_of(text)
    assert {row.style for row in rows} == {"row"}
    assert rows[1].cells == cells


@pytest.mark.parametrize(
    "text",
    [
        "I.\tUno;\nII.\tDos;\nIII.\tTres.",
        "a)\t\tUno;\nb)\t\tDos;\nc)\t\tTres.",
        "Artículo 1.\tUno.\nArtículo 2.\tDos.\nArtículo 3.\tTres.",
        "\t\tUno.\n\t\tDos.\n\t\tTres.",
        "Nombre\tfirma",
    ],
)
def test_a_tab_behind_a_label_makes_no_row(text: str) -> None:
    assert {block.style for block in blocks_of(text)} == {"text"}
