"""The comparative table in Word: a turned page, marks that are formatting, a file that Word takes."""

import zipfile
from io import BytesIO

from hypothesis import given, settings
from lxml import etree

from drafting.compare import compare
from drafting.compare.table import Choices, Line, Piece, Row, Table, three_texts, two_texts
from drafting.compare.three import three
from drafting.model import Comparison, Op
from drafting.structure import parse_text
from drafting.word.comparative import comparative
from drafting.word.elements import legible
from tests.compare.tabled import NEW, OLD
from tests.word.schema import W, parts, violations
from tests.word.trees import comparisons

NAMES = ("Borrador 11 · Minuta · 3 de agosto de 2007", "Borrador 12 · Publicado · 1 de enero de 2008")
CHANGED = Choices(changed_only=True)


def body(data: bytes) -> etree._Element:
    return parts(data)["word/document.xml"]


def rows(data: bytes) -> list[etree._Element]:
    return list(body(data).iter(f"{W}tr"))


def paragraphs(node: etree._Element) -> list[str]:
    return [
        "".join("\n" if part.tag == f"{W}br" else part.text or "" for part in p.iter(f"{W}t", f"{W}br"))
        for p in node.iter(f"{W}p")
    ]


def cells(row: etree._Element) -> list[list[str]]:
    return [paragraphs(cell) for cell in row.iter(f"{W}tc")]


def wearing(node: etree._Element, style: str) -> list[str]:
    runs = [run for run in node.iter(f"{W}r") if run.find(f"{W}rPr/{W}rStyle") is not None]
    return ["".join(r.itertext()) for r in runs if r.find(f"{W}rPr/{W}rStyle").get(f"{W}val") == style]


def table(choices: Choices = CHANGED) -> bytes:
    return comparative(two_texts(compare(OLD, NEW), names=NAMES, choices=choices))


def test_the_page_is_turned_letter_paper_and_the_table_fills_it() -> None:
    size = body(table()).find(f".//{W}pgSz")
    assert size is not None
    assert [size.get(f"{W}{name}") for name in ("w", "h", "orient")] == ["15840", "12240", "landscape"]
    assert sum(int(c.get(f"{W}w", "0")) for c in body(table()).iter(f"{W}gridCol")) == 15840 - 2 * 1134


def test_the_header_row_is_repeated_and_names_the_drafts() -> None:
    head, *rest = rows(table())
    assert head.find(f"{W}trPr/{W}tblHeader") is not None
    assert cells(head) == [["Texto anterior", NAMES[0]], ["Texto propuesto", NAMES[1]]]
    assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rest)


def test_the_page_header_names_the_instrument_and_the_drafts_and_the_footer_counts_pages() -> None:
    found = parts(table())
    assert "LEY DE SUSTANCIAS" in "".join(found["word/header.xml"].itertext())
    assert all(name in "".join(found["word/header.xml"].itertext()) for name in NAMES)
    assert "NUMPAGES" in "".join(found["word/footer.xml"].itertext())


def test_counts_and_a_key_stand_above_the_table() -> None:
    above = [paragraphs(node)[0] for node in body(table())[0] if node.tag == f"{W}p"]
    assert above[0] == "LEY DE SUSTANCIAS"
    assert any("nuevos 1; suprimidos 1" in words for words in above)
    assert any(words.startswith("Tachado: ") for words in above)


def test_deleted_words_are_struck_on_the_left_inserted_ones_underlined_and_bold_on_the_right() -> None:
    sheet = parts(table())["word/styles.xml"]
    looks = {
        style.get(f"{W}styleId"): {etree.QName(mark).localname for mark in style.find(f"{W}rPr")}  # type: ignore[union-attr]
        for style in sheet.iter(f"{W}style")
        if style.get(f"{W}type") == "character"
    }
    assert looks == {"LawStruck": {"strike", "color"}, "LawAdded": {"b", "u", "color"}}
    found = next(row for row in rows(table()) if "Artículo 2" in cells(row)[0][0])
    left, right = found.iter(f"{W}tc")
    assert (wearing(left, "LawAdded"), wearing(right, "LawStruck")) == ([], [])
    assert "nacional" in "".join(wearing(right, "LawAdded"))
    deleted = next(row for row in rows(table()) if cells(row)[-1] == ["(sin correlativo)"])
    assert "".join(wearing(next(deleted.iter(f"{W}tc")), "LawStruck")).startswith("Artículo 4.-")


