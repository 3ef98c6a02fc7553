"""A Word file that came back: its tracked changes and comments become those of the reviewer."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from drafting import files
from drafting.errors import BadRequest, Conflict, UnreadableFile
from drafting.guard import printable
from drafting.model import Document, Draft, Proposal, ReviewComment
from drafting.review.model import (
    COMMENT,
    PROPOSAL,
    RETURNED,
    Asked,
    Comment,
    Origin,
    Proposed,
    Reply,
    Returned,
    Round,
)
from drafting.review.placing import Spots
from drafting.review.record import comment_body, proposal_body, returned_body
from drafting.store import NewDecision, Stamp, Store
from drafting.structure import parse
from drafting.workbench import review_untracked
from drafting.workbench.comment_words import called
from drafting.workbench.intake import bare_name
from drafting.workbench.review_packages import sent_marks
from drafting.workbench.steps import Tell

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench
    from drafting.workbench.rounds import Rounds

#: a file of which less than this share of lines stands in a draft is not one of that draft
_LEAST = 0.25


@dataclass(frozen=True, slots=True)
class _File:
    """A returned file as it was read: what it says without anybody's changes, proposals, comments."""

    original: Document
    proposals: tuple[Proposal, ...]
    comments: tuple[ReviewComment, ...]


def take(
    desk: Workbench,
    reviews: Rounds,
    store: Store,
    stamp: Stamp,
    found: Round,
    asked: Asked,
    data: bytes,
    name: str,
    number: int | None,
    tell: Tell,
) -> Returned:
    """Keep the file and what it says, all or nothing. See ``Rounds.take``."""
    sha256 = hashlib.sha256(data).hexdigest()
    for one in reviews.returned(found.instrument, found.number):
        if (one.reviewer, one.sha256) == (asked.reviewer, sha256):
            raise Conflict("conflict_returned", place=bare_name(name), reviewer=asked.reviewer)
    tell("reading")
    read = _read(desk, found, data, name)
    tell("comparing")
    draft = desk.draft(found.instrument, number) if number else _draft(desk, found, asked, read, name)
    document = desk.document(draft.id)
    origin = Origin(found.number, asked.reviewer, sha256)
    ours = _ours(desk, reviews, draft, asked)
    proposed, skipped = _proposed(read, document, draft, origin, found.by if asked.last_seen else "")
    comments, answered, known = _comments(reviews, read, document, draft, origin, ours, desk)
    made = Returned(
        found.instrument,
        found.number,
        asked.reviewer,
        bare_name(name),
        draft.number,
        sha256,
        proposals=len(proposed),
        comments=len(comments) + len(answered),
        unplaced=sum(not one.spots for one in proposed) + sum(not one.uid for one in comments),
        skipped=skipped + known,
    )
    slug = found.instrument
    new = [
        NewDecision(
            RETURNED, f"{found.key}/{asked.reviewer}/{sha256[:16]}", returned_body(made), slug, data=data
        ),
        *(NewDecision(PROPOSAL, one.key, proposal_body(one), slug, one.uid) for one in proposed),
        *(NewDecision(COMMENT, one.key, comment_body(one), slug, one.uid) for one in comments),
        *(
            NewDecision(COMMENT, one.key, comment_body(one), slug, one.uid, after=one.decision)
            for one in answered
        ),
    ]
    tell("keeping")
    kept = store.decide_all(new, stamp)
    return replace(made, decision=kept[0].id, when=stamp.at, who=stamp.who)


def _read(desk: Workbench, found: Round, data: bytes, name: str) -> _File:
    if not files.is_word(data, name):
        raise UnreadableFile("review_not_word", place=bare_name(name))
    from drafting.word import comments, proposals
    from drafting.word.read import read_blocks

    language = desk.instrument(found.instrument).language
    original = parse(read_blocks(data, "original"), language)
    return _File(original, proposals.read_proposals(data), comments.read_comments(data))


def _draft(desk: Workbench, found: Round, asked: Asked, read: _File, name: str) -> Draft:
    """The draft that the reviewer worked on: of those whose lines the file has most of, the one they got.

    Raises BadRequest if the file has little of any.
    """
    lines = _lines(read.original)
    best: tuple[float, bool, bool, int] | None = None
    chosen: Draft | None = None
    for draft in desk.drafts(found.instrument):
        own = _lines(desk.document(draft.id))
        alike = 2 * len(lines & own) / max(len(lines) + len(own), 1)
        rank = (alike, draft.number == found.draft, draft.number == asked.last_seen, draft.number)
        if best is None or rank > best:
            best, chosen = rank, draft
    if best is None or chosen is None or best[0] < _LEAST:
        raise BadRequest("review_not_draft", place=bare_name(name), instrument=found.instrument)
    return chosen


def _lines(document: Document) -> set[str]:
    return {" ".join(line.split()) for node in document.walk() for line in node.printed.split("\n") if line}


