"""What bodies reviewed, and what must go back to them, ready to be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from drafting.model import Document, Draft, Edit, Op
from drafting.structure.numbering import fold
from drafting.ui.speech import Speech
from drafting.ui.views.doing import Names
from drafting.workbench.reviewed import Covered, Review

View = dict[str, Any]
_AROUND = 90  # characters of what did not change, kept on each side of what did


def bodies(
    reviews: Sequence[Review], covered: Sequence[Covered], draft: Draft,
    documents: Mapping[int, Document], names: Names, speech: Speech,
) -> list[View]:  # fmt: skip
    """Body by body: its reviews, the last first, and what changed since; ``documents`` by draft number."""
    by_body: dict[str, list[Review]] = {}
    for review in reversed(reviews):
        by_body.setdefault(fold(review.body), []).append(review)
    made = []
    for body, those in by_body.items():
        own = [one for one in covered if fold(one.review.body) == body]
        back = [one for one in own if one.what != "stands"]
        made.append(
            {
                "body": those[0].body,
                "reviews": [_review(one, draft, documents, speech) for one in those],
                "state": _state(own, back, those, draft, speech),
                "open": bool(back),
                "back": [_back(one, names) for one in back],
            }
        )
    return made


def _review(one: Review, draft: Draft, documents: Mapping[int, Document], speech: Speech) -> View:
    document = documents.get(one.number)
    said = speech(
        "ui.doing.review_of", day=speech.date(one.day), n=one.number, range=_range(one, document, speech)
    )
    later = speech("ui.doing.review_later", n=draft.number) if one.number > draft.number else ""
    by = speech("ui.doing.review_by", who=one.who or "?", when=speech.moment(one.at)) if one.at else ""
    return {"id": one.decision, "said": said, "note": one.note, "by": by, "later": later}


def _range(one: Review, document: Document | None, speech: Speech) -> str:
    if one.whole:
        return speech("ui.doing.review_whole")
    if document is None or not one.uids:
        return speech("ui.doing.review_some", n=len(one.uids))
    nodes = {node.uid: node for node in document.walk()}
    ends = [nodes[uid].eid.split("__")[0] for uid in (one.uids[0], one.uids[-1]) if uid in nodes]
    labels = {node.eid: node.label.strip(" .-–—") or node.eid for node in document.walk()}
    told = [labels.get(eid, eid) for eid in dict.fromkeys(ends)]
    return " – ".join(told)


def _state(
    own: Sequence[Covered], back: Sequence[Covered], those: Sequence[Review], draft: Draft, speech: Speech
) -> str:
    if all(one.number > draft.number for one in those):
        return ""
    if not back:
        return speech("ui.doing.review_stands", n=len(own))
    count = Counter(one.what for one in back)
    parts = [f"{speech(f'reviewed.{what}')}: {n}" for what, n in count.items()]
    return speech("ui.doing.review_back", n=len(back), parts="; ".join(parts))


def _back(one: Covered, names: Names) -> View:
    return {
        "name": names.name(one.eid) if one.eid else one.name,
        "go": names.go(one.eid) if one.eid else None,
        "why": names.speech(f"reviewed.{one.what}"),
        "what": one.what,
        "edits": [[edit.op.value, edit.text] for edit in near(one.edits)],
    }


def near(edits: Sequence[Edit]) -> list[Edit]:
    """The edits with a few words around each; what did not change far from them is left out."""
    made = []
    for place, edit in enumerate(edits):
        text = edit.text
        if edit.op is Op.EQUAL and len(text) > 2 * _AROUND + 20:
            head = text[:_AROUND].rsplit(" ", 1)[0] + " " if place else ""
            tail = " " + text[-_AROUND:].split(" ", 1)[-1] if place < len(edits) - 1 else ""
            text = f"{head}…{tail}"
        made.append(Edit(edit.op, text))
    return made
