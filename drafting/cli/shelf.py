"""drafting shelf: instruments put away whole, and brought back."""

from __future__ import annotations

from pathlib import Path

import click

from drafting.cli import speech
from drafting.cli.options import JSON
from drafting.cli.speech import say
from drafting.cli.workspace import opened, with_data
from drafting.errors import BadRequest
from drafting.workbench.shelf import Shelf


@click.command("shelf")
@click.argument("slugs", nargs=-1)
@click.option("--put-away", "away", is_flag=True, help="Put these instruments away, with all their drafts.")
@click.option(
    "--bring-back", "back", is_flag=True, help="Bring these instruments back (all, if none is named)."
)
@click.option("--samples", is_flag=True, help="The sample texts the installation came with.")
@with_data
@JSON
def shelf(
    slugs: tuple[str, ...], away: bool, back: bool, samples: bool, directory: Path, as_json: bool
) -> None:
    """List the instruments that were put away; put some away, or bring them back.

    Nothing is lost: what was put away is kept with its drafts and everything that was decided of them.
    """
    place = opened(directory).shelf
    if away and back:
        raise BadRequest("bad_shelf", place="--put-away --bring-back")
    if not (away or back) and (slugs or samples):
        raise BadRequest("bad_shelf", place=" ".join((*slugs, *["--samples"] * samples)))
    chosen = _chosen(place, slugs, samples, back)
    if away:
        if not chosen:
            raise BadRequest("bad_shelf", place="--put-away")
        place.put_away(chosen)
    elif back and chosen:
        place.bring_back(chosen)
    found = place.away()
    if as_json:
        speech.document({"away": [{"instrument": one.slug, "title": one.title} for one in found]})
    elif found:
        click.echo(speech.table([(one.slug, one.title) for one in found]))
    else:
        click.echo(say("nothing_away"), err=True)


def _chosen(place: Shelf, slugs: tuple[str, ...], samples: bool, back: bool) -> list[str]:
    if back:
        return list(slugs) or [one.slug for one in place.away()]
    return [*slugs, *(one.slug for one in place.samples() if samples and one.slug not in slugs)]


COMMANDS = (shelf,)
