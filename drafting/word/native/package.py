"""A Word file as its parts: read through ``guard``, written back with every part it did not change as it was.

The packed bytes of an unchanged part are copied, never unpacked: a picture that would unpack to gigabytes
costs nothing here.
"""

from __future__ import annotations

import copy
import posixpath
import struct
import zipfile
from io import BytesIO

from drafting.errors import UnreadableFile
from drafting.guard import Archive, check_size
from drafting.word.native.ns import Element
from drafting.word.native.part import Part
from drafting.word.native.reworked import Reworked
from drafting.word.strict import transitional

CONTENT_TYPES = "[Content_Types].xml"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FIXED = (1980, 1, 1, 0, 0, 0)
_EMPTY_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


class Package:
    """An opened .docx, .docm, .dotx or .dotm. Raises ``UnreadableFile`` for what is none.

    A file of the ISO "strict" kind is taken in the usual names.
    """

    def __init__(self, data: bytes) -> None:
        check_size(data)
        self._data = data = transitional(data)
        self._archive = Archive(data)
        self._parts: dict[str, Part] = {}
        self._new: dict[str, bytes] = {}
        self._dropped: set[str] = set()
        self.main = self.target("", "officeDocument") or "word/document.xml"
        if self.main not in self._archive.names:
            raise UnreadableFile("docx_no_document")

    @property
    def names(self) -> frozenset[str]:
        """The names of the parts, those added included."""
        return (self._archive.names | self._new.keys()) - self._dropped

    def part(self, name: str) -> Part:
        """The parsed part. Raises ``UnreadableFile`` when it is missing or damaged."""
        if name not in self._parts:
            data = self._new[name] if name in self._new else self._archive.read(name)
            self._parts[name] = Part(name, data)
        return self._parts[name]

    def rework(self, name: str) -> Reworked:
        """The parsed part as one whose elements may go and move; asked before ``part`` is."""
        part = Reworked(name, self.read(name))
        self._parts[name] = part
        return part

    def read(self, name: str) -> bytes:
        """The bytes of a part as they stand in the file."""
        return self._new[name] if name in self._new else self._archive.read(name)

    def relations(self, source: str) -> dict[str, Element]:
        """The relationships of a part, by id."""
        name = relations_of(source)
        if name not in self.names:
            return {}
        return {row.get("Id", ""): row for row in self.part(name).root.iter(f"{_RELATIONS}Relationship")}

    def target(self, source: str, kind: str) -> str:
        """The part that ``source`` has its first relationship of this kind to, or ""."""
        for row in self.relations(source).values():
            if kind_of(row) == kind and not outside(row):
                name = resolved(source, row)
                return name if name in self.names else ""
        return ""

    def relate(self, source: str, kind: str, target: str, *, external: bool = False) -> str:
        """A relationship from ``source`` to a part or an address; its id. ``kind`` may be a whole type."""
        name = relations_of(source)
        if name not in self.names:
            self.add(name, _EMPTY_RELATIONS)
        part = self.part(name)
        taken = self.relations(source)
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        row = part.root.makeelement(f"{_RELATIONS}Relationship")
        row.set("Id", f"rId{number}")
        row.set("Type", kind if "/" in kind else f"{_KIND}/{kind}")
        row.set("Target", target if external else f"/{target}")
        if external:
            row.set("TargetMode", "External")
        part.add_last(part.root, row)
        return f"rId{number}"

    def add(self, name: str, data: bytes, content_type: str = "") -> None:
        """A new part."""
        self._new[name] = data
        if content_type:
            self.say_type(name, content_type)

    def drop(self, name: str) -> None:
        """Leave a part out, and what says its type."""
        self._dropped.add(name)
        types = self.part(CONTENT_TYPES)
        for row in list(types.root.iter(f"{_TYPES}Override")):
            if row.get("PartName", "").lstrip("/") == name:
                types.root.remove(row)
                types.touch(types.root)

    def type_of(self, name: str) -> str:
        """The content type of a part, or ""."""
        root = self.part(CONTENT_TYPES).root
        for row in root.iter(f"{_TYPES}Override"):
            if row.get("PartName", "").lstrip("/") == name:
                return row.get("ContentType", "")
        ending = name.rpartition(".")[2].lower()
        for row in root.iter(f"{_TYPES}Default"):
            if row.get("Extension", "").lower() == ending:
                return row.get("ContentType", "")
        return ""

    def say_type(self, name: str, content_type: str) -> None:
        """State the content type of a part, unless that is what its ending says already."""
        if self.type_of(name) == content_type:
            return
        types = self.part(CONTENT_TYPES)
        for row in types.root.iter(f"{_TYPES}Override"):
            if row.get("PartName", "").lstrip("/") == name:
                row.set("ContentType", content_type)
                types.touch(row)
                return
        row = types.root.makeelement(f"{_TYPES}Override")
        row.set("PartName", f"/{name}")
        row.set("ContentType", content_type)
        types.add_last(types.root, row)

    def free_name(self, like: str) -> str:
        """A name for a new part, like that of another package's part."""
        stem, dot, ending = like.rpartition(".")
        taken = {name.lower() for name in self.names}
        number, name = 1, like
        while name.lower() in taken:
            name = f"{stem}_{number}{dot}{ending}"
            number += 1
        return name

    def written(self) -> bytes:
        """The whole file; the parts in their order, new ones behind."""
        out = BytesIO()
        with (
            zipfile.ZipFile(BytesIO(self._data)) as source,
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            for entry in source.infolist():
                name = entry.filename.replace("\\", "/")
                part = self._parts.get(name)
                if name in self._dropped:
                    continue
                if part is not None and part.changed:
                    _store(archive, name, part.data())
                else:
                    _copy(archive, entry, self._data)
            for name, data in self._new.items():
                part = self._parts.get(name)
                _store(archive, name, part.data() if part is not None else data)
        return out.getvalue()


def relations_of(source: str) -> str:
    """The name of the part with the relationships of ``source`` ("" for those of the file)."""
    folder, file = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def kind_of(row: Element) -> str:
    """The last word of a relationship's type."""
    return row.get("Type", "").rpartition("/")[2]


def outside(row: Element) -> bool:
    """Whether a relationship leads out of the file."""
    return row.get("TargetMode") == "External"


def resolved(source: str, row: Element) -> str:
    """The name of the part a relationship leads to."""
    folder = posixpath.split(source)[0]
    return posixpath.normpath(posixpath.join("/", folder, row.get("Target", ""))).lstrip("/")


def _store(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _FIXED)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    archive.writestr(entry, data, compresslevel=6)


def _copy(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, data: bytes) -> None:
    """The packed bytes of an entry as they are, under a header of its own."""
    at = entry.header_offset
    if data[at : at + 4] != b"PK\x03\x04" or at + 30 > len(data):
        raise UnreadableFile("file_damaged", part="zip")
    name_length, extra_length = struct.unpack("<HH", data[at + 26 : at + 30])
    begin = at + 30 + name_length + extra_length
    packed = data[begin : begin + entry.compress_size]
    if len(packed) != entry.compress_size:
        raise UnreadableFile("file_damaged", part=entry.filename)
    twin = copy.copy(entry)
    twin.flag_bits &= ~0x08  # the sizes stand in the header
    twin.extra = b""
    assert archive.fp is not None
    twin.header_offset = archive.fp.tell()
    archive.fp.write(twin.FileHeader(zip64=False))
    archive.fp.write(packed)
    archive.filelist.append(twin)
    archive.NameToInfo[twin.filename] = twin
    archive.start_dir = archive.fp.tell()
