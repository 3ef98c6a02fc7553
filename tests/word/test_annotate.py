"""What is said of provisions stands on the exact words."""

import re
from datetime import UTC, datetime
from io import BytesIO

import docx as python_docx
import pytest

from drafting.errors import NotFound
from drafting.model import Mark, Quote
from tests.word.annotating import LAW, noted, read, words_of
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
    r,
)


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


def test_a_mark_on_no_provision_stands_at_the_head_of_the_text() -> None:
    assert comments(noted(docx(LAW), Mark("x", "", "De todo.")))["0"].words.strip().startswith("Artículo 1.-")


def test_a_provision_that_is_not_there_is_said_so() -> None:
    with pytest.raises(NotFound) as missing:
        noted(docx(LAW), Mark("x", "art_9", "?"))
    assert missing.value.values["provision"] == "art_9"
