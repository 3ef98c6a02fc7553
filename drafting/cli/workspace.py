"""Commands on the workspace: import, drafts, export, serve, backup, restore, verify."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from drafting.cli import speech
from drafting.cli.options import FILE, JSON, day
from drafting.cli.speech import say
from drafting.errors import NotFound, UnreadableFile
from drafting.model import Draft, Instrument, Layer
from drafting.people import Person
from drafting.workbench import Workbench, data_directory, exports, papers
from drafting.workbench import restore as bring_back
from drafting.workbench.open_marks import open_marks
from drafting.workbench.output import check_output, finished
from drafting.workbench.places import DATABASE

FINDINGS = 1

DATA = click.option(
    "--data", type=FILE, help="The workspace whose lists count as well (else $DRAFTING_DATA, if it is set)."
)


def with_data(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give the command the option --data and the directory it names."""

    @click.option(
        "--data", type=FILE, help="The workspace's directory (else $DRAFTING_DATA, else the user's)."
    )
    @wraps(command)
    def with_directory(*args: Any, data: Path | None, **options: Any) -> Any:
        return command(*args, directory=data_directory(data), **options)

    return with_directory


def opened(directory: Path) -> Workbench:
    """The workbench on the directory, for whoever is logged in.

    Who can open the directory may do everything there; $DRAFTING_PERSON (an e-mail address) stands for
    somebody with the roles they were given, as in the browser.
    """
    desk, person = Workbench(directory, who=_user()), _person()
    return desk.seat(person) if person else desk


def named_workspace(data: Path | None) -> Workbench | None:
    """The workspace that --data or $DRAFTING_DATA names; None if none is named, or nothing is kept there yet.

    Raises NotFound where --data names a directory without one.
    """
    if data is None and not os.environ.get("DRAFTING_DATA"):
        return None
    directory = data_directory(data)
    if (directory / DATABASE).exists():
        return opened(directory)
    if data is not None:
        raise NotFound("not_found_workspace", place=str(data))
    return None


def _user() -> str:
    try:
        return os.environ.get("DRAFTING_USER") or getpass.getuser()
    except (OSError, KeyError):  # a process without a user name, as in some containers
        return ""


def _person() -> Person | None:
    named = os.environ.get("DRAFTING_PERSON", "").strip()
    return Person(subject=named, email=named) if named else None


@click.command("import")
@click.argument("file", type=FILE)
@click.option("--instrument", "slug", required=True, help="The instrument's short name (slug).")
@click.option("--stage", default="working", show_default=True, help="Where on its way the draft stands.")
@click.option("--date", "on", type=day, help="The draft's own date (ISO 8601; today unless given).")
@click.option("--author", default="", help="The office or role that wrote it.")
@click.option("--note", default="", help="What this draft is about.")
@click.option("--title", help="Begin the instrument with this title, if it does not exist yet.")
@click.option(
    "--layer", type=click.Choice([layer.value for layer in Layer]), default="statute", show_default=True,
    help="Where the instrument stands, if it is begun here.",
)  # fmt: skip
@with_data
@JSON
def import_(
    file: Path, slug: str, stage: str, on: date | None, author: str, note: str, title: str | None,
    layer: str, directory: Path, as_json: bool,
) -> None:  # fmt: skip
    """Keep FILE as the next draft of an instrument."""
    workbench = opened(directory)
    data = papers.load(file)
    begin = None
    if slug not in {found.slug for found in workbench.instruments()}:
        if not title:
            raise NotFound("not_found_instrument_begin", place=slug)
        language = workbench.read(data, file.name).language
        begin = Instrument(slug, title, title, language, Layer(layer), len(workbench.instruments()) + 1)
    imported = workbench.import_draft(
        slug, data, file.name, stage=stage, on=on, author=author, note=note,
        begin=begin, progress=speech.progress,
    )  # fmt: skip
    summary = imported.comparison.summary() if imported.comparison else {}
    if as_json:
        speech.document({"draft": facts(imported.draft), "summary": summary})
    else:
        click.echo(say("imported", number=imported.draft.number, slug=slug, place=file.name))
    if found := open_marks(data, file.name):
        by = ", ".join(found.authors) or "—"
        click.echo(say("open_marks", changes=found.changes, comments=found.comments, by=by), err=True)


