"""What reviewers said, ready to be shown: the list by provision, and one provision side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from drafting.model import CONTAINERS, Document, Edit, Kind, Provision
from drafting.review.apply import Settled
from drafting.review.carry import Fate, Heard, Standing, told
from drafting.review.model import WAITING, Comment, Proposed, Round, State
from drafting.review.sides import Side
from drafting.ui.speech import Speech
from drafting.ui.views.home import link
from drafting.workbench.comment_ways import Went
from drafting.workbench.comment_words import called
from drafting.workbench.review_marks import speaker
from drafting.workbench.reviews import Reviews
from drafting.workbench.rounds import Progress

View = dict[str, Any]

#: every state there is, in the order of the bar
STATES = tuple(state.value for state in State)
#: what stands by itself as a heading of the list
_UNITS = CONTAINERS | {Kind.ARTICLE, Kind.SECTION, Kind.TRANSITORY, Kind.DISPOSITION, Kind.ANNEX}


class Shelf:
    """Everything that was said of an instrument, by the provisions of one draft of it."""

    def __init__(
        self,
        reviews: Reviews,
        document: Document,
        standing: Sequence[Standing],
        heard: Sequence[Heard],
        made: Mapping[str, int],
        speech: Speech,
        went: Mapping[str, Went] | None = None,
        who: str = "",
        unwritten: Iterable[Heard] = (),
    ) -> None:
        self._went, self._who = went or {}, who
        self._unwritten = {one.comment.key for one in unwritten}
        self.standing, self.heard, self.made = standing, heard, made
        self._reviews, self._speech = reviews, speech
        pairs = list(document.with_parents())
        self.nodes = {node.uid: node for node, _ in pairs}
        self._above = {node.uid: above for node, above in pairs}
        self._order = {node.uid: place for place, (node, _) in enumerate(pairs)}

    def listing(self, settled: Settled, number: int | None) -> View:
        """One row for each thing that was said (of a round, or of all), in the order of the draft."""
        conflicting = {one.key for found in settled.conflicts for one in found.proposals}
        rows = [
            *(self._proposal_row(one, conflicting) for one in self.standing),
            *(self._comment_row(one) for one in self.heard),
        ]
        rows = [row for row in rows if number in (None, row["round"])]
        rows.sort(key=lambda row: (row["order"], row["what"] == "proposal"))
        return {
            "rows": rows,
            "counts": {name: sum(row["state"] == name for row in rows) for name in STATES},
            "reviewers": sorted({(row["reviewer"], row["office"]) for row in rows}, key=lambda one: one[1]),
            "waiting": sum(row["state"] in {state.value for state in WAITING} for row in rows),
        }

    def panel(self, said_id: str, sides: Sequence[Side], conflicts: Iterable[Sequence[Proposed]]) -> View:
        """The provision that the chosen thing is about, with what everybody says of it."""
        uid = self.uid_of(said_id)
        node = self.nodes.get(uid)
        said = [one.proposal for one in self.standing if one.proposal.uid == uid]
        gone: list[Proposed | Comment] = [
            *said,
            *(one.comment for one in self.heard if one.comment.uid == uid),
        ]
        clashes = [[one.id for one in group] for group in conflicts if any(one.uid == uid for one in group)]
        return {
            "chosen": said_id,
            "name": self.name(uid) if node else self._gone(gone[0]) if gone else "",
            "above": self._over(node),
            "text": node.printed if node else "",
            "sides": [self._side(side) for side in sides],
            "clashes": clashes,
        }

    def uid_of(self, said_id: str) -> str:
        """The provision that something was said of; "" for the whole draft, or for nothing."""
        for one in self.standing:
            if one.proposal.id == said_id:
                return one.proposal.uid
        return next((one.comment.uid for one in self.heard if one.comment.id == said_id), "")

    def knows(self, said_id: str) -> bool:
        """Whether something of that name was said."""
        names = (*(one.proposal.id for one in self.standing), *(one.comment.id for one in self.heard))
        return said_id in names

    def name(self, uid: str) -> str:
        """What a provision is called: a fraction with the article it is in."""
        node = self.nodes.get(uid)
        if node is None:
            return ""
        names = [called(node)]
        above = self._above.get(uid)
        while node.kind not in _UNITS and above is not None and above.kind not in CONTAINERS:
            names.insert(0, called(above))
            if above.kind in _UNITS:
                break
            above = self._above.get(above.uid)
        return ", ".join(names)

    # ---------------------------------------------------------------------------------------------

    def _over(self, node: Provision | None) -> str:
        names: list[str] = []
        above = self._above.get(node.uid) if node else None
        while above is not None:
            if above.kind in CONTAINERS:
                names.insert(0, " ".join(filter(None, (called(above), above.heading))))
            above = self._above.get(above.uid)
        return " · ".join(dict.fromkeys(names))

    def _row(self, said: Proposed | Comment) -> View:
        known = said.uid in self.nodes
        return {
            "id": said.id,
            "state": said.state.value,
            "reviewer": said.origin.reviewer,
            "office": self._office(said),
            "assigned": said.assigned,
            "round": said.origin.round,
            "uid": said.uid if known else "",
            "name": self.name(said.uid) if known else self._gone(said),
            "order": self._order.get(said.uid, len(self._order)),
        }

    def _gone(self, said: Proposed | Comment) -> str:
        if not said.label:
            return self._speech("ui.review.whole")
        return self._speech("review.gone", label=said.label)

    def _way(self, said: Comment) -> View | None:
        went = self._went.get(said.key)
        if went is None:
            return None
        there = place(went.instrument.slug, went.draft.number, went.provision.eid)
        name = f"{went.instrument.short_title}, {called(went.provision)}"
        return {"said": self._speech("review.went", place=name), "go": there}

    def _office(self, said: Proposed | Comment) -> str:
        if not said.origin.reviewer:
            return self._speech("ui.review.ours")
        return self._reviews.reviewer_name(said.origin.reviewer, self._speech.language)

    def _proposal_row(self, one: Standing, conflicting: set[str]) -> View:
        said = one.proposal
        return self._row(said) | {
            "what": "proposal",
            "kind": said.kind,
            "old": said.old[:300],
            "new": (said.amended if said.state is State.AMENDED else said.new)[:300],
            "told": self._told(one),
            "tracked": said.tracked,
            "conflict": said.key in conflicting,
        }

    def _comment_row(self, one: Heard) -> View:
        said = one.comment
        return self._row(said) | {
            "what": "comment",
            "kind": "comment",
            "text": said.text[:300],
            "told": self._told(one),
            "unwritten": said.key in self._unwritten,
            "conflict": False,
        }

    def _told(self, one: Standing | Heard) -> str:
        """What became of it, as a sentence."""
        if isinstance(one, Standing):
            made = self.made.get(one.proposal.key, 0)
            became = told(one, made)
            return self._speech(f"review.fate.{became}", draft=made) if became else ""
        return "" if one.fate in (Fate.SAME, Fate.AROUND) else self._speech(f"review.fate.{one.fate.value}")

    def _side(self, side: Side) -> View:
        said: list[Proposed | Comment] = [one.proposal for one in side.proposals]
        said += [one.comment for one in side.comments]
        return {
            "reviewer": side.reviewer,
            "name": self._office(said[0]),
            "edits": None if side.edits is None else _edits(side.edits),
            "items": [
                *(self._comment(one) for one in side.comments),
                *(self._proposal(one) for one in side.proposals),
            ],
        }

    def _item(self, said: Proposed | Comment) -> View:
        speech = self._speech
        when = speech.date(said.when.date()) if said.when else ""
        settled = ""
        if said.settled_by and said.settled_at:
            settled = speech("review.by", who=said.settled_by, date=speech.date(said.settled_at.date()))
        return {
            "id": said.id,
            "key": said.key,
            "state": said.state.value,
            "by": speaker(self._reviews, said.origin.reviewer, said.author, speech.language),
            "when": when,
            "on": speech("review.on_draft", draft=said.draft),
            "settled": settled,
            "assigned": said.assigned,
            "mine": False,
            "went": None,
        }

    def _proposal(self, one: Standing) -> View:
        said = one.proposal
        made = self.made.get(said.key)
        return self._item(said) | {
            "what": "proposal",
            "kind": self._speech(f"review.kind.{said.kind}"),
            "old": said.old,
            "new": said.new,
            "amended": said.amended,
            "reason": said.reason,
            "seen": said.decision,
            "undo": said.decision if said.state is not State.OPEN else 0,
            "told": self._told(one),
            "tracked": said.tracked,
            "since": _edits(one.edits) if one.fate is Fate.CHANGED and not made else [],
            "made": bool(made),
        }

    def _comment(self, one: Heard) -> View:
        said = one.comment
        return self._item(said) | {
            "what": "comment",
            "text": said.text,
            "quote": said.quoted,
            "replies": [{"by": reply.author, "text": reply.text} for reply in said.replies],
            "reason": said.answer,
            "seen": said.settling or 0,
            "undo": said.settling or 0,
            "told": self._told(one),
            "unwritten": said.key in self._unwritten,
            "since": _edits(one.edits) if one.fate is Fate.CHANGED else [],
            "done": self._speech("review.answered_in", draft=said.answered_in) if said.answered_in else "",
            "mine": not said.origin.reviewer and said.author == self._who,
            "went": self._way(said),
        }


def rounds(found: Round | None, progress: Sequence[Progress], reviews: Reviews, speech: Speech) -> View:
    """A round as one line: until when, who answered, how much of it is settled."""
    if found is None:
        return {"name": speech("ui.review.no_round"), "facts": "", "offices": []}
    left = progress[0].days_left if progress else 0
    return {
        "name": found.title or speech("ui.review.round", n=found.number),
        "facts": speech(
            "ui.review.facts",
            draft=found.draft,
            until=speech.date(found.until),
            left=days(left, speech, closed=found.closed),
        ),
        "offices": [
            {
                "name": reviews.reviewer_name(one.asked.reviewer, speech.language),
                "answered": one.answered,
                "settled": one.said - one.waiting,
                "said": one.said,
            }
            for one in progress
        ],
    }


def days(left: int, speech: Speech, *, closed: bool = False) -> str:
    """How much time is left, in words."""
    if closed:
        return speech("ui.review.closed")
    if left < 0:
        return speech.count("ui.review.late", -left)
    return speech("ui.review.today") if left == 0 else speech.count("ui.review.left", left)


def place(slug: str, draft: int, eid: str) -> View:
    """The way to a provision in its draft, with the comments in the margin."""
    return link("draft", instrument=slug, draft=draft, provision=eid, margin="comment")


def _edits(edits: Iterable[Edit]) -> list[list[str]]:
    return [[edit.op.value, edit.text] for edit in edits]
