"""What was divided and what was joined: provisions without a counterpart whose text stood in another one.

Worked out once the pairing is made, and symmetric by construction: what was joined is what was divided, seen
from the other draft. Only text that a provision lost to its own counterpart can have gone to another part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from drafting.compare.features import Role, Side, canonical
from drafting.compare.likeness import emptied
from drafting.compare.match import FREE, Match
from drafting.model import Kind

#: A part is one if this share of what it says (its runs of three words) was lost elsewhere; of a unit less,
#: if it took most of what was lost. A new opening is often written for a part that becomes an article.
_SAID, _SOME, _MOST_OF_LOST = 0.5, 0.3, 0.6
#: Least number of runs that must agree: for a unit anywhere in the law; for one beside the provision that
#: lost them, and inside two units that belong together.
_LEAST_UNIT, _LEAST_INNER = 6, 3
#: Beside it, what one paragraph or fraction lost may be enough, if this share of that came to the part.
_OF_A_PARAGRAPH = 0.3
#: "10 Bis" beside "10" was put there to go on with it: less of a paragraph that 10 lost whole is enough.
_LEAST_OFFSHOOT = 2
#: A run of words that more provisions than this have lost says nothing.
_RARE = 4
#: Two texts of which so much agrees are one: it moved as a whole, it was not divided.
_ALL = 0.7


class Part(NamedTuple):
    """Where the text of a provision without counterpart stood or stands, as places in the other document.

    ``origin`` is the provision that was divided, ``source`` the one at or below it that has the words
    (``FREE`` if several do), ``whole`` whether all of the source's text went.
    """

    origin: int
    source: int
    whole: bool


@dataclass(frozen=True, slots=True)
class Parts:
    """``came``: new places and where their text stood; ``went``: old places and where their text stands."""

    came: dict[int, Part]
    went: dict[int, Part]


def find_parts(match: Match) -> Parts:
    """The parts of what was divided and of what was joined."""
    back = match.mirrored()
    divided, joined = _units(match), _units(back)
    return Parts(_inner(match, divided, joined), _inner(back, joined, divided))


def _units(match: Match) -> dict[int, int]:
    """New units without counterpart whose text an old unit lost, and that unit."""
    free = [j for j in match.new.units() if match.to_old[j] == FREE and not emptied(match.new, j)]
    if not free:
        return {}
    lost = {
        i: set(_runs(match.old.words(i))) - set(_runs(match.new.words(j)))
        for i, j in match.pairs(match.old.units())
        if match.old.digest[i] != match.new.digest[j]
    }
    found = _takers(match.new, free, lost, subtree=True)
    found = _beside(match, found) | found
    return {j: i for j, i in found.items() if not _closing(match, i, j)}


def _closing(match: Match, i: int, j: int) -> bool:
    """Whether only a closing formula went from the unit that was the last to the one that is."""
    last = _ends_the_series(match.old, i) and _ends_the_series(match.new, j)
    return last and not set(_runs(match.old.words(i))).intersection(_runs(match.new.own(j)))


def _ends_the_series(side: Side, place: int) -> bool:
    parent = side.parent[place]
    end = len(side.nodes) if parent == FREE else side.end[parent]
    return side.end[place] == end and side.nodes[place].kind in (Kind.TRANSITORY, Kind.DISPOSITION)


def _beside(match: Match, found: dict[int, int]) -> dict[int, int]:
    """New units that stand beside the counterpart of one that lost a paragraph's worth of their words."""
    more: dict[int, int] = {}
    units = match.new.units()
    for order in (units, units[::-1]):
        neighbour, lost = FREE, [set[str]()]
        for j in order:
            if match.to_old[j] != FREE:
                neighbour, lost = match.to_old[j], []
            elif neighbour != FREE and j not in found and not emptied(match.new, j):
                inside = range(neighbour, match.old.end[neighbour])
                lost = lost or [_lost(match, i) for i in inside]
                offshoot = _is_offshoot(match.new, j, match.to_new[neighbour])
                for i, runs in zip(inside, lost, strict=True):
                    least = _LEAST_OFFSHOOT if offshoot and match.to_new[i] == FREE else _LEAST_INNER
                    if _took(match.new.words(j), runs, least):
                        more.setdefault(j, neighbour)
    return more


