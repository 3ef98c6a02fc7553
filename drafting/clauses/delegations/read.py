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
#: the text itself, where it is a regulation
_OWN = re.compile(
    r"\b(?:este|presente) reglamento\b|\b(?:this|these) (?:regulations?|part|rules?)\b"
    r"|\bthe regulation\b|\bregulation [a-z]\b|^\W*reglamento\W"
)
#: "nothing in this section permits the Department to issue guidance"
_NOTHING = re.compile(r"^\W*(?:\(\w{1,4}\) )?(?:nothing in|nada de lo dispuesto en)\b")
_BESIDE = 12  # characters
_NEAR = 60  # how far from the verb what is issued may stand
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
        if not found and _SPEAKS[document.language].search(_others(turn.sentence.plain)):
            node = turn.sentence.node
            unread.append(Unread(node.eid, node.uid, turn.sentence.quote(), "delegation"))
    linked = taken_up(tuple(rows), rules, document, others)
    return Delegations(linked, warnings(linked, rules, others), tuple(unread))


def _of_sentence(
    turn: Turn, rules: DelegationRules, bodies: Bodies, said: Sequence[Sentence]
) -> Iterator[Delegation]:
    language, sentence = bodies.language, turn.sentence
    low = _others(sentence.plain)
    taken: dict[str, tuple[int, int]] = {}
    for rule in rules.instruments:
        barred = rule.barred[language]
        if (barred and barred.search(low)) or _NOTHING.match(low):
            continue
        start, end, to, whole = _match(rule, low, turn, bodies)
        if start < 0 or (rule.id == "order" and "regulation" in taken):
            continue  # "may by order make regulations": the order is only how they come
        if any(first < end and start < last for first, last in taken.values()):
            continue  # the same words already say it: "make rules", where regulations are called so
        taken[rule.id] = (start, end)
        yield Delegation(
            sentence.node.eid,
            sentence.node.uid,
            rule.id,
            to,
            sentence.text.rstrip(" .;,"),
            sentence.quote(start, end),
            _limits(sentence, rules, said, language),
            _first(rules.times, low, sentence.text, language),
            whole,
        )


def _others(low: str) -> str:
    """The words without those by which a regulation speaks of itself, letter for letter as long."""
    return _OWN.sub(lambda own: "*" * len(own[0]), low)


def _match(rule: LowerRule, low: str, turn: Turn, bodies: Bodies) -> tuple[int, int, str, bool]:
    """Where plain words leave something to a lower rule, to whom, whether the whole of it; -1 if not."""
    language = bodies.language
    for patterns, whole in ((rule.issues, True), (rule.says, False)):
        for pattern in patterns[language]:
            match = pattern.search(low)
            if match and (not match[0].endswith(" by") or _named_after(match.end(), turn)):
                return match.start(), match.end(), _to(turn, match, bodies), whole
    for entry in rule.acts[language].among(low):
        for form in entry.all(low, item=bool(turn.sentence.leads), powers=True):
            doing = subject_of(turn, form, bodies)
            if form.present and not form.passive and not any(0 <= form.start - one.end <= 2 for one in doing):
                continue
            if doing and (form.passive or entry.speaks_at_once(low, form, _NEAR)):
                return form.start, min(len(low), form.end + 60), doing[-1].name, False
    return -1, -1, "", False


def _named_after(end: int, turn: Turn) -> bool:
    """Whether a body follows: "the form specified by the Minister", not "by the person"."""
    return any(0 <= one.start - end <= _BESIDE for one in turn.mentions)


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
