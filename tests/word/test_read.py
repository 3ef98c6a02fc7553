"""What a reader sees of a Word file, in order, once."""

from io import BytesIO

import docx as python_docx
import pytest

from drafting.errors import UnreadableFile
from drafting.model import Block
from drafting.word.read import read_blocks
from tests.word.reading import (
    CONTENT_TYPES,
    W,
    definition,
    docx,
    level,
    listing,
    numbered,
    p,
    packed,
    part,
    r,
    relationships,
    style,
    styled,
)


def texts(body: str, **parts: str) -> list[str]:
    return [block.text for block in read_blocks(docx(body, **parts))]


def test_a_document_made_by_python_docx() -> None:
    document = python_docx.Document()
    document.add_heading("Ley de ejemplo", level=1)
    document.add_paragraph("Artículo 1.- Objeto.")
    document.add_paragraph("primero", style="List Number")
    document.add_paragraph("segundo", style="List Number")
    table = document.add_table(rows=2, cols=2)
    for index, text in enumerate(("Sustancia", "CAS", "Fosgeno", "75-44-5")):
        table.cell(index // 2, index % 2).text = text
    document.add_paragraph("Fin.")
    document.sections[0].header.paragraphs[0].text = "encabezado de página"
    out = BytesIO()
    document.save(out)
    assert read_blocks(out.getvalue()) == (
        Block("Ley de ejemplo", style="heading", level=1),
        Block("Artículo 1.- Objeto."),
        Block("1. primero", style="list", level=1),
        Block("2. segundo", style="list", level=1),
        Block("Sustancia\tCAS", style="row", cells=("Sustancia", "CAS"), table=1),
        Block("Fosgeno\t75-44-5", style="row", cells=("Fosgeno", "75-44-5"), table=1),
        Block("Fin."),
    )


def test_tabs_breaks_hyphens_and_symbols() -> None:
    run = (
        "<w:r><w:t>uno</w:t><w:tab/><w:t>dos</w:t><w:br/><w:t>tres</w:t><w:noBreakHyphen/><w:t>cua</w:t>"
        '<w:softHyphen/><w:t>tro </w:t><w:sym w:font="Symbol" w:char="F061"/><w:t> ≤ </w:t>'
        '<w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
    )
    assert texts(p(run)) == ["uno dos\ntres-cuatro α ≤ ☐"]


def test_letters_in_the_symbol_font_are_greek() -> None:
    assert texts(p(r("\uf062-conotoxina", '<w:rFonts w:ascii="Symbol"/>'))) == ["β-conotoxina"]


def test_links_content_controls_and_smart_tags_show_their_words() -> None:
    body = p(
        '<w:hyperlink r:id="x">' + r("enlace") + "</w:hyperlink>",
        '<w:smartTag w:element="date">' + r(" etiqueta") + "</w:smartTag>",
        "<w:sdt><w:sdtPr><w:alias w:val='no'/></w:sdtPr><w:sdtContent>"
        + r(" control")
        + "</w:sdtContent></w:sdt>",
    )
    assert texts(body) == ["enlace etiqueta control"]


def field(instruction: str, result: str, kind: str = "instrText") -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:{kind}>{instruction}</w:{kind}></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_a_field_shows_its_result_and_not_its_instruction() -> None:
    assert texts(p("véase el artículo ", field(" REF art5 ", "5"))) == ["véase el artículo 5"]
    nested = (
        field("IF 1 = 1 ", "sí")
        .replace("IF 1", "IF ")
        .replace(
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            field("PAGE", "77") + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            1,
        )
    )
    assert texts(p(nested)) == ["sí"]
    assert texts(p('<w:fldSimple w:instr="DATE">' + r("hoy") + "</w:fldSimple>")) == ["hoy"]


def test_a_field_that_never_ends_hides_nothing() -> None:
    assert texts(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "texto") + p("más")) == ["texto", "más"]


def test_a_text_box_is_read_once_and_behind_its_paragraph() -> None:
    box = "<w:txbxContent>" + p("en el cuadro") + "</w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(p("antes ", drawing, "después") + p("fin")) == ["antes después", "en el cuadro", "fin"]
    assert texts(p(f"<w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r>")) == ["en el cuadro"]


