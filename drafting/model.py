"""The vocabulary of the workbench: what a draft is made of, and what a comparison says.

Frozen, slotted dataclasses and nothing else: no file, no clock, no database. Every other part of the
project takes these in and gives these out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Literal, NamedTuple

Language = Literal["es", "en"]


class Layer(StrEnum):
    """Where a rule lives: passed by the legislature, issued by a ministry, or ordered by the executive."""

    STATUTE = "statute"
    REGULATION = "regulation"
    EXECUTIVE_ORDER = "executive_order"


class Kind(StrEnum):
    """What a provision is called. Spanish and English terms that mean the same level share one word."""

    PREFACE = "preface"  # everything before the first division: title of the act, recitals, enacting words
    DECREE = "decree"  # a decree that wraps or follows a law; its articles are not the law's articles
    BOOK = "book"  # libro
    PART = "part"
    TITLE = "title"  # título
    SUBTITLE = "subtitle"
    CHAPTER = "chapter"  # capítulo
    SUBCHAPTER = "subchapter"
    DIVISION = "division"  # a heading the grammar does not name (Chile's "Párrafo 1º", a cross-heading)
    SECTION = "section"  # sección: a container in Spanish; § or "Section 5": the basic unit in English
    ARTICLE = "article"
    SUBSECTION = "subsection"  # (a) of an English section
    PARAGRAPH = "paragraph"  # the ordinal párrafo ("segundo párrafo"); (1) of an English subsection
    SUBPARAGRAPH = "subparagraph"  # (A)
    CLAUSE = "clause"  # (i)
    SUBCLAUSE = "subclause"  # (I)
    APARTADO = "apartado"  # "A." above fractions in Mexico, "1." under an article in Spain and Chile
    FRACTION = "fraction"  # fracción: I., II., XXIX-Ñ.
    INCISO = "inciso"  # a), letra a)
    SUBINCISO = "subinciso"  # 1., i) under an inciso
    TRANSITORIES = "transitories"  # the heading TRANSITORIOS and what stands under it
    TRANSITORY = "transitory"  # artículo transitorio, disposición transitoria
    DISPOSITION = "disposition"  # disposición adicional, derogatoria, final
    ANNEX = "annex"  # anexo, apéndice, appendix
    SCHEDULE = "schedule"
    TABLE = "table"
    ROW = "row"
    NOTE = "note"  # an editor's note ("Artículo reformado DOF ..."): kept, but not law


#: Divisions: they gather basic units under a heading.
CONTAINERS: frozenset[Kind] = frozenset(
    {
        Kind.DECREE,
        Kind.BOOK,
        Kind.PART,
        Kind.TITLE,
        Kind.SUBTITLE,
        Kind.CHAPTER,
        Kind.SUBCHAPTER,
        Kind.DIVISION,
        Kind.TRANSITORIES,
    }
)


class Op(StrEnum):
    """One step of a word-level edit."""

    EQUAL = "="
    DELETE = "-"
    INSERT = "+"


class Edit(NamedTuple):
    """A stretch of text and what happened to it."""

    op: Op
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or table row as a reader of the file sees it, before anybody asks what it is.

    ``text`` is NFC with runs of blanks collapsed; a line break inside the paragraph stays as ``\\n``.
    ``style`` says what the file itself knows of it: a heading (with its ``level`` from 1), a list item
    (``level`` counts nesting from 1), a table row (``cells``; consecutive rows of one table share
    ``table``), a note (footnote, front matter), or plain text (``level`` may carry an indentation depth).
    """

    text: str
    style: Literal["text", "heading", "list", "row", "note"] = "text"
    level: int = 0
    cells: tuple[str, ...] = ()
    table: int = 0


