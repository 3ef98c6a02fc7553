"""Comments in Word on what a text says."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from drafting.cli.options import FILE, LANGUAGE, moment, names
from drafting.cli.speech import reader_language, say
from drafting.cli.workspace import DATA, named_workspace
from drafting.errors import BadRequest
from drafting.model import Language
from drafting.workbench import annotated, marks, papers
from drafting.workbench.output import check_output, finished


@click.command()
@click.argument("file", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="The file to write (.docx or .pdf).")
@click.option(
    "--with",
    "kinds",
    help="Whose comments, separated by commas (all unless given, without what a checklist only suggests).",
)
@click.option(
    "--severity",
    type=click.Choice(annotated.SEVERITIES),
    default="info",
    help="Only what weighs as much or more (info: everything).",
)
@click.option("--date", "when", type=moment, help="When the comments were made (ISO 8601; now unless given).")
@DATA
@LANGUAGE
def annotate(
    file: Path,
    output: Path,
    kinds: str | None,
    severity: annotated.Severity,
    when: datetime | None,
    data: Path | None,
    language: Language | None,
) -> None:
    """Write FILE as a Word file with comments on the words they are about: in itself if it is a .docx.

    A PDF has them in the margin, and in full in a table at the end. The control lists are those that
    ship, and those kept in the workspace that --data or $DRAFTING_DATA names.
    """
    check_output(output)
    if output.resolve() == file.resolve():
        raise BadRequest("output_is_source", place=str(output))
    wanted = list(marks.SAYERS) if kinds is None else names(kinds)
    made = annotated.annotate_file(
        file,
        wanted,
        language=language,
        when=when,
        severity=severity,
        listed=output.suffix.lower() == ".pdf",
        suggestions="checklist" in wanted and kinds is not None,
        desk=named_workspace(data),
    )
    papers.save(output, finished(made.data, output, notes_in_margin=True))
    for told in made.told(reader_language()):
        click.echo(told, err=True)
    if made.lists:
        click.echo(say("lists_used", lists="; ".join(made.lists)), err=True)
    click.echo(say("annotated", place=output, count=made.comments), err=True)


COMMANDS = (annotate,)
