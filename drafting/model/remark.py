"""What is said of a provision, by a rule, a reviewer or a person who decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True)
class Quote:
    """The exact words something is said of, with the words around them that tell one place from another.

    The text-quote selector of the W3C Web Annotation Data Model, over a provision's ``printed`` words.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something said of a provision: a margin note in the browser, a comment in Word, a remark in a table.

    ``kind`` names who says it ("placement", "checklist", "substances", "checks", "comment"), ``text`` is a
    finished sentence in the reader's language, ``quote`` the words it is said of (None: the whole
    provision), ``key`` what it is about (a rule, a requirement, a number). ``author`` and ``when`` are of the
    person who said it, "" and None for what the workbench found. ``replies`` answer it, in order; ``done``
    says that it is settled.
    """

    kind: str
    eid: str
    text: str
    uid: str = ""
    quote: Quote | None = None
    key: str = ""
    severity: Literal["info", "warning", "error"] = "info"
    author: str = ""
    when: datetime | None = None
    replies: tuple[Mark, ...] = ()
    done: bool = False


@dataclass(frozen=True, slots=True)
class Annex:
    """A table at the end of an export. Line breaks in a cell begin a new line of it."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where something stands in the text of a file that came back, and in the draft it was made on.

    ``paragraph`` is the whole paragraph or row as it was before anybody's tracked changes, ``at`` how many
    letters (characters that are not blank) of the file's text stand before it. ``quote`` are the words in it
    (``exact`` "": the point between ``prefix`` and ``suffix``), ``within`` how many letters of the paragraph
    stand before them. ``eid`` and ``uid`` are "" until the anchor was placed in a draft, and stay so where
    the draft has no such words; ``held`` says whether the quoted words stand in that provision (else it is
    the one that most of the paragraph is of).
    """

    paragraph: str
    at: int
    quote: Quote
    within: int
    eid: str = ""
    uid: str = ""
    held: bool = False


ProposalKind = Literal["insertion", "deletion", "replacement", "move"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A tracked change of a Word file as what its author proposes: these words for those.

    ``anchor.quote`` are the words as they stood (``old``; "" for an insertion). Line breaks in ``old`` and
    ``new`` stand between paragraphs, tabs between the cells of a row. Of a move ``anchor`` is where the words
    were and ``target`` where they are to go. ``breaks``: an end of a paragraph comes or goes between words
    that stay; of paragraphs that become one, ``old`` and ``new`` run to the end of the last. ``ids`` are the
    marks of the file (``w:id``) it is made of, ``when`` is in universal time, None where the file does not
    say. ``glued`` says whether the text as it is proposed has no blank before and behind the place, ``whole``
    that it is a whole paragraph or row. ``part`` says whether it stands in the text or in the margin of the
    pages, which is of no provision.
    """

    kind: ProposalKind
    author: str
    when: datetime | None
    old: str
    new: str
    anchor: Anchor
    target: Anchor | None = None
    ids: tuple[str, ...] = ()
    glued: tuple[bool, bool] = (False, False)
    whole: bool = False
    breaks: bool = False
    part: Literal["text", "header", "footer"] = "text"


@dataclass(frozen=True, slots=True)
class ReviewComment:
    """A comment of a Word file. ``replies`` answer it, in order; they stand where it stands.

    ``words`` are what it was put on, as its author saw them (tracked insertions included); ``anchor`` is the
    same place in the text without tracked changes. ``done``: marked as resolved.
    """

    id: str
    author: str
    initials: str
    when: datetime | None
    text: str
    words: str
    anchor: Anchor
    done: bool = False
    replies: tuple[ReviewComment, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided: one link of a chain that is only ever added to.

    ``kind`` is what it decides ("mapping", "not_applicable", "placement", "correction", "silenced"), ``key``
    what about, unique within the kind; ``uid`` the provision it hangs on, "" for none. ``body`` holds its
    words, anything that JSON can hold. ``before`` is the decision of the same kind and key that it took the
    place of. One that says that nothing stands any more has ``withdrawn`` set. Of one that undoes another,
    ``restores`` is the decision that stands again (0: none does). ``file`` is the SHA-256 of a file that
    belongs to it, "" for none.
    """

    id: int
    kind: str
    key: str
    at: datetime
    who: str
    instrument: str = ""
    uid: str = ""
    body: dict[str, object] = field(hash=False, default_factory=dict)
    before: int | None = None
    withdrawn: bool = False
    restores: int | None = None
    file: str = ""
