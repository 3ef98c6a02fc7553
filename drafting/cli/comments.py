"""Comments: say something of a provision, answer, settle, assign, carry on, withdraw."""

from __future__ import annotations

from pathlib import Path

import click

from drafting.cli import speech
from drafting.cli.options import JSON
from drafting.cli.review_rows import comment_row, state_name
from drafting.cli.rounds import MINE, WAITING_ONLY
from drafting.cli.speech import say
from drafting.cli.workspace import opened, with_data
from drafting.model import Quote
from drafting.review.model import COMMENT_STATES, WAITING, State


@click.group()
def comments() -> None:
    """Say something of a provision, answer what others said, and see what is open."""


@comments.command("list")
@click.argument("slug")
@click.option("--draft", "draft", type=int, help="As they stand in this draft (the latest unless given).")
@WAITING_ONLY
@MINE
@with_data
@JSON
def list_comments(
    slug: str, draft: int | None, waiting: bool, assigned: str | None, directory: Path, as_json: bool
) -> None:
    """List the comments on an instrument; of one that lost its provision, where its words went."""
    desk = opened(directory)
    place = desk.draft(slug, draft).id
    found = [
        one
        for one in desk.reviews.heard(place)
        if (not waiting or one.comment.state in WAITING) and assigned in (None, one.comment.assigned)
    ]
    went = desk.reviews.went(place)
    if as_json:
        speech.document({"comments": [comment_row(one, went.get(one.comment.key)) for one in found]})
        return
    rows = [
        (one.comment.id, one.comment.origin.reviewer or one.comment.author, one.comment.label,
         state_name(one.comment.state), " ".join(one.comment.text.split())[:100])
        for one in found
    ]  # fmt: skip
    click.echo(speech.table(rows) if rows else say("nobody_said"), err=not rows)


@comments.command()
@click.argument("slug")
@click.argument("provision")
@click.argument("text")
@click.option("--words", default="", help="The exact words it is about (the whole provision unless given).")
@with_data
def add(slug: str, provision: str, text: str, words: str, directory: Path) -> None:
    """Say TEXT of PROVISION (art_12, "12 Bis") of the latest draft."""
    desk = opened(directory)
    uid = desk.history(slug, provision).uid
    quote = Quote(words) if words.strip() else None
    made = desk.reviews.add(desk.draft(slug).id, uid, text, quote=quote)
    speech.told(made.decision, made.key)


@comments.command()
@click.argument("slug")
@click.argument("comment")
@click.argument("text")
@with_data
def reply(slug: str, comment: str, text: str, directory: Path) -> None:
    """Answer in the thread of COMMENT (its id in "comments list")."""
    made = opened(directory).reviews.reply(f"{slug}/{comment}", text)
    speech.told(made.decision, made.key)


@comments.command()
@click.argument("slug")
@click.argument("comment")
@click.argument("state", type=click.Choice([state.value for state in COMMENT_STATES]))
@click.option("--answer", help="What is answered.")
@click.option("--in-draft", "answered_in", type=int, help="The draft that answers it.")
@click.option("--assign", help="Whose it is now.")
@with_data
def settle(
    slug: str, comment: str, state: str, answer: str | None, answered_in: int | None, assign: str | None,
    directory: Path,
) -> None:  # fmt: skip
    """Say how COMMENT is settled."""
    made = opened(directory).reviews.settle(
        f"{slug}/{comment}", state=State(state), answer=answer, answered_in=answered_in, assigned=assign
    )
    speech.told(made.settling, made.key)


@comments.command()
@click.argument("slug")
@click.argument("comment")
@with_data
def carry(slug: str, comment: str, directory: Path) -> None:
    """Let COMMENT go on where its words went: into another instrument of the set."""
    made = opened(directory).reviews.carry(f"{slug}/{comment}")
    speech.told(made.decision, made.key)


@comments.command()
@click.argument("slug")
@click.argument("comment")
@with_data
def withdraw(slug: str, comment: str, directory: Path) -> None:
    """Take COMMENT out; "round undo" with the number that is told brings it back."""
    made = opened(directory).reviews.withdraw(f"{slug}/{comment}")
    speech.decided(made)


COMMANDS = (comments,)
