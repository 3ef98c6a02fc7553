"""Tables of several consecutive texts: every word in its column, marked against the column before."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.compare import compare
from drafting.compare.table import Choices, Extra, Manner, Table, by_eid, many_texts, two_texts
from drafting.compare.table.lines import CELLS
from drafting.compare.table.model import OURS
from drafting.model import Comparison, Document, Mark, Op
from drafting.structure import eid
from tests.compare.law import TEXTS, articles, numbered
from tests.trees import document
from tests.word.trees import documents, next_drafts

A, B, C, D = TEXTS[:4]


def steps(*texts: Document) -> list[Comparison]:
    return [compare(old, new) for old, new in pairwise(texts)]


def many(*texts: str, choices: Choices | None = None) -> Table:
    return many_texts(steps(*(eid.assign(document(text)) for text in texts)), choices=choices)


def letters(text: str) -> Counter[str]:
    return Counter("".join(text.replace(CELLS.strip(), "").split()))


def column(table: Table, at: int, hidden: Op) -> Counter[str]:
    """The letters of a column without what has the mark ``hidden``."""
    return letters(
        "".join(
            piece.text
            for row in table.rows
            for line in row.cell(at)
            if line.manner not in OURS
            for piece in line.pieces
            if piece.op is not hidden
        )
    )


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_a_column_without_what_was_struck_is_its_text(data: st.DataObject) -> None:
    texts = [data.draw(documents())]
    for _ in range(3):
        texts.append(data.draw(next_drafts(texts[-1])))
    table = many_texts(steps(*texts))
    for at, text in enumerate(texts):
        assert column(table, at, Op.DELETE) == letters(text.printed)


def test_a_column_without_what_was_added_is_the_text_before_it() -> None:
    texts = [numbered(A, B, C), numbered(A, B.replace("año", "mes"), D), numbered(B, D, A)]
    table = many(*texts)
    for at in (1, 2):
        assert column(table, at, Op.INSERT) == letters(eid.assign(document(texts[at - 1])).printed)


def test_what_came_and_went_again_has_a_row_behind_what_it_followed() -> None:
    table = many(
        numbered(A, C), articles(("1", A), ("1 Bis", B), ("2", C)), numbered(A, C), numbered(A, C, D)
    )
    assert [row.name for row in table.rows] == [f"Artículo {n}" for n in ("1", "1 Bis", "2", "3")]
    gone = table.rows[1]
    assert gone.status == "Texto 2: nuevo\nTexto 3: suprimido"
    assert [cell[0].manner for cell in map(gone.cell, range(4))] == [
        Manner.MISSING, Manner.UNIT, Manner.UNIT, Manner.MISSING,
    ]  # fmt: skip
    assert {piece.op for line in gone.cell(2) for piece in line.pieces} == {Op.DELETE}


def test_only_what_changed_at_some_step_is_kept_when_asked() -> None:
    table = many(numbered(A, B, C), numbered(A, B, D), numbered(A, B, D), choices=Choices(changed_only=True))
    assert not any("orden público" in line.text for row in table.rows for line in row.cell(0))
    assert "sin cambio 2 (no se muestran)" in table.lead[0]


def test_remarks_stand_in_the_row_of_what_they_are_said_of_and_name_the_part() -> None:
    text = f"art 1 | {A}\n  fr I | {B}\n  fr II | {C}"
    marks = [Mark("checks", "art_1__fr_II", "Falta el plazo."), Mark("checks", "art_1", "Ver el artículo 2.")]
    choices = Choices(extras=(Extra("Observaciones", by_eid(marks)), Extra("Justificación")))
    new = eid.assign(document(text))
    (row,) = two_texts(compare(eid.assign(document(text)), new), choices=choices).rows
    said, blank = row.extras
    assert [line.text for line in said] == ["Ver el artículo 2.", "fracción II: Falta el plazo."]
    assert blank == ()
