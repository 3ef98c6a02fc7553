"""The matrix of dispositions: who said what of which provision, what was answered, where it was done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from drafting.messages import day, sentence
from drafting.model import Edit, Language, Op
from drafting.report import Cell, Column, Report, Row, Span, Table, Tone, cell, edited
from drafting.review.carry import Fate, Heard, Standing, told
from drafting.review.model import Proposed, State
from drafting.workbench.comment_words import called
from drafting.workbench.review_marks import author_of, speaker

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench
    from drafting.workbench.reviews import Reviews

TONES: dict[State, Tone] = {
    State.OPEN: "bad",
    State.DEFERRED: "fair",
    State.ANSWERED: "good",
    State.ACCEPTED: "good",
    State.AMENDED: "good",
    State.REJECTED: "quiet",
}


def dispositions(
    desk: Workbench, reviews: Reviews, slug: str, number: int | None, language: Language
) -> Report:
    """Every comment and proposal in the order of the latest draft, under its provision. Raises NotFound."""
    return _Writer(desk, reviews, slug, number, language).report()


class _Writer:
    def __init__(
        self, desk: Workbench, reviews: Reviews, slug: str, number: int | None, language: Language
    ) -> None:
        self._reviews = reviews
        self._language = language
        self._number = number
        self._instrument = desk.instrument(slug)
        self._latest = desk.draft(slug)
        self._draft_name = desk.tables.names(self._latest.id)[0]
        self._round = reviews.round(slug, number) if number else None
        self._made = reviews.made_in(slug)
        self._unwritten = {one.comment.key for one in reviews.unwritten(slug)}
        nodes = list(desk.document(self._latest.id).walk())
        self._order = {node.uid: place for place, node in enumerate(nodes)}
        self._units = {node.uid: node for node in nodes}
        self._parents = {
            node.uid: above.uid
            for node, above in desk.document(self._latest.id).with_parents()
            if above is not None
        }

    def report(self) -> Report:
        standing = [
            one for one in self._reviews.standing(self._latest.id) if self._asked(one.proposal.origin.round)
        ]
        heard = [one for one in self._reviews.heard(self._latest.id) if self._asked(one.comment.origin.round)]
        placed = [
            *((self._place(one.proposal.uid), 1, self._proposed(one)) for one in standing),
            *((self._place(one.comment.uid), 0, self._commented(one)) for one in heard),
        ]
        rows = tuple(row for _, _, row in sorted(placed, key=lambda one: one[:2]))
        captions = (("reviewer", 14), ("said", 34), ("disposition", 12), ("answer", 28), ("where", 12))
        columns = tuple(Column(self._say(f"column.{name}"), share) for name, share in captions)
        table = Table(
            self._say("tab"), columns, rows, grouped=self._say("column.provision"), nothing=self._say("none")
        )
        return Report(
            self._title(),
            self._language,
            (table,),
            f"{self._instrument.title} · {self._draft_name}",
            self._notes(rows),
        )

    def _asked(self, number: int) -> bool:
        return self._number is None or number == self._number

    def _title(self) -> str:
        if self._round is None:
            return self._say("title")
        return self._say("title_round", number=self._round.number)

    def _notes(self, rows: tuple[Row, ...]) -> tuple[str, ...]:
        notes = [self._say("count", count=len(rows))]
        if self._round is not None:
            notes.append(
                self._say(
                    "sent",
                    draft=self._round.draft,
                    sent=day(self._round.sent, self._language),
                    until=day(self._round.until, self._language),
                )
            )
            silent = [
                self._reviews.reviewer_name(one.asked.reviewer, self._language)
                for one in self._reviews.status(self._instrument.slug, self._round.number)
                if not one.answered
            ]
            if silent:
                notes.append(self._say("silent", names=", ".join(silent)))
        return tuple(notes)

    def _proposed(self, one: Standing) -> Row:
        said = one.proposal
        who = speaker(self._reviews, said.origin.reviewer, said.author, self._language)
        made = self._made.get(said.key, 0)
        became = told(one, made)
        answer = [said.reason]
        if said.state is State.AMENDED:
            answer.insert(0, self._say("instead", words=said.amended))
        return self._row(
            said.uid,
            said.label,
            cell(who, *self._untracked(said), self._on(said.draft)),
            cell((*self._words(said),), *self._became(became, draft=made)),
            said.state,
            cell(*filter(None, answer), *self._settled(said.settled_by, said.settled_at)),
            self._say("done_in", draft=made) if made else "",
        )

    def _words(self, said: Proposed) -> Iterator[Span]:
        yield Span(self._say(f"kind.{said.kind}") + " ", quiet=True)
        edits = [
            Edit(op, text) for op, text in ((Op.DELETE, said.old), (Op.INSERT, said.new)) if text.strip()
        ]
        for place, span in enumerate(edited(edits)):
            if place:
                yield Span(" ")
            yield span

    def _commented(self, one: Heard) -> Row:
        said = one.comment
        lines: list[str | tuple[Span, ...]] = [said.text]
        if said.quoted:
            lines.insert(0, (Span(f"«{said.quoted}»", quiet=True),))
        lines += [f"{reply.author}: {reply.text}" for reply in said.replies]
        return self._row(
            said.uid,
            said.label,
            cell(author_of(self._reviews, said, self._language), self._on(said.draft)),
            cell(*lines, *self._became("" if one.fate in (Fate.SAME, Fate.AROUND) else one.fate.value)),
            said.state,
            cell(said.answer, *self._settled(said.settled_by, said.settled_at)),
            self._say("answered_in", draft=said.answered_in) if said.answered_in else self._waits(said.key),
        )

    def _row(
        self, uid: str, label: str, who: Cell, said: Cell, state: State, answer: Cell, where: str
    ) -> Row:
        settled = cell((Span(self._say(f"state.{state.value}"), bold=True),), tone=TONES[state])
        return Row((who, said, settled, answer, cell(where)), self._called(uid, label))

    def _called(self, uid: str, label: str) -> str:
        """The provision as the latest draft calls it, with what it stands in."""
        node = self._units.get(uid)
        if node is None:
            return self._say("gone", label=label) if label else self._say("whole")
        names = [called(node)]
        above = self._parents.get(uid, "")
        if node.kind not in ("article", "transitory", "annex", "section") and above:
            names.insert(0, called(self._units[above]))
        return ", ".join(names)

    def _place(self, uid: str) -> int:
        return self._order.get(uid, len(self._order))

    def _became(self, became: str, **values: object) -> list[tuple[Span, ...]]:
        if became in ("", "written"):  # the last column has the draft it was written into
            return []
        return [(Span(self._say(f"fate.{became}", **values), quiet=True),)]

    def _untracked(self, said: Proposed) -> list[tuple[Span, ...]]:
        return [] if said.tracked else [(Span(self._say("untracked"), quiet=True),)]

    def _waits(self, key: str) -> str:
        return self._say("unwritten") if key in self._unwritten else ""

    def _on(self, draft: int) -> tuple[Span, ...]:
        return (Span(self._say("on_draft", draft=draft), quiet=True),)

    def _settled(self, who: str, when: datetime | None) -> list[tuple[Span, ...]]:
        if not who or when is None:
            return []
        on = day(when.date(), self._language)
        return [(Span(self._say("by", who=who, date=on), quiet=True),)]

    def _say(self, key: str, **values: object) -> str:
        return sentence(f"review.{key}", self._language, **values)
