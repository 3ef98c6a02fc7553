"""Control lists in a workspace: drafts against them, newer lists, what is said of provisions."""

from datetime import date
from functools import partial
from io import BytesIO

import pytest
from docx import Document as Word
from openpyxl import Workbook as Spreadsheet
from openpyxl import load_workbook

from drafting.errors import BadRequest, Conflict, DraftingError, InvalidData, UnreadableFile
from drafting.model import Instrument, Layer
from drafting.workbench import Workbench
from drafting.workbench.marks import marks, of_draft

LAW = b"""LEY DE PRUEBA

Art\xc3\xadculo 1.- El listado figura en el Anexo I.

ANEXO I

LISTADO

Apartado | Sustancia | N\xc3\xbamero CAS | Umbral
1.A.1 | Sar\xc3\xadn | 107-44-7 | Cualquier cantidad
1.A.1 | Som\xc3\xa1n | 96-64-0 | Cualquier cantidad
2.A.1 | Tiodiglicol | 111-48-8 | 1 t
"""
NEWER = "Item;Chemical;CAS number;Remarks\n1;Thiodiglycol;111-48-8;\n90;Water;7732\u201118\u20115;made up for this test\n"


@pytest.fixture
def desk(desk: Workbench) -> Workbench:
    desk.import_draft("law", LAW, "ley.txt")
    return desk


def take(
    desk: Workbench, data: bytes, file_name: str = "ag.csv", list_id: str = "australia-group", **more: object
) -> object:
    return desk.substances.import_list(
        data,
        file_name,
        list_id=list_id,
        name="A newer list",
        version=date(2027, 1, 1),
        **more,  # type: ignore[arg-type]
    )


def test_a_draft_is_measured_against_the_lists(desk: Workbench) -> None:
    examined = desk.substances.report(desk.draft("law").id)
    assert [(one.kind, one.cas) for one in examined.findings] == [
        ("wrong_check_digit", "107-44-7"),
        ("wrong_place", "111-48-8"),
    ]
    assert desk.substances.report(desk.draft("law").id) is examined


def test_what_the_lists_say_stands_on_the_very_words(desk: Workbench) -> None:
    document = desk.document(desk.draft("law").id)
    printed = {provision.eid: provision.printed for provision in document.walk()}
    for language, word in (("es", "Probablemente"), ("en", "Likely")):
        said = marks(document, ["substances"], language)  # type: ignore[arg-type]
        assert [mark.key for mark in said if mark.quote] == [
            "wrong_check_digit:107-44-7",
            "wrong_place:111-48-8",
        ]
        assert word in next(mark.text for mark in said if mark.quote)
        assert "107-44-8" in next(mark.text for mark in said if mark.quote)
        for mark in said:
            assert "{" not in mark.text
            assert mark.quote is None or mark.quote.prefix + mark.quote.exact in printed[mark.eid]


def test_a_newer_list_takes_the_place_of_the_one_with_its_id(desk: Workbench) -> None:
    take(desk, NEWER.encode())
    newer = next(one for one in desk.substances.lists() if one.id == "australia-group")
    assert newer.numbers == ("111-48-8", "7732-18-5")
    assert (
        newer.entries[0].name("es") == "Tiodiglicol: sulfuro de bis (2-hidroxietilo)"
    )  # known from the list before
    assert newer.names["es"].startswith("Precursores")
    before = next(one for one in desk.substances.lists(as_of="2026-12-31") if one.id == "australia-group")
    assert len(before.numbers) == 89
    assert len(desk.substances.versions("australia-group")) == 1


def test_a_list_outlives_the_program(desk: Workbench) -> None:
    take(desk, NEWER.encode(), list_id="vecino")
    again = Workbench(desk.directory)
    assert [one.id for one in again.substances.lists()][-1] == "vecino"
    assert again.substances.crossover("vecino")[1].by_cas == 1


def test_an_imported_list_counts_in_the_margin_and_in_the_annotated_word(desk: Workbench) -> None:
    law = desk.draft("law").id
    water = LAW + "Agua | 7732-18-5 | —\n".encode()
    desk.import_draft("law", water, "dos.txt")
    second = desk.draft("law").id

    def said(draft_id: int) -> list[str]:
        return [mark.key for mark in of_draft(desk, draft_id, ["substances"], "es")]

    assert "on_no_list:7732-18-5" in said(second)
    before = said(law)
    take(desk, NEWER.encode(), list_id="vecino")
    assert "on_no_list:7732-18-5" not in said(second)  # the neighbour lists water
    assert set(before) <= set(said(law))
    read = partial(marks)  # a margin that remembers what it read of the text
    assert said(second) == [mark.key for mark in of_draft(desk, second, ["substances"], "es", read=read)]
    assert desk.substances.has_own()


def test_the_report_tells_chemicals_by_draft(desk: Workbench) -> None:
    desk.import_draft(
        "law", LAW.replace(b"1.A.1 | Som\xc3\xa1n | 96-64-0 | Cualquier cantidad\n", b""), "dos.txt"
    )
    draft = desk.draft("law").id
    for language, words in (("es", "Salió con el borrador 2"), ("en", "Removed in draft 2")):
        sheet = load_workbook(BytesIO(desk.substances.export(draft, "xlsx", language)))  # type: ignore[arg-type]
        cells = [str(cell) for page in sheet for row in page.iter_rows(values_only=True) for cell in row]
        assert any(words in cell and "ANEXO I" in cell and "1.A" in cell for cell in cells), language
        word = Word(BytesIO(desk.substances.export(draft, "docx", language)))  # type: ignore[arg-type]
        assert any(words in cell.text for cell in word.tables[-1]._cells)


