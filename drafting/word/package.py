"""The parts of a Word file that carry text: found, vetted and parsed, nothing else touched.

python-docx is for writing: it fails on relationships that lead nowhere (which Word ignores) and parses
every part before anybody could look at it. So reading opens the archive itself, through ``guard``.
External relationships are not followed: no target outside the archive is ever looked at.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

import docx.oxml.ns
from lxml import etree

from drafting.errors import UnreadableFile
from drafting.guard import Archive, check_size, parse_xml

#: "w:p" as lxml writes it; asked some forty times a paragraph, so remembered.
qn = cache(docx.oxml.ns.qn)

#: ISO "strict" files use other namespace names for the same elements (ISO/IEC 29500-1 and -4).
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    ),
    b"http://purl.oclc.org/ooxml/officeDocument/math": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/math"
    ),
}
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def inner(element: etree._Element, tag: str, *tags: str) -> etree._Element | None:
    """The first element down a path of tags, as ``find`` has it, in less time: paragraphs ask a lot."""
    for child in element.iterchildren(tag):
        found = inner(child, *tags) if tags else child
        if found is not None:
            return found
    return None


@dataclass(frozen=True, slots=True)
class Package:
    """The XML of a Word file. Only ``document`` must be there; a file may do without the others."""

    document: etree._Element
    styles: etree._Element | None
    numbering: etree._Element | None
    footnotes: etree._Element | None
    endnotes: etree._Element | None


def open_package(data: bytes) -> Package:
    """Open a .docx (or .docm, .dotx). ``UnreadableFile`` when it is damaged, hostile or not Word's."""
    archive, main = _opened(data)
    document = _parse(archive, main)
    if document.tag != qn("w:document"):
        raise UnreadableFile("docx_no_document")
    found = _related(archive, main, ("styles", "numbering", "footnotes", "endnotes"))
    return Package(document, *(found.get(kind) for kind in ("styles", "numbering", "footnotes", "endnotes")))


def related_parts(data: bytes, *kinds: str) -> dict[str, etree._Element]:
    """The XML parts that the main document relates to as ``kinds``, those that are there.

    Raises ``UnreadableFile`` as ``open_package`` does.
    """
    return _related(*_opened(data), kinds)


def margins(data: bytes) -> Iterator[tuple[Literal["header", "footer"], etree._Element]]:
    """The headers and footers of a file, by name. Raises ``UnreadableFile`` as ``open_package`` does."""
    archive, main = _opened(data)
    for kind, name in sorted(set(_relations(archive, main)), key=lambda one: one[1]):
        if kind in ("header", "footer") and name in archive.names:
            yield ("header" if kind == "header" else "footer"), _parse(archive, name)


def _opened(data: bytes) -> tuple[Archive, str]:
    """The archive and the name of its main document."""
    check_size(data)
    archive = Archive(data)
    main = _relationships(archive, "").get("officeDocument", "word/document.xml")
    if main not in archive.names:
        raise UnreadableFile("docx_no_document")
    return archive, main


def _related(archive: Archive, main: str, kinds: Iterable[str]) -> dict[str, etree._Element]:
    names = _relationships(archive, main)
    return {kind: _parse(archive, names[kind]) for kind in kinds if names.get(kind) in archive.names}


def _parse(archive: Archive, name: str) -> etree._Element:
    data = archive.read(name)
    for strict, transitional in _STRICT.items():
        data = data.replace(strict, transitional)
    return parse_xml(data, name)


def _relationships(archive: Archive, source: str) -> dict[str, str]:
    """The last word of each relationship's type -> the name of the part it leads to, inside the archive."""
    found: dict[str, str] = {}
    for kind, name in _relations(archive, source):
        found.setdefault(kind, name)
    return found


def _relations(archive: Archive, source: str) -> Iterator[tuple[str, str]]:
    """Kind and target of each relationship, inside the archive."""
    folder, file = posixpath.split(source)
    name = posixpath.join(folder, "_rels", f"{file}.rels")
    if name not in archive.names:
        return
    for relation in archive.xml(name).iter(_RELATIONSHIP):
        if relation.get("TargetMode") != "External":
            kind = (relation.get("Type") or "").rpartition("/")[2]
            target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or ""))
            yield kind, target.lstrip("/")
