"""A Word file taken apart to be edited: parts as bytes, XML where it is asked for, written the same way twice."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from io import BytesIO

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
MAIN = "word/document.xml"


class Docx:
    """The file; ``bytes()`` puts it together again, untouched parts byte for byte."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self._parts = {name: archive.read(name) for name in archive.namelist()}
        self._roots: dict[str, etree._Element] = {}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._parts)

    @property
    def body(self) -> etree._Element:
        body = self.xml(MAIN).find(f"{W}body")
        assert body is not None
        return body

    def xml(self, name: str) -> etree._Element:
        if name not in self._roots:
            self._roots[name] = etree.fromstring(self._parts[name])
        return self._roots[name]

    def related(self, kind: str) -> list[str]:
        """The parts that the body has a relationship of this kind to."""
        rows = self.xml("word/_rels/document.xml.rels")
        found = [row for row in rows if row.get("Type", "").endswith(f"/{kind}")]
        return [
            posixpath.normpath(posixpath.join("word", row.get("Target", "")))
            for row in found
            if row.get("TargetMode") != "External"
        ]

    def relate(self, kind: str, target: str, *, outside: bool = False) -> str:
        """A new relationship of the body; its id."""
        rows = self.xml("word/_rels/document.xml.rels")
        taken = {row.get("Id") for row in rows}
        number = next(f"rNew{n}" for n in range(1, 10_000) if f"rNew{n}" not in taken)
        row = etree.SubElement(
            rows, f"{{{_RELATIONS}}}Relationship", Id=number, Type=_KINDS + kind, Target=target
        )
        if outside:
            row.set("TargetMode", "External")
        return number

    def add(self, name: str, root: etree._Element, content_type: str) -> None:
        """A new part of the file."""
        self._parts[name], self._roots[name] = b"", root
        types = self.xml("[Content_Types].xml")
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)

    def bytes(self) -> bytes:
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self._parts.items():
                if name in self._roots:
                    data = etree.tostring(
                        self._roots[name], xml_declaration=True, encoding="UTF-8", standalone=True
                    )
                archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
        return out.getvalue()


def run(words: str, like: etree._Element | None = None) -> etree._Element:
    """A new run of ``words``, formatted as another run is."""
    made = etree.Element(f"{W}r")
    look = None if like is None else like.find(f"{W}rPr")
    if look is not None:
        look = deepcopy(look)
        for child in list(look):
            if etree.QName(child).localname in ("rPrChange", "ins", "del", "moveFrom", "moveTo", "rStyle"):
                look.remove(child)
        made.append(look)
    text = etree.SubElement(made, f"{W}t")
    set_words(text, words)
    return made


def set_words(text: etree._Element, words: str) -> None:
    text.text = words
    text.set(_SPACE, "preserve")


def paragraph(words: str, like: etree._Element | None = None) -> etree._Element:
    """A new paragraph of ``words``, formatted as another paragraph is."""
    made = etree.Element(f"{W}p")
    properties = None if like is None else like.find(f"{W}pPr")
    if properties is not None:
        made.append(plain_properties(properties))
    made.append(run(words, None if like is None else next(like.iter(f"{W}r"), None)))
    return made


def plain_properties(properties: etree._Element) -> etree._Element:
    """A copy that begins no section and carries nobody's tracked change."""
    made = deepcopy(properties)
    for child in list(made):
        if child.tag in (f"{W}sectPr", f"{W}pPrChange", f"{W}rPr"):
            made.remove(child)
    return made


def depth_after(block: etree._Element) -> int:
    """How many fields more are open behind ``block`` than before it; a negative number inside is kept."""
    depth = lowest = 0
    for char in block.iter(f"{W}fldChar"):
        kind = char.get(f"{W}fldCharType")
        depth += {"begin": 1, "end": -1}.get(str(kind), 0)
        lowest = min(lowest, depth)
    return lowest or depth


def blocks_outside_fields(container: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of a container that no field reaches into."""
    depth = 0
    for child in container:
        if child.tag not in (f"{W}p", f"{W}tbl"):
            continue
        change = depth_after(child)
        if depth == 0 and change == 0:
            yield child
        depth = max(0, depth + change)


def free(block: etree._Element) -> bool:
    """True for a paragraph that ends no section: it can be taken away."""
    return block.tag == f"{W}p" and block.find(f"{W}pPr/{W}sectPr") is None


def strip_ids(block: etree._Element) -> None:
    for node in block.iter(etree.Element):
        for name in ("paraId", "textId"):
            node.attrib.pop(f"{_W14}{name}", None)


def clean_ranges(root: etree._Element) -> None:
    """Takes away the ends of bookmarks, comments and permissions whose other end is gone."""
    pairs = (
        ("bookmarkStart", "bookmarkEnd"),
        ("commentRangeStart", "commentRangeEnd"),
        ("permStart", "permEnd"),
        ("moveFromRangeStart", "moveFromRangeEnd"),
        ("moveToRangeStart", "moveToRangeEnd"),
    )
    for start, end in pairs:
        seen: set[str] = set()
        ordered = list(root.iter(f"{W}{start}", f"{W}{end}"))
        closed = {one.get(f"{W}id") for one in ordered if one.tag == f"{W}{end}"}
        for one in ordered:
            number = one.get(f"{W}id", "")
            if one.tag == f"{W}{start}" and number in closed:
                seen.add(number)
            elif one.tag == f"{W}{end}" and number in seen:
                seen.discard(number)
                continue
            else:
                remove(one)
        for one in ordered:
            if one.tag == f"{W}{start}" and one.get(f"{W}id", "") in seen:
                remove(one)


def remove(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
