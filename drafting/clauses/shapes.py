"""One form of a verb, as a pattern."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple


class Shape(NamedTuple):
    """One form of a verb; its group ``verb`` is where the verb stands.

    ``passive``: nobody is said to do it; ``free``: allowed, not commanded; ``item``: only where a list's lead
    commands; ``below``: in a clause of its own; ``present``: a command only if the subject stands beside it;
    ``ensured``: only in an item of "shall ensure that:".
    """

    source: str
    passive: bool = False
    free: bool = False
    item: bool = False
    below: bool = False
    present: bool = False
    ensured: bool = False
    wide: bool = False  # what it is done to may stand before it

    @property
    def pattern(self) -> re.Pattern[str]:
        """The form as a pattern, made when a sentence first has the verb in this form: most never are."""
        return _pattern(self.source)


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)
