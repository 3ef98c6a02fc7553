"""Sanctions in plain words: read in every form, and only beside what they take."""

from __future__ import annotations

import pytest

from drafting.clauses.marked import mark
from drafting.clauses.penalties import amounts
from drafting.corpus.penalties import penalty_words
from drafting.model import Language


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
