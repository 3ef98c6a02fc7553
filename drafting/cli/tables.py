"""Comparative tables of files and of drafts of the workspace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafting.cli.options import FILE, LANGUAGE, names, report_format
from drafting.cli.speech import say
from drafting.compare.table import Choices
from drafting.errors import BadRequest
from drafting.model import Document, Language
from drafting.workbench import data_directory, papers
from drafting.workbench.tables import Format, check_number, with_extras

if TYPE_CHECKING:
    from drafting.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Wanted:
    """The choices that can be made before the texts are read, and the columns beside them."""

    choices: Choices
    kinds: tuple[str, ...]
    caption: str
    blank: str

    def of(self, document: Document) -> Choices:
        """The choices for a table that this text leads. Raises BadRequest for an unknown kind of remark."""
        return with_extras(self.choices, document, kinds=self.kinds, caption=self.caption, blank=self.blank)


def with_choices(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say what goes into a table, given to the command as ``wanted``."""

    @click.option("--changed-only", is_flag=True, help="Leave out what did not change.")
    @click.option("--whole", is_flag=True, help="With --changed-only: keep the changed articles whole.")
    @click.option("--renumbered", is_flag=True, help="With --changed-only: keep what changed in number only.")
    @click.option(
        "--no-followed", is_flag=True, help="With --changed-only: leave out what only cites new numbers."
    )
    @click.option("--missing", default="", help="What stands where a text has no counterpart.")
    @click.option(
        "--with", "kinds", default="", help="A column of remarks: placement,checklist,substances,checks."
    )
    @click.option("--caption", default="", help="The heading of that column.")
    @click.option("--blank", default="", help="An empty column under this heading, to be filled in by hand.")
    @wraps(command)
    def told(
        changed_only: bool,
        whole: bool,
        renumbered: bool,
        no_followed: bool,
        missing: str,
        kinds: str,
        caption: str,
        blank: str,
        **options: Any,
    ) -> Any:
        choices = Choices(changed_only, not whole, renumbered, missing, followed=not no_followed)
        return command(wanted=Wanted(choices, tuple(names(kinds)), caption, blank), **options)

    return told


@click.command()
@click.argument("texts", nargs=-1, required=True)
@click.option("-o", "--output", type=FILE, required=True, help="The table (.docx, .xlsx or .pdf).")
@click.option("--instrument", "slug", help="Then TEXTS are numbers of its drafts in the workspace.")
@click.option("--data", "data", type=FILE, help="The directory of the workspace.")
@with_choices
@LANGUAGE
def table(
    texts: tuple[str, ...],
    output: Path,
    slug: str | None,
    data: Path | None,
    wanted: Wanted,
    language: Language | None,
) -> None:
    """Write a comparative table of TEXTS: OLD NEW, or more, each marked against the one before it."""
    format = report_format(output)
    check_number(len(texts))
    if slug is not None:
        from drafting.cli.workspace import opened  # the database's library, which files do without

        made = _of_drafts(opened(data_directory(data)), slug, texts, format, wanted)
    else:
        made = papers.table_files(*map(Path, texts), format=format, make=wanted.of, language=language)
    papers.save(output, made)
    click.echo(say("written", place=output), err=True)


def write_three(
    base: Path, a: Path, b: Path, output: Path, wanted: Wanted, language: Language | None
) -> None:
    """Write the comparative table of A and B against BASE. Raises BadRequest, UnreadableFile, OfficeError."""
    data = papers.three_table_files(
        base, a, b, format=report_format(output), make=wanted.of, language=language
    )
    papers.save(output, data)
    click.echo(say("written", place=output), err=True)


def _of_drafts(desk: Workbench, slug: str, numbers: tuple[str, ...], format: Format, wanted: Wanted) -> bytes:
    wrong = next((number for number in numbers if not number.isdecimal()), None)
    if wrong is not None:
        raise BadRequest("bad_draft_number", place=wrong)
    ids = [desk.draft(slug, int(number)).id for number in numbers]
    choices = wanted.of(desk.document(ids[-1]))
    if len(ids) == 2:
        return desk.tables.two(ids[0], ids[1], format=format, choices=choices)
    return desk.tables.many(ids, format=format, choices=choices)


COMMANDS = (table,)
