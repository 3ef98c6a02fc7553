"""Reviewed-by: what a named body reviewed on a day, and what of it changed since and must go back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from drafting.errors import BadRequest, NotFound
from drafting.guard import printable
from drafting.messages import day as told_day
from drafting.messages import sentence
from drafting.model import Decision, Document, Draft, Edit, Language, Mark, Op, Provision, Quote, Significance
from drafting.report import Column, Paragraph, Report, Row, Span, Table, cell, edited
from drafting.store import NewDecision, Stamp, Store
from drafting.structure.numbering import fold
from drafting.workbench.called import called
from drafting.workbench.reports import ReportFormat, written

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench

#: the kind of its decisions; the key is "slug/draft/body/first-last"
REVIEWED = "reviewed"

What = Literal["stands", "changed", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Review:
    """What a body reviewed: the provisions ``uids`` as they read in draft ``number``.

    ``whole``: all of the draft, so that what came after it was not reviewed either. ``who`` said so, ``at``.
    """

    decision: int
    slug: str
    body: str
    day: date
    number: int
    uids: tuple[str, ...]
    whole: bool
    note: str = ""
    who: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Covered:
    """A reviewed provision in a later draft. ``eid`` is "" where it is gone; ``edits`` say what changed."""

    review: Review
    uid: str
    eid: str
    name: str
    what: What
    edits: tuple[Edit, ...] = ()


class Reviewed:
    """The use cases of reviewed-by."""

    def __init__(self, desk: Workbench, store: Store, stamp: Callable[[], Stamp]) -> None:
        self._desk = desk
        self._store = store
        self._stamp = stamp

    def mark(
        self, slug: str, body: str, day: date, *, number: int | None = None, first: str = "", last: str = "",
        note: str = "", after: int | None = None,
    ) -> Decision:  # fmt: skip
        """Say that a body reviewed a draft (the latest) on a day: all of it, or from ``first`` to ``last``.

        These are uids or eids; without ``last`` it is one provision with all below it. Raises NotFound,
        BadRequest (no body, a day to come, provisions the draft does not have), Conflict.
        """
        who = printable(body).strip()
        stamp = self._stamp()
        if not who or len(who) > 200:
            raise BadRequest("bad_review_words", place=slug)
        if day > stamp.day:
            raise BadRequest("bad_review_day", place=day.isoformat())
        draft = self._desk.draft(slug, number)
        new = review_of(self._desk.document(draft.id), draft, who, day, first, last, note)
        return self._store.decide(
            REVIEWED, new.key, new.body, stamp, instrument=slug, uid=new.uid, after=after
        )

    def reviews(self, slug: str) -> tuple[Review, ...]:
        """What was reviewed of an instrument, the latest review last."""
        found = [_review(one) for one in self._store.decisions(REVIEWED, instrument=slug)]
        return tuple(sorted(found, key=lambda one: (one.day, one.number, one.decision)))

    def named(self, slug: str, body: str) -> str:
        """The name of a body as its last review has it. Raises NotFound if it reviewed nothing there."""
        found = [one.body for one in self.reviews(slug) if fold(one.body) == fold(body)]
        if not found:
            raise NotFound("not_found_reviewer", place=body, slug=slug)
        return found[-1]

    def undo(self, decision_id: int) -> Decision:
        """Take a review back. Raises NotFound, Conflict."""
        return self._store.take_back(decision_id, self._stamp())

    def covered(self, draft_id: int, body: str = "") -> tuple[Covered, ...]:
        """Every reviewed provision as it stands in a draft, body by body. Raises NotFound.

        Reviews of later drafts, and of drafts that were put away, say nothing of it. A provision that one
        review of a body still covers needs no other of that body.
        """
        draft = self._desk.draft_by_id(draft_id)
        present = {one.number: one for one in self._desk.drafts(draft.instrument)}
        by_body: dict[str, dict[str, Covered]] = {}
        for review in self.reviews(draft.instrument):
            if review.number not in present or review.number > draft.number:
                continue
            if body and fold(body) != fold(review.body):
                continue
            kept = by_body.setdefault(fold(review.body), {})
            for one in self._stand(review, present[review.number], draft):
                earlier = kept.get(one.uid)
                if earlier is None or one.what == "stands" or earlier.what != "stands":
                    kept[one.uid] = one
        return tuple(one for kept in by_body.values() for one in kept.values())

    def back(self, draft_id: int, body: str = "") -> tuple[Covered, ...]:
        """What must go back to the body that reviewed it (to each): changed, gone or new. Raises NotFound."""
        return tuple(one for one in self.covered(draft_id, body) if one.what != "stands")

    def marks(self, draft_id: int, language: Language) -> tuple[Mark, ...]:
        """Where a review no longer covers a provision, in the order of the text. Raises NotFound."""
        nodes = {node.uid: node for node in self._desk.document(draft_id).walk()}
        made = []
        for one in self.back(draft_id):
            if one.uid not in nodes:
                continue
            what = sentence(f"reviewed.{one.what}", language)
            day = told_day(one.review.day, language)
            text = sentence("clause.review_void", language, body=one.review.body, day=day, what=what)
            added = [edit.text.strip() for edit in one.edits if edit.op is Op.INSERT]
            words = next((piece for piece in added if piece), "")
            quote = Quote(words) if words and words in nodes[one.uid].printed else None
            made.append(Mark("review", one.eid, text, one.uid, quote, one.review.body, "warning"))
        order = {uid: place for place, uid in enumerate(nodes)}
        return tuple(sorted(made, key=lambda mark: order[mark.uid]))

    def report(self, draft_id: int, body: str, language: Language) -> Report:
        """What must go back to a body, each provision with both wordings. Raises NotFound."""
        draft = self._desk.draft_by_id(draft_id)
        found = self.back(draft_id, body)
        name = found[0].review.body if found else body
        captions = [("provision", 16), ("why", 14), ("before", 35), ("after", 35)]
        rows = tuple(
            Row((
                cell(one.name),
                cell(sentence(f"reviewed.{one.what}", language), tone="fair"),
                cell(_side(one.edits, Op.DELETE)),
                cell(_side(one.edits, Op.INSERT)),
            ))
            for one in found
        )  # fmt: skip
        tab = sentence("review.tab", language)
        columns = tuple(Column(sentence(f"review.{key}", language), share) for key, share in captions)
        table = Table(tab, columns, rows, nothing=sentence("review.nothing", language))
        reviews = [one for one in self.reviews(draft.instrument) if fold(one.body) == fold(name)]
        notes = tuple(
            sentence(
                "review.note", language, day=told_day(one.day, language), number=one.number, now=draft.number
            )
            for one in reviews[-3:]
        )
        title = sentence("review.title", language, body=name)
        return Report(title, language, (table,), self._desk.instrument(draft.instrument).title, notes)

    def export(
        self, draft_id: int, body: str, format: ReportFormat, language: Language | None = None
    ) -> bytes:
        """``report`` as a file. Raises NotFound, OfficeError (PDF)."""
        spoken = language or self._desk.instrument(self._desk.draft_by_id(draft_id).instrument).language
        stamp = self._stamp()
        return written(self.report(draft_id, body, spoken), format, author=stamp.who, when=stamp.at)

    def _stand(self, review: Review, then: Draft, now: Draft) -> Iterator[Covered]:
        old, new = self._desk.document(then.id), self._desk.document(now.id)
        wanted, known = set(review.uids), {node.uid for node in old.walk()}
        edits: dict[str, tuple[Edit, ...]] = {}
        followed: set[str] = set()
        if then.id != now.id:
            for change in self._desk.compare(then.id, now.id).changes:
                side = change.new or change.old
                if side is not None:
                    between = (Edit(Op.EQUAL, " "),) if change.heading_edits and change.edits else ()
                    edits[side.uid] = (*change.heading_edits, *between, *change.edits)
                    if set(change.significance) == {Significance.REFERENCE_FOLLOWED}:
                        followed.add(side.uid)  # the same provision, cited by the number it now bears
        before = {node.uid: node for node in old.walk()}
        once, names = called(old, old.language), called(new, new.language)
        after = {node.uid: (node, above) for node, above in new.with_parents()}
        for uid in review.uids:
            if uid not in after:
                node = before[uid]
                gone = (Edit(Op.DELETE, _words(node)),)
                yield Covered(review, uid, "", once.get(node.eid, ""), "gone", gone)
                continue
            node = after[uid][0]
            same = uid in followed or (uid in before and _words(before[uid]) == _words(node))
            what: What = "stands" if same else "changed"
            yield Covered(review, uid, node.eid, names[node.eid], what, () if same else edits.get(uid, ()))
        for uid, (node, above) in after.items():
            within = review.whole or (above is not None and above.uid in wanted)
            if uid not in known and within and _reviewable(node):
                added = (Edit(Op.INSERT, _words(node)),)
                yield Covered(review, uid, node.eid, names[node.eid], "new", added)


def review_of(
    document: Document, draft: Draft, body: str, day: date, first: str = "", last: str = "", note: str = ""
) -> NewDecision:
    """The decision that says that a body reviewed a draft, or a range of it. Raises BadRequest (range)."""
    uids = _range(document, first, last)
    said = {
        "body": body, "day": day.isoformat(), "number": draft.number, "uids": list(uids),
        "whole": not first, "note": printable(note)[:2000],
    }  # fmt: skip
    key = f"{draft.instrument}/{draft.number}/{fold(body)}/{first}-{last}"
    return NewDecision(REVIEWED, key, said, instrument=draft.instrument, uid=uids[0] if first else "")


def _side(edits: tuple[Edit, ...], op: Op) -> Paragraph:
    kept = tuple(edit for edit in edits if edit.op in (op, Op.EQUAL))
    return edited(kept) if any(edit.op is op for edit in kept) else (Span(""),)


def _words(node: Provision) -> str:
    """The words a review is of: a new number alone does not undo it."""
    return " ".join(f"{node.heading} {node.text}".split())


def _reviewable(node: Provision) -> bool:
    """Whether there are words of the law in it; the title page, with the draft's number, has none."""
    return bool(_words(node)) and not node.eid.startswith("preface")


def _range(document: Document, first: str, last: str) -> tuple[str, ...]:
    nodes = list(document.walk())
    if not first:
        if last:  # else the end of a range would be taken for the whole draft
            raise BadRequest("bad_review_range", place=f"- {last}")
        return tuple(node.uid for node in nodes if _reviewable(node))
    places = {name: place for place, node in enumerate(nodes) for name in (node.eid, node.uid) if name}
    for name in (first, last or first):
        if name not in places:
            raise BadRequest("bad_review_range", place=name)
    start, end = places[first], places[last or first]
    if end < start:
        raise BadRequest("bad_review_range", place=f"{first} - {last}")
    below = len(list(nodes[end].walk()))
    return tuple(node.uid for node in nodes[start : end + below] if _reviewable(node))


def _review(decision: Decision) -> Review:
    body = decision.body
    uids = body.get("uids")
    return Review(
        decision.id,
        decision.instrument,
        str(body.get("body", "")),
        date.fromisoformat(str(body.get("day"))),
        int(str(body.get("number", 0))),
        tuple(map(str, uids)) if isinstance(uids, list) else (),
        bool(body.get("whole")),
        str(body.get("note", "")),
        decision.who,
        decision.at,
    )
