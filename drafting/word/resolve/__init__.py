"""Accept or reject every tracked change of a .docx, on its XML alone.

This is the judge of what the writers wrote, so it shares no code with them: it reads any Word file, knows
nothing of provisions, and follows what Word does (ECMA-376 part 1, 17.13.5, and
``docs/analysis/tracked-changes.md``).

``content`` gives everything a reader has (body, tables, notes, margins, text boxes, links, fields, pictures),
``differences`` names what two of them do not share, ``paragraphs`` and ``resolved`` give the texts alone.
"""

from drafting.word.resolve.content import Aside, Block, Content, Margin, Paragraph, Piece, Row, Sign, Table
from drafting.word.resolve.differences import Difference, differences
from drafting.word.resolve.marks import Side
from drafting.word.resolve.stories import COVER, both, content
from drafting.word.resolve.texts import Resolved, paragraphs, resolved

__all__ = [
    "COVER",
    "Aside",
    "Block",
    "Content",
    "Difference",
    "Margin",
    "Paragraph",
    "Piece",
    "Resolved",
    "Row",
    "Side",
    "Sign",
    "Table",
    "both",
    "content",
    "differences",
    "paragraphs",
    "resolved",
]
