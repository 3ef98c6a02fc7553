"""Rounds, proposals and comments as JSON, and the words for their states."""

from __future__ import annotations

from typing import Any

from drafting.cli.speech import reader_language
from drafting.messages import sentence
from drafting.review.carry import Heard, Standing
from drafting.review.model import Round, State
from drafting.workbench import Workbench
from drafting.workbench.comment_ways import Went


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
        "assigned": said.assigned, "done_in": made.get(said.key), "decision": said.decision,
    }  # fmt: skip


def comment_row(one: Heard, went: Went | None = None) -> dict[str, Any]:
    """A comment as it stands; where its words ``went`` if its provision left the instrument."""
    said = one.comment
    return {
        "id": said.id, "round": said.origin.round or None, "reviewer": said.origin.reviewer,
        "author": said.author, "eid": one.provision.eid if one.provision else None, "draft": said.draft,
        "text": said.text, "words": said.quoted or None, "state": said.state.value,
        "assigned": said.assigned, "answer": said.answer, "answered_in": said.answered_in or None,
        "stands": one.fate.value,
        "went": {"instrument": went.instrument.slug, "eid": went.provision.eid} if went else None,
        "replies": [{"author": reply.author, "text": reply.text} for reply in said.replies],
    }  # fmt: skip


def state_name(state: State) -> str:
    """What a state is called."""
    return sentence(f"review.state.{state.value}", reader_language())
