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

from drafting.model import Instrument, Layer
from drafting.workbench import Workbench

ROOT = Path(__file__).parent.parent.parent
LAW = Instrument("ley", "Ley de Prueba", "Ley", "es", Layer.STATUTE, 1)
ARTICLES = 60
KINDS = ("import", "mapping", "disposition", "migration", "backup")

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
    print("decision", made.id, flush=True)
    if turn % 5 == 0:
        for back in desk.checklists.undo(made.id):
            print("decision", back.id, flush=True)
""",
    "disposition": """
import itertools
for turn in itertools.count():
    new = [NewDecision("disposition", f"ley/{os.getpid()}/{turn}/{n}", {"answer": "palabra " * 200}, instrument="ley")
           for n in range(12)]
    made = desk._store.decide_all(new, desk._stamp())
    print("together", *[one.id for one in made], flush=True)
""",
    "backup": """
import itertools
for turn in itertools.count():
    path = Path(sys.argv[1]) / f"backup-{os.getpid()}-{turn}.db"
    desk.backup(path)
    print("backup", path, flush=True)
""",
}
HEAD = f"""
import os, sys
from pathlib import Path
from drafting.store import NewDecision
from drafting.workbench import Workbench
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
        data = "\n\n".join(f"Artículo {n}.- Texto {turn} del artículo {n}." for n in range(1, 25))
        desk.import_draft("ley", data.encode(), f"{turn}.txt")
    return desk


def older(directory: Path) -> None:
    """Make the workspace one of the first format, as far as its tables go."""
    with closing(sqlite3.connect(directory / "workspace.db")) as db:
        db.executescript(
            "DROP TABLE facts; DROP TABLE comparisons; DROP INDEX nodes_uid; DROP TABLE decisions;"
            "PRAGMA user_version=1; DELETE FROM _sqlite_migrations WHERE name > '0001_drafts'"
        )


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
    assert desk.verify() == (), desk.verify()
    drafts = {found.number: found for found in (*desk.drafts("ley"), *desk.removed_drafts("ley"))}
    assert sorted(drafts) == list(range(1, len(drafts) + 1))
    removed = {found.number for found in desk.removed_drafts("ley")}
    kept = {one.id for one in desk._store.decided("mapping")} | {
        one.id for one in desk._store.decided("disposition")
    }
    kept |= {one.id for one in desk._store.decided("not_applicable")}
    for line in said:
        if line[0] == "draft":
            assert drafts[int(line[1])].sha256 == line[2]
        elif line[0] == "removed":
            assert int(line[1]) in removed
        elif line[0] in ("decision", "together"):
            assert kept >= {int(number) for number in line[1:]}
        elif line[0] == "backup":
            assert_whole(Path(line[1]))
    for number, draft in drafts.items():
        if number not in removed and number > 2:
            units = [node for node in desk.document(draft.id).walk() if node.kind == "article"]
            assert len(units) == ARTICLES, "a whole draft or none"
    together = Counter(one.key.rpartition("/")[0] for one in desk._store.decided("disposition"))
    assert set(together.values()) <= {12}, "all of them or none"
    for path in directory.glob("backup-*.db"):
        if path.stat().st_size:  # one that was begun has only its name
            assert_whole(path)
        path.unlink()
    for leftover in [*directory.glob(".*partial*")]:
        leftover.unlink()


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
            older(other)
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
