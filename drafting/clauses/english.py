"""English verbs of a law: "shall keep", "is to be kept by", "must ensure that it is kept"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from drafting.clauses.shapes import Shape

_WHO = r"[^.;:]{3,80}?"
_TASK = r"(?:dut(?:y|ies)|obligations?|responsibilit(?:y|ies)|functions?|tasks?|role|mandate)"
#: what may stand inside "is hereby required", "shall be jointly responsible"
_ADVERB = r"(?:(?:hereby|also|further|each|jointly|solely|primarily|\w+ly) )?"
#: what commands a verb
SHALL = (
    rf"(?:shall|must|will|(?:is|are|shall be) {_ADVERB}"
    r"(?:required|obliged|obligated|bound|directed|under (?:a|an) (?:\w+ )?(?:duty|obligation)) to"
    r"|(?:is|are) to|ha(?:s|ve) to|needs? to|undertakes? to"
    r"|ha(?:s|ve) (?:a|the) (?:duty|obligation|responsibility) to"
    rf"|{_TASK} of {_WHO}(?: (?:is|are|shall be|includes?))? to"
    rf"|(?:incumbent (?:up)?on|it (?:is|shall be) for) {_WHO} to)"
)
#: what allows one
MAY = (
    rf"(?:may|(?:is|are|shall be) {_ADVERB}"
    rf"(?:authori[sz]ed|empowered|competent|entitled|lawful for {_WHO}) to"
    r"|(?:ha(?:s|ve)|exercise)\b[^.;:]{0,60}? (?:power|authority|jurisdiction|right|competence)s? to)"
)
#: what gives a task that a gerund names: "is responsible for keeping"
_CHARGED = (
    r"(?:(?:responsible|responsibility|accountable|competent) for|in charge of"
    r"|(?:charged|tasked|entrusted|mandated) with"
    rf"|{_TASK} of {_WHO} (?:is|are|shall be|includes?))"
)
#: how something is done, between "may" and its verb
_HOW = (
    r"\s+(?:at (?:any|all)(?: reasonable| convenient)? (?:times?|hours?)|from time to time|in writing"
    r"|without (?:\w+ ){0,2}(?:notice|delay|warrant)|by (?:\w+ )?notice(?: in writing)?"
    r"|within (?:[\w-]+ ){1,4}(?:days?|months?|hours?))"
)
ENSURE = r"(?:ensure|make sure|see to it|satisfy \w+|take care|provide|procure)(?:,[^.;:]{3,60},)? that"
#: what never stands right before a verb: "by order", "a report"
_VERBAL = "".join(
    rf"(?<!\b{word} )" for word in ("by", "a", "an", "the", "of", "in", "any", "such", "no", "this", "its")
)
_PARTICIPLES = {
    "keep": "kept", "give": "given", "make": "made", "send": "sent", "hold": "held", "put": "put",
    "submit": "submitted", "take": "taken", "bring": "brought", "tell": "told", "hear": "heard",
    "pay": "paid",
    "permit": "permitted", "withhold": "withheld", "withdraw": "withdrawn", "shut": "shut",
    "lay": "laid", "set": "set", "affix": "affixed",
    "bear": "borne", "draw": "drawn", "draw up": "drawn", "refer": "referred", "compel": "compelled",
    "fix": "fixed", "find": "found", "seek": "sought", "write": "written", "wear": "worn", "run": "run",
    "get": "got", "overturn": "overturned", "uphold": "upheld", "teach": "taught", "undertake": "undertaken",
    "forbid": "forbidden", "admit": "admitted", "levy": "levied", "set aside": "set",
    "transmit": "transmitted", "remit": "remitted", "ban": "banned", "tag": "tagged", "log": "logged",
    "stop": "stopped", "defer": "deferred", "transfer": "transferred", "commit": "committed", "lend": "lent",
}  # fmt: skip
_DOUBLED = re.compile(r"(?<=[aeiou])l$")


class _Verb(NamedTuple):
    """The forms of a verb as patterns, each with its tail ("lay down")."""

    bare: str
    third: str
    past: str
    gerund: str


def english(verb: str) -> Iterator[Shape]:
    """The forms of a verb with its tail, the plainest first."""
    head, _, tail = verb.partition(" ")
    rest = "".join(rf"\s+(?:[\w']+\s+){{0,2}}?{re.escape(word)}" for word in tail.split())
    forms = (head, third_of(head), past_of(head), gerund_of(head))
    made = _Verb(*(rf"{form}\b{rest}" for form in forms))
    yield from _commanded(made)
    yield from _seen_to(made)
    yield from _charged(made)
    yield from _aside(made)
    yield from _by_agents(made)
    yield from _items(made)


def _commanded(verb: _Verb) -> Iterator[Shape]:
    """ "Shall keep", "shall be kept", "may keep", "may be kept"."""
    linked = (
        r"(?:[^.;:]{0,140}?(?:,|\band|\bor))?(?:\s+as soon as (?:may be|(?:is "
        rf"|are )?(?:reasonably )?\w+ble)|{_HOW})?"
        r"\s+(?:(?:continue|cause|undertake|agree|arrange|proceed|be (?:required|obliged))\s+to\s+)?"
        rf"(?:(?!not\b|be\b|for\b|of\b|to\b)\w+\s+){{0,3}}?{_VERBAL}"
    )
    commanded = rf"\b{SHALL}(?!\s+not\b)"
    yield Shape(rf"{commanded}{linked}(?P<verb>{verb.bare})")
    joined = r"(?:[^.;:,]{3,60}?\b(?:and|or)\s+)?"  # "must be made at once and retained"
    yield Shape(rf"{commanded}\s+(?:\w+\s+)?be\s+{joined}(?:\w+\s+)?(?P<verb>{verb.past})", passive=True)
    yield Shape(rf"\b{MAY}(?!\s+not\b){linked}(?P<verb>{verb.bare})", free=True)
    yield Shape(rf"\bmay\s+be\s+(?:(?!not\b)\w+\s+){{0,2}}?(?P<verb>{verb.past})", passive=True, free=True)


def _seen_to(verb: _Verb) -> Iterator[Shape]:
    """ "Must ensure that it is kept", "shall cause it to be kept", "shall have it kept"."""
    yield Shape(
        rf"\b(?:{SHALL}(?!\s+not\b)[^.;:]{{0,60}}?\s)?{ENSURE}\b[^.;:]{{0,130}}?"
        rf"(?:\b(?:is|are|be|been|being)\s+(?:\w+\s+){{0,2}}?(?P<verb>{verb.past})"
        rf"|{_VERBAL}\b(?P<verb2>{verb.bare}|{verb.third}))",
        wide=True,
    )
    yield Shape(
        rf"\b{SHALL}(?!\s+not\b)\s+(?:\w+\s+)?(?:cause\s(?:[^.;:]{{1,80}}?\s)?to\s+be\s+"
        rf"|(?:have|get|keep)\s+(?:it|them|(?:the|its|his|a|an|all|any|such|each|every)\s+(?:\w+\s+){{1,4}}?)\s*)"
        rf"(?:\w+\s+)?(?P<verb>{verb.past})",
        wide=True,
    )


def _charged(verb: _Verb) -> Iterator[Shape]:
    """ "Is responsible for keeping"; "may not keep unless", which allows where something is fulfilled."""
    yield Shape(
        rf"\b{_CHARGED}\s+(?:[^.;:]{{0,90}}?(?:,|\band|\bor)\s+)?(?:\w+\s+){{0,2}}?(?P<verb>{verb.gerund})"
    )
    yield Shape(
        rf"\b(?:shall|must|may|will)\s+not\s+(?:\w+\s+)?(?P<verb>{verb.bare})"
        r"(?=[^.;]{0,160}\b(?:unless|except|until|without|save)\b)",
        free=True,
    )


def _aside(verb: _Verb) -> Iterator[Shape]:
    """What stands in a clause of its own, or is said in the present tense: no command of itself."""
    yield Shape(rf"\bto\s+(?:\w+ly\s+)?(?P<verb>{verb.bare})", free=True, below=True)
    yield Shape(rf"{_VERBAL}\b(?P<verb>{verb.third})", free=True, below=True, present=True)
    yield Shape(rf"\bthat\s+the\s+[^.;:]{{0,50}}?\b(?P<verb>{verb.bare})", free=True, below=True)


def _by_agents(verb: _Verb) -> Iterator[Shape]:
    """ "Is kept by the Registrar", "a register kept by the Registrar"."""
    agent = r"(?=[^.;]{0,60}\bby\s)"
    yield Shape(
        rf"\b(?:is|are)\s+(?:(?!not\b)\w+\s+){{0,2}}?(?P<verb>{verb.past}){agent}",
        passive=True, free=True,
    )  # fmt: skip
    yield Shape(rf"\b(?P<verb>{verb.past})(?=\s+by\s)", passive=True, free=True, below=True)


def _items(verb: _Verb) -> Iterator[Shape]:
    """What an item of a list begins with: "(a) keep", "(b) inspect premises and keep", "(c) keeping"."""
    yield Shape(
        rf"^\W*(?:to\s+)?(?:\w+\s+(?:and\s+|or\s+)?|\w+,\s+\w+,?\s+(?:and|or)\s+)?(?P<verb>{verb.bare})",
        item=True,
    )
    yield Shape(
        rf"^\W*\w+\b[^.;:]{{3,120}}?(?:,|\band|\bor)\s+(?:\w+ly\s+)?(?P<verb>{verb.bare})"
        r"(?=\s+(?:the|an?|any|it|them|to|all|such|each|its|that|every)\b)",
        item=True,
    )
    yield Shape(rf"^\W*(?:the\s+)?(?P<verb>{verb.gerund})", item=True)
    yield Shape(
        rf"^[^.;:]{{0,90}}?(?<!not )\b(?P<verb>{verb.past}|{verb.bare}|{verb.third})",
        ensured=True,
    )


def past_of(head: str) -> str:
    """The past participle of an English verb, as a pattern."""
    regular = head + "d" if head.endswith("e") else re.sub(r"(?<=[^aeiou])y$", "i", head) + "ed"
    if _DOUBLED.search(head):
        regular = head + "l?ed"  # "labelled", "labeled"
    return _PARTICIPLES.get(head, regular)


def gerund_of(head: str) -> str:
    """The gerund of an English verb, as a pattern."""
    if head.endswith("e") and not head.endswith("ee"):
        return head[:-1] + "ing"
    return head + r"\w?ing"


def third_of(head: str) -> str:
    """The third person of an English verb: "keeps", "publishes", "notifies", "has"."""
    if head == "have":
        return "has"
    if re.search(r"(?:s|sh|ch|x|z|o)$", head):
        return head + "es"
    return re.sub(r"(?<=[^aeiou])y$", "ie", head) + "s"


def words_en(head: str) -> frozenset[str]:
    """Every form of a verb that the shapes look for, as plain words."""
    past = past_of(head)
    gerund = gerund_of(head)
    doubled = gerund.replace(r"\w?", head[-1])
    return frozenset((head, third_of(head), past, past.replace("l?", ""), past.replace("l?", "l"),
                      gerund.replace(r"\w?", ""), doubled))  # fmt: skip
