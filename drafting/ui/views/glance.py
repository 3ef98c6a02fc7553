"""All drafts of an instrument at a glance: the matrix of its articles against its drafts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drafting.compare.kinship import Turn
from drafting.compare.matrix import Cell, Matrix, Row
from drafting.model import Draft, Kind, Provision, Stage
from drafting.ui.speech import Speech
from drafting.ui.views.names import short_name


def payload(
    matrix: Matrix, openings: Mapping[str, str], stages: tuple[Stage, ...], speech: Speech
) -> dict[str, Any]:
    """Columns, rows and chapters, small: a cell is 0 (not there), 1 (as before) or what happened.

    ``openings`` are first words by uid, to know by what has no heading.
    """
    chapters: list[tuple[str, ...]] = []
    rows = []
    for row in matrix.rows:
        above = row.latest.above
        if not chapters or chapters[-1] != above:
            chapters.append(above)
        hint = row.latest.heading or openings.get(row.uid, "")
        rows.append(_row(row, hint, len(chapters) - 1, speech))
    return {
        "columns": [_column(matrix, index, stages, speech) for index in range(len(matrix.drafts))],
        "chapters": [" · ".join(above) for above in chapters],
        "rows": rows,
    }


def unit_name(row: Row, speech: Speech) -> str:
    """How a row's unit is called where it stood last."""
    latest = row.latest
    return _called(latest.kind, latest.number, latest.label, speech)


def choice(row: Row, speech: Speech) -> str:
    """A row as a line of a list: name and heading; said if it is no longer there."""
    name = unit_name(row, speech)
    text = f"{name} · {row.latest.heading}" if row.latest.heading else name
    return text if row.alive else speech("ui.history.choice_gone", name=text)


def name_in(matrix: Matrix, uid: str, number: int, speech: Speech) -> str:
    """How a unit is called in a draft; "" if the matrix does not know it there."""
    column = next((i for i, draft in enumerate(matrix.drafts) if draft.number == number), None)
    for row in matrix.rows:
        if row.uid == uid and column is not None and row.cells[column].label:
            return _called(row.latest.kind, "", row.cells[column].label, speech)
    return ""


def _row(row: Row, hint: str, chapter: int, speech: Speech) -> dict[str, Any]:
    cells: list[int | dict[str, Any]] = []
    last = ""
    for cell in row.cells:
        cells.append(_cell(cell, row, last, speech))
        last = cell.label or last
    return {
        "uid": row.uid,
        "name": unit_name(row, speech),
        "heading": hint,
        "chapter": chapter,
        "alive": row.alive,
        "cells": cells,
    }


def _cell(cell: Cell, row: Row, last: str, speech: Speech) -> int | dict[str, Any]:
    if cell.turns == (Turn.ABSENT,):
        return 0
    if cell.turns == (Turn.UNCHANGED,):
        return 1
    said: dict[str, Any] = {"turns": [turn.value for turn in cell.turns]}
    if cell.significance:
        said["touches"] = [sig.value for sig in cell.significance]
    label = cell.label or last
    if label:
        said["name"] = _called(row.latest.kind, "", label, speech)
    if last and cell.label and last != cell.label:
        said["was"] = _called(row.latest.kind, "", last, speech)
    return said


def _called(kind: Kind, number: str, label: str, speech: Speech) -> str:
    return short_name(Provision(kind, number, label=label), speech)


def _column(matrix: Matrix, index: int, stages: tuple[Stage, ...], speech: Speech) -> dict[str, Any]:
    draft: Draft = matrix.drafts[index]
    return {
        "n": draft.number,
        "stage": speech.stage(draft.stage, stages),
        "date": speech.month(draft.date),
        "name": speech.draft_choice(draft, stages),
        "counts": {
            turn.value: number
            for turn, number in matrix.counts(index).items()
            if turn not in (Turn.ABSENT, Turn.UNCHANGED)
        },
    }
