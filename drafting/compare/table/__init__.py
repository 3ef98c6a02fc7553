"""Comparative tables (cuadro comparativo): what stands in them, whatever file they become."""

from __future__ import annotations

from drafting.compare.table.model import Choices, Line, Manner, Part, Piece, Row, Table
from drafting.compare.table.three import three_texts
from drafting.compare.table.two import two_texts

__all__ = [
    "Choices",
    "Line",
    "Manner",
    "Part",
    "Piece",
    "Row",
    "Table",
    "three_texts",
    "two_texts",
]
