"""Drafts of one instrument without a store: numbered documents whose provisions carry their uids."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count, pairwise

from drafting.compare import carry_uids, compare
from drafting.compare.facts import MAY_GATHER, Fact, facts, is_unit
from drafting.compare.history import History, Version, history
from drafting.compare.matrix import Matrix, Standing, matrix
from drafting.model import Document, Draft, Provision
from drafting.structure import eid
from tests.trees import document


def draft(number: int) -> Draft:
    """The facts of a draft; its id is not its number, so that nobody takes one for the other."""
    at = datetime(2026, 1, 1, tzinfo=UTC)
    on = date(2026, 1, 1) + timedelta(days=number)
    return Draft(
        100 + number, "law", number, "working", on, "Counsel", "", f"{number}.txt", str(number), at, "me"
    )


@dataclass(frozen=True)
class Lineage:
    drafts: tuple[Draft, ...]
    documents: tuple[Document, ...]
    facts: dict[int, tuple[Fact, ...]]

    def uid(self, number: int, name: str) -> str:
        """The uid of what draft ``number`` cites as ``name``."""
        return next(node.uid for node in self.documents[number - 1].walk() if node.eid == name)

    def history(self, uid: str) -> History:
        found = []
        for facts_of, tree in zip(self.drafts, self.documents, strict=True):
            found += [Version(facts_of, node, above) for node, above in _with_above(tree) if node.uid == uid]
        return history(self.drafts, found, self.facts)

    def matrix(self) -> Matrix:
        outlines = {
            facts_of.id: tuple(outline(tree))
            for facts_of, tree in zip(self.drafts, self.documents, strict=True)
        }
        return matrix("law", self.drafts, outlines, self.facts)


def lineage(documents: Sequence[Document]) -> Lineage:
    """Successive drafts: uids carried, neighbours compared."""
    fresh = count(1)
    dressed: list[Document] = []
    for found in documents:
        before = dressed[-1] if dressed else None
        dressed.append(carry_uids(before, found, lambda: f"u{next(fresh)}"))
    drafts = tuple(draft(number) for number in range(1, len(dressed) + 1))
    told = {
        later.id: facts(compare(old, new))
        for later, (old, new) in zip(drafts[1:], pairwise(dressed), strict=True)
    }
    return Lineage(drafts, tuple(dressed), told)


def drawn(*texts: str) -> Lineage:
    """Successive drafts in the notation of ``tests.trees``."""
    return lineage([eid.assign(document(text)) for text in texts])


def outline(document: Document) -> Iterator[Standing]:
    """The basic units, by the definition the store must follow too."""

    def visit(node: Provision, names: tuple[str, ...]) -> Iterator[Standing]:
        if is_unit(node.kind, (child.kind for child in node.children)):
            yield Standing(node.uid, node.kind, node.number, node.label, node.heading, node.eid, names)
        elif node.kind in MAY_GATHER:
            name = f"{node.label} {node.heading}".strip()
            for child in node.children:
                yield from visit(child, (*names, name) if name else names)

    for top in document.provisions:
        yield from visit(top, ())


def _with_above(document: Document) -> Iterator[tuple[Provision, tuple[Provision, ...]]]:
    def visit(
        node: Provision, above: tuple[Provision, ...]
    ) -> Iterator[tuple[Provision, tuple[Provision, ...]]]:
        yield node, above
        for child in node.children:
            yield from visit(child, (*above, replace(node, children=())))

    for top in document.provisions:
        yield from visit(top, ())