def test_nothing_is_a_tracked_change() -> None:
    assert not list(body(table()).iter(f"{W}ins", f"{W}del"))


def test_an_unchanged_title_is_one_cell_over_all_columns() -> None:
    titles = [row for row in rows(table()) if len(cells(row)) == 1]
    assert [cells(row)[0] for row in titles] == [
        ["TÍTULO PRIMERO"],
        ["CAPÍTULO I", "Del objeto"],
        ["CAPÍTULO II", "De las licencias"],
    ]
    spans = [row.find(f"{W}tc/{W}tcPr/{W}gridSpan").get(f"{W}val") for row in titles]  # type: ignore[union-attr]
    assert spans == ["2", "2", "2"]


def test_texts_that_do_not_differ_say_so() -> None:
    data = comparative(two_texts(compare(OLD, OLD), choices=CHANGED))
    assert cells(rows(data)[1]) == [["Los textos no difieren."]]
    assert violations(data) == []


def test_three_texts_have_a_fourth_narrow_column_for_the_outcome() -> None:
    data = comparative(three_texts(three(OLD, NEW, OLD), choices=CHANGED))
    widths = [int(column.get(f"{W}w", "0")) for column in body(data).iter(f"{W}gridCol")]
    assert len(widths) == 4
    assert widths[3] < min(widths[:3]) / 2
    assert {cells(row)[3][0] for row in rows(data) if len(cells(row)) == 4} == {
        "Resultado",
        "solo cambia A",
    }
    assert violations(data) == []


def test_control_characters_become_visible() -> None:
    strip = ((Line((Piece(Op.EQUAL, "a\x00b\ud800"),)),), (Line((Piece(Op.EQUAL, "c\nd"),)),))
    data = comparative(Table("Ley\x01", "es", (("A", "\x02"), ("B", "")), (Row((strip,)),)))
    assert cells(rows(data)[1]) == [["a␀b\ufffd"], ["c\nd"]]


def test_the_same_table_gives_the_same_bytes() -> None:
    assert table() == table()


def test_a_provision_whose_words_look_like_a_field_or_markup_stays_words() -> None:
    strip = ((Line((Piece(Op.EQUAL, "<w:p/> { INCLUDETEXT }"),)),), (Line((Piece(Op.INSERT, "&amp;"),)),))
    data = comparative(Table("", "es", (("A", ""), ("B", "")), (Row((strip,)),)))
    assert cells(rows(data)[1]) == [["<w:p/> { INCLUDETEXT }"], ["&amp;"]]
    assert not list(rows(data)[1].iter(f"{W}instrText"))


@given(comparisons())
@settings(max_examples=40, deadline=None)
def test_any_comparison_makes_a_file_in_the_order_word_asks_for(comparison: Comparison) -> None:
    found = two_texts(comparison)
    data = comparative(found)
    assert violations(data) == []
    texts = [row for row in rows(data)[1:] if len(cells(row)) == 2]
    wanted = [row for row in found.rows if not row.spans]
    for column in (0, 1):
        assert [cells(row)[column] for row in texts if found.rows] == [
            [legible(line.text).replace("\t", "") for line in row.cell(column)] or [""] for row in wanted
        ]
    assert zipfile.ZipFile(BytesIO(data)).testzip() is None


def test_a_division_that_came_stays_on_the_page_of_what_it_heads() -> None:
    old = "CAPÍTULO I\nDEL OBJETO\nArtículo 1.- Esta ley regula las sustancias."
    new = f"{old}\nCAPÍTULO II\nDE LAS LICENCIAS\nArtículo 2.- La licencia dura dos años."
    made = comparative(two_texts(compare(parse_text(old), parse_text(new)), names=NAMES, choices=CHANGED))
    came = [row for row in rows(made) if "CAPÍTULO II" in cells(row)[-1]]
    assert came
    assert [p for row in came for p in row.iter(f"{W}p") if p.find(f"{W}pPr/{W}keepNext") is None] == []
