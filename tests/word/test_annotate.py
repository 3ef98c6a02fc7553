"""What is said of provisions stands in the drafter's own file, on the exact words."""

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO

import docx as python_docx
import pytest

from drafting.errors import NotFound
from drafting.files import read_document
from drafting.model import Annex, Document, Mark, Quote
from drafting.word import annotate as annotating
from drafting.word.annotate import annotate
from drafting.word.read import read_blocks
from tests.word.commented import Comment, comments, part
from tests.word.reading import (
    definition,
    deleted,
    docx,
    ins,
    level,
    listing,
    numbered,
    p,
    packed,
    r,
    relationships,
)
from tests.word.reading import part as xml_part

WHEN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
LAW = p(r("Artículo 1.- La "), r("Secretaría", "<w:b/>"), r(" resolverá en diez días.")) + p(
    "Artículo 2.- La Secretaría llevará un registro."
)


def read(data: bytes) -> Document:
    return read_document(data, "ley.docx")


def noted(data: bytes, *marks: Mark, **options: object) -> bytes:
    return annotate(data, read(data), marks, language="es", when=WHEN, **options)  # type: ignore[arg-type]


def words_of(data: bytes, *quotes: str, eid: str = "art_1") -> list[str]:
    made = noted(data, *(Mark("x", eid, "?", quote=Quote(quote)) for quote in quotes))
    return [(comment.words or "").strip() for comment in comments(made).values()]


def test_a_comment_stands_on_the_exact_words_with_its_kind_as_author() -> None:
    mark = Mark("placement", "art_1", "Corresponde al reglamento.", quote=Quote("resolverá en diez días"))
    assert comments(noted(docx(LAW), mark)) == {
        "0": Comment(
            "Taller · ubicación", "TU", "2026-03-01T09:30:00Z", "Corresponde al reglamento.",
            words="resolverá en diez días",
        )
    }  # fmt: skip


def test_words_across_runs_keep_their_formatting() -> None:
    made = noted(docx(LAW), Mark("x", "art_1", "?", quote=Quote("La Secretaría resol")))
    document = python_docx.Document(BytesIO(made))
    assert [(run.text, run.bold) for run in document.paragraphs[0].runs if run.text] == [
        ("Artículo 1.- ", None), ("La ", None), ("Secretaría", True), (" resol", None), ("verá en diez días.", None),
    ]  # fmt: skip
    assert [comment.words for comment in comments(made).values()] == ["La Secretaría resol"]


def test_without_a_quote_the_comment_is_on_the_whole_provision() -> None:
    made = noted(docx(LAW), Mark("x", "art_2", "?"))
    assert [c.words for c in comments(made).values()] == ["Artículo 2.- La Secretaría llevará un registro."]


def test_words_that_are_not_there_put_the_comment_on_the_whole_provision() -> None:
    assert words_of(docx(LAW), "no lo dice") == ["Artículo 1.- La Secretaría resolverá en diez días."]


def test_of_words_that_stand_twice_the_surroundings_decide() -> None:
    data = docx(p("Artículo 1.- El plazo será de diez días y el plazo mayor, de veinte días."))
    second = Mark("x", "art_1", "?", quote=Quote("plazo", prefix="y el ", suffix=" mayor"))
    made = part(noted(data, second), "word/document.xml").decode()
    assert "y el </w:t></w:r><w:commentRangeStart" in made


def test_a_whole_word_is_preferred_to_a_piece_of_one() -> None:
    made = part(
        noted(docx(p("Artículo 1.- Habla la autoridad.")), Mark("x", "art_1", "?", quote=Quote("la"))),
        "word/document.xml",
    )
    assert "Habla </w:t></w:r><w:commentRangeStart" in made.decode()


def test_several_comments_may_overlap_and_share_their_ends() -> None:
    quotes = [
        "La Secretaría",
        "Secretaría resolverá",
        "La Secretaría",
        "Secretaría",
        "resolverá en diez días.",
    ]
    assert words_of(docx(LAW), *quotes) == quotes


def test_a_number_that_word_computes_cannot_be_commented_but_what_follows_can() -> None:
    numbers = definition(1, level(0, "decimal", "Artículo %1.-")) + listing(1, 1)
    data = docx(p("La Secretaría resolverá.", properties=numbered(1)), numbering=numbers)
    assert words_of(data, "Artículo 1.- La Secretaría", "Artículo 1.-") == [
        "La Secretaría",
        "La Secretaría resolverá.",
    ]


