"""Comments that were accepted and of which no draft has anything yet."""

from __future__ import annotations

from collections.abc import Mapping

from drafting.model import Provision
from drafting.review.model import Comment, State


def may_wait(comment: Comment) -> bool:
    """Whether a comment is one that somebody has to write into a draft, as far as anybody said."""
    return comment.state is State.ACCEPTED and not comment.answered_in


def unwritten(comment: Comment, then: Mapping[str, Provision], now: Mapping[str, Provision]) -> bool:
    """Whether an accepted comment waits to be written: its provision, with all below it, reads as it did.

    ``then`` are the provisions by uid of the draft it was accepted on, ``now`` those of the latest. A
    comment on the whole draft, or on what was gone already, waits until somebody says that it is done.
    """
    if not may_wait(comment):
        return False
    before, after = then.get(comment.uid), now.get(comment.uid)
    if before is None:
        return True
    return after is not None and _words(before) == _words(after)


def _words(node: Provision) -> list[tuple[str, str]]:
    """Headings and texts; labels follow from the order."""
    return [(one.heading, one.text) for one in node.walk()]
