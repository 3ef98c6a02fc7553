from pathlib import Path

import pytest

from drafting.model import Draft
from drafting.store import NewDraft, Store
from tests.store.trees import LAW, STAMP


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "workspace.db"


@pytest.fixture
def law(path: Path) -> Store:
    """A store on disk with one instrument."""
    store = Store(path)
    store.add_instrument(LAW, STAMP)
    return store


def add(store: Store, new: NewDraft) -> Draft:
    """Store a draft behind the latest one."""
    present = store.drafts(new.instrument)
    return store.add_draft(new, STAMP, after=present[-1].id if present else None)
