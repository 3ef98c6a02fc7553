"""How much a redline marks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Count:
    """Words; and paragraphs, rows and tables that came, went, moved or changed inside."""

    words_inserted: int = 0
    words_deleted: int = 0
    changed: int = 0
    inserted: int = 0
    deleted: int = 0
    moved: int = 0

    def told(self) -> dict[str, int]:
        """The counts by name, in the order in which they are told."""
        return {name: getattr(self, name) for name in self.__slots__}
