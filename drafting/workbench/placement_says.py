"""What placement says of a text and of a comparison, as marks: sentences in the reader's language."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from drafting import corpus
from drafting.messages import sentence
from drafting.model import Comparison, Document, Language, Layer, Mark, Provision
from drafting.placement import (
    Finding,
    FindingKind,
    Member,
    Placement,
    Rule,
    RuleBook,
    classify,
    findings,
    guess_layer,
)

#: from here on it is sure, from there on likely
SURE, LIKELY = 0.9, 0.7

#: what is said of the set has its own words
OF_THE_SET = frozenset(
    {FindingKind.NOT_ENABLED, FindingKind.UNUSED, FindingKind.SAME_MATTER, FindingKind.UNLIMITED}
)


def say(document: Document, language: Language) -> Iterator[Mark]:
    """What is out of place in one text, with the very words; its own layer is guessed."""
    _, found, book = place(document)
    for finding in found:
        yield mark_of(finding, document, book, language)


def place(document: Document, layer: Layer | None = None) -> tuple[Placement, tuple[Finding, ...], RuleBook]:
    """Judge one text alone: every provision, what is out of place, and the rules that say so."""
    book = corpus.placement_rules()
    placed = classify(document, book, layer)
    return placed, findings((Member("", placed.layer, document),), book), book


def mark_of(finding: Finding, document: Document, book: RuleBook, language: Language) -> Mark:
    """One finding as a mark, on the words of the finding's own provision where they stand there."""
    printed = next((node for node in document.walk() if node.eid == finding.eid), None)
    own = [found for found in finding.evidence if found.eid == finding.eid]
    quote = own[0].quote if own and printed is not None else None
    return Mark(
        kind="placement",
        eid=finding.eid,
        text=told(finding, book, language),
        uid=finding.uid,
        quote=quote,
        key=finding.rules[0] if finding.rules else finding.kind.value,
        severity=finding.severity,
    )


def headed(finding: Finding, language: Language) -> str:
    """What a finding is called: "The statute contains a list", "A list outside the regulation" elsewhere."""
    in_statute = f"placement.finding.{finding.kind.value}_in_statute"
    said = sentence(in_statute, language) if finding.stands is Layer.STATUTE else in_statute
    return sentence(f"placement.finding.{finding.kind.value}", language) if said == in_statute else said


def told(finding: Finding, book: RuleBook, language: Language) -> str:
    """A finding in full: what, where it belongs, how sure, why, what to do, and what to ask counsel."""
    head = headed(finding, language)
    return f"{head}. {explained(finding, book, language)}".strip()


def explained(finding: Finding, book: RuleBook, language: Language) -> str:
    """The same without the name of the finding."""
    rule = speaking(finding, book)
    parts: list[str] = []
    if any(finding.figures):
        parts.append(
            _say("figures", language, here=finding.figures[0] or "—", there=finding.figures[1] or "—")
        )
    if finding.decided:
        parts.append(_say("by_person", language, layer=layer_name(finding.belongs, language)))
    elif finding.kind in OF_THE_SET:
        parts.append(sentence(f"placement.across.{finding.kind.value}", language))
    elif rule is not None:
        parts.append(
            _say(
                "misplaced",
                language,
                subject=rule.subject[language],
                layer=layer_name(finding.belongs, language),
                confidence=sure(finding.confidence, language),
                reason=rule.reason[language],
                advice=rule.advice[language],
            )
        )
    if finding.opinion:
        parts.append(_say("opinion", language, opinion=book.by_id[finding.opinion].opinion[language]))
    return " ".join(parts)


def speaking(finding: Finding, book: RuleBook) -> Rule | None:
    """The rule that says why: the weightiest that warns where the text stands."""
    rules = [book.by_id[rule_id] for rule_id in finding.rules]
    warning = [rule for rule in rules if finding.stands in rule.warn_in]
    return next(iter(warning or rules), None)


def say_of_changes(comparison: Comparison, language: Language, layer: Layer | None = None) -> Iterator[Mark]:
    """What a comparison brings into the wrong layer ("this change adds a penalty to the regulation").

    Told are the findings of ``findings`` that are no mere remarks, on what is new or reworded and was not out
    of place before. The marks hang on the provisions of the newer text.
    """
    own = layer or guess_layer(comparison.new, corpus.placement_rules())
    was = {eid: finding.belongs for eid, finding in _out_of_place(comparison.old, own).items()}
    found = _out_of_place(comparison.new, own)
    told_of: set[str] = set()
    for change in comparison.changes:
        new = change.new
        if new is None or not (change.old is None or change.edits or change.heading_edits):
            continue
        finding = found.get(_unit(new, found))
        if finding is None or finding.eid in told_of:
            continue
        if was.get(_unit(change.old, was)) is not finding.belongs:
            told_of.add(finding.eid)
            yield _changed(finding, own, language)


def layer_name(layer: Layer, language: Language) -> str:
    """What a layer is called in a sentence."""
    return sentence(f"placement.layer.{layer.value}", language)


def sure(confidence: float, language: Language) -> str:
    """How sure, in a word."""
    word = "sure" if confidence >= SURE else "likely" if confidence >= LIKELY else "possible"
    return _say(word, language)


def _out_of_place(document: Document, own: Layer) -> dict[str, Finding]:
    """The findings on single provisions by eid, but for those that may stay as they are."""
    _, found, _ = place(document, own)
    return {
        finding.eid: finding
        for finding in found
        if finding.kind not in OF_THE_SET and finding.severity != "info"
    }


def _changed(finding: Finding, own: Layer, language: Language) -> Mark:
    rule = speaking(finding, corpus.placement_rules())
    assert rule is not None, "what nobody decided, a rule said"
    text = _say(
        "added",
        language,
        own=layer_name(own, language),
        layer=layer_name(finding.belongs, language),
        subject=rule.subject[language].lower(),
        reason=rule.reason[language],
    )
    quote = next((found.quote for found in finding.evidence if found.eid == finding.eid), None)
    return Mark("placement", finding.eid, text, finding.uid, quote, rule.id, finding.severity)


def _unit(provision: Provision | None, units: Collection[str]) -> str:
    """The eid among ``units`` that a provision has or lies in; "" for none."""
    eid = provision.eid if provision else ""
    while eid and eid not in units:
        eid = eid.rpartition("__")[0]
    return eid


def _say(key: str, language: Language, **values: object) -> str:
    return sentence(f"placement.say.{key}", language, **values)
