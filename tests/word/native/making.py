"""Small Word files from their XML, and what stands in a redline."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from lxml import etree

from drafting.word import native

AUTHOR = "Dirección Jurídica"
WHEN = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
DATE = "2026-11-22T09:30:00Z"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def document(*blocks: str) -> bytes:
    """A file with these ``w:p`` or ``w:tbl`` as its body."""
    made = docx.Document()
    for xml in blocks:
        head, _, rest = xml.partition(">")
        end = len(made.element.body) - 1
        made.element.body.insert(end, parse_xml(f"{head} {nsdecls('w', 'r')}>{rest}"))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def lines(*texts: str) -> bytes:
    """A file with these paragraphs."""
    return document(*(f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>' for text in texts))


def redlined(old: bytes, new: bytes) -> bytes:
    return native.redline(old, new, author=AUTHOR, when=WHEN).data


def main(data: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read("word/document.xml")


def body(data: bytes, tag: str) -> list[etree._Element]:
    """The elements of one kind in the body, in order."""
    return list(etree.fromstring(main(data)).iter(f"{W}{tag}"))


def replaced(data: bytes, old: bytes, new: bytes, part: str = "word/document.xml") -> bytes:
    """A file with bytes of one part replaced once."""
    return with_parts(data, {part: _once(data, part, old, new)})


def with_parts(data: bytes, parts: dict[str, bytes]) -> bytes:
    """A file with these parts instead of its own, or besides."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, parts.get(name, source.read(name)))
        for name in parts.keys() - set(source.namelist()):
            target.writestr(name, parts[name])
    return out.getvalue()


def _once(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        found = archive.read(part)
    assert old in found
    return found.replace(old, new, 1)
