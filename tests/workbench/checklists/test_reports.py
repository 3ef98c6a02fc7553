"""The matrix and the gaps as files, mappings as remarks and as JSON."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from docx import Document as Word

from drafting.checklist.coverage import State
from drafting.checklist.mapping import Relation
from drafting.errors import DraftingError, InvalidData, NotFound, UnreadableFile
from drafting.model import Mark
from drafting.workbench import Workbench, marks
from drafting.workbench.checklists import Checklists
from tests.workbench.conftest import FIRST, SECOND
from tests.workbench.mapped import LIST, RULES, checklists, uid, workspace


@pytest.fixture
def desk(tmp_path: Path) -> Workbench:
    """Requirement 1 is stale, 2 is met by the regulation, 3 does not apply."""
    desk = workspace(tmp_path / "data", FIRST, SECOND, rules=[RULES])
    lists = checklists(desk)
    lists.confirm("list", "r1", "law", uid(desk, "art_3"), number=1, rationale="It punishes.")
    lists.confirm("list", "r2", "regulation", uid(desk, "art_2", "regulation"))
    lists.not_applicable("list", "r3", "=No such industry.")
    return desk


def word(data: bytes) -> tuple[list[str], list[list[str]]]:
    """The paragraphs above the table of a Word file, and the table."""
    document = Word(BytesIO(data))
    (table,) = document.tables
    return [p.text for p in document.paragraphs], [[cell.text for cell in row.cells] for row in table.rows]


def test_the_matrix_says_requirement_source_answer_provision_and_remarks(lists: Checklists) -> None:
    above, rows = word(lists.report("matrix", "docx"))
    assert above[0] == "Matriz de requisitos y disposiciones: Lista"
    assert "Una lista de prueba." in above
    assert any("por confirmar de nuevo: 1" in line and "Cumplidos: 1" in line for line in above)
    assert rows[0] == [
        "Núm.",
        "Requisito",
        "Fuente",
        "Sí / en parte / no",
        "Disposición y su texto",
        "Observaciones",
    ]
    assert set(rows[1]) == {"Sección"}
    stale, met, aside = rows[2:]
    assert stale[0] == "r1"
    assert "Por confirmar de nuevo" in stale[3]
    assert "LS, Artículo 3" in stale[4]
    assert "dos a seis" in stale[4]
    assert "uno a cuatro" in stale[4]
    assert "Desde el borrador 2: con otra redacción." in stale[5]
    assert "It punishes." in stale[5]
    assert met[3].startswith("Sí")
    assert "a más tardar el treinta y uno de marzo" in met[4]
    assert "Su lugar: ley." in met[5]
    assert "Está en: reglamento." in met[5]
    assert aside[5] == "No aplicable: =No such industry."


def test_provisions_that_meet_a_requirement_together_are_told_with_the_reason(
    lists: Checklists, desk: Workbench
) -> None:
    keys = [
        lists.confirm("list", "r1", slug, uid(desk, eid, slug), relation=Relation.PARTLY).key
        for slug, eid in (("law", "art_3"), ("regulation", "art_2"))
    ]
    apart = word(lists.report("matrix", "docx"))[1][2][5]
    lists.together("list", "r1", keys, "The duty here, the day there.")
    assert "The duty here, the day there." in word(lists.report("matrix", "docx"))[1][2][5]
    assert "The duty here" not in apart


def test_the_words_that_differ_wear_their_marks(lists: Checklists) -> None:
    document = zipfile.ZipFile(BytesIO(lists.report("matrix", "docx"))).read("word/document.xml").decode()
    assert 'w:val="LawStruck"/></w:rPr><w:t xml:space="preserve">dos a seis' in document
    assert 'w:val="LawAdded"/></w:rPr><w:t xml:space="preserve">uno a cuatro' in document
    assert "<w:tblHeader/>" in document
    assert 'w:orient="landscape"' in document


def test_the_gap_report_names_what_is_open_the_most_urgent_first(lists: Checklists, desk: Workbench) -> None:
    _, rows = word(lists.report("gaps", "docx", language="en"))
    assert [row[0] for row in rows[1:]] == ["To be confirmed again", "r1"]
    alone, suggested = checklists(desk), checklists(desk, found={"r2": ["art_1"]})
    assert [row[0] for row in word(alone.report("gaps", "docx", "list", ["law"]))[1][1:]] == [
        "Por confirmar de nuevo", "r1", "Falta", "r2"
    ]  # fmt: skip
    _, rows = word(suggested.report("gaps", "docx", "list", ["law"]))
    assert [row[0] for row in rows[1:]] == ["Por confirmar de nuevo", "r1", "Sugerido, sin confirmar", "r2"]
    assert "Sugerido, sin confirmar: Artículo 1 (LS)" in rows[4][3]


def test_with_nothing_open_the_gap_report_says_so(lists: Checklists, desk: Workbench) -> None:
    lists.confirm("list", "r1", "law", uid(desk, "art_3"))
    _, rows = word(lists.report("gaps", "docx"))
    assert set(rows[1]) == {"No queda ningún requisito pendiente."}


def test_the_spreadsheet_can_be_filtered_and_runs_no_formula(lists: Checklists) -> None:
    book = openpyxl.load_workbook(BytesIO(lists.report("matrix", "xlsx")))
    (sheet,) = book.worksheets
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    at = next(number for number, row in enumerate(rows) if row[0] == "Sección")
    assert [row[:2] for row in rows[at + 1 :]] == [["Sección", f"r{number}"] for number in (1, 2, 3)]
    assert sheet.auto_filter.ref == f"A{at + 1}:G{len(rows)}"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
    assert not any(str(cell.value).startswith("=") for row in sheet.iter_rows() for cell in row)


def test_the_same_state_gives_the_same_bytes(lists: Checklists, desk: Workbench) -> None:
    for format in ("docx", "xlsx"):
        assert lists.report("matrix", format) == checklists(desk).report("matrix", format)  # type: ignore[arg-type]


def test_mappings_are_remarks_of_their_persons_on_the_provisions(desk: Workbench, lists: Checklists) -> None:
    (mark,) = lists.marks(desk.draft("law").id, "es")
    assert (mark.kind, mark.eid, mark.uid) == ("checklist", "art_3", uid(desk, "art_3"))
    assert (mark.key, mark.severity, mark.author) == ("r1", "warning", "drafter")
    assert "por confirmar de nuevo desde el borrador 2: con otra redacción" in mark.text
    (mark,) = lists.marks(desk.draft("law", 1).id, "en")
    assert mark.severity == "info"
    assert mark.text == "Requirement r1 (covers): The law says 1. It punishes."


def test_an_annotated_file_has_what_persons_said_and_no_suggestion_that_was_decided_on(
    desk: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("drafting.workbench.suggesting.shipped", lambda: (LIST,))
    nodes = {node.eid: node for node in desk.document(desk.draft("law").id).walk()}

    def suggested(*_: object) -> list[Mark]:
        wanted = [("art_1", "r1"), ("art_3", "r1"), ("art_1", "r3")]
        return [Mark("checklist", eid, "maybe", uid=nodes[eid].uid, key=key) for eid, key in wanted]

    monkeypatch.setitem(marks.SAYERS, "checklist", suggested)
    said = marks.of_draft(desk, desk.draft("law").id, ["checklist"], "es")
    assert [(mark.eid, mark.key, mark.author) for mark in said] == [
        ("art_1", "r1", ""), ("art_3", "r1", "drafter")
    ]  # fmt: skip
    made = desk.annotated.export(desk.draft("law").id, ["checklist"])
    comments = zipfile.ZipFile(BytesIO(made.data)).read("word/comments.xml").decode()
    assert made.comments == 1, "what is only suggested is left out unless asked for"
    assert 'w:author="drafter"' in comments
    assert "por confirmar de nuevo" in comments


def test_the_course_of_a_requirement_is_told_in_sentences(lists: Checklists, desk: Workbench) -> None:
    coverage = lists.coverage()
    assert lists.told(coverage, "r3", "es") == ["No aplicable en todos los borradores"]
    assert lists.told(coverage, "r1", "es") == [
        "Cumplido al principio",
        "Por confirmar de nuevo desde el borrador 2 de LS (Artículo 3: con otra redacción)",
    ]
    assert lists.told(coverage, "r2", "en") == [
        "Missing at first", "Met since draft 1 of RL (by Artículo 2)"
    ]  # fmt: skip


# --- JSON ----------------------------------------------------------------------------------------


def test_another_workspace_takes_over_what_its_provisions_say(
    desk: Workbench, lists: Checklists, tmp_path: Path
) -> None:
    data = json.dumps(lists.export_mappings()).encode()
    other = workspace(tmp_path / "other", FIRST, SECOND, rules=[RULES], who="committee", mint=iter_uids())
    theirs = checklists(other)
    taken = theirs.import_mappings(data, "mappings.json")
    assert (taken.new, taken.same, taken.unplaced) == (3, 0, ())
    states = [entry.state for entry in theirs.sheet().entries]
    assert states == [entry.state for entry in lists.sheet().entries]
    assert states == [State.STALE, State.MET, State.NOT_APPLICABLE]
    assert theirs.import_mappings(data, "mappings.json").new == 0
    (first, *_) = theirs.history("list", "r1")
    assert (first.who, first.body["imported"]) == (
        "committee",
        {"who": "drafter", "when": "2026-03-01T10:30:00+00:00"},
    )


def iter_uids() -> object:
    numbers = iter(range(10_000))
    return lambda: f"other-{next(numbers)}"


def test_a_provision_that_says_something_else_is_named_and_not_taken(
    lists: Checklists, tmp_path: Path
) -> None:
    data = json.dumps(lists.export_mappings()).encode()
    other = workspace(tmp_path / "other", SECOND, rules=[RULES])
    taken = checklists(other).import_mappings(data, "mappings.json")
    assert (taken.new, taken.unplaced) == (2, ("r1: Artículo 3.-",))


def spoiled(lists: Checklists) -> list[tuple[bytes, type[DraftingError]]]:
    found = lists.export_mappings()

    def without(part: str, value: object) -> bytes:
        rows = [{**row, part: value} for row in found["mappings"]]
        return json.dumps({**found, "mappings": rows}).encode()

    return [
        (b"", UnreadableFile),
        (b"not json", UnreadableFile),
        (b"[" * 100_000, UnreadableFile),
        (b"[]", UnreadableFile),
        (b'{"format": "drafting-mappings"}', UnreadableFile),
        (json.dumps({**found, "requirements": [{}]}).encode(), InvalidData),
        (json.dumps({**found, "mappings": [1]}).encode(), InvalidData),
        (without("requirement", "r99"), InvalidData),
        (without("words", []), InvalidData),
        (without("words", [{"uid": 1}]), InvalidData),
        (without("relation", "adores"), InvalidData),
        (without("draft", None), InvalidData),
        (without("instrument", "none"), NotFound),
    ]


def test_a_file_that_is_none_of_ours_is_refused_whole(lists: Checklists) -> None:
    before = lists.history("list", "r1")
    for data, error in spoiled(lists):
        with pytest.raises(error) as caught:
            lists.import_mappings(data, "x.json")
        assert "\n" not in caught.value.sentence("es")
    assert lists.history("list", "r1") == before


def test_what_is_partly_covered_says_so(lists: Checklists, desk: Workbench) -> None:
    lists.edit(
        next(iter(lists.decided()["list", "r2"].mappings)),
        relation=Relation.PARTLY,
        rationale="Only the day.",
    )
    _, rows = word(lists.report("matrix", "docx"))
    assert rows[3][3].startswith("En parte")
    assert "Artículo 2.- cubre en parte." in rows[3][5]
