"""The reports on a checklist: the gaps, and the matrix of requirements and provisions.

The columns are those of the matrix that States hand in under Security Council resolution 1540 (2004) and of
the OPCW's checklist for legislators: requirement, source, yes / partly / no, provision and text, remarks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from drafting.checklist.coverage import Course, Coverage, State
from drafting.checklist.living import Heir, Living
from drafting.checklist.mapping import Relation
from drafting.checklist.model import Checklist
from drafting.messages import day, sentence
from drafting.model import Draft, Instrument, Language, Mark, Provision
from drafting.report import Cell, Column, Report, Row, Span, Table, Tone, cell, edited
from drafting.workbench.sheet import Entry, Offer, Sheet

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench

TONES: dict[State, Tone] = {
    State.MET: "good",
    State.PARTLY: "fair",
    State.STALE: "fair",
    State.SUGGESTED: "fair",
    State.MISSING: "bad",
    State.NOT_APPLICABLE: "quiet",
}
#: how many suggestions the gap report names
_LIKELY = 3
#: how much of a provision a cell shows; what is longer ends in three dots
_LONGEST = 2500


class Writer:
    """Writes one sheet in one language."""

    def __init__(self, desk: Workbench, sheet: Sheet, language: Language) -> None:
        self._sheet = sheet
        self._language = language
        self._instruments = {draft.instrument: desk.instrument(draft.instrument) for draft in sheet.drafts}

    def matrix(self) -> Report:
        """Every requirement, by section, with what answers it."""
        columns = (
            Column(self._say("report.number"), 7),
            Column(self._say("report.requirement"), 22),
            Column(self._say("report.source"), 14),
            Column(self._say("report.answer"), 8),
            Column(self._say("report.provision"), 34),
            Column(self._say("report.remarks"), 20),
        )
        rows = tuple(
            Row(
                (*self._asked(entry), self._answer(entry), self._provisions(entry), self._remarks(entry)),
                self._section(entry),
            )
            for entry in self._sheet.entries
        )
        return self._report(
            "matrix", Table(self._say("report.matrix"), columns, rows, grouped=self._say("report.section"))
        )

    def gaps(self) -> Report:
        """What is not met and does apply, the most urgent first."""
        columns = (
            Column(self._say("report.number"), 7),
            Column(self._say("report.requirement"), 26),
            Column(self._say("report.source"), 16),
            Column(self._say("report.likely"), 32),
            Column(self._say("report.remarks"), 24),
        )
        rows = tuple(
            Row(
                (*self._asked(entry), self._likely(entry), self._remarks(entry)),
                self._say(f"state.{entry.state}"),
            )
            for entry in self._sheet.gaps()
        )
        table = Table(
            self._say("report.gaps"),
            columns,
            rows,
            grouped=self._say("report.state"),
            nothing=self._say("report.nothing"),
        )
        return self._report("gaps", table)

    def _report(self, name: str, table: Table) -> Report:
        checklist, counts = self._sheet.checklist, self._sheet.counts()
        notes = (
            checklist.notice(self._language),
            self._say("report.edition", name=checklist.name(self._language), edition=checklist.edition),
            self._say(
                "report.counts",
                requirements=len(self._sheet.entries),
                **{state.value: count for state, count in counts.items()},
            ),
            self._say("report.only_confirmed"),
        )
        drafts = "; ".join(self._draft(draft) for draft in self._sheet.drafts)
        title = f"{self._say(f'report.{name}')}: {checklist.name(self._language)}"
        return Report(title, self._language, (table,), drafts, tuple(note for note in notes if note))

    # --- cells -----------------------------------------------------------------------------------

    def _asked(self, entry: Entry) -> tuple[Cell, Cell, Cell]:
        item = entry.requirement
        rationale = item.rationale(self._language)
        sources = [
            source.citation + ("" if source.seen == "verified" else self._say(f"seen.{source.seen}"))
            for source in item.sources
        ]
        text = [(Span(item.text(self._language)),), *([(Span(rationale, quiet=True),)] if rationale else [])]
        return cell(item.id), cell(*text), cell(*sources)

    def _answer(self, entry: Entry) -> Cell:
        state = self._say(f"state.{entry.state}")
        return cell(
            (Span(self._say(f"answer.{entry.state}"), bold=True),),
            (Span(state, quiet=True),),
            tone=TONES[entry.state],
        )

    def _provisions(self, entry: Entry) -> Cell:
        return cell(*(line for living in entry.livings for line in self._living(living)))

    def _living(self, living: Living) -> Iterator[tuple[Span, ...]]:
        """The provision as it reads; what differs from what was confirmed is marked."""
        short = self._short(living.mapping.instrument)
        if living.provision is None:
            label = self._say("report.gone", label=living.mapping.label, instrument=short)
            yield (Span(label, bold=True),)
        else:
            yield (Span(f"{short}, {_name(living.provision)}", bold=True),)
        changed = {change.line.uid: change for change in living.alterations}
        lines = [*(living.provision.walk() if living.provision else ())]
        room = _LONGEST
        for node in lines:
            change = changed.pop(node.uid, None)
            own = edited((*change.heading_edits, *change.edits)) if change else ()
            label = node.label if node is not living.provision else ""
            words = own or (Span(" ".join(part for part in (node.heading, node.text) if part)),)
            if room > 0 and any(span.text for span in words):
                yield _cut((Span(f"{label} "), *words) if label else words, room)
            room -= sum(len(span.text) for span in words)
        for change in changed.values():
            if change.how == "removed" and room > 0 and change.edits:
                yield _cut((Span(f"{change.line.label} "), *edited(change.edits)), room)
                room -= len(change.line.text)

    def _remarks(self, entry: Entry) -> Cell:
        return cell(*self._said(entry))

    def _said(self, entry: Entry) -> Iterator[str | tuple[Span, ...]]:
        if entry.not_applicable:
            yield self._say("report.reason", reason=entry.not_applicable.body["reason"])
        if entry.together:
            yield self._say("report.together", rationale=entry.together.body["rationale"])
        for living in entry.livings:
            yield from self._of(living, alone=len(entry.livings) == 1)
        layer = entry.requirement.layer
        placed = {self._instruments[living.mapping.instrument].layer for living in entry.livings}
        if layer and entry.state is not State.NOT_APPLICABLE and layer not in placed:
            yield self._say("report.layer", layer=self._say(f"layer.{layer}"))
            for other in sorted(placed):
                yield self._say("report.elsewhere", layer=self._say(f"layer.{other}"))

    def _of(self, living: Living, *, alone: bool) -> Iterator[str | tuple[Span, ...]]:
        mapping = living.mapping
        relation = self._say(f"relation.{mapping.relation}")
        if not alone or mapping.relation is not Relation.COVERS:
            yield f"{living.label} {relation}."
        if mapping.rationale:
            yield mapping.rationale
        if not living.holds:
            yield self._say("report.since", since=living.since or mapping.draft, fates=self.fates(living))
            yield from (self._heir(heir) for heir in living.heirs)
        on = day(mapping.when.date(), self._language) if mapping.when else ""
        who = self._say("report.who", who=mapping.who, date=on, number=mapping.draft)
        yield (Span(who, quiet=True),)

    def _likely(self, entry: Entry) -> Cell:
        """What is there already and does not suffice, then what the texts suggest."""
        lines: list[str | tuple[Span, ...]] = [
            line for living in entry.livings for line in self._living(living)
        ]
        for offer in entry.offers[:_LIKELY]:
            lines += self._offer(offer)
        return cell(*lines)

    def _offer(self, offer: Offer) -> Iterator[tuple[Span, ...]]:
        said = self._say(
            "report.suggestion", label=_name(offer.provision), instrument=self._short(offer.instrument)
        )
        yield (Span(said, quiet=True),)
        yield _cut(
            (Span(" ".join(part for part in (offer.provision.heading, offer.provision.text) if part)),), 400
        )

    def _heir(self, heir: Heir) -> str:
        return self._say("report.heir", label=_name(heir.provision), instrument=self._short(heir.instrument))

    # --- words -----------------------------------------------------------------------------------

    def fates(self, living: Living) -> str:
        """What happened to a mapping, in words."""
        return ", ".join(self._say(f"fate.{fate}") for fate in living.fates)

    def _section(self, entry: Entry) -> str:
        section = self._sheet.checklist.section(entry.requirement.section)
        return section.name(self._language) if section else entry.requirement.section

    def _short(self, slug: str) -> str:
        instrument = self._instruments.get(slug)
        return instrument.short_title or instrument.title if instrument else slug

    def _draft(self, draft: Draft) -> str:
        """The title of a law alone, the short titles of several together."""
        instrument: Instrument = self._instruments[draft.instrument]
        title = instrument.title if len(self._sheet.drafts) == 1 else self._short(draft.instrument)
        on = day(draft.date, self._language)
        return self._say("report.draft", title=title, number=draft.number, date=on)

    def _say(self, key: str, **values: object) -> str:
        return sentence(f"mapping.{key}", self._language, **values)


def course_in_words(
    coverage: Coverage, course: Course, titles: Mapping[str, str], language: Language
) -> list[str]:
    """A sentence for each turning of a requirement; ``titles`` are the instruments' short titles."""

    def say(key: str, **values: object) -> str:
        return sentence(f"mapping.{key}", language, **values)

    first, *turnings = course.turnings
    opening = "course.began" if turnings else "course.always"
    said = [say(opening, state=say(f"state.{first.state}"))]
    for turning in turnings:
        draft = coverage.moments[turning.at].draft
        lost = [
            say("course.cause", label=_plain(cause.label), fate=say(f"fate.{cause.fate}"))
            for cause in turning.lost
        ]
        causes = say("course.lost", causes="; ".join(lost)) if lost else ""
        if turning.gained and not lost:
            named = ", ".join(_plain(cause.label) for cause in turning.gained)
            causes = say("course.gained", causes=named)
        title = titles.get(draft.instrument, draft.instrument)
        state = say(f"state.{turning.state}")
        said.append(say("course.turned", state=state, draft=draft.number, instrument=title, causes=causes))
    return said


