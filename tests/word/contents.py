"""Small Word files written by hand, and what the resolver reads in them."""

import zipfile
from io import BytesIO

from drafting.word.resolve import (
    Paragraph,
    both,
    content,
)
from tests.word.test_resolve import p

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OPEN = f'<w:{{0}} xmlns:w="{W}" xmlns:r="{R}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">{{1}}</w:{{0}}>'

Parts = dict[str, str | bytes]


def relationships(*rows: tuple[str, str, str]) -> str:
    made = "".join(
        f'<Relationship Id="{number}" Type="{R}/{kind}" Target="{target}"'
        + (' TargetMode="External"' if "://" in target else "")
        + "/>"
        for number, kind, target in rows
    )
    return f'<Relationships xmlns="{PACKAGE}">{made}</Relationships>'


def docx(body: str, *rows: tuple[str, str, str], **parts: str | bytes) -> bytes:
    """A Word file; ``rows`` are the relationships of its body, ``parts`` its other parts by their name."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("_rels/.rels", relationships(("r1", "officeDocument", "word/document.xml")))
        archive.writestr("word/_rels/document.xml.rels", relationships(*rows))
        archive.writestr("word/document.xml", OPEN.format("document", f"<w:body>{body}</w:body>"))
        for name, text in parts.items():
            if isinstance(text, bytes):
                archive.writestr(f"word/{name}", text)
            else:
                archive.writestr(f"word/{name}.xml", OPEN.format(*text.split(":", 1)))
    return out.getvalue()


def said(text: str) -> Paragraph:
    return Paragraph((text,)) if text else Paragraph()


def sides(data: bytes) -> tuple[tuple[object, ...], tuple[object, ...]]:
    rejected, accepted = both(data)
    return rejected.blocks, accepted.blocks


def pieces(data: bytes, side: str = "accept") -> tuple[object, ...]:
    (paragraph,) = content(data, side).blocks  # type: ignore[arg-type]
    assert isinstance(paragraph, Paragraph)
    return paragraph.pieces


FOOTNOTES = ("n", "footnotes", "footnotes.xml")


def note(number: int, text: str) -> str:
    return f'<w:footnote w:id="{number}">{p("<w:r><w:footnoteRef/></w:r>" + text)}</w:footnote>'


def reference(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'
