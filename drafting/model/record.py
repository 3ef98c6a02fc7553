"""What is kept of a draft: its instrument, its stage, who made it and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from drafting.model.tree import Language, Layer


@dataclass(frozen=True, slots=True)
class Stage:
    """A station on a draft's way, from ``corpus/stages.toml``."""

    id: str
    names: dict[str, str] = field(hash=False)
    order: int = 0


@dataclass(frozen=True, slots=True)
class Instrument:
    """One law, regulation or executive order in the making. ``slug`` names it in addresses and commands."""

    slug: str
    title: str
    short_title: str
    language: Language
    layer: Layer
    position: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """One immutable version of an instrument: the facts about it. Its tree is read separately.

    ``sha256`` is that of the source file, kept byte for byte; ``author`` is an office or a role.
    ``stored_bytes`` is what keeping this draft added to the database (texts, tree, source file).
    """

    id: int
    instrument: str
    number: int
    stage: str
    date: date
    author: str
    note: str
    file_name: str
    sha256: str
    created_at: datetime
    created_by: str
    stored_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """Something a person did, kept for ever."""

    id: int
    at: datetime
    who: str
    verb: str
    subject: str
    detail: dict[str, object] = field(hash=False, default_factory=dict)
