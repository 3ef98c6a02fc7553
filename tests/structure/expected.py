"""How much of an expected outline does the parser find?

``layouts/<set>/<name>.txt`` is a text in the manner of a source, ``<name>.tree`` what a reader sees in it, one provision
a line, indented below its parent::

    title I :: DISPOSICIONES GENERALES
      article|section 12 Bis :: Objeto

Kinds with ``|`` are equally good; the number may be ``-`` (none), ``?`` (any) or ``~WORD`` (a word of the label);
what stands behind ``::`` is the heading. A provision's parts may be left out altogether.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from drafting.model import CONTAINERS, Document, Kind, Provision
from drafting.structure.numbering import canonical, fold

FOLDER = Path(__file__).parent / "layouts"
UNITS = frozenset({Kind.ARTICLE, Kind.SECTION, Kind.TRANSITORY, Kind.DISPOSITION, Kind.ANNEX, Kind.SCHEDULE})


@dataclass(frozen=True, slots=True)
class Wanted:
    """A line of an outline."""

    kinds: frozenset[str]
    number: str
    heading: str
    parent: int  # its place among the lines; -1 for the top

    def is_(self, node: Provision) -> bool:
        if node.kind.value not in self.kinds:
            return False
        if self.number[0] == "~":
            return fold(self.number[1:]) in fold(node.printed)
        if self.number in ("-", "?"):
            return self.number == "?" or not node.number
        return any(plain(one) == plain(node.number) for one in self.number.split("|"))

    @property
    def sort(self) -> str:
        """unit, division or part: what it counts as."""
        if self.kinds & {"paragraph", "subsection", "subparagraph", "inciso", "fraction", "apartado"}:
            return "part"
        return "unit" if self.kinds & {kind.value for kind in UNITS} else "division"


@dataclass
class Score:
    """Counts over texts: ``wanted`` and ``found`` by sort, and what went wrong, in words."""

    wanted: dict[str, int] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)
    invented: int = 0
    placed: int = 0
    headings: int = 0
    headed: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        for sort in ("unit", "division", "part"):
            self.wanted[sort] = self.wanted.get(sort, 0) + other.wanted.get(sort, 0)
            self.found[sort] = self.found.get(sort, 0) + other.found.get(sort, 0)
        self.invented += other.invented
        self.placed += other.placed
        self.headings += other.headings
        self.headed += other.headed
        self.wrong += other.wrong


def plain(number: str) -> str:
    """A number without what only typography adds."""
    bare = re.sub(
        r"^(?:supplement|transitoria|(?:adicional|final|derogatoria|modificatoria|general)(?=\s))\s*",
        "",
        fold(number).strip(" .,"),
    )
    bare = re.sub(r"\s*(?:,|\b(?:a|al|to|y|and)\b|-(?=[\d.]+$)|–)\s*", " ", bare)
    return canonical(re.sub(r"a\b", "o", bare) if re.fullmatch(r"[a-z]{4,}a(\s.*)?", bare) else bare).lower()


def outline(file: Path) -> list[Wanted]:
    """The lines of a ``.tree``."""
    lines: list[Wanted] = []
    open_: list[int] = []
    for line in file.read_text(encoding="utf-8").splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        said, _, heading = line.strip().partition("::")
        kinds, _, number = said.strip().partition(" ")
        del open_[depth:]
        lines.append(
            Wanted(
                frozenset(kinds.split("|")),
                number.strip() or "-",
                heading.strip(),
                open_[-1] if open_ else -1,
            )
        )
        open_.append(len(lines) - 1)
    return lines


def nodes_of(document: Document) -> Iterator[tuple[Provision, Provision | None]]:
    """Every labelled or gathering provision with the nearest such above it.

    Headings without a label (cross-headings, marginal notes set before a section) are neither asked nor counted.
    """
    above: dict[int, Provision | None] = {}
    for node, parent in document.with_parents():
        cross_heading = node.kind is Kind.DIVISION and not node.label
        counts = not cross_heading and (node.kind in UNITS or node.kind in CONTAINERS or bool(node.label))
        nearest = above.get(id(parent)) if parent is not None else None
        above[id(node)] = node if counts else nearest
        if counts:
            yield node, nearest


def score(lines: list[Wanted], document: Document, name: str = "") -> Score:
    """What of ``lines`` is in ``document``, in order, under its parent and with its heading."""
    nodes = list(nodes_of(document))
    pairs = _aligned(lines, [node for node, _ in nodes])
    place = {id(nodes[there][0]): here for here, there in pairs.items()}
    out = Score()
    for here, line in enumerate(lines):
        out.wanted[line.sort] = out.wanted.get(line.sort, 0) + 1
        if here not in pairs:
            out.wrong.append(f"{name}: missing {'|'.join(sorted(line.kinds))} {line.number}")
            continue
        node, parent = nodes[pairs[here]]
        out.found[line.sort] = out.found.get(line.sort, 0) + 1
        above = place.get(id(parent), -2) if parent is not None else -1
        if above == line.parent:
            out.placed += 1
        else:
            found = parent.eid if parent is not None else "the top"
            out.wrong.append(f"{name}: {node.eid} under {found}")
        if line.heading:
            out.headings += 1
            if fold(node.heading).strip(" .-–—") == fold(line.heading).strip(" .-–—"):
                out.headed += 1
            else:
                out.wrong.append(f"{name}: {node.eid} headed {node.heading!r}")
    for node, _ in nodes:
        spanish_section = node.kind is Kind.SECTION and document.language == "es"
        if id(node) not in place and (node.kind in UNITS or node.kind in CONTAINERS) and not spanish_section:
            out.invented += 1
            out.wrong.append(f"{name}: invented {node.eid}: {node.printed[:50]!r}")
    return out


def _aligned(lines: list[Wanted], nodes: list[Provision]) -> dict[int, int]:
    """Lines to nodes: the longest common subsequence, units and divisions before parts."""
    weight = [1 if line.sort == "part" else 3 for line in lines]
    best = [[0] * (len(nodes) + 1) for _ in range(len(lines) + 1)]
    same = [[line.is_(node) for node in nodes] for line in lines]
    for i in range(len(lines) - 1, -1, -1):
        for j in range(len(nodes) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1])
            if same[i][j]:
                best[i][j] = max(best[i][j], best[i + 1][j + 1] + weight[i])
    pairs: dict[int, int] = {}
    i = j = 0
    while i < len(lines) and j < len(nodes):
        if same[i][j] and best[i][j] == best[i + 1][j + 1] + weight[i]:
            pairs[i] = j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
