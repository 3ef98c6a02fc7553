from dataclasses import replace

import pytest

from drafting.errors import BadRequest, Conflict, NotFound
from drafting.model import Instrument, Layer
from drafting.store import Store
from tests.store.contract.conftest import Factory
from tests.store.trees import LAW, REGULATION, STAMP


def test_a_new_store_has_nothing_in_it(open_store: Factory) -> None:
    store = open_store()
    assert store.instruments() == ()
    assert store.events() == ()


def test_instruments_come_back_by_position_as_they_were_given(open_store: Factory) -> None:
    store = open_store()
    order = Instrument("order", "Acuerdo", "", "en", Layer.EXECUTIVE_ORDER, 0)
    for instrument in (REGULATION, LAW, order):
        assert store.add_instrument(instrument, STAMP) == instrument
    assert open_store().instruments() == (order, LAW, REGULATION)
    assert open_store().instrument("law") == LAW


def test_a_slug_is_taken_once(store: Store) -> None:
    with pytest.raises(Conflict) as caught:
        store.add_instrument(replace(LAW, title="Another"), STAMP)
    assert caught.value.code == "conflict_slug"
    assert store.instrument("law") == LAW


@pytest.mark.parametrize("slug", ["", "Law", "a b", "../law", "law/1", "-a", "a--b", "ley-química", "a" * 65])
def test_a_slug_that_cannot_stand_in_an_address_is_refused(store: Store, slug: str) -> None:
    with pytest.raises(BadRequest):
        store.add_instrument(replace(LAW, slug=slug), STAMP)


def test_an_instrument_needs_a_title(store: Store) -> None:
    with pytest.raises(BadRequest):
        store.add_instrument(replace(LAW, slug="new", title="  "), STAMP)


def test_an_unknown_instrument_is_not_found_by_any_verb(store: Store) -> None:
    for verb in (store.instrument, store.drafts, store.removed_drafts):
        with pytest.raises(NotFound):
            verb("nobody")
    with pytest.raises(NotFound):
        store.search("ley", instrument="nobody")
