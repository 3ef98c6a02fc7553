"""What stands where: provisions added, taken out, repealed in place, moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from drafting.edit.entries import Entry, Words, entries, entry_of, front
from drafting.edit.writing import Mint, put, written
from drafting.errors import BadRequest
from drafting.model import CONTAINERS, Document, Kind, Provision
from drafting.structure.eid import assign


class Where(StrEnum):
    """Where something comes to stand, seen from another provision."""

    BEFORE = "before"
    AFTER = "after"
    INTO = "into"  # first below a division
    LAST = "last"  # last below a division


#: the words of a provision that was repealed and kept its number
REPEALED = {"es": "Se deroga.", "en": "Repealed."}


def add(
    document: Document, anchor: str, where: Where, words: Words, mint: Mint, *, kind: Kind | None = None
) -> tuple[Document, str]:
    """``document`` with a new provision beside ``anchor``, and its uid.

    It is of the kind of the anchor, or of what the division holds, unless told. Raises NotFound, BadRequest.
    """
    entry = entry_of(document, anchor)
    like = _like(document, entry, where)
    uid = mint()
    kind = kind or (like.kind if like else Kind.ARTICLE if document.language == "es" else Kind.SECTION)
    bare = Provision(kind, uid=uid, joints=like.joints if like else (" ", "\n"))
    if words.heading and not (like and like.heading):
        bare = replace(bare, joints=(" ", "\n"))
    new = written(replace(bare, number="1"), words, document.language, mint)
    return assign(_placed(document, new, entry.node, where)), uid


def remove(document: Document, uid: str) -> Document:
    """``document`` without a provision and all that stands in it. Raises NotFound, BadRequest."""
    entry = entry_of(document, uid)
    if sum(1 for _ in entries(document)) == 1:
        raise BadRequest("edit_last", place=entry.node.label)
    return assign(put(document, entry.uid))


def repeal(document: Document, uid: str) -> Document:
    """The provision stays with its number and says only that it is repealed. Raises NotFound, BadRequest."""
    entry = entry_of(document, uid)
    if entry.divides or not entry.node.label:
        raise BadRequest("edit_not_repealed", place=entry.node.label or entry.node.kind.value)
    gone = replace(entry.node, heading="", text=REPEALED[document.language], children=())
    return assign(put(document, entry.uid, replace(gone, joints=(" ", " "))))


def move(document: Document, uid: str, anchor: str, where: Where) -> Document:
    """``document`` with a provision and all below it beside another. Its number stays; see ``renumber``.

    Raises NotFound; BadRequest if it would stand inside itself.
    """
    entry, to = entry_of(document, uid), entry_of(document, anchor)
    if any(node.uid == to.uid for node in entry.node.walk()):
        raise BadRequest("edit_into_itself", place=entry.node.label)
    bare = put(document, entry.uid)
    moved = _placed(bare, entry.node, entry_of(bare, to.uid).node, where)
    return document if [n.uid for n in moved.walk()] == [n.uid for n in document.walk()] else assign(moved)


def _placed(document: Document, new: Provision, anchor: Provision, where: Where) -> Document:
    if where is Where.BEFORE:
        return put(document, anchor.uid, new, anchor)
    if where is Where.AFTER:
        return put(document, anchor.uid, anchor, new)
    at = front(anchor) if where is Where.INTO else len(anchor.children)
    kids = (*anchor.children[:at], new, *anchor.children[at:])
    return put(document, anchor.uid, replace(anchor, children=kids))


def _like(document: Document, entry: Entry, where: Where) -> Provision | None:
    """The provision whose looks a new one takes: its neighbour, else the first article there is."""
    if where not in (Where.INTO, Where.LAST) and entry.node.kind is not Kind.PREFACE:
        return entry.node
    order = [*_below(entry.node), *(found.node for found in entries(document))]
    units = (node for node in order if node.kind not in CONTAINERS and node.kind is not Kind.PREFACE)
    return next((node for node in units if node.label), None)


def _below(node: Provision) -> Iterator[Provision]:
    yield from (child for child in node.children if child.label)