def test_hidden_text_is_not_read() -> None:
    styles = style("Oculto", more="<w:rPr><w:vanish/></w:rPr>")
    body = p("a", r("b", "<w:vanish/>"), r("c", '<w:vanish w:val="0"/>')) + p(
        "d", properties=styled("Oculto")
    )
    assert texts(body, styles=styles) == ["ac"]


def test_a_hidden_paragraph_mark_joins_heading_and_text_under_the_first_ones_number() -> None:
    numbering = definition(0, level(0, "decimal", "%1.")) + listing(1, 0)
    separator = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"
    heading = p("Objeto.", properties='<w:outlineLvl w:val="1"/>' + numbered(1) + separator)
    blocks = read_blocks(docx(heading + p(" Esta ley.") + p("x"), numbering=numbering))
    assert blocks == (Block("1. Objeto. Esta ley.", style="heading", level=2), Block("x"))


def test_notes_stand_behind_the_paragraph_that_cites_them() -> None:
    body = p("Uno", '<w:r><w:footnoteReference w:id="2"/></w:r>', " y más.") + p(
        "Dos.", '<w:r><w:endnoteReference w:id="2"/></w:r>'
    )
    note = '<w:{0} w:id="2">' + p("<w:r><w:footnoteRef/></w:r>", " Nota {1}.") + p("Sigue.") + "</w:{0}>"
    blocks = read_blocks(
        docx(body, footnotes=note.format("footnote", "al pie"), endnotes=note.format("endnote", "final"))
    )
    assert blocks == (
        Block("Uno y más."),
        Block("Nota al pie.\nSigue.", style="note"),
        Block("Dos."),
        Block("Nota final.\nSigue.", style="note"),
    )


def test_notes_cited_in_a_table_stand_behind_the_table() -> None:
    cell = "<w:tc>" + p("x", '<w:r><w:footnoteReference w:id="2"/></w:r>') + "</w:tc>"
    body = f"<w:tbl><w:tr>{cell}<w:tc>{p('y')}</w:tc></w:tr><w:tr><w:tc>{p('z')}</w:tc></w:tr></w:tbl>"
    got = read_blocks(docx(body, footnotes='<w:footnote w:id="2">' + p("n") + "</w:footnote>"))
    assert [(b.text, b.style) for b in got] == [("x\ty", "row"), ("z", "row"), ("n", "note")]


@pytest.mark.parametrize(
    ("styles", "properties", "expected"),
    [
        ("", '<w:outlineLvl w:val="2"/>', 3),
        ("", '<w:outlineLvl w:val="9"/>', 0),
        (style("T2", '<w:outlineLvl w:val="1"/>'), styled("T2"), 2),
        (style("T2", '<w:outlineLvl w:val="1"/>') + style("Mio", based_on="T2"), styled("Mio"), 2),
        (style("Ttulo3", title="heading 3"), styled("Ttulo3"), 3),
        (style("X", title="Título 1"), styled("X"), 1),
        (style("H", '<w:outlineLvl w:val="0"/>'), styled("H") + '<w:outlineLvl w:val="9"/>', 0),
        (style("A", based_on="B") + style("B", based_on="A"), styled("A"), 0),
    ],
)
def test_headings_are_told_by_outline_level_or_style(styles: str, properties: str, expected: int) -> None:
    block = read_blocks(docx(p("x", properties=properties), styles=styles))[0]
    assert (block.style, block.level) == (("heading", expected) if expected else ("text", 0))


def test_a_table_of_contents_is_a_note_and_not_law() -> None:
    styles = style("TOC1", title="toc 1")
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    body = p("Artículo 1 ... 3", properties=styled("TOC1"))
    body += f"<w:sdt>{gallery}<w:sdtContent>{p('Índice')}</w:sdtContent></w:sdt>" + p("Artículo 1")
    got = read_blocks(docx(body, styles=styles))
    assert [b.style for b in got] == ["note", "note", "text"]


