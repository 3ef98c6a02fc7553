"""The command on the record: what was done, by whom, when, with what stood before."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any, Literal, cast

import click

from drafting.cli import speech
from drafting.cli.options import FILE, JSON, day
from drafting.cli.speech import say
from drafting.cli.workspace import opened, with_data
from drafting.errors import BadRequest
from drafting.workbench import papers
from drafting.workbench.record import Asked, Entry
from drafting.workbench.telling import told


@click.command("log")
@click.option("--instrument", "slug", default="", help="Only what concerns this instrument (its slug).")
@click.option("--who", default="", help="Only what this person did.")
@click.option("--verb", default="", help="Only events whose verb begins so (“draft.”, “mapping.decided”).")
@click.option("--since", type=day, help="From this day on (ISO 8601).")
@click.option("--until", type=day, help="Up to and with this day.")
@click.option("--limit", type=click.IntRange(1, 1_000_000), default=50, show_default=True)
@click.option(
    "-o", "--output", type=FILE, help="Write all of them to a file (.csv or .xlsx), the first first."
)
@with_data
@JSON
def record(
    slug: str, who: str, verb: str, since: date | None, until: date | None, limit: int, output: Path | None,
    directory: Path, as_json: bool,
) -> None:  # fmt: skip
    """Say what was done in the workspace, the latest first."""
    asked = Asked(slug, who, verb, since, until)
    desk = opened(directory)
    if output is not None:
        format = output.suffix.lower().removeprefix(".")
        if format not in ("csv", "xlsx"):
            raise BadRequest("output_not_list", place=str(output))
        data = desk.record.export(cast(Literal["csv", "xlsx"], format), speech.reader_language(), asked)
        papers.save(output, data)
        click.echo(say("written", place=output), err=True)
        return
    found = desk.record.entries(asked, limit)
    if slug and not found:
        desk.instrument(slug)  # nothing of an unknown instrument is a slip of the pen
    if as_json:
        speech.document({"events": [row(entry) for entry in found]})
        return
    names = {instrument.slug: instrument.short_title for instrument in desk.instruments()}
    lines = [
        (
            e.event.id,
            e.event.at.isoformat(" ", "minutes"),
            e.event.who,
            told(e.event, names, speech.reader_language()),
        )
        for e in found
    ]
    click.echo(speech.table(lines) if lines else say("nothing_done"), err=not lines)


def row(entry: Entry) -> dict[str, Any]:
    """An entry as the contract's JSON."""
    event, decision, before = entry.event, entry.decision, entry.before
    return {
        "id": event.id,
        "at": event.at.isoformat(),
        "who": event.who,
        "verb": event.verb,
        "subject": event.subject,
        "instrument": entry.instrument,
        "before": before.body if before and not before.withdrawn else None,
        "after": decision.body if decision and not decision.withdrawn else None if decision else event.detail,
    }


COMMANDS = (record,)
