"""Commands on control lists: the chemicals of a file, the overlap of two lists, chemicals through drafts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.cli import speech
from drafting.cli import substance_rows as rows
from drafting.cli.options import FILE, GRAVE, JSON, LANGUAGE, day, failing
from drafting.cli.speech import reader_language, say
from drafting.cli.workspace import DATA, named_workspace, opened, with_data
from drafting.errors import BadRequest
from drafting.model import Language
from drafting.workbench import data_directory, papers

if TYPE_CHECKING:
    from drafting.model import Document
    from drafting.substances.report import Examination
    from drafting.substances.scan import Known
    from drafting.workbench import Workbench

LISTS = click.option("--list", "lists", multiple=True, metavar="ID", help="Measure against this list only.")
AS_OF = click.option(
    "--as-of", default="", metavar="DAY", help="The lists as they read on a day (2019-12-31)."
)


@click.command()
@click.argument("file", type=FILE, required=False)
@click.option(
    "--instrument",
    "slug",
    metavar="SLUG",
    help="An instrument of the workspace instead: when each chemical entered, left or changed place.",
)
@click.option("--draft", "number", type=int, help="With --instrument: the chemicals of that draft.")
@LISTS
@AS_OF
@DATA
@GRAVE
@LANGUAGE
@JSON
def substances(
    file: Path | None,
    slug: str | None,
    number: int | None,
    lists: tuple[str, ...],
    as_of: str,
    data: Path | None,
    fail_on: str | None,
    language: Language | None,
    as_json: bool,
) -> int:
    """Find the chemicals of FILE: against the control lists, number by number, name by name.

    The lists are those that ship, and those kept in the workspace that --data or $DRAFTING_DATA names.
    """
    if (file is None) == (slug is None) or (number is not None and slug is None):
        raise BadRequest("bad_substances_of")
    if slug is not None and number is None:
        _through(opened(data_directory(data)), slug, lists, as_of, as_json)
        return 0
    if slug is not None:
        desk = opened(data_directory(data))
        draft = desk.draft(slug, number)
        examined = desk.substances.report(draft.id, lists=lists, as_of=as_of)
        known = desk.substances.known(lists=lists, as_of=as_of)
    else:
        assert file is not None
        document = papers.read_file(file, language)
        examined, known = _looked_at(document, named_workspace(data), lists, as_of)
    if as_json:
        speech.document(rows.examination_row(examined, known))
    else:
        click.echo("\n".join(rows.examination_lines(examined, known)))
    return failing(fail_on, (one.severity for one in examined.findings))


@click.command()
@click.argument("one", default="australia-group")
@click.argument("other", default="cwc")
@AS_OF
@DATA
@JSON
def crossover(one: str, other: str, as_of: str, data: Path | None, as_json: bool) -> None:
    """Say which items of ONE control list stand on the OTHER, where, and on what ground."""
    from drafting.workbench.substances import crossover_of

    desk = named_workspace(data)
    found = (
        desk.substances.crossover(one, other, as_of=as_of) if desk else crossover_of(one, other, as_of=as_of)
    )
    facts = found.summary
    if as_json:
        items = [rows.crossing_row(crossing) for crossing in found.crossings]
        figures = {name: getattr(facts, name) for name in facts.__slots__}
        speech.document({"list": one, "against": other, "summary": figures, "items": items})
        return
    click.echo(speech.table(rows.crossing_line(crossing, found) for crossing in found.crossings))
    click.echo(
        say("overlap", items=facts.items, both=facts.both, by_cas=facts.by_cas,
            by_family=facts.by_family, exceptions=facts.exceptions, only=facts.only)
    )  # fmt: skip


@click.command("lists")
@click.argument("file", type=FILE, required=False)
@click.option(
    "--id", "list_id", default="", help="The id of the list that FILE holds (a known one: its newer version)."
)
@click.option("--name", default="", help="What the list is called.")
@click.option("--version", "version", type=day, help="The day from which it reads so.")
@click.option(
    "--column", "columns", multiple=True, metavar="FIELD=HEADING", help="Which column is cas, name_es ..."
)
@with_data
@JSON
def control_lists(
    file: Path | None,
    list_id: str,
    name: str,
    version: date | None,
    columns: tuple[str, ...],
    directory: Path,
    as_json: bool,
) -> None:
    """Show the control lists of the workspace, or keep the one that FILE (.csv, .xlsx) holds."""
    bench = opened(directory)
    if file is not None:
        if not list_id or version is None:
            raise BadRequest("list_needs", place=file.name)
        matched = dict(column.split("=", 1) for column in columns if "=" in column)
        bench.substances.import_list(
            papers.load(file), file.name, list_id=list_id, name=name, version=version, columns=matched
        )
    found = [
        {
            "id": one.id,
            "name": one.names.get(reader_language(), one.id),
            "numbers": len(one.numbers),
            "version": one.versions[-1].id if one.versions else "",
            "default": one.default,
        }
        for one in bench.substances.lists()
    ]
    if as_json:
        speech.document({"lists": found})
        return
    click.echo(speech.table((row["id"], row["version"], row["numbers"], row["name"]) for row in found))


def _looked_at(
    document: Document, desk: Workbench | None, lists: tuple[str, ...], as_of: str
) -> tuple[Examination, Known]:
    from drafting.workbench.substances import report_on

    if desk is None:
        return report_on(document, lists=lists, as_of=as_of)
    return desk.substances.report_on(document, lists=lists, as_of=as_of)


def _through(desk: Workbench, slug: str, lists: tuple[str, ...], as_of: str, as_json: bool) -> None:
    through = desk.substances.through_drafts(slug, lists=lists, as_of=as_of)
    told = desk.substances.told(slug, reader_language(), lists=lists, as_of=as_of)
    if as_json:
        speech.document(rows.through_row(slug, through, told))
    else:
        click.echo("\n".join(rows.through_lines(through, told)))


COMMANDS = (substances, crossover, control_lists)
