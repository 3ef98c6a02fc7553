"""Reads the paragraphs of a part as lines, on one side of the marks that stand in it already."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from drafting.word.native.keys import instruction
from drafting.word.native.line import Atom, Line, Objects, boxes_in
from drafting.word.native.ns import LINK, MARKS, MC, PPR, RPR, RUN, SIMPLE, SPACE, Element, M, W
from drafting.word.native.plain import plain_text

_BLANKS = " \t\r\n"
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
_FIELD, _KIND_OF_FIELD = f"{W}fldChar", f"{W}fldCharType"
_CODES = (f"{W}instrText", f"{W}delInstrText")
_TEXTS = (f"{W}t", f"{W}delText")
#: A field whose result is longer is marked word by word.
_SHORT_FIELD = 60


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
        return "".join(plain_text(box, self.gone) for box in boxes_in(node))

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
        if node.find(f".//{W}txbxContent") is not None:
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
