"""The parts of a Word file, found through their relationships and parsed once."""

from __future__ import annotations

import hashlib
import posixpath
from dataclasses import dataclass

from lxml import etree

from drafting.errors import UnreadableFile
from drafting.guard import Archive, check_size, parse_xml
from drafting.word.resolve.marks import W

_TYPE_OF_BODY = "officeDocument"
#: ISO "strict" files have other names for the same namespaces (ISO/IEC 29500-1 and -4).
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/", b"http://schemas.openxmlformats.org/wordprocessingml/2006/"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a relationship leads: a part of the file by its name, or outside by its address."""

    kind: str
    target: str
    outside: bool


class Parts:
    """A Word file opened through ``guard``. Raises ``UnreadableFile`` for what is none."""

    def __init__(self, data: bytes) -> None:
        check_size(data)
        self._archive = Archive(data)
        self._roots: dict[str, etree._Element | None] = {}
        self._relations: dict[str, dict[str, Relation]] = {}
        self._digests: dict[str, str] = {}
        self.main = self.target("", _TYPE_OF_BODY) or "word/document.xml"
        root = parse_xml(self._archive.read(self.main), self.main)
        if root.tag != f"{W}document":
            root = parse_xml(_transitional(self._archive.read(self.main)), self.main)
        self._roots[self.main] = root
        body = root.find(f"{W}body")
        if body is None:
            raise UnreadableFile("word_no_body")
        self.body = body

    def root(self, name: str) -> etree._Element | None:
        """The parsed part, or None when the file has none of that name."""
        if name not in self._roots:
            there = name in self._archive.names
            self._roots[name] = parse_xml(_transitional(self._archive.read(name)), name) if there else None
        return self._roots[name]

    def relations(self, part: str) -> dict[str, Relation]:
        """Where the relationships of a part lead, by id. Nothing outside is ever opened."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def target(self, part: str, kind: str) -> str:
        """The first part that ``part`` has a relationship of this kind to, or ""."""
        found = (one.target for one in self.relations(part).values() if one.kind == kind and not one.outside)
        return next(found, "")

    def digest(self, name: str) -> str:
        """What stands for the bytes of a part; "" when it is missing."""
        if name not in self._digests:
            there = name in self._archive.names
            self._digests[name] = hashlib.sha256(self._archive.read(name)).hexdigest()[:16] if there else ""
        return self._digests[name]

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder, file = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, Relation] = {}
        for row in () if root is None else root:
            outside = row.get("TargetMode") == "External"
            target = row.get("Target", "")
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = row.get("Type", "").rpartition("/")[2]
            found[row.get("Id", f"#{len(found)}")] = Relation(kind, target, outside)
        return found


def _transitional(data: bytes) -> bytes:
    for strict, usual in _STRICT:
        data = (
            data.replace(strict + b"main", usual + b"main")
            if b"wordproc" in strict
            else data.replace(strict, usual)
        )
    return data
