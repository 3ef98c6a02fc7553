"""Reviews as decisions keep them, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from drafting.model import Decision, Quote
from drafting.review.model import (
    Asked,
    Comment,
    Origin,
    Proposed,
    Reply,
    Returned,
    Round,
    Spot,
    State,
)

Body = dict[str, object]


def comment_body(one: Comment) -> Body:
    """A comment as JSON can hold it."""
    return {
        "id": one.id,
        "draft": one.draft,
        "text": one.text,
        "author": one.author,
        "when": _moment(one.when),
        "eid": one.eid,
        "label": one.label,
        "words": one.words,
        "quote": None if one.quote is None else [one.quote.exact, one.quote.prefix, one.quote.suffix],
        "onward": one.onward,
        "replies": [[reply.author, _moment(reply.when), reply.text] for reply in one.replies],
        "origin": _origin(one.origin),
    }


def state_body(one: Comment) -> Body:
    """What became of a comment, as JSON can hold it."""
    return {
        "state": one.state.value,
        "assigned": one.assigned,
        "answer": one.answer,
        "answered_in": one.answered_in,
        "on": one.settled_on,
    }


def comment_of(decision: Decision, settling: Decision | None = None) -> Comment:
    """The comment that a decision holds, settled as another one says."""
    body: Mapping[str, Any] = decision.body
    became: Mapping[str, Any] = settling.body if settling else {}
    state = State(became.get("state", State.OPEN))
    settled = settling is not None and state is not State.OPEN
    return Comment(
        id=body["id"],
        instrument=decision.instrument,
        uid=decision.uid,
        draft=body["draft"],
        text=body["text"],
        author=body["author"],
        when=_when(body["when"]),
        eid=body["eid"],
        label=body["label"],
        words=body["words"],
        quote=None if body["quote"] is None else Quote(*body["quote"]),
        onward=body.get("onward", ""),
        replies=tuple(Reply(author, _when(when), text) for author, when, text in body["replies"]),
        state=state,
        assigned=became.get("assigned", ""),
        answer=became.get("answer", ""),
        answered_in=became.get("answered_in", 0),
        settled_on=became.get("on", 0),
        origin=Origin(*body["origin"]),
        decision=decision.id,
        settling=settling.id if settling else None,
        settled_by=settling.who if settling and settled else "",
        settled_at=settling.at if settling and settled else None,
    )


def proposal_body(one: Proposed) -> Body:
    """A proposal as JSON can hold it."""
    return {
        "id": one.id,
        "kind": one.kind,
        "draft": one.draft,
        "old": one.old,
        "new": one.new,
        "spots": [list(spot) for spot in one.spots],
        "author": one.author,
        "when": _moment(one.when),
        "eid": one.eid,
        "label": one.label,
        "state": one.state.value,
        "reason": one.reason,
        "amended": one.amended,
        "assigned": one.assigned,
        "origin": _origin(one.origin),
        "order": one.order,
        "tracked": one.tracked,
    }


def proposal_of(decision: Decision) -> Proposed:
    """The proposal that a decision holds."""
    body: Mapping[str, Any] = decision.body
    state = State(body["state"])
    settled = state is not State.OPEN
    return Proposed(
        id=body["id"],
        instrument=decision.instrument,
        kind=body["kind"],
        draft=body["draft"],
        old=body["old"],
        new=body["new"],
        spots=tuple(Spot(*spot) for spot in body["spots"]),
        author=body["author"],
        when=_when(body["when"]),
        uid=decision.uid,
        eid=body["eid"],
        label=body["label"],
        state=state,
        reason=body["reason"],
        amended=body["amended"],
        assigned=body["assigned"],
        origin=Origin(*body["origin"]),
        order=body["order"],
        tracked=body.get("tracked", bool(body["author"] or body["when"])),  # a tracked change names both
        decision=decision.id,
        settled_by=decision.who if settled else "",
        settled_at=decision.at if settled else None,
    )


def round_body(one: Round) -> Body:
    """A round as JSON can hold it."""
    return {
        "draft": one.draft,
        "sent": one.sent.isoformat(),
        "until": one.until.isoformat(),
        "asked": [[asked.reviewer, list(asked.kinds), asked.last_seen, asked.note] for asked in one.asked],
        "title": one.title,
        "by": one.by,
        "closed": one.closed,
    }


def round_of(decision: Decision) -> Round:
    """The round that a decision holds."""
    body: Mapping[str, Any] = decision.body
    return Round(
        instrument=decision.instrument,
        number=int(decision.key.rsplit("/", 1)[-1]),
        draft=body["draft"],
        sent=date.fromisoformat(body["sent"]),
        until=date.fromisoformat(body["until"]),
        asked=tuple(Asked(name, tuple(kinds), seen, note) for name, kinds, seen, note in body["asked"]),
        title=body["title"],
        by=body["by"],
        closed=body["closed"],
        decision=decision.id,
    )


def returned_body(one: Returned) -> Body:
    """A returned file as JSON can hold it; its bytes go beside."""
    return {
        "round": one.round,
        "reviewer": one.reviewer,
        "name": one.name,
        "draft": one.draft,
        "sha256": one.sha256,
        "counts": [one.proposals, one.comments, one.unplaced, one.skipped],
    }


def returned_of(decision: Decision) -> Returned:
    """The returned file that a decision holds."""
    body: Mapping[str, Any] = decision.body
    proposals, comments, unplaced, skipped = body["counts"]
    return Returned(
        instrument=decision.instrument,
        round=body["round"],
        reviewer=body["reviewer"],
        name=body["name"],
        draft=body["draft"],
        sha256=body["sha256"],
        when=decision.at,
        who=decision.who,
        proposals=proposals,
        comments=comments,
        unplaced=unplaced,
        skipped=skipped,
        decision=decision.id,
    )


def _origin(one: Origin) -> list[object]:
    return [one.round, one.reviewer, one.file]


def _moment(when: datetime | None) -> str | None:
    return None if when is None else when.isoformat()


def _when(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
