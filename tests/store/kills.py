"""``kill -9`` at random moments of everything that writes: ``python -m tests.store.kills [TIMES] [SEED]``.

A process works without end and says each thing it did once the workbench acknowledged it. It is killed; then
the database must open, ``verify`` must find nothing, every acknowledged thing must be there and no half one.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from drafting.model import Draft, Instrument, Layer
from drafting.workbench import Workbench
from tests.store.older import make_first_format

ROOT = Path(__file__).parent.parent.parent
LAW = Instrument("ley", "Ley de Prueba", "Ley", "es", Layer.STATUTE, 1)
ARTICLES, FIRST = 60, 24
DECIDED = (
    "mapping", "disposition", "not_applicable", "comment", "comment_state", "proposal", "returned", "round",
    "review_draft", "role",
)  # fmt: skip
KINDS = ("import", "mapping", "disposition", "migration", "backup", "comment", "round", "people", "working")

#: what a process that will be killed does, by kind; each line it prints was acknowledged
WORK = {
    "import": """
turn = len(desk.drafts("ley")) + len(desk.removed_drafts("ley"))
while True:
    turn += 1
    made = desk.import_draft("ley", text(turn).encode(), f"{turn}.txt").draft
    print("draft", made.number, made.sha256, flush=True)
    if turn % 4 == 0:
        desk.remove_draft("ley", made.number)
        print("removed", made.number, flush=True)
""",
    "mapping": """
requirements = [one.id for one in desk.checklists.checklists()[0].requirements][:40]
uids = [node.uid for node in desk.document(desk.draft("ley").id).walk() if node.text][:20]
checklist = desk.checklists.checklists()[0].id
turn = 0
while True:
    turn += 1
    made = desk.checklists.confirm(checklist, requirements[turn % 40], "ley", uids[turn % 20])
    print("decided", made.id, flush=True)
    if turn % 5 == 0:
        for back in desk.checklists.undo(made.id):
            print("decided", back.id, flush=True)
""",
    "disposition": """
import itertools
for turn in itertools.count():
    new = [NewDecision("disposition", f"ley/{os.getpid()}/{turn}/{n}", {"answer": "palabra " * 200}, instrument="ley")
           for n in range(12)]
    made = desk._store.decide_all(new, desk._stamp())
    print("decided", *[one.id for one in made], flush=True)
""",
    "comment": """
draft = desk.draft("ley")
uids = [node.uid for node in desk.document(draft.id).walk() if node.text][:20]
turn = 0
while True:
    turn += 1
    made = desk.reviews.add(draft.id, uids[turn % 20], "palabra " * 60, assigned="Ana")
    print("comment", made.key, 0, flush=True)
    desk.reviews.reply(made.key, f"respuesta {turn}")
    print("comment", made.key, 1, flush=True)
    settled = desk.reviews.settle(made.key, state=State.ACCEPTED, answer="palabra " * 60)
    print("decided", settled.settling, flush=True)
    if turn % 3 == 0:
        print("decided", desk.reviews.withdraw(made.key).id, flush=True)
    if turn % 4 == 0:
        print("decided", *[one.id for one in desk.reviews.undo(settled.settling)], flush=True)
""",
    "round": """
from datetime import date
while True:
    made = desk.reviews.open_round("ley", ["customs", "health"], date(2099, 1, 1))
    print("decided", made.decision, flush=True)
    draft = desk.draft("ley")
    words = next(one.text for one in desk.document(draft.id).walk() if one.kind == "article").split()[-1]
    data = tracked(desk.export_clean(draft.id), "Ana", words, f"{words} {os.getpid()} {made.number}")
    taken = desk.reviews.take("ley", made.number, "customs", data, "a.docx")
    print("decided", taken.decision, flush=True)
    for one in desk.reviews.proposals("ley"):
        if one.origin.round == made.number:
            print("decided", desk.reviews.decide(one.key, State.ACCEPTED).decision, flush=True)
    found = desk.reviews.make_draft("ley", partial=True).draft
    print("draft", found.number, found.sha256, flush=True)
    print("decided", desk.reviews.change_round("ley", made.number, closed=True).decision, flush=True)
""",
    "working": """
from drafting.workbench.editing import Words
while True:
    draft = desk.draft("ley")
    node = [one for one in desk.document(draft.id).walk() if one.kind == "article"][os.getpid() % 20]
    copy = desk.editing.begin(draft.id)
    print("saved", copy.id, copy.last.number, flush=True)
    for turn in range(6):
        words = Words(node.label, node.heading, f"{node.text} {'palabra ' * 30}vuelta {turn} de {os.getpid()}.")
        copy = desk.editing.write(copy.id, node.uid, words, seen=copy.last.number).copy
        print("saved", copy.id, copy.last.number, flush=True)
    made = desk.editing.publish(copy.id, seen=copy.last.number, stage="working")
    print("draft", made.draft.number, made.draft.sha256, flush=True)
""",
    "people": """
import itertools
for turn in itertools.count():
    made = desk.people.grant(f"ana{turn % 9}@example.org", ("reader", "drafter")[turn % 2], "ley")
    print("decided", made.id, flush=True)
    if turn % 3 == 0:
        print("decided", desk.people.revoke(f"ana{turn % 9}@example.org", "ley").id, flush=True)
""",
    "backup": """
import itertools
for turn in itertools.count():
    path = Path(sys.argv[1]) / f"backup-{os.getpid()}-{turn}.db"
    desk.record.backup(path)
    print("backup", path, flush=True)
""",
}
HEAD = f"""
import os, sys
from pathlib import Path
from drafting.review.model import State
from drafting.store import NewDecision
from drafting.workbench import Workbench
from tests.workbench.returning import tracked
def text(turn):
    return "\\n\\n".join(f"Artículo {{n}}.- {{'palabra ' * 30}}vuelta {{turn}} número {{n}}." for n in range(1, {ARTICLES} + 1))
