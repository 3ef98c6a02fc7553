"""Which layer every provision of a text belongs in, with the words that say so. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from drafting.model import Document, Language, Layer, Quote
from drafting.placement.layer import guess_layer
from drafting.placement.rules import RuleBook
from drafting.placement.signals import Hit, heading_strengths, hits
from drafting.placement.units import SILENT, Unit, units
from drafting.placement.weigh import GOVERNED, Verdict, strengths, verdict

#: below this the runner-up is named
CLOSE = 0.70

#: a part is apart from its article when it is at least this sure
APART = 0.60

#: how many passages are shown for one provision
SHOWN = 6

#: letters of context on each side of a quoted passage
AROUND = 32

#: of more parts than four times this each counts in proportion: a long annex is not all it mentions
MANY = 6.0

#: how much of an article's opening words a fraction inherits
INHERITED = 0.9


class Evidence(NamedTuple):
    """The words that speak for a layer: the rule, the provision they stand in, the quote."""

    rule: str
    eid: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Placed:
    """Where one provision belongs. ``rules`` are those that speak for ``belongs``, the weightiest first.

    ``alternative`` is the runner-up where it is close; ``opinion`` names the rule whose doctrine is open.
    ``whole`` is set for an article (or what stands for one); ``mixed`` for an article some part of which
    belongs elsewhere, and for that part. ``quiet`` means that no rule spoke: it stays where it stands.
    ``decided`` is set where a person said so. ``ruled`` is how sure the rules alone are, 0 where only the
    words lean to it: nothing is found by these.
    """

    eid: str
    uid: str
    belongs: Layer
    confidence: float
    rules: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    alternative: Layer | None = None
    opinion: str = ""
    whole: bool = True
    mixed: bool = False
    quiet: bool = False
    shares: tuple[tuple[Layer, float], ...] = ()
    decided: bool = False
    ruled: float = 0.0


@dataclass(frozen=True, slots=True)
class Placement:
    """A text's own layer and where each of its provisions belongs, in document order."""

    layer: Layer
    provisions: tuple[Placed, ...]

    @property
    def articles(self) -> tuple[Placed, ...]:
        """The articles alone."""
        return tuple(placed for placed in self.provisions if placed.whole)


def classify(document: Document, book: RuleBook, layer: Layer | None = None) -> Placement:
    """Judge every provision of a text. ``layer`` is the instrument's own, guessed if None."""
    own = layer or guess_layer(document, book)
    found: list[Placed] = []
    for unit in units(document):
        found += judged(unit, book, document.language, own)
    return Placement(own, tuple(found))


def judged(unit: Unit, book: RuleBook, language: Language, own: Layer | None) -> tuple[Placed, ...]:
    """The unit and the provisions below it that have words of their own."""
    return _cache(_Kept(unit.key, book.digest, language, own, unit, book))


class _Kept:
    """Everything a judgement depends on, compared by its key alone."""

    __slots__ = ("_key", "book", "language", "own", "unit")

    def __init__(
        self, key: str, digest: str, language: Language, own: Layer | None, unit: Unit, book: RuleBook
    ) -> None:
        uids = ",".join(piece.provision.uid for piece in unit.pieces)
        self._key = (key, digest or str(id(book)), book.words.digest, language, own, uids)
        self.unit, self.book, self.language, self.own = unit, book, language, own

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept) and self._key == other._key


@lru_cache(maxsize=6000)
def _cache(kept: _Kept) -> tuple[Placed, ...]:
    return _judge(kept.unit, kept.book, kept.language, kept.own)


def _judge(unit: Unit, book: RuleBook, language: Language, own: Layer | None) -> tuple[Placed, ...]:
    found = hits(unit, book, language)
    headings = heading_strengths(unit, book, language)
    article = _article(unit, found, headings, book, own)
    placed = [_placed(unit, 0, article, found, headings, book, own)]
    for index in range(1, len(unit.pieces)):
        provision = unit.pieces[index].provision
        if provision.kind in SILENT or not (provision.text.strip() or provision.heading):
            continue
        placed.append(
            _placed(unit, index, _part(unit, index, found, headings, book, own), found, headings, book, own)
        )
    apart = any(part.belongs is not article.best and part.ruled >= APART for part in placed[1:])
    if not apart:
        return tuple(placed)
    return tuple(_mix(part, article.best) for part in placed)


def _mix(part: Placed, article: Layer) -> Placed:
    return replace(part, mixed=part.whole or (part.belongs is not article and part.ruled >= APART))


def _article(
    unit: Unit, found: tuple[Hit, ...], headings: Mapping[str, float], book: RuleBook, own: Layer | None
) -> Verdict:
    """The whole article: opening words in full, what is listed below in proportion."""
    parts = max(1, len(unit.pieces) - 1)
    share = 1.0 if parts <= 2 else max(2.0 / parts, min(0.25, MANY / parts))
    ruling = _governing(unit, found, book)
    sums = strengths(found, dict.fromkeys(range(1, len(unit.pieces)), share))
    if ruling:
        opening = strengths((hit for hit in found if hit.piece == 0), {})
        for rule_id in sums:
            if book.by_id[rule_id].layer not in ruling:
                below = sums[rule_id] - opening.get(rule_id, 0.0)
                sums[rule_id] = opening.get(rule_id, 0.0) + max(0.0, below) * GOVERNED
    return verdict(_with_headings(sums, headings), own, book, unit.folded)


