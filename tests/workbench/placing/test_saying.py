"""What is said of placement: in reports, in margins, of what a draft changes."""

from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document as Word
from openpyxl import load_workbook

from drafting.messages import sentence
from drafting.model import Layer
from drafting.placement import FindingKind
from drafting.workbench import Workbench
from drafting.workbench.marks import marks
from drafting.workbench.placement_says import headed, place, say_of_changes
from tests.workbench.conftest import LAW, at_work
from tests.workbench.placing.laws import FINED, uid


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_report_names_every_open_finding(desk: Workbench, language: str) -> None:
    word = Word(BytesIO(desk.placing.report(format="docx", language=language)))  # type: ignore[arg-type]
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    assert any("75-44-5" in text for text in cells)
    book = load_workbook(BytesIO(desk.placing.report(format="xlsx", language=language)))  # type: ignore[arg-type]
    assert len(book.worksheets) == 2


def test_what_is_out_of_place_is_said_on_the_very_words(desk: Workbench) -> None:
    document = desk.read(FINED.encode(), "reg.txt")
    found = marks(document, ["placement"], "es")
    assert [mark.eid for mark in found] == ["art_3"]
    assert found[0].severity == "error"
    assert found[0].quote
    assert found[0].quote.exact in next(node.printed for node in document.walk() if node.eid == "art_3")
    assert "su lugar es la ley" in found[0].text


def test_a_change_that_adds_a_penalty_to_the_regulation_is_told(desk: Workbench) -> None:
    desk.import_draft("reg", FINED.encode(), "reg2.txt")
    old, new = desk.drafts("reg")
    comparison = desk.compare(old.id, new.id)
    told = list(say_of_changes(comparison, "es", Layer.REGULATION))
    assert [(mark.eid, mark.severity, mark.key) for mark in told] == [("art_3", "error", "P02")]
    assert told[0].text.startswith("Con este cambio, el reglamento recibe algo cuyo lugar es la ley")
    assert list(say_of_changes(desk.compare(new.id, new.id), "es", Layer.REGULATION)) == []
    assert list(say_of_changes(desk.compare(new.id, old.id), "es", Layer.REGULATION)) == []


def test_margins_leave_out_what_a_person_settled(desk: Workbench) -> None:
    said = desk.placing.marks()
    assert {mark.eid for mark in said["law"]} == {"annex_I", "art_3"}
    assert said["reg"] == ()
    desk.placing.decide("law", uid(desk, "law", "art_3"), Layer.STATUTE, "Así se convino.")
    assert {mark.eid for mark in desk.placing.marks()["law"]} == {"annex_I"}


def test_what_a_new_draft_brings_into_the_wrong_layer_is_told(desk: Workbench) -> None:
    desk.import_draft("reg", FINED.encode(), "reg2.txt")
    old, new = desk.drafts("reg")
    told = desk.placing.changes(old.id, new.id, language="en")
    assert [mark.eid for mark in told] == ["art_3"]
    assert told[0].text.startswith("This change adds to the regulation what belongs in the statute")


def test_a_new_draft_is_said_to_break_only_what_its_findings_say(tmp_path: Path) -> None:
    desk = Workbench(tmp_path / "seeded")
    desk.seed()
    for slug in ("ley-federal-quimica", "reglamento-ley-quimica"):
        for old, new in pairwise(desk.drafts(slug)):
            layer = desk.instrument(slug).layer
            _, found, _ = place(desk.document(new.id), layer)
            wrong = {finding.eid for finding in found if finding.severity != "info"}
            assert {mark.eid for mark in desk.placing.changes(old.id, new.id)} <= wrong
    last = desk.drafts("ley-federal-quimica")[-2:]
    assert desk.placing.changes(last[0].id, last[1].id) == ()


def test_a_report_can_be_had_of_a_set_in_which_nothing_is_found(tmp_path: Path) -> None:
    desk = at_work(tmp_path / "clean")
    desk.add_instrument(LAW)
    desk.import_draft(
        "law", b"LEY DE SUSTANCIAS\n\nArt\xc3\xadculo 1.- Esta ley es de orden p\xc3\xbablico.", "law.txt"
    )
    assert desk.placing.findings() == ()
    word = Word(BytesIO(desk.placing.report(language="es")))
    assert "No se halló nada." in [cell.text for row in word.tables[0].rows for cell in row.cells]


def test_a_list_in_the_statute_is_called_so_and_one_in_an_order_otherwise(desk: Workbench) -> None:
    found = next(one.finding for one in desk.placing.findings() if one.finding.kind.value == "list")
    assert headed(found, "es") == "La ley contiene una lista"
    assert headed(found, "en") == "The statute contains a list"
    order = replace(found, stands=Layer.EXECUTIVE_ORDER)
    assert headed(order, "es") == "Una lista está fuera del reglamento"
    penalty = replace(found, kind=FindingKind.PENALTY)
    assert headed(penalty, "es") == sentence("placement.finding.penalty", "es")


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_badge_of_a_layer_is_its_name_alone(language: str) -> None:
    for layer in Layer:
        name = sentence(f"placement.badge.{layer.value}", language)
        assert name[:1].isupper()
        assert not name.lower().startswith(("el ", "la ", "the "))
