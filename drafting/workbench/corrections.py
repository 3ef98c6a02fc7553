"""Corrections of what was read out of a draft: a row put right, called none, or added by a person."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from drafting.errors import NotFound
from drafting.guard import printable
from drafting.model import Decision, Document, Draft, Provision
from drafting.store import Stamp, Store
from drafting.workbench import correcting
from drafting.workbench.correctable import TABLES, What
from drafting.workbench.correcting import CORRECTION, Correction, Entry, Row
from drafting.workbench.struck import Struck, struck

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench

#: the rows of a table as they were read, before anybody corrected them
Reading = Callable[[Draft, What], Sequence[Row]]


class Corrections:
    """The use cases of corrections. Each is a decision: chained, undone, recorded, under the roles."""

    def __init__(self, desk: Workbench, store: Store, stamp: Callable[[], Stamp], rows: Reading) -> None:
        self._desk = desk
        self._store = store
        self._stamp = stamp
        self._rows = rows

    def standing(self, draft_id: int, what: What) -> tuple[Correction, ...]:
        """The corrections that hang on provisions of a draft, stale ones too. Raises NotFound."""
        draft = self._desk.draft_by_id(draft_id)
        decided = self._store.decisions(CORRECTION, instrument=draft.instrument)
        return correcting.standing(decided, what, self._desk.document(draft_id)) if decided else ()

    def struck(self, draft_id: int, what: What) -> tuple[Struck, ...]:
        """The corrections on provisions that earlier drafts had and this one has not. Raises NotFound."""
        draft = self._desk.draft_by_id(draft_id)
        decided = self._store.decisions(CORRECTION, instrument=draft.instrument)
        if not decided:
            return ()
        before = [one for one in self._desk.drafts(draft.instrument) if one.number < draft.number]
        before.sort(key=lambda one: one.number, reverse=True)
        return struck(decided, what, self._desk.document(draft_id), before, self._desk.document)

    def entries(self, draft_id: int, what: What) -> tuple[Entry, ...]:
        """The rows of a table as persons corrected them, with what they said. Raises NotFound."""
        rows = self._rows(self._desk.draft_by_id(draft_id), what)
        return correcting.entries(rows, self.standing(draft_id, what), self._desk.document(draft_id))

    def correct(
        self, draft_id: int, what: What, uid: str, key: str, fields: Mapping[str, object], *,
        after: int | None = None, reason: str = "",
    ) -> Decision:  # fmt: skip
        """Say what a row really is; it stays with the provision as long as its words stay.

        ``fields`` are those of the row ("minimum", "length", "silence" ...); ``{"dropped": True}`` says that
        it is none. ``after`` is the id of the correction the person saw. Raises NotFound, BadRequest for a
        field or value that makes no sense, Conflict if somebody corrected it meanwhile.
        """
        draft = self._desk.draft_by_id(draft_id)
        document = self._desk.document(draft_id)
        words = self._evidence(draft, what, uid, key)
        node = _node(document, uid)
        body = correcting.body(what, node, words, fields, reason, document)
        return self._decide(draft, what, uid, key, body, after)

    def add(
        self, draft_id: int, what: What, place: str, words: str, fields: Mapping[str, object], *,
        after: int | None = None, reason: str = "",
    ) -> Decision:  # fmt: skip
        """Add a row that was not read, on these ``words`` of the provision ``place`` (a uid or an eid).

        Raises NotFound, BadRequest (words that do not stand there, a field or value that makes no sense),
        Conflict if somebody added it meanwhile.
        """
        draft = self._desk.draft_by_id(draft_id)
        document = self._desk.document(draft_id)
        node = _node(document, place)
        bare = printable(words).strip()
        where = correcting.point(node, bare)
        body = correcting.body(what, node, where.exact, fields, reason, document)
        return self._decide(draft, what, node.uid, correcting.added_key(where.exact), body, after)

    def again(
        self, draft_id: int, what: What, uid: str, key: str, *, after: int, reason: str = ""
    ) -> Decision:
        """Say that a stale correction holds on today's words too. Raises NotFound, BadRequest, Conflict."""
        draft = self._desk.draft_by_id(draft_id)
        document = self._desk.document(draft_id)
        one = self._current(draft_id, what, uid, key)
        node = _node(document, uid)
        if one.added:
            words = correcting.point(node, one.words).exact
        else:
            words = self._evidence(draft, what, uid, key)
        fields = _still(one.fields, document)
        body = correcting.body(what, node, words, fields, reason or one.reason, document)
        return self._decide(draft, what, uid, key, body, after)

    def take_back(self, decision_id: int) -> Decision:
        """Undo a correction. Raises NotFound, Conflict, BadRequest."""
        return self._store.take_back(decision_id, self._stamp())

    def history(self, draft_id: int, what: What, uid: str, key: str) -> tuple[Decision, ...]:
        """All that was ever said of a row, the first first. Raises NotFound."""
        slug = self._desk.draft_by_id(draft_id).instrument
        return self._store.decided(CORRECTION, correcting.key_of(what, slug, uid, key))

    def everything(self, draft_id: int) -> tuple[Correction, ...]:
        """The corrections of all tables that hang on provisions of a draft. Raises NotFound."""
        return tuple(one for what in TABLES for one in self.standing(draft_id, what))

    def _decide(
        self, draft: Draft, what: What, uid: str, key: str, body: dict[str, object], after: int | None
    ) -> Decision:
        return self._store.decide(
            CORRECTION, correcting.key_of(what, draft.instrument, uid, key), body, self._stamp(),
            instrument=draft.instrument, uid=uid, after=after,
        )  # fmt: skip

    def _evidence(self, draft: Draft, what: What, uid: str, key: str) -> str:
        """The words of a row that was read, or that a person added."""
        for known, row in correcting.keyed(self._rows(draft, what)):
            if (row.uid, known) == (uid, key):
                return correcting.evidence_of(row).exact
        return self._current(draft.id, what, uid, key).words

    def _current(self, draft_id: int, what: What, uid: str, key: str) -> Correction:
        for one in self.standing(draft_id, what):
            if (one.uid, one.key) == (uid, key):
                return one
        raise NotFound("not_found_clause", place=key)


def _node(document: Document, place: str) -> Provision:
    for node in document.walk():
        if place and place in (node.uid, node.eid):
            return node
    raise NotFound("not_found_clause", place=place)


def _still(fields: Mapping[str, object], document: Document) -> dict[str, object]:
    """The fields of an older correction without the places that went since."""
    uids = {node.uid for node in document.walk()}
    made = dict(fields)
    for name, value in fields.items():
        if name in ("forbidden_by", "sanctions") and isinstance(value, list):
            made[name] = [uid for uid in value if uid in uids]
    return made
