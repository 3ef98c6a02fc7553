"""Where in a law the clause that empowers stands: with the powers, not among penalties or transitories."""

from __future__ import annotations

from collections.abc import Collection

from drafting.model import Document, Provision
from drafting.placement.lines import folded
from drafting.placement.rules import RuleBook
from drafting.placement.slots import article


def seat(document: Document, citing: Collection[str], book: RuleBook) -> Provision | None:
    """The article behind which a power to issue a list or a form is written; None if the law has none.

    The first there is of: the last article of the chapter on the authority and its powers; the article that
    gives it its powers; the last that names the annex (``citing``: eids), a definition aside; the last before
    the penalties. A law of penalties alone gets it at its end.
    """
    found = [
        (node, above) for node, above in _articles(document) if not _speaks("punishes", above, book, document)
    ] or _articles(document)
    if not found:
        return None
    chapter = [node for node, above in found if _speaks("powers", above[-1:], book, document)]
    powers = [node for node, _ in found if _opens("powers", node, book, document)]
    named = [
        node
        for node, _ in found
        if any(inner.eid in citing for inner in node.walk()) and not _opens("defines", node, book, document)
    ]
    return (chapter or powers or named or [node for node, _ in found])[-1]


def whole(document: Document, provision: Provision) -> Provision | None:
    """The article of a law that a provision is, or stands in."""
    found = (
        node for node, _ in _articles(document) if any(inner.eid == provision.eid for inner in node.walk())
    )
    return next(found, None)


def _articles(document: Document) -> list[tuple[Provision, tuple[str, ...]]]:
    """The law's own articles with the headings above each, the outermost first."""
    kind = article("", document.language).kind
    found: list[tuple[Provision, tuple[str, ...]]] = []

    def visit(nodes: Collection[Provision], above: tuple[str, ...]) -> None:
        for node in nodes:
            if node.kind is kind:
                if "__" not in node.eid:  # neither transitory nor in an annex
                    found.append((node, above))
                continue
            visit(node.children, (*above, node.heading) if node.heading else above)

    visit(document.provisions, ())
    return found


def _speaks(matter: str, headings: Collection[str], book: RuleBook, document: Document) -> bool:
    return any(book.speaks_of(matter, folded(one), document.language) for one in headings)


def _opens(matter: str, node: Provision, book: RuleBook, document: Document) -> bool:
    words = folded(f"{node.heading}. {node.text}")
    return book.speaks_of(matter, words[:160], document.language)
