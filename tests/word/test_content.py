"""Everything a reader has once tracked changes are settled: tables, notes, margins, links, fields, boxes."""

import zipfile
from io import BytesIO

from drafting.word.resolve import (
    COVER,
    Aside,
    Content,
    Margin,
    Paragraph,
    Row,
    Sign,
    Table,
    both,
    content,
)
from tests.word.contents import (
    FOOTNOTES,
    R,
    W,
    docx,
    note,
    pieces,
    reference,
    said,
    sides,
)
from tests.word.test_resolve import gone, ins, p, row, t


def test_tables_keep_their_rows_cells_and_inner_tables() -> None:
    inner = f"<w:tbl>{row(p(t('x')))}{row(p(ins('y'), 'ins'), mark='ins')}</w:tbl>"
    data = docx(f"<w:tbl>{row(p(t('a')) + inner + p(''), p(t('b')) + p(t('c')))}</w:tbl>{p('')}")
    old = Table((Row(((said("a"), Table((Row(((said("x"),),)),))), (said("b"), said("c")))),))
    new = Table(
        (Row(((said("a"), Table((Row(((said("x"),),)), Row(((said("y"),),))))), (said("b"), said("c")))),)
    )
    assert sides(data) == ((old,), (new,))


def test_a_table_whose_rows_are_all_gone_is_gone() -> None:
    data = docx(p(t("a")) + f"<w:tbl>{row(p(gone('x'), 'del'), mark='del')}</w:tbl>" + p(t("b")))
    assert content(data, "accept") == Content((said("a"), said("b")))
    assert len(content(data, "reject").blocks) == 3


def test_empty_paragraphs_count_except_at_the_end() -> None:
    assert content(docx(p(t("a")) + p("") + p(t("b")) + p("") + p("")), "accept").blocks == (
        said("a"),
        said(""),
        said("b"),
    )


def test_a_paragraph_that_goes_as_a_whole_before_a_table_leaves_nothing() -> None:
    data = docx(p(t("a")) + p(gone("b"), "del") + f"<w:tbl>{row(p(t('x')))}</w:tbl>")
    assert content(data, "accept").blocks == (said("a"), Table((Row(((said("x"),),)),)))


def test_tabs_and_breaks_are_told_apart() -> None:
    data = docx(
        p(
            '<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:br w:type="page"/><w:br w:type="column"/></w:r>'
        )
    )
    assert pieces(data) == ("a\tb\nc\f\v",)


def test_blanks_at_the_ends_of_words_count_only_where_the_file_keeps_them() -> None:
    data = docx(p('<w:r><w:t> a </w:t></w:r><w:r><w:t xml:space="preserve"> b </w:t></w:r>'))
    assert pieces(data) == ("a b ",)


def test_a_note_stands_where_it_is_called_whatever_its_number() -> None:
    def made(number: int) -> bytes:
        return docx(
            p(t("a") + reference(number) + t("b")),
            FOOTNOTES,
            footnotes="footnotes:" + note(number, t("n") + ins("+") + gone("-")),
        )

    assert pieces(made(2)) == pieces(made(7)) == ("a", Aside("footnote", (said("n+"),)), "b")
    assert pieces(made(2), "reject") == ("a", Aside("footnote", (said("n-"),)), "b")


def test_a_note_whose_reference_is_deleted_is_gone() -> None:
    call = f'<w:del w:id="1">{reference(2)}</w:del>'
    data = docx(p(t("a") + call), FOOTNOTES, footnotes="footnotes:" + note(2, t("n")))
    assert pieces(data) == ("a",)
    assert pieces(data, "reject") == ("a", Aside("footnote", (said("n"),)))


def test_a_note_that_calls_itself_ends() -> None:
    data = docx(p(reference(2)), FOOTNOTES, footnotes="footnotes:" + note(2, reference(2)))
    assert pieces(data) == (Aside("footnote", (Paragraph((Aside("footnote", ()),)),)),)


def test_a_link_cut_in_two_by_a_change_is_one_link() -> None:
    link = '<w:hyperlink r:id="k">{}</w:hyperlink>'
    data = docx(
        p(link.format(t("a")) + link.format(ins("b")) + link.format(gone("c"))),
        ("k", "hyperlink", "https://example.org/"),
    )
    assert pieces(data) == (Sign("link", "https://example.org/"), "ab", Sign("link end"))
    assert pieces(data, "reject") == (Sign("link", "https://example.org/"), "ac", Sign("link end"))


def test_a_link_without_words_is_none() -> None:
    data = docx(p(t("a") + f'<w:hyperlink w:anchor="x">{ins("b")}</w:hyperlink>'))
    assert pieces(data, "reject") == ("a",)
    assert pieces(data) == ("a", Sign("link", "#x"), "b", Sign("link end"))


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def test_a_field_is_its_instruction_and_its_result_however_it_is_written() -> None:
    long = char("begin") + code(" REF ") + code("_x ") + char("separate") + t("art. 3") + char("end")
    short = f'<w:fldSimple w:instr=" REF  _x">{t("art. 3")}</w:fldSimple>'
    expected = (Sign("field", "REF _x"), "art. 3", Sign("field end"))
    assert pieces(docx(p(long))) == pieces(docx(p(short))) == expected


