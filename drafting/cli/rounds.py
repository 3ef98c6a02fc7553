"""Review rounds: send a draft, take the answers in, decide, make the next draft."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from drafting.cli import speech
from drafting.cli.options import FILE, JSON, day, names, report_format
from drafting.cli.review_rows import proposal_row, round_row, state_name
from drafting.cli.speech import reader_language, say
from drafting.cli.workspace import FINDINGS, facts, opened, with_data
from drafting.messages import sentence
from drafting.review.model import WAITING, State
from drafting.workbench import papers

WAITING_ONLY = click.option("--open", "waiting", is_flag=True, help="Only what is not settled.")
MINE = click.option("--assigned", help="Only what is assigned to this person.")
NUMBER = click.option("--round", "number", type=int, help="Which round (the latest unless given).")
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
@click.option("--until", type=day, required=True, help="The last day for answers (ISO 8601).")
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
    slug: str, until: date, reviewers: str, draft: int | None, title: str, note: str, kinds: str,
    directory: Path, as_json: bool,
) -> None:  # fmt: skip
    """Open a round on a draft of an instrument."""
    desk = opened(directory)
    made = desk.reviews.open_round(
        slug, names(reviewers), until, number=draft, title=title, kinds=names(kinds), note=note
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
@WAITING_ONLY
@MINE
@with_data
@JSON
def list_(slug: str, waiting: bool, assigned: str | None, directory: Path, as_json: bool) -> None:
    """List what reviewers proposed, as it stands in the latest draft."""
    desk = opened(directory)
    found = [
        one
        for one in desk.reviews.standing(desk.draft(slug).id)
        if (not waiting or one.proposal.state in WAITING) and assigned in (None, one.proposal.assigned)
    ]
    made = desk.reviews.made_in(slug)
    if as_json:
        speech.document({"proposals": [proposal_row(one, made) for one in found]})
        return
    rows = [
        (
            one.proposal.id, one.proposal.origin.reviewer, one.proposal.label, state_name(one.proposal.state),
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
    speech.told(made.decision, made.key)


@round_.command()
@click.argument("slug")
@click.argument("said")
@click.argument("whom")
@with_data
def assign(slug: str, said: str, whom: str, directory: Path) -> None:
    """Say whose a proposal or comment SAID is now: WHOM ("": nobody's)."""
    made = opened(directory).reviews.assign(f"{slug}/{said}", whom)
    click.echo(say("assigned", place=made.key, who=made.assigned or "-"), err=True)


@round_.command()
@click.argument("decision", type=int)
@with_data
def undo(decision: int, directory: Path) -> None:
    """Take a decision back, named by its number."""
    speech.decided(*opened(directory).reviews.undo(decision))


@round_.command()
@click.argument("slug")
@click.option("-o", "--output", type=FILE, required=True, help="The file to write (.docx, .xlsx or .pdf).")
@NUMBER
@with_data
def dispositions(slug: str, output: Path, number: int | None, directory: Path) -> None:
    """Write the matrix of dispositions, of all rounds unless one is given."""
    format = report_format(output)
    papers.save(output, opened(directory).reviews.dispositions(slug, format, number=number))
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


def _conflict(why: str) -> str:
    return sentence(f"review.conflict.{why}", reader_language())


COMMANDS = (round_,)