def _part(
    unit: Unit,
    index: int,
    found: tuple[Hit, ...],
    headings: Mapping[str, float],
    book: RuleBook,
    own: Layer | None,
) -> Verdict:
    """A fraction: its own words, and the opening words of everything above it."""
    piece = unit.pieces[index]
    inside = strengths((hit for hit in found if piece.start <= hit.start < piece.last), {})
    above: set[int] = set()
    at = piece.above
    while at >= 0:
        above.add(at)
        at = unit.pieces[at].above
    inherited = strengths((hit for hit in found if hit.piece in above), {})
    ruling = _governing(unit, found, book)
    sums = {rule_id: strength * INHERITED for rule_id, strength in inherited.items()}
    for rule_id, strength in inside.items():
        keeps = 1.0 if not ruling or book.by_id[rule_id].layer in ruling else GOVERNED
        sums[rule_id] = max(sums.get(rule_id, 0.0), strength * keeps)
    opening = "\n".join(unit.folded[unit.pieces[at].start : unit.pieces[at].end] for at in sorted(above))
    words = f"{opening}\n{unit.folded[piece.start : piece.last]}"
    return verdict(_with_headings(sums, headings), own, book, words)


def _governing(unit: Unit, found: tuple[Hit, ...], book: RuleBook) -> frozenset[Layer | None]:
    """The layers of the rules whose signal in the opening words holds for what is listed below."""
    if len(unit.pieces) == 1:
        return frozenset()
    return frozenset(
        book.by_id[hit.rule].layer
        for hit in found
        if hit.piece == 0 and hit.strong and book.by_id[hit.rule].governs
    )


def _with_headings(sums: Mapping[str, float], headings: Mapping[str, float]) -> dict[str, float]:
    together = dict(sums)
    for rule_id, strength in headings.items():
        together[rule_id] = together.get(rule_id, 0.0) + strength
    return together


def _placed(
    unit: Unit,
    index: int,
    found: Verdict,
    all_hits: tuple[Hit, ...],
    headings: Mapping[str, float],
    book: RuleBook,
    own: Layer | None,
) -> Placed:
    piece = unit.pieces[index]
    mine = [
        hit
        for hit in all_hits
        if (book.by_id[hit.rule].layer or found.best) is found.best
        and (index == 0 or _speaks(unit, index, hit))
    ]
    sums = _with_headings(strengths(mine, {}), _of_layer(headings, found.best, book))
    rules = sorted(sums, key=lambda rule_id: (-sums[rule_id] * book.by_id[rule_id].weight, rule_id))
    opinion = next((rule for rule in rules if book.by_id[rule].opinion and sums[rule] >= 1.0), "")
    runner = found.shares[1]
    return Placed(
        eid=piece.provision.eid,
        uid=piece.provision.uid,
        belongs=found.best,
        confidence=round(found.confidence, 3),
        rules=tuple(rules),
        evidence=_evidence(unit, mine, rules),
        alternative=runner[0] if found.confidence < CLOSE else None,
        opinion=opinion,
        whole=index == 0,
        quiet=not rules and found.best is own,
        shares=found.shares,
        ruled=round(found.ruled, 3),
    )


def _of_layer(headings: Mapping[str, float], layer: Layer, book: RuleBook) -> dict[str, float]:
    return {
        rule_id: strength
        for rule_id, strength in headings.items()
        if (book.by_id[rule_id].layer or layer) is layer
    }


def _speaks(unit: Unit, index: int, hit: Hit) -> bool:
    """Whether a hit stands inside a piece, or in the words above it."""
    piece = unit.pieces[index]
    if piece.start <= hit.start < piece.last:
        return True
    at = piece.above
    while at >= 0:
        if at == hit.piece:
            return True
        at = unit.pieces[at].above
    return False


def _evidence(unit: Unit, mine: list[Hit], rules: list[str]) -> tuple[Evidence, ...]:
    """The passages, the strongest first, none inside another, in the order of the text."""
    order = {rule: n for n, rule in enumerate(rules)}
    chosen: list[Hit] = []
    for hit in sorted(mine, key=lambda hit: (-hit.strength, order.get(hit.rule, 99), hit.start)):
        if len(chosen) < SHOWN and not any(hit.start < kept.end and kept.start < hit.end for kept in chosen):
            chosen.append(hit)
    return tuple(_quoted(unit, hit) for hit in sorted(chosen, key=lambda hit: hit.start))


def _quoted(unit: Unit, hit: Hit) -> Evidence:
    piece = unit.pieces[hit.piece]
    end = min(hit.end, piece.end)
    before = unit.text[max(piece.start, hit.start - AROUND) : hit.start]
    after = unit.text[end : min(piece.end, end + AROUND)]
    quote = Quote(unit.text[hit.start : end], before, after)
    return Evidence(hit.rule, piece.provision.eid, quote)
