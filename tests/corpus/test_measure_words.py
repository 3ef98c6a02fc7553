"""Sanctions in plain words: whole as shipped, refused where a line is no plain word, read in every form."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.clauses.marked import mark
from drafting.clauses.penalties import amounts
from drafting.corpus.measures import read_measure_words
from drafting.corpus.penalties import penalty_words
from drafting.corpus.places import DIRECTORY
from drafting.errors import InvalidData
from drafting.model import Language

NAME = "measures.toml"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("schema = 1", "schema = 7", "data_unknown_value"),
        ('"licencia"', '"licen(cia"', "data_no_plain_word"),
        ('of = ["title"]', 'of = ["titel"]', "data_unknown_value"),
        ('kind = "suspension"', 'colour = "red"\nkind = "suspension"', "data_unknown_field"),
    ],
    ids=["schema", "no plain word", "unknown group", "field"],
)
def test_a_fault_is_named_with_its_place(old: str, new: str, code: str, tmp_path: Path) -> None:
    text = (DIRECTORY / "clauses" / NAME).read_text(encoding="utf-8")
    changed = tmp_path / NAME
    changed.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InvalidData) as caught:
        read_measure_words(changed)
    assert caught.value.code == code
    assert NAME in caught.value.place


def _kinds(text: str, language: Language) -> list[str]:
    return [head.kind.id for head in amounts.heads(mark(text), penalty_words(), language)]


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        ("es", "La autoridad suspenderá hasta por un año la patente.", ["suspension"]),
        ("es", "pudiendo además suspenderse la autorización", ["suspension"]),
        ("es", "El permiso podrá ser cancelado por la Secretaría.", ["revocation"]),
        ("es", "La suspensión o revocación de los permisos", ["suspension", "revocation"]),
        ("es", "La Secretaría podrá suspender el plazo para resolver.", []),
        ("es", "El cómputo se suspenderá cuando se requiera información.", []),
        ("es", "su mandato podrá ser revocado", []),
        ("en", "The Minister may, by notice in writing to the holder, suspend the licence.", ["suspension"]),
        ("en", "The permit shall be suspended or cancelled.", ["suspension", "revocation"]),
        ("en", "the cancellation of any licence issued to that person", ["revocation"]),
        ("en", "The Authority may suspend the running of the period.", []),
        ("en", "An application may be withdrawn; the Minister may withdraw the licence application form.", []),
    ],
)  # fmt: skip
def test_a_measure_is_read_in_its_forms_and_only_beside_what_it_takes(
    language: Language, text: str, kinds: list[str]
) -> None:
    assert _kinds(text, language) == kinds