desk = Workbench(Path(sys.argv[1]), who="killed")
print("ready", flush=True)
"""
OPEN = """
import sys
from pathlib import Path
from drafting.store import Store
print("ready", flush=True)
Store(Path(sys.argv[1]) / "workspace.db")
print("opened", flush=True)
"""


def begin(directory: Path) -> Workbench:
    """A workspace with one law in two drafts."""
    desk = Workbench(directory, who="before")
    desk.add_instrument(LAW)
    for turn in ("a", "b"):
        data = "\n\n".join(f"Artículo {n}.- Texto {turn} del artículo {n}." for n in range(1, FIRST + 1))
        desk.import_draft("ley", data.encode(), f"{turn}.txt")
    return desk


def kill(kind: str, directory: Path, chance: random.Random) -> list[list[str]]:
    """Let a process work on the workspace, kill it at a random moment; what it said."""
    script = OPEN if kind == "migration" else HEAD + WORK[kind]
    command = [sys.executable, "-c", script, str(directory)]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "ready\n", process.stderr.read()
        first = process.stdout.readline() if kind != "migration" and chance.random() < 0.8 else ""
        time.sleep(chance.uniform(0, 0.03 if kind == "migration" else 0.4))
        process.kill()
        said = [first, *process.stdout.read().splitlines(keepends=True)]
        errors = process.stderr.read()
    assert not errors, errors
    return [line.split() for line in said if line.endswith("\n")]


def check(kind: str, directory: Path, said: list[list[str]]) -> None:
    """That everything acknowledged is there, and nothing half."""
    desk = Workbench(directory, who="after")
    assert desk.verify() == (), (kind, desk.verify())
    drafts = {found.number: found for found in (*desk.drafts("ley"), *desk.removed_drafts("ley"))}
    assert sorted(drafts) == list(range(1, len(drafts) + 1))
    for line in said:
        assert_kept(desk, drafts, line)
    assert_nothing_half(desk, drafts)
    for path in directory.glob("backup-*.db"):
        if path.stat().st_size:  # one that was begun has only its name
            assert_whole(path)
        path.unlink()
    for leftover in [*directory.glob(".*partial*")]:
        leftover.unlink()


def assert_kept(desk: Workbench, drafts: dict[int, Draft], line: list[str]) -> None:
    """What a line acknowledged is there."""
    what, *told = line
    if what == "draft":
        assert drafts[int(told[0])].sha256 == told[1]
    elif what == "removed":
        assert int(told[0]) in {found.number for found in desk.removed_drafts("ley")}
    elif what == "decided":
        kept = {one.id for kind in DECIDED for one in desk._store.decided(kind)}
        assert kept >= set(map(int, told))
    elif what == "comment":
        assert len(desk._store.decided("comment", told[0])) > int(told[1])
    elif what == "saved":
        copy = desk.editing.copy(int(told[0]))
        assert copy.last.number >= int(told[1])
    elif what == "backup":
        assert_whole(Path(told[0]))


def assert_nothing_half(desk: Workbench, drafts: dict[int, Draft]) -> None:
    """Whole drafts, returned files with all that they say, decisions that were made together."""
    removed = {found.number for found in desk.removed_drafts("ley")}
    for number, draft in drafts.items():
        if number not in removed and number > 2:
            units = [node for node in desk.document(draft.id).walk() if node.kind == "article"]
            assert len(units) in (ARTICLES, FIRST), "a whole draft or none"
    together = Counter(one.key.rpartition("/")[0] for one in desk._store.decided("disposition"))
    assert set(together.values()) <= {12}, "all of them or none"
    files = desk.reviews.returned("ley")
    for file in files:
        assert desk.reviews.returned_file(file.decision)
        said = [one for one in desk.reviews.proposals("ley") if one.origin.file == file.sha256]
        assert len(said) == file.proposals
    assert {one.origin.file for one in desk.reviews.proposals("ley")} <= {file.sha256 for file in files}
    for copy in desk.editing.copies(state=None):
        assert [one.number for one in desk.editing.revisions(copy.id)] == list(range(1, copy.last.number + 1))


def assert_whole(path: Path) -> None:
    """A backup that was acknowledged or has any content is a whole database."""
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("SELECT count(*) FROM drafts").fetchone()[0] >= 2


def run(times: int, seed: int, directory: Path) -> Counter[str]:
    """Kill ``times`` times, one kind after the other; how often each, and how much was acknowledged."""
    chance, counts = random.Random(seed), Counter[str]()
    place = directory / "workspace"
    begin(place)
    for turn in range(times):
        kind = KINDS[turn % len(KINDS)]
        if kind == "migration":
            other = directory / "older"
            shutil.rmtree(other, ignore_errors=True)
            begin(other)
            make_first_format(other / "workspace.db")
            said = kill(kind, other, chance)
            check(kind, other, said)
        else:
            said = kill(kind, place, chance)
            check(kind, place, said)
        counts[f"{kind}: kills"] += 1
        counts[f"{kind}: acknowledged"] += len(said)
        if turn % 50 == 49:  # a fresh one, so that checking everything does not take longer and longer
            shutil.rmtree(place)
            begin(place)
    return counts


def main() -> None:
    asked = [int(word) for word in sys.argv[1:]]
    times, seed = (*asked, *(200, 7)[len(asked) :])
    with tempfile.TemporaryDirectory() as directory:
        for name, count in sorted(run(times, seed, Path(directory)).items()):
            print(f"{name:28} {count}")
    print("every acknowledged write is there, nothing half, verify finds nothing")


if __name__ == "__main__":
    main()
