"""How alike two provisions are, and which are worth asking about."""

from __future__ import annotations

import re
from collections import Counter

from rapidfuzz.distance import Indel

from drafting.compare.features import Side
from drafting.compare.match import Match
from drafting.model import Provision

#: Short lists are compared each with each; longer ones only where they share a rare turn of phrase.
_EACH_WITH_EACH = 256
#: A three-word shingle that more provisions share than this is boilerplate and says nothing.
_RARE = 6
#: How many candidates a provision may have.
_CANDIDATES = 6
#: From here on three words in a row are telling; a shorter text is known by its single words too.
_SHORT = 8

#: What a repealed provision says wherever it stands: no text to recognise it by.
_EMPTIED = re.compile(
    r"\W*(?:\(?se )?(?:derogad[oa]s?|deroga|suprimid[oa]s?|sin contenido|repealed|reserved|omitted|deleted)\b"
    r".{0,60}",
    re.IGNORECASE | re.DOTALL,
)
#: Least likeness to be one provision: anywhere; of a few words anywhere; under the same label and container.
_ANYWHERE, _SHORT_ANYWHERE, _SAME_LABEL = 0.5, 0.75, 0.3
#: From here on provisions of another label are one even if only what stands below them agrees.
_MOSTLY = 0.8
#: For texts of different length: how much of the shorter one must survive, and its least length in words.
_MOST_OF, _LEAST_WORDS = 0.6, 12


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


def likeness(match: Match, i: int, j: int) -> float:
    """How alike two provisions are, 0 when not enough to be one and the same wherever they stand."""
    old, new = match.old, match.new
    same_label = old.called[i] is not None and old.called[i] == new.called[j]
    settled = same_label and old.path[i] == new.path[j]
    if not settled and (emptied(old, i) or emptied(new, j)):
        return 0.0
    shorter = min(len(old.words(i)), len(new.words(j)))
    limit = _SAME_LABEL if settled else _ANYWHERE if shorter >= 5 or same_label else _SHORT_ANYWHERE
    alike = similarity(match, i, j, limit)
    if alike or shorter < _LEAST_WORDS:
        return believed(match, i, j, alike)
    share = kept(match, i, j)
    return share / 2 if share >= _MOST_OF else 0.0


def believed(match: Match, i: int, j: int, alike: float) -> float:
    """``alike``, but 0 where texts of another label agree only in what stands below: a closing formula."""
    same_label = match.old.called[i] is not None and match.old.called[i] == match.new.called[j]
    if not alike or same_label or alike >= _MOSTLY or min(len(match.old.own(i)), len(match.new.own(j))) < 6:
        return alike
    return alike if own_similarity(match, i, j) >= _SAME_LABEL else 0.0


def bonus(match: Match, i: int, j: int) -> float:
    """Labels and containers break ties between texts that are about equally alike."""
    old, new = match.old, match.new
    label = 0.1 if old.called[i] is not None and old.called[i] == new.called[j] else 0.0
    return label + (0.03 if old.path[i] == new.path[j] else 0.0)


def emptied(side: Side, place: int) -> bool:
    """Whether a provision says nothing, or no more than that it is repealed or reserved."""
    return side.end[place] == place + 1 and says_nothing(side.nodes[place])


def says_nothing(provision: Provision) -> bool:
    """The same of a provision by itself."""
    text = provision.text
    return not provision.children and (not text.strip() or _EMPTIED.fullmatch(text) is not None)
