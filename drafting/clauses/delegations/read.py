"""From a statute to what it leaves to regulations, orders and rules; and what these make of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafting.clauses.acts import Form
from drafting.clauses.bodies import Bodies, Register
from drafting.clauses.delegations.model import Delegation, DelegationRules, Delegations, LowerRule, Patterns
from drafting.clauses.delegations.uses import taken_up, warnings
from drafting.clauses.sentences import Sentence, Unread, sentences
from drafting.clauses.subjects import Turn, subject_of, turns
from drafting.model import Document, Language, Layer

_SPEAKS = {
    "es": re.compile(r"\breglament(?:o|ari)|\blineamientos\b|\bdisposiciones (?:de caracter )?general"),
    "en": re.compile(r"\bregulations?\b|\bprescribed?\b|\bby rule\b"),
}
_OWN = re.compile(r"\b(?:este|presente) reglamento\b|\bthis (?:regulation|part)\b|^\W*reglamento\W")
_ISSUED = re.compile(r"disposiciones que se expidan|\blas reglas\b|\bregulations (?:made|issued)\b")
_ISSUES = re.compile(
    r"\b(?:expid|expedi|emit|dict|aprob|aprueb|public|fij|reglamentar|establecer|determinar|may|shall|must|order|notice)"
    r"|\bmediante\b|\bby\b"
)
_BY = re.compile(
    r"\b(?:expid|emit|publiqu|apruebe|fij|señal|determin)\w*\s+"
    r"(?:de manera conjunta\s+)?(?:la|el|los|las)?\s*$"
)


def delegations(
    document: Document,
    rules: DelegationRules,
    register: Register,
    others: Sequence[tuple[Layer, Document]] = (),
) -> Delegations:
    """What a text leaves to the regulation, to an order or to rules: to whom, with what limits, by when.

    ``others`` are the lower rules in hand, each with its layer: the rows then say where each delegation is
    taken up, the warnings which are forgotten and where a lower rule goes beyond what it was left.
    """
    bodies = Bodies(document, register)
    rows: list[Delegation] = []
    unread: list[Unread] = []
    said = sentences(document)
    for turn in turns(document, said, bodies):
        found = list(_of_sentence(turn, rules, bodies, said))
        rows += found
        low = turn.sentence.plain
        if not found and _SPEAKS[document.language].search(low) and not _OWN.search(low):
            node = turn.sentence.node
            unread.append(Unread(node.eid, node.uid, turn.sentence.quote(), "delegation"))
    linked = taken_up(tuple(rows), rules, document, others)
    return Delegations(linked, warnings(linked, rules, others), tuple(unread))


def _of_sentence(
    turn: Turn, rules: DelegationRules, bodies: Bodies, said: Sequence[Sentence]
) -> Iterator[Delegation]:
    low, language, sentence = turn.sentence.plain, bodies.language, turn.sentence
    if _OWN.search(low):
        return
    for rule in rules.instruments:
        match, whole = _match(rule, low, language)
        if match is None:
            continue
        yield Delegation(
            sentence.node.eid,
            sentence.node.uid,
            rule.id,
            _to(turn, match, bodies),
            sentence.text.rstrip(" .;,"),
            sentence.quote(match.start(), match.end()),
            _limits(sentence, rules, said, language),
            _first(rules.times, low, sentence.text, language),
            whole,
        )


def _match(rule: LowerRule, low: str, language: Language) -> tuple[re.Match[str] | None, bool]:
    for patterns, whole in ((rule.issues, True), (rule.says, False)):
        for pattern in patterns[language]:
            if match := pattern.search(low):
                return match, whole
    return None, False


def _to(turn: Turn, match: re.Match[str], bodies: Bodies) -> str:
    """The body that is to issue it: behind "que expida", or the subject of the sentence."""
    low = turn.sentence.plain
    for one in turn.mentions:
        if one.start >= match.start() and _BY.search(low[max(0, one.start - 40) : one.start]):
            return one.name
    behind = re.search(
        r"\bacuerdo del?\s+(?:la |el )?$",
        low[: next((m.start for m in turn.mentions if m.start >= match.start()), 0)],
    )
    if behind:
        return next(m.name for m in turn.mentions if m.start >= match.start())
    if not _ISSUES.search(match[0]):
        return ""  # "en los términos que se determinen reglamentariamente": nobody is said to issue it
    doing = subject_of(turn, Form(match.start(), match.end(), False, True, match.start()), bodies)
    return doing[-1].name if doing else ""


def _limits(
    sentence: Sentence, rules: DelegationRules, said: Sequence[Sentence], language: Language
) -> tuple[str, ...]:
    """What bounds it, in its own sentence and in those of its article that speak of what is issued."""
    near = [sentence] + [
        one
        for one in said
        if one.unit is sentence.unit and one is not sentence
        and _ISSUED.search(one.plain)
    ]  # fmt: skip
    found: list[str] = []
    for one in near:
        for pattern in rules.limits[language]:
            found += [one.text[slice(*match.span())].strip(" ,") for match in pattern.finditer(one.plain)]
    return tuple(dict.fromkeys(found))


def _first(patterns: Patterns, low: str, text: str, language: Language) -> str:
    places = [match.span() for one in patterns[language] if (match := one.search(low))]
    return text[slice(*min(places))].strip() if places else ""
