"""A part from which elements may also be taken out or put elsewhere: what is not touched keeps its bytes."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from drafting.word.native.ns import Element
from drafting.word.native.part import Part, _spans, _Splice


class Reworked(Part):
    """A part whose elements come, go and move. What only moved is written as the bytes it was."""

    def __init__(self, name: str, data: bytes) -> None:
        super().__init__(name, data)
        self._left: list[Element] = []

    @property
    def changed(self) -> bool:
        """Whether anything was touched, added or taken out."""
        return super().changed or bool(self._left)

    def remove(self, node: Element) -> None:
        """Take an element out; the blanks behind it go with it."""
        parent = node.getparent()
        if parent is not None:
            self._left.append(parent)
            parent.remove(node)
            node.tail = None

    def rearranged(self, parent: Element) -> None:
        """``parent`` holds other children than it did."""
        self._left.append(parent)

    def data(self) -> bytes:
        """The part as bytes."""
        if not self.changed:
            return self._data
        spans = dict(zip(self._originals, _spans(self._data), strict=True))
        return _Moving(self, self._data, spans, self._touched, self._added, self._left).run()


class _Moving(_Splice):
    def __init__(
        self,
        part: Reworked,
        data: bytes,
        spans: dict[Element, tuple[int, int, int]],
        touched: set[Element],
        added: list[Element],
        left: list[Element],
    ) -> None:
        super().__init__(part, data, spans, touched, added)
        for node in left:
            above: Element | None = node
            while above is not None and above not in self._open:
                self._open.add(above)
                above = above.getparent()

    def _written(self, node: Element) -> Iterator[bytes]:
        span = self._spans.get(node)
        if span is None or node in self._touched:
            yield self._anew(node)
        elif node not in self._open:
            yield self._data[span[0] : span[2]]
        elif self._data[span[1] - 2 : span[1]] == b"/>":  # was empty, holds something now
            yield self._anew(node)
        else:
            yield self._data[span[0] : span[1]]
            yield _text(node.text)
            for child in node:
                yield from self._written(child)
                yield _text(child.tail)
            yield self._data[self._data.rindex(b"</", span[1], span[2]) : span[2]]


def _text(text: str | None) -> bytes:
    return escape(text).encode() if text else b""
