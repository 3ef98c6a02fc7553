"""The one place where a file from outside is distrusted: sizes, zip archives, XML.

Every reader (``files``, ``word``, ``akn``) opens archives and parses XML through here, so that the limits
stand once and hold everywhere. Nothing here touches the disk or the network. All errors are
``UnreadableFile``; their ``place`` is empty until ``files`` fills in the name the person gave.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from io import BytesIO

from lxml import etree

from drafting.errors import UnreadableFile
from drafting.structure.lines import normalise, squeeze

MEGABYTE = 1024 * 1024

#: What the upload box takes; the longest codes in force are below 10 MB as Word files.
MAX_FILE = 50 * MEGABYTE
#: Characters of text in one draft: thirty times the longest constitution, seven times a large civil code.
MAX_TEXT = 20_000_000
#: Paragraphs and rows in one draft: a consolidated code has some 30,000.
MAX_BLOCKS = 200_000
#: Parts in an archive: a Word file has 15 to 50, one with many pictures a few hundred.
MAX_PARTS = 5_000
#: All parts of an archive unpacked, pictures included (pictures are never unpacked, only counted).
MAX_UNPACKED = 400 * MEGABYTE
#: One part that is unpacked: the XML of a 75,000-word law is 10 MB.
MAX_PART = 64 * MEGABYTE
#: Unpacked to packed size of such a part, from ``RATIO_FROM`` on. Office XML packs 10 to 60 times,
#: the most deflate can do is 1,032 times.
MAX_RATIO = 250
RATIO_FROM = 2 * MEGABYTE
#: Tags in one XML part: at some 200 bytes of memory each, 3 million are 600 MB.
MAX_TAGS = 3_000_000
#: Elements inside elements. Word and Akoma Ntoso stay below 60; our walks recurse, Python stops at 1,000.
MAX_DEPTH = 200

_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError)
_PROLOG = re.compile(rb"\s*(?:<\?.*?\?>|<!--.*?-->|\s)*+<!DOCTYPE", re.DOTALL)
_TOO_DEEP = "/" + "/".join("*" * (MAX_DEPTH + 1))

#: What no law holds and no Word file may: control characters, orphaned surrogates, marks that turn the
#: direction of writing around (which make a text read otherwise than it is stored).
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200e\u200f"
    r"\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def printable(text: str) -> str:
    """``text`` without control characters (line ends and tabs stay)."""
    return _UNPRINTABLE.sub("", text)


def tidy(text: str) -> str:
    """``text`` as ``Block`` promises it: NFC, runs of blanks collapsed, line breaks kept, empty lines not."""
    lines = (squeeze(line) for line in normalise(printable(text)).split("\n"))
    return "\n".join(line for line in lines if line)


def check_size(data: bytes) -> None:
    """Refuse an empty file and one larger than ``MAX_FILE``."""
    if not data.strip():
        raise UnreadableFile("file_empty")
    if len(data) > MAX_FILE:
        raise UnreadableFile("file_too_large", limit=MAX_FILE // MEGABYTE)


class Archive:
    """A zip archive whose directory was checked before anything is unpacked.

    Raises ``UnreadableFile`` when it is damaged, encrypted, too large when unpacked, has too many parts,
    a part twice, or names that lead outside the archive.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except _BROKEN_ZIP:
            raise UnreadableFile("file_damaged", part="zip") from None
        if len(entries) > MAX_PARTS:
            raise UnreadableFile("file_too_many_parts", limit=MAX_PARTS)
        if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
            raise UnreadableFile("file_expands", limit=MAX_UNPACKED // MEGABYTE)
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            name = entry.filename.replace("\\", "/")
            if name.startswith("/") or ":" in name or ".." in name.split("/") or name in self._entries:
                raise UnreadableFile("file_paths")
            self._entries[name] = entry

    @property
    def names(self) -> frozenset[str]:
        """The names of all parts, with forward slashes."""
        return frozenset(self._entries)

    def read(self, name: str) -> bytes:
        """The bytes of a part; ``UnreadableFile`` when it is missing, damaged, encrypted or too large."""
        entry = self._entries.get(name)
        if entry is None:
            raise UnreadableFile("file_part_missing", part=name)
        if entry.flag_bits & 0x1:
            raise UnreadableFile("file_encrypted")
        if entry.compress_type not in _COMPRESSIONS:
            raise UnreadableFile("file_damaged", part=name)
        packed = max(entry.compress_size, 1)
        if entry.file_size > MAX_PART or (
            entry.file_size > RATIO_FROM and entry.file_size > packed * MAX_RATIO
        ):
            raise UnreadableFile("file_expands", limit=MAX_PART // MEGABYTE)
        try:
            with self._zip.open(entry) as stream:
                return stream.read(MAX_PART + 1)[: MAX_PART + 1]
        except _BROKEN_ZIP:
            raise UnreadableFile("file_damaged", part=name) from None

    def xml(self, name: str) -> etree._Element:
        """The root element of a part."""
        return parse_xml(self.read(name), name)


def parse_xml(data: bytes, part: str = "XML") -> etree._Element:
    """The root element of XML from outside, without comments and processing instructions.

    No document type, no entity beyond XML's own five, no network, bounded depth and number of tags:
    ``UnreadableFile`` otherwise, with ``part`` as the place inside the file.
    """
    plain = data.replace(b"\0", b"")  # so that UTF-16 hides nothing from the two checks below
    if _PROLOG.match(plain.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe")):
        raise UnreadableFile("xml_entities", part=part)
    if plain.count(b"<") > MAX_TAGS:
        raise UnreadableFile("xml_too_many_elements", part=part, limit=MAX_TAGS)
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "depth" in str(error):
            raise UnreadableFile("xml_too_deep", part=part, limit=MAX_DEPTH) from None
        raise UnreadableFile("xml_damaged", part=part) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFile("xml_entities", part=part)
    _check_depth(root, part)
    return root


def parse_html(text: str) -> etree._Element:
    """The root element of a page. HTML knows only its own entities; the limits are those of XML."""
    if text.count("<") > MAX_TAGS:
        raise UnreadableFile("xml_too_many_elements", part="HTML", limit=MAX_TAGS)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(printable(text).encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise UnreadableFile("file_without_text") from None
    if root is None:
        raise UnreadableFile("file_without_text")
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise UnreadableFile("xml_too_deep", part="HTML", limit=MAX_DEPTH)
    _check_depth(root, "HTML")
    return root


def _check_depth(root: etree._Element, part: str) -> None:
    if root.getroottree().xpath(f"boolean({_TOO_DEEP})"):
        raise UnreadableFile("xml_too_deep", part=part, limit=MAX_DEPTH)
