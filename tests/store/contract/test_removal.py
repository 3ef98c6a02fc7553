import pytest

from drafting.errors import Conflict, NotFound
from drafting.store import Store
from tests.store.contract.conftest import Add
from tests.store.trees import STAMP, draft


def test_a_removed_draft_is_not_listed_read_or_found(store: Store, add: Add) -> None:
    gone, kept = add(draft()), add(draft())
    store.remove_draft("law", 1, STAMP)
    assert store.drafts("law") == (kept,)
    assert store.removed_drafts("law") == (gone,)
    assert {hit.draft for hit in store.search("exportación")} == {2}
    for verb in (store.draft, store.document, store.source):
        with pytest.raises(NotFound):
            verb(gone.id)


def test_a_search_reports_the_newest_draft_that_was_not_removed(store: Store, add: Add) -> None:
    add(draft())
    add(draft())
    store.remove_draft("law", 2, STAMP)
    assert {hit.draft for hit in store.search("exportación")} == {1}
    store.remove_draft("law", 1, STAMP)
    assert store.search("exportación") == ()


def test_a_restored_draft_is_as_it_was(store: Store, add: Add) -> None:
    stored = add(draft(data=b"one"))
    document = store.document(stored.id)
    store.remove_draft("law", 1, STAMP)
    assert store.restore_draft("law", 1, STAMP) == stored
    assert store.drafts("law") == (stored,)
    assert store.removed_drafts("law") == ()
    assert store.document(stored.id) == document
    assert store.source(stored.id) == b"one"


def test_the_number_of_a_removed_draft_is_not_given_again(store: Store, add: Add) -> None:
    add(draft())
    store.remove_draft("law", 1, STAMP)
    assert add(draft()).number == 2


def test_the_file_of_a_removed_draft_can_be_imported_again_but_then_not_be_restored(
    store: Store, add: Add
) -> None:
    add(draft(data=b"one"))
    store.remove_draft("law", 1, STAMP)
    assert add(draft(data=b"one")).number == 2
    with pytest.raises(Conflict) as caught:
        store.restore_draft("law", 1, STAMP)
    assert caught.value.values["number"] == 2
    assert [found.number for found in store.removed_drafts("law")] == [1]


def test_what_is_not_there_cannot_be_removed_and_what_is_there_not_restored(store: Store, add: Add) -> None:
    add(draft())
    with pytest.raises(NotFound):
        store.remove_draft("law", 2, STAMP)
    with pytest.raises(NotFound):
        store.restore_draft("law", 1, STAMP)
    store.remove_draft("law", 1, STAMP)
    with pytest.raises(NotFound):
        store.remove_draft("law", 1, STAMP)
