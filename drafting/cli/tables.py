"""Comparative tables of files."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, cast

import click

from drafting.cli.speech import say
from drafting.cli.texts import FILE, LANGUAGE
from drafting.compare.table import Choices
from drafting.errors import BadRequest
from drafting.model import Language
from drafting.workbench import papers
from drafting.workbench.tables import Format

_FORMATS: dict[str, Format] = {".docx": "docx", ".xlsx": "xlsx"}


def with_choices(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say what goes into a table, given to the command as ``choices``."""

    @click.option("--changed-only", is_flag=True, help="Leave out what did not change.")
    @click.option("--whole", is_flag=True, help="With --changed-only: keep the changed articles whole.")
    @click.option("--renumbered", is_flag=True, help="With --changed-only: keep what changed in number only.")
    @click.option("--missing", default="", help="What stands where a text has no counterpart.")
    @wraps(command)
    def told(changed_only: bool, whole: bool, renumbered: bool, missing: str, **options: Any) -> Any:
        return command(choices=Choices(changed_only, not whole, renumbered, missing), **options)

    return told


@click.command()
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="The table to write (.docx or .xlsx).")
@with_choices
@LANGUAGE
def table(old: Path, new: Path, output: Path, choices: Choices, language: str | None) -> None:
    """Write a comparative table of OLD and NEW: a row for each article, what changed marked in both."""
    data = papers.table_files(
        old, new, format=_format(output), choices=choices, language=cast("Language | None", language)
    )
    papers.save(output, data)
    click.echo(say("written", place=output), err=True)


def write_three(base: Path, a: Path, b: Path, output: Path, choices: Choices, language: str | None) -> None:
    """Write the comparative table of A and B against BASE. Raises BadRequest, UnreadableFile."""
    data = papers.three_table_files(
        base, a, b, format=_format(output), choices=choices, language=cast("Language | None", language)
    )
    papers.save(output, data)
    click.echo(say("written", place=output), err=True)


def _format(output: Path) -> Format:
    try:
        return _FORMATS[output.suffix.lower()]
    except KeyError as unknown:
        raise BadRequest("output_not_table", place=str(output)) from unknown


COMMANDS = (table,)
