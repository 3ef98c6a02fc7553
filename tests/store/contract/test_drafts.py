import hashlib
from datetime import date

import pytest

from drafting.errors import Conflict, NotFound
from drafting.model import Draft, Instrument, Layer
from drafting.store import NewDecision, Store, Successor
from tests.store.contract.conftest import Add, Factory
from tests.store.trees import STAMP, TEXT, draft, tree

ORDER = Instrument("order", "Order on Tasks", "Order", "en", Layer.EXECUTIVE_ORDER, 9)


def test_a_draft_comes_back_with_all_its_facts(store: Store, add: Add) -> None:
    data = b"\x00\xff binary \r\n" * 100
    stored = add(draft(data=data, file_name="Ley ñ.docx", stage="minuta"))
    assert stored == Draft(
        id=stored.id,
        instrument="law",
        number=1,
        stage="minuta",
        date=date(2026, 3, 1),
        author="Legal Affairs",
        note="a note",
        file_name="Ley ñ.docx",
        sha256=hashlib.sha256(data).hexdigest(),
        created_at=STAMP.at,
        created_by=STAMP.who,
        stored_bytes=stored.stored_bytes,
    )
    assert store.draft(stored.id) == stored
    assert store.drafts("law") == (stored,)


def test_drafts_are_numbered_per_instrument(add: Add, store: Store) -> None:
    for slug in ("law", "law", "regulation"):
        add(draft(instrument=slug))
    assert [found.number for found in store.drafts("law")] == [1, 2]
    assert [found.number for found in store.drafts("regulation")] == [1]


def test_a_number_can_be_given_if_it_is_higher_than_all_before(add: Add, store: Store) -> None:
    add(draft(number=4))
    assert add(draft()).number == 5
    for taken in (2, 4, 5):
        with pytest.raises(Conflict) as caught:
            add(draft(number=taken))
        assert caught.value.code == "conflict_number"
    assert [found.number for found in store.drafts("law")] == [4, 5]


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"x", bytes(range(256)) * 999, b"line\r\n" * 40_000, b"\n" * 5000]
)
def test_the_source_file_comes_back_byte_for_byte(store: Store, add: Add, data: bytes) -> None:
    assert store.source(add(draft(data=data)).id) == data


def test_the_same_file_again_is_refused_and_says_where_it_is(store: Store, add: Add) -> None:
    add(draft(data=b"one"))
    add(draft(data=b"two"))
    with pytest.raises(Conflict) as caught:
        add(draft(data=b"one", file_name="again.txt"))
    assert caught.value.sentence("en") == (
        "“again.txt” is already draft 1 of “law”, byte for byte: nothing was imported."
    )
    assert len(store.drafts("law")) == 2


def test_the_same_file_may_be_a_draft_of_another_instrument(add: Add, store: Store) -> None:
    first, second = add(draft(data=b"one")), add(draft(data=b"one", instrument="regulation"))
    assert store.source(first.id) == store.source(second.id) == b"one"


def test_the_same_text_from_other_bytes_is_another_draft(add: Add, store: Store) -> None:
    first, second = add(draft(tree(TEXT), data=b"one")), add(draft(tree(TEXT), data=b"two"))
    assert store.document(first.id) == store.document(second.id)


def test_who_did_not_see_the_latest_draft_is_told_that_somebody_was_faster(store: Store, add: Add) -> None:
    first = add(draft())
    add(draft())
    for seen in (None, first.id):
        with pytest.raises(Conflict) as caught:
            store.add_draft(draft(), STAMP, after=seen)
        assert caught.value.code == "conflict_faster"
    assert len(store.drafts("law")) == 2


def test_a_draft_for_an_unknown_instrument_leaves_nothing_behind(store: Store, open_store: Factory) -> None:
    with pytest.raises(NotFound):
        store.add_draft(draft(instrument="nobody"), STAMP, after=None)
    assert open_store().search("exportación") == ()


@pytest.mark.parametrize("draft_id", [0, -1, 99, 10**30, -(10**30)])
def test_an_id_that_is_no_draft_is_not_found(store: Store, draft_id: int) -> None:
    for verb in (store.draft, store.document, store.source):
        with pytest.raises(NotFound):
            verb(draft_id)


def test_check_new_says_beforehand_what_would_be_refused(store: Store, add: Add) -> None:
    add(draft(data=b"one"))
    store.check_new(draft(data=b"two"))
    with pytest.raises(Conflict):
        store.check_new(draft(data=b"one"))


def test_every_length_of_text_comes_back_byte_for_byte(store: Store, add: Add) -> None:
    """Around forty bytes a packed file is as long as the file itself, and must not be taken for it."""
    texts = [f"Artículo 1.- Uno.{'x' * extra}\n\nArtículo 2.- Dos.\n".encode() for extra in range(60)]
    texts += [bytes(range(size)) for size in range(1, 60)]
    for text in texts:
        stored = add(draft(data=text))
        assert store.source(stored.id) == text
    assert store.verify() == ()


def test_drafts_of_several_instruments_are_stored_together_with_one_that_is_begun(
    store: Store, add: Add
) -> None:
    first = add(draft(data=b"one"))
    new = (
        Successor(draft(data=b"two"), first.id),
        Successor(draft(data=b"three", instrument=ORDER.slug), None),
    )
    made = store.add_drafts(new, STAMP, begin=ORDER)
    assert [(found.instrument, found.number) for found in made] == [("law", 2), (ORDER.slug, 1)]
    assert store.instrument(ORDER.slug) == ORDER


@pytest.mark.parametrize("begun", [True, False])
def test_of_several_drafts_all_are_stored_or_none(store: Store, add: Add, begun: bool) -> None:
    first, other = add(draft(data=b"one")), add(draft(data=b"one", instrument="regulation"))
    before = store.events(100)
    late = Successor(draft(data=b"two", instrument="regulation"), None)  # somebody was faster
    new = (Successor(draft(data=b"two"), first.id), late)
    with pytest.raises(Conflict) as caught:
        store.add_drafts(new, STAMP, begin=ORDER if begun else None)
    assert caught.value.code == "conflict_faster"
    assert [found.id for slug in ("law", "regulation") for found in store.drafts(slug)] == [
        first.id,
        other.id,
    ]
    assert ORDER.slug not in {found.slug for found in store.instruments()}
    assert store.events(100) == before
    assert store.verify() == ()


def test_a_draft_and_the_decision_that_belongs_to_it_are_stored_together_or_not_at_all(store: Store) -> None:
    def made_of(stored: Draft) -> NewDecision:
        return NewDecision("made", "law/1", {"draft": stored.number}, "law")

    (first,) = store.add_drafts([Successor(draft(), None, decided=made_of)], STAMP)
    assert [one.body for one in store.decided("made", "law/1")] == [{"draft": 1}]
    with pytest.raises(Conflict) as caught:  # somebody decided on the same key
        store.add_drafts([Successor(draft(data=b"two"), first.id, decided=made_of)], STAMP)
    assert caught.value.code == "conflict_decided"
    assert store.drafts("law") == (first,)
