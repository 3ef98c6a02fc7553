"""The words of comments: what a provision is called in them, and what may be said."""

from __future__ import annotations

from drafting.errors import BadRequest
from drafting.guard import printable
from drafting.model import Provision

#: the longest comment, answer or reason, in characters
LONGEST = 20_000


def called(node: Provision) -> str:
    """What a reader calls a provision: its label without the printer's punctuation, else how it begins."""
    return node.called or node.heading or node.text[:60]


def said(text: str, *, empty: bool = False) -> str:
    """A text as it is kept. Raises BadRequest without words (unless it may be ``empty``), and for a book."""
    if len(text) > LONGEST:
        raise BadRequest("bad_said", place=str(len(text)), most=LONGEST)
    kept = printable(text).strip()
    if not (kept or empty):
        raise BadRequest("bad_said_nothing")
    return kept
