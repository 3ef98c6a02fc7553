"""The text of a draft for reading: its provisions in order, and the outline to walk by."""

from __future__ import annotations

from functools import lru_cache
from itertools import zip_longest
from typing import Any

from drafting.model import Document, Kind, Provision
from drafting.ui.speech import Speech
from drafting.ui.views.names import UNITS, chains, citation, is_container

Row = dict[str, Any]


def shape(provision: Provision) -> str:
    """How a provision is set: a division's heading, a unit with its own heading, a row, a note, or text."""
    if is_container(provision):
        return "division"
    if provision.kind in UNITS:
        return "unit"
    if provision.kind in (Kind.ROW, Kind.NOTE, Kind.PREFACE):
        return provision.kind.value
    return "body"


def indentation(chain: tuple[Provision, ...]) -> int:
    """How far below its article (or division) a provision stands; ordinal paragraphs do not indent."""
    inner = [node for node in chain if shape(node) in ("body", "row")]
    steps = sum(1 for node in inner if node.kind not in (Kind.PARAGRAPH, Kind.TABLE, Kind.ROW) or node.label)
    return max(0, min(steps - (1 if chain[-1].label and shape(chain[-1]) == "body" else 0), 5))


def setting(provision: Provision) -> str:
    """Whether the text runs on behind the label ("run") or begins on a line of its own ("block")."""
    head, text = provision.joints
    return "block" if "\n" in (text if provision.text else head) else "run"


def widths(chain: tuple[Provision, ...]) -> list[int]:
    """The relative widths of the columns a table's row stands in, from what the whole table holds."""
    rows = chain[-2].children if len(chain) > 1 else chain
    return _widths(tuple(row.text for row in rows if row.kind is Kind.ROW))


@lru_cache(maxsize=64)
def _widths(texts: tuple[str, ...]) -> list[int]:
    columns = zip_longest(*(text.split("\t") for text in texts), fillvalue="")
    return [_width(column) for column in columns]


def _width(column: tuple[str, ...]) -> int:
    longest_word = max((len(word) for cell in column for word in cell.split()), default=0)
    return min(max(sum(map(len, column)) // len(column), min(longest_word + 2, 14)), 34)


def level(chain: tuple[Provision, ...]) -> int:
    """The level of a provision's heading, from 2 (below the page's own) to 6."""
    return min(1 + sum(1 for node in chain if shape(node) in ("division", "unit")), 6)


def text_rows(document: Document, speech: Speech) -> list[Row]:
    """One row per provision: how it is called, how it is set, and its label, heading and text."""
    rows: list[Row] = []
    for eid, chain in chains(document).items():
        node = chain[-1]
        row: Row = {
            "id": eid,
            "uid": node.uid,
            "kind": node.kind.value,
            "shape": shape(node),
            "depth": indentation(chain),
            "set": setting(node),
            "label": node.label,
            "heading": node.heading,
            "text": node.text,
        }
        if row["shape"] in ("division", "unit"):
            row["level"] = level(chain)
        if node.kind is Kind.ROW:
            row["widths"] = widths(chain)
        if node.printed:
            row["name"] = citation(chain, speech)
        rows.append(row)
    return rows


def outline(document: Document, speech: Speech) -> list[Row]:
    """The divisions and units as a flat tree: ``id``, ``label``, ``heading``, ``depth``, ``division``."""
    entries: list[Row] = []
    for eid, chain in chains(document).items():
        node = chain[-1]
        if shape(node) not in ("division", "unit"):
            continue
        above = sum(1 for up in chain[:-1] if shape(up) in ("division", "unit"))
        entries.append(
            {
                "id": eid,
                "label": citation(chain[-1:], speech),
                "heading": node.heading or ("" if is_container(node) else opening(node)),
                "depth": above,
                "division": is_container(node),
            }
        )
    return entries


def opening(provision: Provision, limit: int = 70) -> str:
    """The first words of a provision, to know it by when it has no heading."""
    for node in provision.walk():
        words = " ".join(node.text.split())
        if words:
            return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + "…"
    return ""
