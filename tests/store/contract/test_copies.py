"""Working copies: revisions that are only ever added to, each on the one that was seen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from drafting.compare.facts import Fact
from drafting.edit.copies import CopyState, Deed, Did, WorkingCopy
from drafting.errors import BadRequest, Conflict, Forbidden, NotFound
from drafting.model import ChangeKind, Draft
from drafting.people import ROLE, Person, Role
from drafting.store import Stamp, Store
from tests.store.contract.conftest import Add, Factory
from tests.store.trees import STAMP, TEXT, draft, tree

LATER = Stamp("drafter", STAMP.at + timedelta(hours=1))
OTHER, NEXT = tree("article 1 | | Otra cosa."), tree("article 1 | | Otra cosa más.")
WORDS = Deed(Did.WORDS, "article-1-", "ARTICLE 1.")


@pytest.fixture
def two(add: Add) -> tuple[Draft, Draft]:
    """Two drafts of the law that say different things."""
    return add(draft()), add(draft(OTHER))


@pytest.fixture
def copy(store: Store, two: tuple[Draft, Draft]) -> WorkingCopy:
    """A working copy of the second."""
    return store.copies.begin(two[1].id, STAMP)


def test_a_copy_begins_with_the_text_of_its_draft(store: Store, two: tuple[Draft, Draft]) -> None:
    for found, text in zip(two, (tree(TEXT), OTHER), strict=True):
        made = store.copies.begin(found.id, STAMP)
        assert (made.instrument, made.begun_by, made.begun_at) == ("law", STAMP.who, STAMP.at)
        assert (made.last.number, made.last.base, made.last.base_number) == (1, found.id, found.number)
        assert (made.last.state, made.last.deed) == (CopyState.OPEN, Deed(Did.BEGUN))
        assert store.copies.document(made.id) == text
        assert store.copies.copy(made.id) == made
    said = store.events(1)[0]
    assert (said.verb, said.subject, said.who) == ("working.begun", "law/2", STAMP.who)


def test_a_save_is_a_revision_behind_the_one_that_was_seen(store: Store, copy: WorkingCopy) -> None:
    saved = store.copies.save(copy.id, NEXT, WORDS, LATER, after=1)
    assert (saved.last.number, saved.last.deed, saved.last.who, saved.last.at) == (
        2, WORDS, "drafter", LATER.at
    )  # fmt: skip
    assert [store.copies.document(copy.id, number) for number in (1, 2, None)] == [OTHER, NEXT, NEXT]
    assert [one.number for one in store.copies.revisions(copy.id)] == [1, 2]
    assert store.copies.revisions(copy.id)[0] == copy.last, "what was saved does not change"
    same = store.copies.save(copy.id, None, Deed(Did.HEADED), LATER, after=2)
    assert store.copies.document(copy.id) == NEXT, "without a text, that of the last"
    assert same.last.number == 3
    assert store.verify() == ()


def test_who_was_slower_is_told_by_whom_and_nothing_is_saved(store: Store, copy: WorkingCopy) -> None:
    store.copies.save(copy.id, NEXT, WORDS, LATER, after=1)
    events = store.events()
    with pytest.raises(Conflict) as caught:
        store.copies.save(copy.id, OTHER, WORDS, STAMP, after=1)
    assert caught.value.code == "conflict_working"
    assert (caught.value.values["who"], caught.value.values["revision"]) == ("drafter", 2)
    assert store.copies.document(copy.id) == NEXT
    assert store.events() == events


def test_a_discarded_copy_takes_nothing_until_it_is_restored(store: Store, copy: WorkingCopy) -> None:
    gone = store.copies.save(copy.id, None, Deed(Did.DISCARDED), LATER, after=1)
    assert gone.last.state is CopyState.DISCARDED
    assert store.copies.all() == ()
    assert store.copies.all(state=CopyState.DISCARDED) == store.copies.all(state=None) == (gone,)
    with pytest.raises(BadRequest) as caught:
        store.copies.save(copy.id, NEXT, WORDS, LATER, after=2)
    assert caught.value.code == "working_discarded"
    assert store.instrument(copy.instrument).short_title in caught.value.sentence("es")
    back = store.copies.save(copy.id, None, Deed(Did.RESTORED), LATER, after=2)
    assert back.last.state is CopyState.OPEN
    assert store.copies.document(copy.id) == OTHER
    with pytest.raises(BadRequest):  # it is open: there is nothing to restore
        store.copies.save(copy.id, None, Deed(Did.RESTORED), LATER, after=3)


def test_a_copy_becomes_the_next_draft_and_is_closed(
    store: Store, copy: WorkingCopy, two: tuple[Draft, Draft]
) -> None:
    store.copies.save(copy.id, NEXT, WORDS, STAMP, after=1)
    told = (Fact("article-1-", "article-1-", "article-1-", "article-1-", (ChangeKind.MODIFIED,), (), ""),)
    made = store.copies.publish(copy.id, draft(NEXT), LATER, after=2, told=told)
    assert (made.number, store.document(made.id)) == (3, NEXT)
    assert store.facts((two[1], made)) == {made.id: told}
    last = store.copies.copy(copy.id).last
    assert (last.state, last.deed, last.number) == (CopyState.PUBLISHED, Deed(Did.PUBLISHED, number=3), 3)
    for deed in (WORDS, Deed(Did.RESTORED)):
        with pytest.raises(BadRequest):
            store.copies.save(copy.id, OTHER, deed, LATER, after=3)
    assert [event.verb for event in store.events(2)] == ["working.published", "draft.imported"]
    assert store.verify() == ()


def overtaken(store: Store, copy: WorkingCopy) -> None:
    store.add_draft(draft(tree("article 5 | | Entretanto.")), STAMP, after=copy.last.base)


def saved_meanwhile(store: Store, copy: WorkingCopy) -> None:
    store.copies.save(copy.id, tree("article 6 | | Más."), WORDS, STAMP, after=1)


@pytest.mark.parametrize(
    ("meanwhile", "code"), [(overtaken, "conflict_faster"), (saved_meanwhile, "conflict_working")]
)
def test_a_copy_is_published_and_closed_or_neither(
    store: Store, copy: WorkingCopy, meanwhile: Callable[[Store, WorkingCopy], None], code: str
) -> None:
    meanwhile(store, copy)
    before = store.drafts("law"), store.copies.copy(copy.id), store.events()
    with pytest.raises(Conflict) as caught:
        store.copies.publish(copy.id, draft(NEXT), LATER, after=1)
    assert caught.value.code == code
    assert (store.drafts("law"), store.copies.copy(copy.id), store.events()) == before


def test_brought_over_a_copy_comes_from_the_newer_draft(store: Store, copy: WorkingCopy, add: Add) -> None:
    newer = add(draft(tree("article 5 | | Entretanto.")))
    saved = store.copies.save(copy.id, NEXT, Deed(Did.BROUGHT), LATER, after=1, base=newer.id)
    assert (saved.last.base, saved.last.base_number) == (newer.id, newer.number)
    assert store.copies.publish(copy.id, draft(NEXT), LATER, after=2).number == newer.number + 1


def test_copies_are_listed_by_instrument_the_last_saved_first(
    store: Store, copy: WorkingCopy, add: Add, open_store: Factory
) -> None:
    rules = store.copies.begin(add(draft(instrument="regulation")).id, LATER)
    assert [one.id for one in store.copies.all()] == [rules.id, copy.id]
    latest = replace(LATER, at=LATER.at + timedelta(hours=1))
    store.copies.save(copy.id, NEXT, WORDS, latest, after=1)
    assert [one.id for one in open_store().copies.all()] == [copy.id, rules.id]
    assert [one.id for one in store.copies.all("regulation")] == [rules.id]


def test_who_may_not_read_an_instrument_sees_no_copy_of_it(store: Store, copy: WorkingCopy) -> None:
    ana = Person("sub-1", "ana@example.gob")
    body = {"grantee": ana.email, "role": Role.READER.value}
    store.decide(ROLE, "regulation/ana", body, STAMP, instrument="regulation", after=None)
    seen = store.seen_by(ana).copies
    assert seen.all(state=None) == ()
    for ask in (seen.copy, seen.revisions, seen.document):
        with pytest.raises(NotFound):
            ask(copy.id)
    hers = Stamp(ana.called, STAMP.at, ana)
    with pytest.raises(Forbidden):
        store.copies.save(copy.id, NEXT, WORDS, hers, after=1)
    with pytest.raises(Forbidden):
        store.copies.begin(copy.last.base, hers)
    assert store.copies.copy(copy.id) == copy


@pytest.mark.parametrize("number", [0, 99, 2**63, -(2**64)])
def test_what_is_no_copy_is_not_found(store: Store, copy: WorkingCopy, number: int) -> None:
    for ask in (store.copies.copy, store.copies.revisions, store.copies.document):
        with pytest.raises(NotFound):
            ask(number)
    with pytest.raises(NotFound):
        store.copies.begin(number, STAMP)
    with pytest.raises(NotFound):
        store.copies.save(number, NEXT, WORDS, STAMP, after=1)
    with pytest.raises(NotFound):
        store.copies.document(copy.id, number)
