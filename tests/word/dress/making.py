"""Small drafts with formatting of their own, and their texts edited as persons edit them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from itertools import count

from lxml import etree

from drafting.model import Document, Kind, Provision
from drafting.structure import parse
from drafting.structure.eid import assign
from drafting.word.dress import dress
from drafting.word.read import read_blocks
from tests.word.reading import p, r

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BOLD = "<w:b/>"


def read(data: bytes) -> Document:
    """The tree of a file, each provision with a uid."""
    numbers = count()
    document = parse(read_blocks(data), "es")
    return document.map(lambda node: replace(node, uid=f"u{next(numbers)}"))


def article(label: str, text: str, properties: str = '<w:jc w:val="both"/>') -> str:
    """An article with a bold label, as ministries write it."""
    return p(r(f"{label} ", BOLD), r(text), properties=properties)


def changed(document: Document, change: Callable[[Provision], Provision | tuple[Provision, ...]]) -> Document:
    """The document with each provision as ``change`` gives it: one, several or none."""

    def visit(node: Provision) -> tuple[Provision, ...]:
        kids = tuple(new for child in node.children for new in visit(child))
        found = change(replace(node, children=kids))
        return found if isinstance(found, tuple) else (found,)

    return assign(
        replace(document, provisions=tuple(new for top in document.provisions for new in visit(top)))
    )


def reworded(document: Document, old: str, new: str) -> Document:
    """The document with some words exchanged."""
    assert old in document.printed
    return changed(
        document,
        lambda node: replace(node, text=node.text.replace(old, new), heading=node.heading.replace(old, new)),
    )


def behind(document: Document, number: str, *new: Provision) -> Document:
    """The document with provisions behind the one of that number."""
    return changed(document, lambda node: (node, *new) if node.number == number else node)


def without(document: Document, number: str) -> Document:
    """The document without the provision of that number."""
    return changed(document, lambda node: () if node.number == number else node)


def fresh(kind: Kind, label: str, text: str) -> Provision:
    """A provision that was not there."""
    number = re.sub(r"^(?:Artículo|ARTÍCULO)\s+|[.\-)]+$", "", label)
    return Provision(kind, number, "", text, label=label, uid=f"new {label}")


def dressed(data: bytes, new: Document) -> bytes:
    """The file with the new text; it must be possible, and must read back."""
    made = dress(data, read(data), new)
    assert made is not None
    found = parse(read_blocks(made.data), "es")
    assert "".join(found.printed.split()) == "".join(new.printed.split())
    return made.data


def body(data: bytes) -> etree._Element:
    """The body of a file."""
    found = etree.fromstring(part(data)).find(f"{W}body")
    assert found is not None
    return found


def part(data: bytes, name: str = "word/document.xml") -> bytes:
    """A part of a file."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name)


def paragraph(data: bytes, words: str) -> etree._Element:
    """The first paragraph with these words."""
    return next(one for one in body(data).iter(f"{W}p") if words in said(one))


def said(node: etree._Element) -> str:
    """The words in an element; a tab is a tab."""
    return "".join("\t" if one.tag == f"{W}tab" else one.text or "" for one in node.iter(f"{W}t", f"{W}tab"))


def runs(node: etree._Element) -> list[tuple[str, bool]]:
    """The runs of a paragraph: their words, and whether they are bold."""
    return [(said(run), run.find(f"{W}rPr/{W}b") is not None) for run in node.iter(f"{W}r") if said(run)]


def printed(data: bytes) -> list[str]:
    """The blocks of a file as a reader sees them, automatic numbers included."""
    return [block.text for block in read_blocks(data)]
