"""Plain text to paragraphs."""

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
