"""A checklist against drafts, ready to be shown: the list of requirements, and one of them in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from drafting.checklist.alterations import Alteration
from drafting.checklist.coverage import State
from drafting.checklist.living import Fate, Heir, Living
from drafting.checklist.mapping import Line, words_of
from drafting.checklist.model import Candidate, Checklist
from drafting.model import CONTAINERS, Decision, Instrument, Provision
from drafting.ui.speech import Speech
from drafting.ui.views.home import link
from drafting.workbench.sheet import Entry, Offer, Sheet

View = dict[str, Any]

#: instruments by slug, as they are called
Names = Mapping[str, Instrument]


def listing(sheet: Sheet, instruments: Names, speech: Speech) -> View:
    """The requirements in the checklist's order, each with its state and what answers it."""
    language = speech.language
    template = sheet.checklist
    return {
        "name": template.name(language),
        "notice": template.notice(language),
        "drafts": [
            speech(
                "ui.checklist.draft",
                instrument=instruments[draft.instrument].short_title,
                n=draft.number,
                date=speech.date(draft.date),
            )
            for draft in sheet.drafts
        ],
        "counts": {state.value: n for state, n in sheet.counts().items()},
        "sections": [{"id": one.id, "name": one.name(language)} for one in template.sections],
        "rows": [_row(entry, instruments, speech) for entry in sheet.entries],
    }


def _row(entry: Entry, instruments: Names, speech: Speech) -> View:
    needs = entry.requirement
    return {
        "id": needs.id,
        "section": needs.section,
        "scope": needs.scope,
        "layer": needs.layer.value if needs.layer else "either",
        "state": entry.state.value,
        "text": needs.text(speech.language),
        "by": [
            {
                "name": called(living.label),
                "of": instruments[living.mapping.instrument].short_title,
                "holds": living.holds,
            }
            for living in entry.livings
        ],
        "offers": len(entry.offers),
    }


def panel(
    entry: Entry,
    template: Checklist,
    history: Sequence[Decision],
    course: Sequence[str],
    instruments: Names,
    speech: Speech,
) -> View:
    """One requirement in full: what it asks and why, what answers it, what may, and what was decided."""
    needs, language = entry.requirement, speech.language
    section = template.section(needs.section)
    return {
        "checklist": template.id,
        "id": needs.id,
        "seen": entry.seen,
        "state": entry.state.value,
        "section": section.name(language) if section else "",
        "text": needs.text(language),
        "rationale": needs.rationale(language),
        "facts": [
            speech(f"ui.checklist.scope_{needs.scope}"),
            speech(f"ui.checklist.layer_{needs.layer.value if needs.layer else 'either'}"),
        ],
        "sources": [{"text": source.citation, "seen": source.seen} for source in needs.sources],
        "not_applicable": _reason(entry.not_applicable, speech),
        "together": bool(entry.together),
        "livings": [_living(living, instruments, speech) for living in entry.livings],
        "rejected": [_living(living, instruments, speech) for living in entry.rejected],
        "offers": [_offer(offer, instruments, speech) for offer in entry.offers],
        "course": list(course),
        "history": [_decided(link_, speech) for link_ in reversed(history)],
    }


def _living(living: Living, instruments: Names, speech: Speech) -> View:
    made = living.mapping
    spoken = instruments[made.instrument].language
    return {
        "key": made.key,
        "uid": made.uid,
        "instrument": made.instrument,
        "decision": made.decision,
        "language": spoken,
        "name": called(living.label),
        "of": instruments[made.instrument].short_title,
        "relation": made.relation.value,
        "rationale": made.rationale,
        "holds": living.holds,
        "gone": living.provision is None,
        "fates": [speech(f"mapping.fate.{fate.value}") for fate in living.fates],
        "since": speech("ui.checklist.since", n=living.since) if living.since else "",
        "by": speech(
            "ui.checklist.by",
            who=made.who or "—",
            date=speech.moment(made.when) if made.when else "",
            n=made.draft,
        ),
        "go": link("draft", instrument=made.instrument, draft=living.number, provision=made.uid),
        "lines": _lines(words_of(living.provision) if living.provision else made.words, {}),
        "altered": [_altered(one) for one in living.alterations],
        "heirs": [_heir(heir, instruments, speech) for heir in living.heirs],
    }


def _heir(heir: Heir, instruments: Names, speech: Speech) -> View:
    return {
        "instrument": heir.instrument,
        "uid": heir.provision.uid,
        "name": called(heir.provision.label or heir.provision.heading or heir.provision.eid),
        "of": instruments[heir.instrument].short_title,
        "how": speech(f"mapping.fate.{heir.how.value}"),
        "lines": _lines(words_of(heir.provision), {}),
        "go": link("draft", instrument=heir.instrument, draft=heir.number, provision=heir.provision.uid),
    }


def _offer(offer: Offer, instruments: Names, speech: Speech) -> View:
    node, found = offer.provision, offer.candidate
    return {
        "instrument": offer.instrument,
        "uid": node.uid,
        "language": instruments[offer.instrument].language,
        "name": called(node.label or node.heading or node.eid),
        "of": instruments[offer.instrument].short_title,
        "score": round(found.score * 100),
        "why": [
            {"ground": speech(f"ui.checklist.ground_{why.ground.value}"), "words": why.words}
            for why in found.why
        ],
        "rejected": offer.rejected is not None,
        "lines": _lines(words_of(node), _quoted(node, found)),
        "go": link("draft", instrument=offer.instrument, provision=node.uid),
    }


def _quoted(node: Provision, found: Candidate) -> dict[str, list[str]]:
    """By uid the words that speak for a candidate."""
    uids = {part.eid: part.uid for part in node.walk()}
    quoted: dict[str, list[str]] = {}
    for why in found.why:
        quoted.setdefault(uids.get(why.eid, node.uid), []).append(why.words)
    return quoted


def _lines(words: Sequence[Line], quoted: Mapping[str, Sequence[str]]) -> list[View]:
    containers = {kind.value for kind in CONTAINERS}
    return [
        {
            "label": line.label,
            "heading": line.heading,
            "text": line.text,
            "first": at == 0,
            "division": line.kind in containers,
            "quoted": list(quoted.get(line.uid, ())),
        }
        for at, line in enumerate(words)
        if line.printed
    ]


def _altered(one: Alteration) -> View:
    return {
        "how": one.how,
        "label": one.line.label,
        "edits": [list(edit) for edit in (*one.heading_edits, *one.edits)],
    }


def _reason(decision: Decision | None, speech: Speech) -> View | None:
    if decision is None:
        return None
    return {
        "id": decision.id,
        "reason": str(decision.body.get("reason", "")),
        "by": speech("ui.checklist.by_plain", who=decision.who or "—", date=speech.moment(decision.at)),
    }


def _decided(one: Decision, speech: Speech) -> View:
    what = "withdrawn" if one.withdrawn else "taken_back" if one.restores is not None else one.kind
    if what == "mapping":
        what = str(one.body["verdict"])
    return {
        "id": one.id,
        "what": speech(f"ui.checklist.did_{what}"),
        "about": str(one.body.get("eid") or ""),
        "said": str(one.body.get("rationale") or one.body.get("reason") or ""),
        "by": speech("ui.checklist.by_plain", who=one.who or "—", date=speech.moment(one.at)),
    }


def called(label: str) -> str:
    """A label without the printer's punctuation."""
    return " ".join(label.split()).strip(" .-–—:;,")


#: every state there is, in the order of the bar
STATES = tuple(state.value for state in State)
#: every fate there is: the catalogue has a sentence for each
FATES = tuple(fate.value for fate in Fate)
