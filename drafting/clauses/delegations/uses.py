"""What the lower rules in hand make of what was left to them: used, forgotten, overrun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafting.clauses.bodies import Register
from drafting.clauses.delegations.model import Delegation, DelegationRules, Use
from drafting.clauses.sentences import Alert, Sentence, plain, sentences
from drafting.model import Document, Kind, Layer
from drafting.structure.citations import Whose, citations
from drafting.structure.figures import read

_WORD = re.compile(r"[a-zñ]{6,}")
#: words of every delegation, which tell nothing of its matter
_COMMON = frozenset(
    "reglamento señale señalen establezca establezcan determine determinen fije fijen autoridad nacional secretaria"
    " conforme disposiciones acuerdo federal expedira publicacion presente siguientes naturales vigor entrada"
    " regulation regulations prescribed provided determine ejecutivo mediante republica articulo cuando quienes"
    " podran podra tambien ningun superiores anterior demas persona personas esta esten reunan adopten señalara".split()
)
_ENOUGH = 2


def taken_up(
    rows: tuple[Delegation, ...],
    rules: DelegationRules,
    document: Document,
    others: Sequence[tuple[Layer, Document]],
) -> tuple[Delegation, ...]:
    """The delegations, each with the provisions of the lower rules that take it up."""
    layers = {rule.id: rule.layer for rule in rules.instruments}
    read_ = [(layer.value, one, tuple(sentences(one))) for layer, one in others]
    number = _numbers(document)
    made: list[Delegation] = []
    for row in rows:
        lower = [(layer, one, said) for layer, one, said in read_ if layers[row.instrument] in ("", layer)]
        uses = tuple(
            Use(layer, sentence.node.eid, sentence.quote())
            for layer, one, said in lower
            for sentence in said
            if not row.whole and _takes_up(row, number.get(row.eid, ""), sentence, one)
        )
        forgotten = bool(lower) and not uses and not row.whole and layers[row.instrument] != ""
        made.append(replace(row, uses=uses[:4], forgotten=forgotten))
    return tuple(made)


def warnings(
    rows: tuple[Delegation, ...],
    rules: DelegationRules,
    document: Document,
    register: Register,
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
        found += _beyond(rows, layer, one)
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


def _beyond(rows: tuple[Delegation, ...], layer: Layer, lower: Document) -> Iterator[Alert]:
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
            longest = max((f.days * f.number for f in read(plain(use.quote.exact)) if f.days), default=0.0)
            if longest > most:
                values = (("words", use.quote.exact[:160]),)
                yield Alert("delegation_overrun", use.eid, "", use.quote, "error", values, (row.eid,))


def _takes_up(row: Delegation, number: str, sentence: Sentence, lower: Document) -> bool:
    shared = _words(row.matter) & _words(sentence.text)
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
    return len(shared) >= (1 if cites else _ENOUGH) and (cites or len(shared) * 4 >= len(_words(row.matter)))


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
