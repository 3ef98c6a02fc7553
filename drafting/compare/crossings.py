"""Text that left one instrument and stands in another: an annex of the law that went into the regulation."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import Indel, LCSseq

from drafting.compare.changes import changes
from drafting.compare.features import Lexicon, Role, Side
from drafting.compare.likeness import candidates, emptied, similarity
from drafting.compare.match import Match
from drafting.compare.pairing import pair_tops
from drafting.compare.parts import find_parts
from drafting.model import Change, Comparison, Document, Provision
from drafting.structure.numbering import fold

#: Least meaningful words, and least likeness of two texts: laws on one matter share phrases, seldom most of
#: an article. One under the same designation and nearly the same heading needs less.
_WORDS, _ALIKE, _NAMESAKE = 10, 0.6, 0.25
#: Of a text that was put into a larger one so much must stand there, if it has so many words.
_STANDS, _STANDING = 0.8, 20


@dataclass(frozen=True, slots=True)
class Crossing:
    """A provision that left one instrument, the one of the other instrument that it became, and what differs.

    ``kept`` is the share of its words, in order, that stand there. ``changes`` run over both provisions and
    all below them, as in a comparison.
    """

    old: Provision
    new: Provision
    kept: float
    changes: tuple[Change, ...]


def crossings(gone: Comparison, arrived: Document | Comparison) -> tuple[Crossing, ...]:
    """What ``gone`` deleted or emptied and ``arrived`` has: all of a document, or what a comparison inserted.

    In the order of the instrument that it left; what crossed as a whole is told once, at its highest level.
    """
    there = arrived.new if isinstance(arrived, Comparison) else arrived
    lexicon = Lexicon()
    match = Match(Side(gone.old, lexicon), Side(there, lexicon))
    olds = _left(gone, match.old)
    news = _came(arrived, match.new) if isinstance(arrived, Comparison) else list(range(len(match.new.nodes)))
    found = sorted(_settled(match, _telling(match.old, olds), _telling(match.new, news)))
    return tuple(_crossing(match, i, j) for i, j in found)


def _left(gone: Comparison, old: Side) -> list[int]:
    """The places of what is not there any more, or says no more than that it was repealed."""
    new = Side(gone.new, Lexicon())
    empty = {id(node) for place, node in enumerate(new.nodes) if emptied(new, place)}
    left = {
        id(change.old)
        for change in gone.changes
        if change.origin is None
        and (change.new is None or (id(change.new) in empty and change.old != change.new))
    }
    return [place for place, node in enumerate(old.nodes) if id(node) in left]


def _came(arrived: Comparison, new: Side) -> list[int]:
    came = {id(change.new) for change in arrived.changes if change.old is None and change.origin is None}
    return [place for place, node in enumerate(new.nodes) if id(node) in came]


def _telling(side: Side, places: list[int]) -> list[int]:
    return [place for place in places if len(side.words(place)) >= _WORDS]


def _settled(match: Match, olds: list[int], news: list[int]) -> list[tuple[int, int]]:
    """The heaviest and most alike first; with a pair all that stands below it is taken."""
    pairs = dict.fromkeys([*candidates(match, olds, news), *_namesakes(match, olds, news)])
    ranked = [(match.weight(i, j) * alike * alike, i, j) for i, j in pairs if (alike := _alike(match, i, j))]
    ranked.sort(key=lambda item: (-item[0], item[1], item[2]))
    taken_old, taken_new = set[int](), set[int]()
    found = []
    for _, i, j in ranked:
        below_old, below_new = set(range(i, match.old.end[i])), set(range(j, match.new.end[j]))
        if not (below_old & taken_old or below_new & taken_new):
            taken_old |= below_old
            taken_new |= below_new
            found.append((i, j))
    return found


def _alike(match: Match, i: int, j: int) -> float:
    alike = similarity(match, i, j)
    if alike >= _ALIKE or (alike >= _NAMESAKE and _same_name(match, i, j)):
        return alike
    stands = len(match.old.words(i)) >= _STANDING and _kept(match, i, j) >= _STANDS
    return _ALIKE / 2 if stands else 0.0


def _namesakes(match: Match, olds: list[int], news: list[int]) -> list[tuple[int, int]]:
    theirs = {match.new.called[j]: j for j in news if match.new.role[j] is not Role.INNER}
    return [
        (i, theirs[match.old.called[i]])
        for i in olds
        if match.old.called[i] in theirs and match.old.called[i]
    ]


def _same_name(match: Match, i: int, j: int) -> bool:
    """Whether both are annexes, say, of one number, under headings that agree for the most part."""
    one, two = fold(match.old.nodes[i].heading), fold(match.new.nodes[j].heading)
    same = match.old.called[i] is not None and match.old.called[i] == match.new.called[j]
    return same and bool(one) and Indel.normalized_similarity(one, two) >= _ALIKE


def _kept(match: Match, i: int, j: int) -> float:
    one, two = match.old.words(i), match.new.words(j)
    return LCSseq.similarity(one, two) / len(one)


def _crossing(match: Match, i: int, j: int) -> Crossing:
    old, new = match.old.nodes[i], match.new.nodes[j]
    inner, moved = pair_tops(Document("es", "", (old,)), Document("es", "", (new,)))
    return Crossing(old, new, _kept(match, i, j), changes(inner, moved, find_parts(inner)))
