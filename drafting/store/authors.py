"""Whose a thing is: what somebody said is changed and withdrawn by them, or by who decides for all."""

from __future__ import annotations

from sqlite_utils import Database

from drafting.errors import Forbidden
from drafting.model import Decision
from drafting.people import EVERY, SHARED, Action, adds, allowed, role_in
from drafting.store.people import grants
from drafting.store.values import NewDecision, Stamp


def permit_change(
    db: Database, stamp: Stamp, stood: Decision, new: NewDecision, undone: Decision | None
) -> None:
    """That who stamps may put ``new`` in the place of what ``stood``, undoing ``undone`` if anything.

    A comment is its author's: another reviewer answers it, but neither changes nor withdraws it, nor takes
    back what somebody else did to it; a drafter or an owner may. Raises Forbidden ``forbidden_author``.
    """
    if stamp.person is None or new.kind not in SHARED:
        return
    if allowed(role_in(grants(db), stamp.person, stood.instrument), Action.DECIDE):
        return
    author = _begun_by(db, new.kind, new.key)
    mine = author == stamp.who
    if undone is not None or stood.withdrawn:
        fine = (undone or stood).who == stamp.who
    elif new.withdrawn:
        fine = mine
    else:
        added = adds(new.kind, stood.body, new.body, mine=mine, who=stamp.who)
        fine = added and (mine or new.uid == stood.uid)
    if not fine:
        said = {"who": stamp.who, "author": author or "?", "action": Action.DECIDE.value, "at": stamp.at}
        raise Forbidden("forbidden_author", place=stood.instrument or EVERY, **said)


def _begun_by(db: Database, kind: str, key: str) -> str:
    asked = "SELECT who FROM decisions WHERE kind = ? AND key = ? ORDER BY id LIMIT 1"
    row = db.execute(asked, (kind, key)).fetchone()
    return str(row[0]) if row else ""
