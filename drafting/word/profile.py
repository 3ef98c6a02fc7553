"""How a redline is marked: what a person can choose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Marking = Literal["words", "paragraphs"]


@dataclass(frozen=True, slots=True)
class Profile:
    """A way of marking.

    ``marking``: the words that differ, or each paragraph that differs as a whole. ``moves``: what stands
    elsewhere is shown as a native move, and a column that came or went cell by cell; else it is deleted here
    and inserted there, rows as a whole, which every program reads (LibreOffice 7 knows no marked cells).
    ``typography``: also changes of nothing but quotation marks, dashes and blanks are marked; without it
    they stand as in the new draft, and rejecting everything gives the old draft in the new typography.
    """

    marking: Marking = "words"
    moves: bool = True
    typography: bool = True


#: What Word shows best: words, and moves as moves.
WORD = Profile()
#: What every program reads alike.
SAFE = Profile(moves=False)
PROFILES = {"word": WORD, "safe": SAFE}
