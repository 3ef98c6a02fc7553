"""A file with tracked changes is read with all of them accepted, or with none."""

import pytest

from drafting.word.read import read_blocks
from tests.word.reading import definition, deleted, docx, ins, level, listing, numbered, p, r

MARK_INSERTED = '<w:rPr><w:ins w:id="8" w:author="a"/></w:rPr>'
MARK_DELETED = '<w:rPr><w:del w:id="9" w:author="a"/></w:rPr>'


def both(body: str, **parts: str) -> tuple[list[str], list[str]]:
    data = docx(body, **parts)
    return [b.text for b in read_blocks(data)], [b.text for b in read_blocks(data, "original")]


def test_inserted_and_deleted_words() -> None:
    got = both(p("La autoridad ", deleted("nacional"), ins(r("competente")), " resuelve."))
    assert got == (["La autoridad competente resuelve."], ["La autoridad nacional resuelve."])


def test_words_inserted_and_deleted_again_are_in_neither() -> None:
    assert both(p("a", ins(deleted("b")), "c")) == (["ac"], ["ac"])


def test_moved_words_stand_in_one_place_only() -> None:
    moved = (
        '<w:moveFromRangeStart w:id="1" w:name="m"/><w:moveFrom w:id="2" w:author="a">'
        + r("vieja ")
        + '</w:moveFrom><w:moveFromRangeEnd w:id="1"/>'
    )
    arrived = '<w:moveTo w:id="3" w:author="a">' + r(" nueva") + "</w:moveTo>"
    assert both(p(moved, "x") + p("y", arrived)) == (["x", "y nueva"], ["vieja x", "y"])


def test_a_deleted_paragraph_mark_joins_paragraphs() -> None:
    assert both(p("uno ", properties=MARK_DELETED) + p("dos") + p("tres")) == (
        ["uno dos", "tres"],
        ["uno", "dos", "tres"],
    )


def test_an_inserted_paragraph_mark_had_not_split_the_original() -> None:
    assert both(p("uno ", properties=MARK_INSERTED) + p("dos")) == (["uno", "dos"], ["uno dos"])


def test_several_marks_deleted_in_a_row_make_one_paragraph_with_the_last_ones_properties() -> None:
    body = (
        p("a", properties='<w:outlineLvl w:val="0"/>' + MARK_DELETED)
        + p("b", properties=MARK_DELETED)
        + p("c", properties='<w:outlineLvl w:val="1"/>')
    )
    blocks = read_blocks(docx(body))
    assert [(b.text, b.style, b.level) for b in blocks] == [("abc", "heading", 2)]


def test_a_whole_paragraph_deleted_before_a_table_leaves_nothing() -> None:
    table = "<w:tbl><w:tr><w:tc>" + p("x") + "</w:tc><w:tc>" + p("y") + "</w:tc></w:tr></w:tbl>"
    assert both(p(deleted("fuera"), properties=MARK_DELETED) + table) == (["x\ty"], ["fuera", "x\ty"])


def test_joining_passes_bookmarks_and_enters_content_controls() -> None:
    control = "<w:sdt><w:sdtContent>" + p("dos") + "</w:sdtContent></w:sdt>"
    body = p("uno ", properties=MARK_DELETED) + '<w:bookmarkStart w:id="1" w:name="b"/>' + control
    assert both(body)[0] == ["uno dos"]


def test_joining_leaves_a_content_control() -> None:
    control = "<w:sdt><w:sdtContent>" + p("uno ", properties=MARK_DELETED) + "</w:sdtContent></w:sdt>"
    assert both(control + p("dos"))[0] == ["uno dos"]


def test_inserted_and_deleted_rows_and_cells() -> None:
    def row(mark: str, *cells: str) -> str:
        return f"<w:tr><w:trPr>{mark}</w:trPr>{''.join(cells)}</w:tr>"

    def cell(text: str, mark: str = "") -> str:
        return f"<w:tc><w:tcPr>{mark}</w:tcPr>{p(text)}</w:tc>"

    body = (
        "<w:tbl>"
        + row("", cell("a"), cell("b"), cell("nueva", '<w:cellIns w:id="1" w:author="a"/>'))
        + row('<w:del w:id="2" w:author="a"/>', cell("c"), cell("d"))
        + row('<w:ins w:id="3" w:author="a"/>', cell("e"), cell("f"))
        + "</w:tbl>"
    )
    assert both(body) == (["a\tb\tnueva", "e\tf"], ["a\tb", "c\td"])


def test_a_deleted_table_is_gone() -> None:
    row = '<w:tr><w:trPr><w:del w:id="2" w:author="a"/></w:trPr><w:tc>' + p("x") + "</w:tc></w:tr>"
    assert both(p("antes") + f"<w:tbl>{row}</w:tbl>" + p("después"))[0] == ["antes", "después"]


def test_a_deleted_numbered_paragraph_does_not_count_when_accepted() -> None:
    numbering = definition(0, level(0, "decimal", "%1.")) + listing(1, 0)
    body = (
        p("uno", properties=numbered(1))
        + p(deleted("dos"), properties=numbered(1) + MARK_DELETED)
        + p("tres", properties=numbered(1))
    )
    assert both(body, numbering=numbering) == (["1. uno", "2. tres"], ["1. uno", "2. dos", "3. tres"])


def test_the_original_takes_its_number_from_the_properties_before_the_change() -> None:
    numbering = definition(0, level(0, "decimal", "%1.")) + listing(1, 0)
    lost = f'<w:pPrChange w:id="1" w:author="a"><w:pPr>{numbered(1)}</w:pPr></w:pPrChange>'
    won = numbered(1) + '<w:pPrChange w:id="2" w:author="a"><w:pPr/></w:pPrChange>'
    body = p("a", properties=lost) + p("b", properties=won)
    assert both(body, numbering=numbering) == (["a", "1. b"], ["1. a", "b"])


def test_inserted_numbering_was_not_in_the_original() -> None:
    numbering = definition(0, level(0, "decimal", "%1.")) + listing(1, 0)
    properties = numbered(1).replace("</w:numPr>", '<w:ins w:id="4" w:author="a"/></w:numPr>')
    assert both(p("a", properties=properties), numbering=numbering) == (["1. a"], ["a"])


def test_hidden_text_follows_the_run_properties_of_its_side() -> None:
    was_hidden = '<w:rPrChange w:id="1" w:author="a"><w:rPr><w:vanish/></w:rPr></w:rPrChange>'
    assert both(p("a", r("b", was_hidden))) == (["ab"], ["a"])


@pytest.mark.parametrize("side", ["accepted", "original"])
def test_a_file_without_revisions_is_the_same_on_both_sides(side: str) -> None:
    data = docx(p("uno") + p("dos"))
    assert [b.text for b in read_blocks(data, side)] == ["uno", "dos"]  # type: ignore[arg-type]
