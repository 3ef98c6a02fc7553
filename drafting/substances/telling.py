"""Findings and coverage as finished sentences, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from drafting.messages import sentence
from drafting.substances.coverage import Coverage
from drafting.substances.findings import Finding
from drafting.substances.model import Entry
from drafting.substances.scan import Known

#: as many are named, the others counted
_NAMED = 8


def tell(finding: Finding, known: Known, language: str, names: Mapping[str, str] | None = None) -> str:
    """The finding in one sentence: what is wrong, what the lists say. ``names`` call provisions by eid."""
    key = finding.kind
    if key in ("wrong_check_digit", "malformed_number", "near_name", "unknown_name") and not (
        finding.intended or finding.entries
    ):
        key += "_alone"
    return sentence(
        f"substances.finding.{key}",
        language,
        cas=finding.cas,
        words=finding.words,
        claimed=finding.place.words,
        intended=_intended(finding, known, language),
        right=cited(finding.entries, known, language),
        name=finding.entries[0].name(language) if finding.entries else "",
        other=(names or {}).get(finding.other, finding.other),
    )


def cited(entries: Iterable[Entry], known: Known, language: str) -> str:
    """Entries as a lawyer cites them, each once."""
    return ", ".join(dict.fromkeys(known.list[entry.list].cite(entry, language) for entry in entries))


def tell_coverage(one: Coverage, language: str) -> str:
    """How much of a list the draft has, in one sentence."""
    status = "complete" if one.complete and one.status == "carried" else one.status
    clause = one.references[0] if one.references else None
    return sentence(
        f"substances.coverage.{status}",
        language,
        name=one.list.names[language],
        found=len(one.found_numbers),
        listed=one.listed,
        clause=(clause.label or clause.eid) if clause else "",
        words=clause.words if clause else "",
    )


def uncovered(one: Coverage) -> tuple[Entry, ...]:
    """What a draft that carries a list lacks of it and no family in the draft covers."""
    if one.status != "carried":
        return ()
    covered = {entry.key for entry, _ in one.by_family}
    return tuple(entry for entry in one.missing if entry.key not in covered)


def tell_missing(entries: Iterable[Entry], one: Coverage, language: str) -> str:
    """The first of some entries by citation, name and number, and how many more there are."""
    found = list(entries)
    told = [
        " ".join(part for part in (one.list.cite(entry, language), entry.name(language), entry.cas) if part)
        for entry in found[:_NAMED]
    ]
    more = len(found) - len(told)
    if more:
        told.append(sentence("substances.more", language, count=more))
    return "; ".join(told)


def _intended(finding: Finding, known: Known, language: str) -> str:
    shown = []
    for cas in finding.intended[:3]:
        entries = known.by_key.get(cas, ())
        name = entries[0].name(language) if entries else ""
        shown.append(f"{cas} ({name})" if name else cas)
    return ", ".join(shown)
