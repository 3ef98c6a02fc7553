"""The labelled development set: large enough, in both languages, and judged well."""

from collections import Counter

import pytest

from bench.placement import cases, fresh_pairs, scores
from drafting.corpus import placement_rules
from drafting.model import Layer
from drafting.placement import guess_layer
from tests.placement.labelled import Text, fresh, read, texts


def test_at_least_two_hundred_provisions_are_labelled_with_a_word_why() -> None:
    labels = [label for text in texts() for label in text.labels]
    assert len(labels) >= 550
    assert all(why for _, _, why in labels)
    assert min(Counter(layer for _, layer, _ in labels).values()) >= 90


def test_no_provision_is_labelled_twice() -> None:
    for text in texts():
        eids = [eid for eid, _, _ in text.labels]
        assert len(set(eids)) == len(eids), text.law


@pytest.mark.parametrize("law", [text.law for text in texts() if text.root != "corpora"])
def test_every_label_names_a_provision(law: str) -> None:
    _names_provisions(next(text for text in texts() if text.law == law))


@pytest.mark.corpora
@pytest.mark.parametrize("law", [text.law for text in texts() if text.root == "corpora"])
def test_every_label_names_a_provision_of_a_real_law(law: str, laws: object) -> None:
    _names_provisions(next(text for text in texts() if text.law == law))


def _names_provisions(text: Text) -> None:
    assert {eid for eid, _, _ in text.labels} <= {node.eid for node in read(text.path).walk()}


def test_our_own_texts_are_placed_as_a_careful_reader_does() -> None:
    made = cases([text for text in texts() if text.root != "corpora"], placement_rules())
    accuracy, macro = scores((case.layer, case.said) for case in made)
    assert accuracy >= 0.95
    assert macro >= 0.95


@pytest.mark.corpora
def test_real_laws_are_placed_as_a_careful_reader_does(laws: object) -> None:
    made = cases([text for text in texts() if text.root == "corpora"], placement_rules())
    accuracy, macro = scores((case.layer, case.said) for case in made)
    assert accuracy >= 0.93
    assert macro >= 0.90


def test_what_is_said_to_be_sure_is_right() -> None:
    made = cases([text for text in texts() if text.root != "corpora"], placement_rules())
    sure = [case for case in made if case.confidence >= 0.97]
    assert len(sure) > 100
    assert all(case.layer is case.said for case in sure)
    assert {case.said for case in sure} == set(Layer)


def test_texts_written_after_the_rules_are_placed_as_well() -> None:
    pairs = fresh_pairs(placement_rules())
    accuracy, macro = scores(pairs)
    assert len(pairs) >= 58
    assert accuracy >= 0.93
    assert macro >= 0.90


def test_what_the_second_set_calls_itself_is_heard() -> None:
    book = placement_rules()
    assert [guess_layer(text.document, book) for text in fresh()] == [text.instrument for text in fresh()]


@pytest.mark.parametrize("name", ["critic", "last"])
def test_texts_that_try_to_mislead_are_placed_as_well(name: str) -> None:
    pairs = fresh_pairs(placement_rules(), name)
    accuracy, macro = scores(pairs)
    assert len(pairs) >= {"critic": 60, "last": 25}[name]
    assert accuracy >= 0.96
    assert macro >= 0.96


@pytest.mark.parametrize("name", ["critic", "last"])
def test_such_texts_are_heard_as_the_instruments_they_are(name: str) -> None:
    book = placement_rules()
    assert [guess_layer(text.document, book) for text in fresh(name)] == [
        text.instrument for text in fresh(name)
    ]
