"""Two people who decide on a requirement at once: nobody's word is lost, and who was slower is told."""

import sys
import threading

import pytest

from drafting.errors import Conflict
from drafting.workbench import Workbench
from drafting.workbench.checklists import Checklists
from tests.together import begun_together
from tests.workbench.conftest import at_work
from tests.workbench.mapped import checklists, requirement, template, uid


def test_who_decides_on_a_requirement_that_was_decided_meanwhile_is_told(desk: Workbench) -> None:
    one = checklists(desk)
    other = checklists(at_work(desk.directory, who="committee"))
    entry = one.sheet().entry("r1")
    assert entry
    other.confirm("list", "r1", "law", uid(desk, "art_3"), seen=entry.seen)
    for decide in (
        lambda: one.reject("list", "r1", "law", uid(desk, "art_3"), seen=entry.seen),
        lambda: one.confirm("list", "r1", "law", uid(desk, "art_1"), seen=entry.seen),
        lambda: one.not_applicable("list", "r1", "No.", seen=entry.seen),
    ):
        with pytest.raises(Conflict) as caught:
            decide()
        assert "committee" in caught.value.sentence("es")
    one.confirm("list", "r2", "law", uid(desk, "art_1"), seen=0)  # another requirement is another matter
    fresh = one.sheet().entry("r1")
    assert fresh
    one.reject("list", "r1", "law", uid(desk, "art_3"), seen=fresh.seen)
    assert [decision.who for decision in one.history("list", "r1")] == ["committee", "drafter"]


def at_once(desk: Workbench, requirement: str, provision: str) -> tuple[list[str], list[object]]:
    """One confirms, two rejects: who was kept, and whom the other was told of."""
    barrier = threading.Barrier(2, timeout=120)
    kept: list[str] = []
    told: list[object] = []

    def decide(who: str) -> None:
        own = checklists(at_work(desk.directory, who=who))
        barrier.wait()
        try:
            verb = own.confirm if who == "one" else own.reject
            kept.append(verb("list", requirement, "law", provision, seen=0).who)
        except Conflict as conflict:
            told.append(conflict.values["who"])

    threads = [threading.Thread(target=decide, args=(who,)) for who in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return kept, told


def test_two_threads_that_confirm_and_reject_at_once_lose_nothing(desk: Workbench, lists: Checklists) -> None:
    provision = uid(desk, "art_3")
    for name in ("r1", "r2", "r3"):
        kept, told = at_once(desk, name, provision)
        assert len(kept) == 1
        assert told == kept
        assert [decision.who for decision in lists.history("list", name)] == kept


DECIDING = """
import sys
from pathlib import Path
from drafting.errors import Conflict
from tests.workbench.conftest import at_work
from tests.workbench.mapped import checklists, requirement, template
who, provision = sys.argv[2], sys.argv[3]
lists = checklists(at_work(Path(sys.argv[1]), who=who), template(*map(requirement, range(12))))
print("ready", flush=True)
sys.stdin.readline()
for number in range(12):
    try:
        verb = lists.confirm if who == "one" else lists.reject
        verb("list", f"r{number}", "law", provision, seen=0)
        print("kept", number)
    except Conflict as conflict:
        print("told", number, conflict.values["who"])
"""


def test_two_processes_that_confirm_and_reject_at_once_lose_nothing(desk: Workbench) -> None:
    command, names = [sys.executable, "-c", DECIDING, str(desk.directory)], ("one", "two")
    printed = begun_together([*command, who, uid(desk, "art_3")] for who in names)
    said = {who: out.split("\n") for who, (out, _) in zip(names, printed, strict=True)}
    lists = checklists(desk, template(*map(requirement, range(12))))
    for number in range(12):
        (decision,) = lists.history("list", f"r{number}")
        other = "two" if decision.who == "one" else "one"
        assert f"kept {number}" in said[decision.who]
        assert f"told {number} {decision.who}" in said[other]
    assert desk.verify() == ()