@dataclass(frozen=True, slots=True)
class Provision:
    """A node of the tree: an article, a fraction, a chapter, a row of an annex's table.

    ``label`` is the designation as printed ("Artículo 12 Bis.-"), ``number`` its bare value ("12 Bis"),
    ``text`` the provision's own words, without label and heading and without its children's words.
    ``joints`` is what stands between label, heading and text ("", " " or a line break), so that
    ``printed`` gives the source back exactly. ``eid`` is computed (see ``structure.eid``), ``uid`` is
    carried from draft to draft by the comparison; both are "" until assigned.
    A row's text is its cells joined by tabs.
    """

    kind: Kind
    number: str = ""
    heading: str = ""
    text: str = ""
    children: tuple[Provision, ...] = ()
    label: str = ""
    joints: tuple[str, str] = (" ", " ")
    eid: str = ""
    uid: str = ""

    @property
    def printed(self) -> str:
        """The provision's own words as they stand in the source: label, heading, text."""
        out = self.label
        for joint, piece in zip(self.joints, (self.heading, self.text), strict=True):
            if piece:
                out = out + joint + piece if out else piece
        return out

    def walk(self) -> Iterator[Provision]:
        """This provision and all below it, in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed(node.children))


@dataclass(frozen=True, slots=True)
class Document:
    """The text of one draft as a tree: what the parser makes and the comparison takes."""

    language: Language
    title: str
    provisions: tuple[Provision, ...]

    def walk(self) -> Iterator[Provision]:
        """All provisions in document order."""
        for top in self.provisions:
            yield from top.walk()

    def with_parents(self) -> Iterator[tuple[Provision, Provision | None]]:
        """All provisions in document order, each with the provision above it."""
        stack: list[tuple[Provision, Provision | None]] = [(p, None) for p in reversed(self.provisions)]
        while stack:
            node, parent = stack.pop()
            yield node, parent
            stack.extend((child, node) for child in reversed(node.children))

    @property
    def printed(self) -> str:
        """The whole text, one line per provision's own words."""
        return "\n".join(line for p in self.walk() if (line := p.printed))

    def map(self, change: Callable[[Provision], Provision]) -> Document:
        """A copy in which ``change`` was applied to every provision, children first."""

        def visit(node: Provision) -> Provision:
            kids = tuple(visit(child) for child in node.children)
            return change(node if kids == node.children else replace(node, children=kids))

        return replace(self, provisions=tuple(visit(p) for p in self.provisions))


class ChangeKind(StrEnum):
    """What happened to a provision between two drafts. Several can hold together."""

    UNCHANGED = "unchanged"
    MODIFIED = "modified"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    SPLIT = "split"
    MERGED = "merged"


class Significance(StrEnum):
    """What a change touches, the weightiest first."""

    PENALTY = "penalty"
    OBLIGATION = "obligation"
    DEADLINE = "deadline"
    AMOUNT = "amount"
    SCOPE = "scope"
    DEFINITION = "definition"
    AUTHORITY = "authority"
    LIST_ENTRY = "list_entry"
    CROSS_REFERENCE = "cross_reference"
    WORDING = "wording"
    REFERENCE_FOLLOWED = "reference_followed"  # the same provision cited by the number it now bears
    TYPOGRAPHY = "typography"


