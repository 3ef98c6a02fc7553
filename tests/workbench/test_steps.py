"""Long work tells its steps; whoever stops it at one of them finds everything as it was."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest

from drafting.edit.entries import entry_of, words_of
from drafting.model import Draft
from drafting.review.model import State
from drafting.workbench import Workbench
from drafting.workbench.places import DATABASE
from drafting.workbench.steps import Tell
from tests.workbench.returning import tracked
from tests.workbench.reviewing import UNTIL, sent, uid_of

Deed = Callable[[Tell], object]

#: what the law lacks for a finding whose advice changes it
LISTED = """ANEXO I

LISTA DE SUSTANCIAS

Sustancia | Número CAS
Fosgeno | 75-44-5
Cloruro de cianógeno | 506-77-4
Cianuro de hidrógeno | 74-90-8
"""


class Enough(ValueError):
    """What a person who waits no longer makes of a step; work that forgives errors must not forgive it."""


def taking(desk: Workbench, drafts: list[Draft]) -> Deed:
    desk.reviews.open_round("law", ["customs"], UNTIL)
    file = tracked(sent(desk), "Ana", "cuatro años", "cinco años")
    return lambda tell: desk.reviews.take("law", 1, "customs", file, "a.docx", tell=tell)


def writing(desk: Workbench, drafts: list[Draft]) -> Deed:
    taking(desk, drafts)(lambda _: None)
    desk.reviews.decide_all({one.key: None for one in desk.reviews.proposals("law")}, State.ACCEPTED)
    return lambda tell: desk.reviews.make_draft("law", tell=tell)


def publishing(desk: Workbench, drafts: list[Draft]) -> Deed:
    copy, uid = desk.editing.begin(drafts[1].id), uid_of(desk, drafts[1], "art_1")
    was = words_of(entry_of(desk.editing.document(copy.id), uid).node)
    desk.editing.write(copy.id, uid, replace(was, body=f"{was.body} Y social."), seen=1)
    return lambda tell: desk.editing.publish(copy.id, seen=2, stage="working", tell=tell)


def advising(desk: Workbench, drafts: list[Draft]) -> Deed:
    text = f"{desk.document(drafts[1].id).printed}\n\n{LISTED}"
    desk.import_draft("law", text.encode(), "law.txt")
    key = next(one.finding.key for one in desk.placing.findings() if one.finding.kind.value == "list")
    return lambda tell: desk.placing.apply_advice(key, tell=tell)


DEEDS = {
    taking: ["reading", "comparing", "keeping"],
    writing: ["comparing", "writing", "reading", "keeping"],
    publishing: ["reading", "comparing", "writing", "reading", "keeping"],
    advising: ["comparing", "writing", "reading", "writing", "reading", "comparing", "keeping"],
}


def kept(desk: Workbench) -> list[str]:
    """Everything that the database holds, in its own words."""
    with closing(sqlite3.connect(desk.directory / DATABASE)) as db:
        return [*db.iterdump()]


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.__name__)
def test_what_is_stopped_at_a_step_leaves_nothing_behind_and_can_be_done_again(
    deed: Callable[[Workbench, list[Draft]], Deed], desk: Workbench, drafts: list[Draft]
) -> None:
    do, steps = deed(desk, drafts), DEEDS[deed]
    before = kept(desk)
    for last in range(1, len(steps) + 1):
        told: list[str] = []

        def tell(step: str, told: list[str] = told, last: int = last) -> None:
            told.append(step)
            if len(told) == last:
                raise Enough

        with pytest.raises(Enough):
            do(tell)
        assert told == steps[:last]
        assert kept(desk) == before
    heard: list[str] = []
    do(heard.append)
    assert heard == steps
    assert kept(desk) != before
    assert desk.verify() == ()
