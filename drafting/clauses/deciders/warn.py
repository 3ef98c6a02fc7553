"""What the matrix of bodies shows that cannot be meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafting.clauses.bodies import Register, former_names
from drafting.clauses.deciders.model import Decider, DeciderRules
from drafting.clauses.sentences import Alert, Sentence, plain, quote, sentences
from drafting.model import Document

_LOWER = re.compile(r"\W*(?:reglamento|acuerdo|decreto|lineamientos|regulations?\b|order\b|rules\b)")


def warnings(
    document: Document, rows: tuple[Decider, ...], rules: DeciderRules, register: Register
) -> tuple[Alert, ...]:
    """Two deciders for one act, a function with nobody, another decider in the offence, a former name."""
    said = sentences(document)
    found = [
        *_two(rows, rules),
        *_offence(rows),
        *_nobody(rows, said, rules, document),
        *_former(document, said, register),
    ]
    order = {node.eid: place for place, node in enumerate(document.walk())}
    return tuple(sorted(found, key=lambda one: order.get(one.eid, len(order))))


def _two(rows: tuple[Decider, ...], rules: DeciderRules) -> Iterator[Alert]:
    for matter in rules.matters:
        deciding = [
            row
            for row in rows
            if row.function in {"decides", "hears_appeals"} and row.matter == matter.id
            and not row.second and not row.offence
        ]  # fmt: skip
        first: dict[str, Decider] = {}
        for row in deciding:
            first.setdefault(row.agency, row)
        one = next(iter(first.values()), None)
        for other in list(first.values())[1:] if one else []:
            assert one is not None
            values = (("act", matter.id), ("one", one.agency), ("other", other.agency))
            yield Alert("two_deciders", other.eid, other.uid, other.quote, "warning", values, (one.eid,))


def _offence(rows: tuple[Decider, ...]) -> Iterator[Alert]:
    """An offence that speaks of another body's licence than the duty does."""
    granting: dict[str, list[Decider]] = {}
    for row in rows:
        if row.function == "decides" and row.matter and not row.offence:
            granting.setdefault(row.matter, []).append(row)
    for row in rows:
        duty = granting.get(row.matter, [])
        if row.function != "decides" or not row.offence or not duty:
            continue
        if row.agency not in {one.agency for one in duty}:
            values = (("act", row.matter), ("offence", row.agency), ("duty", duty[0].agency))
            yield Alert("decider_differs", row.eid, row.uid, row.quote, "error", values, (duty[0].eid,))


def _nobody(
    rows: tuple[Decider, ...], said: tuple[Sentence, ...], rules: DeciderRules, document: Document
) -> Iterator[Alert]:
    if _LOWER.match(plain(document.title)):
        return  # the statute above it may have named the body
    held = {row.function for row in rows}
    for function, words in rules.spoken.items():
        if function in held:
            continue
        for sentence in said:
            if match := words[document.language].search(sentence.plain):
                place = sentence.quote(match.start(), match.end())
                yield Alert(
                    "function_nobody",
                    sentence.node.eid,
                    sentence.node.uid,
                    place,
                    "warning",
                    (("function", function),),
                )
                break


def _former(document: Document, said: tuple[Sentence, ...], register: Register) -> Iterator[Alert]:
    names = list(former_names(document, register))
    for sentence in said:
        for agency, former in names:
            at = sentence.text.find(former.name)
            if at < 0 or agency.name in sentence.text or sentence.transitory:
                continue  # a text that names both explains the change; a transitory speaks of the past
            values = (("former", former.name), ("present", agency.name), ("until", former.until or "-"))
            place = quote(sentence.node, sentence.start + at, sentence.start + at + len(former.name))
            yield Alert("former_name", sentence.node.eid, sentence.node.uid, place, "warning", values)