def test_words_in_links_insertions_and_controls_are_found() -> None:
    body = p(
        "Artículo 1.- Vea ",
        "<w:hyperlink w:anchor='x'>" + r("la ley vigente") + "</w:hyperlink>",
        ins(r(" y la norma nueva")),
        deleted(" y la vieja"),
        "<w:sdt><w:sdtContent>" + r(" del ramo") + "</w:sdtContent></w:sdt>",
        ".",
    )
    quotes = ["ley", "vigente y la norma", "nueva del ramo", "la ley vigente"]
    assert words_of(docx(body), *quotes) == quotes


def test_a_bound_control_is_commented_as_a_whole() -> None:
    body = p(
        "Artículo 1.- Fecha: ",
        "<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent>" + r("uno de marzo") + "</w:sdtContent></w:sdt>",
        ".",
    )
    assert words_of(docx(body), "de marzo") == ["uno de marzo"]


def test_cells_of_a_row_are_one_provision() -> None:
    cell = "<w:tc>{}</w:tc>".format
    row = "<w:tr>" + cell(p("Fosgeno")) + cell(p("75-44-5")) + "</w:tr>"
    data = docx(p("ANEXO I") + "<w:tbl>" + row + row.replace("75-44-5", "506-77-4") + "</w:tbl>")
    rows = [node.eid for node in read(data).walk() if node.kind == "row"]
    assert words_of(data, "506-77-4", "Fosgeno\t506-77-4", eid=rows[1]) == ["506-77-4", "Fosgeno 506-77-4"]


def test_a_comment_on_a_footnote_stands_where_the_text_cites_it() -> None:
    data = docx(
        p("Artículo 1.- Texto", '<w:r><w:footnoteReference w:id="2"/></w:r>', " y más."),
        footnotes='<w:footnote w:id="2">' + p("Nota al pie.") + "</w:footnote>",
    )
    note = next(node.eid for node in read(data).walk() if node.kind == "note")
    made = noted(data, Mark("x", note, "?", quote=Quote("al pie")))
    assert re.search(
        rb'commentRangeStart w:id="0"/><w:r><w:footnoteReference w:id="2"/></w:r><w:commentRangeEnd',
        part(made, "word/document.xml"),
    )
    assert part(made, "word/footnotes.xml") == part(data, "word/footnotes.xml")


def test_a_letter_and_its_accent_written_apart_stay_together() -> None:
    assert words_of(docx(p("Artículo 1.- La nacio\u0301n decide.")), "nació") == ["nacio\u0301"]


def test_replies_are_a_thread_and_persons_speak_for_themselves() -> None:
    reply = Mark(
        "comment",
        "art_1",
        "De acuerdo.\nSe cambia.",
        author="Ana Ruiz",
        when=datetime(2026, 4, 2, tzinfo=UTC),
    )
    mark = Mark("checks", "art_1", "Revise el plazo.", quote=Quote("diez días"), replies=(reply,), done=True)
    first, second = comments(noted(docx(LAW), mark)).values()
    assert (first.author, first.answers, first.done) == ("Taller · revisión", "", True)
    assert (second.author, second.initials, second.answers) == ("Ana Ruiz", "AR", "0")
    assert (second.text, second.date) == ("De acuerdo.\nSe cambia.", "2026-04-02T00:00:00Z")
    assert second.words == first.words == "diez días"


def test_a_kind_nobody_named_speaks_under_its_own_name() -> None:
    found = comments(noted(docx(LAW), Mark("penalties", "art_1", "?")))["0"]
    assert (found.author, found.initials) == ("Taller · penalties", "TP")


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


def test_a_mark_on_no_provision_stands_at_the_head_of_the_text() -> None:
    assert comments(noted(docx(LAW), Mark("x", "", "De todo.")))["0"].words.strip().startswith("Artículo 1.-")


def test_a_provision_that_is_not_there_is_said_so() -> None:
    with pytest.raises(NotFound) as missing:
        noted(docx(LAW), Mark("x", "art_9", "?"))
    assert missing.value.values["provision"] == "art_9"


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
