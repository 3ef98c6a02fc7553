"""Comments as remarks on provisions: in the margin, in Word as threads, in a table's column."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from drafting.messages import sentence
from drafting.model import Document, Language, Mark
from drafting.review.carry import Fate, Heard
from drafting.review.model import WAITING, Comment

if TYPE_CHECKING:
    from drafting.workbench.rounds import Rounds


def marks(
    reviews: Rounds, document: Document, heard: Iterable[Heard], language: Language
) -> tuple[Mark, ...]:
    """One mark for each comment whose provision is in the document, in the order of the text."""
    order = {node.eid: place for place, node in enumerate(document.walk())}
    found = [_mark(reviews, one, language) for one in heard if one.provision is not None]
    return tuple(sorted(found, key=lambda mark: order.get(mark.eid, len(order))))


def author_of(reviews: Rounds, comment: Comment, language: str) -> str:
    """Who speaks: the reviewer, with the name their file gives; else the person who works here."""
    return speaker(reviews, comment.origin.reviewer, comment.author, language)


def speaker(reviews: Rounds, reviewer: str, author: str, language: str) -> str:
    """A reviewer by name, and the author their file names."""
    if not reviewer:
        return author
    name = reviews.reviewer_name(reviewer, language)
    return f"{name} ({author})" if author and author != name else name


def _mark(reviews: Rounds, heard: Heard, language: Language) -> Mark:
    comment, node = heard.comment, heard.provision
    assert node is not None
    own = Mark("comment", node.eid, comment.text, uid=node.uid, key=comment.key)
    replies = [
        Mark("comment", node.eid, one.text, uid=node.uid, author=one.author, when=one.when)
        for one in comment.replies
    ]
    if comment.answer:
        answer = Mark(
            "comment",
            node.eid,
            comment.answer,
            uid=node.uid,
            author=comment.settled_by,
            when=comment.settled_at,
        )
        replies.append(answer)
    text = comment.text
    if comment.onward:
        text = f"{text}\n{sentence('review.mark.onward', language, words=comment.onward)}"
    if heard.fate is Fate.CHANGED:
        text = f"{text}\n{sentence('review.mark.changed', language, draft=comment.draft)}"
    return Mark(
        own.kind,
        own.eid,
        text,
        uid=own.uid,
        quote=heard.quote,
        key=own.key,
        severity="warning" if heard.fate is Fate.CHANGED else "info",
        author=author_of(reviews, comment, language),
        when=comment.when,
        replies=tuple(replies),
        done=comment.state not in WAITING,
    )
