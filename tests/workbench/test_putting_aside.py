"""Findings of the checks that somebody puts aside, with a reason, until the words change."""

import pytest

from drafting.errors import BadRequest, Conflict, Forbidden, NotFound
from drafting.people import Person
from drafting.workbench import Workbench
from drafting.workbench.marks import of_draft
from tests.workbench.conftest import FIRST

SLIP = FIRST.replace("la salida de sustancias del país", "la salida conforme al artículo 40 de esta Ley")


@pytest.fixture
def slipped(desk: Workbench) -> Workbench:
    """A law with one citation that leads nowhere."""
    desk.import_draft("law", SLIP.encode(), "1.txt")
    return desk


def said(desk: Workbench) -> list[str]:
    return [mark.key.split("/")[2] for mark in of_draft(desk, desk.draft("law").id, ["checks"], "es")]


def key_of(desk: Workbench, rule: str = "ref_missing") -> str:
    return next(one.key for one in desk.checks.findings(desk.draft("law").id) if one.rule.id == rule)


def test_what_was_put_aside_is_left_out_and_comes_back_when_it_is_undone(slipped: Workbench) -> None:
    assert "ref_missing" in said(slipped)
    decision = slipped.checks.put_aside(slipped.draft("law").id, key_of(slipped), "El 40 vendrá después.")
    assert "ref_missing" not in said(slipped)
    (one,) = slipped.checks.aside("law")
    assert (one.decision, one.rule, one.eid, one.holds) == (decision, "ref_missing", "art_2__fr_II", True)
    assert (one.decision.who, one.decision.body["reason"]) == ("drafter", "El 40 vendrá después.")
    slipped.checks.bring_back(decision.id)
    assert "ref_missing" in said(slipped)
    assert slipped.checks.aside("law") == ()


def test_it_stays_with_its_provision_through_drafts_and_renumbering(slipped: Workbench) -> None:
    slipped.checks.put_aside(slipped.draft("law").id, key_of(slipped), "Así se acordó.")
    later = SLIP.replace("Artículo 3.-", "Artículo 4.-").replace("Artículo 2.-", "Artículo 3.-")
    later = later.replace("Artículo 3.-", "Artículo 2.- De la autoridad y sus facultades.\n\nArtículo 3.-", 1)
    slipped.import_draft("law", later.encode(), "2.txt")
    assert "ref_missing" not in said(slipped)
    (one,) = slipped.checks.aside("law")
    assert (one.eid, one.holds) == ("art_3__fr_II", True)


def test_it_comes_back_when_the_words_change(slipped: Workbench) -> None:
    slipped.checks.put_aside(slipped.draft("law").id, key_of(slipped), "Así se acordó.")
    slipped.import_draft("law", SLIP.replace("la salida conforme", "el envío conforme").encode(), "2.txt")
    assert "ref_missing" in said(slipped)
    (one,) = slipped.checks.aside("law")
    assert not one.holds
    again = slipped.checks.findings(slipped.draft("law").id)
    before = next(item.before for item in again if item.rule.id == "ref_missing")
    slipped.checks.put_aside(slipped.draft("law").id, key_of(slipped), "Otra vez.", after=before)
    assert "ref_missing" not in said(slipped)


def test_it_needs_a_reason_and_a_finding_that_stands(slipped: Workbench) -> None:
    draft = slipped.draft("law").id
    with pytest.raises(BadRequest, match="reason"):
        slipped.checks.put_aside(draft, key_of(slipped), "  ")
    with pytest.raises(NotFound):
        slipped.checks.put_aside(draft, "law/x/ref_missing/0", "Porque sí.")
    slipped.checks.put_aside(draft, key_of(slipped), "Uno.")
    with pytest.raises(Conflict):
        slipped.checks.put_aside(draft, key_of(slipped), "Otro, que no vio el primero.")


def test_a_reader_may_not_put_aside(slipped: Workbench) -> None:
    slipped.people.grant("leer@example.org", "reader", "law")
    seat = slipped.seat(Person("1", "leer@example.org"))
    with pytest.raises(Forbidden):
        seat.checks.put_aside(seat.draft("law").id, key_of(seat), "Porque sí.")
    assert "ref_missing" in said(seat)


def test_home_has_a_line_for_every_instrument(slipped: Workbench) -> None:
    (line,) = slipped.checks.overview()
    assert (line.draft, line.errors, line.aside) == (slipped.draft("law"), 1, 0)
    slipped.checks.put_aside(slipped.draft("law").id, key_of(slipped), "Así se acordó.")
    (line,) = slipped.checks.overview()
    assert (line.errors, line.aside) == (0, 1)


def test_a_citation_that_a_renumbering_left_behind_is_found_in_every_later_draft(desk: Workbench) -> None:
    text = FIRST.replace("orden público", "orden público, sin perjuicio del artículo 3")
    desk.import_draft("law", text.encode(), "1.txt")
    moved = text.replace("Artículo 3.-", "Artículo 4.-").replace(
        "CAPÍTULO II", "Artículo 3.- La autoridad llevará un registro de quienes declaran.\n\nCAPÍTULO II"
    )
    desk.import_draft("law", moved.encode(), "2.txt")
    assert "ref_moved" in said(desk)
    desk.import_draft("law", moved.replace("seis años", "siete años").encode(), "3.txt")
    (one,) = [one for one in desk.checks.findings(desk.draft("law").id) if one.rule.id == "ref_moved"]
    assert (one.finding.eid, one.finding.evidence) == ("art_1", "artículo 3")
    assert dict(one.finding.values)["moved"] == "4"
    mended = moved.replace("perjuicio del artículo 3", "perjuicio del artículo 4")
    desk.import_draft("law", mended.encode(), "4.txt")
    assert "ref_moved" not in said(desk)


def test_what_only_an_older_draft_shows_goes_with_it_and_comes_back_with_it(desk: Workbench) -> None:
    text = FIRST.replace("orden público", "orden público, sin perjuicio del artículo 3")
    desk.import_draft("law", text.encode(), "1.txt")
    moved = text.replace("Artículo 3.-", "Artículo 4.-").replace(
        "CAPÍTULO II", "Artículo 3.- La autoridad llevará un registro de quienes declaran.\n\nCAPÍTULO II"
    )
    desk.import_draft("law", moved.encode(), "2.txt")
    for _ in range(2):  # what was read of the draft with the older one beside it is kept, and does not answer
        assert "ref_moved" in said(desk)
        desk.remove_draft("law", 1)
        assert "ref_moved" not in said(desk)
        desk.restore_draft("law", 1)


def test_what_was_put_aside_is_left_out_in_word(slipped: Workbench) -> None:
    draft = slipped.draft("law").id
    before = slipped.annotated.export(draft, ["checks"]).comments
    slipped.checks.put_aside(draft, key_of(slipped), "Así se acordó.")
    assert slipped.annotated.export(draft, ["checks"]).comments == before - 1


def test_what_was_put_aside_is_found_by_its_reason(slipped: Workbench) -> None:
    slipped.checks.put_aside(slipped.draft("law").id, key_of(slipped), "Se coordina con Hacienda.")
    (remark,) = slipped.searching.find("coordinar hacienda", "es").remarks
    assert (remark.what, remark.decision.kind) == ("decision", "silenced")
