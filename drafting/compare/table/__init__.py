"""Comparative tables (cuadro comparativo): what stands in them, whatever file they become."""

from __future__ import annotations

from drafting.compare.table.many import many_texts
from drafting.compare.table.model import Choices, Extra, Line, Manner, Part, Piece, Row, Table, by_eid
from drafting.compare.table.three import three_texts
from drafting.compare.table.two import two_texts

__all__ = [
    "Choices",
    "Extra",
    "Line",
    "Manner",
    "Part",
    "Piece",
    "Row",
    "Table",
    "by_eid",
    "many_texts",
    "three_texts",
    "two_texts",
]
