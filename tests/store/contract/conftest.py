"""The contract runs against every engine: add a factory here and all tests below must pass."""

from collections.abc import Callable
from pathlib import Path

import pytest

from drafting.model import Draft
from drafting.store import NewDraft, Store
from tests.store.trees import LAW, REGULATION, STAMP

Factory = Callable[[], Store]
Add = Callable[[NewDraft], Draft]


def sqlite(tmp_path: Path) -> Store:
    return Store(tmp_path / "workspace.db")


@pytest.fixture(params=[sqlite], ids=["sqlite"])
def open_store(request: pytest.FixtureRequest, tmp_path: Path) -> Factory:
    """Opens the store of this test: each call gives a new object on the same data."""
    return lambda: request.param(tmp_path)


@pytest.fixture
def store(open_store: Factory) -> Store:
    """A store with two instruments and no draft."""
    store = open_store()
    store.add_instrument(LAW, STAMP)
    store.add_instrument(REGULATION, STAMP)
    return store


@pytest.fixture
def add(store: Store) -> Add:
    """Stores a draft behind the latest one."""

    def add_draft(new: NewDraft) -> Draft:
        present = store.drafts(new.instrument)
        return store.add_draft(new, STAMP, after=present[-1].id if present else None)

    return add_draft
