"""A text as the pieces a lawyer would strike or insert whole."""

from __future__ import annotations

import re
from typing import NamedTuple

from drafting.compare.vocabulary import FUNCTION_WORDS

_MONTH = (
    r"(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)"
)
_SUFFIX = (
    r"(?:bis|ter|qu[aá]ter|quinquies|sexies|septies|octies|nonies|decies"
    r"|BIS|Bis|TER|Ter|QU[AÁ]TER|Qu[aá]ter|QUINQUIES|Quinquies)"
)
#: The alternatives in order: the first that fits is the piece.
_PIECES = (
    rf"\d{{1,2}}(?:º|o\.?|°)? de {_MONTH}(?: del? (?:año )?\d{{4}})?(?!\w)",  # 13 de enero de 1993
    rf"\d{{1,2}} {_MONTH} \d{{4}}(?!\w)",  # 13 January 1993
    rf"{_MONTH} \d{{1,2}}, \d{{4}}(?!\w)",  # January 13, 1993
    r"\d{2,7}-\d{2}-\d(?![\w-])",  # a CAS number
    r"(?:US\$|USD ?|MXN ?|EUR ?|[$€£]) ?\d[\d.,]*\d|(?:US\$|[$€£]) ?\d",  # money
    r"\d+(?:[.,/:\-–]\d+)*(?: ?%|[.]?[ºª°](?:\.|(?!\w))|o\.|o(?!\w))?"  # 1,000.50, 50 %, 1o.
    rf"(?:(?:[ -][A-Z](?![\w.]| \d))|(?: {_SUFFIX}(?: \d+)?(?!\w)))?",  # 12 Bis 2, 17 A
    rf"[IVXLCDM]+(?:-[A-ZÑ](?!\w)| {_SUFFIX}(?!\w))",  # XXIX-Ñ, IV bis
    r"(?:[^\W\d_]\.){2,}",  # D.O.F., U.S.C.
    r"(?i:arts?|no|núms?|fracc?|inc|párr|págs?|pp?|secs?|pars?|caps?|vol)\."  # Art. 5
    r"(?=\s*(?:[\d(]|[IVXLC]+\b))",
    r"(?:Dr|Dra|Lic|Ing|Sr|Sra|St|Mr|Mrs|Ms|Prof)\.(?=\s*\w)",
    r"\w+(?:['’\-‑]\w+)*",  # a word
    r"[^\w\s]",  # a mark
)
_TOKEN = re.compile(rf"(\s*)({'|'.join(_PIECES)})")


class Token(NamedTuple):
    """A piece of text and the white space in front of it."""

    space: str
    core: str


def tokens(text: str) -> tuple[list[Token], str]:
    """The pieces of ``text`` and the white space after the last: joined they are ``text`` again.

    A number, a date, a percentage, an amount of money, a CAS number, "12 Bis", "1o." and "Art." are whole.
    """
    found = [Token(space, core) for space, core in _TOKEN.findall(text)]
    return found, text[len(text.rstrip()) :] if found else text


def weak(core: str) -> bool:
    """Whether a piece says nothing by itself: a mark or a function word."""
    return not core[0].isalnum() or core.lower() in FUNCTION_WORDS
