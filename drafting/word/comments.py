"""The comments of a Word file: who said what of which words, and who answered.

``word.annotate.threads`` tells which parts hold them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from lxml import etree

from drafting.model import Document, ReviewComment
from drafting.word.package import Package, open_package, qn, related_parts
from drafting.word.read_anchors import Words, moment
from drafting.word.read_placing import Placing
from drafting.word.read_revisions import settle
from drafting.word.read_styles import Styles
from drafting.word.read_text import words_of

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_CID = "{http://schemas.microsoft.com/office/word/2016/wordml/cid}"
_CEX = "{http://schemas.microsoft.com/office/word/2018/wordml/cex}"


def read_comments(data: bytes) -> tuple[ReviewComment, ...]:
    """The comments of a .docx in the order of the text, answers with the comment they answer.

    The anchors are not placed in a draft yet: see ``place``. Raises UnreadableFile.
    """
    parts = related_parts(data, "comments", "commentsExtended", "commentsIds", "commentsExtensible")
    if "comments" not in parts:
        return ()
    package = open_package(data)
    ranges = _ranges(package)
    original, accepted = Words(package, "original"), Words(package, "accepted")
    settle(parts["comments"], "accepted")
    threads = _Threads(parts)
    found: dict[str, ReviewComment] = {}
    for node in parts["comments"].iterchildren(qn("w:comment")):
        id = node.get(qn("w:id")) or ""
        held = ranges.get(id)
        if held is None or held.mark is None or id in found:
            continue  # Word does not show a comment that the text does not refer to
        found[id] = ReviewComment(
            id=id,
            author=node.get(qn("w:author")) or "",
            initials=node.get(qn("w:initials")) or "",
            when=threads.when(node),
            text=_text(node),
            words=accepted.text(held.words) or original.text(held.words),
            anchor=original.anchor(held.words, held.mark),
            done=threads.done(node),
        )
    order = {id: place for place, id in enumerate(ranges)}
    return tuple(sorted(threads.gathered(found), key=lambda one: order[one.id]))


def place(comments: tuple[ReviewComment, ...], document: Document) -> tuple[ReviewComment, ...]:
    """The comments with their anchors placed in the draft that they were made on."""
    placing = Placing(document)

    def placed(one: ReviewComment) -> ReviewComment:
        return replace(one, anchor=placing.placed(one.anchor), replies=tuple(map(placed, one.replies)))

    return tuple(map(placed, comments))


@dataclass(slots=True)
class _Held:
    """What a comment stands on: the elements between its marks, and one mark that is always there."""

    words: list[etree._Element] = field(default_factory=list)
    mark: etree._Element | None = None


def _ranges(package: Package) -> dict[str, _Held]:
    found: dict[str, _Held] = {}
    for root in (package.document, package.footnotes, package.endnotes):
        opened: set[str] = set()
        for node in () if root is None else root.iter(etree.Element):
            id = node.get(qn("w:id")) or ""
            if node.tag == qn("w:commentRangeStart"):
                opened.add(id)
                found.setdefault(id, _Held()).mark = node
            elif node.tag == qn("w:commentRangeEnd"):
                opened.discard(id)
            elif node.tag == qn("w:commentReference"):
                held = found.setdefault(id, _Held())
                held.mark = node if held.mark is None else held.mark
            else:
                for one in opened:
                    found[one].words.append(node)
    return found


def _text(comment: etree._Element) -> str:
    styles = Styles(None)
    lines = (words_of(paragraph, styles).text for paragraph in comment.iter(qn("w:p")))
    return "\n".join(lines).strip("\n")


class _Threads:
    """What the parts beside ``comments.xml`` say: answers, resolved ones, moments in universal time."""

    def __init__(self, parts: dict[str, etree._Element]) -> None:
        self._parent: dict[str, str] = {}
        self._done: set[str] = set()
        self._key = {
            node.get(qn("w:id")) or "": key
            for node in parts["comments"].iterchildren(qn("w:comment"))
            for key in _keys(node)
        }
        for node in _all(parts, "commentsExtended"):
            key = node.get(f"{_W15}paraId") or ""
            self._parent[key] = node.get(f"{_W15}paraIdParent") or ""
            if node.get(f"{_W15}done") in ("1", "true", "on"):
                self._done.add(key)
        lasting = {
            node.get(f"{_CID}paraId") or "": node.get(f"{_CID}durableId")
            for node in _all(parts, "commentsIds")
        }
        moments = {
            node.get(f"{_CEX}durableId"): node.get(f"{_CEX}dateUtc")
            for node in _all(parts, "commentsExtensible")
        }
        self._moments = {key: moments.get(id) for key, id in lasting.items()}

    def when(self, node: etree._Element) -> datetime | None:
        """When a comment was made."""
        exact = self._moments.get(self._key.get(node.get(qn("w:id")) or "", ""))
        return moment(exact) or moment(node.get(qn("w:date")))

    def done(self, node: etree._Element) -> bool:
        """Whether it is resolved."""
        return self._key.get(node.get(qn("w:id")) or "", "") in self._done

    def gathered(self, found: dict[str, ReviewComment]) -> Iterator[ReviewComment]:
        """The comments that begin a thread, with the others as their answers."""
        by_key = {self._key[id]: id for id in found if id in self._key}
        answers: dict[str, list[ReviewComment]] = {}
        first: list[str] = []
        for id in found:
            parent = self._beginning(id, by_key)
            if parent == id:
                first.append(id)
            else:
                answers.setdefault(parent, []).append(found[id])
        for id in first:
            yield replace(found[id], replies=tuple(answers.get(id, ())))

    def _beginning(self, id: str, by_key: dict[str, str]) -> str:
        """The comment that begins the thread of this one; itself where the parts contradict themselves."""
        seen = {id}
        current = id
        while (
            parent := by_key.get(self._parent.get(self._key.get(current, ""), ""), "")
        ) and parent not in seen:
            seen.add(parent)
            current = parent
        return current if not parent else id


def _keys(node: etree._Element) -> Iterator[str]:
    """The key under which the other parts know a comment: that of its last paragraph."""
    keys = [paragraph.get(f"{_W14}paraId") or "" for paragraph in node.iter(qn("w:p"))]
    if keys and keys[-1]:
        yield keys[-1]


def _all(parts: dict[str, etree._Element], kind: str) -> Iterator[etree._Element]:
    if kind in parts:
        yield from parts[kind].iterchildren(etree.Element)
