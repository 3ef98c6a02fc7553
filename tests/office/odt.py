"""What an OpenDocument text says: body, tables, notes, text boxes, headers and footers, blank lines left out."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, TABLE, OFFICE, STYLE = (f"{{{_NS}{name}:1.0}}" for name in ("text", "table", "office", "style"))
_DRAWING = f"{{{_NS}drawing:1.0}}"
_BLOCKS = (f"{TEXT}p", f"{TEXT}h")
_SILENT = {
    *(f"{TEXT}{name}" for name in ("tracked-changes", "note-citation", "sequence-decls", "soft-page-break")),
    f"{OFFICE}forms",
    f"{OFFICE}annotation",
    f"{_NS}svg-compatible:1.0",
}
_SIGNS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
#: Worked out anew whenever the office opens a file: that they stand there counts, not what they say.
_FIELDS = {
    f"{TEXT}{name}"
    for name in (
        "bookmark-ref",
        "reference-ref",
        "sequence-ref",
        "note-ref",
        "page-number",
        "page-count",
        "date",
        "time",
        "file-name",
        "author-name",
        "title",
        "subject",
        "user-field-get",
        "variable-get",
        "sequence",
        "chapter",
        "conditional-text",
        "expression",
        "database-display",
    )
}
_MARGINS = {
    f"{STYLE}{name}"
    for name in ("header", "footer", "header-left", "footer-left", "header-first", "footer-first")
}


def texts(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as archive:
        content, styles = (etree.fromstring(archive.read(name)) for name in ("content.xml", "styles.xml"))
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    assert body is not None
    margins = {
        f"{etree.QName(one).localname}: {said}"
        for one in styles.iter(*_MARGINS)
        if (said := " / ".join(line for line in _lines(one) if line.strip()))
    }
    return [*(line for line in _lines(body) if line.strip("\t\n \u200d")), *sorted(margins)]


def _lines(container: etree._Element) -> Iterator[str]:
    for child in container:
        if child.tag in _BLOCKS:
            yield _words(child)
        elif child.tag == f"{TABLE}table":
            for row in child.iter(f"{TABLE}table-row"):
                if next(row.iterancestors(f"{TABLE}table"), None) is child:
                    cells = ("\n".join(_lines(cell)) for cell in row.iterchildren(f"{TABLE}table-cell"))
                    yield "\t".join(cells)
        elif child.tag not in _SILENT:
            yield from _lines(child)


def _words(node: etree._Element) -> str:
    found = [node.text or ""]
    for child in node:
        tag = child.tag
        if tag == f"{TEXT}s":
            found.append(" " * int(child.get(f"{TEXT}c", "1")))
        elif tag in _SIGNS:
            found.append(_SIGNS[tag])
        elif tag in _FIELDS:
            found.append("<field>")
        elif tag == f"{TEXT}note":
            body = child.find(f"{TEXT}note-body")
            found.append(f"<note: {' / '.join(() if body is None else _lines(body))}>")
        elif tag.startswith(_DRAWING):
            found.append(f"<drawn: {' / '.join(_lines(child))}>")
        elif tag not in _SILENT:
            found.append(_words(child))
        found.append(child.tail or "")
    return "".join(found)
