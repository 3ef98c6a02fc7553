import pytest

from drafting.errors import Conflict, NotFound
from drafting.model import Event
from drafting.store import Store
from tests.store.contract.conftest import Add, Factory
from tests.store.trees import STAMP, draft


def test_everything_done_is_recorded_the_latest_first(store: Store, add: Add) -> None:
    add(draft(data=b"one"))
    store.remove_draft("law", 1, STAMP)
    store.restore_draft("law", 1, STAMP)
    said = [(event.verb, event.subject) for event in store.events()]
    assert said == [
        ("draft.restored", "law/1"),
        ("draft.removed", "law/1"),
        ("draft.imported", "law/1"),
        ("instrument.added", "regulation"),
        ("instrument.added", "law"),
    ]
    assert {(event.who, event.at) for event in store.events()} == {(STAMP.who, STAMP.at)}


def test_an_event_of_ones_own_comes_back_with_its_details(open_store: Factory) -> None:
    store = open_store()
    store.record(STAMP, "seeds.begun", "seeds", drafts=3, note="ñ")
    assert store.events() == (
        Event(1, STAMP.at, STAMP.who, "seeds.begun", "seeds", {"drafts": 3, "note": "ñ"}),
    )
    assert store.happened("seeds.begun")
    assert not store.happened("seeds.finished")


def test_only_as_many_events_are_told_as_were_asked_for(store: Store) -> None:
    assert [event.id for event in store.events(1)] == [2]
    assert store.events(0) == ()
    assert store.events(-1) == ()
    assert len(store.events(10**30)) == 2


def test_what_was_refused_is_not_recorded(store: Store, add: Add) -> None:
    add(draft(data=b"one"))
    before = store.events()
    with pytest.raises(Conflict):
        add(draft(data=b"one"))
    with pytest.raises(NotFound):
        store.remove_draft("law", 7, STAMP)
    assert store.events() == before
