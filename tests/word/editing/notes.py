"""Edits of footnotes: their words, new ones, ones that go."""

from __future__ import annotations

from random import Random

from lxml import etree

from tests.word.editing.package import Docx, W, paragraph, remove, run
from tests.word.editing.words import phrase, reworded, texts

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def reword_note(doc: Docx, chance: Random) -> bool:
    found = [
        text
        for name in (*doc.related("footnotes"), *doc.related("endnotes"))
        for text in texts(doc.xml(name))
    ]
    if found:
        reworded(chance.choice(found), chance)
    return bool(found)


def add_note(doc: Docx, chance: Random) -> bool:
    """A new footnote behind a run; the part is made where the file has none."""
    runs = [
        one
        for one in doc.body.iter(f"{W}r")
        if one.find(f"{W}t") is not None and _parent(one).tag == f"{W}p" and not _in_box(one)
    ]
    if not runs:
        return False
    root = doc.xml((doc.related("footnotes") or [_new_part(doc)])[0])
    number = str(max((int(one.get(f"{W}id", "0")) for one in root), default=0) + 1)
    note = etree.SubElement(root, f"{W}footnote", {f"{W}id": number})
    block = paragraph(f" {phrase(chance, 3, 9)}")
    mark = _superscript()
    etree.SubElement(mark, f"{W}footnoteRef")
    block.insert(0, mark)
    note.append(block)
    call = _superscript()
    etree.SubElement(call, f"{W}footnoteReference", {f"{W}id": number})
    chance.choice(runs).addnext(call)
    return True


def drop_note(doc: Docx, chance: Random) -> bool:
    calls = list(doc.body.iter(f"{W}footnoteReference"))
    if not calls:
        return False
    call = chance.choice(calls)
    number = call.get(f"{W}id")
    remove(call)
    for note in list(doc.xml(doc.related("footnotes")[0])):
        if note.get(f"{W}id") == number:
            remove(note)
    return True


def _superscript() -> etree._Element:
    made = run("")
    made.clear()
    look = etree.SubElement(made, f"{W}rPr")
    etree.SubElement(look, f"{W}vertAlign", {f"{W}val": "superscript"})
    return made


def _new_part(doc: Docx) -> str:
    name = "word/footnotes.xml"
    root = etree.Element(f"{W}footnotes", nsmap={"w": W[1:-1]})
    for number, kind in (("-1", "separator"), ("0", "continuationSeparator")):
        note = etree.SubElement(root, f"{W}footnote", {f"{W}type": kind, f"{W}id": number})
        etree.SubElement(etree.SubElement(etree.SubElement(note, f"{W}p"), f"{W}r"), f"{W}{kind}")
    doc.add(name, root, _TYPE)
    doc.relate("footnotes", "footnotes.xml")
    return name


def _in_box(node: etree._Element) -> bool:
    return any(True for _ in node.iterancestors(f"{W}txbxContent"))


def _parent(node: etree._Element) -> etree._Element:
    parent = node.getparent()
    assert parent is not None
    return parent


def in_order(doc: Docx) -> None:
    """The notes as Word saves them: in the order of their references, counted from 1, unused ones gone.

    LibreOffice 7.4 reads them by their order and not by their numbers.
    """
    for name in doc.related("footnotes"):
        root = doc.xml(name)
        notes = {one.get(f"{W}id"): one for one in root if one.get(f"{W}type", "normal") == "normal"}
        for one in notes.values():
            remove(one)
        number = max((int(one.get(f"{W}id", "0")) for one in root), default=0)
        for call in list(doc.body.iter(f"{W}footnoteReference")):
            note = notes.pop(call.get(f"{W}id"), None)
            if note is None:
                remove(call)
                continue
            number += 1
            call.set(f"{W}id", str(number))
            note.set(f"{W}id", str(number))
            root.append(note)
