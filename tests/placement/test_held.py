"""Held-out provisions and the table of words: what is said stays as good as it was when it was last measured."""

from pathlib import Path

import pytest

from drafting import corpus
from drafting.corpus.placement import read_placement_words
from drafting.errors import InvalidData
from drafting.model import Layer
from drafting.placement.lean import lean
from drafting.placement.lines import folded
from drafting.placement.words import NO_WORDS
from tests.placement.held import SETS, held, said


@pytest.mark.parametrize(
    ("which", "least"),
    [("first", 0.97), ("second", 0.96), ("third", 0.93), ("fourth", 0.95), ("fifth", 0.97), ("sixth", 0.93)],
)
def test_the_held_out_sets_are_read_well(which: str, least: float) -> None:
    rows = list(said(which))
    assert sum(row.said is row.layer for row in rows) / len(rows) >= least


def test_the_sets_are_large_enough() -> None:
    assert [sum(len(text.labels) for text in held(which)) for which in SETS] == [170, 60, 59, 30, 76, 32]


@pytest.mark.parametrize(
    ("words", "layer"),
    [
        (
            "Las muestras se pesarán en balanza calibrada y se guardarán en frascos con tapa.",
            Layer.REGULATION,
        ),
        ("Any person who contravenes this Act commits an offence and is liable to prison.", Layer.STATUTE),
        ("El Comité se reunirá cada mes y sus acuerdos se tomarán por mayoría.", Layer.EXECUTIVE_ORDER),
    ],
)
def test_the_words_lean_to_their_layer(words: str, layer: Layer) -> None:
    shares = lean(folded(words), corpus.placement_rules().words)
    assert max(shares, key=lambda one: shares[one]) is layer


def test_without_a_table_no_word_leans() -> None:
    assert set(lean(folded("El Comité se reunirá."), NO_WORDS).values()) == {0.0}


def test_a_row_that_makes_no_sense_is_named(tmp_path: Path) -> None:
    file = tmp_path / "words.csv"
    file.write_text("word,statute,regulation,executive_order\nmulta,1.0,x,0\n", encoding="utf-8")
    with pytest.raises(InvalidData, match=r"words\.csv, 2"):
        read_placement_words(file)
