"""How much two blocks of two drafts read alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel, LCSseq

#: The share of their words that blocks have in common that may belong together; and wherever they stand.
ALIKE, NEARLY = 0.42, 0.6
_WORD = re.compile(r"\w+|[^\w\s]")
#: A word that more blocks have than this says nothing; so many of each block are looked at.
_RARE = 12
#: A table that has this many words belongs to one that has this share of them.
_HELD, _WORDS_HELD = 0.8, 6


class Item(NamedTuple):
    """A block: what it says and what it is (only the same kinds are paired)."""

    text: str
    kind: str = "p"


class Likeness:
    """Scores blocks of two drafts against each other, their words read once."""

    def __init__(self, old: Sequence[Item], new: Sequence[Item]) -> None:
        self._old, self._new = old, new
        self._letters: dict[str, str] = {}
        self._encoded: tuple[dict[int, str], dict[int, str]] = ({}, {})

    def near(
        self, ones: Sequence[int], others: Sequence[int], least: float = ALIKE
    ) -> Iterator[tuple[float, int, int]]:
        """Scored pairs that share a rare word: few for each block, however many blocks there are."""
        count: Counter[str] = Counter()
        where: dict[str, list[int]] = {}
        for to in others:
            for letter in set(self.words(1, to)):
                count[letter] += 1
                where.setdefault(letter, []).append(to)
        for at in ones:
            rare = sorted((count[letter], letter) for letter in set(self.words(0, at)) if letter in count)
            shared: Counter[int] = Counter()
            for often, letter in rare[:_RARE]:
                if often <= _RARE:
                    shared.update(where[letter])
            for to, _ in sorted(shared.items(), key=lambda one: (-one[1], one[0]))[:5]:
                score = self.score(at, to, cutoff=least)
                if score >= least:
                    yield score, at, to

    def score(self, i: int, j: int, cutoff: float = 0.0) -> float:
        """The share of their words that two blocks have in common."""
        if self._old[i].kind != self._new[j].kind:
            return -1.0
        if self._old[i].text == self._new[j].text:
            return 1.0
        one, other = self.words(0, i), self.words(1, j)
        if self._old[i].kind == "table" and min(len(one), len(other)) >= _WORDS_HELD:
            held = LCSseq.normalized_similarity(one, other) * max(len(one), len(other))
            if held >= _HELD * min(len(one), len(other)):  # all but its columns or rows that came or went
                return NEARLY
        return Indel.normalized_similarity(one, other, score_cutoff=cutoff)

    def words(self, side: int, at: int) -> str:
        """The words of a block, a letter for each."""
        known = self._encoded[side]
        if at not in known:
            items = self._old if side == 0 else self._new
            letters = self._letters
            known[at] = "".join(
                [
                    letters.setdefault(word, chr(0x100 + len(letters) % 0xD000))
                    for word in _WORD.findall(items[at].text)
                ]
            )
        return known[at]
