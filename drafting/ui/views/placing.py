"""Statute, regulation or executive order, ready to be shown: findings, the board, one provision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from drafting.model import ChangeKind, Comparison, Document, Instrument, Language, Layer, Provision
from drafting.placement import Evidence, RuleBook, Stood
from drafting.ui.speech import Speech
from drafting.ui.views.home import link
from drafting.ui.views.names import chains, citation
from drafting.workbench.placement_drafts import Preview
from drafting.workbench.placement_says import explained, headed, speaking
from drafting.workbench.placing import Column, Seen

View = dict[str, Any]

#: the layers in the order of the columns
LAYERS = tuple(layer.value for layer in Layer)

#: so many rows of what an advice changes are shown before the rest is asked for
AT_ONCE = 8


class Texts:
    """The provisions of the drafts on the board, as they are called."""

    def __init__(self, columns: Sequence[Column], documents: Mapping[str, Document], speech: Speech) -> None:
        self.columns = {column.instrument.slug: column for column in columns}
        self._chains = {slug: chains(document) for slug, document in documents.items()}
        self._speech = speech

    def instrument(self, slug: str) -> Instrument:
        """The instrument of that slug."""
        return self.columns[slug].instrument

    def provision(self, slug: str, eid: str) -> Provision | None:
        """The provision with that eid."""
        chain = self._chains[slug].get(eid)
        return chain[-1] if chain else None

    def name(self, slug: str, eid: str) -> str:
        """As it is cited: "Artículo 12, fracción III"."""
        chain = self._chains[slug].get(eid)
        return citation(chain, self._speech) if chain else eid

    def go(self, slug: str, eid: str) -> View:
        """The way to it in its draft."""
        return link("draft", instrument=slug, draft=self.columns[slug].draft.number, provision=eid)


def board(found: Sequence[Seen], texts: Texts, book: RuleBook, speech: Speech) -> View:
    """The findings in the order of their weight, and every article in the column it belongs to."""
    told = {(one.finding.slug, one.finding.eid) for one in found if not one.settled}
    return {
        "first": first(found),
        "drafts": [
            speech(
                "ui.checklist.draft",
                instrument=column.instrument.short_title,
                n=column.draft.number,
                date=speech.date(column.draft.date),
            )
            for column in texts.columns.values()
        ],
        "findings": [_finding(seen, texts, speech) for seen in found],
        "columns": {
            layer: [
                _chip(row, column, texts, book, speech)
                | {"open": (column.instrument.slug, row.placed.eid) in told}
                for column in texts.columns.values()
                for row in column.rows
                if row.layer.value == layer and (row.placed.whole or row.layer is not column.instrument.layer)
            ]
            for layer in LAYERS
        },
    }


def first(found: Sequence[Seen]) -> str:
    """What is shown before anything is chosen: the weightiest open finding that is more than a remark."""
    return next((one.finding.key for one in found if not one.settled and one.finding.severity != "info"), "")


def _finding(seen: Seen, texts: Texts, speech: Speech) -> View:
    found = seen.finding
    return {
        "key": found.key,
        "kind": headed(found, speech.language),
        "severity": found.severity,
        "name": texts.name(found.slug, found.eid),
        "of": texts.instrument(found.slug).short_title,
        "stands": found.stands.value,
        "belongs": found.belongs.value,
        "settled": seen.settled,
    }


def _chip(row: Stood, column: Column, texts: Texts, book: RuleBook, speech: Speech) -> View:
    slug = column.instrument.slug
    rule = next((book.by_id[name] for name in row.placed.rules), None)
    return {
        "id": f"{slug}/{row.provision.uid}",
        "name": texts.name(slug, row.placed.eid),
        "of": column.instrument.short_title,
        "subject": rule.subject[_of(speech)] if rule and not row.placed.quiet else "",
        "misplaced": row.layer is not column.instrument.layer,
        "stands": column.instrument.layer.value,
        "sure": row.placed.confidence,
        "decided": row.ruling is not None and not row.stale,
        "stale": row.stale,
    }


def finding(seen: Seen, preview: Preview | None, texts: Texts, book: RuleBook, speech: Speech) -> View:
    """One finding in full: the words that show it, why, what to write, and what one click would change."""
    found = seen.finding
    language = _of(speech)
    rule = speaking(found, book)
    provision = texts.provision(found.slug, found.eid)
    return _finding(seen, texts, speech) | {
        "text": explained(found, book, language),
        "opinion": bool(found.opinion),
        "sources": list(rule.sources[language]) if rule else [],
        "go": texts.go(found.slug, found.eid),
        "language": texts.instrument(found.slug).language,
        "lines": _lines(provision, found.evidence) if provision else [],
        "others": [
            {
                "name": texts.name(other.slug, other.eid),
                "of": texts.instrument(other.slug).short_title,
                "go": texts.go(other.slug, other.eid),
            }
            for other in found.others
            if other.slug in texts.columns
        ],
        "decision": _decision(seen, speech),
        "after": seen.decision.id if seen.decision else None,
        "advice": _advice(preview, texts, speech) if preview else None,
    }


def _decision(seen: Seen, speech: Speech) -> View | None:
    made = seen.decision
    if made is None:
        return None
    by = speech("ui.checklist.by_plain", who=made.who or "—", date=speech.moment(made.at))
    return {"id": made.id, "reason": str(made.body.get("reason", "")), "by": by}


def _advice(preview: Preview, texts: Texts, speech: Speech) -> View:
    names = {slug: column.instrument.short_title for slug, column in texts.columns.items()}
    begun = speech(
        "ui.placement.new_instrument", layer=speech(f"placement.layer.{preview.advice.target.value}")
    )
    return {
        "clauses": [{"of": names.get(one.slug, begun), "text": one.text} for one in preview.advice.clauses],
        "changes": [
            {"of": names.get(slug, slug), "slug": slug} | shown(_changes(comparison), speech)
            for slug, comparison in preview.comparisons.items()
        ],
        "begun": {"of": begun}
        | shown([line for top in preview.begun.provisions for line in _lines(top, ())], speech)
        if preview.begun
        else None,
    }


def shown(rows: list[View], speech: Speech) -> View:
    """The first rows, the rest, and how many these are: a long annex is never cut without saying so."""
    over = len(rows) > AT_ONCE + 1
    rest = rows[AT_ONCE:] if over else []
    more = speech.count("ui.placement.more_rows", len(rest)) if rest else ""
    return {"shown": rows[:AT_ONCE] if over else rows, "rest": rest, "more": more}


def _changes(comparison: Comparison) -> list[View]:
    rows: list[View] = []
    for change in comparison.changes:
        if change.kinds == (ChangeKind.UNCHANGED,):
            continue
        node = change.provision
        edits = [list(edit) for edit in (*change.heading_edits, *change.edits)]
        if not edits and node.printed and (change.old is None or change.new is None):
            edits = [["+" if change.old is None else "-", node.text]]
        if edits and any(edit[0] != "=" for edit in edits):
            rows.append({"label": node.label, "edits": edits})
    return rows


def provision(row: Stood, column: Column, texts: Texts, book: RuleBook, speech: Speech) -> View:
    """One provision: its words with those that decide, how sure, and what a person said."""
    slug, placed = column.instrument.slug, row.placed
    language = _of(speech)
    ruling = row.ruling
    return {
        "slug": slug,
        "uid": row.provision.uid,
        "number": column.draft.number,
        "name": texts.name(slug, placed.eid),
        "of": column.instrument.short_title,
        "language": column.instrument.language,
        "stands": column.instrument.layer.value,
        "layer": row.layer.value,
        "read": placed.belongs.value,
        "sure": round(placed.confidence * 100),
        "quiet": placed.quiet,
        "alternative": placed.alternative.value if placed.alternative else "",
        "opinion": book.by_id[placed.opinion].opinion[language] if placed.opinion else "",
        "rules": [
            {
                "id": name,
                "subject": book.by_id[name].subject[language],
                "reason": book.by_id[name].reason[language],
            }
            for name in placed.rules[:4]
        ],
        "lines": _lines(row.provision, placed.evidence),
        "go": texts.go(slug, placed.eid),
        "after": ruling.decision if ruling else None,
        "ruling": {
            "layer": ruling.layer.value,
            "reason": ruling.reason,
            "by": speech("ui.checklist.by_plain", who=ruling.who or "—", date=speech.moment(ruling.at)),
            "stale": row.stale,
            "id": ruling.decision,
        }
        if ruling
        else None,
    }


def _lines(top: Provision, evidence: Sequence[Evidence]) -> list[View]:
    quoted: dict[str, list[str]] = {}
    for one in evidence:
        quoted.setdefault(one.eid, []).append(one.quote.exact)
    return [
        {"label": node.label, "heading": node.heading, "text": node.text, "quoted": quoted.get(node.eid, [])}
        for node in top.walk()
        if node.printed
    ]


def _of(speech: Speech) -> Language:
    return speech.language
