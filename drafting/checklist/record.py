"""A checklist as plain data and back, for the store: an edition is kept as it was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from drafting.checklist.model import Checklist, Requirement, Section, Source
from drafting.model import Layer


def to_data(checklist: Checklist) -> dict[str, object]:
    """All that a checklist holds, as JSON can hold it."""
    return {**asdict(checklist), "dated": checklist.dated.isoformat()}


def from_data(data: Mapping[str, Any]) -> Checklist:
    """The checklist that ``to_data`` was given."""
    return Checklist(
        id=data["id"],
        edition=data["edition"],
        dated=date.fromisoformat(data["dated"]),
        names=dict(data["names"]),
        notices=dict(data["notices"]),
        sections=tuple(Section(found["id"], dict(found["names"])) for found in data["sections"]),
        requirements=tuple(_requirement(found) for found in data["requirements"]),
    )


def _requirement(data: Mapping[str, Any]) -> Requirement:
    return Requirement(
        id=data["id"],
        section=data["section"],
        scope=data["scope"],
        layer=Layer(data["layer"]) if data["layer"] else None,
        texts=dict(data["texts"]),
        rationales=dict(data["rationales"]),
        sources=tuple(Source(found["citation"], found["seen"]) for found in data["sources"]),
        terms={language: tuple(terms) for language, terms in data["terms"].items()},
        forms=tuple(data.get("forms", ())),
    )
