"""The words of a paragraph as one string, with every character traced to the run it stands in.

What is not words (a picture, a note's reference, a field, a link) is one character of the private use area:
the same for the same thing in both drafts, so that strings can be compared. A link has its own line inside.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from drafting.word.native.keys import instruction
from drafting.word.native.ns import (
    COME,
    GONE,
    LINK,
    MARKS,
    MC,
    PPR,
    RPR,
    RUN,
    SIMPLE,
    SPACE,
    Element,
    M,
    W,
)
from drafting.word.native.plain import plain_text

_BLANKS = " \t\r\n"
_FIRST, _MOST = 0xF0000, 0xFFFD
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_SILENT_NAMES = """
    rPr lastRenderedPageBreak annotationRef commentReference footnoteRef endnoteRef separator
    continuationSeparator
"""
_SILENT = frozenset(f"{W}{name}" for name in _SILENT_NAMES.split())
_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "smartTag", "customXml", "dir", "bdo"))
_MATHS = (f"{M}oMath", f"{M}oMathPara")
_BOX = f"{W}txbxContent"
_FIELD, _KIND_OF_FIELD = f"{W}fldChar", f"{W}fldCharType"
_CODES = (f"{W}instrText", f"{W}delInstrText")
_TEXTS = (f"{W}t", f"{W}delText")
#: A field whose result is longer is marked word by word.
_SHORT_FIELD = 60


class Objects:
    """Gives everything that is not words its character."""

    def __init__(self) -> None:
        self._characters: dict[object, str] = {}

    def character(self, key: object) -> str:
        """The character for ``key``."""
        if key not in self._characters:
            self._characters[key] = chr(_FIRST + min(len(self._characters), _MOST))
        return self._characters[key]

    def private(self, text: str) -> bool:
        """Whether ``text`` itself has one of these characters."""
        return bool(text) and max(text) >= chr(_FIRST)


#: A character of a line that stands for something that is not words.
OBJECT = re.compile(f"[{chr(_FIRST)}-{chr(0x10FFFF)}]")


@dataclass(slots=True)
class Atom:
    """A run, or what is marked as one: the runs of a field, a link, an equation."""

    nodes: tuple[Element, ...]
    start: int
    end: int
    pieces: tuple[tuple[Element, str], ...] = ()  # the children of a run with their characters
    inner: Line | None = None  # the line in a link
    code: str = ""  # what a link says as a field


@dataclass(slots=True)
class Line:
    """One paragraph (or several, where an earlier mark joins them)."""

    text: str = ""
    atoms: list[Atom] = field(default_factory=list)
    _starts: list[int] | None = None
    _full: str | None = None

    #: What the text boxes say that hang in it.
    boxed: list[str] = field(default_factory=list)

    @property
    def full(self) -> str:
        """The text with that of its links and text boxes: equal for paragraphs that say the same."""
        if self._full is None:
            at = 0
            out: list[str] = []
            for atom in self.atoms:
                if atom.inner is not None:
                    out += [self.text[at : atom.end], atom.inner.full, self.text[atom.start]]
                    at = atom.end
            self._full = "".join((*out, self.text[at:], *self.boxed)) if out or self.boxed else self.text
        return self._full

    def boxes(self, start: int, end: int) -> dict[int, list[Element]]:
        """The text boxes in a stretch of the text, by where what holds them stands from its start."""
        found = {}
        if OBJECT.search(self.text, start, end):
            for atom, _, _ in self.slices(start, end):
                at = atom.start
                for child, text in atom.pieces or tuple(
                    (node, self.text[at : at + 1]) for node in atom.nodes[:1]
                ):
                    if text and start <= at < end and OBJECT.match(text) and (inner := _boxes(child)):
                        found[at - start] = inner
                    at += len(text)
        return found

    def slices(self, start: int, end: int) -> Iterator[tuple[Atom, int, int]]:
        """The atoms of a stretch of the text, with the part of each."""
        if self._starts is None:
            self._starts = [atom.start for atom in self.atoms]
        at = max(0, bisect_right(self._starts, start) - 1)
        while at < len(self.atoms) and self.atoms[at].start < end:
            atom = self.atoms[at]
            low, high = max(start, atom.start), min(end, atom.end)
            if low < high:
                yield atom, low, high
            at += 1


def _boxes(node: Element) -> list[Element]:
    """The outermost text boxes in what is drawn."""
    return [one for one in node.iter(_BOX) if next(one.iterancestors(_BOX), None) is None]


class Reader:
    """Reads paragraphs of one part, on one side of the marks that stand in it already.

    ``gone`` are the tags of the marks whose content is not there; ``key`` says what an object is, ``link``
    where a link leads, ``code`` the same as the instruction of a field.
    """

    def __init__(
        self,
        gone: frozenset[str],
        objects: Objects,
        key: Callable[[Element], object],
        link: Callable[[Element], object],
        code: Callable[[Element], str],
    ) -> None:
        self.gone, self.code = gone, code
        self._objects, self._key, self._link = objects, key, link

    def line(self, paragraphs: Sequence[Element]) -> Line:
        """The line of these paragraphs."""
        builder = _Builder(self)
        for paragraph in paragraphs:
            builder.children(paragraph)
        return builder.done()

    def thing(self, node: Element) -> str:
        """The character of an object."""
        return self._objects.character(self._key(node))

    def named(self, *key: object) -> str:
        """The character for a key."""
        return self._objects.character(key)

    def target(self, node: Element) -> str:
        """The character of a link or simple field: where it leads."""
        return self._objects.character(self._link(node))

    def said(self, node: Element) -> str:
        """What the text boxes in an object say."""
        return "".join(plain_text(box, self.gone) for box in _boxes(node))

    def private(self, text: str) -> bool:
        """Whether the text has characters that stand for objects here."""
        return self._objects.private(text)


class _Builder:
    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._texts: list[str] = []
        self._atoms: list[Atom] = []
        self._at = 0
        self._boxed: list[str] = []

    def done(self) -> Line:
        return Line("".join(self._texts), self._atoms, boxed=self._boxed)

    def children(self, parent: Element) -> None:
        skip: set[Element] = set()
        for child in parent:
            tag = child.tag
            if tag == RUN:
                if child not in skip:
                    skip.update(self._run(child))
            elif tag == PPR or tag in self._reader.gone:
                continue
            elif tag in (LINK, SIMPLE):
                inner = _Builder(self._reader)
                inner.children(child)
                code = self._reader.code(child) if tag == LINK else ""
                self._add((child,), self._reader.target(child), inner=inner.done(), code=code)
            elif tag in MARKS or tag in _WRAPPERS:
                self.children(child)
            elif tag in _MATHS or tag == f"{MC}AlternateContent":
                self._add((child,), self._object(child))

    def _run(self, run: Element) -> Sequence[Element]:
        """Read a run; the further runs that were read with it."""
        if run.find(_FIELD) is not None:
            field_runs = self._field(run)
            if field_runs:
                return field_runs
        pieces = tuple(self._pieces(run))
        text = "".join(found for _, found in pieces)
        self._add((run,), text, pieces)
        return ()

    def _add(
        self,
        nodes: tuple[Element, ...],
        text: str,
        pieces: tuple[tuple[Element, str], ...] = (),
        inner: Line | None = None,
        code: str = "",
    ) -> None:
        self._atoms.append(Atom(nodes, self._at, self._at + len(text), pieces, inner, code))
        self._texts.append(text)
        self._at += len(text)

    def _pieces(self, run: Element) -> Iterator[tuple[Element, str]]:
        for child in run:
            tag = child.tag
            if tag in _TEXTS:
                yield child, self._words(child)
            elif tag in _CHARACTERS:
                yield child, _CHARACTERS[tag]
            elif tag == f"{W}br":
                kind = child.get(f"{W}type", "")
                yield child, "\n" if kind in ("", "textWrapping") else self._reader.named("break", kind)
            elif tag in _CODES:
                yield child, self._reader.named("code", instruction(child.text or ""))
            elif tag == _FIELD:
                yield child, self._reader.named("field", child.get(_KIND_OF_FIELD))
            elif tag not in _SILENT:
                yield child, self._object(child)
            elif tag != RPR:
                yield child, ""

    def _object(self, node: Element) -> str:
        if node.find(f".//{_BOX}") is not None:
            self._boxed.append(self._reader.said(node))
        return self._reader.thing(node)

    def _words(self, node: Element) -> str:
        text = node.text or ""
        if text[:1] in _BLANKS or text[-1:] in _BLANKS:
            kept = node.get(SPACE) or node.getroottree().getroot().get(SPACE)
            text = text if kept == "preserve" else text.strip(_BLANKS)
        return self._reader.named("text", text) if self._reader.private(text) else text

    def _field(self, first: Element) -> tuple[Element, ...]:
        """The runs of a whole short field that begins in ``first``; () if it is none of these."""
        runs: list[Element] = []
        key: list[str] = []
        depth, length = 0, 0
        node: Element | None = first
        while node is not None:
            if node.tag == RUN:
                runs.append(node)
                for child, text in self._pieces(node):
                    kind = child.get(_KIND_OF_FIELD)
                    if depth == 0 and kind != "begin":
                        return ()  # words before the field in the same run
                    depth += {"begin": 1, "end": -1}.get(kind or "", 0)
                    key.append(text)
                    length += len(text)
                    if depth == 0 and child is not node[-1]:
                        return ()  # words behind it
                if depth == 0:
                    self._add(tuple(runs), self._reader.named("whole field", *key))
                    return tuple(runs)
            elif (
                node.tag in MARKS
                or node.tag in (LINK, SIMPLE)
                or node.tag in _WRAPPERS
                or length > _SHORT_FIELD
            ):
                return ()
            node = node.getnext()
        return ()


def present(side: str) -> frozenset[str]:
    """The tags of marks whose content is not there once everything is accepted or rejected."""
    return GONE if side == "accept" else COME
