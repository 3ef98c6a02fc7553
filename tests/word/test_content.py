"""Everything a reader has once tracked changes are settled: tables, notes, margins, links, fields, boxes."""

import zipfile
from io import BytesIO

import pytest

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
    differences,
)
from tests.word.test_resolve import gone, ins, p, row, t

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OPEN = f'<w:{{0}} xmlns:w="{W}" xmlns:r="{R}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">{{1}}</w:{{0}}>'

Parts = dict[str, str | bytes]


def relationships(*rows: tuple[str, str, str]) -> str:
    made = "".join(
        f'<Relationship Id="{number}" Type="{R}/{kind}" Target="{target}"'
        + (' TargetMode="External"' if "://" in target else "")
        + "/>"
        for number, kind, target in rows
    )
    return f'<Relationships xmlns="{PACKAGE}">{made}</Relationships>'


def docx(body: str, *rows: tuple[str, str, str], **parts: str | bytes) -> bytes:
    """A Word file; ``rows`` are the relationships of its body, ``parts`` its other parts by their name."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("_rels/.rels", relationships(("r1", "officeDocument", "word/document.xml")))
        archive.writestr("word/_rels/document.xml.rels", relationships(*rows))
        archive.writestr("word/document.xml", OPEN.format("document", f"<w:body>{body}</w:body>"))
        for name, text in parts.items():
            if isinstance(text, bytes):
                archive.writestr(f"word/{name}", text)
            else:
                archive.writestr(f"word/{name}.xml", OPEN.format(*text.split(":", 1)))
    return out.getvalue()


def said(text: str) -> Paragraph:
    return Paragraph((text,)) if text else Paragraph()


def sides(data: bytes) -> tuple[tuple[object, ...], tuple[object, ...]]:
    rejected, accepted = both(data)
    return rejected.blocks, accepted.blocks


def pieces(data: bytes, side: str = "accept") -> tuple[object, ...]:
    (paragraph,) = content(data, side).blocks  # type: ignore[arg-type]
    assert isinstance(paragraph, Paragraph)
    return paragraph.pieces


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


FOOTNOTES = ("n", "footnotes", "footnotes.xml")


def note(number: int, text: str) -> str:
    return f'<w:footnote w:id="{number}">{p("<w:r><w:footnoteRef/></w:r>" + text)}</w:footnote>'


def reference(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


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


def law(*blocks: str) -> Content:
    return content(docx("".join(blocks)), "accept")


def test_differences_name_the_place_and_nothing_else() -> None:
    words = [p(t(word)) for word in "abcdefgh"]
    changed = [*words[:3], p(t("new")), *words[3:6], p(t("G")), words[7]]
    (added, reworded) = differences(law(*words), law(*changed))
    assert (added.place, added.first, added.second) == ((("paragraph", 4),), None, said("new"))
    assert (reworded.place, reworded.first, reworded.second) == ((("paragraph", 7),), said("g"), said("G"))
    assert (reworded.part, reworded.block) == ("body", 6)


def test_differences_go_into_tables_and_notes() -> None:
    tables = [f"<w:tbl>{row(p(t('a')), p(t(cell)))}</w:tbl>" for cell in "bc"]
    (found,) = differences(law(p(t("x")), tables[0]), law(p(t("x")), tables[1]))
    assert found.place == (("table", 2), ("row", 1), ("cell", 2), ("paragraph", 1))
    one, other = (
        content(docx(p(reference(1)), FOOTNOTES, footnotes="footnotes:" + note(1, t(text))), "accept")
        for text in "bc"
    )
    (found,) = differences(one, other)
    assert (found.part, found.first, found.second) == ("footnote", said("b"), said("c"))


def test_differences_name_headers() -> None:
    made = [Content((), (Margin("header", "first", 2, (said(text),)),)) for text in "ab"]
    (found,) = differences(*made)
    assert (found.part, found.place) == ("header", (("section", 2), ("first", 1), ("paragraph", 1)))


@pytest.mark.parametrize("one", [law(), law(p(t("a"))), law(p(t("a")), p(t("b")))])
@pytest.mark.parametrize("other", [law(), law(p(t("b"))), law(p(t("a")), p(t("b")))])
def test_there_are_differences_exactly_when_contents_are_unequal(one: Content, other: Content) -> None:
    assert bool(differences(one, other)) == (one != other)
