"""The error of a redline that does not pass its proof."""

from __future__ import annotations

from drafting.errors import DraftingError


class UnprovedRedlineError(DraftingError):
    """The file would not give both texts back. A fault of the program, never of the input."""
