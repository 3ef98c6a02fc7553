"""Comments and their replies as the four parts in which Word keeps them.

``comments.xml`` has the words. ``commentsExtended.xml`` says which comment answers which and which are
resolved; it names a comment by the ``paraId`` of its last paragraph ([MS-DOCX] 2.5.4). ``commentsIds.xml``
and ``commentsExtensible.xml`` give each a lasting id, and the moment in universal time, which ``w:date`` is
not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from lxml import etree

from drafting.word.elements import W, element, legible, run
from drafting.word.native.ns import Element
from drafting.word.native.package import Package
from drafting.word.native.part import Part
from drafting.word.package import qn

W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
CID = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
CEX = "http://schemas.microsoft.com/office/word/2018/wordml/cex"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MICROSOFT = "http://schemas.microsoft.com/office"
#: part -> type of its relationship, namespace and prefix of its elements, name of its root
_PARTS = {
    "comments": ("comments", W, "w", "comments"),
    "commentsExtended": (f"{_MICROSOFT}/2011/relationships/commentsExtended", W15, "w15", "commentsEx"),
    "commentsIds": (f"{_MICROSOFT}/2016/09/relationships/commentsIds", CID, "w16cid", "commentsIds"),
    "commentsExtensible": (
        f"{_MICROSOFT}/2018/08/relationships/commentsExtensible", CEX, "w16cex", "commentsExtensible",
    ),
}  # fmt: skip
_PARA_ID = re.compile(rb'(?:paraId|durableId)="([0-9A-Fa-f]{8})"')
_LONGEST_INITIALS = 9  # what Word takes


@dataclass(frozen=True, slots=True)
class Remark:
    """One comment: who says what, and which of those given with it it answers (None: it begins a thread)."""

    author: str
    initials: str
    when: datetime
    text: str
    answers: int | None = None
    done: bool = False


class Threads:
    """The comment parts of an opened file, those that are missing made when something is added."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._parts: dict[str, Part] = {}
        names = sorted(name for name in package.names if name.endswith(".xml"))
        self._taken = {found.upper() for name in names for found in _PARA_ID.findall(package.read(name))}
        self._last = max(self._ids(), default=-1)
        styles = package.target(package.main, "styles")
        self._styles = _named_styles(package.part(styles).root) if styles else {}

    @property
    def reference_style(self) -> str:
        """The id of the file's own style for comment references, "" if it has none."""
        return self._styles.get("annotation reference", "")

    def add(self, remarks: Iterable[Remark]) -> tuple[str, ...]:
        """Write the comments behind those that are there; their ids, in order."""
        ids: list[str] = []
        keys: list[str] = []
        for remark in remarks:
            self._last += 1
            id = str(self._last)
            key, lasting = self._fresh(f"p{id}{remark.text}"), self._fresh(f"d{id}{remark.text}")
            parent = None if remark.answers is None else keys[remark.answers]
            self._append("comments", self._comment(id, remark, key))
            self._append("commentsExtended", _extended(key, parent, remark.done))
            self._append("commentsIds", _plain(CID, "commentId", paraId=key, durableId=lasting))
            moment = _utc(remark.when).strftime("%Y-%m-%dT%H:%M:%SZ")
            self._append(
                "commentsExtensible", _plain(CEX, "commentExtensible", durableId=lasting, dateUtc=moment)
            )
            ids.append(id)
            keys.append(key)
        return tuple(ids)

    def _comment(self, id: str, remark: Remark, key: str) -> Element:
        return element(
            "comment",
            *self._paragraphs(remark.text, key),
            id=id,
            author=legible(remark.author)[:255],
            date=_utc(remark.when).strftime("%Y-%m-%dT%H:%M:%SZ"),
            initials=legible(remark.initials)[:_LONGEST_INITIALS],
        )

    def _paragraphs(self, text: str, key: str) -> Iterator[Element]:
        lines = text.split("\n")
        style, reference = self._styles.get("annotation text", ""), self.reference_style
        for number, line in enumerate(lines):
            made = element("p", element("pPr", element("pStyle", val=style)) if style else None)
            if not number:
                look = element("rPr", element("rStyle", val=reference)) if reference else None
                made.append(element("r", look, element("annotationRef")))
            if line:
                made.append(run(line))
            last = number == len(lines) - 1
            made.set(f"{{{W14}}}paraId", key if last else self._fresh(f"{key}{number}"))
            made.set(f"{{{W14}}}textId", "77777777")  # what Word writes for "nothing known of the text"
            yield made

    def _append(self, kind: str, made: Element) -> None:
        part = self._part(kind)
        part.add_last(part.root, made)

    def _part(self, kind: str) -> Part:
        if kind not in self._parts:
            self._parts[kind] = self._opened(kind)
        return self._parts[kind]

    def _opened(self, kind: str) -> Part:
        relation, space, prefix, root = _PARTS[kind]
        name = self._package.target(self._package.main, kind)
        if not name:
            name = self._package.free_name(self._package.main.rpartition("/")[0] + f"/{kind}.xml")
            self._package.add(name, _empty(space, prefix, root), f"{_TYPE}.{kind}+xml")
            self._package.relate(self._package.main, relation, name)
        return self._package.part(name)

    def _ids(self) -> Iterator[int]:
        for name in self._package.names:
            if name.endswith(".xml"):
                for found in re.findall(
                    rb'<\w+:comment(?:RangeStart|RangeEnd|Reference)?\s[^>]*?\bw:id="(\d{1,9})"',
                    self._package.read(name),
                ):
                    yield int(found)

    def _fresh(self, seed: str) -> str:
        """Eight hexadecimal figures below 80000000 that the file does not use yet; the same every time."""
        number = 0
        while True:
            found = sha256(f"{seed}{number}".encode()).hexdigest()[:8].upper()
            if int(found, 16) < 0x7FFFFFFF and int(found, 16) > 0 and found.encode() not in self._taken:
                self._taken.add(found.encode())
                return found
            number += 1


def _named_styles(root: Element) -> dict[str, str]:
    """The ids of styles by their names: ids are translated with Word, the names of its own styles are not."""
    found: dict[str, str] = {}
    for style in root.iterchildren(qn("w:style")):
        name = style.find(qn("w:name"))
        if name is not None:
            found.setdefault((name.get(qn("w:val")) or "").lower(), style.get(qn("w:styleId")) or "")
    return found


def _extended(key: str, parent: str | None, done: bool) -> Element:
    answers = {} if parent is None else {"paraIdParent": parent}
    return _plain(W15, "commentEx", paraId=key, **answers, done=str(int(done)))


def _plain(space: str, tag: str, **attributes: str) -> Element:
    made = etree.Element(f"{{{space}}}{tag}")
    for name, value in attributes.items():
        made.set(f"{{{space}}}{name}", value)
    return made


def _empty(space: str, prefix: str, root: str) -> bytes:
    """A part without comments. Older editions of Word are told what they may leave unread."""
    ignorable = "w14" if prefix == "w" else prefix
    spaces = {prefix: space, "w": W, "w14": W14, "mc": _MC}
    declared = "".join(f' xmlns:{name}="{uri}"' for name, uri in spaces.items())
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<{prefix}:{root}{declared} mc:Ignorable="{ignorable}"></{prefix}:{root}>'
    ).encode()


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment
