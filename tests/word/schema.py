"""Whether a Word file is one that Word takes: children in their order, and what must agree besides.

Word refuses or repairs a file whose children stand in another order; LibreOffice does not mind, so opening a
file there proves nothing about this. ``violations`` looks at each part by itself, ``dangling`` at what the
parts say of each other.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from tests.word.schema_order import ORDER

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"

#: Elements that stand last where they stand, or that their parent may not do without.
_LAST = {"tc": "p", "txbxContent": "p", "footnote": "p", "endnote": "p", "hdr": "p", "ftr": "p"}
_MARKS = ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge")
_CHANGES = (
    "pPrChange",
    "rPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
    "sectPrChange",
    "tblPrExChange",
)
_GROUPS = {tag: [frozenset(group.split("|")) for group in groups.split()] for tag, groups in ORDER.items()}


def parts(data: bytes) -> dict[str, etree._Element]:
    """The WordprocessingML parts of a .docx, parsed."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")]
        return {name: etree.fromstring(archive.read(name)) for name in names}


def violations(data: bytes) -> list[str]:
    """Where children stand out of order or where they are not allowed; [] for a file Word takes."""
    found = []
    for name, root in parts(data).items():
        found += [f"{name}: {one}" for one in (*_order(root), *_words(root), *_numbers(root), *_ranges(root))]
    return found


def _order(root: etree._Element) -> Iterator[str]:
    for node in root.iter(f"{W}*"):
        tag = str(node.tag).removeprefix(W)
        if tag not in _GROUPS or _in_properties(node, tag):
            continue
        at, inner = 0, ""
        for child in node.iterchildren(f"{W}*"):
            inner = str(child.tag).removeprefix(W)
            places = [place for place, group in enumerate(_GROUPS[tag]) if inner in group]
            if not places or places[-1] < at:
                yield f"{inner} in {tag}"
            else:
                at = next(place for place in places if place >= at)
        if tag in _LAST and root.tag != f"{W}settings" and inner not in (_LAST[tag], "sdt", "bookmarkEnd"):
            yield f"{tag} ends with {inner or 'nothing'}"


def _in_properties(node: etree._Element, tag: str) -> bool:
    """A mark among the properties of a paragraph mark or row is empty; ``w:ins`` in an equation holds its own."""
    parent = node.getparent()
    if tag not in _MARKS or parent is None:
        return False
    return etree.QName(parent).localname in ("rPr", "trPr", "numPr", "r", "ctrlPr", "oMath")


def _words(root: etree._Element) -> Iterator[str]:
    """Deleted words are ``w:delText``, and only they."""
    for tag, inside in (("t", True), ("instrText", True), ("delText", False), ("delInstrText", False)):
        for node in root.iter(f"{W}{tag}"):
            above = next(node.iterancestors(f"{W}del", f"{W}txbxContent"), None)
            if (above is not None and above.tag == f"{W}del") == inside:
                yield f"{tag} {'in' if inside else 'outside'} del"


def _numbers(root: etree._Element) -> Iterator[str]:
    """Ids that may stand once in a part, and marks that say who and when."""
    marks = [node for tag in (*_MARKS, *_CHANGES) for node in root.iter(f"{W}{tag}")]
    starts = list(root.iter(f"{W}bookmarkStart"))
    once = {
        "revision id": [node.get(f"{W}id") for node in marks],
        "bookmark id": [node.get(f"{W}id") for node in starts],
        "bookmark name": [node.get(f"{W}name") for node in starts],
        "comment id": [node.get(f"{W}id") for node in root.iter(f"{W}commentReference")],
        "paragraph id": [found for node in root.iter(f"{W}p") if (found := node.get(f"{W14}paraId"))],
        "picture id": [node.get("id") for node in root.iter(f"{WP}docPr")],
    }
    for what, numbers in once.items():
        if any(count > 1 for count in Counter(numbers).values()):
            yield f"{what} twice"
    for node in marks:
        if not node.get(f"{W}author") or node.get(f"{W}id") is None:
            yield f"{str(node.tag).removeprefix(W)} without author or id"


