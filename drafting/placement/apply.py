"""New texts from an advice: the edits made, everything else as it was, every provision with its eid. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from drafting.model import CONTAINERS, Document, Kind, Provision
from drafting.placement.advice import Advice, Step
from drafting.structure.eid import assign

#: what stands behind the articles: a new article goes before them
_TAIL = frozenset(
    {Kind.TRANSITORIES, Kind.TRANSITORY, Kind.DISPOSITION, Kind.ANNEX, Kind.SCHEDULE, Kind.NOTE}
)
_ANNEXES = frozenset({Kind.ANNEX, Kind.SCHEDULE})


def apply(documents: Mapping[str, Document], advice: Advice) -> dict[str, Document]:
    """The instruments that the advice changes, as they read then; the others are left out.

    A step for an instrument that is not among ``documents`` (slug "") begins a text of its own under "".
    Steps on the same provision follow one another; a later one sees what an earlier one left.
    """
    language = next(iter(documents.values())).language if documents else "es"
    changed: dict[str, Document] = {}
    for step in advice.steps:
        before = changed.get(step.slug) or documents.get(step.slug) or Document(language, "", ())
        changed[step.slug] = _step(before, step)
    return {slug: assign(document) for slug, document in changed.items()}


def _step(document: Document, step: Step) -> Document:
    if step.op == "append":
        assert step.provision is not None
        return replace(document, provisions=_append(document.provisions, step.provision))
    return replace(document, provisions=tuple(_edited(document.provisions, step)))


def _edited(provisions: Iterable[Provision], step: Step) -> Iterable[Provision]:
    for node in provisions:
        if node.eid != step.eid:
            kids = tuple(_edited(node.children, step))
            yield node if kids == node.children else replace(node, children=kids)
            continue
        if step.op == "remove":
            continue
        assert step.provision is not None
        if step.op == "after":
            yield node
        yield step.provision if step.op == "replace" else replace(step.provision, eid="", uid="")


def _append(provisions: tuple[Provision, ...], new: Provision) -> tuple[Provision, ...]:
    """An annex at the end; an article behind the last article, inside the division that holds it."""
    if new.kind in _ANNEXES:
        place = max(
            (n for n, node in enumerate(provisions) if node.kind in _ANNEXES), default=len(provisions) - 1
        )
        return (*provisions[: place + 1], new, *provisions[place + 1 :])
    place = max((n for n, node in enumerate(provisions) if node.kind not in _TAIL), default=-1)
    if place < 0:
        return (new, *provisions)
    last = provisions[place]
    if last.kind in CONTAINERS or (last.kind is Kind.SECTION and new.kind is Kind.ARTICLE):
        grown = replace(last, children=_append(last.children, new))
        return (*provisions[:place], grown, *provisions[place + 1 :])
    return (*provisions[: place + 1], new, *provisions[place + 1 :])
