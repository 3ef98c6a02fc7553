"""What of a row a person can correct: the fields of each table, and what may stand in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from drafting.clauses.clocks.model import DAYS
from drafting.corpus.deciders import decider_rules
from drafting.corpus.delegations import delegation_rules
from drafting.corpus.duties import duty_rules
from drafting.errors import BadRequest
from drafting.guard import printable
from drafting.model import Document

What = Literal["penalties", "clocks", "deciders", "duties", "delegations"]
#: the tables of what a draft does, in the order of the questions that are asked of a law
TABLES: tuple[What, ...] = ("penalties", "clocks", "deciders", "duties", "delegations")

_MOST = 2000
_ARTICLE = re.compile(r"^(?:art[íi]culos?|articles?|sections?|arts?\.?|secs?\.?)\s+(?=\d)")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a row. ``known`` are what may stand in a choice, the first of them where nothing is said.

    ``places`` are other provisions: eids for whoever reads and writes, uids in the store, so that they
    stay right when articles are renumbered. ``list`` are several words.
    """

    name: str
    kind: Literal["number", "words", "choice", "places", "list", "flag"] = "words"
    known: tuple[str, ...] = ()


_SANCTIONS = (
    "prison", "death", "fine", "day_fine", "closure", "confiscation", "suspension", "disqualification",
    "denial_of_privileges", "revocation", "dissolution", "warning",
)  # fmt: skip
_ROLES = ("deadline", "notice", "validity", "retention", "limitation", "duration", "entry_into_force")


def _words(*names: str) -> tuple[Field, ...]:
    return tuple(Field(name) for name in names)


@cache
def fields_of(what: What) -> tuple[Field, ...]:
    """What can be corrected in a row of the table, in the order in which it is asked."""
    if what == "penalties":
        return (
            Field("kind", "choice", _SANCTIONS), Field("minimum", "number"), Field("maximum", "number"),
            *_words("unit", "conduct", "by"), Field("forbidden_by", "places"),
        )  # fmt: skip
    if what == "clocks":
        return (
            Field("length", "number"), Field("unit", "choice", (*DAYS, "date")),
            Field("counting", "choice", ("", "working", "calendar")), Field("role", "choice", _ROLES),
            *_words("actor", "act", "event"),
            Field("silence", "choice", ("", "approved", "refused", "passes", "nothing")),
            *_words("consequence"), Field("decision", "flag"), Field("licensing", "flag"),
        )  # fmt: skip
    if what == "deciders":
        functions = tuple(one.id for one in decider_rules().functions)
        matters = ("", *(one.id for one in decider_rules().matters))
        return (*_words("agency"), Field("function", "choice", functions), Field("matter", "choice", matters))
    if what == "duties":
        kinds = tuple(one.id for one in duty_rules().kinds)
        said = _words("who", "condition", "threshold", "deadline")
        return (Field("kind", "choice", kinds), *said, Field("sanctions", "places"))
    rules = tuple(one.id for one in delegation_rules().instruments)
    said = _words("to", "matter", "by_when")
    return (Field("instrument", "choice", rules), *said, Field("limits", "list"), Field("forgotten", "flag"))


def checked(what: What, fields: Mapping[str, object], document: Document) -> dict[str, object]:
    """The fields as they are stored. Raises BadRequest for a field or a value that makes no sense."""
    known = {field.name: field for field in fields_of(what)}
    said: dict[str, object] = {}
    for name, value in fields.items():
        if name not in known:
            raise BadRequest("bad_clause_field", place=name, known=", ".join(known))
        said[name] = _value(known[name], value, document)
    return said


def _value(field: Field, value: object, document: Document) -> object:
    if field.kind == "places":
        return _uids(field, value, document)
    if field.kind == "flag":
        right = isinstance(value, bool)
    elif field.kind == "number":
        right = value is None or (
            isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e12
        )
    elif field.kind == "list":
        right = isinstance(value, list) and all(isinstance(one, str) and len(one) <= _MOST for one in value)
    else:
        right = isinstance(value, str) and len(value) <= _MOST and (not field.known or value in field.known)
    if not right:
        raise _wrong(field, value)
    if isinstance(value, list):
        return [printable(one).strip() for one in value if one.strip()]
    return printable(value).strip() if isinstance(value, str) else value


def _uids(field: Field, value: object, document: Document) -> list[str]:
    """Provisions named by eid, by uid, or by the number of their article: "12 bis", "Artículo 12 Bis"."""
    uids: dict[str, str] = {}
    for node in document.walk():
        number = node.number.casefold().replace(" ", "-")
        for name in (node.uid, node.eid, *((number,) if "__" not in node.eid and number else ())):
            uids.setdefault(name, node.uid)
    wanted = value if isinstance(value, list) else [value]
    found = []
    for one in wanted:
        name = str(one).strip()
        uid = uids.get(name) or uids.get(_ARTICLE.sub("", name.casefold()).replace(" ", "-"))
        if not uid:
            raise _wrong(field, one)
        found.append(uid)
    return list(dict.fromkeys(found))


def _wrong(field: Field, value: object) -> BadRequest:
    said = {"number": "0, 1, 2 …", "flag": "true, false", "places": "12, 12 bis …"}
    known = ", ".join(one for one in field.known if one) or said.get(field.kind, "…")
    return BadRequest("bad_clause_value", place=field.name, found=str(value)[:60], known=known)


def as_read(what: What, fields: Mapping[str, Any], eids: Mapping[str, str]) -> dict[str, Any]:
    """Stored fields as a row has them; ``eids`` are by uid.

    What the table does not know any more is left out, and of the places a provision that went.
    """
    kinds = {field.name: field.kind for field in fields_of(what)}
    made: dict[str, Any] = {}
    for name, value in fields.items():
        kind = kinds.get(name)
        if kind == "places":
            made[name] = tuple(eids[uid] for uid in value if uid in eids)
        elif kind == "list":
            made[name] = tuple(value)
        elif kind is not None:
            made[name] = value
    return made


def typed(what: What, name: str, text: str) -> object:
    """What somebody typed into a field, as its value. Raises BadRequest for a field there is not."""
    known = {field.name: field for field in fields_of(what)}
    if name not in known:
        raise BadRequest("bad_clause_field", place=name, known=", ".join(known))
    field, bare = known[name], text.strip()
    if field.kind == "number":
        if not bare:
            return None
        try:
            return float(bare.replace(",", "."))
        except ValueError:
            raise _wrong(field, text) from None
    if field.kind == "flag":
        if bare.casefold() not in ("true", "false"):
            raise _wrong(field, text)
        return bare.casefold() == "true"
    if field.kind == "places":
        return _parts(bare, ",")
    return _parts(bare, ";") if field.kind == "list" else bare


def _parts(text: str, mark: str) -> Sequence[str]:
    return [part.strip() for part in text.split(mark) if part.strip()]
