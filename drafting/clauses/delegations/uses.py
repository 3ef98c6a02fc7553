"""What the lower rules in hand make of what was left to them: used, forgotten, overrun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafting.clauses.delegations.model import Delegation, DelegationRules, Use
from drafting.clauses.sentences import Alert, Sentence, plain, sentences
from drafting.model import Document, Kind, Layer
from drafting.structure.citations import Whose, citations
from drafting.structure.figures import read

_WORD = re.compile(r"[a-zñ]{6,}")
#: words of every delegation, which tell nothing of its matter
_COMMON = frozenset({
        "reglamento",
        "señale",
        "señalen",
        "establezca",
        "establezcan",
        "determine",
        "determinen",
        "autoridad",
        "nacional",
        "secretaria",
        "conforme",
        "disposiciones",
        "acuerdo",
        "federal",
        "expedira",
        "publicacion",
        "presente",
        "siguientes",
        "naturales",
        "entrada",
        "regulation",
        "regulations",
        "prescribed",
        "provided",
        "ejecutivo",
        "mediante",
        "republica",
        "articulo",
        "cuando",
        "quienes",
        "podran",
        "tambien",
        "ningun",
        "superiores",
        "anterior",
        "persona",
        "personas",
        "reunan",
        "adopten",
        "señalara",
})  # fmt: skip
_ENOUGH = 2
_CLAUSE = re.compile(r"[,;:]\s+(?:(?:y|e|o|u|and|or)\s+)?")
_OF_LAW = re.compile(r"de la ley\b|of the act\b")


def taken_up(
    rows: tuple[Delegation, ...],
    rules: DelegationRules,
    document: Document,
    others: Sequence[tuple[Layer, Document]],
) -> tuple[Delegation, ...]:
    """The delegations, each with the provisions of the lower rules that take it up."""
    layers = {rule.id: rule.layer for rule in rules.instruments}
    read_ = [
        (layer.value, one, tuple(sentences(one)), frozenset(_words(one.printed))) for layer, one in others
    ]
    number = _numbers(document)
    made: list[Delegation] = []
    for row in rows:
        lower = [one for one in read_ if layers[row.instrument] in ("", one[0])]
        uses = tuple(
            Use(layer, sentence.node.eid, sentence.quote())
            for layer, one, said, words in lower
            if not row.whole and len(_left(row) & words) * 2 >= len(_left(row))  # it knows the matter
            for sentence in said
            if _takes_up(row, number.get(row.eid, ""), sentence, one)
        )
        late = row.eid.startswith("trans")  # a transitory says when, not what
        forgotten = bool(lower) and not (uses or row.whole or late) and layers[row.instrument] != ""
        made.append(replace(row, uses=uses[:4], forgotten=forgotten))
    return tuple(made)


def warnings(
    rows: tuple[Delegation, ...],
    rules: DelegationRules,
    others: Sequence[tuple[Layer, Document]],
) -> tuple[Alert, ...]:
    """Delegations that were forgotten, and lower rules that go beyond what was left to them."""
    found = [
        Alert("delegation_forgotten", row.eid, row.uid, row.quote, "warning", (("matter", row.matter[:160]),))
        for row in rows
        if row.forgotten
    ]
    for layer, one in others:
        found += _reserved(layer, one, rules)
        found += _beyond(rows, layer)
    return tuple(found)


def _reserved(layer: Layer, lower: Document, rules: DelegationRules) -> Iterator[Alert]:
    """A lower rule that punishes: only a statute may."""
    if layer is Layer.STATUTE:
        return
    for sentence in sentences(lower):
        if match := rules.reserved[lower.language].search(sentence.plain):
            place = sentence.quote(match.start(), match.end())
            yield Alert(
                "delegation_overrun", sentence.node.eid, sentence.node.uid, place, "error",
                (("words", sentence.text[match.start() : match.end()]),),
            )  # fmt: skip


def _beyond(rows: tuple[Delegation, ...], layer: Layer) -> Iterator[Alert]:
    """A lower rule whose time is longer than the limit the statute sets for it."""
    for row in rows:
        most = max(
            (
                figure.days * figure.number
                for limit in row.limits
                for figure in read(plain(limit))
                if figure.days
            ),
            default=0.0,
        )
        if not most:
            continue
        for use in row.uses:
            if use.layer != layer.value:
                continue
            if _longest(use.quote.exact) > most:
                values = (("words", use.quote.exact[:160]),)
                yield Alert("delegation_overrun", use.eid, "", use.quote, "error", values, (row.eid,))


def _longest(text: str) -> float:
    """The longest time in a text, in days."""
    return max((figure.value for figure in read(plain(text)) if figure.days), default=0.0)


def _takes_up(row: Delegation, number: str, sentence: Sentence, lower: Document) -> bool:
    words = _words(sentence.text)
    shared = _words(row.matter) & words
    cites = bool(number) and any(
        step.number.lower().rstrip(".oº°") == number
        for one in citations(sentence.text, lower.language)
        if one.whose is Whose.OTHER
        or re.search(
            r"de la ley|of the act", plain(one.words + sentence.text[one.end - sentence.start : one.end + 14])
        )
        for step in one.steps
        if step.kind in (Kind.ARTICLE, Kind.SECTION)
    )
    if cites:
        return bool(_left(row) & words)
    return len(shared) >= _ENOUGH and (len(shared) > _ENOUGH or len(shared) * 4 >= len(_words(row.matter)))


def _left(row: Delegation) -> set[str]:
    """The words of the very thing that is left: those of its clause, and of the one before a short one."""
    at = max(0, row.matter.find(row.quote.exact))
    stops = [0, *(stop.end() for stop in _CLAUSE.finditer(row.matter, 0, at))]
    end = _CLAUSE.search(row.matter, at + len(row.quote.exact))
    until = end.start() if end else len(row.matter)
    found: set[str] = set()
    for start in reversed(stops):
        found = _words(row.matter[start:until])
        if len(found) > _ENOUGH:
            break
    return found


def _words(text: str) -> set[str]:
    """The stems of the words that say what a sentence is about."""
    return {word[:8] for word in _WORD.findall(plain(text)) if word not in _COMMON}


def _numbers(document: Document) -> dict[str, str]:
    found: dict[str, str] = {}
    current = ""
    for node in document.walk():
        if node.kind in (Kind.ARTICLE, Kind.SECTION, Kind.TRANSITORY):
            current = "" if node.kind is Kind.TRANSITORY else node.number.lower().rstrip(".oº°")
        if current:
            found[node.eid] = current
    return found
