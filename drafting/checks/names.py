"""Public bodies called by two names, or by one they no longer bear."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from drafting.checks.model import Finding, FormerName, Known
from drafting.checks.text import quote, speaking, units
from drafting.model import Document, Kind, Provision
from drafting.structure.numbering import fold

_SMALL = r"(?:de|del|la|las|los|el|lo|y|e|para|a|al|en|con|sobre|of|the|and|for|on|in|to)"
_CAPITAL = r"[A-ZÁÉÍÓÚÑ][\wáéíóúñü’'-]+"
_SMALL_WORD = re.compile(rf"{_SMALL}\Z", re.IGNORECASE)


class _Named(NamedTuple):
    name: str
    node: Provision
    start: int


def findings(document: Document, known: Known) -> Iterator[Finding]:
    """Former names, and names that differ from the usual one by a small word or an ending."""
    nodes = _own(document)
    yield from _former(nodes, known.former)
    yield from _variants(list(_names(nodes, known.heads.get(document.language, ()))))


def _own(document: Document) -> list[Provision]:
    """The provisions that speak of today: no transitory, and nothing that amends another text."""
    past = {
        part.eid
        for unit in units(document)
        if unit.amends or unit.head.kind in (Kind.TRANSITORY, Kind.DISPOSITION) or _decreed(unit.scope)
        for part in unit.parts
    }
    return [node for node in speaking(document) if node.eid not in past]


def _decreed(scope: str) -> bool:
    return scope.startswith("decree")


def _former(nodes: Iterable[Provision], former: Iterable[FormerName]) -> Iterator[Finding]:
    known = tuple(former)
    for node in nodes:
        for one in known:
            at = node.text.find(one.name)
            if at < 0 or one.present in node.text:  # a provision that names both explains the change
                continue
            if _goes_on(node.text[at + len(one.name) :]):
                continue  # the beginning of a longer name
            values = (("name", one.name), ("present", one.present))
            yield Finding("name_former", node.eid, node.uid, values, quote(node, at, at + len(one.name)))


def _goes_on(rest: str) -> bool:
    return bool(re.match(rf"(?:,? (?:{_SMALL} ){{0,3}}|, ){_CAPITAL}", rest)) and not rest.startswith(".")


def _names(nodes: Iterable[Provision], heads: Sequence[str]) -> Iterator[_Named]:
    """The proper names of bodies: a head and the capitalised words that follow, small words between them."""
    if not heads:
        return
    first = "|".join(re.escape(head) for head in sorted(heads, key=len, reverse=True))
    pattern = re.compile(rf"\b(?:{first})\b(?: (?:{_SMALL} ){{0,3}}(?!(?:{first})\b){_CAPITAL})+")
    for node in nodes:
        for found in pattern.finditer(node.text):
            yield _Named(" ".join(found[0].split()), node, found.start())


def _variants(names: list[_Named]) -> Iterator[Finding]:
    usual: dict[tuple[str, ...], Counter[str]] = {}
    for one in names:
        usual.setdefault(_content(one.name), Counter())[_said(one.name)] += 1
    printed: dict[str, str] = {}
    for one in names:
        printed.setdefault(_said(one.name), one.name)
    for one in names:
        content, said = _content(one.name), _said(one.name)
        if len(content) < 3:  # "Secretaría de Salud" and "Secretaría la Salud" prove nothing
            continue
        forms = usual[content]
        best, count = forms.most_common(1)[0]
        if said != best and forms[said] < count:
            values = (("name", one.name), ("usual", printed[best]))
            yield Finding(
                "name_variant", one.node.eid, one.node.uid, values,
                quote(one.node, one.start, one.start + len(one.name)),
            )  # fmt: skip


def _said(name: str) -> str:
    return " ".join(re.findall(r"\w+", fold(name)))


def _content(name: str) -> tuple[str, ...]:
    """The telling words of a name, behind the first without endings of number and gender."""
    first, *words = (word for word in _said(name).split() if not _SMALL_WORD.match(word))
    return (first, *(re.sub(r"(?:[aeo]s?|s)\Z", "", word) if len(word) > 4 else word for word in words))
