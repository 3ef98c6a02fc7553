"""What a redline is worth, measured on its XML alone: exact, valid, no more marked than need be, nothing else touched."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO
from itertools import groupby
from xml.parsers import expat

from lxml import etree
from rapidfuzz.distance import Indel

from drafting.word.resolve import Side, both, content, differences
from tests.word.schema import W, dangling, violations

_GONE = {f"{W}del", f"{W}moveFrom"}
_CAME = {f"{W}ins", f"{W}moveTo"}
_STORIES = re.compile(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml")
_TRACKED = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo)\b")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
_SILENT = {f"{W}pPr", f"{W}rPr", f"{W}sectPr", f"{W}tblPr", f"{W}trPr", f"{W}tcPr", f"{W}instrText", f"{W}delInstrText", _FALLBACK}  # fmt: skip
#: Parts of which a redline may add to, but in which nothing that was there may be otherwise.
_KEPT = {"word/styles.xml": "style", "word/numbering.xml": "abstractNum"}

Who = tuple[str, str]
Stretch = tuple[str, str]  # "=", "-" or "+", and the words


@dataclass(frozen=True, slots=True)
class Measured:
    """One redline."""

    accepts: bool
    rejects: bool
    marked: int
    optimum: int
    islands: int
    faults: tuple[str, ...] = field(default=())

    @property
    def exact(self) -> bool:
        return self.accepts and self.rejects


def measured(old: bytes, new: bytes, redline: bytes, who: Who, *, given: bool = True) -> Measured:
    """``redline`` of ``old`` and ``new``, whose marks are those of ``who``; ``given``: in the package of ``new``."""
    rejected, accepted = both(redline)
    wanted_old, wanted_new = content(old, before(old, new)), content(new, "accept")
    faults = [f"accept: {one.part} {one.place}" for one in differences(wanted_new, accepted)[:3]]
    faults += [f"reject: {one.part} {one.place}" for one in differences(wanted_old, rejected)[:3]]
    known = _faults(old) | _faults(new)
    faults += sorted(one for one in _faults.__wrapped__(redline) - known if not _below(one, known))
    if given:
        faults += untouched(new, redline, who)
    marked, optimum, islands = words(redline, who)
    return Measured(accepted == wanted_new, rejected == wanted_old, marked, optimum, islands, tuple(faults))


@lru_cache(maxsize=64)
def _faults(data: bytes) -> frozenset[str]:
    return frozenset((*violations(data), *dangling(data)))


def _below(fault: str, known: frozenset[str]) -> bool:
    """Where a file's section properties stand before its paragraphs, nothing in its body is in order."""
    name, _, _ = fault.partition(": ")
    return fault.endswith(" in body") and f"{name}: p in body" in known


def before(old: bytes, new: bytes) -> Side:
    """What rejecting everything must give: the old draft as it reads, or, where both carry changes of earlier
    authors, which stay in the redline, what it was before them."""
    return "reject" if all(any(_carries(one)) for one in (old, new)) else "accept"


def _carries(data: bytes) -> Iterator[bool]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if _STORIES.fullmatch(name):
                yield _TRACKED.search(archive.read(name)) is not None


def words(redline: bytes, who: Who) -> tuple[int, int, int]:
    """Words marked, the fewest that could be (a longest common subsequence of words), and islands of change."""
    marked = optimum = islands = 0
    with zipfile.ZipFile(BytesIO(redline)) as archive:
        for name in archive.namelist():
            if _STORIES.fullmatch(name):
                found = _merged(_stretches(etree.fromstring(archive.read(name)), who, "="))
                old, old_marked = _words(found, "-")
                new, new_marked = _words(found, "+")
                marked += old_marked + new_marked
                optimum += Indel.distance(old, new)
                islands += sum(
                    1
                    for changed, run in groupby(found, key=lambda one: one[0] != "=")
                    if changed and any(text.strip() for _, text in run)
                )
    return marked, optimum, islands


def _stretches(node: etree._Element, who: Who, status: str) -> Iterator[Stretch]:
    for child in node:
        tag = child.tag
        if tag in _SILENT:
            continue
        if tag in (f"{W}t", f"{W}delText"):
            yield status, child.text or ""
        elif tag in _SIGNS:
            yield status, _SIGNS[tag]
        elif tag in _GONE or tag in _CAME:
            if _is(child, who):
                yield from _stretches(child, who, "-" if tag in _GONE else "+")
            elif (
                tag in _GONE
            ):  # an earlier author's: they stay as they are, so the texts compared are without them
                yield from _stretches(child, who, status)
        else:
            yield from _stretches(child, who, status)
            if tag == f"{W}p":
                yield _mark(child, who), "\n"


