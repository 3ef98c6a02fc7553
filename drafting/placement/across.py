"""What only the whole set shows: lists without a basis, powers without use, matters in two places. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from drafting.model import Kind, Language, Layer, Provision
from drafting.placement.classify import Placed
from drafting.placement.findings import (
    Finding,
    FindingKind,
    Member,
    Read,
    Rulings,
    Severity,
    Where,
    misplaced,
    read,
)
from drafting.placement.lines import KEPT, folded
from drafting.placement.rules import RuleBook

_CAS = re.compile(r"\b(\d{2,7})[-‐‑–—](\d{2})[-‐‑–—](\d)\b")
_WORD = re.compile(r"[a-zñ]{4,}")
_FIGURE = re.compile(
    r"\b(?:\d+(?:[.,]\d+)?|un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|quince|veinte|treinta|cuarenta"
    r"|cincuenta|sesenta|setenta|ochenta|noventa|cien|doscient[oa]s|mil|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|thousand)\b"
)

#: a list has at least this many numbers
LIST = 3

#: two articles are of one matter when they share this much of the shorter one, and of both together
SHARED, ALIKE, ENOUGH = 0.75, 0.5, 10

#: what an article cites and is called by is no figure of its content
_CITED = re.compile(
    r"\b(?:articulos?|fraccion(?:es)?|sections?|articles?|listas?|schedules?|anexos?)\s[\w .,o]{1,12}"
)


def findings(
    members: Sequence[Member], book: RuleBook, rulings: Rulings | None = None
) -> tuple[Finding, ...]:
    """Everything found in a set of instruments, the weightiest first, then in the order of the texts."""
    reads = read(members, book, rulings)
    found = [finding for one in reads for finding in misplaced(one, book)]
    for statute in (one for one in reads if one.member.layer is Layer.STATUTE):
        lower = below(statute, reads)
        found += _without_basis(statute, lower, book)
        found += _without_use(statute, lower, book)
        found += _without_limits(statute, book)
        found += _lists_twice(statute, lower)
        found += _articles_twice(statute, lower)
    rank = {"error": 0, "warning": 1, "info": 2}
    order = {
        (one.member.slug, provision.eid): n
        for n, (one, provision) in enumerate(
            (one, provision) for one in reads for provision in one.member.document.walk()
        )
    }
    return tuple(
        sorted(
            found,
            key=lambda finding: (rank[finding.severity], order[finding.slug, finding.eid], finding.kind),
        )
    )


def below(statute: Read, reads: Sequence[Read]) -> tuple[Read, ...]:
    """The regulations and orders under a statute: those that name it; all, if there is no other statute."""
    lower = [one for one in reads if one.member.layer is not Layer.STATUTE]
    if sum(one.member.layer is Layer.STATUTE for one in reads) == 1:
        return tuple(lower)
    name = folded(statute.member.document.title).strip()
    return tuple(one for one in lower if name and name in _opening(one))


def numbers(provision: Provision) -> frozenset[str]:
    """The registry numbers in a provision and below it."""
    return frozenset().union(*(_numbers(node.printed) for node in provision.walk()))


@lru_cache(maxsize=KEPT)
def _numbers(words: str) -> frozenset[str]:
    return frozenset("-".join(found) for found in _CAS.findall(words))


def lists(one: Read) -> Iterator[tuple[Placed, Provision, frozenset[str]]]:
    """The lists an instrument carries: units with three registry numbers or more."""
    texts = {provision.eid: provision for provision in one.member.document.walk()}
    for placed in one.placement.articles:
        if len(found := numbers(texts[placed.eid])) >= LIST:
            yield placed, texts[placed.eid], found


def enabling(statute: Read, book: RuleBook, matter: str = "lists") -> tuple[Provision, ...]:
    """The provisions of a statute that let somebody below issue a list (or another ``matter``)."""
    language = statute.member.document.language
    found = []
    for provision, parent in statute.member.document.with_parents():
        if provision.kind in (Kind.TRANSITORY, Kind.ROW, Kind.NOTE) or not provision.text:
            continue
        if _enables(provision.text, parent.text if parent else "", matter, book, language):
            found.append(provision)
    return tuple(found)


@lru_cache(maxsize=KEPT)
def _enables(text: str, above: str, matter: str, book: RuleBook, language: Language) -> bool:
    own = folded(text)
    return book.speaks_of(matter, own, language) and book.speaks_of(
        "grants", f"{own} {folded(above)}", language
    )


def _opening(one: Read) -> str:
    """The title and the first lines of a text, folded."""
    words, length = [one.member.document.title], 0
    for provision in one.member.document.walk():
        words.append(provision.printed)
        length += len(provision.printed)
        if length > 4000:
            break
    return folded(" ".join(words))


def _of_set(
    kind: FindingKind,
    severity: Severity,
    one: Read,
    provision: Provision,
    belongs: Layer,
    others: tuple[Where, ...] = (),
    figures: tuple[str, str] = ("", ""),
    rules: tuple[str, ...] = (),
) -> Finding:
    layer, slug = one.member.layer, one.member.slug
    return Finding(
        kind, severity, slug, provision.eid, provision.uid, layer, belongs, 1.0, rules,
        others=others, figures=figures,
    )  # fmt: skip


def _without_basis(statute: Read, lower: Sequence[Read], book: RuleBook) -> Iterator[Finding]:
    if enabling(statute, book):
        return
    for one in lower:
        for _, provision, _ in lists(one):
            yield _of_set(
                FindingKind.NOT_ENABLED, "warning", one, provision, Layer.REGULATION,
                (Where(statute.member.slug, ""),), rules=("P23", "P05"),
            )  # fmt: skip


def _without_use(statute: Read, lower: Sequence[Read], book: RuleBook) -> Iterator[Finding]:
    regulations = [one for one in lower if one.member.layer is Layer.REGULATION]
    if not regulations or any(True for one in lower for _ in lists(one)):
        return
    for provision in enabling(statute, book):
        others = tuple(Where(one.member.slug, "") for one in regulations)
        yield _of_set(FindingKind.UNUSED, "info", statute, provision, Layer.STATUTE, others, rules=("P05",))


def _without_limits(statute: Read, book: RuleBook) -> Iterator[Finding]:
    language = statute.member.document.language
    texts = {provision.eid: provision for provision in statute.member.document.walk()}
    for placed in statute.placement.articles:
        provision = texts[placed.eid]
        delegates = any(book.by_id[rule].finding == "delegation" for rule in placed.rules)
        if not delegates or provision.kind in (Kind.TRANSITORY, Kind.DISPOSITION):
            continue
        words = folded(" ".join(node.printed for node in provision.walk()))
        if book.speaks_of("grants", words, language) and not book.speaks_of("limits", words, language):
            yield _of_set(FindingKind.UNLIMITED, "info", statute, provision, Layer.STATUTE, rules=("P05",))


def _lists_twice(statute: Read, lower: Sequence[Read]) -> Iterator[Finding]:
    for _, here, mine in lists(statute):
        for one in lower:
            for _, there, theirs in lists(one):
                if len(mine & theirs) >= LIST and mine != theirs:
                    figures = (_some(mine - theirs), _some(theirs - mine))
                    others = (Where(one.member.slug, there.eid),)
                    yield _of_set(
                        FindingKind.SAME_MATTER, "warning", statute, here, Layer.REGULATION, others, figures,
                        ("P10",),
                    )  # fmt: skip


def _articles_twice(statute: Read, lower: Sequence[Read]) -> Iterator[Finding]:
    """Articles that say nearly the same in both layers, with other figures."""
    if not lower:
        return
    mine = [(provision, _said(provision)) for provision in _articles(statute)]
    for one in lower:
        for provision in _articles(one):
            there = _said(provision)
            if len(there.words) < ENOUGH:
                continue
            for article, here in mine:
                if here.figures != there.figures and here.figures and there.figures and here.matches(there):
                    figures = (_some(here.figures - there.figures), _some(there.figures - here.figures))
                    others = (Where(one.member.slug, provision.eid),)
                    yield _of_set(
                        FindingKind.SAME_MATTER,
                        "warning",
                        statute,
                        article,
                        Layer.REGULATION,
                        others,
                        figures,
                    )


@dataclass(frozen=True, slots=True)
class _Said:
    """An article's words and figures, to hold beside another's."""

    words: frozenset[str]
    figures: frozenset[str]

    def matches(self, other: _Said) -> bool:
        """Whether both are of one matter."""
        least, most = sorted((len(self.words), len(other.words)))
        if least < ENOUGH or least < most * ALIKE:
            return False
        shared = len(self.words & other.words)
        return shared >= SHARED * least and shared >= ALIKE * len(self.words | other.words)


def _said(provision: Provision) -> _Said:
    return _said_in(" ".join(node.text for node in provision.walk()))


@lru_cache(maxsize=6000)
def _said_in(text: str) -> _Said:
    plain = _CITED.sub(" ", folded(text))
    return _Said(frozenset(_WORD.findall(plain)), frozenset(_FIGURE.findall(plain)))


def _articles(one: Read) -> Iterator[Provision]:
    texts = {provision.eid: provision for provision in one.member.document.walk()}
    for placed in one.placement.articles:
        provision = texts[placed.eid]
        if provision.kind in (Kind.ARTICLE, Kind.SECTION):
            yield provision


def _some(found: frozenset[str]) -> str:
    """A few of them, in order, with how many more there are."""
    ordered = sorted(found)
    return ", ".join(ordered[:5]) + (f" (+{len(ordered) - 5})" if len(ordered) > 5 else "")
