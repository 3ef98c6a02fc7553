"""What the parts of a unit are called, by their labels and how deep they stand."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.model import CONTAINERS, Kind
from drafting.structure.labels import Reading
from drafting.structure.tree import Node

UNITS = frozenset({Kind.ARTICLE, Kind.SECTION, Kind.TRANSITORY, Kind.DISPOSITION, Kind.ANNEX, Kind.SCHEDULE})
_ENGLISH = (Kind.SUBSECTION, Kind.PARAGRAPH, Kind.SUBPARAGRAPH, Kind.CLAUSE, Kind.SUBCLAUSE)
#: Steps of the ladder that are taken already: a schedule is made of paragraphs
_BELOW = {Kind.PARAGRAPH: 2, **dict.fromkeys(CONTAINERS | {Kind.ANNEX, Kind.SCHEDULE, Kind.ARTICLE}, 1)}
#: What an American section's labels are called, wherever the first stands: "(1)" of § 5 is its paragraph (1)
_AMERICAN = {"letter": 0, "decimal": 1, "LETTER": 2, "roman": 3, "ROMAN": 4}


def english_kind(reading: Reading, depth: int, unit: Node, *, american: bool) -> Kind:
    """The kind of an item of an English ``unit`` that has ``depth`` labelled ones above it."""
    step = depth + _BELOW.get(unit.kind, 0)
    if american:
        step = max(step, _AMERICAN[reading.format.split()[0]])
    return _ENGLISH[min(step, len(_ENGLISH) - 1)]


def spanish_kind(reading: Reading, parent: Node) -> Kind:
    """The kind of an item below ``parent`` in Spanish."""
    series = reading.format.split()[0]
    if series in ("ROMAN", "LETTER"):
        return Kind.FRACTION if series == "ROMAN" else Kind.APARTADO
    if series == "letter":
        return Kind.INCISO
    direct = parent.kind in UNITS or parent.kind is Kind.PARAGRAPH
    return Kind.APARTADO if series == "decimal" and direct else Kind.SUBINCISO


def is_american(unit: Node, formats: Sequence[str]) -> bool:
    """Whether the unit is a section of the United States, with labels of these formats in this order.

    It letters its subsections and numbers what is in them; elsewhere "(1)" is the subsection and "(a)" stands
    in it. The Code of Federal Regulations does neither.
    """
    label = unit.label.lower()
    if unit.kind is not Kind.SECTION or not label.startswith(("§", "[§", "sec")):
        return False
    if "." in unit.number and "§" in label:
        return False
    if "decimal" not in formats:
        return True
    first = formats.index("decimal")
    if "letter" not in formats:  # "Section 5. (1)" is as British as American
        return not label.startswith("section")
    return "letter" in formats[:first]
