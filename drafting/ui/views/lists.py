"""What the page of control lists shows: the overlap, and one draft against the lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from drafting.model import Document
from drafting.substances.coverage import Coverage
from drafting.substances.crossover import Basis, crossover, summary
from drafting.substances.findings import KINDS
from drafting.substances.model import ControlList, Entry
from drafting.substances.report import Examination
from drafting.substances.scan import Known
from drafting.substances.telling import tell, tell_coverage, uncovered
from drafting.ui.speech import Speech
from drafting.ui.views.names import chains, citation

_WEIGHT = {"error": 0, "warning": 1, "info": 2}


class Found(NamedTuple):
    """What a draft has: the keys of its chemicals, and the lists a clause of it takes in whole."""

    keys: frozenset[str] = frozenset()
    taken_in: frozenset[str] = frozenset()

    def of(self, entry: Entry) -> str:
        """Whether the draft has an entry: "yes", by "reference", "no"."""
        if entry.key in self.keys:
            return "yes"
        return "reference" if entry.list in self.taken_in else "no"


def has(examined: Examination) -> Found:
    """What a draft has of the lists."""
    return Found(
        frozenset(entry.key for one in examined.lists for entry in one.found),
        frozenset(one.list.id for one in examined.lists if one.status == "by_reference"),
    )


def payload(lists: Sequence[ControlList], found: Found, speech: Speech) -> dict[str, Any]:
    """The two lists as one table, and their overlap in figures. ``found`` is what the draft has."""
    treaty = next(one for one in lists if one.id == "cwc")
    group = next(one for one in lists if one.id == "australia-group")
    facts = summary(crossover(group, treaty))
    rows = _rows(treaty, group, found, speech)
    return {
        "rows": rows,
        "figures": {
            "by_cas": facts.by_cas,
            "by_family": facts.by_family,
            "exception": facts.exceptions,
            "only_ag": facts.only - facts.exceptions,
            "only_cwc": sum(row["part"] == "only_cwc" for row in rows),
        },
        "names": {"cwc": treaty.names[speech.language], "ag": group.names[speech.language]},
    }


def _rows(treaty: ControlList, group: ControlList, found: Found, speech: Speech) -> list[dict[str, Any]]:
    """Every item of the group, then what the Convention has besides, in the order of the lists."""
    rows = []
    for crossing in crossover(group, treaty):
        there = tuple(dict.fromkeys(treaty.cite(match.entry, speech.language) for match in crossing.matches))
        basis = crossing.basis
        part = {
            Basis.CAS: "by_cas",
            Basis.FAMILY: "by_family",
            Basis.EXCEPTION: "exception",
            None: "only_ag",
        }[basis]
        rows.append(_row(crossing.entry, group, part, there, found, speech))
    for crossing in crossover(treaty, group):
        if not crossing.controlled:  # what both have stands with the group's items
            rows.append(_row(crossing.entry, treaty, "only_cwc", (), found, speech))
    return rows


def _row(
    entry: Entry, known: ControlList, part: str, there: tuple[str, ...], found: Found, speech: Speech
) -> dict[str, Any]:
    return {
        "entry": known.cite(entry, speech.language),
        "cas": entry.cas,
        "name": entry.name(speech.language),
        "also": " ".join(name for _, name in entry.names),
        "there": ", ".join(there),
        "part": part,
        "list": known.id,
        "found": found.of(entry),
        "unverified": entry.cas_status == "unverified",
    }


def of_draft(
    examined: Examination, known: Known, document: Document, fields: dict[str, str], speech: Speech
) -> dict[str, Any]:
    """One draft against the lists: what is wrong, the errors first, and how much of each list it has."""
    ways = chains(document)

    def door(eid: str) -> dict[str, Any]:
        named = citation(ways[eid], speech) if eid in ways else eid
        return {"name": named, "go": {"page": "draft", "fields": fields | {"provision": eid}}}

    names = {one.other: door(one.other)["name"] for one in examined.findings if one.other}
    kinds = list(KINDS)
    ordered = sorted(examined.findings, key=lambda one: (_WEIGHT[one.severity], kinds.index(one.kind)))
    return {
        "findings": [
            {
                "severity": one.severity,
                "weight": speech(f"substances.severity.{one.severity}"),
                "told": tell(one, known, speech.language, names),
                "quote": one.quote.exact,
                **door(one.eid),
            }
            for one in ordered
        ],
        "lists": [_coverage(one, speech) | _clause(one, door) for one in examined.lists],
        "none": not examined.spots and not any(one.references for one in examined.lists),
    }


def _clause(one: Coverage, door: Any) -> dict[str, Any]:
    if one.status != "by_reference":
        return {}
    first = one.references[0]
    return {"clause": door(first.eid) | {"words": first.words}}


def _coverage(one: Coverage, speech: Speech) -> dict[str, Any]:
    carried = one.status == "carried"

    def named(entries: Sequence[Entry]) -> list[dict[str, str]]:
        language = speech.language
        return [
            {"entry": one.list.cite(entry, language), "cas": entry.cas, "name": entry.name(language)}
            for entry in entries
        ]

    return {
        "told": tell_coverage(one, speech.language),
        "status": one.status,
        "complete": one.complete,
        "found": len(one.found_numbers),
        "listed": one.listed,
        "missing": named(uncovered(one)),
        "covered": named([entry for entry, _ in one.by_family]) if carried else [],
        "exceptions": named(one.exceptions) if carried else [],
    }
