"""One XML part of a package: edited as a tree, written back as the bytes it was, but for what changed.

A writer marks what it changed with ``touch`` and puts new elements in with ``add_*``. Every element that was
not touched, and holds nothing that was, comes out as it stood in the file: same attributes in the same order,
same quotes, same white space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from drafting.guard import parse_xml
from drafting.word.native.ns import Element

_NAME = rb"[^\s/>\"'=<]+"
_VALUE = rb"(?:\"[^\"]*\"|'[^']*')"
_SKIPPED = rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
_TAG = re.compile(rb"%s|<(/?)%s(?:\s+%s\s*=\s*%s)*\s*(/?)>" % (_SKIPPED, _NAME, _NAME, _VALUE), re.DOTALL)
_DECLARED = re.compile(rb" xmlns(?::[^\s=]+)?=\"[^\"]*\"")
_REQUIRES = re.compile(rb"(?:Requires|Ignorable)=\"([^\"]*)\"")
_ENCODING = re.compile(rb"^(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=[\"']([^\"']+)[\"']")


class Part:
    """A parsed part. ``prefixes`` are further namespace prefixes that what was added may lean on."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.root = parse_xml(data, name)
        found = _ENCODING.match(data)
        utf8 = data[:2] not in (b"\xff\xfe", b"\xfe\xff") and b"\0" not in data[:8]
        if not utf8 or (found and found[1].lower() not in (b"utf-8", b"utf8", b"us-ascii")):
            data = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8", standalone=True)
        self._data = data
        self._originals = list(self.root.iter())
        self._touched: set[Element] = set()
        self._added: list[Element] = []
        self.prefixes: dict[str | None, str] = {}

    @property
    def changed(self) -> bool:
        """Whether anything was touched or added."""
        return bool(self._touched or self._added)

    def touch(self, node: Element) -> None:
        """``node``, with all it holds, will be written anew."""
        self._touched.add(node)

    def add_after(self, place: Element, *nodes: Element) -> None:
        """Put new elements behind ``place``."""
        for node in reversed(nodes):
            place.addnext(node)
        self._added += nodes

    def add_before(self, place: Element, *nodes: Element) -> None:
        """Put new elements in front of ``place``."""
        for node in nodes:
            place.addprevious(node)
        self._added += nodes

    def add_last(self, parent: Element, *nodes: Element) -> None:
        """Put new elements at the end of ``parent``."""
        parent.extend(nodes)
        self._added += nodes

    def data(self) -> bytes:
        """The part as bytes."""
        if not self.changed:
            return self._data
        spans = dict(zip(self._originals, _spans(self._data), strict=True))
        return _Splice(self, self._data, spans, self._touched, self._added).run()


class _Splice:
    def __init__(
        self,
        part: Part,
        data: bytes,
        spans: dict[Element, tuple[int, int, int]],
        touched: set[Element],
        added: list[Element],
    ) -> None:
        self._root, self._data, self._spans, self._touched = part.root, data, spans, touched
        self._known = {
            b' xmlns%s="%s"'
            % (b":" + prefix.encode() if prefix else b"", uri.encode().replace(b"&", b"&amp;"))
            for prefix, uri in part.root.nsmap.items()
        }
        self._prefixes = {**part.prefixes, **part.root.nsmap}
        self._open: set[Element] = set()
        for node in (*touched, *added):
            above = node.getparent()
            while above is not None and above not in self._open:
                self._open.add(above)
                above = above.getparent()

    def run(self) -> bytes:
        start, _, end = self._spans[self._root]
        return b"".join((self._data[:start], *self._written(self._root), self._data[end:]))

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
            at = span[1]
            for child in node:
                inner = self._spans.get(child)
                if inner is not None:
                    yield self._data[at : inner[0]]
                    at = inner[2]
                yield from self._written(child)
            yield self._data[at : span[2]]

    def _anew(self, node: Element) -> bytes:
        data: bytes = etree.tostring(node, encoding="utf-8", with_tail=False)
        end = data.index(b">")
        tag, rest = data[:end], data[end:]
        declared = _DECLARED.findall(tag)
        for one in declared:
            if one in self._known and node is not self._root:
                tag = tag.replace(one, b"", 1)
        needed = {name for found in _REQUIRES.findall(data) for name in found.decode().split()}
        own = {one[7:].partition(b"=")[0].decode() for one in declared if one.startswith(b" xmlns:")}
        extra = b"".join(
            b' xmlns:%s="%s"' % (name.encode(), self._prefixes[name].encode())
            for name in sorted(needed - own - set(self._root.nsmap))
            if name in self._prefixes
        )
        if tag.endswith(b"/"):
            return tag[:-1] + extra + b"/" + rest
        return tag + extra + rest


def _spans(data: bytes) -> list[tuple[int, int, int]]:
    """Of each element in document order: where it starts, where its start tag ends, where it ends."""
    found: list[list[int]] = []
    opened: list[int] = []
    for match in _TAG.finditer(data):
        closing = match[1]
        if closing is None:
            continue
        if closing:
            found[opened.pop()][2] = match.end()
            continue
        found.append([match.start(), match.end(), match.end()])
        if not match[2]:
            opened.append(len(found) - 1)
    return [(one, two, three) for one, two, three in found]
