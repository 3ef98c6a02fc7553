"""What the commands on control lists print: the contract's JSON, and the same for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drafting.cli.speech import reader_language, say

if TYPE_CHECKING:
    from drafting.substances.coverage import Coverage
    from drafting.substances.crossover import Crossing
    from drafting.substances.findings import Finding
    from drafting.substances.model import ControlList, Entry
    from drafting.substances.report import Examination, Sighting
    from drafting.substances.scan import Known
    from drafting.workbench.substance_passages import Told
    from drafting.workbench.substances import Overlap, Through


def examination_row(examined: Examination, known: Known) -> dict[str, Any]:
    """The contract's JSON, and more: findings, thresholds, families, clauses."""
    from drafting.substances.telling import tell

    language = reader_language()
    return {
        "lists": [_list_row(one) for one in examined.lists],
        "numbers": [_number_row(one, known.list) for one in examined.numbers],
        "findings": [_finding_row(one, tell(one, known, language)) for one in examined.findings],
        "names": [
            {
                "eid": spot.provision.eid,
                "name": spot.text[named.start : named.end],
                "keys": list(named.keys),
            }
            for spot in examined.spots
            for named in spot.names
        ],
        "amounts": [
            {
                "eid": spot.provision.eid,
                "value": amount.value,
                "unit": amount.unit,
                "evidence": amount.words,
                "cas": [written.cas for written in spot.numbers if written.ok],
            }
            for spot in examined.spots
            for amount in spot.amounts
        ],
    }


def _list_row(one: Coverage) -> dict[str, Any]:
    covered = {entry.key: head.entry for entry, head in one.by_family}
    return {
        "id": one.list.id,
        "listed": one.listed,
        "found": len(one.found_numbers),
        "missing": list(one.missing_numbers),
        "extra": list(one.extra),
        "status": one.status,
        "complete": one.complete,
        "version": one.list.versions[-1].id if one.list.versions else "",
        "reference": _clause(one),
        "references": [
            {"eid": ref.eid, "evidence": ref.words, "follows": ref.follows} for ref in one.references
        ],
        "missing_entries": []
        if one.status == "by_reference"
        else [_entry_row(entry) | {"covered_by": covered.get(entry.key)} for entry in one.missing],
        "families": [
            {"entry": entry.entry, "name": entry.name(reader_language()), "found": entry in one.found}
            for entry in one.list.entries
            if not entry.cas
        ],
        "exceptions_missing": [entry.cas for entry in one.exceptions],
    }


def _clause(one: Coverage) -> dict[str, Any] | None:
    if not one.references or one.status != "by_reference":
        return None
    first = one.references[0]
    return {"eid": first.eid, "label": first.label, "evidence": first.words, "follows": first.follows}


def _entry_row(entry: Entry) -> dict[str, Any]:
    return {
        "entry": entry.entry,
        "role": entry.role.value,
        "cas": entry.cas,
        "name": entry.name(reader_language()),
        "status": entry.cas_status,
    }


def _number_row(one: Sighting, lists: dict[str, ControlList]) -> dict[str, Any]:
    place = one.spot.place
    return {
        "cas": one.written.cas,
        "valid": one.written.ok,
        "eid": one.spot.provision.eid,
        "names": list(one.names),
        "on": list(dict.fromkeys(entry.list for entry in one.on)),
        "entries": [lists[entry.list].cite(entry, reader_language()) for entry in one.on],
        "written": one.spot.text[one.written.start : one.written.end],
        "exception": bool(one.entries) and not one.on,
        "place": {"list": place.list, "part": place.part, "number": place.number} if place.list else None,
    }


def _finding_row(one: Finding, message: str) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "severity": one.severity,
        "eid": one.eid,
        "cas": one.cas,
        "message": message,
        "evidence": one.quote.exact,
        "intended": list(one.intended),
        "right": list(dict.fromkeys(entry.entry for entry in one.entries)),
        "claimed": one.place.words,
        "other": one.other,
    }


