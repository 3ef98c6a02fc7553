import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafting.errors import BadRequest, Conflict, NotFound
from drafting.messages import moment
from drafting.model import Decision
from drafting.store import NewDecision, Stamp, Store
from tests.store.contract.conftest import Factory
from tests.store.trees import STAMP
from tests.together import begun_together

LATER = Stamp("committee", STAMP.at + timedelta(hours=1))


def test_a_decision_comes_back_as_it_was_made(open_store: Factory) -> None:
    body = {"relation": "covers", "words": ["año", 1, 2.5, None, {"deep": True}]}
    made = open_store().decide("mapping", "a/1", body, STAMP, instrument="law", uid="u1", after=None)
    assert made == Decision(1, "mapping", "a/1", STAMP.at, STAMP.who, "law", "u1", body)
    store = open_store()
    assert store.decisions() == (made,)
    assert store.decision("mapping", "a/1") == made
    assert store.decided("mapping", "a/1") == (made,)


def test_the_current_decisions_are_found_by_kind_instrument_and_provision(store: Store) -> None:
    a = store.decide("mapping", "a", {}, STAMP, instrument="law", uid="u1", after=None)
    b = store.decide("mapping", "b", {}, STAMP, instrument="regulation", uid="u2", after=None)
    c = store.decide("placement", "u1", {}, STAMP, instrument="law", uid="u1", after=None)
    assert store.decisions("mapping") == (a, b)
    assert store.decisions(instrument="law") == (a, c)
    assert store.decisions(uid="u1") == (a, c)
    assert store.decisions("mapping", instrument="law", uid="u1") == (a,)
    assert store.decisions("comment") == ()


def test_a_later_decision_takes_the_place_of_the_earlier_which_is_kept(store: Store) -> None:
    first = store.decide("mapping", "a", {"says": 1}, STAMP, uid="u1", after=None)
    second = store.decide("mapping", "a", {"says": 2}, LATER, uid="u2", after=first.id)
    assert second.before == first.id
    assert store.decisions() == (second,)
    assert store.decisions(uid="u1") == ()
    assert store.decided("mapping", "a") == (first, second)


def test_a_withdrawn_decision_no_longer_stands_and_can_be_made_anew(store: Store) -> None:
    first = store.decide("mapping", "a", {}, STAMP, after=None)
    gone = store.decide("mapping", "a", {"why": "mistaken"}, STAMP, after=first.id, withdrawn=True)
    assert store.decisions() == ()
    assert store.decision("mapping", "a") is None
    again = store.decide("mapping", "a", {}, STAMP, after=None)
    assert store.decided("mapping", "a") == (first, gone, again)


def test_every_decision_is_an_event_of_the_record(store: Store) -> None:
    first = store.decide("mapping", "a", {}, STAMP, after=None)
    store.decide("mapping", "a", {}, LATER, after=first.id, withdrawn=True)
    said = [(event.verb, event.subject, event.who) for event in store.events(2)]
    assert said == [("mapping.withdrawn", "a", LATER.who), ("mapping.decided", "a", STAMP.who)]
    assert [event.detail["decision"] for event in store.events(2)] == [2, 1]


def test_who_decides_on_what_is_no_longer_current_is_told_who_was_faster_and_when(store: Store) -> None:
    first = store.decide("mapping", "a", {}, STAMP, after=None)
    second = store.decide("mapping", "a", {}, LATER, after=first.id)
    before = store.events()
    for seen in (None, first.id):
        with pytest.raises(Conflict) as caught:
            store.decide("mapping", "a", {"mine": True}, STAMP, after=seen)
        assert caught.value.code == "conflict_decided"
        for language in ("en", "es"):
            sentence = caught.value.sentence(language)
            assert "committee" in sentence
            assert moment(LATER.at, language) in sentence
    assert store.decisions() == (second,)
    assert store.events() == before


def test_what_was_never_decided_cannot_have_been_seen(store: Store) -> None:
    with pytest.raises(NotFound):
        store.decide("mapping", "a", {}, STAMP, after=7)
    for number in (7, -1, 10**30):
        with pytest.raises(NotFound):
            store.take_back(number, STAMP)
        with pytest.raises(NotFound):
            store.decision_file(number)


def test_several_decisions_are_made_all_or_none(store: Store) -> None:
    made = store.decide_all([NewDecision("mapping", key, {}) for key in "ab"], STAMP)
    assert [decision.key for decision in made] == ["a", "b"]
    with pytest.raises(Conflict):
        store.decide_all([NewDecision("mapping", key, {}) for key in "cb"], STAMP)
    assert store.decisions() == made
    with pytest.raises(Conflict):
        store.take_back_all([made[1].id, made[1].id], STAMP)
    assert store.decisions() == made


def test_who_decides_in_view_of_a_scope_is_told_of_any_decision_in_it(store: Store) -> None:
    def decide(kind: str, key: str, seen: int, who: Stamp = STAMP) -> Decision:
        new = NewDecision(kind, key, {}, scope="list/1", seen=seen)
        return store.decide_all([new], who)[0]

    store.decide("mapping", "list/10/law/a", {}, STAMP, after=None)  # another requirement
    first = decide("mapping", "list/1/law/a", 0, LATER)
    for kind, key in (("mapping", "list/1/law/b"), ("mapping", "list/1/law/a"), ("not_applicable", "list/1")):
        with pytest.raises(Conflict) as caught:
            decide(kind, key, 0)
        assert caught.value.values["who"] == LATER.who
    second = decide("not_applicable", "list/1", first.id)
    third = decide("mapping", "list/1/law/a", second.id)
    assert third.before == first.id
    with pytest.raises(Conflict):
        decide("mapping", "list/1/law/a", first.id)


