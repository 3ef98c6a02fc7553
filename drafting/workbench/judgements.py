"""What persons decided on a checklist, from the chains of the store."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from drafting.checklist.mapping import (
    MAPPING,
    NOT_APPLICABLE,
    TOGETHER,
    Mapping,
    from_decision,
    standing,
)
from drafting.model import Decision
from drafting.store import Store

KINDS = (MAPPING, NOT_APPLICABLE, TOGETHER)


@dataclass(slots=True)
class OnRequirement:
    """All that was decided on one requirement.

    ``mappings`` are by key what was decided in turn on each provision and still counts; ``seen`` is the id
    of the last decision of any kind: who decides next says it, and is refused if there is a later one.
    """

    mappings: dict[str, tuple[Mapping, ...]] = field(default_factory=dict)
    not_applicable: Decision | None = None
    together: Decision | None = None
    history: list[Decision] = field(default_factory=list)

    @property
    def seen(self) -> int:
        """The id of the last decision, 0 for none."""
        return self.history[-1].id if self.history else 0

    @property
    def members(self) -> tuple[frozenset[str], ...]:
        """The mappings of which a person said that together they answer in full."""
        found = self.together.body["members"] if self.together else []
        assert isinstance(found, list)
        return (frozenset(found),) if found else ()


#: by checklist and requirement
Judgements = dict[tuple[str, str], OnRequirement]

NOTHING = OnRequirement()


def judgements(store: Store) -> Judgements:
    """All that was ever decided on checklists."""
    found: Judgements = {}
    chains: dict[tuple[str, str], list[Decision]] = {}
    decided = sorted((link for kind in KINDS for link in store.decided(kind)), key=lambda link: link.id)
    for link in decided:
        chains.setdefault((link.kind, link.key), []).append(link)
        _on(found, link).history.append(link)
    for (kind, key), chain in chains.items():
        counting = standing(chain)
        if not counting:
            continue
        about = _on(found, counting[-1])
        if kind == MAPPING:
            about.mappings[key] = tuple(from_decision(link) for link in counting)
        elif kind == NOT_APPLICABLE:
            about.not_applicable = chain[-1]
        else:
            about.together = chain[-1]
    return found


def _on(found: Judgements, link: Decision) -> OnRequirement:
    about = str(link.body["checklist"]), str(link.body["requirement"])
    return found.setdefault(about, OnRequirement())


def confirmed(found: Judgements) -> Iterable[tuple[tuple[str, str], tuple[Mapping, ...]]]:
    """What was decided in turn on each provision that was ever confirmed for a requirement that applies."""
    for about, on in found.items():
        if on.not_applicable is None:
            for chain in on.mappings.values():
                if any(mapping.confirmed for mapping in chain):
                    yield about, chain