def _proposed(
    read: _File, document: Document, draft: Draft, origin: Origin, by: str
) -> tuple[list[Proposed], int]:
    """The proposals of the file, and how many of its changes are those of a redline of ours."""
    from drafting.word import proposals

    spots = Spots(document)
    found: list[Proposed] = []
    skipped = 0
    for one in proposals.place(read.proposals, document):
        if by and one.author == by:
            skipped += 1
            continue
        if not (one.old.strip() or one.new.strip() or one.breaks):
            continue  # a bare end of a paragraph: the words beside it say what was meant
        found.append(_proposal(one, spots, draft, origin, len(found)))
    for place, edit in enumerate(review_untracked.changes(document, read.original), start=len(found)):
        found.append(
            Proposed(
                _name(origin, place),
                draft.instrument,
                edit.kind,
                draft.number,
                "\n".join(spot.old for spot in edit.spots if spot.old).strip(),
                edit.spots[-1].new.strip(),
                edit.spots,
                uid=edit.node.uid,
                eid=edit.node.eid,
                label=called(edit.node),
                origin=origin,
                order=place,
                tracked=False,
            )
        )
    return found, skipped


def _proposal(one: Proposal, spots: Spots, draft: Draft, origin: Origin, place: int) -> Proposed:
    where = spots.of(one)
    uid = where[0].uid if where else one.anchor.uid
    node = spots.node(uid)
    return Proposed(
        _name(origin, place),
        draft.instrument,
        one.kind,
        draft.number,
        one.old,
        one.new,
        where,
        author=printable(one.author),
        when=one.when,
        uid=uid,
        eid=node.eid if node else "",
        label=called(node) if node else "",
        origin=origin,
        order=place,
    )


def _name(origin: Origin, place: int) -> str:
    return f"r{origin.round}-{origin.reviewer}-{origin.file[:8]}-{place + 1}"


def _ours(desk: Workbench, reviews: Rounds, draft: Draft, asked: Asked) -> dict[str, str]:
    """By its words what the reviewer was sent as comments, each with its key."""
    if not asked.kinds:
        return {}
    language = desk.instrument(draft.instrument).language
    sent = sent_marks(desk, reviews, draft.id, asked, language)
    return {_folded(mark.text): mark.key if mark.kind == COMMENT else "" for mark in sent}


def _comments(
    reviews: Rounds,
    read: _File,
    document: Document,
    draft: Draft,
    origin: Origin,
    ours: dict[str, str],
    desk: Workbench,
) -> tuple[list[Comment], list[Comment], int]:
    """The comments of the file, those of ours that were answered in it, and how many came back as sent."""
    from drafting.word import comments

    spots = Spots(document)
    new: list[Comment] = []
    answered: list[Comment] = []
    known = 0
    for thread in comments.place(read.comments, document):
        if _folded(thread.text) not in ours:
            new.append(_comment(thread, thread.text, thread.replies, spots, draft, origin, len(new)))
            continue
        known += 1
        key = ours[_folded(thread.text)]
        current = reviews.comment(key) if key else None
        before = {_folded(reply.text) for reply in current.replies} if current else set[str]()
        before |= {_folded(current.answer)} if current else set()
        fresh = [one for one in thread.replies if _folded(one.text) not in before]
        if fresh and current:
            replies = tuple(_reply(one, reviews, origin, desk, draft) for one in fresh)
            answered.append(replace(current, replies=(*current.replies, *replies)))
        elif fresh:  # an answer to what the workbench remarked: a comment of its own, which quotes it
            text = f"«{thread.text}»\n{fresh[0].text}"
            new.append(_comment(fresh[0], text, fresh[1:], spots, draft, origin, len(new), thread))
    return new, answered, known


def _reply(one: ReviewComment, reviews: Rounds, origin: Origin, desk: Workbench, draft: Draft) -> Reply:
    language = desk.instrument(draft.instrument).language
    name = reviews.reviewer_name(origin.reviewer, language)
    author = printable(one.author)
    return Reply(f"{name} ({author})" if author else name, one.when, printable(one.text))


def _comment(
    said: ReviewComment,
    text: str,
    replies: Sequence[ReviewComment],
    spots: Spots,
    draft: Draft,
    origin: Origin,
    place: int,
    thread: ReviewComment | None = None,
) -> Comment:
    on = spots.quote((thread or said).anchor)
    node = spots.node(on.uid)
    return Comment(
        f"{_name(origin, place)}c",
        draft.instrument,
        node.uid if node else "",
        draft.number,
        printable(text).strip() or "—",
        author=printable(said.author),
        when=said.when,
        eid=node.eid if node else "",
        label=called(node) if node else "",
        words=node.printed if node else "",
        quote=on.quote if node else None,
        onward=printable(on.onward) if node else "",
        replies=tuple(Reply(printable(one.author), one.when, printable(one.text)) for one in replies),
        origin=origin,
    )


def _folded(text: str) -> str:
    return "".join(text.split())
