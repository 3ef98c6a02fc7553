"""drafting working: working copies listed, begun, read, written to, published and put away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from drafting.cli import renumbering, speech
from drafting.cli.options import FILE, JSON
from drafting.cli.speech import say
from drafting.cli.workspace import opened, with_data
from drafting.edit.copies import CopyState, WorkingCopy
from drafting.edit.entries import entries, entry_of, words_of
from drafting.workbench import edit_effects, papers


@click.group("working")
def working() -> None:
    """Texts on their way from one draft to the next, as the page Edit has them."""


def _row(copy: WorkingCopy) -> dict[str, Any]:
    last = copy.last
    return {
        "id": copy.id,
        "instrument": copy.instrument,
        "draft": last.base_number,
        "revision": last.number,
        "state": last.state.value,
        "who": last.who,
        "when": last.at.isoformat(),
    }


@working.command("list")
@click.argument("slug", required=False)
@click.option("--all", "every", is_flag=True, help="Those that were discarded or published, too.")
@with_data
@JSON
def listed(slug: str | None, every: bool, directory: Path, as_json: bool) -> None:
    """The working copies of an instrument, or of all."""
    desk = opened(directory)
    found = desk.editing.copies(slug, None if every else CopyState.OPEN)
    if slug and not found:
        desk.instrument(slug)  # none of an unknown instrument is a slip of the pen
    if as_json:
        speech.document({"copies": [_row(copy) for copy in found]})
    elif found:
        click.echo(speech.table([tuple(str(value) for value in _row(copy).values()) for copy in found]))
    else:
        click.echo(say("no_working"), err=True)


@working.command("begin")
@click.argument("slug")
@click.option("--draft", "number", type=int, help="The draft to begin from (the latest).")
@with_data
def begin(slug: str, number: int | None, directory: Path) -> None:
    """Begin a working copy of a draft; prints its number."""
    desk = opened(directory)
    click.echo(desk.editing.begin(desk.draft(slug, number).id).id)


@working.command("show")
@click.argument("copy", type=int)
@click.argument("provision", required=False)
@with_data
@JSON
def show(copy: int, provision: str | None, directory: Path, as_json: bool) -> None:
    """What a working copy changed; with a PROVISION (eid or uid), its words as one would type them."""
    desk = opened(directory)
    found = desk.editing.copy(copy)
    text = desk.editing.document(copy)
    if provision:
        words = words_of(entry_of(text, provision).node)
        if as_json:
            speech.document({"label": words.label, "heading": words.heading, "body": words.body})
        else:
            click.echo("\n".join(part for part in (words.label, words.heading, words.body) if part))
        return
    base = desk.editing.base(found)
    named = {entry.uid: entry.node for one in (base, text) for entry in entries(one)}
    rows = [
        {"eid": named[uid].eid, "uid": uid, "label": named[uid].label, "what": what}
        for uid, what in edit_effects.altered(base, text).items()
    ]
    if as_json:
        speech.document(_row(found) | {"changes": rows})
    elif rows:
        click.echo(speech.table([(row["what"], row["eid"], row["label"]) for row in rows]))
    else:
        click.echo(say("working_same"), err=True)


@working.command("write")
@click.argument("copy", type=int)
@click.argument("provision")
@click.argument("file", type=FILE)
@with_data
def write(copy: int, provision: str, file: Path, directory: Path) -> None:
    """Save the text of a provision from a plain text FILE, a line for each paragraph."""
    desk = opened(directory)
    seen = desk.editing.copy(copy).last.number
    saved = desk.editing.write_lines(copy, provision, papers.load(file), seen=seen)
    click.echo(say("working_saved", number=saved.copy.last.number), err=True)


@working.command("publish")
@click.argument("copy", type=int)
@click.option("--stage", default="working", show_default=True)
@click.option("--note", default="")
@click.option("--author", default="")
@with_data
def publish(copy: int, stage: str, note: str, author: str, directory: Path) -> None:
    """Make a working copy the next draft of its instrument."""
    desk = opened(directory)
    seen = desk.editing.copy(copy).last.number
    made = desk.editing.publish(copy, seen=seen, stage=stage, note=note, author=author)
    for told in made.told:
        click.echo(told, err=True)
    click.echo(say("working_published", number=made.draft.number, instrument=made.draft.instrument), err=True)


@working.command("discard")
@click.argument("copy", type=int)
@click.option("--bring-back", "back", is_flag=True, help="Bring a discarded copy back instead.")
@with_data
def discard(copy: int, back: bool, directory: Path) -> None:
    """Put a working copy away. Nothing is lost: --bring-back takes it up again."""
    editing = opened(directory).editing
    if back:
        editing.restore(copy)
    else:
        editing.discard(copy, seen=editing.copy(copy).last.number)
    click.echo(say("working_restored" if back else "working_discarded", number=copy), err=True)


working.add_command(renumbering.renumber)
working.add_command(renumbering.mend)
COMMANDS = (working,)
