"""The tree while it grows: mutable nodes that freeze into provisions."""

from __future__ import annotations

from dataclasses import dataclass, field

from drafting.model import Kind, Provision


@dataclass(slots=True, eq=False)
class Node:
    """A provision being built. ``indent`` and ``format`` say how its label stood in the source."""

    kind: Kind
    number: str = ""
    label: str = ""
    heading: str = ""
    text: str = ""
    before_heading: str = " "
    before_text: str = " "
    children: list[Node] = field(default_factory=list)
    indent: int = 0
    format: str = ""
    value: int = 0
    suffix: str = ""
    parent: Node | None = None
    formats: set[str] = field(default_factory=set)  # the series of labels among the children
    paragraphs: int = 0  # how many unlabelled paragraphs are among the children
    tail: Node | None = None  # the last labelled child, where its list may go on

    def add(self, child: Node) -> Node:
        """Put ``child`` last and give it back."""
        child.parent = self
        self.formats.add(child.format)
        self.tail = child if child.format else self.tail
        self.paragraphs += child.kind is Kind.PARAGRAPH and not child.label
        self.children.append(child)
        return child

    def freeze(self) -> Provision:
        """The provision, with everything below it."""
        return Provision(
            kind=self.kind,
            number=self.number,
            heading=self.heading,
            text=self.text,
            label=self.label,
            joints=(self.before_heading, self.before_text),
            children=tuple(child.freeze() for child in self.children),
        )


@dataclass(frozen=True, slots=True)
class Mark:
    """What a grammar recognised at the start of a block: a division, a basic unit or a note.

    ``label`` is the printed designation, ``rest`` what follows it in the block, ``gap`` the blank between.
    ``rank`` orders divisions: a division closes every open one of the same or a higher rank.
    """

    kind: Kind
    number: str
    label: str
    rest: str = ""
    gap: str = " "
    rank: int = 0
    words: bool = False  # the number was written in words: a decree's or transitory series
    heading: bool = False  # the rest is certainly a heading (the file's own style says so)
    series: str = ""  # the kind of bare ordinals ("Primero.-") that stand below this heading


#: Order of divisions from the widest. Basic units come after all of them.
RANK: dict[Kind, int] = {
    Kind.PREFACE: 0,
    Kind.DECREE: 0,
    Kind.ANNEX: 0,
    Kind.SCHEDULE: 0,
    Kind.TRANSITORIES: 1,
    Kind.BOOK: 2,
    Kind.PART: 3,
    Kind.TITLE: 4,
    Kind.SUBTITLE: 5,
    Kind.CHAPTER: 6,
    Kind.SUBCHAPTER: 7,
    Kind.SECTION: 8,
    Kind.DIVISION: 9,
}
