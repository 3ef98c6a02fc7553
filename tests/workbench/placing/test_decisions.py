"""What persons decide of placement: it wins, it stays, and it is stale when the words change."""

from pathlib import Path

import pytest

from drafting.errors import BadRequest, Conflict, NotFound
from drafting.model import Layer
from drafting.workbench import Workbench, placement_says
from tests.workbench.conftest import at_work
from tests.workbench.placing.laws import STATUTE, listed, open_findings, uid


def test_the_board_counts_articles_by_layer(desk: Workbench) -> None:
    law, reg = desk.placing.board()
    assert law.counts() == {Layer.STATUTE: 3, Layer.REGULATION: 1, Layer.EXECUTIVE_ORDER: 1}
    assert reg.counts() == {Layer.STATUTE: 0, Layer.REGULATION: 2, Layer.EXECUTIVE_ORDER: 0}


def test_a_decision_wins_and_takes_the_finding_away(desk: Workbench) -> None:
    assert ("roles", "art_3") in open_findings(desk)
    where = uid(desk, "law", "art_3")
    made = desk.placing.decide("law", where, Layer.STATUTE, "El Congreso quiere ver los asientos.")
    assert made.who == "drafter"
    assert ("roles", "art_3") not in open_findings(desk)
    row = next(row for row in desk.placing.board()[0].rows if row.provision.uid == where)
    assert (row.layer, row.stale) == (Layer.STATUTE, False)
    assert row.ruling
    assert row.ruling.reason == "El Congreso quiere ver los asientos."


def test_a_decision_stays_through_a_new_number_and_is_stale_when_the_words_change(desk: Workbench) -> None:
    where = uid(desk, "law", "art_3")
    desk.placing.decide("law", where, Layer.STATUTE, "Así se convino.")
    moved = STATUTE.replace("Artículo 3.-", "Artículo 4.-").replace(
        "Artículo 2.-", "Artículo 2.- La Autoridad Nacional lleva el registro.\n\nArtículo 3.-"
    )
    desk.import_draft("law", moved.encode(), "law2.txt")
    assert uid(desk, "law", "art_4") == where
    assert ("roles", "art_4") not in open_findings(desk)
    desk.import_draft("law", moved.replace("cinco vocales", "siete vocales").encode(), "law3.txt")
    assert ("roles", "art_4") in open_findings(desk)
    row = next(row for row in desk.placing.board()[0].rows if row.provision.uid == where)
    assert (row.stale, row.layer) == (True, Layer.EXECUTIVE_ORDER)


def test_a_decision_for_another_layer_is_a_finding_of_its_own(desk: Workbench) -> None:
    desk.placing.decide("law", uid(desk, "law", "art_1"), Layer.REGULATION, "Es detalle.")
    seen = next(seen for seen in desk.placing.findings() if seen.finding.eid == "art_1")
    assert (seen.finding.belongs, seen.finding.confidence) == (Layer.REGULATION, 1.0)


def test_what_only_a_person_put_elsewhere_is_not_explained_by_rules_for_where_it_stands(
    desk: Workbench,
) -> None:
    law = "LEY\n\nArtículo 1.- La falta se sancionará con multa de cien a mil unidades y con clausura."
    desk.import_draft("law", law.encode(), "dos.txt")
    desk.placing.decide("law", uid(desk, "law", "art_1"), Layer.REGULATION, "Lo pidió la Cámara")
    (finding,) = (seen.finding for seen in desk.placing.findings() if seen.finding.eid == "art_1")
    assert (finding.decided, finding.belongs, finding.rules, finding.evidence) == (
        True,
        Layer.REGULATION,
        (),
        (),
    )
    for language, words in (("es", "lo decidió una persona"), ("en", "Decided by a person")):
        told = placement_says.explained(finding, desk.placing.rules(), language)  # type: ignore[arg-type]
        assert words in told
        assert "multa" not in told.lower()
        assert "fine" not in told.lower()


def test_an_undone_decision_leaves_what_the_words_say(desk: Workbench) -> None:
    made = desk.placing.decide("law", uid(desk, "law", "art_3"), Layer.STATUTE, "Así se convino.")
    desk.placing.undo(made.id)
    assert ("roles", "art_3") in open_findings(desk)


def test_who_was_slower_is_told(desk: Workbench) -> None:
    where = uid(desk, "law", "art_3")
    desk.placing.decide("law", where, Layer.STATUTE, "Primera.")
    with pytest.raises(Conflict, match="drafter"):
        desk.placing.decide("law", where, Layer.EXECUTIVE_ORDER, "Segunda.")


def test_a_decision_needs_a_reason_and_a_provision(desk: Workbench) -> None:
    with pytest.raises(BadRequest):
        desk.placing.decide("law", uid(desk, "law", "art_3"), Layer.STATUTE, "  ")
    with pytest.raises(NotFound):
        desk.placing.decide("law", "nobody", Layer.STATUTE, "Sin provisión.")


def test_a_finding_of_the_set_can_be_left_with_a_reason(desk: Workbench) -> None:
    key = listed(desk)
    made = desk.placing.settle(key, "Se decidirá en el Senado.")
    assert ("list", "annex_I") not in open_findings(desk)
    assert next(seen for seen in desk.placing.findings() if seen.finding.key == key).decision == made
    desk.placing.undo(made.id)
    assert ("list", "annex_I") in open_findings(desk)


def test_without_a_draft_there_is_nothing_to_look_at(tmp_path: Path) -> None:
    with pytest.raises(BadRequest):
        at_work(tmp_path / "empty").placing.board()
