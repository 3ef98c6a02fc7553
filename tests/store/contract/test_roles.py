"""Every action against every role, at the verbs that change something; and what a person gets to see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from drafting.errors import DraftingError, Forbidden, NotFound
from drafting.people import LEAST, ROLE, VERBS, Action, Person, Role, action_of
from drafting.store import NewDecision, NewDraft, Stamp, Store
from tests.store.contract.conftest import Add
from tests.store.trees import LAW, REGULATION, STAMP, draft, tree

ANA = Person("sub-1", "ana@example.gob", "Ana", ("legal",))
HERS = Stamp(ANA.called, STAMP.at, ANA)

ROLES = [None, *Role]
#: where the role is held -> whether it counts for the law
WHERE = {"law": True, "": True, "regulation": False}


def grant(store: Store, role: Role | None, instrument: str = "law", grantee: str = "ana@example.gob") -> None:
    if role is None:
        return
    key, body = f"{instrument or '*'}/{grantee}", {"grantee": grantee, "role": role.value}
    store.decide(ROLE, key, body, STAMP, instrument=instrument, after=None)


def decided(kind: str) -> Callable[[Store, Stamp], object]:
    def verb(store: Store, stamp: Stamp) -> object:
        return store.decide(kind, "key", {"words": "x"}, stamp, instrument="law", after=None)

    return verb


def withdrawn(store: Store, stamp: Stamp) -> object:
    made = store.decide("mapping", "key", {}, STAMP, instrument="law", after=None)
    return store.decide("mapping", "key", {}, stamp, instrument="law", after=made.id, withdrawn=True)


def taken_back(store: Store, stamp: Stamp) -> object:
    return store.take_back(store.decide("mapping", "key", {}, STAMP, instrument="law", after=None).id, stamp)


def all_at_once(store: Store, stamp: Stamp) -> object:
    new = [NewDecision("mapping", f"key {n}", {}, instrument="law") for n in range(3)]
    return store.decide_all(new, stamp)


def imported(store: Store, stamp: Stamp) -> object:
    present = store.drafts("law")
    return store.add_draft(draft(tree("article 9 | | Otra cosa.")), stamp, after=present[-1].id)


def removed(store: Store, stamp: Stamp) -> object:
    return store.remove_draft("law", 1, stamp)


def restored(store: Store, stamp: Stamp) -> object:
    store.remove_draft("law", 1, STAMP)
    return store.restore_draft("law", 1, stamp)


def noted(verb: str) -> Callable[[Store, Stamp], object]:
    return lambda store, stamp: store.record(stamp, verb, "law/1", of="law")


#: every verb of the store that changes something, and the action it is
DOING: dict[str, tuple[Callable[[Store, Stamp], object], Action]] = {
    "import a draft": (imported, Action.DRAFT),
    "remove a draft": (removed, Action.DRAFT),
    "restore a draft": (restored, Action.DRAFT),
    "withdraw a mapping": (withdrawn, Action.DECIDE),
    "take a mapping back": (taken_back, Action.DECIDE),
    "decide several at once": (all_at_once, Action.DECIDE),
    **{f"{prefix}decided": (decided(prefix[:-1]), VERBS[prefix]) for prefix in VERBS if prefix[:-1] != ROLE},
    "what nobody has named": (noted("something.new"), Action.KEEP),
}


@pytest.mark.parametrize("role", ROLES, ids=str)
@pytest.mark.parametrize("doing", DOING)
def test_every_action_against_every_role(store: Store, add: Add, doing: str, role: Role | None) -> None:
    check(store, add, doing, role, "law")


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("role", ROLES, ids=str)
def test_a_role_counts_where_it_was_given_or_everywhere(
    store: Store, add: Add, role: Role | None, where: str
) -> None:
    check(store, add, "remove a draft", role, where)


def check(store: Store, add: Add, doing: str, role: Role | None, where: str) -> None:
    add(draft())
    grant(store, role, where)
    verb, action = DOING[doing]
    suffices = role is not None and list(Role).index(role) >= list(Role).index(LEAST[action])
    if suffices and WHERE[where]:
        verb(store, HERS)
        assert store.events(1)[0].who == "ana@example.gob"
        assert store.verify() == ()
        return
    with pytest.raises(Forbidden) as caught:
        verb(store, HERS)
    for language in ("es", "en"):
        assert "ana@example.gob" in caught.value.sentence(language)
        assert "{" not in caught.value.sentence(language)
    said = store.events(1)[0]
    assert (said.verb, said.who, said.subject) == ("person.refused", "ana@example.gob", "law")
    assert said.detail == {"action": action.value, "needs": LEAST[action].value}
    assert "ana@example.gob" not in {event.who for event in store.events(9)[1:]}, "nothing else is kept"
    assert store.verify() == ()


@pytest.mark.parametrize("role", ROLES, ids=str)
def test_an_instrument_is_begun_by_who_drafts_in_all_of_them(store: Store, role: Role | None) -> None:
    new = replace(LAW, slug="another")
    grant(store, role, "law")
    with pytest.raises(Forbidden):
        store.add_instrument(new, HERS)
    grant(store, role, "")
    if role in (Role.DRAFTER, Role.OWNER):
        assert store.add_instrument(new, HERS) == new
    else:
        with pytest.raises(Forbidden):
            store.add_instrument(new, HERS)
        assert len(store.instruments()) == 2


@pytest.mark.parametrize("role", ROLES, ids=str)
def test_roles_are_given_by_owners_and_only_where_they_are(store: Store, role: Role | None) -> None:
    grant(store, role, "law")
    body = {"grantee": "eva@example.gob", "role": "reader"}
    if role is Role.OWNER:
        store.decide(ROLE, "law/eva@example.gob", body, HERS, instrument="law", after=None)
    else:
        with pytest.raises(Forbidden):
            store.decide(ROLE, "law/eva@example.gob", body, HERS, instrument="law", after=None)
    for elsewhere in ("", "regulation"):
        with pytest.raises(Forbidden):
            store.decide(ROLE, f"{elsewhere}/eva", body, HERS, instrument=elsewhere, after=None)


def test_a_decision_on_another_instrument_is_not_taken_over_by_naming_ones_own(store: Store) -> None:
    grant(store, Role.OWNER, "law")
    theirs = store.decide("mapping", "key", {"a": 1}, STAMP, instrument="regulation", after=None)
    with pytest.raises(Forbidden):
        store.decide("mapping", "key", {"a": 2}, HERS, instrument="law", after=theirs.id)
    assert store.decision("mapping", "key") == theirs


def test_what_belongs_to_no_instrument_needs_a_role_for_all(store: Store) -> None:
    grant(store, Role.OWNER, "law")
    with pytest.raises(Forbidden):
        store.decide("checklist", "own", {}, HERS, after=None)


def test_a_role_holds_by_address_in_any_case_by_subject_or_by_group(store: Store) -> None:
    for grantee in ("ANA@Example.GOB", "sub-1", "group:Legal"):
        with pytest.raises(Forbidden):
            store.decide("mapping", grantee, {}, HERS, instrument="law", after=None)
        grant(store, Role.DRAFTER, "law", grantee)
        made = store.decide("mapping", grantee, {}, HERS, instrument="law", after=None)
        store.take_back(made.id, HERS)
        role = store.decision(ROLE, f"law/{grantee}")
        assert role is not None
        store.take_back(role.id, STAMP)


def test_a_role_that_was_taken_holds_no_longer_from_the_next_verb_on(store: Store) -> None:
    grant(store, Role.DRAFTER)
    made = store.decide("mapping", "a", {}, HERS, instrument="law", after=None)
    role = store.decision(ROLE, "law/ana@example.gob")
    assert role is not None
    store.take_back(role.id, STAMP)
    with pytest.raises(Forbidden):
        store.take_back(made.id, HERS)


def test_who_needs_not_sign_in_may_do_everything(store: Store, add: Add) -> None:
    add(draft())
    for verb, _ in DOING.values():
        try:
            verb(store, STAMP)
        except Forbidden:
            raise
        except DraftingError:
            continue  # decided or removed by one of the verbs before


def test_every_kind_of_event_has_an_action_and_the_unknown_ones_are_the_owners() -> None:
    for beginning, action in VERBS.items():
        assert action_of(f"{beginning}decided") is action
    assert action_of("whatever.done") is Action.KEEP


def test_who_reads_one_instrument_sees_nothing_of_the_others(store: Store, add: Add) -> None:
    one, other = add(draft()), add(draft(instrument="regulation"))
    store.decide("mapping", "a", {}, STAMP, instrument="law", uid="article-1-", after=None)
    theirs = store.decide("mapping", "b", {}, STAMP, instrument="regulation", after=None)
    everybodys = store.decide("checklist", "c", {}, STAMP, after=None)
    grant(store, Role.READER, "law")
    seen = store.seen_by(ANA)
    assert seen.instruments() == (LAW,)
    assert seen.drafts("law") == (one,)
    assert seen.document(one.id) == store.document(one.id)
    assert seen.source(one.id) == store.source(one.id)
    for asked in (
        lambda: seen.instrument(REGULATION.slug),
        lambda: seen.drafts("regulation"),
        lambda: seen.removed_drafts("regulation"),
        lambda: seen.draft(other.id),
        lambda: seen.document(other.id),
        lambda: seen.source(other.id),
        lambda: seen.search("orden", instrument="regulation"),
        lambda: seen.decision_file(theirs.id),
    ):
        with pytest.raises(NotFound):
            asked()
    assert {hit.instrument for hit in store.search("orden")} == {"law", "regulation"}
    assert {hit.instrument for hit in seen.search("orden")} == {"law"}
    assert [made.key for made in seen.decisions()] == ["a", everybodys.key]
    assert seen.decided("mapping", "b") == ()
    assert seen.decision("mapping", "b") is None
    subjects = [event.subject for event in seen.events()]
    assert subjects == ["c", "a", "law/1", "law"]
    assert seen.happened(f"{ROLE}.decided") is False


def test_who_has_no_role_sees_nothing_and_who_has_one_for_all_sees_all(store: Store, add: Add) -> None:
    add(draft())
    seen = store.seen_by(ANA)
    assert seen.instruments() == ()
    assert seen.search("orden") == ()
    assert seen.events() == ()
    grant(store, Role.READER, "")
    assert seen.instruments() == store.instruments()
    assert seen.search("orden") == store.search("orden")
    assert seen.events() == store.events()


def test_who_may_read_one_instrument_still_writes_to_it(store: Store, add: Add) -> None:
    """Reading is narrowed, writing is refused or not: both on the same object."""
    add(draft())
    grant(store, Role.DRAFTER, "law")
    seen = store.seen_by(ANA)
    present: NewDraft = draft(tree("article 1 | | Nuevo texto de la ley."))
    made = seen.add_draft(present, HERS, after=seen.drafts("law")[-1].id)
    assert seen.search("nuevo")[0].draft == made.number
