"""What a citation says, before anybody looks whether the provision is there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drafting.model import Kind


class Whose(StrEnum):
    """Of which text a provision is cited."""

    OWN = "own"  # "de esta Ley", "of this Act"
    OTHER = "other"  # "del Código Penal Federal", "of the Export Control Act"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Step:
    """One level of a citation: "fracción III" is a fraction numbered III.

    ``kind`` is the level named; ``number`` as printed. An ordinal párrafo has its ordinal ("segundo").
    """

    kind: Kind
    number: str


@dataclass(frozen=True, slots=True)
class Citation:
    """One provision cited: outermost step first, where the words stand, and of which text.

    ``here`` is set when the citation is relative to the place it stands at: it begins below a unit
    ("la fracción III", "subsection (2)"), or says so ("este artículo"). ``through`` is the last provision
    of a range ("artículos 5 a 9"), the first being the last step of ``steps``.
    """

    start: int
    end: int
    words: str
    steps: tuple[Step, ...]
    whose: Whose = Whose.UNSAID
    here: bool = False
    through: str = ""
