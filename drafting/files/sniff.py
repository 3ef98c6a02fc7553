"""What a file is, told by its first bytes and parts; the name only tells Markdown from plain text."""

from __future__ import annotations

import codecs
import re
from enum import Enum, auto

from lxml import etree

from drafting.errors import UnreadableFile
from drafting.files.law_xml import known
from drafting.guard import Archive, parse_xml

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of Word 97 and of password-protected .docx
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
#: PNG, JPEG, GIF, TIFF in both orders of bytes, WebP and others in RIFF
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"RIFF")
_MARKDOWN = (".md", ".markdown", ".mdown")
_ASCIIDOC = (".adoc", ".asciidoc", ".asc")
_HTML = (".html", ".htm", ".xhtml")
_HTML_START = re.compile(
    rb"(?:<\?xml[^<>]*\?>\s*|<!--(?:[^-]|-(?!->))*-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_XML_START = re.compile(rb"<\?xml\s|<(?:\w+:)?akomaNtoso\b")
_XHTML = "{http://www.w3.org/1999/xhtml}html"
_FLAT_ODT = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}document"
_WORD_XML = (
    "{http://schemas.microsoft.com/office/word/2003/wordml}wordDocument",
    "{http://schemas.microsoft.com/office/2006/xmlPackage}package",
)


class Format(Enum):
    """The formats that are read."""

    DOCX = auto()
    DOC = auto()  # Word 97 to 2003: through LibreOffice
    RTF = auto()  # the same
    ODT = auto()
    FLAT_ODT = auto()
    AKN = auto()  # Akoma Ntoso, and USLM, whose elements bear the same names
    LAW_XML = auto()  # of gazettes and law services: Formex, CLML ...
    HTML = auto()
    MARKDOWN = auto()
    ASCIIDOC = auto()
    TEXT = auto()


def format_of(data: bytes, name: str) -> Format:
    """The format of a file. Raises ``UnreadableFile`` with what to do for a format that is not read."""
    if data.startswith(b"PK"):
        return _archive_format(Archive(data))
    if (older := _older_word(data)) is not None:
        return older
    if data.startswith(_PICTURES):
        raise UnreadableFile("file_picture")
    lower = name.lower()
    start = data[:4096].replace(b"\0", b"").removeprefix(codecs.BOM_UTF8).lstrip(b"\xff\xfe \t\r\n")
    if _HTML_START.match(start) or (lower.endswith(_HTML) and b"<" in data):
        return Format.HTML
    if _XML_START.match(start) or (lower.endswith((".xml", ".fodt", ".akn")) and start.startswith(b"<")):
        return _xml_format(parse_xml(data))
    if lower.endswith((".docx", ".docm", ".odt")):
        raise UnreadableFile("file_not_packed")
    if lower.endswith(_MARKDOWN):
        return Format.MARKDOWN
    return Format.ASCIIDOC if lower.endswith(_ASCIIDOC) else Format.TEXT


def _older_word(data: bytes) -> Format | None:
    if b"%PDF-" in data[:1024]:
        raise UnreadableFile("file_pdf")
    if data.startswith(b"{\\rtf"):
        return Format.RTF
    if not data.startswith(_OLE2):
        return None
    if _ENCRYPTED in data:
        raise UnreadableFile("file_encrypted")
    if _WORD_STREAM not in data:  # a spreadsheet, a presentation, a mail: all in the same container
        raise UnreadableFile("file_ole")
    return Format.DOC


def _archive_format(archive: Archive) -> Format:
    names = archive.names
    if "mimetype" in names and "content.xml" in names:
        kind = archive.read("mimetype")[:100].decode("ascii", "replace").strip()
        if "opendocument.text" in kind:
            return Format.ODT
        if "opendocument.spreadsheet" in kind:
            raise UnreadableFile("file_spreadsheet")
        raise UnreadableFile("file_presentation" if "presentation" in kind else "odt_no_document")
    if "[Content_Types].xml" in names or "word/document.xml" in names:
        if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
            raise UnreadableFile("file_spreadsheet")
        if "ppt/presentation.xml" in names:
            raise UnreadableFile("file_presentation")
        return Format.DOCX
    raise UnreadableFile("file_zip")


def _xml_format(root: etree._Element) -> Format:
    name = etree.QName(root)
    if root.tag == _XHTML or name.localname == "html":
        return Format.HTML
    if name.localname == "akomaNtoso" or "uslm" in (name.namespace or "").lower():
        return Format.AKN
    if known(name.localname):
        return Format.LAW_XML
    if root.tag == _FLAT_ODT:
        return Format.FLAT_ODT
    if root.tag in _WORD_XML:
        raise UnreadableFile("file_word_xml")
    raise UnreadableFile("xml_unknown", part=name.localname[:60])
