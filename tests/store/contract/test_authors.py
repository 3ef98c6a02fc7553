"""Whose a comment is: what each role may do to one's own and to somebody else's, at the store's verbs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from drafting.errors import Forbidden
from drafting.model import Decision
from drafting.people import ROLE, Person, Role
from drafting.store import Stamp, Store
from tests.store.trees import STAMP

ANA, EVA = Person("sub-1", "ana@example.gob"), Person("sub-2", "eva@example.gob")
HERS, THEIRS = (Stamp(who.called, STAMP.at, who) for who in (ANA, EVA))
NOBODY = Stamp("Eva", STAMP.at)
BODY: dict[str, object] = {"text": "¿Por qué?", "author": "x", "replies": []}


def decide(
    store: Store, stamp: Stamp, body: dict[str, object], after: Decision | None, **more: object
) -> Decision:
    asked = {"instrument": "law", "uid": "u1", "after": after.id if after else None, **more}
    key = after.key if after else f"law/{len(store.decided('comment'))}"
    return store.decide("comment", key, body, stamp, **asked)  # type: ignore[arg-type]


def answered(store: Store, stamp: Stamp, stood: Decision, by: str = "") -> Decision:
    replies = stood.body["replies"]
    assert isinstance(replies, list)
    return decide(
        store, stamp, {**stood.body, "replies": [*replies, [by or stamp.who, None, "Así es."]]}, stood
    )


def answered_as_another(store: Store, stamp: Stamp, stood: Decision) -> object:
    return answered(store, stamp, stood, by="somebody@example.gob")


def reworded(store: Store, stamp: Stamp, stood: Decision) -> object:
    return decide(store, stamp, {**stood.body, "text": "Nada."}, stood)


def carried(store: Store, stamp: Stamp, stood: Decision) -> object:
    return decide(store, stamp, dict(stood.body), stood, uid="u2")


def withdrawn(store: Store, stamp: Stamp, stood: Decision) -> object:
    return decide(store, stamp, dict(stood.body), stood, withdrawn=True)


def begun_again(store: Store, stamp: Stamp, stood: Decision) -> object:
    gone = decide(store, STAMP, dict(stood.body), stood, withdrawn=True)
    return decide(store, stamp, dict(stood.body), gone)


def brought_back(store: Store, stamp: Stamp, stood: Decision) -> object:
    return store.take_back(decide(store, STAMP, dict(stood.body), stood, withdrawn=True).id, stamp)


def taken_back(store: Store, stamp: Stamp, stood: Decision) -> object:
    return store.take_back(stood.id, stamp)


def unanswered(store: Store, stamp: Stamp, stood: Decision) -> object:
    """Somebody's answer is left out."""
    return decide(store, stamp, {**stood.body, "replies": []}, answered(store, STAMP, stood))


def answer_taken_back(store: Store, stamp: Stamp, stood: Decision) -> object:
    return store.take_back(answered(store, STAMP, stood).id, stamp)


def own_answer_taken_back(store: Store, stamp: Stamp, stood: Decision) -> object:
    return store.take_back(answered(store, stamp, stood).id, stamp)


def further_back(store: Store, stamp: Stamp, stood: Decision) -> object:
    """One's own answer is taken back, and once more: that would be somebody else's before it."""
    own = answered(store, stamp, answered(store, STAMP, stood))
    return store.take_back(store.take_back(own.id, stamp).id, stamp)


Deed = Callable[[Store, Stamp, Decision], object]
#: what is done -> whether a reviewer may, to their own comment and to somebody else's
DEEDS: dict[Deed, tuple[bool, bool]] = {
    answered: (True, True),
    own_answer_taken_back: (True, True),
    reworded: (True, False),
    carried: (True, False),
    withdrawn: (True, False),
    taken_back: (True, False),
    answered_as_another: (False, False),
    unanswered: (False, False),
    answer_taken_back: (False, False),
    further_back: (False, False),
    brought_back: (False, False),
    begun_again: (False, False),
}


@pytest.mark.parametrize("mine", [True, False], ids=["own", "another's"])
@pytest.mark.parametrize("role", [None, *Role], ids=str)
def test_what_each_role_may_do_to_a_comment(store: Store, role: Role | None, mine: bool) -> None:
    begin = HERS if mine else THEIRS
    for person in (ANA, EVA):
        body = {"grantee": person.email, "role": Role.REVIEWER.value}
        store.decide(ROLE, f"law/{person.email}", body, STAMP, instrument="law", after=None)
    begun = {deed: decide(store, begin, BODY, None) for deed in DEEDS}
    held = store.decision(ROLE, f"law/{ANA.email}")
    assert held is not None
    given = {"grantee": ANA.email, "role": (role or Role.READER).value}
    store.decide(ROLE, held.key, given, STAMP, instrument="law", after=held.id, withdrawn=role is None)
    for deed, allowed in DEEDS.items():
        if role in (Role.DRAFTER, Role.OWNER) or (role is Role.REVIEWER and allowed[0 if mine else 1]):
            deed(store, HERS, begun[deed])
            assert store.events(1)[0].who == ANA.called, deed.__name__
        else:
            refused(store, deed, begun[deed], role)
    assert store.verify() == ()


def refused(store: Store, deed: Deed, stood: Decision, role: Role | None) -> None:
    with pytest.raises(Forbidden) as caught:
        deed(store, HERS, stood)
    assert caught.value.code == ("forbidden_author" if role is Role.REVIEWER else "forbidden_reviewer")
    for language in ("es", "en"):
        assert ANA.called in caught.value.sentence(language)
        assert "{" not in caught.value.sentence(language)
    assert store.events(1)[0].verb == "person.refused", deed.__name__


def test_who_needs_not_sign_in_changes_any_comment(store: Store) -> None:
    for deed in DEEDS:
        deed(store, STAMP, decide(store, NOBODY, BODY, None))
    assert store.verify() == ()
