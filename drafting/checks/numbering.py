"""Gaps and repeats in the numbering of articles, fractions and incisos."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from drafting.checks.model import Finding
from drafting.checks.text import units
from drafting.model import Document, Kind, Provision
from drafting.structure.numbering import canonical, follows_letter, letter, ordinal, roman

#: what is numbered in one series within its parent, and by what kind of number
_SERIES = {Kind.FRACTION: "roman", Kind.INCISO: "letter"}
#: divisions, numbered in one series within the one they stand in
_DIVISIONS = (Kind.BOOK, Kind.PART, Kind.TITLE, Kind.SUBTITLE, Kind.DIVISION, Kind.CHAPTER, Kind.SUBCHAPTER)
_RANGE = re.compile(r"\b(?:a|al|to|through|y|and)\b|[-–]")
#: how far back a number that strayed may be: further back another series begins
_FAR = 10

_SEVERAL = re.compile(r"(\S+)\s+(?:a|al|to|through|y|and)\s+(\S+)")


def findings(document: Document) -> Iterator[Finding]:
    """Numbers that are missing, stand twice or run backwards where a series runs on.

    Articles are looked at through each text (the law, a decree, an annex); a series that begins anew, and
    numbers inserted with Bis, Ter or a letter, are no fault.
    """
    scopes: dict[tuple[str, Kind], list[Provision]] = {}
    for unit in units(document):
        if unit.head.kind in (Kind.ARTICLE, Kind.SECTION):
            scopes.setdefault((unit.scope, unit.head.kind), []).append(unit.head)
    for siblings in (document.provisions, *(node.children for node in document.walk())):
        yield from _alike(siblings, dict.fromkeys(_DIVISIONS, "division"))
    above = {child.eid: node.eid for node in document.walk() for child in node.children}
    for series in scopes.values():
        if len(series) > 3:
            for finding in _series(series, "arabic"):
                if not _reserved(finding, series, above):
                    yield finding
    for unit in units(document):
        if unit.amends:
            continue
        for node in unit.parts:
            yield from _alike(node.children, _SERIES)


def _alike(siblings: Sequence[Provision], sorts: Mapping[Kind, str]) -> Iterator[Finding]:
    """What is wrong in the series that stand in one provision: each kind is numbered by itself."""
    for kind, sort in sorts.items():
        same = [child for child in siblings if child.kind is kind]
        if len(same) > 1:
            yield from _series(same, sort)


def _reserved(finding: Finding, series: Sequence[Provision], above: Mapping[str, str]) -> bool:
    """Whether a gap lies between two chapters of a code, which keep numbers free for later."""
    place = next(at for at, node in enumerate(series) if node.eid == finding.eid)
    number = canonical(series[place].number)
    return (
        finding.rule == "number_missing"
        and place > 0
        and len(re.sub(r"\D.*", "", number)) > 2
        and above.get(series[place].eid) != above.get(series[place - 1].eid)
    )


def _series(nodes: Sequence[Provision], sort: str) -> Iterator[Finding]:
    seen: dict[str, Provision] = {}
    last, before = None, nodes[0]
    for place, node in enumerate(nodes):
        number = canonical(node.number)
        base, _, more = number.partition("-")
        through = _through(node.number, sort)
        more = "" if through else more
        value = _value(base, sort)
        if value is None:
            last = None
            continue
        if number in seen and not (last is not None and value == 1 and last > 1):
            values = (("number", node.number),)
            yield Finding("number_repeated", node.eid, node.uid, values, also=seen[number].uid)
        elif last is not None and not more and not _follows(last, value, sort) and value > last:
            if value - 1 == last + 1 == _next(nodes, place, sort):
                last, before = value, node  # it is not missing, it comes too late
                seen[number] = node
                continue
            told = (("number", node.number), ("after", before.number))
            yield Finding("number_missing", node.eid, node.uid, told, also=before.uid)
        elif last is not None and sort != "letter" and _strayed(nodes, place, last, value, sort):
            told = (("number", node.number), ("after", before.number))
            yield Finding("number_backwards", node.eid, node.uid, told, also=before.uid)
            seen[number] = node
            continue  # what comes behind it follows the one before
        if value == 1 and last is not None:
            seen = {}
        seen[number] = node
        unread = _RANGE.search(node.number.strip()) and not more
        last = through or (None if unread else value)
        before = node


def _strayed(nodes: Sequence[Provision], place: int, last: int, value: int, sort: str) -> bool:
    """Whether one alone stands behind a higher number: what follows runs on from there, no series begins."""
    if value <= 1 or value >= last or last - value >= _FAR or "-" in canonical(nodes[place].number):
        return False
    return place + 1 == len(nodes) or _next(nodes, place, sort) in (last, last + 1)


def _next(nodes: Sequence[Provision], place: int, sort: str) -> int | None:
    """The value of the number behind one; None without any."""
    behind = nodes[place + 1 : place + 2]
    return _value(canonical(behind[0].number).partition("-")[0], sort) if behind else None


def _through(number: str, sort: str) -> int | None:
    """The last of several that stand for one: 15 of "13 a 15"; None for a single number."""
    found = _SEVERAL.fullmatch(number.strip())
    ends = [_value(canonical(end), sort) for end in found.groups()] if found else []
    return ends[1] if len(ends) == 2 and ends[0] and ends[1] and ends[0] < ends[1] else None


def _value(base: str, sort: str) -> int | None:
    if sort == "roman":
        return roman(base)
    if sort == "letter":
        return letter(base)
    if sort == "division" and (value := roman(base)) is not None:
        return value
    return int(base) if base.isdigit() else ordinal(base)


def _follows(last: int, value: int, sort: str) -> bool:
    return value in (last, last + 1) or (sort == "letter" and follows_letter(last, value))
