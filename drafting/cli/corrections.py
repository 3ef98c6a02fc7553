"""The command ``corrections``: what persons said of the rows of what a draft does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from drafting.cli import speech
from drafting.cli.options import DRAFT, JSON
from drafting.cli.speech import reader_language
from drafting.cli.workspace import opened, with_data
from drafting.errors import BadRequest, NotFound
from drafting.messages import sentence
from drafting.model import Draft
from drafting.workbench import Workbench
from drafting.workbench.correctable import TABLES, What, typed
from drafting.workbench.correcting import Correction, Entry
from drafting.workbench.struck import Struck

WHAT = click.argument("what", type=click.Choice(TABLES))
SET = click.option("--set", "pairs", multiple=True, metavar="FIELD=VALUE", help="May be given again.")
REASON = click.option("--reason", required=True, help="Why; it is kept with the correction.")
ROW = click.argument("row", metavar="PLACE[#KEY]")


@click.group()
def corrections() -> None:
    """Put right what was read out of a draft: penalties, clocks, deciders, duties, delegations.

    A row is named by its provision (art_26), and by its key where that has several (art_26#deadline-2):
    `rows` lists them. A correction stays with its provision in later drafts until the words change.
    """


@corrections.command()
@click.argument("slug")
@WHAT
@DRAFT
@with_data
@JSON
def rows(slug: str, what: What, number: int | None, directory: Path, as_json: bool) -> None:
    """List the rows of a table of a draft, each with the name by which it is corrected."""
    from drafting.workbench import doing_words

    desk = opened(directory)
    found = desk.clauses.correcting.entries(desk.draft(slug, number).id, what)
    if as_json:
        speech.document({"rows": [_entry(entry) for entry in found]})
        return
    language = reader_language()
    told = [
        (f"{one.row.eid}#{one.key}", *(cell[:40] for cell in doing_words.cells(one.row, str, language)))
        for one in found
    ]
    click.echo(speech.table(told) if told else sentence("acts.none", reader_language()), err=not told)


@corrections.command("list")
@click.argument("slug")
@DRAFT
@with_data
@JSON
def list_(slug: str, number: int | None, directory: Path, as_json: bool) -> None:
    """List what was corrected: who, when, why, whether the words changed since or the provision is gone."""
    desk = opened(directory)
    draft = desk.draft(slug, number)
    eids = {node.uid: node.eid for node in desk.document(draft.id).walk()}
    found = desk.clauses.correcting.everything(draft.id)
    gone = [one for what in TABLES for one in desk.clauses.correcting.struck(draft.id, what)]
    if as_json:
        lost = [_correction(one.correction, {one.correction.uid: one.eid}, one.last) for one in gone]
        speech.document({"corrections": [_correction(one, eids) for one in found] + lost})
        return
    told: list[tuple[object, ...]] = [
        (one.decision.id, one.what, f"{eids[one.uid]}#{one.key}", _state(one), one.decision.who, one.reason)
        for one in found
    ]
    told += [_gone(one) for one in gone]
    click.echo(speech.table(told) if told else sentence("doing.cli.none", reader_language()), err=not told)


@corrections.command("set")
@click.argument("slug")
@WHAT
@ROW
@SET
@REASON
@DRAFT
@with_data
def set_(
    slug: str, what: What, row: str, pairs: tuple[str, ...], reason: str, number: int | None, directory: Path
) -> None:
    """Put fields of a row right: --set length=39 --set silence=refused."""
    desk = opened(directory)
    draft = desk.draft(slug, number)
    uid, key, now = _row(desk, draft, what, row)
    kept = {} if now is None or now.stale else {n: v for n, v in now.fields.items() if n != "dropped"}
    fields = {**kept, **_fields(what, pairs)}
    after = now.decision.id if now else None
    speech.decided(
        desk.clauses.correcting.correct(draft.id, what, uid, key, fields, after=after, reason=reason)
    )


@corrections.command()
@click.argument("slug")
@WHAT
@ROW
@REASON
@DRAFT
@with_data
def drop(slug: str, what: What, row: str, reason: str, number: int | None, directory: Path) -> None:
    """Say that a row is none."""
    desk = opened(directory)
    draft = desk.draft(slug, number)
    uid, key, now = _row(desk, draft, what, row)
    after = now.decision.id if now else None
    gone = {"dropped": True}
    speech.decided(
        desk.clauses.correcting.correct(draft.id, what, uid, key, gone, after=after, reason=reason)
    )


@corrections.command()
@click.argument("slug")
@WHAT
@click.argument("place")
@click.argument("words")
@SET
@REASON
@DRAFT
@with_data
def add(
    slug: str, what: What, place: str, words: str, pairs: tuple[str, ...], reason: str, number: int | None,
    directory: Path,
) -> None:  # fmt: skip
    """Add a row that was not read, on WORDS of the provision PLACE (art_26)."""
    desk = opened(directory)
    draft, fields = desk.draft(slug, number), _fields(what, pairs)
    speech.decided(desk.clauses.correcting.add(draft.id, what, place, words, fields, reason=reason))


@corrections.command()
@click.argument("slug")
@WHAT
@ROW
@click.option("--reason", default="", help="Why (the reason given before unless given).")
@DRAFT
@with_data
def again(slug: str, what: What, row: str, reason: str, number: int | None, directory: Path) -> None:
    """Say that a correction still holds though the words changed."""
    desk = opened(directory)
    draft = desk.draft(slug, number)
    uid, key, now = _row(desk, draft, what, row)
    if now is None:
        raise NotFound("not_found_clause", place=row)
    speech.decided(
        desk.clauses.correcting.again(draft.id, what, uid, key, after=now.decision.id, reason=reason)
    )


@corrections.command()
@click.argument("decision", type=int)
@with_data
def undo(decision: int, directory: Path) -> None:
    """Take a correction back, named by its number."""
    speech.decided(opened(directory).clauses.correcting.take_back(decision))


def _row(desk: Workbench, draft: Draft, what: What, asked: str) -> tuple[str, str, Correction | None]:
    """The uid and key of a row, and its correction. Raises NotFound; BadRequest where several are meant."""
    place, _, key = asked.partition("#")
    said = desk.clauses.correcting.standing(draft.id, what)
    eids = {node.uid: node.eid for node in desk.document(draft.id).walk()}
    known = {(one.row.uid, one.key) for one in desk.clauses.correcting.entries(draft.id, what)}
    known |= {(one.uid, one.key) for one in said}
    found = sorted(one for one in known if place in (one[0], eids[one[0]]) and key in ("", one[1]))
    if not found:
        raise NotFound("not_found_clause", place=asked)
    if len(found) > 1:
        raise BadRequest("bad_clause_which", place=asked, known=", ".join(one[1] for one in found))
    uid, name = found[0]
    return uid, name, next((one for one in said if (one.uid, one.key) == (uid, name)), None)


def _fields(what: What, pairs: tuple[str, ...]) -> dict[str, object]:
    made = {}
    for pair in pairs:
        name, _, value = pair.partition("=")
        made[name.strip()] = typed(what, name.strip(), value)
    return made


def _state(one: Correction) -> str:
    name = "stale" if one.stale else "added" if one.added else "dropped" if one.dropped else "corrected"
    return sentence(f"doing.cli.{name}", reader_language())


def _entry(one: Entry) -> dict[str, Any]:
    from drafting.workbench import doing_words

    said = one.correction
    return {
        "eid": one.row.eid, "uid": one.row.uid, "key": one.key, "evidence": doing_words.words(one.row),
        "cells": list(doing_words.cells(one.row, str, reader_language())),
        "correction": said.decision.id if said else None, "stale": bool(said and said.stale),
        "added": one.read is None,
    }  # fmt: skip


def _gone(one: Struck) -> tuple[object, ...]:
    said = one.correction
    state = sentence("doing.cli.gone", reader_language(), n=one.last.number)
    return (said.decision.id, said.what, f"{one.eid}#{said.key}", state, said.decision.who, said.reason)


def _correction(one: Correction, eids: dict[str, str], last: Draft | None = None) -> dict[str, Any]:
    """A correction as JSON; ``last`` is the draft that had its provision last, if this one has it no more."""
    return {
        "decision": one.decision.id, "what": one.what, "eid": eids[one.uid], "uid": one.uid, "key": one.key,
        "fields": dict(one.fields), "reason": one.reason, "stale": one.stale, "added": one.added,
        "dropped": one.dropped, "by": one.decision.who, "at": one.decision.at.isoformat(),
        "gone": last is not None, "draft": last.number if last else None,
    }  # fmt: skip


COMMANDS = (corrections,)
