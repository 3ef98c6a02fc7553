"""Comments of a Word file: who, when, of which words, answered by whom."""

from datetime import UTC, datetime

import pytest

from drafting.errors import UnreadableFile
from drafting.model import Mark, Quote, ReviewComment
from drafting.structure import parse
from drafting.word.annotate import annotate
from drafting.word.comments import place, read_comments
from drafting.word.read import read_blocks
from tests.word.reading import CONTENT_TYPES, deleted, docx, ins, p, packed, part, r, relationships

WHEN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def commented(body: str, comments: str) -> bytes:
    return packed(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": relationships(("comments", "comments.xml")),
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
            "word/comments.xml": part("comments", comments),
        }
    )


def around(*content: str, id: int = 0) -> str:
    return (
        f'<w:commentRangeStart w:id="{id}"/>{"".join(content)}<w:commentRangeEnd w:id="{id}"/>'
        f'<w:r><w:commentReference w:id="{id}"/></w:r>'
    )


def comment(text: str, id: int = 0, date: str = "2026-03-01T09:30:00Z") -> str:
    return f'<w:comment w:id="{id}" w:author="Ana" w:initials="A" w:date="{date}">{p(text)}</w:comment>'


def placed(data: bytes) -> list[ReviewComment]:
    return list(place(read_comments(data), parse(read_blocks(data, "original"))))


def test_a_file_without_comments_has_none() -> None:
    assert read_comments(docx(p("x"))) == ()


def test_what_was_written_is_read() -> None:
    data = docx(p("Artículo 1.- La Secretaría resolverá en diez días.") + p("Artículo 2.- Fin."))
    reply = Mark("comment", "art_1", "Sí.\nYa.", author="Ana Ruiz", when=datetime(2026, 4, 2, tzinfo=UTC))
    marks = [
        Mark("checks", "art_2", "¿Cuándo?"),
        Mark("checks", "art_1", "Plazo.", quote=Quote("diez días"), replies=(reply,), done=True),
    ]
    draft = parse(read_blocks(data))
    one, two = placed(annotate(data, draft, marks, language="es", when=WHEN))
    assert (one.author, one.initials, one.when, one.text, one.done) == (
        "Taller · revisión",
        "TR",
        WHEN,
        "Plazo.",
        True,
    )
    assert (one.words, one.anchor.eid, one.anchor.held, one.anchor.quote.exact) == (
        "diez días",
        "art_1",
        True,
        "diez días",
    )
    (answer,) = one.replies
    assert (answer.author, answer.text, answer.when) == (
        "Ana Ruiz",
        "Sí.\nYa.",
        datetime(2026, 4, 2, tzinfo=UTC),
    )
    assert (two.words, two.anchor.eid, two.done, two.replies) == ("Artículo 2.- Fin.", "art_2", False, ())


def test_a_comment_on_inserted_words_stands_where_they_go() -> None:
    body = p("Artículo 1.- La autoridad", around(ins(r(" nueva")), deleted(" vieja")), " resuelve.")
    (one,) = placed(commented(body, comment("¿Cuál?")))
    assert (one.words, one.anchor.eid, one.anchor.quote.exact) == ("nueva", "art_1", "vieja")
    body = p("Artículo 1.- La autoridad", around(ins(r(" nueva"))), " resuelve.")
    (one,) = placed(commented(body, comment("¿Cuál?")))
    assert (one.words, one.anchor.eid, one.anchor.quote.exact) == ("nueva", "art_1", "")
    assert one.anchor.quote.prefix.endswith("La autoridad")


def test_a_comment_over_several_paragraphs_has_their_lines() -> None:
    start, end = around("|").split("|")
    body = p("Artículo 1.- Uno ", start, "y dos.") + p("Artículo 2.- Tres", end, " y cuatro.")
    (one,) = placed(commented(body, comment("?")))
    assert (one.words, one.anchor.eid) == ("y dos.\nArtículo 2.- Tres", "art_1")


def test_a_comment_without_a_range_stands_at_its_mark() -> None:
    body = p("Artículo 1.- Uno.") + p(
        "Artículo 2.- Dos", '<w:r><w:commentReference w:id="0"/></w:r>', " y tres."
    )
    (one,) = placed(commented(body, comment("?")))
    assert (one.words, one.anchor.eid, one.anchor.quote.suffix) == ("", "art_2", " y tres.")


def test_a_comment_that_nothing_refers_to_is_not_shown() -> None:
    assert read_comments(commented(p("Artículo 1.- x"), comment("huérfano"))) == ()


def test_dates_are_in_universal_time_and_bad_ones_are_none() -> None:
    dates = {
        "2026-03-01T09:30:00Z": WHEN,
        "2026-03-01T03:30:00-06:00": WHEN,
        "2026-03-01T09:30:00": WHEN,
        "ayer": None,
    }
    for date, expected in dates.items():
        (one,) = read_comments(commented(p(around(r("x"))), comment("?", date=date)))
        assert one.when == expected


def test_a_circle_of_answers_ends() -> None:
    w15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    both = "".join(
        comment(f"c{id}", id).replace("<w:p>", f'<w:p {w14} w14:paraId="0000000{id}">') for id in (1, 2)
    )
    circle = (
        f'<w15:commentsEx {w15}><w15:commentEx w15:paraId="00000001" w15:paraIdParent="00000002"/>'
        '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001"/></w15:commentsEx>'
    )
    data = packed(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": relationships(
                ("comments", "comments.xml"), ("commentsExtended", "commentsExtended.xml")
            ),
            "word/document.xml": part(
                "document", f"<w:body>{p(around(around(r('x'), id=1), id=2))}</w:body>"
            ),
            "word/comments.xml": part("comments", both),
            "word/commentsExtended.xml": circle,
        }
    )
    assert sorted(one.text for one in read_comments(data)) == ["c1", "c2"]


def test_a_damaged_part_is_refused() -> None:
    with pytest.raises(UnreadableFile):
        read_comments(commented(p("x"), "<w:comment"))