def mark(living: Living, checklist: Checklist | None, language: Language) -> Mark:
    """A confirmed mapping as a remark on the provision as it stands."""
    mapping, provision = living.mapping, living.provision
    assert provision is not None
    requirement = checklist.requirement(mapping.requirement) if checklist else None
    asked = requirement.text(language) if requirement else mapping.asked
    text = sentence(
        f"mapping.mark.{'holds' if living.holds else 'stale'}",
        language,
        requirement=mapping.requirement,
        relation=sentence(f"mapping.relation.{mapping.relation}", language),
        text=f"{asked} {mapping.rationale}".strip(),
        since=living.since or mapping.draft,
        fates=", ".join(sentence(f"mapping.fate.{fate}", language) for fate in living.fates),
    )
    return Mark(
        "checklist",
        provision.eid,
        text,
        uid=provision.uid,
        key=mapping.requirement,
        severity="info" if living.holds else "warning",
        author=mapping.who,
        when=mapping.when,
    )


def _name(provision: Provision) -> str:
    return _plain(provision.label) or provision.heading or provision.eid


def _plain(label: str) -> str:
    return label.rstrip(" .-–—")


def _cut(spans: tuple[Span, ...], room: int) -> tuple[Span, ...]:
    made: list[Span] = []
    for span in spans:
        if len(span.text) > room:
            made.append(span._replace(text=span.text[:room].rsplit(" ", 1)[0] + " …"))
            break
        made.append(span)
        room -= len(span.text)
    return tuple(made)
