"""What a review round is made of: reviewers, what each was sent, what came back, and the answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, NamedTuple

from drafting.model import ProposalKind, Quote

#: the kinds of decision that a review knows
COMMENT, COMMENT_STATE, PROPOSAL = "comment", "comment_state", "proposal"
ROUND, RETURNED, MADE = "round", "returned", "review_draft"


class State(StrEnum):
    """How far something that somebody said is settled, the most urgent first."""

    OPEN = "open"
    DEFERRED = "deferred"
    ANSWERED = "answered"  # of a comment: an answer was given, nothing to change
    ACCEPTED = "accepted"
    AMENDED = "amended"  # of a proposal: accepted in other words
    REJECTED = "rejected"


#: the states that a person may give to a comment, and to a proposal
COMMENT_STATES = (State.OPEN, State.ANSWERED, State.ACCEPTED, State.REJECTED, State.DEFERRED)
PROPOSAL_STATES = (State.OPEN, State.ACCEPTED, State.AMENDED, State.REJECTED, State.DEFERRED)
#: still to be settled
WAITING = frozenset({State.OPEN, State.DEFERRED})
#: to be written into the next draft
WANTED = frozenset({State.ACCEPTED, State.AMENDED})

ReviewerKind = Literal["agency", "organisation", "industry", "partner", "counsel"]


@dataclass(frozen=True, slots=True)
class Reviewer:
    """An office that is asked, from ``corpus/reviewers.toml``; never a person."""

    id: str
    kind: ReviewerKind
    names: dict[str, str] = field(hash=False)
    language: str = "es"


class Spot(NamedTuple):
    """A stretch of one provision's printed words: ``base[start:end]``, nothing for a point between words.

    ``new`` is what a proposal puts in its place, blanks included; a line break begins a new paragraph.
    """

    uid: str
    base: str
    start: int
    end: int
    new: str = ""

    @property
    def old(self) -> str:
        """The words that stand there."""
        return self.base[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer in a thread."""

    author: str
    when: datetime | None
    text: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something came from: round, reviewer and the SHA-256 of the file; all empty if made here."""

    round: int = 0
    reviewer: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """What ``author`` said of a provision, or of the ``quote`` in its printed words, and what became of it.

    ``onward`` is how the quoted words go on in the provisions behind, if they do. ``draft`` is the number
    of the draft it was made on, ``eid``, ``label`` and ``words`` how the provision was cited, called and
    printed there; ``uid`` is "" for a comment on the whole draft. ``answer`` is what is answered,
    ``answered_in`` the draft that answered it (0: none), ``settled_on`` the latest draft when its state was
    decided (0: not known), ``decision`` the last decision on its words and ``settling`` the last one on its
    state, which are decided apart.
    """

    id: str
    instrument: str
    uid: str
    draft: int
    text: str
    author: str = ""
    when: datetime | None = None
    eid: str = ""
    label: str = ""
    words: str = field(default="", repr=False)
    quote: Quote | None = None
    onward: str = field(default="", repr=False)
    replies: tuple[Reply, ...] = ()
    state: State = State.OPEN
    assigned: str = ""
    answer: str = ""
    answered_in: int = 0
    settled_on: int = 0
    origin: Origin = Origin()
    decision: int = 0
    settling: int | None = None
    settled_by: str = ""
    settled_at: datetime | None = None

    @property
    def key(self) -> str:
        """What the decisions on it are about."""
        return f"{self.instrument}/{self.id}"

    @property
    def quoted(self) -> str:
        """All the words it is on, line by line; "" where it is on a whole provision and no more."""
        own = self.quote.exact if self.quote else self.words if self.onward else ""
        return "\n".join(filter(None, (own, self.onward)))


@dataclass(frozen=True, slots=True)
class Proposed:
    """A change of a reviewer: other words for those at ``spots``, in draft ``draft``.

    ``old`` and ``new`` are its words as the file had them. Without spots it could not be placed, and only a
    person can carry it out. Of a move the last spot is where the words go. ``amended`` is what was accepted
    instead of ``new``, ``reason`` why it was settled so. ``tracked`` is False for what was changed in the
    file without track changes.
    """

    id: str
    instrument: str
    kind: ProposalKind
    draft: int
    old: str
    new: str
    spots: tuple[Spot, ...] = field(repr=False)
    author: str = ""
    when: datetime | None = None
    uid: str = ""
    eid: str = ""
    label: str = ""
    state: State = State.OPEN
    reason: str = ""
    amended: str = ""
    assigned: str = ""
    origin: Origin = Origin()
    order: int = 0
    tracked: bool = True
    decision: int = 0
    settled_by: str = ""
    settled_at: datetime | None = None

    @property
    def key(self) -> str:
        """What the decisions on it are about."""
        return f"{self.instrument}/{self.id}"


@dataclass(frozen=True, slots=True)
class Asked:
    """A reviewer in a round: what they were sent, and the draft they had seen before (0: none)."""

    reviewer: str
    kinds: tuple[str, ...] = ()
    last_seen: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """A draft sent to reviewers until a day. ``by`` is in whose name its redlines are made."""

    instrument: str
    number: int
    draft: int
    sent: date
    until: date
    asked: tuple[Asked, ...]
    title: str = ""
    by: str = ""
    closed: bool = False
    decision: int = 0

    @property
    def key(self) -> str:
        """What the decisions on it are about."""
        return f"{self.instrument}/{self.number}"

    def days_left(self, today: date) -> int:
        """How many days remain; negative once the day has passed."""
        return (self.until - today).days


@dataclass(frozen=True, slots=True)
class Returned:
    """A file that came back from a reviewer, made on draft ``draft``; its decision keeps the bytes."""

    instrument: str
    round: int
    reviewer: str
    name: str
    draft: int
    sha256: str
    when: datetime | None = None
    who: str = ""
    proposals: int = 0
    comments: int = 0
    unplaced: int = 0
    skipped: int = 0
    decision: int = 0
