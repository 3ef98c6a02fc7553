"""What a reviewer does to a Word file: tracked changes, untracked ones, comments."""

import zipfile
from copy import deepcopy
from io import BytesIO

from lxml import etree

from tests.word.commented import W

DOCUMENT = "word/document.xml"


def packed(data: bytes, root: etree._Element) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, etree.tostring(root) if name == DOCUMENT else old.read(name))
    return out.getvalue()


def opened(data: bytes) -> etree._Element:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(DOCUMENT))


def _run_with(root: etree._Element, words: str) -> etree._Element:
    return next(
        run for run in root.iter(f"{W}r") if words in "".join(t.text or "" for t in run.iter(f"{W}t"))
    )


def _said(run: etree._Element, words: str, tag: str = "t") -> etree._Element:
    made = deepcopy(run)
    for text in list(made.iter(f"{W}t", f"{W}delText")):
        made.remove(text)
    text = etree.SubElement(made, f"{W}{tag}")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def tracked(data: bytes, author: str, old: str, new: str, *, behind: bool = False) -> bytes:
    """``new`` instead of ``old`` (or behind it) as a tracked change."""
    root = opened(data)
    run = _run_with(root, old)
    before, _, after = "".join(t.text or "" for t in run.iter(f"{W}t")).partition(old)
    facts = {f"{W}author": author, f"{W}date": "2026-03-01T09:00:00Z"}
    gone = etree.Element(f"{W}del", {**facts, f"{W}id": "901"})
    gone.append(_said(run, old, "delText"))
    come = etree.Element(f"{W}ins", {**facts, f"{W}id": "902"})
    come.append(_said(run, new))
    middle = [_said(run, old), come] if behind else [gone, *([come] if new else [])]
    pieces = [_said(run, before), *middle, _said(run, after)]
    parent = run.getparent()
    assert parent is not None
    at = parent.index(run)
    parent[at : at + 1] = pieces
    return packed(data, root)


def typed(data: bytes, old: str, new: str) -> bytes:
    """``new`` typed over ``old`` without tracking."""
    root = opened(data)
    text = next(t for t in root.iter(f"{W}t") if old in (t.text or ""))
    text.text = (text.text or "").replace(old, new)
    return packed(data, root)
