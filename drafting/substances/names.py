"""Chemical names in running text, in two languages and any spelling, by one Aho-Corasick automaton.

Names and text are folded (``folding``) so that accents, blanks, hyphens, brackets and Greek letters make no
difference; what was found is then tried against the text as it stands: a name begins and ends where a word
does, and is not a piece of a longer chemical name (the salt of a listed amine is another chemical).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from drafting.substances.cas import DASHES
from drafting.substances.folding import fold, fold_with_places
from drafting.substances.model import COLLECTIVE, Entry

#: a shorter name is an abbreviation: it needs company to be one
_SHORTEST = 5
_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,4}")
#: "DF" is the Distrito Federal in every older Mexican text
_NEVER = frozenset({"DF", "DC"})
_TAILS = re.compile(
    r"\s*\(\*\)|\s*\([A-Z]{2,4}\)$"
    r"|\s+y sales (?:alquilatadas o )?protonadas correspondientes$"
    r"|\s+and corresponding (?:alkylated or )?protonated salts$"
)
_SALT_BEFORE = re.compile(
    r"(?:clorhidrato|hidrocloruro|bromhidrato|sulfato|laurilsulfato|nitrato|fosfato|acetato|citrato|oxalato|lactato"
    r"|salicilato|estearato|oleato|laurato|borato|fluoborato|\w+sulfonato)s?\s+de\s*$",
    re.IGNORECASE,
)
_SALT_AFTER = re.compile(
    r"\s*[-‐‑]?\s*(?:hydrochloride|hydrobromide|oxime|oxima|sul(?:f|ph)ate|lauryl|nitrate|phosphate|acetate|citrate"
    r"|salicylate|stearate|oleate|borane|borano|laurilsulfato|(?:hidrogen|brom|clor|fluor|metil|etil)ad[ao])s?\b",
    re.IGNORECASE,
)
_TIGHT = "-‐‑'′’)]"


class Named(NamedTuple):
    """A chemical named in a text: which (keys of entries), and where."""

    keys: tuple[str, ...]
    start: int
    end: int


class NameIndex:
    """All names of some entries, ready to be looked for. Built in milliseconds, never changed."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        patterns: dict[str, list[str]] = {}
        self.acronyms: dict[str, str] = {}
        self.forms: dict[str, list[str]] = {}
        for entry in entries:
            for _, name in entry.names:
                for form in forms(name, whole=entry.role in COLLECTIVE):
                    folded = fold(form)
                    self.forms.setdefault(entry.key, []).append(folded)
                    if _ACRONYM.fullmatch(form):
                        if form not in _NEVER:
                            self.acronyms.setdefault(form, entry.key)
                    elif len(folded) >= _SHORTEST:
                        patterns.setdefault(folded, []).append(entry.key)
        self._patterns = list(patterns)
        self._keys = [tuple(dict.fromkeys(keys)) for keys in patterns.values()]
        self._automaton = AhoCorasick(self._patterns)
        self._acronym = (
            re.compile(r"\b(?:" + "|".join(sorted(self.acronyms)) + r")\b") if self.acronyms else None
        )

    def find(self, text: str) -> list[Named]:
        """The names in one text, the longest where several begin at the same place."""
        return self.find_in([text]).get(0, [])

    def find_in(self, texts: Sequence[str]) -> dict[int, list[Named]]:
        """The names in many texts, by the text's place among them."""
        folded = [fold(text) for text in texts]
        starts, at = [], 0
        for text in folded:
            starts.append(at)
            at += len(text) + 1
        hits: dict[int, list[tuple[int, int, int]]] = {}
        for pattern, start, end in self._automaton.find_matches_as_indexes(
            "\n".join(folded), overlapping=True
        ):
            which = bisect_right(starts, start) - 1
            hits.setdefault(which, []).append((start - starts[which], end - starts[which], pattern))
        named = {which: self._settled(texts[which], found) for which, found in hits.items()}
        return {which: found for which, found in named.items() if found}

    def acronyms_in(self, text: str) -> list[Named]:
        """The abbreviations of listed chemicals in a text that is known to speak of chemicals."""
        if self._acronym is None:
            return []
        return [
            Named((self.acronyms[match.group()],), match.start(), match.end())
            for match in self._acronym.finditer(text)
        ]

    def _settled(self, text: str, found: list[tuple[int, int, int]]) -> list[Named]:
        _, places = fold_with_places(text)
        settled: list[Named] = []
        last = -1
        for start, end, pattern in sorted(found, key=lambda hit: (hit[0], -hit[1])):
            begin, stop = places[start], places[end - 1] + 1
            if begin < last:
                continue
            ending = _ends(text, stop)
            if ending is None or not _begins(text, begin):
                continue
            settled.append(Named(self._keys[pattern], begin, ending))
            last = ending
        return settled


def forms(name: str, *, whole: bool = False) -> tuple[str, ...]:
    """The forms under which a name of a list may stand alone: whole, and the two sides of its colon.

    The name of a family is only ever taken ``whole``: the words before its colon are ordinary ones.
    """
    bare = name
    while (shorter := _TAILS.sub("", bare)) != bare:
        bare = shorter
    sides = [] if whole else [side.strip() for side in re.split(r":\s*", bare, maxsplit=1)]
    return tuple(dict.fromkeys(form for form in (name, bare, *sides) if form))


def _word(sign: str) -> bool:
    return sign.isalpha() or sign in "0123456789"


def _begins(text: str, at: int) -> bool:
    """Whether a chemical name may begin here."""
    if at == 0:
        return True
    before = text[at - 1]
    if _word(before):
        return False
    token = re.split(r"[\s(\[\"“«/]", text[:at])[-1]
    if before in _TIGHT and any(map(_word, token)):
        return before in ")]" and "(" not in token and len(token) <= 6  # a list label: "1)", "iii)"
    if before in "," and len(token) >= 2 and text[at].isdigit():
        return not token[-2].isdigit()  # "1,2-" before the name: another locant
    return not _SALT_BEFORE.search(text[max(0, at - 40) : at])


def _ends(text: str, at: int) -> int | None:
    """Where a name that ends here ends, its plural included; None where it may not end."""
    tail = re.match(r"(?:e?s)?(?![^\W_])", text[at:])
    if tail is None:
        return None
    at += tail.end()
    rest = text[at : at + 40]
    if rest[:1] and rest[0] in DASHES[:4] and re.match(r".\w", rest) and not re.match(r".\d{2,7}\W", rest):
        return None
    return None if _SALT_AFTER.match(rest) else at
