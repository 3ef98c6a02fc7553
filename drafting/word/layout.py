"""From provisions to what a page is made of: lines (paragraphs) and table rows, each in a named style.

Pure: no XML here. The rule that everything else rests on: the texts of a provision's items, joined by
line breaks, are its ``printed`` text. A line break in a joint (between label, heading and text) starts a
new paragraph; a line break inside the text stays a line break inside the paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from drafting.model import CONTAINERS, Document, Kind, Language, Provision
from drafting.word.elements import PLAIN, Look


class Role(IntEnum):
    """Which part of the provision a stretch of text is, in printed order."""

    LABEL = 0
    FIRST_JOINT = 1
    HEADING = 2
    SECOND_JOINT = 3
    TEXT = 4


MAIN_ROLES = (Role.LABEL, Role.HEADING, Role.TEXT)


class Style(NamedTuple):
    """The name of a paragraph style: a family ("article", "fraction", "body"...) and an indentation depth."""

    family: str
    depth: int = 0

    @property
    def id(self) -> str:
        """The style's id in the file, the same in every language: "LawArticle", "LawInciso2"."""
        words = "".join(part.title() for part in self.family.split("_"))
        return f"Law{words}{self.depth or ''}"


class Piece(NamedTuple):
    """A stretch of a line in one role and one look."""

    role: Role
    text: str
    look: Look = PLAIN


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its style and its stretches, of which at least one is label, heading or text."""

    style: Style
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The words as a reader takes them: a tab in running text is a blank."""
        return "".join(piece.text for piece in self.pieces).replace("\t", " ")

    @property
    def opens_list(self) -> bool:
        """Whether it announces what follows ("se entiende por:") and must not end a page."""
        return self.pieces[-1].text.rstrip().endswith((":", "—"))

    @property
    def leads_with(self) -> Role:
        """The first of label, heading, text in this line."""
        return next(piece.role for piece in self.pieces if piece.role in MAIN_ROLES)

    def piece(self, role: Role) -> Piece | None:
        """The stretch in that role, if the line has one."""
        return next((piece for piece in self.pieces if piece.role == role), None)


@dataclass(frozen=True, slots=True)
class Row:
    """A table row. Rows of one table share ``table``; the table's first row is its ``header``."""

    cells: tuple[str, ...]
    table: int
    header: bool

    @property
    def text(self) -> str:
        """The cells joined by tabs."""
        return "\t".join(self.cells)


Item = Line | Row


class Laid(NamedTuple):
    """A provision and the lines or the row it becomes."""

    provision: Provision
    items: tuple[Item, ...]


#: Families set as centred headings, with the kinds that use them.
HEADINGS: dict[Kind, str] = {
    Kind.DECREE: "decree",
    Kind.BOOK: "book",
    Kind.PART: "part",
    Kind.TITLE: "title",
    Kind.SUBTITLE: "subtitle",
    Kind.CHAPTER: "chapter",
    Kind.SUBCHAPTER: "subchapter",
    Kind.DIVISION: "division",
    Kind.TRANSITORIES: "transitories",
    Kind.ANNEX: "annex",
    Kind.SCHEDULE: "schedule",
}
#: Families that begin on a new page.
NEW_PAGE = frozenset({"annex", "schedule"})
#: Families set with a hanging label, with the depth at which each usually stands.
LISTS: dict[Kind, tuple[str, int]] = {
    Kind.APARTADO: ("apartado", 1),
    Kind.FRACTION: ("fraction", 1),
    Kind.INCISO: ("inciso", 2),
    Kind.SUBINCISO: ("subinciso", 3),
    Kind.SUBSECTION: ("subsection", 1),
    Kind.PARAGRAPH: ("paragraph", 2),
    Kind.SUBPARAGRAPH: ("subparagraph", 3),
    Kind.CLAUSE: ("clause", 4),
    Kind.SUBCLAUSE: ("subclause", 5),
}
UNITS = frozenset({Kind.ARTICLE, Kind.SECTION, Kind.TRANSITORY, Kind.DISPOSITION})
#: What stands beside the column of list items in the page: deeper than this is not indented further.
DEEPEST = 8

_RUN_IN = Look(bold=True)
_LABEL_LOOK = {"heading": Look(caps=True), "unit": _RUN_IN, "list": PLAIN, "other": PLAIN}
_HEADING_LOOK = {"heading": PLAIN, "unit": _RUN_IN, "list": Look(italic=True), "other": _RUN_IN}


def lay_out(document: Document) -> tuple[Laid, ...]:
    """Every provision in document order with its items; one without words has none."""
    return tuple(_walk(document))


def texts(laid: tuple[Laid, ...]) -> tuple[str, ...]:
    """What a reader of the file must find: the paragraphs and rows, in order."""
    return tuple(item.text for one in laid for item in one.items)


