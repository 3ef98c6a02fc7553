"""Which number became which: what tells a reference that follows a renumbering from one with a new target."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from drafting.compare.features import Role, canonical
from drafting.compare.match import FREE, Match
from drafting.compare.tokens import tokens
from drafting.model import Kind
from drafting.structure.numbering import fold

#: The words by which a provision is cited, and what they cite.
_CITED: tuple[tuple[str, frozenset[Kind]], ...] = (
    (r"articul|art|numeral", frozenset({Kind.ARTICLE})),
    (r"section|sec|§", frozenset({Kind.SECTION, Kind.ARTICLE})),
    (r"(?:transitori|disposicion)", frozenset({Kind.TRANSITORY, Kind.DISPOSITION})),
    (r"fracci|frac", frozenset({Kind.FRACTION})),
    (r"inciso|inc|letra", frozenset({Kind.INCISO, Kind.SUBINCISO})),
    (r"apartado", frozenset({Kind.APARTADO})),
    (r"capitulo|chapter", frozenset({Kind.CHAPTER})),
    (r"titulo|title", frozenset({Kind.TITLE})),
    (r"seccion", frozenset({Kind.SECTION})),
    (r"anexo|annex|apendice|appendix|schedule", frozenset({Kind.ANNEX, Kind.SCHEDULE})),
    (r"subsection", frozenset({Kind.SUBSECTION})),
    (r"paragraph", frozenset({Kind.PARAGRAPH, Kind.SUBPARAGRAPH})),
)
_WORD = re.compile(r"§|[^\W\d_]{3,}")
_NUMBER = re.compile(r"\d.*|[IVXLCDM]+(?:-\w)?(?: \w+)?|[a-zñA-Z]")
_BINDING = frozenset(
    {"de", "del", "la", "las", "el", "los", "esta", "este", "presente", "ley", "y", "o", "of", "this"}
)

#: "of article 51": the unit that an inner provision is cited of.
_OF_UNIT = re.compile(
    r"(?:art[ií]culo|art\.|section|§)\s*(\d+[\w.\-]*(?: (?:Bis|Ter|bis|ter))?)", re.IGNORECASE
)

#: The unit that something stands in ("" for units and containers themselves), its kind and its number.
Address = tuple[str, Kind, str]


@dataclass(frozen=True, slots=True)
class Renumbering:
    """For every address in the old document the numbers that its bearers have in the new one."""

    became: dict[Address, set[str]]

    def followed(self, before: str, struck: str, come: str, behind: str, home: str) -> bool:
        """Whether a reference only took over the new number of what it cites.

        Only numbers may differ between ``struck`` and ``come``; ``before`` and ``behind`` is the text around
        them, ``home`` the number of the unit they stand in, by its old number.
        """
        olds, news = _pieces(struck), _pieces(come)
        if len(olds) != len(news):
            return False
        cited = _cited(_words(before))
        changed = False
        for at, (old, new) in enumerate(zip(olds, news, strict=True)):
            cited = _cited([fold(old)]) or cited
            if old == new:
                continue
            if cited is None or not (_NUMBER.fullmatch(old) and _NUMBER.fullmatch(new)):
                return False
            unit = _OF_UNIT.search(" ".join(olds[at + 1 :]) + behind[:80])
            if not self._became(cited, canonical(old), canonical(new), canonical(unit[1]) if unit else home):
                return False
            changed = True
        return changed

    def _became(self, cited: frozenset[Kind], old: str, new: str, unit: str) -> bool:
        return any(new in self.became.get((at, kind, old), ()) for kind in cited for at in ("", unit))


def renumbering(match: Match) -> Renumbering:
    """What became of each number, by the pairs of ``match``."""
    became: dict[Address, set[str]] = {}
    unit = ""
    for i, node in enumerate(match.old.nodes):
        inner = match.old.role[i] is Role.INNER
        number = canonical(node.number)
        unit = unit if inner else number
        j = match.to_new[i]
        if j != FREE and number and node.kind is match.new.nodes[j].kind:
            address = (unit if inner else "", node.kind, number)
            became.setdefault(address, set()).add(canonical(match.new.nodes[j].number))
    return Renumbering(became)


def _pieces(text: str) -> list[str]:
    return [token.core for token in tokens(text)[0]]


def _words(before: str) -> list[str]:
    return [fold(word) for word in reversed(_WORD.findall(before[-160:]))]


def _cited(words: Iterable[str]) -> frozenset[Kind] | None:
    """What the first citing word cites; words that say anything else end the search."""
    for word in words:
        for stems, kinds in _CITED:
            if re.match(stems, word):
                return kinds
        if word not in _BINDING and len(word) > 4:
            return None
    return None
