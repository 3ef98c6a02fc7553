"""The command ``briefing``: the meeting pack of a workspace as one Word document."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from drafting.cli.options import FILE, day, report_format
from drafting.cli.speech import reader_language, say
from drafting.cli.workspace import opened, with_data
from drafting.model import Language
from drafting.workbench import papers


@click.command()
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@click.option("-o", "output", type=FILE, required=True, help="The .docx, .xlsx or .pdf to write.")
@click.option(
    "--since", type=day, help="Tell what changed since this day (ISO 8601), else since the draft before."
)
@click.option("--language", type=click.Choice(["es", "en"]), help="The language of the briefing.")
@with_data
def briefing(
    slugs: tuple[str, ...], output: Path, since: date | None, language: Language | None, directory: Path
) -> None:
    """Write the meeting pack of these instruments (all unless named): state, changes, what is open."""
    from drafting.workbench.briefing import export

    format = report_format(output)
    papers.check_place(output)
    made = export(
        opened(directory), format, instruments=slugs,
        since=since, language=language or reader_language(),
    )  # fmt: skip
    papers.save(output, made)
    click.echo(say("written", place=output), err=True)


COMMANDS = (briefing,)