def _took(words: str, lost: set[str], least: int) -> bool:
    shared = len(lost.intersection(_runs(words)))
    return shared >= least and shared >= _OF_A_PARAGRAPH * len(lost)


def _is_offshoot(side: Side, place: int, stem: int) -> bool:
    """Whether a unit bears the number of another with a suffix: "10 Bis", "10-A" beside "10"."""
    one, two = side.nodes[stem], side.nodes[place]
    number = canonical(one.number)
    return one.kind is two.kind and bool(number) and canonical(two.number).startswith(f"{number}-")


def _inner(match: Match, divided: dict[int, int], joined: dict[int, int]) -> dict[int, Part]:
    """Every new provision without counterpart that has the text of an old one, and where that stood."""
    found = {j: Part(i, FREE, False) for j, i in divided.items()}
    into: dict[int, list[int]] = {}
    for i, j in joined.items():
        into.setdefault(j, []).append(i)
    old, new = match.old, match.new
    for unit in new.units():
        mate = match.to_old[unit]
        homes = [mate if mate != FREE else divided.get(unit, FREE), *into.get(unit, ())]
        free = [j for j in range(unit, new.end[unit]) if match.to_old[j] == FREE and not _silent(new, j)]
        if homes == [FREE] or not free:
            continue
        inside = [i for home in homes if home != FREE for i in range(home, old.end[home])]
        lost = {i: _lost(match, i) for i in inside if not _silent(old, i)}
        for j, i in _takers(new, free, lost, subtree=False).items():
            origin = divided.get(j, i)
            whole = match.to_new[i] == FREE or _whole(match, i, j)
            found[j] = Part(origin, i, whole and j not in divided)
    return found


def _whole(match: Match, i: int, j: int) -> bool:
    """Whether all of a text went, and all to one place."""
    said, there = set(_runs(match.old.own(i))), set(_runs(match.new.own(j)))
    return len(said & there) >= _ALL * max(len(said), len(there))


def _runs(words: str) -> list[str]:
    """The distinct runs of three words: a single word is no trace of where a text came from."""
    return list(dict.fromkeys(words[at : at + 3] for at in range(len(words) - 2)))


def _lost(match: Match, i: int) -> set[str]:
    """What a provision says itself and its counterpart does not."""
    said, mate = set(_runs(match.old.own(i))), match.to_new[i]
    return said if mate == FREE else said - set(_runs(match.new.own(mate)))


def _silent(side: Side, place: int) -> bool:
    return not side.nodes[place].text.strip() or (side.role[place] is Role.INNER and emptied(side, place))


def _takers(side: Side, free: Iterable[int], lost: dict[int, set[str]], *, subtree: bool) -> dict[int, int]:
    """For each free place the one whose lost text it has, where it has enough of it."""
    postings: dict[str, list[int]] = {}
    for i, runs in lost.items():
        for run in runs:
            postings.setdefault(run, []).append(i)
    least = _LEAST_UNIT if subtree else _LEAST_INNER
    found = {}
    for j in free:
        said = _runs(side.words(j) if subtree else side.own(j))
        votes: Counter[int] = Counter()
        for run in said:
            if len(hits := postings.get(run, [])) <= _RARE:
                votes.update(hits)
        if not votes:
            continue
        i, most = min(votes.items(), key=lambda item: (-item[1], item[0]))
        share, of_lost = most / len(said), most / len(lost[i])
        if most >= least and (share >= _SAID or (subtree and share >= _SOME and of_lost >= _MOST_OF_LOST)):
            found[j] = i
    return found