def crossing_row(crossing: Crossing) -> dict[str, Any]:
    """An item of a list with what another has for it, as JSON."""
    return {
        "entry": crossing.entry.entry,
        "cas": crossing.entry.cas,
        "name": crossing.entry.name(reader_language()),
        "basis": crossing.basis.value if crossing.basis else None,
        "controlled": crossing.controlled,
        "matches": [{"entry": match.entry.entry, "basis": match.basis.value} for match in crossing.matches],
    }


def crossing_line(crossing: Crossing, found: Overlap) -> tuple[str, ...]:
    """The same for reading."""
    one, other = found.lists
    language = reader_language()
    cited = dict.fromkeys(other.cite(match.entry, language) for match in crossing.matches)
    return (
        one.cite(crossing.entry, language),
        crossing.entry.cas or "—",
        ", ".join(cited) or "—",
        say(f"basis_{crossing.basis.value if crossing.basis else 'none'}"),
        crossing.entry.name(language)[:60],
    )


def through_row(slug: str, through: Through, told: tuple[Told, ...]) -> dict[str, Any]:
    """The chemicals of an instrument by draft, as JSON."""
    return {
        "instrument": slug,
        "drafts": [
            {"number": draft.number, "stage": draft.stage, "date": draft.date.isoformat()}
            for draft in through.drafts
        ],
        "lists": [
            {
                "id": course.list,
                "drafts": [
                    {"draft": number, "status": status, "found": found}
                    for number, status, found in course.points
                ],
            }
            for course in through.courses
        ],
        "chemicals": [
            {
                "key": one.key,
                "cas": one.cas,
                "name": one.name,
                "entries": one.entries,
                "drafts": list(one.drafts),
                "elsewhere": [
                    {"instrument": there.instrument, "since": there.since, "eid": there.eid}
                    for there in one.elsewhere
                ],
                "changes": [
                    {
                        "draft": change.draft,
                        "turn": change.turn,
                        "first": change.first,
                        "in": change.at,
                        "eid": change.eid,
                        "told": change.told,
                    }
                    for change in one.changes
                ],
            }
            for one in told
        ],
    }


def through_lines(through: Through, told: tuple[Told, ...]) -> list[str]:
    """The same for reading: each list, then the chemicals that came, went or moved after the first draft."""
    from drafting.workbench.substance_passages import course_of

    language = reader_language()
    lines = [
        f"{through.known.list[one.list].names[language]}: {course_of(one, through.known, language)}"
        for one in through.courses
    ]
    for one in told:
        later = [change.told for change in one.changes if not change.first]
        if later:
            head = "  ".join(part for part in (one.entries, one.cas, one.name) if part)
            lines += [head, *(f"    {line}" for line in later)]
    return lines


def examination_lines(examined: Examination, known: Known) -> list[str]:
    """The report for reading: what is wrong first, then each list."""
    from drafting.substances.telling import tell, tell_coverage, tell_missing, uncovered

    language = reader_language()
    lines = [f"{one.eid}  [{one.severity}]  {tell(one, known, language)}" for one in examined.findings]
    for one in examined.lists:
        lines.append(tell_coverage(one, language))
        covered = [entry for entry, _ in one.by_family]
        parts = {
            "missing": uncovered(one),
            "by_family": covered if one.status == "carried" else (),
            "exceptions": one.exceptions if one.status == "carried" else (),
        }
        for key, entries in parts.items():
            if entries:
                lines.append(f"    {say(f'list_{key}', entries=tell_missing(entries, one, language))}")
        if one.extra:
            lines.append(f"    {say('list_extra', numbers=', '.join(one.extra))}")
        rest = one.references[1:] if one.status == "by_reference" else one.references
        lines += [f"    {say('list_clause', clause=f'{ref.eid}: {ref.words}')}" for ref in rest]
    return lines
