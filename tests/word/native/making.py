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
WHO = (AUTHOR, DATE)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

#: the rows of a table, and the same with a column more
NARROW = (("Sustancia", "Umbral"), ("Tricloruro de fósforo", "10 kg"), ("Trietanolamina", "30 kg"))
WIDE = (
    ("Sustancia", "Número CAS", "Umbral anual"),
    ("Tricloruro de fósforo", "7719-12-2", "10 kg"),
    ("Trietanolamina", "102-71-6", "30 kg"),
)


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


def noted(*texts: str) -> bytes:
    """Articles with one footnote each, numbered in their order."""
    call = '<w:r><w:t>{0} </w:t></w:r><w:r><w:footnoteReference w:id="{1}"/></w:r>'
    made = document(*(f"<w:p>{call.format(text, number)}</w:p>" for number, text in enumerate(texts, 1)))
    head = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p>{head}<w:r><w:t>Nota de {text.lower()}</w:t></w:r></w:p></w:footnote>'
        for number, text in enumerate(texts, 1)
    )
    part = f'<w:footnotes xmlns:w="{W[1:-1]}">{notes}</w:footnotes>'.encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    made = replaced(
        made,
        b"</Types>",
        f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode(),
        "[Content_Types].xml",
    )
    relation = (
        f'<Relationship Id="rIdN" Type="{_RELATION}/footnotes" Target="footnotes.xml"/></Relationships>'
    )
    made = replaced(made, b"</Relationships>", relation.encode(), "word/_rels/document.xml.rels")
    return with_parts(made, {"word/footnotes.xml": part})


def grid(*rows: tuple[str, ...]) -> bytes:
    """A plain table with these rows."""
    cells = (
        "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>'
            for text in row
        )
        for row in rows
    )
    columns = '<w:gridCol w:w="2000"/>' * len(rows[0])
    body = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    return document(
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>',
        "<w:p><w:r><w:t>Fin.</w:t></w:r></w:p>",
    )
