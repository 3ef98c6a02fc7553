"""Markdown and AsciiDoc: the words stay, the marks of the markup go."""

import pytest

from drafting.files import read_blocks
from drafting.model import Block


def texts(text: str, name: str = "ley.md") -> list[str]:
    return [block.text for block in read_blocks(text.encode(), name)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Un **texto** con *énfasis*, __fuerte__ y _leve_.", "Un texto con énfasis, fuerte y leve."),
        ("***todo***", "todo"),
        ("*[Derogado]*", "[Derogado]"),
        ("**ARTÍCULO 1.-** Texto", "ARTÍCULO 1.- Texto"),
        ("2 * 3 * 4 y a_b_c", "2 * 3 * 4 y a_b_c"),
        ("* Garantizar la convivencia", "* Garantizar la convivencia"),
        ("[La ley](https://example.org/a_(b)) y ![sello](s.png)", "La ley y sello"),
        ("véase <https://example.org>", "véase https://example.org"),
        ("`código` y ``otro``", "código y otro"),
        (r"1\. No es lista, \*sin énfasis\*", "1. No es lista, *sin énfasis*"),
        ("AT&amp;T &lt;3", "AT&T <3"),
        ("1<sup>o</sup> de <b>enero</b>", "1o de enero"),
        ("antes <!-- nota --> después", "antes después"),
        ("antes <!-- sin cerrar", "antes <!-- sin cerrar"),
        ("> citado", "citado"),
        ("art**í**culo", "artículo"),
        ("(*) nota y (*) otra", "(*) nota y (*) otra"),
    ],
)
def test_a_line_of_markdown(source: str, expected: str) -> None:
    assert texts(source) == [expected]


def test_front_matter_is_kept_as_notes() -> None:
    blocks = read_blocks(b"---\ntitulo: Ley\nnumero: 5\n---\n\n# Ley 5\n\nTexto.\n", "ley.md")
    assert blocks == (
        Block("titulo: Ley", style="note"),
        Block("numero: 5", style="note"),
        Block("Ley 5", style="heading", level=1),
        Block("Texto."),
    )


def test_underlined_headings_and_rules() -> None:
    blocks = read_blocks(b"Ley\n===\n\nObjeto\n---\n\nTexto uno\ny dos.\n\n---\n\nFin\n", "ley.md")
    assert [(b.text, b.level) for b in blocks if b.style == "heading"] == [("Ley", 1), ("Objeto", 2)]
    assert [b.text for b in blocks][-1] == "Fin"


def test_a_pipe_table_is_rows() -> None:
    blocks = read_blocks(b"| Sustancia | **CAS** |\n|-|:-:|\n| Fosgeno | 75-44-5 |\n\nFin\n", "ley.md")
    assert [(b.cells, b.table) for b in blocks] == [
        (("Sustancia", "CAS"), 1),
        (("Fosgeno", "75-44-5"), 1),
        ((), 0),
    ]


def test_plain_text_keeps_its_asterisks() -> None:
    assert texts("Un *texto* así", "ley.txt") == ["Un *texto* así"]


def test_asciidoc_numbers_its_lists_as_they_are_printed() -> None:
    source = """\
= Constitución
:lang: es
// comentario

== TÍTULO I

===== Artículo 62

Corresponde al Rey:

[loweralpha]
. Sancionar.
. Convocar.

===== Artículo 20

1. Se reconocen:
.. A expresar.
.. A producir.
2. Otros:
[arabic]
.. ª Organización.
.. ª Ordenación.
+
Continúa.
"""
    assert texts(source, "ley.adoc") == [
        ":lang: es", "Constitución", "TÍTULO I", "Artículo 62", "Corresponde al Rey:", "a. Sancionar.",
        "b. Convocar.", "Artículo 20", "1. Se reconocen:", "a. A expresar.", "b. A producir.", "2. Otros:",
        "1.ª Organización.", "2.ª Ordenación.", "Continúa.",
    ]  # fmt: skip
    blocks = read_blocks(source.encode(), "ley.adoc")
    assert [b.level for b in blocks if b.style == "heading"] == [1, 2, 5, 5]


@pytest.mark.parametrize(
    "hostile",
    ["*a " * 50_000, "[](" * 50_000, "`" * 50_000 + "a", "<!--" * 50_000, "_" * 99_999, "\\" * 99_999, "<b " * 50_000,
     "a" + " " * 200_000 + "b", "|" * 100_000, "[a](" + "(" * 50_000, "**a" * 50_000, "#" * 100_000 + " x",
     "&" * 100_000, "> " * 100_000 + "x"],
    ids=range(14),
)  # fmt: skip
def test_no_line_makes_the_patterns_run_wild(hostile: str) -> None:
    for name in ("a.md", "a.adoc"):  # would not come back within the life of this test if it did
        read_blocks(("x\n\n" + hostile).encode(), name)
