"""The rows read by hand, against what is read here: on whatever of the texts is on this machine."""

from __future__ import annotations

import pytest

from bench.clauses import clock_keys, penalty_keys
from tests.clauses.labelled import score, texts, total

AIM = 0.9


@pytest.mark.parametrize("kind", ["penalties", "clocks"])
def test_precision_and_recall_hold_what_was_aimed_at(kind: str) -> None:
    said = penalty_keys if kind == "penalties" else clock_keys
    scores = [score(text, said(text.document())) for text in texts(kind) if text.path is not None]
    found = total(scores)
    assert (found.recall >= AIM, found.precision >= AIM) == (True, True), (found.missed, found.extra)


@pytest.mark.parametrize("kind", ["penalties", "clocks"])
def test_every_label_names_a_provision_of_its_text(kind: str) -> None:
    for text in texts(kind):
        if text.path is not None:
            there = {node.eid for node in text.document().walk()}
            assert {row[0] for row in text.rows} | text.read <= there
