"""What is edited as one: an article with all that stands in it, a chapter's heading, the lines of a preface.

Every provision belongs to exactly one entry, the provision that stands at its head.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafting.errors import NotFound
from drafting.model import CONTAINERS, Document, Kind, Provision
from drafting.structure.numbering import fold

#: articles and what is numbered as they are
UNITS: frozenset[Kind] = frozenset(
    {Kind.ARTICLE, Kind.SECTION, Kind.TRANSITORY, Kind.DISPOSITION, Kind.ANNEX, Kind.SCHEDULE}
)
#: what is never part of another's lines
HEADS = CONTAINERS | UNITS | {Kind.PREFACE}

#: a cell ends here in the lines of a table
BAR = " | "


@dataclass(frozen=True, slots=True)
class Words:
    """A provision as one types it: its designation as printed, its heading, and a line for each paragraph.

    The lines of ``body`` are its own text, fractions, incisos, paragraphs, rows (cells between bars).
    """

    label: str = ""
    heading: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """The provision at the head, and those above it. ``inside`` are the parts edited with it, in order."""

    node: Provision
    above: tuple[Provision, ...]
    inside: tuple[Provision, ...]

    @property
    def uid(self) -> str:
        """The uid of the head."""
        return self.node.uid

    @property
    def divides(self) -> bool:
        """Whether it only gathers others: a chapter, not an article."""
        return gathers(self.node)


def gathers(node: Provision) -> bool:
    """Whether a provision is a division. A Spanish section is one, an English section is not."""
    if node.kind is Kind.SECTION:
        return fold(node.label).startswith("seccion") or any(child.kind in UNITS for child in node.children)
    return node.kind in CONTAINERS


def front(node: Provision) -> int:
    """How many of the children are edited with the node: those before the first that is a head itself."""
    return next((at for at, child in enumerate(node.children) if child.kind in HEADS), len(node.children))


def entries(document: Document) -> Iterator[Entry]:
    """All entries in document order."""
    stack: list[tuple[Provision, tuple[Provision, ...]]] = [(top, ()) for top in document.provisions[::-1]]
    while stack:
        node, above = stack.pop()
        size = front(node)
        inside = tuple(part for child in node.children[:size] for part in child.walk())
        yield Entry(node, above, inside)
        chain = (*above, node)
        stack.extend((child, chain) for child in node.children[size:][::-1])


def entry_of(document: Document, name: str) -> Entry:
    """The entry that holds the provision with this uid or eid. Raises NotFound."""
    found = None
    for entry in entries(document):
        for node in (entry.node, *entry.inside):
            if name and node.uid == name:
                return entry
            if name and node.eid == name:
                found = found or entry
    if found is None:
        raise NotFound("edit_not_found", place=name)
    return found


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a body: what is shown, and the provision it is of.

    ``table`` numbers the tables of the body from 1; ``soft``: it goes on with the paragraph above.
    """

    text: str
    node: Provision
    table: int = 0
    soft: bool = False


def lines_of(node: Provision) -> list[Line]:
    """The lines of a provision's body."""
    lines = [Line(text, node, soft=bool(at)) for at, text in enumerate(_split(node.text))]
    table = 0

    def visit(child: Provision) -> None:
        nonlocal table
        table += child.kind is Kind.TABLE
        shown = row_line(child.text) if child.kind is Kind.ROW else child.printed
        number = table if child.kind is Kind.ROW else 0
        lines.extend(Line(text, child, number, bool(at)) for at, text in enumerate(_split(shown)))
        for below in child.children:
            visit(below)

    for child in node.children[: front(node)]:
        visit(child)
    return lines


def words_of(node: Provision) -> Words:
    """A provision as one would type it."""
    return Words(node.label, node.heading, "\n".join(line.text for line in lines_of(node)))


def row_line(text: str) -> str:
    """A table's row as a line: bars between the cells, unless a cell holds one."""
    return text if "|" in text else BAR.join(text.split("\t")).strip()


def row_cells(line: str) -> tuple[str, ...]:
    """The cells of such a line."""
    parts = line.split("\t") if "\t" in line else line.split("|")
    return tuple(part.strip() for part in parts)


def _split(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]
