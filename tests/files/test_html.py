"""HTML as a browser shows it."""

import pytest

from drafting.files import read_blocks
from drafting.model import Block


def blocks(inside: str, head: str = "", encoding: str = "utf-8") -> tuple[Block, ...]:
    page = f"<!DOCTYPE html><html><head><title>no</title>{head}</head><body>{inside}</body></html>"
    return read_blocks(page.encode(encoding), "ley.html")


def texts(inside: str) -> list[str]:
    return [block.text for block in blocks(inside)]


def test_headings_paragraphs_and_loose_words() -> None:
    assert blocks(
        "<h2>Título <i>I</i></h2>suelto <b>y</b> junto<p>Artículo 1<sup>o</sup>.-\n Texto<br>sigue</p>"
    ) == (
        Block("Título I", style="heading", level=2),
        Block("suelto y junto"),
        Block("Artículo 1o.- Texto\nsigue"),
    )


def test_scripts_styles_hidden_and_struck_out_parts_are_not_text() -> None:
    inside = (
        "<h1>Ley <script>alert('x')</script>Uno</h1><style>p{}</style><p hidden>no</p>"
        "<p style='display: none'>no</p><p>sí<del>no</del><ins> también</ins></p><noscript>no</noscript><!-- no -->"
    )
    assert texts(inside) == ["Ley Uno", "sí también"]


def test_lists_show_their_numbers_once() -> None:
    inside = (
        "<ol type='a' start='2'><li>dos<ul><li>punto</li></ul></li><li>c) ya numerado</li>"
        "<li value='9'><p>nueve</p><p>sigue</p></li></ol><ol type='I'><li>uno</li></ol>"
    )
    assert [(b.text, b.style, b.level) for b in blocks(inside)] == [
        ("b. dos", "list", 1),
        ("• punto", "list", 2),
        ("c) ya numerado", "list", 1),
        ("i. nueve", "list", 1),
        ("sigue", "text", 0),
        ("I. uno", "list", 1),
    ]


def test_tables_are_rows_and_frames_are_not() -> None:
    inside = (
        "<table><caption>Lista 1</caption><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1<p>uno</p></td>"
        "<td><table><tr><td>x</td><td>y</td></tr></table></td></tr></tbody></table>"
        "<table><tr><td><p>Artículo 1</p><p>Texto</p></td></tr></table>"
    )
    assert [(b.text, b.cells, b.table) for b in blocks(inside)] == [
        ("Lista 1", (), 0),
        ("A\tB", ("A", "B"), 1),
        ("1\nuno\tx y", ("1\nuno", "x y"), 1),
        ("Artículo 1", (), 0),
        ("Texto", (), 0),
    ]


def test_preformatted_text_is_read_like_a_text_file() -> None:
    assert texts("<pre>SECTION 1. Title.\n\nSEC. 2. Scope.</pre>") == ["SECTION 1. Title.", "SEC. 2. Scope."]


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", ""),
        ("utf-8", "<meta charset='utf-8'>"),
        ("cp1252", "<meta http-equiv='Content-Type' content='text/html; charset=iso-8859-1'>"),
        ("cp1252", ""),
        ("utf-16", ""),
        ("utf-8", "<meta charset='punycode'>"),
    ],
)
def test_encodings(encoding: str, head: str) -> None:
    assert [b.text for b in blocks("<p>“Año” señalado</p>", head, encoding)] == ["“Año” señalado"]


def test_entities_of_html_are_characters() -> None:
    assert texts("<p>art&iacute;culo&nbsp;5 &sect; &#8220;x&#8221;</p>") == ["artículo 5 § “x”"]


def test_xhtml_is_html() -> None:
    page = '<?xml version="1.0" encoding="UTF-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>año</p></body></html>'
    assert read_blocks(page.encode(), "ley.xml")[0].text == "año"


def test_a_list_that_is_laid_out_as_a_table_is_a_list() -> None:
    points = (
        "<p>Article 2</p><p>1.&nbsp;&nbsp;It applies to:</p>"
        "<table><tr><td><p>(a)</p></td><td><p>stores, namely:</p>"
        "<table><tr><td>(i)</td><td>big;</td></tr></table><table><tr><td>(ii)</td><td>small;</td></tr></table></td></tr></table>"
        "<table><tr><td>(b)</td><td><p>tanks.</p><p>And more.</p></td></tr></table>"
    )
    assert texts(points)[2:] == ["(a) stores, namely:", "(i) big;", "(ii) small;", "(b) tanks.", "And more."]


@pytest.mark.parametrize(
    "table",
    [
        "<tr><td>1</td><td>Cloro</td></tr><tr><td>2</td><td>Amoníaco</td></tr>",
        "<tr><th>(a)</th><td>uno</td></tr>",
        "<tr><td>(a)</td><td>uno</td><td>dos</td></tr>",
    ],
)
def test_a_table_of_other_things_stays_one(table: str) -> None:
    assert {block.style for block in blocks(f"<table>{table}</table>")} == {"row"}


def test_items_behind_line_breaks_are_paragraphs_and_verses_are_not() -> None:
    page = "<p>Artículo 4.- Serán:<br>I. Uno;<br/>II. Dos<br>y medio.</p><p>Calle 5<br>Ciudad<br><br>Fin</p>"
    assert texts(page) == ["Artículo 4.- Serán:", "I. Uno;", "II. Dos\ny medio.", "Calle 5\nCiudad", "Fin"]


def test_what_is_hidden_from_readers_is_no_text() -> None:
    assert texts('<p>Uno<a aria-hidden="true" href="#1"> ¶</a></p>') == ["Uno"]
