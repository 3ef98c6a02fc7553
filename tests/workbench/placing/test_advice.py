"""Advice becomes a draft of each instrument: all of them or none."""

import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from drafting import compare
from drafting.errors import BadRequest, StoreError
from drafting.model import Layer
from drafting.store import drafts
from drafting.workbench import Workbench
from tests.workbench.conftest import LAW, at_work
from tests.workbench.placing.laws import REG, REGULATION, STATUTE, all_of, listed, open_findings, uid


def test_the_advice_on_a_list_becomes_a_draft_of_each_instrument(desk: Workbench) -> None:
    key = listed(desk)
    shown = desk.placing.preview(key)
    assert set(shown.comparisons) == {"law", "reg"}
    assert desk.draft("law").number == 1, "a preview stores nothing"
    made = desk.placing.apply_advice(key)
    assert [(one.draft.instrument, one.draft.number) for one in made] == [("law", 2), ("reg", 2)]
    assert "ANEXO I" in made[0].draft.note
    law, reg = (desk.document(desk.draft(slug).id) for slug in ("law", "reg"))
    assert "75-44-5" not in law.printed
    assert "se enumeran en el Anexo I del Reglamento" in law.printed
    assert [row.text for row in reg.walk() if row.kind == "row"][1] == "Fosgeno\t75-44-5"
    assert ("list", "annex_I") not in open_findings(desk)
    assert uid(desk, "law", "art_2") == next(
        node.uid for node in desk.document(desk.drafts("law")[0].id).walk() if node.eid == "art_2"
    )


def test_the_draft_that_was_made_reads_as_the_preview_showed(desk: Workbench) -> None:
    key = listed(desk)
    shown = desk.placing.preview(key)
    desk.placing.apply_advice(key)
    for slug, comparison in shown.comparisons.items():
        told = compare.compare(comparison.new, desk.document(desk.draft(slug).id))
        assert told.words() == {"inserted": 0, "deleted": 0}, slug


def test_without_a_regulation_one_is_begun(tmp_path: Path) -> None:
    desk = at_work(tmp_path / "alone")
    desk.add_instrument(LAW)
    desk.import_draft("law", STATUTE.encode(), "law.txt")
    key = listed(desk)
    made = desk.placing.apply_advice(key)
    assert [one.draft.instrument for one in made] == ["law", "regulation-law"]
    begun = desk.instrument("regulation-law")
    assert (begun.layer, begun.title) == (Layer.REGULATION, "Reglamento de la Ley de Sustancias")
    assert "75-44-5" in desk.document(made[1].draft.id).printed


def test_advice_is_not_built_on_a_draft_that_was_overtaken(desk: Workbench) -> None:
    old = [desk.draft("law").id, desk.draft("reg").id]
    key = next(seen.finding.key for seen in desk.placing.findings(old) if seen.finding.kind.value == "list")
    desk.import_draft("law", STATUTE.replace("cinco", "siete").encode(), "law2.txt")
    with pytest.raises(BadRequest, match="law"):
        desk.placing.apply_advice(key, old)
    assert desk.draft("law").number == 2


def test_a_finding_that_no_longer_stands_is_refused(desk: Workbench) -> None:
    with pytest.raises(BadRequest):
        desk.placing.preview("list:law:nothing")


def test_drafts_that_were_put_away_can_be_made_again(desk: Workbench) -> None:
    key = listed(desk)
    for one in desk.placing.apply_advice(key):
        desk.remove_draft(one.draft.instrument, one.draft.number)
    desk.placing.apply_advice(key)
    assert [[one.number for one in desk.drafts(slug)] for slug in ("law", "reg")] == [[1, 3], [1, 3]]


def test_where_the_second_draft_cannot_be_stored_the_first_is_not_either(
    desk: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = listed(desk)
    before, whole, turns = all_of(desk), drafts.add_draft, iter([True, False])

    def full(*told: Any, **more: Any) -> Any:
        if next(turns):
            return whole(*told, **more)
        raise StoreError("store_full", place="disk")

    monkeypatch.setattr(drafts, "add_draft", full)
    with pytest.raises(StoreError):
        desk.placing.apply_advice(key)
    monkeypatch.undo()
    assert next(turns, None) is None  # the first had been written
    assert all_of(desk) == before
    assert [one.draft.number for one in desk.placing.apply_advice(key)] == [2, 2]


#: applies the advice and is killed when the draft of the second instrument, or of one just begun, is written
KILLED = """
import os, signal, sys
from pathlib import Path
from drafting.store import drafts
from drafting.workbench import Workbench
desk = Workbench(Path(sys.argv[1]), who="killed")
key = next(seen.finding.key for seen in desk.placing.findings() if seen.finding.kind.value == "list")
whole, turns = drafts.add_draft, []
def add_draft(*told, **more):
    made = whole(*told, **more)
    turns.append(made)
    if len(turns) == 2:
        print("both written, neither kept", flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    return made
drafts.add_draft = add_draft
desk.placing.apply_advice(key)
"""


@pytest.mark.parametrize("known", [True, False])
def test_killed_between_two_drafts_an_advice_leaves_nothing(tmp_path: Path, known: bool) -> None:
    desk = at_work(tmp_path / "data")
    desk.add_instrument(LAW)
    desk.import_draft("law", STATUTE.encode(), "law.txt")
    if known:
        desk.add_instrument(REG)
        desk.import_draft("reg", REGULATION.encode(), "reg.txt")
    before = all_of(desk)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path / "data")], capture_output=True, text=True, timeout=300
    )
    assert done.stdout == "both written, neither kept\n", done.stderr
    assert done.returncode == -signal.SIGKILL
    assert all_of(desk) == before
