"""Full and read-only disks under everything a person may do: a sentence, nothing lost, nothing half."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from drafting.errors import StoreError
from drafting.model import Layer
from drafting.review.model import State
from drafting.workbench import Workbench
from drafting.workbench.editing import Words
from tests.store.kills import begin
from tests.store.test_faults import limited
from tests.workbench.returning import tracked

LONG = "palabra " * 2400
#: once there is no room, this often at most it still fits into what is there
OFTEN = 400


def uid(desk: Workbench) -> str:
    return next(node.uid for node in desk.document(desk.draft("ley").id).walk() if node.kind == "article")


def returned(desk: Workbench, turn: int) -> object:
    clean = desk.export_clean(desk.draft("ley").id)
    file = tracked(clean, "Ana", "artículo 3.", f"artículo 3, {turn}. {LONG}")
    return desk.reviews.take("ley", 1, "health", file, "a.docx")


def saved(desk: Workbench, turn: int) -> object:
    (copy,) = desk.editing.copies("ley")
    node = next(node for node in desk.editing.document(copy.id).walk() if node.uid == uid(desk))
    words = Words(node.label, node.heading, f"{turn} {LONG}")
    return desk.editing.write(copy.id, node.uid, words, seen=copy.last.number)


def published(desk: Workbench, _turn: int) -> object:
    (copy,) = desk.editing.copies("ley") or (desk.editing.begin(desk.draft("ley").id),)
    if copy.last.number == 1:
        copy = saved(desk, 0).copy  # type: ignore[attr-defined]
    return desk.editing.publish(copy.id, seen=copy.last.number, stage="working")


def mapped(desk: Workbench, turn: int) -> object:
    checklist = desk.checklists.checklists()[0]
    asked = checklist.requirements[turn % len(checklist.requirements)].id
    return desk.checklists.confirm(checklist.id, asked, "ley", uid(desk), rationale=LONG)


def withdrawn(desk: Workbench, _turn: int) -> object:
    """Withdrawn, or brought back."""
    if found := desk.reviews.comments("ley"):
        return desk.reviews.withdraw(found[0].key)
    return desk.reviews.undo(desk._store.decided("comment")[-1].id)


def put_away(desk: Workbench, _turn: int) -> object:
    """Put away, or brought back."""
    deed = desk.shelf.put_away if desk.instruments() else desk.shelf.bring_back
    return deed(["ley"])


#: everything that a person may do and the store keeps
VERBS: dict[str, Callable[[Workbench, int], object]] = {
    "comment": lambda desk, _: desk.reviews.add(desk.draft("ley").id, uid(desk), LONG),
    "answer a comment": lambda desk, _: desk.reviews.reply(desk.reviews.comments("ley")[0].key, LONG[:9000]),
    "settle a comment": lambda desk, turn: desk.reviews.settle(
        desk.reviews.comments("ley")[0].key, state=State.DEFERRED, answer=f"{turn} {LONG}"
    ),
    "withdraw a comment": withdrawn,
    "open a round": lambda desk, _: desk.reviews.open_round("ley", ["customs"], date(2099, 1, 1), note=LONG),
    "change a round": lambda desk, turn: desk.reviews.change_round("ley", 1, closed=bool(turn % 2)),
    "take a file in": returned,
    "decide a proposal": lambda desk, turn: desk.reviews.decide(
        desk.reviews.proposals("ley")[0].key, State.REJECTED, reason=f"{turn} {LONG}"
    ),
    "make the next draft": lambda desk, _: desk.reviews.make_draft("ley", note=LONG[:500]),
    "grant a role": lambda desk, turn: desk.people.grant(f"ana{turn}@example.org", "drafter", "ley"),
    "place a provision": lambda desk, turn: desk.placing.decide(
        "ley", uid(desk), Layer.REGULATION, f"{turn} {LONG[:9000]}"
    ),
    "confirm a mapping": mapped,
    "say who reviewed": lambda desk, turn: desk.clauses.reviewed.mark(
        "ley", f"Consejería {turn}", date(2026, 1, 1), note=LONG[:400]
    ),
    "save a working copy": saved,
    "publish a working copy": published,
    "put an instrument away": put_away,
}  # fmt: skip


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A law with a comment, a round with a returned file of which something is accepted, and a working copy."""
    directory = tmp_path_factory.mktemp("disk")
    desk = begin(directory)
    desk.reviews.add(desk.draft("ley").id, uid(desk), "¿Por qué?")
    desk.reviews.open_round("ley", ["customs", "health"], date(2099, 1, 1))
    for place in (1, 2):
        file = tracked(
            desk.export_clean(desk.draft("ley").id), "Ana", f"artículo {place}.", f"lugar {place}."
        )
        desk.reviews.take("ley", 1, "customs", file, "a.docx")
    desk.reviews.decide(desk.reviews.proposals("ley")[1].key, State.ACCEPTED)
    desk.editing.begin(desk.draft("ley").id)
    return directory


def kept(desk: Workbench) -> object:
    """All there is."""
    copies = desk.editing.copies(state=None)
    return (
        desk.events(100_000),
        desk._store.decisions(),
        [desk.drafts(one.slug) for one in desk.instruments()],
        [(copy, desk.editing.revisions(copy.id)) for copy in copies],
    )


@pytest.mark.parametrize("verb", VERBS)
def test_a_disk_that_takes_no_more_is_told_and_nothing_is_lost(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    place = shutil.copytree(workspace, tmp_path / "data")
    desk, act = Workbench(place, who="Ana"), VERBS[verb]
    before = kept(desk)
    with monkeypatch.context() as patched:
        limited(patched, "PRAGMA query_only=ON")
        with pytest.raises(StoreError) as caught:
            act(desk, 0)
        assert caught.value.code == "store_read_only"
    assert kept(desk) == before
    with monkeypatch.context() as patched:
        limited(patched, "PRAGMA max_page_count=1")
        refusal = None
        for turn in range(OFTEN):
            before = kept(desk)
            try:
                act(desk, turn)
            except StoreError as error:
                refusal = error
                break
        assert refusal is not None, "at some time the disk is full"
        assert refusal.code == "store_full"
        assert refusal.sentence("es") != refusal.sentence("en")
    assert kept(desk) == before
    assert desk.verify() == ()
    act(desk, OFTEN)
    assert kept(desk) != before
