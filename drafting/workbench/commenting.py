"""Comments on the provisions of drafts: made, answered, assigned, settled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from drafting.compare.words import word_edits
from drafting.errors import BadRequest, Conflict, NotFound
from drafting.guard import printable
from drafting.model import Decision, Draft, Provision, Quote
from drafting.review.anchor import find, quote_of
from drafting.review.carry import Heard, hear
from drafting.review.model import COMMENT, COMMENT_STATE, COMMENT_STATES, Comment, Reply, State
from drafting.review.record import comment_body, comment_of, state_body
from drafting.review.unwritten import may_wait, unwritten
from drafting.store import NewDecision, Stamp, Store
from drafting.workbench.comment_ways import Ways, Went, carried
from drafting.workbench.comment_words import called, said
from drafting.workbench.intake import ATTEMPTS, Mint

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench


class Commenting:
    """The use cases of comments. Every change of one is a decision on it, checked against what was seen."""

    def __init__(self, desk: Workbench, store: Store, stamp: Callable[[], Stamp], mint: Mint) -> None:
        self._desk = desk
        self._store = store
        self._stamp = stamp
        self._mint = mint
        self._nodes = lru_cache(maxsize=16)(self._index)
        self._heard = lru_cache(maxsize=4096)(self._hear)
        self._ways = Ways(desk)
        self._told = lru_cache(maxsize=16)(self._tell)

    def comments(self, slug: str) -> tuple[Comment, ...]:
        """All comments on an instrument, as they came; withdrawn ones left out."""
        return self._told(slug, self._store.decisions_mark(COMMENT, COMMENT_STATE))

    def heard(self, draft_id: int) -> tuple[Heard, ...]:
        """Every comment on the instrument as it stands in that draft. Raises NotFound."""
        draft = self._desk.draft_by_id(draft_id)
        return tuple(self._heard(one, draft) for one in self.comments(draft.instrument))

    def unwritten(self, slug: str) -> tuple[Heard, ...]:
        """The accepted comments that no draft has yet, as they stand in the latest. Raises NotFound."""
        drafts, latest = self._desk.drafts(slug), self._desk.draft(slug)
        now = self._nodes(latest)
        return tuple(
            one
            for one in self.heard(latest.id)
            if may_wait(one.comment)
            and unwritten(one.comment, self._nodes(_then(drafts, one.comment, latest)), now)
        )

    def written(self, key: str, *, after: int | None = None) -> Comment:
        """Say that an accepted comment is done in the latest draft. Raises NotFound, Conflict."""
        found = self.comment(key)
        return self.settle(key, answered_in=self._desk.draft(found.instrument).number, after=after)

    def comment(self, key: str) -> Comment:
        """One comment. Raises NotFound."""
        found = self._store.decision(COMMENT, key)
        if found is None:
            raise NotFound("not_found_said", place=key)
        return comment_of(found, self._store.decision(COMMENT_STATE, key))

    def withdrawn(self, slug: str) -> tuple[Comment, ...]:
        """The comments that were withdrawn and can be brought back."""
        last = {one.key: one for one in self._store.decided(COMMENT) if one.instrument == slug}
        return tuple(comment_of(one) for one in last.values() if one.withdrawn)

    def add(
        self, draft_id: int, uid: str, text: str, *, quote: Quote | None = None, assigned: str = ""
    ) -> Comment:
        """Say something of a provision of a draft, or of words in it (``uid`` "": of the whole draft).

        Raises NotFound (draft, provision), BadRequest (no text, words that the provision does not have).
        """
        draft = self._desk.draft_by_id(draft_id)
        node = self._node(draft, uid) if uid else None
        words = node.printed if node else ""
        span = find(words, quote) if quote is not None and quote.exact.strip() else None
        if quote is not None and quote.exact.strip() and span is None:
            raise BadRequest("bad_quote", place=node.eid if node else "-")
        made = Comment(
            id=self._mint(),
            instrument=draft.instrument,
            uid=uid,
            draft=draft.number,
            text=said(text),
            author=self._desk.who,
            when=self._stamp().at,
            eid=node.eid if node else "",
            label=called(node) if node else "",
            words=words,
            quote=quote_of(words, *span) if span else None,
            assigned=printable(assigned).strip(),
        )
        slug, new = (
            draft.instrument,
            [self._new(COMMENT, made.key, comment_body(made), draft.instrument, uid, None)],
        )
        if made.assigned:
            new.append(self._new(COMMENT_STATE, made.key, state_body(made), slug, uid, None))
        self._store.decide_all(new, self._stamp())
        return self.comment(made.key)

    def reply(self, key: str, text: str) -> Comment:
        """Answer in the thread of a comment. Raises NotFound, BadRequest without a text.

        Somebody else's answer is never in the way: this one comes behind it.
        """
        answer = Reply(self._desk.who, self._stamp().at, said(text))
        for attempt in range(1, ATTEMPTS + 1):
            found = self.comment(key)
            try:
                return self._keep(replace(found, replies=(*found.replies, answer)), found.decision)
            except Conflict:
                if attempt == ATTEMPTS:
                    raise
        raise AssertionError("unreachable: the last attempt returns or raises")

    def settle(
        self,
        key: str,
        *,
        state: State | None = None,
        assigned: str | None = None,
        answer: str | None = None,
        answered_in: int | None = None,
        after: int | None = None,
    ) -> Comment:
        """Say how a comment is settled, what is answered, which draft answers it, or whose it is now.

        What is not given stays, but a draft that answered it does not outlast another state. Raises NotFound
        (comment, draft), Conflict, BadRequest (a state that comments do not have).
        """
        found = self.comment(key)
        if state not in (None, found.state):
            found = replace(found, answered_in=0, settled_on=self._desk.draft(found.instrument).number)
        if state is not None and state not in COMMENT_STATES:
            raise BadRequest("bad_comment_state", place=state.value)
        if answered_in:
            self._desk.draft(found.instrument, answered_in)
        made = replace(
            found,
            state=found.state if state is None else state,
            assigned=found.assigned if assigned is None else printable(assigned).strip(),
            answer=found.answer if answer is None else said(answer, empty=True),
            answered_in=found.answered_in if answered_in is None else answered_in,
        )
        seen = found.settling if after is None else after or None
        self._store.decide(
            COMMENT_STATE,
            key,
            state_body(made),
            self._stamp(),
            instrument=found.instrument,
            uid=found.uid,
            after=seen,
        )
        return self.comment(key)

    def anchor(self, key: str, uid: str, *, quote: Quote | None = None, after: int | None = None) -> Comment:
        """Hang a comment on another provision of the latest draft, as when its own is gone.

        Raises NotFound, BadRequest, Conflict.
        """
        found = self.comment(key)
        draft = self._desk.draft(found.instrument)
        node = self._node(draft, uid)
        span = find(node.printed, quote) if quote is not None else None
        if quote is not None and span is None:
            raise BadRequest("bad_quote", place=node.eid)
        made = replace(
            found,
            uid=uid,
            draft=draft.number,
            eid=node.eid,
            label=called(node),
            words=node.printed,
            quote=quote_of(node.printed, *span) if span else None,
            onward="",
        )
        return self._keep(made, found.decision if after is None else after)

    def went(self, draft_id: int) -> dict[str, Went]:
        """By the key of a comment that lost its provision where the words stand in another instrument.

        Raises NotFound.
        """
        draft = self._desk.draft_by_id(draft_id)
        return self._ways.of(self.heard(draft_id), draft)

    def carry(self, key: str, *, after: int | None = None) -> Comment:
        """Let a comment go on where its words went, in another instrument; here it is answered so.

        Raises NotFound (comment; nowhere they went), Conflict. ``undo`` with the last two decisions takes it
        back.
        """
        found = self.comment(key)
        way = self.went(self._desk.draft(found.instrument).id).get(key)
        language = self._desk.instrument(found.instrument).language
        made = self._store.decide_all(carried(found, way, language, after), self._stamp())
        return self.comment(made[0].key)

    def withdraw(self, key: str, *, after: int | None = None) -> Decision:
        """Take a comment out; it is kept, and ``undo`` brings it back. Raises NotFound, Conflict."""
        found = self.comment(key)
        return self._store.decide(
            COMMENT,
            key,
            comment_body(found),
            self._stamp(),
            instrument=found.instrument,
            uid=found.uid,
            after=found.decision if after is None else after,
            withdrawn=True,
        )

    # ---------------------------------------------------------------------------------------------

    def _tell(self, slug: str, _mark: tuple[int, str]) -> tuple[Comment, ...]:
        settled = {one.key: one for one in self._store.decisions(COMMENT_STATE, instrument=slug)}
        return tuple(comment_of(one, settled.get(one.key)) for one in self._as_it_came(COMMENT, slug))

    def _keep(self, one: Comment, after: int | None) -> Comment:
        body = comment_body(one)
        self._store.decide(
            COMMENT, one.key, body, self._stamp(), instrument=one.instrument, uid=one.uid, after=after
        )
        return self.comment(one.key)

    def _as_it_came(self, kind: str, slug: str) -> list[Decision]:
        """What stands decided, in the order in which each chain began: deciding moves nothing in a list."""
        began = {one.key: -place for place, one in enumerate(reversed(self._store.decided(kind)))}
        found = self._store.decisions(kind, instrument=slug)
        return sorted(found, key=lambda one: began.get(one.key, 0))

    def _new(
        self, kind: str, key: str, body: Mapping[str, object], slug: str, uid: str, after: int | None
    ) -> NewDecision:
        return NewDecision(kind, key, body, slug, uid, after)

    def _node(self, draft: Draft, uid: str) -> Provision:
        found = self._nodes(draft).get(uid)
        if found is None:
            raise NotFound("not_found_provision", place=draft.instrument, provision=uid)
        return found

    def _hear(self, comment: Comment, draft: Draft) -> Heard:
        return hear(comment, self._nodes(draft), word_edits)

    def _index(self, draft: Draft) -> dict[str, Provision]:
        return {node.uid: node for node in self._desk.document(draft.id).walk()}


def _then(drafts: Sequence[Draft], comment: Comment, latest: Draft) -> Draft:
    """The draft that a comment was settled on, or the one before it that is still there."""
    number = comment.settled_on or comment.draft
    return max((one for one in drafts if one.number <= number), key=lambda one: one.number, default=latest)
