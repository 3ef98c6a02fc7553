"""The drafter's own file with comments in it: what was there stays, annexes stand behind, macros go."""

import zipfile
from io import BytesIO

import docx as python_docx

from drafting.files import read_document
from drafting.model import Annex, Mark, Quote
from drafting.word import annotate as annotating
from drafting.word.annotate import annotate
from drafting.word.read import read_blocks
from tests.word.annotating import LAW, WHEN, noted, read
from tests.word.commented import comments, part
from tests.word.reading import (
    docx,
    packed,
    relationships,
)
from tests.word.reading import part as xml_part


def test_python_docx_reads_them_as_word_comments() -> None:
    document = python_docx.Document(
        BytesIO(noted(docx_of_python_docx(), Mark("x", "art_1", "Véase.", quote=Quote("ley"))))
    )
    assert [(c.author, c.initials, c.text) for c in document.comments] == [("Taller · x", "TX", "Véase.")]


def docx_of_python_docx(*, comment: str = "") -> bytes:
    document = python_docx.Document()
    paragraph = document.add_paragraph("Artículo 1.- Esta ley rige.")
    if comment:
        document.add_comment(paragraph.runs, text=comment, author="Otra", initials="O")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_comments_that_are_there_stay_and_ids_go_on() -> None:
    made = comments(noted(docx_of_python_docx(comment="Lo dijo otra."), Mark("x", "art_1", "Nuevo.")))
    assert [(c.author, c.text) for c in made.values()] == [
        ("Otra", "Lo dijo otra."),
        ("Taller · x", "Nuevo."),
    ]
    assert len(made) == 2
    again = comments(noted(noted(docx(LAW), Mark("x", "art_1", "uno")), Mark("x", "art_1", "dos")))
    assert [c.text for c in again.values()] == ["uno", "dos"]


def test_paragraphs_without_comments_and_all_other_parts_stay_byte_for_byte() -> None:
    odd = "<w:p  ><w:r><w:t xml:space='preserve'>Artículo 2.- &quot;x&quot;&#233; </w:t ></w:r></w:p>"
    data = docx(LAW + odd, styles="<w:style w:styleId='A'/>")
    made = noted(data, Mark("x", "art_1", "?", quote=Quote("diez")))
    assert odd.encode() in part(made, "word/document.xml")
    assert LAW[LAW.index("<w:p>", 5) :].encode() in part(made, "word/document.xml")
    assert part(made, "word/styles.xml") == part(data, "word/styles.xml")


def test_a_draft_from_another_kind_of_file_stands_in_house_style() -> None:
    document = read_document("LEY\n\nArtículo 1.- Rige.\n\nArtículo 2.- Obliga.".encode(), "ley.txt")
    made = annotate(
        None, document, [Mark("x", "art_2", "?", quote=Quote("Obliga"))], language="es", when=WHEN
    )
    assert [c.words for c in comments(made).values()] == ["Obliga"]
    assert [block.text for block in read_blocks(made)] == [
        "LEY",
        "Artículo 1.- Rige.",
        "Artículo 2.- Obliga.",
    ]


def test_a_file_with_other_words_is_not_commented() -> None:
    other = read_document(b"LAW\n\nSection 1. Nothing of the kind stands there.", "law.txt")
    eid = [node.eid for node in other.walk()][-1]
    made = annotate(docx(LAW), other, [Mark("x", eid, "?")], language="en", when=WHEN)
    assert "Nothing of the kind" in read_blocks(made)[-1].text


def test_a_file_that_differs_a_little_is_commented_where_the_words_are() -> None:
    document = read(docx(LAW.replace("llevará un registro", "tendrá un padrón")))
    marks = [
        Mark("x", "art_1", "a", quote=Quote("diez días")),
        Mark("x", "art_2", "b", quote=Quote("Secretaría")),
        Mark("x", "art_2", "c", quote=Quote("padrón")),
    ]
    made = annotate(docx(LAW), document, marks, language="es", when=WHEN)
    assert [c.words.strip() for c in comments(made).values() if c.words] == [
        "diez días",
        "Secretaría",
        "Artículo 2.- La Secretaría llevará un registro.",
    ]


def test_the_same_input_gives_the_same_bytes() -> None:
    mark = Mark("x", "art_1", "?", quote=Quote("diez"))
    assert noted(docx(LAW), mark) == noted(docx(LAW), mark)


def test_an_annex_has_a_section_of_its_own_behind_the_text() -> None:
    section = '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:left="1000" w:right="1000"/></w:sectPr>'
    annexes = [Annex("Anexo A", ("Requisito", "Disposición"), (("Uno", "Artículo 1\nArtículo 2"), ("Dos",)))]
    made = noted(docx(LAW + section), annexes=annexes)
    texts = [block.text for block in read_blocks(made)]
    assert texts[-4:] == ["Anexo A", "Requisito\tDisposición", "Uno\tArtículo 1\nArtículo 2", "Dos\t"]
    document = python_docx.Document(BytesIO(made))
    assert [(s.page_width.twips, s.page_height.twips) for s in document.sections] == [(12240, 15840)] * 2


def test_a_wide_annex_turns_its_page_only() -> None:
    section = '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/></w:sectPr>'
    made = noted(docx(LAW + section), annexes=[Annex("A", ("a", "b", "c", "d", "e"), ())])
    widths = [s.page_width.twips for s in python_docx.Document(BytesIO(made)).sections]
    assert widths == [12240, 15840]


def test_an_annex_stands_last_even_where_the_section_stands_first() -> None:
    section = '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/></w:sectPr>'
    made = noted(docx(section + LAW), annexes=[Annex("Anexo", ("a", "b", "c", "d", "e"), ())])
    assert [block.text for block in read_blocks(made)][-2:] == ["Anexo", "a\tb\tc\td\te"]
    assert part(made, "word/document.xml").count(b"<w:sectPr") == 1
    assert b"<w:pageBreakBefore/>" in part(made, "word/document.xml")


def with_macros() -> bytes:
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    )
    return packed(
        {
            "[Content_Types].xml": types,
            "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": relationships(("vbaProject", "vbaProject.bin")),
            "word/document.xml": xml_part("document", f"<w:body>{LAW}</w:body>"),
            "word/vbaProject.bin": b"code",
        }
    )


def test_macros_are_left_out_and_said_so() -> None:
    data = with_macros()
    made = noted(data, Mark("x", "art_1", "?"))
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert not [name for name in archive.namelist() if "vba" in name.lower()]
        everything = b"".join(map(archive.read, archive.namelist()))
    assert b"vba" not in everything.replace(
        b'Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"', b""
    )
    assert b"macroEnabled" not in everything
    assert annotating.has_code(data)
    assert not annotating.has_code(made)
