"""What a draft is made of: the tree of provisions, their blocks and the document they make."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

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


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or table row as a reader of the file sees it, before anybody asks what it is.

    ``text`` is NFC with runs of blanks collapsed; a line break inside the paragraph stays as ``\\n``.
    ``style`` says what the file itself knows of it: a heading (with its ``level`` from 1), a list item
    (``level`` counts nesting from 1), a table row (``cells``; consecutive rows of one table share
    ``table``), a note (footnote, front matter), the furniture of pages (``page``: running
    headers and page numbers, in one block), or plain text (``level`` may carry an indentation depth).
    """

    text: str
    style: Literal["text", "heading", "list", "row", "note", "page"] = "text"
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

    @property
    def called(self) -> str:
        """The label without the printer's punctuation; the bare number of a section as "s. 4"; "" if none."""
        said = " ".join(self.label.split()).strip(" .-\u2013\u2014:;,")
        return f"s. {said}" if self.kind is Kind.SECTION and said[:1].isdigit() else said

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
