"""What points at a part or a division follows its new number: the plan of every step that changes numbers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from drafting.edit.citing import cited
from drafting.edit.pointing import pointed
from drafting.edit.renumber import Doubt, Follow, Plan, Relabel
from drafting.edit.series import Numbered, cited_as, in_sequence, series
from drafting.model import Document
from drafting.structure.numbering import canonical


@dataclass(frozen=True, slots=True)
class Arranged:
    """A step on what stands where: the text after it, and the numbers and citations that would follow.

    ``document`` has the old numbers still; ``carry_out(document, plan)`` is the whole step. ``uid`` is what
    the step was about, ``label`` its name in the record.
    """

    document: Document = field(repr=False)
    plan: Plan
    uid: str
    label: str = ""


def following(
    before: Document,
    numbers: Sequence[Numbered],
    gone: Collection[str] = (),
    *,
    moved: bool = False,
    rehomed: Collection[str] = (),
) -> Plan:
    """The plan that gives these numbers, as ``before`` cites what bears them.

    ``gone`` are uids of what is taken out: what cites them is told. ``moved``: the order changes, so that
    "I a III" may mean others than before: such ranges are told, not changed. ``rehomed``: divisions that
    stand in another one now, so that "de este Título" may no longer hold: told as well.
    """
    new = {one.uid: one for one in numbers}
    old = {canonical(one.old) for one in numbers}
    follows, doubts = [], []
    for one in pointed(before) if numbers or gone else ():
        if one.uid in gone:
            continue
        if one.target in gone:
            doubts.append(Doubt(one.uid, one.around, "gone", one.target))
        elif one.target in rehomed:
            doubts.append(Doubt(one.uid, one.around, "home", one.target))
        elif one.why == "twice":
            if canonical(one.number) in old:
                doubts.append(Doubt(one.uid, one.around, "twice"))
        elif one.target in new:
            if one.why or (moved and one.ranged):
                doubts.append(Doubt(one.uid, one.around, one.why or "range", one.target))
                continue
            said = cited_as(one.number, new[one.target])
            if said != one.number:
                follows.append(Follow(one.uid, one.start, one.number, said, one.around))
    if gone:
        lost = (one for one in cited(before) if one.target in gone and one.uid not in gone)
        doubts += [Doubt(one.uid, one.around, "gone", one.target) for one in lost]
    return Plan(_relabels(numbers), tuple(follows), tuple(dict.fromkeys(doubts)))


def sequence(document: Document, uid: str) -> Plan:
    """The plan that numbers the series of ``uid`` from one to its end."""
    return following(document, in_sequence(series(document, uid), document.language))


def _relabels(numbers: Iterable[Numbered]) -> tuple[Relabel, ...]:
    return tuple(Relabel(one.uid, one.was, one.label, one.old, one.number) for one in numbers)
