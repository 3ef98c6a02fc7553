"""The templates that come with the workbench, and what a text suggests for their requirements."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.checklist.model import Checklist, Suggestion
from drafting.model import Document


def shipped() -> tuple[Checklist, ...]:
    """The templates of ``corpus/checklists``. Raises InvalidData."""
    return ()


def suggestions(_checklist: Checklist, _document: Document) -> Sequence[Suggestion]:
    """For each requirement what the text suggests."""
    return ()