def test_tables_give_rows_a_nested_table_gives_lines_and_a_frame_is_no_table() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{p('i')}</w:tc><w:tc>{p('j')}</w:tc></w:tr></w:tbl>"
    row = f"<w:tr><w:tc>{p('a')}{p('b')}</w:tc><w:tc>{inner}{p('')}</w:tc></w:tr>"
    frame = f"<w:tbl><w:tr><w:tc>{p('Artículo 1')}{p('Texto')}</w:tc></w:tr></w:tbl>"
    empty = f"<w:tr><w:tc>{p('')}</w:tc><w:tc>{p('')}</w:tc></w:tr>"
    got = read_blocks(docx(f"<w:tbl>{row}{empty}</w:tbl>{frame}"))
    assert got == (
        Block("a\nb\ti j", style="row", cells=("a\nb", "i j"), table=1),
        Block("Artículo 1"),
        Block("Texto"),
    )


def test_comments_and_deleted_instructions_are_not_text() -> None:
    body = p(
        '<w:commentRangeStart w:id="0"/>', "texto", '<w:commentRangeEnd w:id="0"/>',
        '<w:r><w:commentReference w:id="0"/></w:r>', "<w:r><w:delInstrText>REF</w:delInstrText></w:r>",
    )  # fmt: skip
    assert texts(body) == ["texto"]


def test_formulas_are_read() -> None:
    assert texts(p("<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>")) == ["x=2"]


def test_strict_files_are_read_like_the_usual_ones() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = packed(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
            "word/document.xml": part("document", f"<w:body>{p('hola')}</w:body>").replace(W, strict),
        }
    )
    assert [b.text for b in read_blocks(data)] == ["hola"]


def test_the_main_part_is_found_by_its_relationship_wherever_it_is() -> None:
    data = packed(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": relationships(("officeDocument", "/documento/principal.xml")),
            "documento/_rels/principal.xml.rels": relationships(
                ("numbering", "../listas.xml"), external="http://192.0.2.1/plantilla.dotx"
            ),
            "listas.xml": part("numbering", definition(0, level(0, "decimal", "%1.")) + listing(1, 0)),
            "documento/principal.xml": part("document", f"<w:body>{p('a', properties=numbered(1))}</w:body>"),
        }
    )
    assert [b.text for b in read_blocks(data)] == ["1. a"]


def test_missing_styles_and_numbering_are_no_obstacle() -> None:
    data = packed(
        {
            "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": relationships(("numbering", "numbering.xml"), ("styles", "NULL")),
            "word/document.xml": part("document", f"<w:body>{p('a', properties=numbered(1))}</w:body>"),
        }
    )
    assert [b.text for b in read_blocks(data)] == ["a"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<w:altChunk r:id="x"/>', "docx_embedded"),
        (p('<w:subDoc r:id="x"/>'), "docx_embedded"),
        ("<w:tbl>" * 100 + "</w:tbl>" * 100, None),
    ],
)
def test_text_of_other_files_is_not_dropped_silently(body: str, code: str | None) -> None:
    if code is None:
        assert read_blocks(docx(body)) == ()
        return
    with pytest.raises(UnreadableFile) as caught:
        read_blocks(docx(body))
    assert caught.value.code == code


def test_one_note_cited_a_thousand_times_cannot_blow_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("drafting.word.read.MAX_TEXT", 100_000)
    cited = p(*['<w:r><w:footnoteReference w:id="2"/></w:r>'] * 1000)
    with pytest.raises(UnreadableFile) as caught:
        read_blocks(docx(cited, footnotes='<w:footnote w:id="2">' + p("x" * 1000) + "</w:footnote>"))
    assert caught.value.code == "text_too_long"


def test_what_stands_above_words_is_read_behind_them() -> None:
    ruby = (
        "<w:r><w:ruby><w:rubyPr/><w:rt>"
        + r("fosgeno")
        + "</w:rt><w:rubyBase>"
        + r("CG")
        + "</w:rubyBase></w:ruby></w:r>"
    )
    assert texts(p("gas ", ruby, ".")) == ["gas CG (fosgeno)."]
