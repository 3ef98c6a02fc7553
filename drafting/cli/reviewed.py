"""The command ``reviewed``: what bodies reviewed of an instrument, and what must go back to them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from drafting.cli import speech
from drafting.cli.options import DRAFT, FILE, JSON, day, report_format
from drafting.cli.speech import reader_language, say
from drafting.cli.workspace import opened, with_data
from drafting.errors import BadRequest
from drafting.messages import sentence
from drafting.model import Op
from drafting.workbench import papers
from drafting.workbench.reviewed import Covered, Review


@click.group()
def reviewed() -> None:
    """Which bodies reviewed what of a draft, and what changed since and must go back to them."""


@reviewed.command("list")
@click.argument("slug")
@with_data
@JSON
def list_(slug: str, directory: Path, as_json: bool) -> None:
    """List the reviews of an instrument, the latest last."""
    desk = opened(directory)
    desk.instrument(slug)
    found = desk.clauses.reviewed.reviews(slug)
    if as_json:
        speech.document({"reviews": [_review(one) for one in found]})
        return
    rows = [
        (one.decision, one.day.isoformat(), one.number, one.body, _extent(one), one.note) for one in found
    ]
    click.echo(
        speech.table(rows) if rows else sentence("doing.cli.no_review", reader_language()), err=not rows
    )


@reviewed.command()
@click.argument("slug")
@click.argument("body")
@click.argument("day", type=day)
@DRAFT
@click.option("--from", "first", default="", help="The first provision of a range (art_12).")
@click.option("--to", "last", default="", help="The last one; without it --from names one provision.")
@click.option("--note", default="", help="What the body said.")
@with_data
def mark(
    slug: str, body: str, day: date, number: int | None, first: str, last: str, note: str, directory: Path
) -> None:
    """Say that BODY reviewed a draft on DAY (ISO 8601): all of it, or from one provision to another."""
    made = opened(directory).clauses.reviewed.mark(
        slug, body, day, number=number, first=first, last=last, note=note
    )
    speech.decided(made)


@reviewed.command()
@click.argument("decision", type=int)
@with_data
def undo(decision: int, directory: Path) -> None:
    """Take a review back, named by its number."""
    made = opened(directory).clauses.reviewed.undo(decision)
    speech.decided(made)


@reviewed.command()
@click.argument("slug")
@click.argument("body", default="")
@DRAFT
@click.option("-o", "output", type=FILE, help="Write the table for BODY: .docx, .xlsx or .pdf.")
@with_data
@JSON
def back(
    slug: str, body: str, number: int | None, output: Path | None, directory: Path, as_json: bool
) -> None:
    """List what must go back to the bodies that reviewed it, or to BODY alone."""
    desk = opened(directory)
    draft = desk.draft(slug, number)
    if body:
        body = desk.clauses.reviewed.named(slug, body)
    if output is not None:
        format = report_format(output)
        if not body:
            raise BadRequest("bad_review_words", place=slug)
        language = reader_language()
        papers.check_place(output)
        made = desk.clauses.reviewed.export(draft.id, body, format, language)
        papers.save(output, made)
        click.echo(say("written", place=output), err=True)
        return
    found = desk.clauses.reviewed.back(draft.id, body)
    if as_json:
        speech.document({"draft": draft.number, "back": [_covered(one) for one in found]})
        return
    rows = [(one.review.body, one.name, sentence(f"reviewed.{one.what}", reader_language())) for one in found]
    click.echo(speech.table(rows) if rows else sentence("review.nothing", reader_language()), err=not rows)


def _review(one: Review) -> dict[str, Any]:
    return {
        "decision": one.decision, "body": one.body, "day": one.day.isoformat(), "draft": one.number,
        "whole": one.whole, "uids": list(one.uids), "note": one.note, "by": one.who,
    }  # fmt: skip


def _extent(one: Review) -> str:
    if one.whole:
        return sentence("ui.doing.review_whole", reader_language())
    return sentence("ui.doing.review_some", reader_language(), n=len(one.uids))


def _covered(one: Covered) -> dict[str, Any]:
    sides = {"before": (Op.EQUAL, Op.DELETE), "after": (Op.EQUAL, Op.INSERT)}
    told = {name: "".join(edit.text for edit in one.edits if edit.op in kept) for name, kept in sides.items()}
    return {
        "body": one.review.body, "day": one.review.day.isoformat(), "eid": one.eid or None, "uid": one.uid,
        "name": one.name, "what": one.what, **told,
    }  # fmt: skip


COMMANDS = (reviewed,)
