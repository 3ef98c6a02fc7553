"""Texts in the manner of many countries: read as they are drafted, answered and placed as their author meant."""

import pytest

from bench.placement import marked_pairs, scores
from drafting import corpus
from drafting.model import Layer
from drafting.placement import guess_layer
from tests.checklist.measure import marked_figures
from tests.marked import SETS, marked

INSTRUMENTS = {
    "american-order": Layer.EXECUTIVE_ORDER,
    "american-order-untitled": Layer.EXECUTIVE_ORDER,
    "mexican-acuerdo": Layer.EXECUTIVE_ORDER,
    "american-regulation": Layer.REGULATION,
    "argentine-decreto": Layer.REGULATION,
    "british-order": Layer.REGULATION,
    "mexican-reglamento": Layer.REGULATION,
    "spanish-real-decreto": Layer.REGULATION,
}
NAMES = [(which, text.name) for which in SETS for text in marked(which)]


@pytest.mark.parametrize(("which", "name"), NAMES)
def test_every_labelled_line_is_a_provision_and_names_requirements(which: str, name: str) -> None:
    text = next(text for text in marked(which) if text.name == name)
    known = {item.id for item in corpus.legal_authorities().requirements}
    assert len(text.labels) >= 7
    assert len({label.eid for label in text.labels}) == len(text.labels)
    assert set(text.answers) <= known


@pytest.mark.parametrize(("which", "name"), NAMES)
def test_each_text_is_heard_as_the_instrument_it_is(which: str, name: str) -> None:
    text = next(text for text in marked(which) if text.name == name)
    said = guess_layer(text.document, corpus.placement_rules())
    assert said is INSTRUMENTS.get(name, Layer.STATUTE)


@pytest.mark.parametrize("which", SETS)
def test_what_answers_is_among_the_first_five(which: str) -> None:
    found = marked_figures(which)
    assert found.asked >= 100
    assert found.at[2] / found.asked >= 0.98
    assert found.reciprocal / found.asked >= 0.94


@pytest.mark.parametrize("which", SETS)
def test_what_belongs_where_is_said(which: str) -> None:
    pairs = marked_pairs(which, corpus.placement_rules())
    accuracy, macro = scores(pairs)
    assert len(pairs) >= 90
    assert accuracy >= 0.96
    assert macro >= 0.94
