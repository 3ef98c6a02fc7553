"""drafting working renumber and mend: what would change is printed first; --do carries it out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from drafting.cli import speech
from drafting.cli.options import JSON
from drafting.cli.speech import say
from drafting.cli.workspace import opened, with_data
from drafting.edit.citing import NUMBERED
from drafting.edit.renumber import Plan, plan
from drafting.model import Document, Kind
from drafting.workbench import Workbench
from drafting.workbench.arranging import Step, Verb

#: what is numbered, as one types it
_KINDS = {
    "annexes": Kind.ANNEX, "books": Kind.BOOK, "parts": Kind.PART, "titles": Kind.TITLE,
    "chapters": Kind.CHAPTER, "sections": Kind.SECTION,
}  # fmt: skip
_ARTICLES = "articles"
_DO = click.option("--do", "now", is_flag=True, help="Carry it out; without it nothing is saved.")
_LEAVE = click.option("--leave", multiple=True, metavar="KEY", help="A citation that stays as it is.")


@click.command("renumber")
@click.argument("copy", type=int)
@click.argument("what", type=click.Choice([_ARTICLES, *_KINDS]), default=_ARTICLES)
@click.option("--first", type=click.IntRange(1, 9999), help="The number of the first article.")
@_LEAVE
@_DO
@with_data
@JSON
def renumber(
    copy: int, what: str, first: int | None, leave: tuple[str, ...], now: bool, directory: Path, as_json: bool
) -> None:
    """Number articles, annexes or divisions in sequence; the citations of them follow."""
    desk = opened(directory)
    text, seen = desk.editing.document(copy), desk.editing.copy(copy).last.number
    step = Step(Verb.HEAD_NUMBER, "", kind=_KINDS.get(what, Kind.CHAPTER))
    if what == _ARTICLES:
        uids = [node.uid for node in text.walk() if node.kind in NUMBERED]
        found = plan(text, uids, first=first)
    else:
        found = desk.editing.arranging.look(text, step).plan
    if found.relabels and now:
        if what == _ARTICLES:
            desk.editing.renumber(copy, found, skip=leave, seen=seen)
        else:
            desk.editing.arranging.take(copy, step, skip=leave, seen=seen)
    _tell(desk, copy, text, found, done=now and bool(found.relabels), as_json=as_json)


@click.command("mend")
@click.argument("copy", type=int)
@_LEAVE
@_DO
@with_data
@JSON
def mend(copy: int, leave: tuple[str, ...], now: bool, directory: Path, as_json: bool) -> None:
    """Citations that the edits of a working copy broke, each with what would lead there again."""
    desk = opened(directory)
    found_copy = desk.editing.copy(copy)
    text = desk.editing.document(copy)
    found = Plan((), desk.editing.arranging.broken(found_copy, text))
    keys = [one.key for one in found.follows if one.key not in leave]
    if keys and now:
        desk.editing.arranging.mend(copy, keys, seen=found_copy.last.number)
    _tell(desk, copy, text, found, done=now and bool(keys), as_json=as_json)


def _tell(desk: Workbench, copy: int, text: Document, found: Plan, *, done: bool, as_json: bool) -> None:
    eids = {node.uid: node.eid for node in text.walk()}
    if as_json:
        speech.document(_json(found, eids) | {"done": done})
        return
    rows = [("number", eids.get(one.uid, ""), one.old, one.new) for one in found.relabels]
    rows += [("citation", one.key, f"«{one.around}»", f"{one.number} → {one.new}") for one in found.follows]
    rows += [("doubt", eids.get(one.uid, ""), f"«{one.around}»", one.why) for one in found.doubts]
    if rows:
        click.echo(speech.table(rows))
    if done:
        click.echo(say("working_saved", number=desk.editing.copy(copy).last.number), err=True)
    else:
        click.echo(say("working_planned" if rows else "working_in_order"), err=True)


def _json(found: Plan, eids: dict[str, str]) -> dict[str, Any]:
    return {
        "relabels": [
            {"eid": eids.get(one.uid, ""), "uid": one.uid, "old": one.old, "new": one.new}
            for one in found.relabels
        ],
        "follows": [
            {
                "eid": eids.get(one.uid, ""),
                "key": one.key,
                "around": one.around,
                "number": one.number,
                "new": one.new,
            }
            for one in found.follows
        ],
        "doubts": [
            {"eid": eids.get(one.uid, ""), "uid": one.uid, "around": one.around, "why": one.why}
            for one in found.doubts
        ],
    }
