"""The verbs of what persons decide: the part of ``Store`` that appends to chains, undoes and reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from drafting.model import Decision
from drafting.people import Person
from drafting.store import decisions
from drafting.store.connection import read, write
from drafting.store.values import NewDecision, Stamp


class Deciding:
    """What persons decide, chain by chain; every verb in one transaction of its own."""

    path: Path
    _viewer: Person | None

    def decide(
        self,
        kind: str,
        key: str,
        body: Mapping[str, object],
        stamp: Stamp,
        *,
        instrument: str = "",
        uid: str = "",
        after: int | None,
        withdrawn: bool = False,
        data: bytes | None = None,
    ) -> Decision:
        """Append a decision to the chain of its kind and key, and an event to the record.

        ``after`` is the id of the current decision the person saw (None: there was none, or a withdrawn
        one). Raises Conflict ``conflict_decided``, which names who and when, if another one is current by
        now; NotFound if what they saw never was. ``data`` is a file that belongs to the decision.
        """
        new = NewDecision(kind, key, body, instrument, uid, after, withdrawn, data)
        return self.decide_all((new,), stamp)[0]

    def decide_all(self, new: Sequence[NewDecision], stamp: Stamp) -> tuple[Decision, ...]:
        """Append several decisions, all of them or none. Raises as ``decide``."""
        with write(self.path) as db:
            return tuple(decisions.decide(db, one, stamp) for one in new)

    def take_back(self, decision_id: int, stamp: Stamp) -> Decision:
        """Undo a current decision by appending what stood before it (or a withdrawn one).

        Done again, it goes further back, to the beginning of the chain. Raises NotFound, Conflict
        ``conflict_decided`` if it is not the current one, BadRequest if nothing is left to take back.
        """
        return self.take_back_all((decision_id,), stamp)[0]

    def take_back_all(self, decision_ids: Sequence[int], stamp: Stamp) -> tuple[Decision, ...]:
        """Undo several decisions, all of them or none. Raises as ``take_back``."""
        with write(self.path) as db:
            return tuple(decisions.take_back(db, one, stamp) for one in decision_ids)

    def decisions(
        self, kind: str | None = None, *, instrument: str | None = None, uid: str | None = None
    ) -> tuple[Decision, ...]:
        """The current decisions as they came: of a kind, an instrument, a provision; no withdrawn ones."""
        with read(self.path, self._viewer) as db:
            return decisions.decisions(db, kind, instrument=instrument, uid=uid)

    def decision(self, kind: str, key: str) -> Decision | None:
        """The current decision; None if there is none, or it is withdrawn."""
        with read(self.path, self._viewer) as db:
            return decisions.decision(db, kind, key)

    def decided(self, kind: str, key: str | None = None) -> tuple[Decision, ...]:
        """The chain of a key, the first first; without a key, all that was ever decided of the kind."""
        with read(self.path, self._viewer) as db:
            return decisions.chains(db, kind) if key is None else decisions.decided(db, kind, key)

    def decisions_mark(self, *kinds: str) -> tuple[int, str]:
        """The id of the last decision (of these kinds), and what is its alone: unchanged until the next."""
        with read(self.path, self._viewer) as db:
            return decisions.mark(db, kinds)

    def decision_file(self, decision_id: int) -> bytes:
        """The file that belongs to a decision, byte for byte. Raises NotFound."""
        with read(self.path, self._viewer) as db:
            return decisions.decision_file(db, decision_id)
