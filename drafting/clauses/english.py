"""English verbs of a law: "shall keep", "is to be kept by", "must ensure that it is kept"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.clauses.shapes import Shape

#: what commands a verb
SHALL = (
    r"(?:shall|must|will|(?:is|are|shall be) (?:required|obliged|bound|under (?:a|an) (?:duty|obligation)) to"
    r"|(?:is|are) to|ha(?:s|ve) to|ha(?:s|ve) (?:a|the) (?:duty|obligation) to"
    r"|(?:duty|duties|responsibility|functions?) of [^.;:]{3,80}?(?: (?:is|are|shall be))? to)"
)
#: what allows one
MAY = (
    r"(?:may|(?:is|are|shall be) (?:hereby )?(?:authori[sz]ed|empowered|competent) to"
    r"|(?:ha(?:s|ve)|exercise)\b[^.;:]{0,60}? (?:power|authority|jurisdiction|right)s? to)"
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
    "permit": "permitted", "withhold": "withheld", "lay": "laid", "set": "set", "affix": "affixed",
    "bear": "borne", "draw": "drawn", "draw up": "drawn", "refer": "referred", "compel": "compelled",
    "fix": "fixed", "find": "found", "seek": "sought", "write": "written", "wear": "worn",
}  # fmt: skip


def english(verb: str) -> Iterator[Shape]:
    """The forms of a verb with its tail ("lay down"), the plainest first."""
    head, _, tail = verb.partition(" ")
    rest = "".join(rf"\s+(?:[\w']+\s+){{0,2}}?{re.escape(word)}" for word in tail.split())
    linked = (
        r"(?:[^.;:]{0,140}?(?:,|\band|\bor))?(?:\s+as soon as (?:may be|(?:is "
        r"|are )?(?:reasonably )?\w+ble))?"
        rf"\s+(?:(?!not\b|be\b|for\b|of\b)\w+\s+){{0,3}}?{_VERBAL}"
    )
    past = past_of(head)
    yield Shape(re.compile(rf"\b{SHALL}(?!\s+not\b){linked}(?P<verb>{head}\b{rest})"))
    yield Shape(
        re.compile(rf"\b{SHALL}(?!\s+not\b)\s+(?:\w+\s+)?be\s+(?:\w+\s+)?(?P<verb>{past}\b{rest})"),
        passive=True,
    )
    yield Shape(re.compile(rf"\b{MAY}(?!\s+not\b){linked}(?P<verb>{head}\b{rest})"), free=True)
    yield Shape(
        re.compile(rf"\bmay\s+be\s+(?:(?!not\b)\w+\s+){{0,2}}?(?P<verb>{past}\b{rest})"),
        passive=True,
        free=True,
    )
    yield Shape(
        re.compile(
            rf"\b(?:{SHALL}(?!\s+not\b)[^.;:]{{0,60}}?\s)?{ENSURE}\b[^.;:]{{0,130}}?"
            rf"(?:\b(?:is|are|be|been|being)\s+(?:\w+\s+){{0,2}}?(?P<verb>{past}\b{rest})"
            rf"|{_VERBAL}\b(?P<verb2>{head}s?\b{rest}))"
        ),
        wide=True,
    )
    yield Shape(
        re.compile(
            rf"\b{SHALL}(?!\s+not\b)\s+(?:\w+\s+)?(?:cause\s(?:[^.;:]{{1,80}}?\s)?to\s+be"
            rf"|have\s+(?:it|them|(?:the|its|his|a|an|each|every)\s+(?:\w+\s+){{1,3}}?))"
            rf"\s*(?:\w+\s+)?(?P<verb>{past}\b{rest})"
        ),
        wide=True,
    )
    yield Shape(
        re.compile(
            rf"\b(?:responsible|responsibility) for\s+(?:\w+\s+){{0,2}}?(?P<verb>{gerund_of(head)}\b{rest})"
        )
    )
    yield Shape(
        re.compile(
            rf"\b(?:shall|must|may|will)\s+not\s+(?:\w+\s+)?(?P<verb>{head}\b{rest})"
            r"(?=[^.;]{0,160}\b(?:unless|except|until|without|save)\b)"
        ),
        free=True,
    )
    yield Shape(re.compile(rf"\bto\s+(?:\w+ly\s+)?(?P<verb>{head}\b{rest})"), free=True, below=True)
    yield Shape(re.compile(rf"{_VERBAL}\b(?P<verb>{head}s\b{rest})"), free=True, below=True, present=True)
    yield Shape(
        re.compile(rf"\bthat\s+the\s+[^.;:]{{0,50}}?\b(?P<verb>{head}\b{rest})"), free=True, below=True
    )
    agent = r"(?=[^.;]{0,60}\bby\s)"
    yield Shape(
        re.compile(rf"\b(?:is|are)\s+(?:(?!not\b)\w+\s+){{0,2}}?(?P<verb>{past}\b{rest}){agent}"),
        passive=True, free=True,
    )  # fmt: skip
    yield Shape(re.compile(rf"\b(?P<verb>{past}\b{rest})(?=\s+by\s)"), passive=True, free=True, below=True)
    yield Shape(
        re.compile(
            rf"^\W*(?:to\s+)?(?:\w+\s+(?:and\s+|or\s+)?|\w+,\s+\w+,?\s+(?:and|or)\s+)?(?P<verb>{head}\b{rest})"
        ),
        item=True,
    )
    yield Shape(
        re.compile(
            rf"^\W*\w+\b[^.;:]{{3,120}}?(?:,|\band|\bor)\s+(?:\w+ly\s+)?(?P<verb>{head}\b{rest})"
            r"(?=\s+(?:the|an?|any|it|them|to|all|such|each|its|that|every)\b)"
        ),
        item=True,
    )
    yield Shape(re.compile(rf"^\W*(?:the\s+)?(?P<verb>{gerund_of(head)}\b{rest})"), item=True)
    yield Shape(
        re.compile(rf"^[^.;:]{{0,90}}?(?<!not )\b(?P<verb>(?:{past}|{head}s?)\b{rest})"), ensured=True
    )


def past_of(head: str) -> str:
    """The past participle of an English verb."""
    regular = head + "d" if head.endswith("e") else re.sub(r"(?<=[^aeiou])y$", "i", head) + "ed"
    return _PARTICIPLES.get(head, regular)


def gerund_of(head: str) -> str:
    """The gerund of an English verb, as a pattern."""
    if head.endswith("e") and not head.endswith("ee"):
        return head[:-1] + "ing"
    return head + r"\w?ing"
