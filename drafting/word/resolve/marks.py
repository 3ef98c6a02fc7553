"""Which tracked changes are accepted and which rejected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lxml import etree

Side = Literal["accept", "reject"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_INSERTED = (f"{W}ins", f"{W}moveTo", f"{W}cellIns")
_DELETED = (f"{W}del", f"{W}moveFrom", f"{W}cellDel")
_GONE: dict[Side, frozenset[str]] = {"accept": frozenset(_DELETED), "reject": frozenset(_INSERTED)}
MARKS = frozenset((*_INSERTED, *_DELETED))


@dataclass(frozen=True, slots=True)
class Choice:
    """One side for all; or for the changes ``by`` one author at one time, the rest settled as ``others``."""

    side: Side
    by: tuple[str, str] | None = None
    others: Side = "accept"

    def of(self, mark: etree._Element) -> Side:
        """What is done with ``mark``."""
        if self.by is None or self.by == (mark.get(f"{W}author", ""), mark.get(f"{W}date", "")):
            return self.side
        return self.others

    def gone(self, mark: etree._Element) -> bool:
        """True for a ``w:ins``, ``w:del``, ``w:moveFrom`` ... whose content is not there on this side."""
        return mark.tag in MARKS and mark.tag in _GONE[self.of(mark)]

    def takes(self, properties: etree._Element | None) -> bool:
        """True when one of the marks among the properties of a paragraph mark, row or cell takes it away."""
        return properties is not None and any(self.gone(child) for child in properties)