def test_chemicals_are_told_draft_by_draft(desk: Workbench) -> None:
    rows = LAW.split(b"\n")
    moved = b"\n".join(rows).replace(b"2.A.1 |", b"2.B.13 |")
    desk.import_draft("law", moved, "dos.txt")
    told = {one.cas: one for one in desk.substances.told("law", "es")}
    (there, turned) = told["111-48-8"].changes
    assert (there.first, there.turn, there.told) == (
        True, "entered", "Está desde el borrador 1: ANEXO I, renglón 4 (CAQ 2.A)",
    )  # fmt: skip
    assert (turned.draft, turned.turn, turned.before, turned.eid) == (
        2,
        "moved",
        1,
        "annex_I__table_1__row_4",
    )
    assert turned.told.endswith("de ANEXO I, renglón 4 (CAQ 2.A) a ANEXO I, renglón 4 (CAQ 2.B)")
    assert turned.uid
    assert list(told) == ["107-44-8", "96-64-0", "111-48-8"]  # by the lists, not by the draft


def test_what_left_the_statute_is_told_with_the_regulation_that_has_it_now(desk: Workbench) -> None:
    desk.add_instrument(Instrument("reglamento", "Reglamento", "Reglamento", "es", Layer.REGULATION, 2))
    desk.import_draft("reglamento", "REGLAMENTO\n\nArtículo 1. Nada se enumera.\n".encode(), "reg.txt")
    desk.import_draft("reglamento", LAW, "reg.txt")
    desk.import_draft(
        "law", LAW.replace(b"1.A.1 | Som\xc3\xa1n | 96-64-0 | Cualquier cantidad\n", b""), "dos.txt"
    )
    told = {one.cas: one for one in desk.substances.told("law", "es")}
    gone = told["96-64-0"]
    assert gone.changes[-1].told.endswith(". Ahora está en: Reglamento (desde su borrador 2)")
    assert [(one.instrument, one.since) for one in gone.elsewhere] == [("reglamento", 2)]
    assert told["111-48-8"].elsewhere == ()  # it never left
    desk.import_draft("reglamento", "REGLAMENTO\n\nArtículo 1. Nada.\n".encode(), "reg.txt")
    (nowhere,) = (one for one in desk.substances.told("law", "en") if one.cas == "96-64-0")
    assert nowhere.elsewhere == ()
    assert "now in" not in nowhere.changes[-1].told


def test_another_regime_comes_from_a_spreadsheet_with_its_columns_named(desk: Workbench) -> None:
    book = Spreadsheet()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Lista del vecino"],
        [],
        ["Clave", "Producto", "Registro"],
        ["A-1", "Sarin", "107-44-8"],
        ["A-2", "Agua", "7732-18-5"],
    ):
        sheet.append(row)
    stream = BytesIO()
    book.save(stream)
    take(desk, stream.getvalue(), "vecino.xlsx", "vecino", columns={"name_es": "Producto", "cas": "Registro"})
    found = desk.substances.report(desk.draft("law").id, lists=["vecino"])
    assert [(one.list.id, one.listed, one.missing_numbers) for one in found.lists] == [
        ("vecino", 2, ("7732-18-5",))
    ]


@pytest.mark.parametrize(
    ("data", "file_name", "kind", "said"),
    [
        (NEWER.replace("18\u20115", "18\u20116").encode(), "ag.csv", InvalidData, "ag.csv, row 3, cas"),
        (b"Item;Name\n1;Water\n", "ag.csv", BadRequest, "cas"),
        (b"CAS;Item\n111-48-8;1\n", "ag.csv", BadRequest, "name"),
        (b"CAS;Name\n", "ag.csv", BadRequest, "ag.csv"),
        (b"CAS;Name\n;\n", "ag.csv", BadRequest, "ag.csv"),
        (b"CAS;Name\n111-48-8;\n", "ag.csv", InvalidData, "ag.csv, row 2"),
        (b"", "ag.csv", UnreadableFile, "ag.csv"),
        (b"PK\x03\x04 no spreadsheet", "ag.xlsx", UnreadableFile, "ag.xlsx"),
        (b"%PDF-1.7", "ag.pdf", BadRequest, "ag.pdf"),
    ],
    ids=lambda value: value if isinstance(value, str) and " " not in value else None,
)
def test_a_bad_list_is_refused_and_nothing_is_kept(
    desk: Workbench, data: bytes, file_name: str, kind: type[DraftingError], said: str
) -> None:
    with pytest.raises(kind) as refused:
        take(desk, data, file_name)
    for language in ("es", "en"):
        assert said in refused.value.sentence(language)
    assert desk.substances.versions("australia-group") == ()


def test_who_was_slower_is_told(desk: Workbench) -> None:
    take(desk, NEWER.encode())
    with pytest.raises(Conflict):
        take(desk, NEWER.encode(), after=999_999)


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30"])
def test_what_is_no_day_is_refused(desk: Workbench, day: str) -> None:
    with pytest.raises(BadRequest, match="2026-03-31"):
        desk.substances.lists(as_of=day)


def test_a_list_that_is_not_there_is_refused_with_those_that_are(desk: Workbench) -> None:
    with pytest.raises(BadRequest, match="australia-group"):
        desk.substances.report(desk.draft("law").id, lists=["wassenaar"])


def test_chemicals_through_the_drafts(desk: Workbench) -> None:
    desk.import_draft(
        "law", LAW.replace(b"107-44-7", b"107-44-8").replace(b"2.A.1 |", b"2.B.13 |"), "dos.txt"
    )
    through = desk.substances.through_drafts("law")
    assert [draft.number for draft in through.drafts] == [1, 2]
    assert next(one for one in through.passages if one.key == "107-44-8").drafts == (1, 2)
    assert desk.substances.report(desk.draft("law", 2).id).findings == ()
