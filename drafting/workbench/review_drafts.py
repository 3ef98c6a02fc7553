"""The next draft: what was accepted, written into the latest one in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting import compare
from drafting.compare.facts import facts
from drafting.errors import BadRequest
from drafting.guard import printable
from drafting.messages import sentence
from drafting.model import Draft
from drafting.review.apply import Settled
from drafting.review.model import MADE
from drafting.store import NewDecision, NewDraft, Stamp, Store, Successor
from drafting.workbench.dressing import dress, read_back, says
from drafting.workbench.intake import Imported, Mint
from drafting.workbench.steps import Tell

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench
    from drafting.workbench.reviews import Reviews


def make(
    desk: Workbench,
    reviews: Reviews,
    store: Store,
    stamp: Stamp,
    mint: Mint,
    slug: str,
    stage: str,
    note: str,
    *,
    partial: bool,
    tell: Tell,
) -> Imported:
    """Store the next draft and say which proposals stand in it. See ``Reviews.make_draft``."""
    known = [found.id for found in desk.stages()]
    if stage not in known:
        raise BadRequest("bad_stage", place=stage, known=", ".join(known))
    tell("comparing")
    latest = desk.draft(slug)
    settled = reviews.settled(slug)
    if settled.conflicts and not partial:
        raise BadRequest("review_conflicts", place=slug, count=len(settled.conflicts))
    if not settled.applied:
        raise BadRequest("review_nothing", place=slug)
    instrument = desk.instrument(slug)
    tell("writing")
    dressed = dress(desk, latest, settled.document)
    name = f"{slug}_{latest.number + 1}.docx"
    tell("reading")
    read = read_back(desk, dressed, name, instrument.language)
    if not says(read, settled.document):  # never another text than the one decided on
        raise BadRequest("review_not_whole", place=name)
    old = desk.document(latest.id)
    document = compare.carry_uids(old, read, mint)
    comparison = compare.compare(old, document)
    said = " ".join((note or _note(settled, instrument.language, latest.number), *dressed.told))
    who = printable(stamp.who)
    new = NewDraft(slug, stage, stamp.day, who, printable(said), name, dressed.data, document)
    tell("keeping")
    written = [one.key for one in (*settled.applied, *settled.done)]

    def made_of(draft: Draft) -> NewDecision:
        body = {"draft": draft.number, "proposals": written}
        # a draft that was put away leaves its number behind, so the key is free
        return NewDecision(MADE, f"{slug}/{draft.number}", body, slug)

    (draft,) = store.add_drafts([Successor(new, latest.id, facts(comparison), made_of)], stamp)
    return Imported(draft, comparison)


def _note(settled: Settled, language: str, number: int) -> str:
    rounds = sorted({one.origin.round for one in settled.applied})
    return sentence(
        "review.made",
        language,
        number=number,
        count=len(settled.applied),
        rounds=", ".join(map(str, rounds)),
    )
