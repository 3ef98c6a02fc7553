"""A mapping: what a person decided of a requirement and a provision, and on which words.

A mapping hangs on the provision's uid, and holds the words it was decided on: the printed words of the
provision and of all below it, so that it can be said for ever what was read when it was confirmed.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from drafting.checklist.model import Requirement
from drafting.model import Decision, Provision

#: the kinds of decision that a checklist knows
MAPPING, NOT_APPLICABLE, TOGETHER = "mapping", "not_applicable", "together"


class Relation(StrEnum):
    """How a provision answers a requirement, the best answer first."""

    COVERS = "covers"
    PARTLY = "partly_covers"
    INTERSECTS = "intersects"  # it concerns the same matter without answering
    CONTRADICTS = "contradicts"


class Verdict(StrEnum):
    """What a person said of a provision that may answer a requirement."""

    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class Line(NamedTuple):
    """A provision's own words as somebody read them."""

    uid: str
    kind: str
    label: str
    heading: str
    text: str

    @property
    def printed(self) -> str:
        """Label, heading and text in one line."""
        return " ".join(part for part in (self.label, self.heading, self.text) if part)


Words = tuple[Line, ...]


def words_of(provision: Provision) -> Words:
    """The words of a provision and of all below it, in document order."""
    return tuple(
        Line(node.uid, node.kind.value, node.label, node.heading, node.text) for node in provision.walk()
    )


def said(words: Words) -> tuple[tuple[str, str, str], ...]:
    """What the words say, whatever they are numbered."""
    return tuple((line.kind, line.heading, line.text) for line in words)


@dataclass(frozen=True, slots=True)
class Mapping:
    """What ``who`` decided ``when`` of a requirement and a provision of an instrument.

    ``draft`` is the number of the draft they read, ``words`` what it said, ``eid`` how it cites the
    provision, ``parent`` the uid of what the provision stood directly under and ``above`` the names of all
    that it stood under. ``edition`` and ``asked`` are the checklist's edition and what the requirement asked
    there. ``decision`` is the id of the decision, 0 for one not kept yet.
    """

    checklist: str
    requirement: str
    instrument: str
    uid: str
    verdict: Verdict
    relation: Relation
    draft: int
    words: Words = field(repr=False)
    rationale: str = ""
    eid: str = ""
    parent: str = ""
    above: tuple[str, ...] = ()
    edition: str = ""
    asked: str = ""
    who: str = ""
    when: datetime | None = None
    decision: int = 0

    @property
    def key(self) -> str:
        """What the decision is about: requirement and provision."""
        return f"{scope(self.checklist, self.requirement)}/{self.instrument}/{self.uid}"

    @property
    def label(self) -> str:
        """How the provision was called when it was decided on."""
        first = self.words[0]
        return first.label or first.heading or self.eid

    @property
    def confirmed(self) -> bool:
        """Whether the person said that the provision answers."""
        return self.verdict is Verdict.CONFIRMED


def scope(checklist: str, requirement: str) -> str:
    """What all decisions on a requirement begin with."""
    return f"{checklist}/{requirement}"


def asked_by(requirement: Requirement) -> str:
    """What a requirement asks, in all its languages: to tell an edition that asks otherwise."""
    return "\n".join(requirement.texts[language] for language in sorted(requirement.texts))


def to_body(mapping: Mapping) -> dict[str, object]:
    """The mapping as a decision keeps it."""
    return {
        "checklist": mapping.checklist,
        "requirement": mapping.requirement,
        "verdict": mapping.verdict.value,
        "relation": mapping.relation.value,
        "rationale": mapping.rationale,
        "draft": mapping.draft,
        "eid": mapping.eid,
        "parent": mapping.parent,
        "above": list(mapping.above),
        "edition": mapping.edition,
        "asked": mapping.asked,
        "words": [list(line) for line in mapping.words],
    }


def from_decision(decision: Decision) -> Mapping:
    """The mapping that a decision holds, by who made it and when."""
    body: Table[str, Any] = decision.body
    return Mapping(
        checklist=body["checklist"],
        requirement=body["requirement"],
        instrument=decision.instrument,
        uid=decision.uid,
        verdict=Verdict(body["verdict"]),
        relation=Relation(body["relation"]),
        draft=body["draft"],
        words=tuple(Line(*line) for line in body["words"]),
        rationale=body["rationale"],
        eid=body["eid"],
        parent=body["parent"],
        above=tuple(body["above"]),
        edition=body["edition"],
        asked=body["asked"],
        who=decision.who,
        when=decision.at,
        decision=decision.id,
    )


def standing(chain: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions of a chain that still count: not those taken back, nor those before a withdrawal."""
    stack: list[Decision] = []
    for link in chain:
        if link.restores is None:
            stack.append(link)
        elif stack:
            stack.pop()
    withdrawn = [at for at, link in enumerate(stack) if link.withdrawn]
    return tuple(stack[withdrawn[-1] + 1 :] if withdrawn else stack)
