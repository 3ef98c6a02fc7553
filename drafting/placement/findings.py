"""What stands in the wrong layer, one instrument at a time; ``across`` looks over the whole set. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

from drafting.model import Document, Layer
from drafting.placement.classify import Evidence, Placed, Placement, classify
from drafting.placement.decided import Ruling, overruled
from drafting.placement.lines import folded
from drafting.placement.rules import Rule, RuleBook

Severity = Literal["info", "warning", "error"]

#: below this nothing is said of a provision that has its place by reading
SAY = 0.55

#: from here on a penalty or a power below the statute is an error
SURE = 0.70


class FindingKind(StrEnum):
    """What is wrong. The first group is of one provision, the second of the set."""

    PENALTY = "penalty"
    POWER = "power"
    DUTY = "duty"
    RIGHT = "right"
    DELEGATION = "delegation"
    LIST = "list"
    FORM = "form"
    DETAIL = "detail"
    ROLES = "roles"
    NOT_ENABLED = "not_enabled"
    UNUSED = "unused"
    SAME_MATTER = "same_matter"
    UNLIMITED = "unlimited"


class Member(NamedTuple):
    """One instrument of the set: its slug, its layer, the text of one of its drafts.

    ``placement`` is the judgement of its provisions where it is at hand.
    """

    slug: str
    layer: Layer
    document: Document
    placement: Placement | None = None


class Where(NamedTuple):
    """A provision of an instrument of the set."""

    slug: str
    eid: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a lawyer should look at: what, where, how sure, the words, and what else it concerns.

    ``stands`` is the layer of the instrument, ``belongs`` the one the words speak for. ``rules`` are the
    weightiest first. ``opinion`` names the rule whose doctrine is open, "" for none. ``figures`` are what
    differs where the same matter stands twice: here and there. ``key`` is the same in every run, and in
    later drafts as long as the provision keeps its uid. ``decided`` says that a person put it elsewhere: then
    the rules and words are only those that say the same.
    """

    kind: FindingKind
    severity: Severity
    slug: str
    eid: str
    uid: str
    stands: Layer
    belongs: Layer
    confidence: float
    rules: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    others: tuple[Where, ...] = ()
    opinion: str = ""
    figures: tuple[str, str] = ("", "")
    decided: bool = False

    @property
    def key(self) -> str:
        """What the finding is known by."""
        return f"{self.kind.value}:{self.slug}:{self.uid or self.eid}"


@dataclass(frozen=True, slots=True)
class Read:
    """A member with the judgement of its provisions."""

    member: Member
    placement: Placement


#: what persons decided: slug -> uid -> ruling
Rulings = Mapping[str, Mapping[str, Ruling]]


def read(members: Sequence[Member], book: RuleBook, rulings: Rulings | None = None) -> tuple[Read, ...]:
    """Judge every instrument of the set; what persons decided stands while its words do."""
    reads = []
    for member in members:
        placement = member.placement or classify(member.document, book, member.layer)
        said = (rulings or {}).get(member.slug, {})
        reads.append(Read(member, overruled(placement, member.document, said)))
    return tuple(reads)


def misplaced(one: Read, book: RuleBook) -> Iterator[Finding]:
    """The provisions of one instrument that belong in another layer, in document order.

    An article is reported whole; where only a part of it belongs elsewhere, the topmost such part is.
    """
    told: set[str] = set()
    texts = {provision.eid: provision for provision in one.member.document.walk()}
    for placed in one.placement.provisions:
        if not told.isdisjoint(_above(placed.eid)):
            continue
        if placed.decided and placed.belongs is one.member.layer:
            told.add(placed.eid)  # a person said that it stays, with all that is in it
            continue
        rule = _warning(placed, one.member.layer, book)
        if rule is None and not (placed.decided and placed.belongs is not one.member.layer):
            continue
        told.add(placed.eid)
        rules = tuple(
            one
            for one in placed.rules
            if not placed.decided or book.by_id[one].layer in (None, placed.belongs)
        )
        words = " ".join(p.printed for p in texts[placed.eid].walk())
        cites = book.speaks_of("cites", folded(words), one.member.document.language)
        yield Finding(
            kind=FindingKind(rule.finding) if rule else _DECIDED[placed.belongs],
            severity=_severity(rule, placed, one.member.layer, cites) if rule else "warning",
            slug=one.member.slug,
            eid=placed.eid,
            uid=placed.uid,
            stands=one.member.layer,
            belongs=placed.belongs,
            confidence=placed.confidence,
            rules=rules,
            evidence=tuple(found for found in placed.evidence if found.rule in rules),
            opinion=placed.opinion,
            decided=placed.decided,
        )


def _above(eid: str) -> Iterator[str]:
    """The eids of everything a provision stands in."""
    while "__" in eid:
        eid = eid.rpartition("__")[0]
        yield eid


def _warning(placed: Placed, own: Layer, book: RuleBook) -> Rule | None:
    """The weightiest rule that speaks against the provision's place, if it is worth saying."""
    if placed.belongs is own or placed.ruled < SAY or not (placed.whole or placed.mixed):
        return None
    if not placed.whole and placed.ruled < SURE:
        return None
    for rule_id in placed.rules:
        rule = book.by_id[rule_id]
        said = any(found.rule == rule_id for found in placed.evidence)
        if own in rule.warn_in and rule.layer is placed.belongs and said:
            return rule
    return None


#: what a finding is called that only a person made
_DECIDED = {
    Layer.STATUTE: FindingKind.RIGHT,
    Layer.REGULATION: FindingKind.DETAIL,
    Layer.EXECUTIVE_ORDER: FindingKind.ROLES,
}


def _severity(rule: Rule, placed: Placed, own: Layer, cites: bool) -> Severity:
    if own is Layer.STATUTE:
        return "warning" if rule.form == "annex" and placed.eid.startswith(_TABLES) else "info"
    if rule.finding in ("penalty", "power") and placed.confidence >= SURE:
        return "error"
    return "info" if cites and rule.finding != "penalty" else "warning"


#: annexes, schedules and tables begin so
_TABLES = ("annex", "sched", "table")
