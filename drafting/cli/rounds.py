"""Review rounds and comments: send a draft, take the answers in, decide, make the next draft."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import click

from drafting.cli import speech
from drafting.cli.speech import reader_language, say
from drafting.cli.texts import FILE, JSON, moment
from drafting.cli.workspace import FINDINGS, facts, opened, with_data
from drafting.errors import BadRequest
from drafting.messages import sentence
from drafting.model import Quote
from drafting.review.carry import Heard, Standing
from drafting.review.model import COMMENT_STATES, WAITING, Round, State
from drafting.workbench import Workbench, papers
from drafting.workbench.reports import ReportFormat

NUMBER = click.option("--round", "number", type=int, help="Which round (the latest unless given).")
_FORMATS = (".docx", ".xlsx", ".pdf")
#: what a person may say of a proposal on the command line
_VERDICTS = {
    "accept": State.ACCEPTED,
    "reject": State.REJECTED,
    "amend": State.AMENDED,
    "defer": State.DEFERRED,
}


@click.group("round")
def round_() -> None:
    """Send a draft to reviewers, take their answers in, and make the next draft of what was accepted."""


@round_.command("open")
@click.argument("slug")
@click.option("--until", required=True, help="The last day for answers (ISO 8601).")
@click.option(
    "--to", "reviewers", required=True, help="Whom to ask, separated by commas (corpus/reviewers.toml)."
)
@click.option("--draft", "draft", type=int, help="Which draft (the latest unless given).")
@click.option("--title", default="", help="What the round is called.")
@click.option("--note", default="", help="A line for the cover note.")
@click.option("--with", "kinds", default="", help="Our own comments to send along (comment,checks,...).")
@with_data
@JSON
def open_(
    slug: str, until: str, reviewers: str, draft: int | None, title: str, note: str, kinds: str,
    directory: Path, as_json: bool,
) -> None:  # fmt: skip
    """Open a round on a draft of an instrument."""
    desk, day = opened(directory), moment(until)
    assert day is not None
    made = desk.reviews.open_round(
        slug, _names(reviewers), day.date(), number=draft, title=title, kinds=_names(kinds), note=note
    )
    if as_json:
        speech.document(round_row(desk, made))
    else:
        click.echo(say("round_opened", number=made.number, slug=slug, draft=made.draft), err=True)


@round_.command()
@click.argument("slug")
@click.argument("reviewer")
@click.option("-o", "--output", type=FILE, required=True, help="The file to write (.zip).")
@NUMBER
@with_data
def package(slug: str, reviewer: str, output: Path, number: int | None, directory: Path) -> None:
    """Write what REVIEWER is sent: the draft, the changes since they last saw it, a note."""
    desk = opened(directory)
    papers.save(output, desk.reviews.package(slug, desk.reviews.round(slug, number).number, reviewer))
    click.echo(say("written", place=output), err=True)


@round_.command()
@click.argument("slug")
@click.argument("reviewer")
@click.argument("file", type=FILE)
@click.option(
    "--draft", "draft", type=int, help="Which draft they worked on (found from the text unless given)."
)
@NUMBER
@with_data
@JSON
def take(
    slug: str,
    reviewer: str,
    file: Path,
    draft: int | None,
    number: int | None,
    directory: Path,
    as_json: bool,
) -> None:
    """Take the Word FILE in that came back from REVIEWER."""
    desk = opened(directory)
    chosen = desk.reviews.round(slug, number).number
    made = desk.reviews.take(slug, chosen, reviewer, papers.load(file), file.name, draft=draft)
    row = {
        "round": made.round, "reviewer": made.reviewer, "file": made.name, "draft": made.draft,
        "proposals": made.proposals, "comments": made.comments, "unplaced": made.unplaced,
        "decision": made.decision,
    }  # fmt: skip
    if as_json:
        speech.document(row)
    else:
        click.echo(
            say(
                "round_taken",
                place=file.name,
                **{key: row[key] for key in ("proposals", "comments", "draft")},
            )
        )


@round_.command()
@click.argument("slug")
@NUMBER
@with_data
@JSON
def status(slug: str, number: int | None, directory: Path, as_json: bool) -> None:
    """Say who has answered, who has not, and how many days are left."""
    desk = opened(directory)
    found = desk.reviews.round(slug, number)
    if as_json:
        speech.document(round_row(desk, found))
        return
    click.echo(say("round_head", number=found.number, draft=found.draft, until=found.until.isoformat()))
    rows = []
    for one in desk.reviews.status(slug, found.number):
        name = desk.reviews.reviewer_name(one.asked.reviewer, reader_language())
        waiting = "round_silent_1" if one.days_left == 1 else "round_silent"
        answered = say("round_answered" if one.answered else waiting, days=one.days_left)
        rows.append((one.asked.reviewer, name, answered, f"{one.said - one.waiting}/{one.said}"))
    click.echo(speech.table(rows))


@round_.command("list")
@click.argument("slug")
@click.option("--open", "waiting", is_flag=True, help="Only what is not settled.")
@with_data
@JSON
def list_(slug: str, waiting: bool, directory: Path, as_json: bool) -> None:
    """List what reviewers proposed, as it stands in the latest draft."""
    desk = opened(directory)
    found = [
        one
        for one in desk.reviews.standing(desk.draft(slug).id)
        if not waiting or one.proposal.state in WAITING
    ]
    made = desk.reviews.made_in(slug)
    if as_json:
        speech.document({"proposals": [proposal_row(one, made) for one in found]})
        return
    rows = [
        (
            one.proposal.id, one.proposal.origin.reviewer, one.proposal.label, _state(one.proposal.state),
            f"[-{one.proposal.old}-]{{+{one.proposal.new}+}}".replace("[--]", "").replace("{++}", ""),
        )
        for one in found
    ]  # fmt: skip
    click.echo(speech.table(rows) if rows else say("nobody_said"), err=not rows)


@round_.command()
@click.argument("slug")
@click.argument("proposal")
@click.argument("verdict", type=click.Choice(list(_VERDICTS)))
@click.option("--reason", default="", help="Why.")
@click.option("--words", default="", help="With amend: the words to put instead.")
@with_data
def decide(slug: str, proposal: str, verdict: str, reason: str, words: str, directory: Path) -> None:
    """Accept, reject, amend or defer a PROPOSAL (its id in "round list")."""
    key = f"{slug}/{proposal}"
    made = opened(directory).reviews.decide(key, _VERDICTS[verdict], reason=reason, amended=words)
    click.echo(say("decided", number=made.decision, place=made.key), err=True)


@round_.command()
@click.argument("decision", type=int)
@with_data
def undo(decision: int, directory: Path) -> None:
    """Take a decision back, named by its number."""
    for made in opened(directory).reviews.undo(decision):
        click.echo(say("decided", number=made.id, place=made.key), err=True)


@round_.command()
@click.argument("slug")
@click.option("-o", "--output", type=FILE, required=True, help="The file to write (.docx, .xlsx or .pdf).")
@NUMBER
@with_data
def dispositions(slug: str, output: Path, number: int | None, directory: Path) -> None:
    """Write the matrix of dispositions, of all rounds unless one is given."""
    if output.suffix.lower() not in _FORMATS:
        raise BadRequest("output_not_table", place=str(output))
    kind = cast(ReportFormat, output.suffix.lower()[1:])
    papers.save(output, opened(directory).reviews.dispositions(slug, kind, number=number))
    click.echo(say("written", place=output), err=True)


@round_.command()
@click.argument("slug")
@click.option("--stage", default="working", show_default=True, help="Where on its way the new draft stands.")
@click.option("--note", default="", help="What the new draft is about.")
@click.option("--partial", is_flag=True, help="Leave what is in conflict for later.")
@with_data
@JSON
def finish(slug: str, stage: str, note: str, partial: bool, directory: Path, as_json: bool) -> None:
    """Make the next draft of what was accepted; with conflicts, name them and make none (exit code 1)."""
    desk = opened(directory)
    conflicts = desk.reviews.settled(slug).conflicts
    if conflicts and not partial:
        rows = [
            (_conflict(one.why.value), ", ".join(said.id for said in one.proposals), one.proposals[0].label)
            for one in conflicts
        ]
        if as_json:
            speech.document(
                {"draft": None, "conflicts": [[said.id for said in one.proposals] for one in conflicts]}
            )
        else:
            click.echo(speech.table(rows))
        click.get_current_context().exit(FINDINGS)
    made = desk.reviews.make_draft(slug, stage=stage, note=note, partial=partial)
    if as_json:
        left = [[said.id for said in one.proposals] for one in conflicts]
        speech.document({"draft": facts(made.draft), "conflicts": left})
    else:
        click.echo(say("round_made", number=made.draft.number, slug=slug))


@click.group()
def comments() -> None:
    """Say something of a provision, answer what others said, and see what is open."""


@comments.command("list")
@click.argument("slug")
@click.option("--draft", "draft", type=int, help="As they stand in this draft (the latest unless given).")
@click.option("--open", "waiting", is_flag=True, help="Only what is not settled.")
@with_data
@JSON
def list_comments(slug: str, draft: int | None, waiting: bool, directory: Path, as_json: bool) -> None:
    """List the comments on an instrument."""
    desk = opened(directory)
    found = [
        one
        for one in desk.reviews.heard(desk.draft(slug, draft).id)
        if not waiting or one.comment.state in WAITING
    ]
    if as_json:
        speech.document({"comments": [comment_row(one) for one in found]})
        return
    rows = [
        (one.comment.id, one.comment.origin.reviewer or one.comment.author, one.comment.label,
         _state(one.comment.state), " ".join(one.comment.text.split())[:100])
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
    click.echo(say("decided", number=made.decision, place=made.key), err=True)


@comments.command()
@click.argument("slug")
@click.argument("comment")
@click.argument("text")
@with_data
def reply(slug: str, comment: str, text: str, directory: Path) -> None:
    """Answer in the thread of COMMENT (its id in "comments list")."""
    made = opened(directory).reviews.reply(f"{slug}/{comment}", text)
    click.echo(say("decided", number=made.decision, place=made.key), err=True)


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
    click.echo(say("decided", number=made.settling, place=made.key), err=True)


# --- as JSON --------------------------------------------------------------------------------------


def round_row(desk: Workbench, found: Round) -> dict[str, Any]:
    """A round with its reviewers."""
    return {
        "round": found.number,
        "draft": found.draft,
        "sent": found.sent.isoformat(),
        "until": found.until.isoformat(),
        "closed": found.closed,
        "reviewers": [
            {
                "id": one.asked.reviewer,
                "answered": one.answered,
                "days_left": one.days_left,
                "said": one.said,
                "open": one.waiting,
                "files": [file.name for file in one.returned],
            }
            for one in desk.reviews.status(found.instrument, found.number)
        ],
    }


def proposal_row(one: Standing, made: dict[str, int]) -> dict[str, Any]:
    """A proposal as it stands."""
    said = one.proposal
    return {
        "id": said.id, "round": said.origin.round, "reviewer": said.origin.reviewer, "author": said.author,
        "eid": said.eid, "draft": said.draft, "kind": said.kind, "old": said.old, "new": said.new,
        "state": said.state.value, "reason": said.reason, "amended": said.amended, "stands": one.fate.value,
        "done_in": made.get(said.key), "decision": said.decision,
    }  # fmt: skip


def comment_row(one: Heard) -> dict[str, Any]:
    """A comment as it stands."""
    said = one.comment
    return {
        "id": said.id, "round": said.origin.round or None, "reviewer": said.origin.reviewer,
        "author": said.author, "eid": one.provision.eid if one.provision else None, "draft": said.draft,
        "text": said.text, "words": said.quote.exact if said.quote else None, "state": said.state.value,
        "assigned": said.assigned, "answer": said.answer, "answered_in": said.answered_in or None,
        "stands": one.fate.value,
        "replies": [{"author": reply.author, "text": reply.text} for reply in said.replies],
    }  # fmt: skip


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _state(state: State) -> str:
    return sentence(f"review.state.{state.value}", reader_language())


def _conflict(why: str) -> str:
    return sentence(f"review.conflict.{why}", reader_language())


COMMANDS = (round_, comments)
