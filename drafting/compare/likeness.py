"""How alike two provisions are, and which are worth asking about."""

from __future__ import annotations

from collections import Counter

from rapidfuzz.distance import Indel

from drafting.compare.match import Match

#: Short lists are compared each with each; longer ones only where they share a rare turn of phrase.
_EACH_WITH_EACH = 256
#: A three-word shingle that more provisions share than this is boilerplate and says nothing.
_RARE = 6
#: How many candidates a provision may have.
_CANDIDATES = 6
#: From here on three words in a row are telling; a shorter text is known by its single words too.
_SHORT = 8


def candidates(match: Match, olds: list[int], news: list[int]) -> list[tuple[int, int]]:
    """Pairs worth scoring: all of a short list, else those that share rare three-word shingles."""
    if len(olds) * len(news) <= _EACH_WITH_EACH:
        return [(i, j) for i in olds for j in news]
    postings: dict[str, list[int]] = {}
    for j in news:
        for shingle in shingles(match.new.words(j)):
            postings.setdefault(shingle, []).append(j)
    common = Counter(shingle for i in olds for shingle in shingles(match.old.words(i)))
    found = []
    for i in olds:
        votes: Counter[int] = Counter()
        for shingle in shingles(match.old.words(i)):
            hits = postings.get(shingle)
            if hits is not None and len(hits) <= _RARE and common[shingle] <= _RARE:
                votes.update(hits)
        ranked = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
        found += [(i, j) for j, _ in ranked[:_CANDIDATES]]
    return found


def shingles(words: str) -> list[str]:
    """The distinct runs of three words, in order; of a short text the single words as well."""
    runs = [words[at : at + 3] for at in range(len(words) - 2)]
    if len(words) < _SHORT:
        runs += words
    return list(dict.fromkeys(runs))


def similarity(match: Match, i: int, j: int, at_least: float = 0.0) -> float:
    """The share of words kept in order (normalised Indel), 0 below ``at_least``; 1 for two empty texts."""
    return Indel.normalized_similarity(match.old.words(i), match.new.words(j), score_cutoff=at_least)


def own_similarity(match: Match, i: int, j: int) -> float:
    """The same for what the two provisions say themselves, without what stands below them."""
    return Indel.normalized_similarity(match.old.own(i), match.new.own(j))


def kept(match: Match, i: int, j: int) -> float:
    """The share of the shorter text's shingles that the longer one has: near 1 when a text only grew."""
    first, second = set(shingles(match.old.words(i))), set(shingles(match.new.words(j)))
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0
