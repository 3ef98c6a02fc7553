"""What a draft says it does, ready to be shown: rows with their words, warnings, what changed, a matrix."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from drafting.clauses.deciders import Decider, Deciders
from drafting.clauses.sentences import Alert, Unread
from drafting.model import Document, Draft, Provision, Quote
from drafting.ui.speech import Speech
from drafting.ui.views.home import link
from drafting.ui.views.margin import occurrence
from drafting.ui.views.names import chains, citation
from drafting.workbench import acts, becoming, doing_words
from drafting.workbench.becoming import Became
from drafting.workbench.correctable import What
from drafting.workbench.correcting import Correction, Entry, evidence_of
from drafting.workbench.struck import Struck

View = dict[str, Any]
#: in place of a row: one is to be added
NEW = "+"


class Names:
    """A draft's provisions as they are cited, and the way to each and to words in it."""

    def __init__(self, document: Document, draft: Draft, speech: Speech) -> None:
        self._chains: Mapping[str, tuple[Provision, ...]] = chains(document)
        self._draft = draft
        self.speech = speech
        self.language = speech.language

    def name(self, eid: str) -> str:
        """ "Artículo 12, fracción III"."""
        chain = self._chains.get(eid)
        return citation(chain, self.speech) if chain else eid

    def of_draft(self, eid: str) -> str:
        """ "Artículo 10 del borrador 1": another may bear that number now."""
        return self.speech("doing.of_draft", name=self.name(eid), n=self._draft.number)

    def node(self, eid: str) -> Provision | None:
        """The provision; None if the draft has none of that name."""
        chain = self._chains.get(eid)
        return chain[-1] if chain else None

    def eid(self, uid: str) -> str:
        """The eid of a provision; "" if the draft does not have it."""
        return next((eid for eid, chain in self._chains.items() if chain[-1].uid == uid), "")

    def go(self, eid: str, words: Quote | None = None) -> View:
        """The way to it in its draft, where the words it is about are pointed at."""
        node = self.node(eid)
        at = spot(node, words) if node and words else ""
        return link(
            "draft", instrument=self._draft.instrument, draft=self._draft.number, provision=eid, words=at
        )


def spot(node: Provision, words: Quote) -> str:
    """Where the words stand in a provision's text, "12-45"; "" if they do not."""
    turn = occurrence(node.text, words)
    if turn is None:
        return ""
    start = -1
    for _ in range(turn + 1):
        start = node.text.find(words.exact, start + 1 if start < 0 else start + len(words.exact))
    return f"{start}-{start + len(words.exact)}"


def table(what: What, entries: Sequence[Entry], corrections: Sequence[Correction], names: Names) -> View:
    """The rows of one table, those that persons set aside, and corrections whose words changed."""
    language = names.language
    facets = Counter(doing_words.facet(entry.row, language) for entry in entries)
    shown = {(entry.row.uid, entry.key) for entry in entries}
    lost = [one for one in corrections if one.stale and (one.uid, one.key) not in shown]
    return {
        "what": what,
        "columns": [doing_words.caption(key, language) for key in doing_words.COLUMNS[what]],
        "rows": [_row(entry, names) for entry in entries],
        "facets": [{"name": name, "n": n} for name, n in facets.most_common()],
        "aside": [_aside(one, names) for one in corrections if one.dropped and not one.stale],
        "lost": [_aside(one, names) for one in lost],
    }


def _row(entry: Entry, names: Names) -> View:
    row, said = entry.row, entry.correction
    quote = evidence_of(row)
    return {
        "id": f"{row.uid}/{entry.key}",
        "name": names.name(row.eid),
        "go": names.go(row.eid, quote),
        "cells": list(doing_words.cells(row, names.name, names.language)),
        "words": doing_words.quoted(row, node.text if (node := names.node(row.eid)) else ""),
        "facet": doing_words.facet(row, names.language),
        "mark": mark(said, names.speech) if said else None,
    }


def mark(said: Correction, speech: Speech) -> View:
    """What a row says of its correction: its kind, by whom and when, why."""
    kind = "stale" if said.stale else "added" if said.added else "dropped" if said.dropped else "corrected"
    who, when = said.decision.who or "?", speech.moment(said.decision.at)
    return {"kind": kind, "said": speech(f"ui.doing.is_{kind}", who=who, when=when), "why": said.reason}


def _aside(one: Correction, names: Names) -> View:
    eid = names.eid(one.uid)
    return {
        "id": f"{one.uid}/{one.key}",
        "name": names.name(eid),
        "words": one.words,
        "mark": mark(one, names.speech),
    }


def struck(what: What, found: Sequence[tuple[Struck, Names]]) -> list[View]:
    """Corrections whose provision went, each with the way to its row in the last draft that had it."""
    made = []
    for one, names in found:
        said = one.correction
        row = f"{said.uid}/{said.key}"
        go = link("doing", instrument=one.last.instrument, draft=one.last.number, tab=what, row=row)
        where = names.speech("ui.doing.stood", name=names.name(one.eid), n=one.last.number)
        kind = {"kind": "stale", "said": mark(said, names.speech)["said"], "why": said.reason}
        made.append({"name": where, "go": go, "words": said.words, "mark": kind})
    return made


def warnings(found: Sequence[tuple[Alert, str]], names: Names) -> list[View]:
    """What to look at again, each with the way to its words."""
    return [
        {
            "name": names.name(alert.eid),
            "go": names.go(alert.eid, alert.quote),
            "text": text,
            "grave": alert.severity,
        }
        for alert, text in found
    ]


def unread(found: Sequence[Unread], names: Names) -> list[View]:
    """What was not understood, each with the way to its words and to a row made of them."""
    made = []
    for one in found:
        node = names.node(one.eid)
        at = spot(node, one.quote) if node else ""
        made.append(
            {
                "name": names.name(one.eid),
                "go": names.go(one.eid, one.quote),
                "words": one.quote.exact,
                "add": f"{NEW}{one.eid}:{at}",
            }
        )
    return made


def changes(found: Sequence[Became], names: Names, old: Names) -> list[View]:
    """What became of the rows since another draft: what of it differs, before and now."""
    made = []
    for one in found:
        here = names if one.new else old
        told = becoming.told(one, names.language)
        made.append(
            {
                "change": one.change,
                "sign": {"added": "+", "dropped": "−", "altered": "±"}[one.change],
                "name": here.name(one.row.eid) if one.new else here.of_draft(one.row.eid),
                "go": here.go(one.row.eid, evidence_of(one.row)),
                "about": told.about,
                "before": told.before,
                "after": told.after,
            }
        )
    return made


def matrix(found: Deciders, names: Names) -> View:
    """Bodies against functions: in each cell the provisions that say so."""
    functions = list(dict.fromkeys(row.function for row in found.rows))
    cells = found.matrix()
    return {
        "functions": [acts.function_name(function, names.language) for function in functions],
        "bodies": [
            {
                "name": agency,
                "cells": [_places(cells.get(agency, {}).get(function, ()), names) for function in functions],
            }
            for agency in found.agencies
        ],
    }


def _places(rows: Sequence[Decider], names: Names) -> list[View]:
    """Each provision once, with all its words."""
    told: dict[str, View] = {}
    for row in rows:
        cell = _cell(row, names)
        known = told.setdefault(row.eid, cell)
        if known is not cell and cell["words"] not in known["words"]:
            known["words"] = f"{known['words']} · {cell['words']}"
    return list(told.values())


def _cell(row: Decider, names: Names) -> View:
    return {"name": names.name(row.eid), "go": names.go(row.eid, row.quote), "words": row.quote.exact}
