"""Commands on people: who has which role, give one, take one."""

from __future__ import annotations

from pathlib import Path

import click

from drafting.cli import speech
from drafting.cli.options import JSON
from drafting.cli.speech import say
from drafting.cli.workspace import opened, with_data
from drafting.people import EVERY, Role
from drafting.workbench.people import grant_of

WHERE = click.option(
    "--instrument", "slug", default=EVERY, show_default=True, help="For this instrument only (its slug)."
)


@click.group()
def people() -> None:
    """Who may do what, once people sign in: reader, reviewer, drafter, owner."""


@people.command("list")
@with_data
@JSON
def list_(directory: Path, as_json: bool) -> None:
    """Say who has which role, who gave it and when."""
    found = opened(directory).people.grants()
    rows = [
        {
            "who": grant_of(one).grantee, "role": grant_of(one).role.value,
            "instrument": grant_of(one).instrument, "by": one.who, "at": one.at.isoformat(),
        }
        for one in found
    ]  # fmt: skip
    if as_json:
        speech.document({"people": rows})
    elif rows:
        click.echo(speech.table([tuple(row.values()) for row in rows]))
    else:
        click.echo(say("nobody"), err=True)


@people.command()
@click.argument("who")
@click.argument("role", type=click.Choice([role.value for role in Role]))
@WHERE
@with_data
def grant(who: str, role: str, slug: str, directory: Path) -> None:
    """Give WHO (an e-mail address, or “group:NAME”) a ROLE, instead of the one they have."""
    made = grant_of(opened(directory).people.grant(who, role, slug))
    click.echo(say("granted", who=made.grantee, role=made.role.value, place=made.instrument), err=True)


@people.command()
@click.argument("who")
@WHERE
@with_data
def revoke(who: str, slug: str, directory: Path) -> None:
    """Take WHO the role they have."""
    opened(directory).people.revoke(who, slug)
    click.echo(say("revoked", who=who, place=slug), err=True)


COMMANDS = (people,)
