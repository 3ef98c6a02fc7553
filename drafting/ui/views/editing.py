"""A working copy for looking at: its outline, the provision that is open, and what an edit does."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from drafting.edit.citing import Cited
from drafting.edit.copies import WorkingCopy
from drafting.edit.entries import Entry, entries, words_of
from drafting.edit.renumber import Follow
from drafting.model import Comparison, Document, Kind, Mark, Provision
from drafting.ui.speech import Speech
from drafting.ui.views.home import link
from drafting.ui.views.names import chains, citation
from drafting.ui.views.outline import opening
from drafting.ui.views.redline import division, rows_of
from drafting.workbench.edit_effects import Effects

Row = dict[str, Any]
#: letters of a citing provision shown around the citation
_AROUND = 60


def named(entry: Entry, speech: Speech) -> str:
    """What an entry is called: "Artículo 12 Bis", "Capítulo II", else its first words."""
    if entry.node.label or entry.node.kind is Kind.PREFACE:
        return citation((*entry.above, entry.node), speech)
    return entry.node.heading or opening(entry.node, 40) or citation((entry.node,), speech)


def rail(
    document: Document,
    base: Document,
    altered: Mapping[str, str],
    unsaved: Collection[str],
    speech: Speech,
) -> Row:
    """The outline of a working copy, and what was taken out of it."""
    return {
        "rows": [_line(entry, altered, unsaved, speech) for entry in entries(document)],
        "gone": [
            _line(entry, altered, unsaved, speech) | {"depth": 0}
            for entry in entries(base)
            if altered.get(entry.uid) == "gone"
        ],
        "language": document.language,
    }


def _line(entry: Entry, altered: Mapping[str, str], unsaved: Collection[str], speech: Speech) -> Row:
    return {
        "id": entry.uid,
        "label": citation((entry.node,), speech) if entry.node.label else named(entry, speech),
        "hint": entry.node.heading or ("" if entry.divides else opening(entry.node, 48)),
        "depth": len(entry.above),
        "division": entry.divides,
        "state": altered.get(entry.uid, ""),
        "unsaved": entry.uid in unsaved,
    }


def now(copy: WorkingCopy, document: Document, entry: Entry, speech: Speech) -> Row:
    """The provision that is open in the editor, and the ones before and behind it."""
    order = [one.uid for one in entries(document)]
    at = order.index(entry.uid)
    words = words_of(entry.node)
    return {
        "copy": copy.id,
        "uid": entry.uid,
        "seen": copy.last.number,
        "name": named(entry, speech),
        "above": division(entry.above, speech)[0],
        "words": {"label": words.label, "heading": words.heading, "body": words.body},
        "previous": order[at - 1] if at else "",
        "next": order[at + 1] if at + 1 < len(order) else "",
        "language": document.language,
    }


def redline(comparison: Comparison, speech: Speech) -> list[Row]:
    """The rows of one provision's comparison."""
    return rows_of(comparison.changes, chains(comparison.old), chains(comparison.new), speech)


def said(effects: Effects, document: Document, uid: str, speech: Speech, copy: WorkingCopy) -> list[Row]:
    """What an edit does, in groups: found here, found elsewhere because of it, cited here, citing this.

    What the draft says too can be put aside there: such a remark leads to the margin where that is done.
    """
    places = chains(document)
    names = {node.uid: citation(chain, speech) for chain in places.values() for node in chain[-1:]}
    nodes = {node.uid: node for node in document.walk()}
    here = [
        _mark(mark, speech) | (_aside(mark, effects, copy, speech) if mark in effects.standing else {})
        for mark in effects.here
    ]
    if effects.empty:
        here.insert(0, _remark("warning", speech("ui.edit.wordless"), speech))
    elsewhere = [_mark(mark, speech) | _door(mark.uid, uid, names) for mark in effects.elsewhere]
    cites = [
        {"text": one.around, **_target(one, uid, names, speech)} for one in _once(effects.references.out)
    ]
    cited = [
        {"text": _around(nodes[one.uid], one), **_door(one.uid, uid, names)} for one in effects.references.to
    ]
    groups = [("here", here), ("elsewhere", elsewhere), ("cites", cites), ("cited", cited)]
    return [
        {
            "title": speech(f"ui.edit.{name}", n=len(rows)),
            "rows": rows,
            "none": speech(f"ui.edit.{name}_none"),
        }
        for name, rows in groups
        if rows or name != "elsewhere"
    ]