def heading_family(kind: Kind, language: Language) -> str:
    """The family of a centred heading, or "": a sección gathers articles, an English section is one."""
    if kind is Kind.SECTION:
        return "division" if language == "es" else ""
    return HEADINGS.get(kind, "")


def outline_levels(document: Document) -> dict[str, int]:
    """For each family of headings the level (from 0) at which it first stands, for Word's navigation pane."""
    levels: dict[str, int] = {}
    stack: list[tuple[Provision, int]] = [(top, 0) for top in reversed(document.provisions)]
    while stack:
        node, level = stack.pop()
        family = heading_family(node.kind, document.language)
        if family:
            levels[family] = min(levels.get(family, level), level, 8)
        elif node.kind in UNITS:
            levels["unit"] = min(max(levels.get("unit", level), level), 8)
        below = level + 1 if family or node.kind in CONTAINERS else level
        stack.extend((child, below) for child in reversed(node.children))
    return levels


def _walk(document: Document) -> Iterator[Laid]:
    tables = 0
    stack: list[tuple[Provision, int, int, bool]] = [
        (top, 0, 0, True) for top in reversed(document.provisions)
    ]
    while stack:
        node, depth, table, header = stack.pop()
        if node.kind is Kind.ROW:
            printed = node.printed
            yield Laid(node, (Row(tuple(printed.split("\t")), table, header),) if printed else ())
        else:
            yield Laid(node, tuple(_lines(node, depth, document)))
        below = depth + 1 if node.kind in LISTS and node.label else depth
        if node.kind in HEADINGS or node.kind in UNITS:
            below = 0
        kids: list[tuple[Provision, int, int, bool]] = []
        in_table = False
        for child in node.children:
            if child.kind is Kind.ROW:
                tables += 0 if in_table else 1
                kids.append((child, below, tables, not in_table))
            else:
                kids.append((child, below, 0, False))
            in_table = child.kind is Kind.ROW
        stack.extend(reversed(kids))


def _lines(node: Provision, depth: int, document: Document) -> Iterator[Line]:
    manner = _manner(node, document.language)
    paragraphs = _paragraphs(node, manner)
    for position, pieces in enumerate(paragraphs):
        line = Line(Style("body"), pieces)
        style = _style(node, line, depth, document.language, first=position == 0, alone=len(paragraphs) == 1)
        if manner in ("other", "list") and not node.label and _same(line.text, document.title):
            style = Style("act")
        yield Line(style, pieces)


def _same(one: str, other: str) -> bool:
    return bool(other) and " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _manner(node: Provision, language: Language) -> str:
    if heading_family(node.kind, language):
        return "heading"
    if node.kind in UNITS:
        return "unit"
    return "list" if node.kind in LISTS else "other"


def _paragraphs(node: Provision, manner: str) -> list[tuple[Piece, ...]]:
    """The provision's words, cut where a joint breaks the line."""
    paragraphs: list[list[Piece]] = [[]]
    parts = (
        (Role.LABEL, "", node.label, _LABEL_LOOK[manner]),
        (Role.HEADING, node.joints[0], node.heading, _HEADING_LOOK[manner]),
        (Role.TEXT, node.joints[1], node.text, PLAIN),
    )
    for role, joint, words, look in parts:
        if not words:
            continue
        if any(paragraphs):
            before, broken, after = joint.partition("\n")
            # a tab behind the label of a list item lets its words hang; readers take it for a blank
            hangs = manner == "list" and joint == " " and len(paragraphs[-1]) == 1 and node.label
            joint_role = Role.FIRST_JOINT if role is Role.HEADING else Role.SECOND_JOINT
            if before:
                paragraphs[-1].append(Piece(joint_role, "\t" if hangs else before))
            if broken:
                paragraphs.append([Piece(joint_role, after)] if after else [])
        paragraphs[-1].append(Piece(role, words, look))
    return [tuple(pieces) for pieces in paragraphs if pieces]


def _style(node: Provision, line: Line, depth: int, language: Language, *, first: bool, alone: bool) -> Style:
    depth = min(depth, DEEPEST)
    lead = line.leads_with
    family = heading_family(node.kind, language)
    if family:
        if lead is Role.TEXT:
            return Style("body")
        # an annex begins on a new page: with its label, not again with its heading
        return Style(f"{family}_heading" if family in NEW_PAGE and not first else family)
    if node.kind in UNITS:
        if lead is Role.TEXT:
            return Style("body")
        is_heading = line.piece(Role.TEXT) is None and (not alone or bool(node.children))
        return Style("article_heading" if is_heading else "article")
    if node.kind in LISTS and node.label:
        if lead is Role.LABEL:
            return Style(LISTS[node.kind][0], min(depth + 1, DEEPEST))
        return Style("body", min(depth + 1, DEEPEST))
    if node.kind is Kind.NOTE:
        return Style("note", depth)
    return Style("caption") if node.kind is Kind.TABLE else Style("body", depth)
