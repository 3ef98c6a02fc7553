"""The resolver on XML written by hand: what Word leaves when everything is accepted or rejected."""

import zipfile
from io import BytesIO

import pytest

from drafting.errors import UnreadableFile
from drafting.word.resolve import Resolved, paragraphs, resolved

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="{target}"/></Relationships>'
)


def docx(body: str, target: str = "word/document.xml") -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("_rels/.rels", RELATIONSHIPS.format(target=target))
        archive.writestr(
            target.lstrip("/"),
            f'<w:document xmlns:w="{W}" xmlns:mc="{MC}"><w:body>{body}</w:body></w:document>',
        )
    return out.getvalue()


def p(content: str, mark: str = "", style: str = "", extra: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    marked = f'<w:rPr><w:{mark} w:id="9" w:author="a"/></w:rPr>' if mark else ""
    return f"<w:p><w:pPr>{named}{marked}{extra}</w:pPr>{content}</w:p>"


def t(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def ins(text: str) -> str:
    return f'<w:ins w:id="1" w:author="a">{t(text)}</w:ins>'


def gone(text: str) -> str:
    return (
        f'<w:del w:id="2" w:author="a"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'
    )


def row(*cells: str, mark: str = "") -> str:
    marked = f'<w:trPr><w:{mark} w:id="8" w:author="a"/></w:trPr>' if mark else ""
    return f"<w:tr>{marked}{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


CASES = {
    "words": (p(t("a ") + gone("b ") + ins("c ") + t("d")), ["a c d"], ["a b d"]),
    "blanks are kept": (p(t(" a  b ")), [" a  b "], [" a  b "]),
    "inserted paragraph": (p(t("a")) + p(ins("b"), "ins") + p(t("c")), ["a", "b", "c"], ["a", "c"]),
    "deleted paragraph": (p(t("a")) + p(gone("b"), "del") + p(t("c")), ["a", "c"], ["a", "b", "c"]),
    "a split paragraph": (p(t("a"), "ins") + p(t("b")), ["a", "b"], ["ab"]),
    "joined paragraphs": (p(t("a"), "del") + p(t("b"), "del") + p(t("c")), ["abc"], ["a", "b", "c"]),
    "deleted at the very end": (p(t("a")) + p(gone("b"), "del"), ["a"], ["a", "b"]),
    "a mark deleted before a table": (
        p(t("a"), "del") + f"<w:tbl>{row(p(t('x')))}</w:tbl>",
        ["a", "x"],
        ["a", "x"],
    ),
    "a move": (
        p(f'<w:moveFrom w:id="3">{t("m")}</w:moveFrom>', "moveFrom")
        + p(t("a"))
        + p(f'<w:moveTo w:id="4">{t("m")}</w:moveTo>', "moveTo")
        + p(t("z")),
        ["a", "m", "z"],
        ["m", "a", "z"],
    ),
    "inserted and deleted again": (
        p(t("a") + '<w:ins w:id="5"><w:del w:id="6"><w:r><w:delText>x</w:delText></w:r></w:del></w:ins>'),
        ["a"],
        ["a"],
    ),
    "rows": (
        "<w:tbl>"
        + row(p(t("1")), p(t("x")))
        + row(p(ins("2"), "ins"), p(ins("y"), "ins"), mark="ins")
        + row(p(gone("3")), p(gone("z")), mark="del")
        + "</w:tbl>",
        ["1\tx", "2\ty"],
        ["1\tx", "3\tz"],
    ),
    "cells": (
        "<w:tbl><w:tr><w:tc>"
        + p(t("1"))
        + '</w:tc><w:tc><w:tcPr><w:cellIns w:id="1"/></w:tcPr>'
        + p(ins("new"))
        + '</w:tc><w:tc><w:tcPr><w:cellDel w:id="1"/></w:tcPr>'
        + p(gone("old"))
        + "</w:tc></w:tr></w:tbl>",
        ["1\tnew"],
        ["1\told"],
    ),
    "two paragraphs in a cell": (
        f"<w:tbl>{row(p(t('a')) + p(t('b')), p(''))}</w:tbl>",
        ["a\nb\t"],
        ["a\nb\t"],
    ),
    "signs": (
        p(
            "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:br w:type='page'/></w:r>"
        ),
        ["a b\nc\u2011"],
        ["a b\nc\u2011"],
    ),
    "field codes are not words": (
        p("<w:r><w:fldChar/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>" + t("7")),
        ["7"],
        ["7"],
    ),
    "content controls and links": (
        f"<w:sdt><w:sdtContent>{p('<w:hyperlink>' + t('a') + ins('b') + '</w:hyperlink>')}</w:sdtContent></w:sdt>",
        ["ab"],
        ["a"],
    ),
    "a text box once, behind its paragraph": (
        p(
            t("a")
            + "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>"
            + p(t("box") + ins("!"))
            + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>"
            + p(t("box"))
            + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
        ),
        ["a", "box!"],
        ["a", "box"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_accepting_leaves_the_new_text(case: str) -> None:
    body, accepted, _ = CASES[case]
    assert list(paragraphs(docx(body), "accept")) == accepted


@pytest.mark.parametrize("case", CASES)
def test_rejecting_leaves_the_old_text(case: str) -> None:
    body, _, rejected = CASES[case]
    assert list(paragraphs(docx(body), "reject")) == rejected


def test_empty_paragraphs_are_told_when_asked_for() -> None:
    body = p(t("a")) + p("") + p(t("b"))
    assert paragraphs(docx(body), "accept") == ("a", "b")
    assert paragraphs(docx(body), "accept", blanks=True) == ("a", "", "b")


def test_a_changed_style_is_the_old_one_again_when_rejected() -> None:
    change = '<w:pPrChange w:id="7"><w:pPr><w:pStyle w:val="Old"/></w:pPr></w:pPrChange>'
    data = docx(p(t("a"), style="New", extra=change))
    assert resolved(data, "accept") == (Resolved("a", "New"),)
    assert resolved(data, "reject") == (Resolved("a", "Old"),)


def test_a_joined_paragraph_has_the_style_of_the_mark_that_is_left() -> None:
    data = docx(p(t("a"), "del", style="First") + p(t("b"), style="Second"))
    assert resolved(data, "accept") == (Resolved("ab", "Second"),)


def test_the_document_part_is_found_by_its_relationship() -> None:
    assert paragraphs(docx(p(t("a")), "/word/other.xml"), "accept") == ("a",)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a zip",
        docx(p(t("a")))[:-30],
        docx("")[:40],
        docx("<w:broken>"),
        docx('</w:body></w:document><!-- --><w:document xmlns:w="x"><w:body>'),
    ],
)
def test_what_is_not_a_word_file_is_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as refused:
        paragraphs(data, "accept")
    assert "\n" not in refused.value.sentence("es")


def test_a_file_without_a_body_is_refused() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("_rels/.rels", RELATIONSHIPS.format(target="word/document.xml"))
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{W}"/>')
    with pytest.raises(UnreadableFile, match="no text to read"):
        paragraphs(out.getvalue(), "accept")
