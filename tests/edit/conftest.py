"""The drafts a new workspace starts with, as trees."""

from pathlib import Path

import pytest

from drafting.model import Document
from tests.edit.texts import law


@pytest.fixture(scope="session")
def seeds() -> tuple[Document, ...]:
    """One draft of every instrument, the last."""
    found = Path(__file__).parent.parent.parent / "seeds"
    last = [
        sorted(folder.glob("*.txt"))[-1] for folder in sorted(found.iterdir()) if list(folder.glob("*.txt"))
    ]
    return tuple(law(path.read_text(encoding="utf-8")) for path in last)
