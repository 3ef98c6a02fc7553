"""The command ``briefing``: the meeting pack of a workspace as one Word document."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

from drafting.cli.speech import reader_language, say
from drafting.cli.texts import FILE, moment
from drafting.cli.workspace import opened, with_data
from drafting.errors import BadRequest
from drafting.model import Language
from drafting.workbench import papers
from drafting.workbench.reports import ReportFormat

_FORMATS = (".docx", ".xlsx", ".pdf")


@click.command()
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@click.option("-o", "output", type=FILE, required=True, help="The .docx, .xlsx or .pdf to write.")
@click.option("--since", help="Tell what changed since this day (ISO 8601), else since the draft before.")
@click.option("--language", type=click.Choice(["es", "en"]), help="The language of the briefing.")
@with_data
def briefing(
    slugs: tuple[str, ...], output: Path, since: str | None, language: str | None, directory: Path
) -> None:
    """Write the meeting pack of these instruments (all unless named): state, changes, what is open."""
    from drafting.workbench.briefing import export

    suffix = output.suffix.lower()
    if suffix not in _FORMATS:
        raise BadRequest("bad_briefing_format", place=output.name)
    papers.check_place(output)
    day = moment(since)
    made = export(
        opened(directory), cast("ReportFormat", suffix[1:]), instruments=slugs,
        since=day.date() if day else None, language=cast("Language", language or reader_language()),
    )  # fmt: skip
    papers.save(output, made)
    click.echo(say("written", place=output), err=True)


COMMANDS = (briefing,)