def broken(found: Sequence[Follow], document: Document, uid: str, speech: Speech, *, may: bool) -> Row:
    """Citations that the edits broke, each with what would mend it; {} without any."""
    if not found:
        return {}
    names = {chain[-1].uid: citation(chain, speech) for chain in chains(document).values()}
    rows = [
        _door(one.uid, uid, names)
        | {"text": f"{speech.quoted(one.around)}: {one.number} → {one.new}", "keys": [one.key] if may else []}
        for one in found
    ]
    return {
        "title": speech.count("ui.edit.broken", len(found)),
        "lead": speech("ui.edit.broken_lead"),
        "rows": rows,
        "keys": [one.key for one in found] if may and len(found) > 1 else [],
    }


def errors(found: Sequence[Mark], document: Document, speech: Speech) -> list[Row]:
    """Errors of a text, each with the provision it stands in and the way there; [] without any."""
    names = {chain[-1].uid: citation(chain, speech) for chain in chains(document).values()}
    rows = [_mark(mark, speech) | _door(mark.uid, "", names) for mark in found]
    return [{"title": speech.count("ui.edit.errors", len(rows)), "rows": rows, "none": ""}] if rows else []


def unsaved(uids: Collection[str], document: Document, speech: Speech) -> list[Row]:
    """The provisions whose words are typed and not saved, each with the way there; [] without any."""
    names = [(one.uid, named(one, speech)) for one in entries(document) if one.uid in uids]
    rows = [{"name": name, "go": uid, "text": "", "severity": "warning"} for uid, name in names]
    return [{"title": speech.count("ui.edit.left", len(rows)), "rows": rows, "none": ""}] if rows else []


def _mark(mark: Mark, speech: Speech) -> Row:
    return _remark(mark.severity, mark.text, speech) | {
        "kind": mark.kind,
        "quote": mark.quote.exact if mark.quote else "",
    }


def _remark(severity: str, text: str, speech: Speech) -> Row:
    return {"severity": severity, "grade": speech(f"ui.edit.severity_{severity}"), "text": text}


def _aside(mark: Mark, effects: Effects, copy: WorkingCopy, speech: Speech) -> Row:
    """The way to the provision in the draft, in whose margin the remark is put aside, or was."""
    done = "was_aside" if mark in effects.aside else "put_aside"
    where = {"draft": copy.last.base_number, "provision": mark.eid, "margin": "checks"}
    told = speech(f"ui.edit.{done}", n=copy.last.base_number)
    return {"aside": told, "to": link("draft", instrument=copy.instrument, **where)}


def _door(to: str, uid: str, names: Mapping[str, str]) -> Row:
    return {"name": names.get(to, ""), "go": "" if to == uid else to}


def _target(one: Cited, uid: str, names: Mapping[str, str], speech: Speech) -> Row:
    if not one.target:
        return {"name": speech("ui.edit.leads_nowhere"), "severity": "warning"}
    return _door(one.target, uid, names)


def _once(found: Collection[Cited]) -> list[Cited]:
    return list({(one.around, one.target): one for one in found}.values())


def _around(node: Provision, one: Cited) -> str:
    start, end = max(0, one.start - _AROUND), min(len(node.text), one.end + _AROUND)
    return f"{'…' if start else ''}{node.text[start:end]}{'…' if end < len(node.text) else ''}"