class Evidence(NamedTuple):
    """The words that say why a change has a significance, and which way a figure went."""

    significance: Significance
    words: str
    direction: Literal["", "up", "down"] = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One pair of the comparison: a provision before and after, and the words that differ.

    ``edits`` run over ``text``, ``heading_edits`` over ``heading``: joining "=" and "-" gives the old
    string exactly, joining "=" and "+" the new one. An inserted provision has no ``old``, a deleted one
    no ``new``.

    Of a provision that was divided the main part is a pair with the kind ``split``; every other part is
    ``inserted`` and ``split`` with the old provision as ``origin``. Of provisions that became one the main
    part is a pair with the kind ``merged``; every other part is ``deleted`` and ``merged`` with the new one
    as ``origin``. A text that left its provision whole for another level is ``inserted`` and ``moved`` (or
    ``deleted`` and ``moved``) with an ``origin``. ``origin_edits`` run from the stretch of text that was
    there to the one that is here: joining "=" and "+" gives the text of an inserted part, "=" and "-" that
    of a deleted one.
    """

    kinds: tuple[ChangeKind, ...]
    old: Provision | None
    new: Provision | None
    edits: tuple[Edit, ...] = ()
    heading_edits: tuple[Edit, ...] = ()
    significance: tuple[Significance, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    origin: Provision | None = None
    origin_edits: tuple[Edit, ...] = ()

    @property
    def provision(self) -> Provision:
        """The newer side where there is one, else the older."""
        found = self.new or self.old
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that happened between two documents, in the order of the newer one.

    A deleted provision stands where it stood: behind the pair of the provision that preceded it.
    """

    old: Document
    new: Document
    changes: tuple[Change, ...]

    def summary(self) -> dict[str, int]:
        """How many provisions had each kind of change; kinds that did not occur are left out."""
        counts: dict[str, int] = {}
        for change in self.changes:
            for kind in change.kinds:
                counts[kind.value] = counts.get(kind.value, 0) + 1
        return counts

    def words(self) -> dict[str, int]:
        """How many words were inserted and deleted, headings included.

        Words that a provision gave to a part of it, or took over from one, count as neither.
        """
        inserted = deleted = 0
        for change in self.changes:
            scripts = (change.heading_edits, change.edits)
            inserted += sum(_words(script, Op.INSERT).total() for script in scripts)
            deleted += sum(_words(script, Op.DELETE).total() for script in scripts)
        carried = _carried(self.changes)
        return {"inserted": inserted - carried, "deleted": deleted - carried}


def _words(edits: tuple[Edit, ...], op: Op) -> Counter[str]:
    return Counter(word for edit in edits if edit.op is op for word in edit.text.split())


def _carried(changes: tuple[Change, ...]) -> int:
    """How many words stand both in a part that came or went and among what its origin lost or won."""
    parts = [change for change in changes if change.origin is not None and change.origin_edits]
    told = {id(change.origin) for change in parts if change.old is None}  # not told again from the other end
    of_origin: dict[int, Counter[str]] = {}
    around: dict[int, Counter[str]] = {}
    for part in parts:
        if part.origin is None or id(part.old) in told:
            continue
        of_origin.setdefault(id(part.origin), Counter()).update(_words(part.origin_edits, Op.EQUAL))
        for node in part.origin.walk():
            around.setdefault(id(node), of_origin[id(part.origin)])
    found = 0
    for change in changes:
        for side, op in ((change.old, Op.DELETE), (change.new, Op.INSERT)):
            if side is not None and (carried := around.get(id(side))):
                both = carried & _words(change.edits, op)
                carried.subtract(both)
                found += both.total()
    return found


@dataclass(frozen=True, slots=True)
class Stage:
    """A station on a draft's way, from ``corpus/stages.toml``."""

    id: str
    names: dict[str, str] = field(hash=False)
    order: int = 0


@dataclass(frozen=True, slots=True)
class Instrument:
    """One law, regulation or executive order in the making. ``slug`` names it in addresses and commands."""

    slug: str
    title: str
    short_title: str
    language: Language
    layer: Layer
    position: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """One immutable version of an instrument: the facts about it. Its tree is read separately.

    ``sha256`` is that of the source file, kept byte for byte; ``author`` is an office or a role.
    ``stored_bytes`` is what keeping this draft added to the database (texts, tree, source file).
    """

    id: int
    instrument: str
    number: int
    stage: str
    date: date
    author: str
    note: str
    file_name: str
    sha256: str
    created_at: datetime
    created_by: str
    stored_bytes: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """Something a person did, kept for ever."""

    id: int
    at: datetime
    who: str
    verb: str
    subject: str
    detail: dict[str, object] = field(hash=False, default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hit:
    """A provision found by a search: in which draft, where, and the words around."""

    instrument: str
    draft: int
    stage: str
    eid: str
    uid: str
    label: str
    heading: str
    snippet: tuple[tuple[bool, str], ...]  # (is a match, text)


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
    were and ``target`` where they are to go. ``ids`` are the marks of the file (``w:id``) it is made of,
    ``when`` is in universal time, None where the file does not say. ``glued`` says whether the text as it is
    proposed has no blank before and behind the place, ``whole`` that it is a whole paragraph or row.
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
