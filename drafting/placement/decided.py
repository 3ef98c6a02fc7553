"""What a person decided of a provision's layer, and whether it still stands. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from drafting.model import Document, Layer, Provision
from drafting.placement.classify import Placed, Placement


@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's decision: the layer, the reason, who and when, and the words it was made on."""

    uid: str
    layer: Layer
    reason: str
    who: str
    at: datetime
    words: str
    decision: int = 0


@dataclass(frozen=True, slots=True)
class Stood:
    """A placed provision with the ruling on it, if there is one; ``stale`` when its words have changed."""

    placed: Placed
    provision: Provision
    ruling: Ruling | None = None
    stale: bool = False

    @property
    def layer(self) -> Layer:
        """Where it belongs: as decided while the decision holds, else as read."""
        return self.ruling.layer if self.ruling and not self.stale else self.placed.belongs


def words_of(provision: Provision) -> str:
    """The words a decision is made on: without labels, so that a new number changes nothing."""
    lines = ((node.heading, node.text) for node in provision.walk())
    return "\n".join(" ".join(part.split()) for line in lines for part in line if part.strip())


def stood(placement: Placement, document: Document, rulings: Mapping[str, Ruling]) -> Iterator[Stood]:
    """Every placed provision with the ruling on it, in document order."""
    texts = {provision.eid: provision for provision in document.walk()}
    for placed in placement.provisions:
        provision = texts[placed.eid]
        ruling = rulings.get(provision.uid) if provision.uid else None
        yield Stood(placed, provision, ruling, ruling is not None and ruling.words != words_of(provision))


def overruled(placement: Placement, document: Document, rulings: Mapping[str, Ruling]) -> Placement:
    """The placement as the rulings that still stand have it: sure, and said by a person."""
    if not rulings:
        return placement
    decided = tuple(
        replace(
            one.placed,
            belongs=one.ruling.layer,
            confidence=1.0,
            alternative=None,
            opinion="",
            decided=True,
        )
        if one.ruling is not None and not one.stale
        else one.placed
        for one in stood(placement, document, rulings)
    )
    return replace(placement, provisions=decided)
