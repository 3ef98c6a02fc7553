"""What left an instrument and stands in another of the set: an annex of the law, now in the regulation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from drafting import compare
from drafting.model import Draft, Instrument, Provision
from drafting.workbench.desk import Workbench

#: Of another instrument the drafts nearest in date to the older and to the newer draft compared.
Neighbours = tuple[Draft, Draft]


@dataclass(frozen=True, slots=True)
class Crossed:
    """A provision of the drafts compared, and where its text stands, or stood, in another instrument.

    ``here`` is of the older draft if the text went (``came`` False), of the newer one if it came. ``kept`` is
    the share of its words, in order, that are the same.
    """

    here: Provision
    there: Provision
    instrument: Instrument
    draft: Draft
    came: bool
    kept: float


def neighbours(desk: Workbench, old: Draft, new: Draft) -> tuple[Neighbours, ...]:
    """Of every other instrument that has drafts, those to look in; none for drafts of two instruments."""
    if old.instrument != new.instrument:
        return ()
    others = (desk.drafts(one.slug) for one in desk.instruments() if one.slug != new.instrument)
    return tuple((_nearest(drafts, old.date), _nearest(drafts, new.date)) for drafts in others if drafts)


def crossed(desk: Workbench, old: Draft, new: Draft, among: tuple[Neighbours, ...]) -> tuple[Crossed, ...]:
    """What went from one draft to the next into the neighbours, and what came from them. Raises NotFound."""
    return tuple(one for before, after in among for one in _with(desk, old, new, before, after))


def _with(desk: Workbench, old: Draft, new: Draft, before: Draft, after: Draft) -> Iterator[Crossed]:
    ours = desk.compare(old.id, new.id)
    instrument = desk.instrument(after.instrument)
    for one in compare.crossings(ours, desk.document(after.id)):
        yield Crossed(one.old, one.new, instrument, after, False, one.kept)
    if before.id != after.id:
        for one in compare.crossings(desk.compare(before.id, after.id), ours):
            yield Crossed(one.new, one.old, instrument, before, True, one.kept)


def _nearest(drafts: tuple[Draft, ...], day: date) -> Draft:
    """The draft nearest in date, of two as near the later one."""
    return min(drafts, key=lambda draft: (abs((draft.date - day).days), -draft.number))
