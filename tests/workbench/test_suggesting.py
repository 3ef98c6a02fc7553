"""Suggestions as marks in the margin."""

from pathlib import Path

from drafting import files
from drafting.model import Document
from drafting.workbench.marks import marks

SEEDS = Path(__file__).parent.parent.parent / "seeds"


def law() -> Document:
    path = SEEDS / "ley-control-exportaciones" / "04.txt"
    return files.read_document(path.read_bytes(), path.name)


def test_a_provision_says_which_requirement_it_may_answer_and_that_nobody_confirmed_it() -> None:
    found = [mark for mark in marks(law(), ["checklist"], "es") if mark.key == "BRK-01"]
    assert found[0].eid == "art_36"
    assert found[0].text.startswith("Puede responder a BRK-01 (Tránsito, reexportación y corretaje)")
    assert "nadie ha confirmado" in found[0].text
    assert found[0].quote is not None
    assert "corretaje" in found[0].quote.exact.lower() or "mediación" in found[0].quote.exact


def test_the_words_quoted_stand_in_the_provision_and_the_margin_is_not_flooded() -> None:
    nodes = {node.eid: node for node in law().walk()}
    found = marks(law(), ["checklist"], "en")
    assert 60 < len(found) < 200
    for mark in found:
        assert mark.quote is None or mark.quote.exact in nodes[mark.eid].printed
        assert "not confirmed" in mark.text