def _is(mark: etree._Element, who: Who) -> bool:
    return (mark.get(f"{W}author"), mark.get(f"{W}date")) == who


def _mark(paragraph: etree._Element, who: Who) -> str:
    for one in paragraph.iterfind(f"{W}pPr/{W}rPr/*"):
        if one.tag in _GONE | _CAME and _is(one, who):
            return "-" if one.tag in _GONE else "+"
    return "="


def _merged(stretches: Iterator[Stretch]) -> list[Stretch]:
    return [
        (status, "".join(text for _, text in run))
        for status, run in groupby((one for one in stretches if one[1]), key=lambda one: one[0])
    ]


def _words(stretches: list[Stretch], side: str) -> tuple[list[str], int]:
    """The words of one side, and how many of them are touched by a mark."""
    text, touched = [], []
    for status, part in stretches:
        if status in ("=", side):
            text.append(part)
            touched.append(("1" if status == side else "0") * len(part))
    whole, flags = "".join(text), "".join(touched)
    found = [(one.start(), one.end()) for one in re.finditer(r"\S+", whole)]
    return [whole[start:end] for start, end in found], sum("1" in flags[start:end] for start, end in found)


def untouched(new: bytes, redline: bytes, who: Who) -> list[str]:
    """What of the new draft's file is otherwise in the redline although no mark says so."""
    with zipfile.ZipFile(BytesIO(new)) as one, zipfile.ZipFile(BytesIO(redline)) as other:
        before = {name: one.read(name) for name in one.namelist()}
        after = {name: other.read(name) for name in other.namelist()}
    found = [f"{name} is gone" for name in before if name not in after]
    for name, data in before.items():
        if name not in after or data == after[name]:
            continue
        if name in _KEPT:
            found += [f"{name}: {_KEPT[name]} changed" for _ in _lost(data, after[name], _KEPT[name])][:1]
        elif _STORIES.fullmatch(name):
            found += _same_paragraphs(name, data, after[name], who)
            if _lost(data, after[name], "sectPr"):
                found.append(f"{name}: sectPr changed")
        elif not name.endswith((".rels", "[Content_Types].xml", "word/settings.xml", "word/comments.xml")):
            found.append(f"{name} changed")
    return found


def _lost(before: bytes, after: bytes, tag: str) -> Counter[bytes]:
    """Elements of the first that are not, the same, in the second."""
    return _elements(before, tag) - _elements(after, tag)


def _elements(data: bytes, tag: str) -> Counter[bytes]:
    return Counter(
        etree.tostring(node, method="c14n", exclusive=True, with_tail=False)
        for node in etree.fromstring(data).iter(f"{W}{tag}")
    )


def _same_paragraphs(name: str, before: bytes, after: bytes, who: Who) -> list[str]:
    """A paragraph without a mark of ``who`` must be one of the new draft's, to the byte."""
    known = Counter(paragraphs(before))
    marked = f'"{_escaped(who[1])}"'.encode(), f'"{_escaped(who[0])}"'.encode()
    left = [one for one in paragraphs(after) if not all(part in one for part in marked)]
    strange = Counter(left) - known
    return [f"{name}: {strange.total()} unmarked paragraphs are not the new draft's"] if strange else []


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def paragraphs(data: bytes) -> list[bytes]:
    """The bytes of each outermost ``w:p`` of a part."""
    parser = expat.ParserCreate(namespace_separator="}")
    found: list[bytes] = []
    depth, start = 0, 0
    name = f"{W[1:]}p"

    def opened(tag: str, _: object) -> None:
        nonlocal depth, start
        if tag == name:
            if depth == 0:
                start = parser.CurrentByteIndex
            depth += 1

    def closed(tag: str) -> None:
        nonlocal depth
        if tag == name:
            depth -= 1
            if depth == 0:
                end = parser.CurrentByteIndex
                close = data.find(b">", end) + 1 if data[end : end + 2] == b"</" else end
                found.append(data[start:close])

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.Parse(data, True)
    return found