def test_a_field_inside_the_instruction_of_another_is_not_before_the_reader() -> None:
    inner = char("begin") + code("PAGE") + char("separate") + t("3") + char("end")
    data = docx(
        p(char("begin") + code("IF ") + inner + code(" = 1") + char("separate") + t("x") + char("end"))
    )
    assert pieces(data) == (Sign("field", "IF PAGE3 = 1"), "x", Sign("field end"))


def test_a_field_may_end_in_a_later_paragraph() -> None:
    data = docx(p(char("begin") + code("TOC") + char("separate") + t("one")) + p(t("two") + char("end")))
    assert content(data, "accept").blocks == (
        Paragraph((Sign("field", "TOC"), "one")),
        Paragraph(("two", Sign("field end"))),
    )


def test_headers_and_footers_are_told_where_they_begin() -> None:
    first = '<w:sectPr><w:headerReference w:type="default" r:id="h1"/></w:sectPr>'
    last = '<w:sectPr><w:headerReference w:type="default" r:id="h2"/><w:footerReference w:type="first" r:id="f"/></w:sectPr>'
    data = docx(
        p(t("a"), extra=first) + p(t("b"), extra="<w:sectPr/>") + p(t("c")) + last,
        ("h1", "header", "header1.xml"),
        ("h2", "header", "header2.xml"),
        ("f", "footer", "footer1.xml"),
        header1="hdr:" + p(t("one")),
        header2="hdr:" + p(t("one") + ins(" two")),
        footer1="ftr:" + p(""),
    )
    one = Margin("header", "default", 1, (said("one"),))
    assert content(data, "reject").margins == (one,)
    assert content(data, "accept").margins == (one, Margin("header", "default", 3, (said("one two"),)))


def test_a_picture_is_known_by_what_it_shows() -> None:
    def made(number: str, file: bytes) -> bytes:
        drawing = f'<w:r><w:drawing><x xmlns="urn:x" r:embed="{number}"/></w:drawing></w:r>'
        return docx(p(drawing), (number, "image", "one.png"), **{"one.png": file})

    assert pieces(made("a", b"1")) == pieces(made("b", b"1")) != pieces(made("a", b"2"))


def test_an_equation_is_known_by_its_form_and_letters() -> None:
    def made(inner: str) -> bytes:
        return docx(p(f"<m:oMath>{inner}</m:oMath>"))

    x = "<m:r><m:t>x</m:t></m:r>"
    cut = f'<m:r><w:rPr><w:b/></w:rPr><m:t>x</m:t></m:r><w:del w:id="1">{x}</w:del>'
    assert pieces(made(x)) == pieces(made(cut)) != pieces(made(f"<m:sup>{x}</m:sup>"))


def test_a_cover_note_is_not_content() -> None:
    start, end = f'<w:bookmarkStart w:id="5" w:name="{COVER}"/>', '<w:bookmarkEnd w:id="5"/>'
    cover = p(t("drafts")) + f"<w:tbl>{row(p(t('hash')))}</w:tbl>"
    plain = content(docx(p(t("a"))), "accept")
    assert content(docx(start + cover + p("") + end + p(t("a"))), "accept") == plain
    assert content(docx(p(start + t("x")) + cover + p(end) + p(t("a"))), "accept") == Content(
        (said(""), said("a"))
    )
    assert content(docx(p(start + t("x")) + cover + p(end + t("a"))), "accept") == plain
    assert content(docx(p(start + t("x") + end) + p(t("a"))), "accept") == plain
    assert content(docx(start + p(t("a"))), "accept") == plain  # without an end it covers nothing


def test_the_changes_of_one_author_can_be_settled_alone() -> None:
    def mark(author: str, tag: str, inner: str) -> str:
        return f'<w:{tag} w:id="1" w:author="{author}" w:date="d">{inner}</w:{tag}>'

    body = (
        mark("she", "ins", t("1"))
        + mark("he", "ins", t("2"))
        + mark("she", "ins", mark("he", "del", t("3")))
        + mark("he", "del", t("4"))
    )
    data = docx(p(body + t("5")))
    his = ("he", "d")
    assert pieces(data) == ("125",)
    assert pieces(data, "reject") == ("45",)
    assert content(data, "accept", by=his).blocks == (said("125"),)
    assert content(data, "reject", by=his).blocks == (said("1345"),)
    assert content(data, "reject", by=his, others="reject").blocks == (said("45"),)
    assert content(data, "accept", by=his, others="reject").blocks == (said("25"),)


def test_the_style_is_told_and_not_compared() -> None:
    one, other = (content(docx(p(t("a"), style=name)), "accept") for name in ("One", "Other"))
    assert one == other
    assert [block.style for block in (*one.blocks, *other.blocks) if isinstance(block, Paragraph)] == [
        "One",
        "Other",
    ]


def test_a_file_in_the_strict_form_reads_the_same() -> None:
    data = docx(p(t("a") + ins("b")))
    strict = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            for usual, other in ((W, "http://purl.oclc.org/ooxml/wordprocessingml/main"), (R, "http://purl.oclc.org/ooxml/officeDocument/relationships")):  # fmt: skip
                text = text.replace(usual, other)
            new.writestr(name, text)
    assert both(strict.getvalue()) == both(data)