@click.command()
@click.argument("slug", required=False)
@with_data
@JSON
def drafts(slug: str | None, directory: Path, as_json: bool) -> None:
    """List the drafts of an instrument, or the instruments."""
    workbench = opened(directory)
    slugs = [slug] if slug else [found.slug for found in workbench.instruments()]
    found = [draft for name in slugs for draft in workbench.drafts(name)]
    if as_json:
        speech.document({"drafts": [facts(draft) for draft in found]})
    elif found:
        rows = [(d.instrument, d.number, d.date.isoformat(), d.stage, d.author, d.file_name) for d in found]
        click.echo(speech.table(rows))
    else:
        click.echo(say("no_drafts"), err=True)


@click.command()
@click.argument("slug")
@click.option("--draft", "number", type=int, help="Which draft (the latest unless given).")
@click.option("-o", "--output", type=FILE, required=True, help="The file to write (.docx, .pdf or .xml).")
@click.option("--source", is_flag=True, help="The file the draft came from, byte for byte.")
@click.option(
    "--house", is_flag=True, help="In house style, also where the draft has a Word file of its own."
)
@click.option("--country", default="", metavar="CODE", help="Of Akoma Ntoso: the country, as mx or es.")
@with_data
def export(
    slug: str, number: int | None, output: Path, directory: Path, *, source: bool, house: bool, country: str
) -> None:
    """Write a draft as a clean Word file, as Akoma Ntoso (.xml), or as the file it came from."""
    workbench = opened(directory)
    draft = workbench.draft(slug, number)
    if source:
        papers.save(output, workbench.source(draft.id))
    elif output.suffix.lower() == ".xml":
        papers.save(output, exports.akoma_ntoso(workbench, draft, country=country).data)
    else:
        check_output(output)
        made = exports.clean(workbench, draft, house=house, reader=speech.reader_language())
        papers.save(output, finished(made.data, output))
        for warning in made.warnings:
            click.echo(warning, err=True)
    click.echo(say("written", place=output), err=True)


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8501, show_default=True)
@click.option("--address", default="127.0.0.1", show_default=True)
@click.option(
    "--login", type=FILE, help="How people sign in (see docs/deploy.md); needed for other machines."
)
@click.option("--backups", type=FILE, help="Write backups into this directory while serving.")
@click.option("--every", type=click.FloatRange(0.1, 720), default=24, show_default=True, help="Hours apart.")
@click.option("--copies", type=click.IntRange(1, 1000), default=14, show_default=True, help="How many stay.")
@with_data
def serve(
    port: int,
    address: str,
    login: Path | None,
    backups: Path | None,
    every: float,
    copies: int,
    directory: Path,
) -> None:
    """Open the browser app on this workspace; an empty one starts with the illustrative drafts."""
    from drafting import serve as front  # the web server is slow to load, and no other command needs it

    keep = front.Keeping(backups, every, copies) if backups else None
    front.run(port=port, address=address, directory=directory, login=login, keep=keep)


@click.command()
@click.argument("output", type=FILE)
@with_data
def backup(output: Path, directory: Path) -> None:
    """Write a checked copy of the workspace to a new file, while others go on working."""
    opened(directory).record.backup(output)
    click.echo(say("written", place=output), err=True)


@click.command()
@click.argument("file", type=FILE)
@with_data
def restore(file: Path, directory: Path) -> int:
    """Make the workspace what a backup holds; the present one is kept aside.

    With $DRAFTING_PERSON, only an owner of the present one may. What comes back is checked text by text;
    exit 1 if something in it is not whole.
    """
    if file.is_dir():
        raise UnreadableFile("file_is_directory", place=str(file))
    bring_back(file, directory, who=_user(), person=_person())
    click.echo(say("restored", place=directory), err=True)
    return _verified(opened(directory))


@click.command()
@with_data
def verify(directory: Path) -> int:
    """Check everything that is kept; exit 1 if something is not whole."""
    return _verified(opened(directory))


def _verified(desk: Workbench) -> int:
    problems = desk.verify(speech.reader_language())
    for problem in problems:
        click.echo(problem)
    click.echo(say("verified", count=len(problems)), err=True)
    return FINDINGS if problems else 0


def facts(draft: Draft) -> dict[str, Any]:
    """A draft as the contract's JSON."""
    return {
        "instrument": draft.instrument, "number": draft.number, "stage": draft.stage,
        "date": draft.date.isoformat(), "author": draft.author, "note": draft.note, "file": draft.file_name,
        "sha256": draft.sha256, "created_at": draft.created_at.isoformat(), "created_by": draft.created_by,
    }  # fmt: skip


COMMANDS = (import_, drafts, export, serve, backup, restore, verify)
