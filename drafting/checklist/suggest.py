"""What a text seems to say to a checklist: candidates for each requirement, and a status with its grounds.

A suggestion is an offer to the person who decides; it never counts as an answer by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from drafting.checklist.features import Features, Memory
from drafting.checklist.grounds import Grounds
from drafting.checklist.model import Candidate, Status, Suggestion
from drafting.checklist.query import Query
from drafting.checklist.rank import Habits, Scored, likelihood, scores
from drafting.checklist.subject import Subjects
from drafting.checklist.units import Unit, units
from drafting.model import Document, Kind

#: From this likelihood on a requirement seems met, from that on partly; both measured on labelled laws.
MET, PARTLY = 0.75, 0.35

_CLOSING = (Kind.TRANSITORY, Kind.DISPOSITION)
#: candidates that are looked at to say which words of a requirement are covered
_LOOKED_AT = 3
#: how much of a text's opening is looked at for its subject: divisions, lines, characters of a line
_TOPS, _OPENING, _LINE = 3, 8, 300


def suggestions(
    asked: Query, document: Document, *, top: int = 5, memory: Memory | None = None
) -> tuple[Suggestion, ...]:
    """For each requirement, in the checklist's order, the provisions that most likely answer it, best first.

    ``asked`` is the checklist in the language of the text (see ``query``); ``memory`` keeps what was found in
    texts, so that a new draft costs what changed. The same text gives the same suggestions.
    """
    memory = memory or Memory()
    found = units(document)
    read = [memory.of(asked, unit) for unit in found]
    ranked = scores(asked, read, habits(found))
    subjects = Subjects(asked, read, _opening(document))
    return tuple(
        _suggestion(asked, owner, found, read, rows[: max(top, _LOOKED_AT)], top, subjects)
        for owner, rows in enumerate(ranked)
    )


def _opening(document: Document) -> str:
    """What a text says of itself first: its title, the lines before its first article, its outer headings."""
    lines = [document.title]
    for top in document.provisions[:_TOPS]:
        said = top.walk() if top.kind is Kind.PREFACE else (top,)
        lines += [below.heading or below.text for below in islice(said, _OPENING)]
    return "\n".join(line for line in lines if len(line) <= _LINE)


def habits(found: Sequence[Unit]) -> Habits:
    """Which units open the law (not the decree around it), which close it by their kind or place."""
    law = [number for number, unit in enumerate(found) if not unit.wrapping]
    closing = (number for number in law if found[number].provision.kind in _CLOSING)
    return Habits(tuple(law[:2]), frozenset((*closing, *law[-2:])))


def served(found: Iterable[Suggestion], *, least: float = PARTLY) -> dict[str, tuple[Candidate, ...]]:
    """By the eid of a provision the requirements it may serve, the likeliest first."""
    rows: dict[str, list[Candidate]] = {}
    for suggestion in found:
        for candidate in suggestion.candidates:
            if candidate.score >= least:
                rows.setdefault(candidate.eid, []).append(candidate)
    return {eid: tuple(sorted(mine, key=lambda one: -one.score)) for eid, mine in rows.items()}


def _suggestion(
    asked: Query,
    owner: int,
    found: Sequence[Unit],
    read: Sequence[Features],
    rows: Sequence[Scored],
    top: int,
    subjects: Subjects,
) -> Suggestion:
    item = asked.asked[owner]
    looked_at = [read[row.unit] for row in rows[:_LOOKED_AT]]
    doubt = subjects.doubt(item.requirement.scope, looked_at)
    candidates = []
    for row in rows[:top]:
        unit = found[row.unit]
        why, deciding = Grounds(asked, owner, unit, read[row.unit]).found()
        candidates.append(
            Candidate(
                item.requirement.id,
                unit.provision.eid,
                unit.provision.uid,
                round(likelihood(row.score) * doubt, 4),
                why,
                deciding,
            )
        )
    covered, uncovered = _coverage(asked, owner, looked_at)
    return Suggestion(item.requirement.id, _status(candidates), tuple(candidates), covered, uncovered)


def _status(candidates: Sequence[Candidate]) -> Status:
    best = candidates[0].score if candidates else 0.0
    return Status.MET if best >= MET else Status.PARTLY if best >= PARTLY else Status.MISSING


def _coverage(asked: Query, owner: int, read: Sequence[Features]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of law in the requirement that the best candidates say, and those that none of them does."""
    said = {concept for one in read for concept in (*one.words, *one.heading)}
    item = asked.asked[owner]
    words: dict[str, str] = {}
    for token in asked.reader.tokens(item.text):
        if token.concept in item.spoken:
            words.setdefault(token.concept, item.text[token.start : token.end].lower())
    covered = tuple(dict.fromkeys(word for concept, word in words.items() if concept in said))
    rest = (word for concept, word in words.items() if concept not in said and word not in covered)
    return covered, tuple(dict.fromkeys(rest))
