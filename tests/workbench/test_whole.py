"""Whatever is done in a workspace, by the doors that it has: the check of all that is kept finds it whole."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from drafting.edit.copies import CopyState
from drafting.errors import BadRequest, Conflict, NotFound
from drafting.store import Store
from drafting.workbench import Workbench, restore
from drafting.workbench.places import DATABASE, seeds_directory
from tests.workbench.conftest import FIRST, SECOND, at_work
from tests.workbench.mapped import LIST, RULES, checklists, workspace


def test_the_samples_put_away_one_by_one_and_brought_back_are_whole_at_each_step(tmp_path: Path) -> None:
    desk = at_work(tmp_path / "data", seeds=seeds_directory())
    desk.seed()
    assert desk.verify() == ()
    shipped = [found.slug for found in desk.shelf.samples()]
    assert len(shipped) >= 4
    decided = len(Store(desk.directory / DATABASE).decisions())
    assert decided  # else nothing could be missed
    for slug in shipped:
        desk.shelf.put_away([slug])
        assert desk.verify() == (), slug
    for slug in shipped:
        desk.shelf.bring_back([slug])
        assert desk.verify() == (), slug
    assert len(Store(desk.directory / DATABASE).decisions()) == decided


def test_what_was_put_away_is_checked_like_all_else(desk: Workbench) -> None:
    desk.import_draft("law", FIRST.encode(), "one.txt")
    desk.shelf.put_away(["law"])
    db = sqlite3.connect(desk.directory / DATABASE)
    for (trigger,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {trigger}")
    db.execute("UPDATE sources SET packed = x'00', size = 1")
    db.commit()
    db.close()
    assert "law/1" in " ".join(desk.verify())


class Deeds:
    """What persons do, each deed by the door it has in the app; ``pick`` chooses among what there is."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.number = count(1)
        self.desk = workspace(directory / "data", FIRST, SECOND, rules=(RULES,))

    @property
    def store(self) -> Store:
        return Store(self.desk.directory / DATABASE)

    def slug(self, pick: int) -> str:
        return ("law", "regulation")[pick % 2]

    def node(self, pick: int) -> str:
        nodes = list(self.desk.document(self.desk.draft(self.slug(pick)).id).walk())
        return nodes[pick % len(nodes)].uid

    def imports(self, pick: int) -> None:
        text = (SECOND, RULES)[pick % 2].replace("Artículo 1.-", f"Artículo 1.- Texto {next(self.number)}.")
        self.desk.import_draft(self.slug(pick), text.encode(), "next.txt")

    def removes(self, pick: int) -> None:
        drafts = self.desk.drafts(self.slug(pick))
        self.desk.remove_draft(self.slug(pick), drafts[pick % len(drafts)].number)

    def maps(self, pick: int) -> None:
        lists = checklists(self.desk)
        say = lists.confirm if pick % 3 else lists.reject
        say(LIST.id, f"r{pick % 3 + 1}", self.slug(pick), self.node(pick))

    def withdraws(self, pick: int) -> None:
        found = self.store.decisions("mapping")
        checklists(self.desk).withdraw(found[pick % len(found)].key)

    def carries(self, pick: int) -> None:
        found = self.store.decisions("mapping")
        heir = (self.slug(pick), self.node(pick + 1))
        checklists(self.desk).carry(found[pick % len(found)].key, [heir])

    def comments(self, pick: int) -> None:
        made = self.desk.reviews.add(self.desk.draft(self.slug(pick)).id, self.node(pick), "Revisar.")
        if pick % 2:
            self.desk.reviews.withdraw(made.key)

    def undoes(self, pick: int) -> None:
        found = self.store.decisions()
        self.store.take_back(found[pick % len(found)].id, self.desk._stamp())

    def brings_back(self, pick: int) -> None:
        found = self.desk.record.removed()
        self.desk.record.bring_back(found[pick % len(found)])

    def puts_away(self, pick: int) -> None:
        self.desk.shelf.put_away([self.slug(pick)])

    def edits(self, pick: int) -> None:
        copy = self.desk.editing.begin(self.desk.draft(self.slug(pick)).id)
        self.desk.editing.repeal(copy.id, self.node(pick), seen=copy.last.number)

    def ends_editing(self, pick: int) -> None:
        copies = self.desk.editing.copies(None, CopyState.OPEN)
        copy = copies[pick % len(copies)]
        if pick % 2:
            self.desk.editing.discard(copy.id, seen=copy.last.number)
        else:
            self.desk.editing.publish(copy.id, seen=copy.last.number, stage="working")

    def restores(self, _pick: int) -> None:
        backup = self.directory / f"backup-{next(self.number)}.db"
        self.desk.record.backup(backup)
        restore(backup, self.desk.directory, who="drafter")
        self.desk = at_work(self.desk.directory, mint=lambda: f"again{next(self.number)}")


DEEDS: tuple[Callable[[Deeds, int], None], ...] = (
    Deeds.imports, Deeds.removes, Deeds.maps, Deeds.maps, Deeds.withdraws, Deeds.carries, Deeds.comments,
    Deeds.undoes, Deeds.brings_back, Deeds.puts_away, Deeds.edits, Deeds.ends_editing, Deeds.restores,
)  # fmt: skip
#: where there is nothing (left) to do it to, it is refused
REFUSALS = (NotFound, Conflict, BadRequest, ZeroDivisionError)


@settings(max_examples=8, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 40)), min_size=4, max_size=14))
@example(
    [(Deeds.maps, 4), (Deeds.comments, 3), (Deeds.puts_away, 0), (Deeds.restores, 0), (Deeds.brings_back, 0)]
)
@example(
    [
        (Deeds.edits, 4),
        (Deeds.puts_away, 0),
        (Deeds.brings_back, 0),
        (Deeds.ends_editing, 0),
        (Deeds.removes, 2),
    ]
)
@example([(Deeds.maps, 2), (Deeds.carries, 2), (Deeds.withdraws, 0), (Deeds.undoes, 0), (Deeds.puts_away, 0)])
def test_after_whatever_persons_do_the_check_finds_nothing(
    deeds: list[tuple[Callable[[Deeds, int], None], int]],
) -> None:
    with TemporaryDirectory() as directory:
        done = Deeds(Path(directory))
        for deed, pick in deeds:
            with suppress(*REFUSALS):
                deed(done, pick)
            assert done.desk.verify() == (), deed.__name__
