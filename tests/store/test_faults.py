"""Full disks, read-only disks and killed processes: one sentence, nothing lost, nothing half-stored."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from drafting.errors import StoreError
from drafting.store import Store, connection
from tests.store.conftest import add
from tests.store.trees import STAMP, draft, tree

LONG = "\n".join(f"article {n} | | {'palabra ' * 40}número {n}." for n in range(400))

ROOT = Path(__file__).parent.parent.parent


def killed_at(program: str, path: Path, seconds: float) -> int:
    """The last number that a program acknowledged which is killed so long after its first."""
    command = [sys.executable, "-c", program, str(path)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    acknowledged = [process.stdout.readline()]  # it is at work now
    time.sleep(seconds)
    process.kill()
    acknowledged += process.stdout.read().splitlines()
    process.stdout.close()
    process.wait()
    return max(int(line.split()[1]) for line in acknowledged if line.strip())


#: imports one draft after the other and says each one's number when it is acknowledged
IMPORTING = """
import sys
from pathlib import Path
from drafting.store import Store
from tests.store.conftest import add
from tests.store.trees import draft, tree
store = Store(Path(sys.argv[1]))
text = "\\n".join(f"article {n} | | {'palabra ' * 20}número {n}." for n in range(150))
turn = len(store.drafts("law"))
while True:
    turn += 1
    changed = text.replace("palabra", f"palabra{turn}")
    data = changed.encode()
    print("acknowledged", add(store, draft(tree(changed), data=data)).number, flush=True)
"""


def test_a_process_killed_in_the_middle_of_imports_leaves_whole_drafts_only(law: Store, path: Path) -> None:
    chance = random.Random(7)
    for _ in range(10):
        before = [found.number for found in law.drafts("law")]
        last = killed_at(IMPORTING, path, chance.uniform(0, 0.15))
        after = [found.number for found in law.drafts("law")]
        assert after == list(range(1, len(after) + 1))
        assert last > len(before)
        assert len(after) in (last, last + 1)  # the last may be stored though its word did not come through
    assert law.verify() == ()
    for found in law.drafts("law"):
        words = f"palabra{found.number} "
        assert all(words in provision.text for provision in law.document(found.id).walk())
        assert words.encode() in law.source(found.id)


#: decides again and again on the same thing and takes every third decision back
DECIDING = """
import sys
from pathlib import Path
from drafting.store import Store
from tests.store.trees import STAMP
store = Store(Path(sys.argv[1]))
while True:
    chain = store.decided("mapping", "a")
    last = chain[-1].id if chain else None
    if last and last % 3 == 0:
        made = store.take_back(last, STAMP)
    else:
        made = store.decide("mapping", "a", {"words": "palabra " * 500}, STAMP, after=last)
    print("acknowledged", made.id, flush=True)
"""


def test_a_process_killed_in_the_middle_of_decisions_leaves_each_with_its_event(
    law: Store, path: Path
) -> None:
    chance = random.Random(11)
    for _ in range(5):
        last = killed_at(DECIDING, path, chance.uniform(0, 0.05))
        chain = law.decided("mapping", "a")
        assert [made.id for made in chain] == list(range(1, len(chain) + 1))
        assert [made.before for made in chain] == [None, *range(1, len(chain))]
        assert len(chain) in (last, last + 1)  # the last may be stored though its word did not come through
        assert [event.detail["decision"] for event in law.events(1)] == [len(chain)]
    assert law.verify() == ()


def limited(monkeypatch: pytest.MonkeyPatch, pragma: str) -> None:
    """From now on every connection has this setting."""
    original = connection.connect

    def connect(*asked: object) -> object:
        db = original(*asked)  # type: ignore[arg-type]
        db.execute(pragma).fetchall()
        return db

    monkeypatch.setattr(connection, "connect", connect)


@pytest.mark.parametrize(
    ("pragma", "code"),
    [("PRAGMA max_page_count=60", "store_full"), ("PRAGMA query_only=ON", "store_read_only")],
)
def test_a_disk_that_does_not_take_it_is_told_in_a_sentence_and_nothing_is_lost(
    law: Store, monkeypatch: pytest.MonkeyPatch, pragma: str, code: str
) -> None:
    kept = add(law, draft())
    with monkeypatch.context() as patched:
        limited(patched, pragma)
        with pytest.raises(StoreError) as caught:
            add(law, draft(tree(LONG)))
        assert caught.value.code == code
    assert law.drafts("law") == (kept,)
    assert law.search("palabra") == ()
    assert law.verify() == ()
    assert add(law, draft(tree(LONG))).number == 2


TOO_LARGE = """
import resource, signal, sys
from pathlib import Path
from drafting.errors import StoreError
from drafting.store import Store
from tests.store.conftest import add
from tests.store.trees import draft, tree
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
try:
    add(store, draft(tree("\\n".join(f"article {n} | | {'palabra ' * 40}{n}" for n in range(2000)))))
except StoreError as error:
    print(error.code)
"""


def test_a_disk_that_really_takes_no_more_bytes_leaves_the_workspace_whole(law: Store, path: Path) -> None:
    kept = add(law, draft())
    command = [sys.executable, "-c", TOO_LARGE, str(path)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stderr == ""
    assert said.stdout.strip() in {"store_full", "store_disk"}
    assert law.drafts("law") == (kept,)
    assert law.verify() == ()


def test_a_read_only_file_is_told_in_a_sentence(
    law: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = connection.connect
    monkeypatch.setattr(connection, "connect", lambda file, mode="rw": original(file, "ro"))
    with pytest.raises(StoreError) as caught:
        law.record(STAMP, "test.done", "")
    assert caught.value.code == "store_read_only"
