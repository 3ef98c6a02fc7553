"""Changes of nothing but quotation marks, dashes and blanks."""

from __future__ import annotations

import re

_QUOTES = dict.fromkeys(map(ord, "“”„‟«»″＂"), '"') | dict.fromkeys(map(ord, "‘’‚‛‹›′´`"), "'")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-") | {0xAD: ""}
_TABLE = {**_QUOTES, **_DASHES}
_BLANKS = re.compile(r"\s+")


def plain(text: str) -> str:
    """``text`` with straight quotation marks, one kind of dash and single blanks."""
    return _BLANKS.sub(" ", text.translate(_TABLE))


def alike(old: str, new: str) -> bool:
    """Whether two stretches differ in typography alone."""
    return plain(old) == plain(new)
