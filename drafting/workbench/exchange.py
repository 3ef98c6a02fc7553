"""Mappings as a JSON file: handed to another workspace, kept beside a law, read by another program.

A uid is a workspace's own, so a mapping finds its provision in another one by its very words: nothing is
taken over for a provision that does not say what was confirmed.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from drafting.checklist.coverage import State
from drafting.checklist.living import Living
from drafting.checklist.mapping import (
    MAPPING,
    NOT_APPLICABLE,
    Line,
    Mapping,
    Relation,
    Verdict,
    asked_by,
    said,
    scope,
    to_body,
    words_of,
)
from drafting.checklist.model import Checklist
from drafting.errors import InvalidData, UnreadableFile
from drafting.guard import check_size, printable
from drafting.store import NewDecision, Store
from drafting.workbench.sheet import Entry, Sheet

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench

_FORMAT = "drafting-mappings"


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a file of mappings: how many were new, how many stood already, which found no place."""

    new: int
    same: int
    unplaced: tuple[str, ...] = ()


def exported(sheet: Sheet) -> dict[str, Any]:
    """All that is decided on the checklist in these instruments, and how it stands in their drafts."""
    return {
        "format": _FORMAT,
        "version": 1,
        "checklist": sheet.checklist.id,
        "edition": sheet.checklist.edition,
        "drafts": {draft.instrument: draft.number for draft in sheet.drafts},
        "requirements": [
            {"id": entry.requirement.id, "state": entry.state.value, "not_applicable": _reason(entry)}
            for entry in sheet.entries
        ],
        "mappings": [_row(living) for entry in sheet.entries for living in (*entry.livings, *entry.rejected)],
    }


def _reason(entry: Entry) -> str | None:
    """Why a requirement does not apply; None where it does."""
    found = entry.not_applicable
    return str(found.body["reason"]) if found and entry.state is State.NOT_APPLICABLE else None


def _row(living: Living) -> dict[str, Any]:
    mapping = living.mapping
    return {
        "requirement": mapping.requirement,
        "instrument": mapping.instrument,
        "eid": mapping.eid,
        "uid": mapping.uid,
        "label": mapping.label,
        "verdict": mapping.verdict.value,
        "relation": mapping.relation.value,
        "rationale": mapping.rationale,
        "draft": mapping.draft,
        "who": mapping.who,
        "when": mapping.when.isoformat() if mapping.when else None,
        "words": [line._asdict() for line in mapping.words],
        "holds": living.holds,
        "fates": [fate.value for fate in living.fates],
        "now": living.provision.eid if living.provision else None,
        "heirs": [
            {"instrument": heir.instrument, "eid": heir.provision.eid, "how": heir.how.value}
            for heir in living.heirs
        ],
    }


def decisions_of(
    data: bytes, name: str, desk: Workbench, store: Store, checklist: Checklist
) -> tuple[list[NewDecision], Taken]:
    """The decisions that a file asks for in this workspace.

    Raises UnreadableFile (no JSON of ours), InvalidData (names the row), NotFound (an instrument).
    """
    found = _read(data, name)
    new: list[NewDecision] = []
    same, unplaced = 0, []
    for number, row in enumerate(found["mappings"], start=1):
        mapping = _mapping(row, f"{name}, mappings {number}", checklist)
        placed = _placed(mapping, desk)
        if placed is None:
            unplaced.append(f"{mapping.requirement}: {mapping.label}")
            continue
        decision = _decision(placed, row, store)
        same += decision is None
        new += [decision] if decision else []
    for number, row in enumerate(found["requirements"], start=1):
        decision = _not_applicable(row, f"{name}, requirements {number}", checklist, store)
        new += [decision] if decision else []
    return new, Taken(len(new), same, tuple(unplaced))


def _read(data: bytes, name: str) -> dict[str, Any]:
    check_size(data)
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        found = None
    ours = isinstance(found, dict) and found.get("format") == _FORMAT
    if not (ours and all(isinstance(found.get(part), list) for part in ("mappings", "requirements"))):
        raise UnreadableFile("mappings_not_json", place=name)
    assert isinstance(found, dict)
    return found


def _mapping(row: Any, place: str, checklist: Checklist) -> Mapping:
    """A row as a mapping of this checklist. Raises InvalidData."""
    try:
        requirement = checklist.requirement(row["requirement"])
        words = tuple(Line(*(_text(line[part]) for part in Line._fields)) for line in row["words"])
        if requirement is None or not words:
            raise ValueError
        return Mapping(
            checklist=checklist.id,
            requirement=requirement.id,
            instrument=_text(row["instrument"]),
            uid=_text(row["uid"]),
            verdict=Verdict(row["verdict"]),
            relation=Relation(row["relation"]),
            draft=int(row["draft"]),
            words=words,
            rationale=_text(row["rationale"]),
            eid=_text(row["eid"]),
            edition=checklist.edition,
            asked=asked_by(requirement),
        )
    except (KeyError, TypeError, ValueError):
        raise InvalidData("mappings_bad_row", place=place) from None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return printable(value)


def _placed(mapping: Mapping, desk: Workbench) -> Mapping | None:
    """The mapping on the provision that says its words, in the latest draft that has one; None without."""
    wanted = said(mapping.words)
    for draft in reversed(desk.drafts(mapping.instrument)):
        here = [
            (node, parent)
            for node, parent in desk.document(draft.id).with_parents()
            if (node.kind.value, node.heading, node.text) == wanted[0] and said(words_of(node)) == wanted
        ]
        if here:
            node, parent = max(here, key=lambda one: (one[0].uid == mapping.uid, one[0].eid == mapping.eid))
            return replace(
                mapping,
                uid=node.uid,
                draft=draft.number,
                words=words_of(node),
                eid=node.eid,
                parent=parent.uid if parent else "",
            )
    return None


def _decision(mapping: Mapping, row: Any, store: Store) -> NewDecision | None:
    """The decision to make, None if the same stands already."""
    current = store.decision(MAPPING, mapping.key)
    body = {**to_body(mapping), "imported": {"who": row.get("who"), "when": row.get("when")}}
    told = ("verdict", "relation", "rationale", "words")
    if current and all(current.body[part] == body[part] for part in told):
        return None
    after = current.id if current else None
    return NewDecision(MAPPING, mapping.key, body, mapping.instrument, mapping.uid, after=after)


def _not_applicable(row: Any, place: str, checklist: Checklist, store: Store) -> NewDecision | None:
    try:
        requirement, reason = checklist.requirement(row["id"]), row["not_applicable"]
        if requirement is None:
            raise ValueError
        if reason is None:
            return None
        reason = _text(reason)
    except (KeyError, TypeError, ValueError):
        raise InvalidData("mappings_bad_row", place=place) from None
    about = scope(checklist.id, requirement.id)
    current = store.decision(NOT_APPLICABLE, about)
    if current and current.body["reason"] == reason:
        return None
    body = {"checklist": checklist.id, "requirement": requirement.id, "edition": checklist.edition}
    after = current.id if current else None
    return NewDecision(NOT_APPLICABLE, about, {**body, "reason": reason}, after=after)