def test_the_mark_changes_with_every_decision_and_with_nothing_else(store: Store) -> None:
    marks = [store.decisions_mark()]
    made = store.decide("mapping", "a", {}, STAMP, after=None)
    marks.append(store.decisions_mark())
    store.record(STAMP, "test.done", "")
    assert store.decisions_mark() == marks[-1]
    store.take_back(made.id, STAMP)
    marks.append(store.decisions_mark())
    assert [mark[0] for mark in marks] == [0, 1, 2]
    assert len(set(marks)) == 3


def test_a_file_that_belongs_to_a_decision_comes_back_byte_for_byte(store: Store) -> None:
    data = bytes(range(256)) * 40
    made = store.decide("checklist", "own", {}, STAMP, after=None, data=data)
    plain = store.decide("checklist", "plain", {}, STAMP, after=None)
    assert store.decision_file(made.id) == data
    assert len(made.file) == 64
    with pytest.raises(NotFound):
        store.decision_file(plain.id)


def test_taking_back_brings_back_what_stood_before_with_its_file(store: Store) -> None:
    first = store.decide("checklist", "own", {"edition": 1}, STAMP, uid="u1", after=None, data=b"one")
    second = store.decide("checklist", "own", {"edition": 2}, STAMP, uid="u2", after=first.id, data=b"two")
    back = store.take_back(second.id, LATER)
    assert (back.body, back.uid, back.file) == (first.body, "u1", first.file)
    assert (back.before, back.restores, back.who) == (second.id, first.id, LATER.who)
    assert store.decision_file(back.id) == b"one"
    assert store.decisions() == (back,)
    gone = store.take_back(back.id, LATER)
    assert (gone.withdrawn, gone.restores) == (True, 0)
    assert store.decisions() == ()
    with pytest.raises(BadRequest):
        store.take_back(gone.id, LATER)
    assert [event.verb for event in store.events(2)] == ["checklist.taken_back"] * 2


def test_what_somebody_decided_meanwhile_is_not_taken_back(store: Store) -> None:
    first = store.decide("mapping", "a", {}, STAMP, after=None)
    second = store.decide("mapping", "a", {}, LATER, after=first.id)
    with pytest.raises(Conflict) as caught:
        store.take_back(first.id, STAMP)
    assert caught.value.values["who"] == "committee"
    assert store.decisions() == (second,)


#: of a chain: decide something, withdraw, or take back
STEPS = st.lists(st.sampled_from(["a", "b", "c", "withdraw", "undo"]), max_size=8)


@given(before=STEPS, then=st.lists(st.sampled_from(["a", "b", "withdraw"]), min_size=1, max_size=4))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_decisions_taken_back_give_the_state_before_and_the_chain_only_grows(
    store: Store, before: list[str], then: list[str]
) -> None:
    key = f"{len(store.events(10**6))}"

    def state() -> dict[str, object] | None:
        current = store.decision("mapping", key)
        return None if current is None else current.body

    def go(steps: list[str]) -> list[object]:
        seen: list[object] = []
        for step in steps:
            chain = store.decided("mapping", key)
            seen.append(state())
            last = chain[-1].id if chain else None
            try:
                if step == "undo":
                    store.take_back(last or 0, STAMP)
                else:
                    withdraw = step == "withdraw"
                    store.decide("mapping", key, {"says": step}, STAMP, after=last, withdrawn=withdraw)
            except (BadRequest, NotFound):
                continue  # nothing left to take back
            assert store.decided("mapping", key)[: len(chain)] == chain
        return seen

    go(before)
    expected = go(then)
    for earlier in reversed(expected):
        store.take_back(store.decided("mapping", key)[-1].id, STAMP)
        assert state() == earlier


def test_of_many_threads_that_decide_at_once_one_is_kept_and_every_other_is_told(store: Store) -> None:
    seen = store.decide("mapping", "a", {}, STAMP, after=None)
    told: list[str] = []
    barrier = threading.Barrier(8, timeout=120)

    def decide(name: str) -> None:
        barrier.wait()
        try:
            store.decide("mapping", "a", {"by": name}, Stamp(name, STAMP.at), after=seen.id)
        except Conflict as conflict:
            told.append(str(conflict.values["who"]))

    threads = [threading.Thread(target=decide, args=(f"person {number}",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (kept,) = store.decisions()
    assert told == [kept.who] * 7
    assert store.decided("mapping", "a") == (seen, kept)


DECIDING = """
import sys
from pathlib import Path
from drafting.errors import Conflict
from drafting.store import Stamp, Store
from tests.store.trees import STAMP
store = Store(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for turn in range(20):
    try:
        store.decide("mapping", f"key {turn}", {}, Stamp(sys.argv[2], STAMP.at), after=None)
        print("kept", turn)
    except Conflict as conflict:
        print("told", turn, conflict.values["who"])
"""


def test_two_processes_that_decide_at_once_lose_nothing(store: Store, tmp_path: Path) -> None:
    command = [sys.executable, "-c", DECIDING, str(store.path)]
    names = ("one", "two")
    printed = begun_together([*command, name] for name in names)
    said = {name: out.split("\n") for name, (out, _) in zip(names, printed, strict=True)}
    for turn in range(20):
        current = store.decision("mapping", f"key {turn}")
        assert current is not None
        loser = "two" if current.who == "one" else "one"
        assert f"kept {turn}" in said[current.who]
        assert f"told {turn} {current.who}" in said[loser]
    assert store.verify() == ()