def _ranges(root: etree._Element) -> Iterator[str]:
    """What begins ends, behind its beginning, and moves have both ends."""
    for kind in ("bookmark", "commentRange", "moveFromRange", "moveToRange", "perm"):
        opened: set[str | None] = set()
        for node in root.iter(f"{W}{kind}Start", f"{W}{kind}End"):
            number = node.get(f"{W}id")
            if node.tag == f"{W}{kind}Start":
                opened.add(number)
            elif number in opened:
                opened.discard(number)
            else:
                yield f"{kind} ends before it begins"
        if opened:
            yield f"{kind} does not end"
    names = [
        {node.get(f"{W}name") for node in root.iter(f"{W}{kind}RangeStart")}
        for kind in ("moveFrom", "moveTo")
    ]
    if names[0] != names[1]:
        yield "a move without its other end"


def dangling(data: bytes) -> list[str]:
    """What one part says of another that is not so; [] for a file that hangs together."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = set(archive.namelist())
        types = etree.fromstring(archive.read("[Content_Types].xml"))
        rows = {name: etree.fromstring(archive.read(name)) for name in names if name.endswith(".rels")}
    known = {row.get("Extension", "").lower() for row in types.iter(f"{_TYPES}Default")}
    stated = {row.get("PartName", "").lstrip("/") for row in types.iter(f"{_TYPES}Override")}
    found = [f"{name} has no type" for name in names - stated if name.rpartition(".")[2].lower() not in known]
    found += [f"a type for {name}, which is not there" for name in stated - names]
    found += [
        f"{name} leads nowhere" for name, root in rows.items() for row in root if not _leads(name, row, names)
    ]
    roots = parts(data)
    for name, root in roots.items():
        folder, file = posixpath.split(name)
        ids = {row.get("Id") for row in rows.get(f"{folder}/_rels/{file}.rels", ())}
        used = {
            value
            for node in root.iter(etree.Element)
            for key, value in node.attrib.items()
            if key.startswith(R)
        }
        found += [f"{name}: no relationship {one}" for one in sorted(used - ids - {""})]
    return [*found, *_unnamed(roots)]


def _leads(name: str, row: etree._Element, names: set[str]) -> bool:
    if row.tag != _RELATION or row.get("TargetMode") == "External":
        return True
    folder = posixpath.dirname(posixpath.dirname(name))
    target = posixpath.normpath(posixpath.join("/", folder, row.get("Target", ""))).lstrip("/")
    return target in names or target.partition("#")[0] in names


def _unnamed(roots: dict[str, etree._Element]) -> Iterator[str]:
    """Styles, lists, notes and comments that are used and not there."""

    def there(part: str, tag: str, key: str) -> set[str]:
        root = roots.get(f"word/{part}.xml")
        return set() if root is None else {node.get(f"{W}{key}", "") for node in root.iter(f"{W}{tag}")}

    styles, lists = there("styles", "style", "styleId"), there("numbering", "num", "numId") | {"0"}
    uses = {
        "pStyle": styles,
        "rStyle": styles,
        "tblStyle": styles,
        "numId": lists,
    }
    refers = {
        "footnoteReference": there("footnotes", "footnote", "id"),
        "endnoteReference": there("endnotes", "endnote", "id"),
        "commentReference": there("comments", "comment", "id"),
    }
    for name, root in roots.items():
        if name.startswith("word/glossary/"):
            continue
        for tags, key in ((uses, "val"), (refers, "id")):
            for tag, known in tags.items():
                used = {node.get(f"{W}{key}", "") for node in root.iter(f"{W}{tag}")}
                yield from (f"{name}: no {tag} {one}" for one in sorted(used - known))
