"""A draft as Akoma Ntoso 3.0: the tree with its eids and uids, its citations as links, and whence it comes.

Levels that Akoma Ntoso names are written under its names, the others as ``hcontainer`` with ours, which
``akn.read`` takes back. ``wId`` carries the uid: what a provision keeps through all drafts. Source: OASIS
LegalDocML "Akoma Ntoso Version 1.0 Part 2: Specifications" and its schema.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from lxml import etree

from drafting.akn.facts import Facts, meta
from drafting.akn.links import Links
from drafting.akn.make import make, said, say
from drafting.model import Document, Kind, Provision

#: the levels that Akoma Ntoso has a name for
_NAMED: dict[Kind, str] = {
    **{kind: kind.value for kind in (Kind.BOOK, Kind.PART, Kind.TITLE, Kind.SUBTITLE, Kind.CHAPTER)},
    **{kind: kind.value for kind in (Kind.SUBCHAPTER, Kind.DIVISION, Kind.SECTION, Kind.ARTICLE)},
    **{kind: kind.value for kind in (Kind.SUBSECTION, Kind.PARAGRAPH, Kind.SUBPARAGRAPH)},
    **{kind: kind.value for kind in (Kind.CLAUSE, Kind.SUBCLAUSE)},
    Kind.TRANSITORY: "transitional",
}


def written(document: Document, facts: Facts) -> bytes:
    """The document as an Akoma Ntoso file in UTF-8; it has provisions, and they have their eids.

    ``akn.read.read_document`` gives the same words, kinds, numbers and eids back.
    """
    first, *rest = document.provisions
    writer = _Writer(Links(document))
    act = make(facts.element, meta(facts, document.language), name=facts.layer.value)
    if rest and _is_front(first):
        act.append(writer.preface(first))
    else:
        rest.insert(0, first)
    act.append(make("body", *(writer.level(one) for one in rest)))
    return etree.tostring(make("akomaNtoso", act), xml_declaration=True, encoding="UTF-8")


def _is_front(node: Provision) -> bool:
    """Whether a provision is nothing but paragraphs that stand before the body."""
    plain = all(one.kind is Kind.PARAGRAPH and not one.children for one in node.children)
    return node.kind is Kind.PREFACE and bool(node.text) and plain


class _Writer:
    def __init__(self, links: Links) -> None:
        self._links = links

    def preface(self, node: Provision) -> etree._Element:
        """What stands before the body: a paragraph for the own words of each of its provisions."""
        return make("preface", *(self._words("p", one.printed, **_ids(one)) for one in node.walk()))

    def level(self, node: Provision) -> etree._Element:
        """A provision with all below it."""
        name = _NAMED.get(node.kind)
        made = make(name, **_ids(node)) if name else make("hcontainer", name=node.kind.value, **_ids(node))
        if node.kind is Kind.TABLE:
            made.append(make("content", self._table(node)))
            return made
        if node.label:
            made.append(said("num", node.label, title=node.number))
        if node.heading:
            made.append(self._words("heading", node.heading))
        if node.text:
            holder = "intro" if node.children else "content"
            made.append(make(holder, self._words("p", node.text)))
        made.extend(self._below(node.children))
        return made

    def _below(self, nodes: Sequence[Provision]) -> Iterator[etree._Element]:
        """Levels one by one; rows that stand outside a table together in one."""
        for are_rows, run in groupby(nodes, key=lambda one: one.kind is Kind.ROW):
            if are_rows:
                yield make("hcontainer", make("content", make("table", *map(self._row, run))), name="table")
            else:
                yield from map(self.level, run)

    def _table(self, node: Provision) -> etree._Element:
        table = make("table")
        if node.printed:
            table.append(self._words("caption", node.printed))
        table.extend(self._row(one) for one in node.walk() if one is not node)
        return table

    def _row(self, row: Provision) -> etree._Element:
        cells = row.printed.split("\t")
        return make("tr", *(make("td", self._words("p", cell)) for cell in cells), **_ids(row))

    def _words(self, tag: str, text: str, /, **attributes: str) -> etree._Element:
        """An element with words in it; own provisions that they cite are links."""
        made, at = make(tag, **attributes), 0
        for start, end, eid in self._links.of(text):
            say(made, text[at:start])
            made.append(said("ref", text[start:end], href=f"#{eid}"))
            at = end
        say(made, text[at:])
        return made


def _ids(node: Provision) -> dict[str, str]:
    return {"eId": node.eid} | ({"wId": node.uid} if node.uid else {})
