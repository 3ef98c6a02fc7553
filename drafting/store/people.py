"""Whether a person may do what is to be recorded, and what a person may see: asked inside every transaction.

Rights are decisions of the kind ``role``: chained, undone and verified like all others. Without a person in
the stamp (the one user of a machine, the command line beside the file) everything is allowed.
"""

from __future__ import annotations

import json
from typing import NamedTuple

from sqlite_utils import Database

from drafting.errors import Forbidden
from drafting.people import (
    EVERY,
    LEAST,
    ROLE,
    SHELF,
    Action,
    Grant,
    Person,
    Role,
    action_of,
    allowed,
    in_sight,
    role_in,
)
from drafting.store.values import Stamp

_GRANTS = """
SELECT d.instrument, d.body FROM main.decisions d
WHERE d.kind = ? AND NOT d.withdrawn AND NOT EXISTS (SELECT 1 FROM main.decisions n WHERE n.before = d.id)
ORDER BY d.id
"""

_PUT_AWAY = """
SELECT d.key FROM main.decisions d
WHERE d.kind = ? AND NOT d.withdrawn AND NOT EXISTS (SELECT 1 FROM main.decisions n WHERE n.before = d.id)
"""

#: what takes the place of the tables while something is out of sight: SQLite looks for a name among the
#: temporary ones first, so that every question asked inside is narrowed, whoever wrote it
_IN_SIGHT = """
CREATE TEMP TABLE in_sight (slug TEXT PRIMARY KEY);
CREATE TEMP VIEW instruments AS SELECT * FROM main.instruments WHERE slug IN (SELECT slug FROM temp.in_sight);
CREATE TEMP VIEW drafts AS SELECT * FROM main.drafts
    WHERE instrument IN (SELECT id FROM main.instruments WHERE slug IN (SELECT slug FROM temp.in_sight));
CREATE TEMP VIEW decisions AS SELECT * FROM main.decisions d
    WHERE (d.instrument = '' OR d.instrument IN (SELECT slug FROM temp.in_sight)) {and_not_roles};
"""

#: who may not see everything does not read of the rest in the record either
_EVENTS = """
CREATE TEMP VIEW events AS SELECT * FROM main.events e WHERE CASE
    WHEN EXISTS (SELECT 1 FROM main.decisions d WHERE d.event = e.id)
    THEN EXISTS (SELECT 1 FROM temp.decisions d WHERE d.event = e.id)
    ELSE substr(e.subject, 1, instr(e.subject || '/', '/') - 1) IN (SELECT slug FROM temp.in_sight) END;
"""


def grants(db: Database) -> tuple[Grant, ...]:
    """Who has which role, in the order in which it was granted."""
    found = []
    for instrument, body in db.execute(_GRANTS, (ROLE,)):
        said = json.loads(body)
        found.append(Grant(str(said["grantee"]), Role(said["role"]), instrument or EVERY))
    return tuple(found)


def permit(db: Database, stamp: Stamp, verb: str, instrument: str) -> None:
    """That who stamps may do what an event with this verb says. Raises Forbidden."""
    if stamp.person is not None:
        require(db, stamp, action_of(verb), instrument)


def require(db: Database, stamp: Stamp, action: Action, instrument: str) -> None:
    """That who stamps may do this to the instrument ("": to what belongs to none). Raises Forbidden."""
    if stamp.person is None:
        return
    if not allowed(role_in(grants(db), stamp.person, instrument), action):
        code = f"forbidden_{LEAST[action].value}"
        raise Forbidden(code, place=instrument or EVERY, who=stamp.who, action=action.value, at=stamp.at)


class Sight(NamedTuple):
    """What a connection is narrowed to: these instruments (None: all), and whether the rest has no record."""

    slugs: tuple[str, ...] | None
    partly: bool = False


def sight(db: Database, viewer: Person | None, *, shelf: bool = False) -> Sight:
    """What the viewer may read as it stands decided, without what was put away unless ``shelf``."""
    seen = {EVERY} if viewer is None else in_sight(grants(db), viewer)
    away = set() if shelf else put_away(db)
    if EVERY in seen and not away:
        return Sight(None)
    everything = {slug for (slug,) in db.execute("SELECT slug FROM main.instruments")}
    slugs = (everything if EVERY in seen else seen) - away
    return Sight(tuple(sorted(slugs)), EVERY not in seen)


def narrow(db: Database, seen: Sight) -> None:
    """Let this connection, which was not narrowed yet, see only that."""
    if seen.slugs is None:
        return
    script = _IN_SIGHT.format(and_not_roles="AND d.kind <> 'role'" if seen.partly else "")
    for statement in (script + _EVENTS if seen.partly else script).split(";\n"):
        if statement.strip():
            db.conn.execute(statement)
    db.conn.executemany("INSERT INTO temp.in_sight VALUES (?)", [(slug,) for slug in seen.slugs])


def put_away(db: Database) -> set[str]:
    """The slugs of the instruments that were put away whole, for the time being."""
    return {key for (key,) in db.execute(_PUT_AWAY, (SHELF,))}
