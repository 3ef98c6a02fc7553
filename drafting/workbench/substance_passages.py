"""Chemicals through the drafts of an instrument, told: rows that page, reports and commands share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from drafting.messages import sentence
from drafting.model import Document, Language
from drafting.report import Column as Heading
from drafting.report import Row, Table, Tone, cell
from drafting.substances.passages import Course, Passage, Standing, Step, Turn
from drafting.substances.scan import Known
from drafting.substances.telling import cited
from drafting.workbench.called import called

if TYPE_CHECKING:
    from drafting.workbench.substances import Through


class Change(NamedTuple):
    """What became of a chemical with a draft, in a sentence.

    ``eid`` is in draft ``at``: the new one or, where the chemical left, the one ``before``. ``first`` says
    that the instrument began with it.
    """

    draft: int
    turn: Turn
    first: bool
    at: int
    before: int
    eid: str
    uid: str
    told: str


class Told(NamedTuple):
    """One chemical: its number, its name, its entries on the lists, the drafts that have it, what changed."""

    key: str
    cas: str
    name: str
    entries: str
    drafts: tuple[int, ...]
    changes: tuple[Change, ...]
    elsewhere: tuple[Elsewhere, ...] = ()


class Elsewhere(NamedTuple):
    """Another instrument whose latest draft has a chemical: since which of its drafts, and where."""

    instrument: str
    name: str
    since: int
    eid: str


#: where it matters how many numbers a draft has
_COUNTED = ("carried", "incidental")


def tell_passages(
    through: Through,
    text: Callable[[int], Document],
    language: Language,
    others: Sequence[tuple[str, str, Through]] = (),
) -> tuple[Told, ...]:
    """Every chemical in the order of the lists, those on none last. ``text`` gives a draft by its number.

    ``others`` are the further instruments (slug, name, drafts): what left this one may stand there now.
    """
    known = through.known
    order = {key: place for place, key in enumerate(known.by_key)}
    numbers = [draft.number for draft in through.drafts]
    places = _Places(text, language)
    found = [
        _with_elsewhere(_told(one, known, numbers, places, language), others, language)
        if one.steps[-1].turn == "left"
        else _told(one, known, numbers, places, language)
        for one in through.passages
    ]
    return tuple(sorted(found, key=lambda one: (order.get(one.key, len(order)), one.key)))


def now_in(key: str, others: Sequence[tuple[str, str, Through]]) -> tuple[Elsewhere, ...]:
    """The instruments whose latest draft has the chemical, each with the draft since which it has it."""
    found = []
    for slug, name, through in others:
        passage = next((one for one in through.passages if one.key == key), None)
        if passage is None or passage.steps[-1].turn == "left":
            continue
        entered = next(step for step in reversed(passage.steps) if step.turn == "entered")
        found.append(Elsewhere(slug, name, entered.number, passage.standings[-1].eid))
    return tuple(found)


def _with_elsewhere(told: Told, others: Sequence[tuple[str, str, Through]], language: Language) -> Told:
    """What left with its last change, with where it is now."""
    there = now_in(told.key, others)
    if not there:
        return told
    places = "; ".join(
        sentence("substances.passage.since", language, instrument=one.name, n=one.since) for one in there
    )
    last = told.changes[-1]
    said = sentence("substances.passage.now_in", language, left=last.told, places=places)
    return told._replace(changes=(*told.changes[:-1], last._replace(told=said)), elsewhere=there)


def ranges(numbers: Iterable[int], among: Sequence[int]) -> str:
    """ "1–5, 8": drafts by number, those that follow one another drawn together."""
    have = set(numbers)
    runs = (list(run) for there, run in groupby(among, key=have.__contains__) if there)
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def course_of(course: Course, known: Known, language: Language) -> str:
    """A list through the drafts: "1–2: 51 of 60; 3: 52 of 60; 6–12: by reference"."""
    listed = len(known.list[course.list].numbers)
    runs = groupby(course.points, key=lambda point: (point[1], point[2] if point[1] in _COUNTED else 0))
    among = [number for number, _, _ in course.points]
    return "; ".join(
        sentence(
            f"substances.course.{status}", language,
            drafts=ranges((number for number, _, _ in run), among), found=found, listed=listed,
        )
        for (status, found), run in runs
    )  # fmt: skip


def table_of(through: Through, told: Sequence[Told], language: Language) -> Table:
    """The chemicals by draft as a table of a report."""
    among = [draft.number for draft in through.drafts]
    names = ("entry", "cas", "names", "drafts", "changes")
    captions = [sentence(f"substances.column.{name}", language) for name in names]
    name = sentence("substances.report.through", language)
    rows = (
        Row(
            (
                cell(one.entries or "—"),
                cell(one.cas or "—"),
                cell(one.name),
                cell(ranges(one.drafts, among)),
                cell("\n".join(change.told for change in one.changes), tone=_tone(one)),
            )
        )
        for one in told
    )
    return Table(
        name=name,
        columns=tuple(map(Heading, captions, (12, 10, 30, 10, 34))),
        rows=tuple(rows),
        caption=name,
        nothing=sentence("substances.report.nothing", language),
    )


def _tone(one: Told) -> Tone:
    return "" if any(not change.first for change in one.changes) else "quiet"


def _told(one: Passage, known: Known, numbers: Sequence[int], places: _Places, language: Language) -> Told:
    entries = known.by_key.get(one.key, ())
    cas = one.key if one.key.replace("-", "").isdigit() else ""
    name = entries[0].name(language) if entries else sentence("substances.report.nowhere", language)
    before = dict(zip(numbers[1:], numbers, strict=False))
    changes = tuple(_change(step, before.get(step.number, 0), known, places, language) for step in one.steps)
    return Told(one.key, cas, name, cited(entries, known, language), one.drafts, changes)


def _change(step: Step, before: int, known: Known, places: _Places, language: Language) -> Change:
    there = step.now or step.before
    assert there is not None
    key = "stood" if step.turn == "entered" and not before else step.turn
    told = sentence(
        f"substances.passage.{key}",
        language,
        n=step.number,
        place=places.said(there, known),
        was=places.said(step.before, known) if step.before else "",
    )
    uid = places.uid(there)
    return Change(step.number, step.turn, not before, there.number, before, there.eid, uid, told)


class _Places:
    """What the places of chemicals are called, draft by draft; a draft is read when it is asked for."""

    def __init__(self, text: Callable[[int], Document], language: Language) -> None:
        self._text = text
        self._language = language
        self._names: dict[int, dict[str, str]] = {}
        self._uids: dict[int, Mapping[str, str]] = {}

    def said(self, standing: Standing, known: Known) -> str:
        """ "Anexo I, renglón 4 (CAQ 2.B)"."""
        names = self._names.get(standing.number)
        if names is None:
            names = self._names[standing.number] = called(self._text(standing.number), self._language)
        claims = ", ".join(sorted(self._claim(claim, known) for claim in standing.claims))
        name = names.get(standing.eid) or standing.eid
        return f"{name} ({claims})" if claims else name

    def uid(self, standing: Standing) -> str:
        """The uid of the provision, "" where the text has none."""
        uids = self._uids.get(standing.number)
        if uids is None:
            text = self._text(standing.number)
            uids = self._uids[standing.number] = {node.eid: node.uid for node in text.walk()}
        return uids.get(standing.eid, "")

    def _claim(self, claim: str, known: Known) -> str:
        list_id, _, part = claim.partition(" ")
        return " ".join(filter(None, (known.list[list_id].shorts[self._language], ".".join(part))))
