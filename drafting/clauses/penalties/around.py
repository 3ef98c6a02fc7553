"""What stands around a sanction: the conduct, who imposes it, what raises it, what is forbidden."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from drafting.clauses.marked import Marked, mark
from drafting.clauses.penalties.model import Aggravation, Penalty, Prohibition
from drafting.clauses.penalties.vocabulary import Vocabulary
from drafting.clauses.resolve import Places
from drafting.clauses.sentences import Sentence, plain
from drafting.clauses.stems import share, stems
from drafting.clauses.subjects import THING
from drafting.model import Kind, Language

_REPEATS, _NAMED = 0.5, 0.75
_INFINITIVE = re.compile(r"\b[^\W\d_]{3,}(?:ar|er|ir)\b")
_MODAL = re.compile(r"\s(?:podr[aá]n?|deber[aá]n?|may|shall|must)\b.*$")


def imposed_by(sentence: Sentence, vocabulary: Vocabulary, language: Language) -> str:
    """Who imposes the sanction of a sentence, as the text says it; "" if it does not."""
    for text in (sentence.text, *reversed(sentence.leads)):
        marked = mark(text)
        for one in vocabulary.words["imposer"][language]:
            found = one.search(marked.words)
            if found and not found["who"].endswith((" se", " le", " les", " no")):
                if THING.match(marked.source(found.start("who"), found.end("who"))):
                    continue
                return _MODAL.sub("", marked.source(found.start("who"), found.end("who"))).strip(" ,")
    return ""


def prohibition(
    sentence: Sentence, marked: Marked, vocabulary: Vocabulary, language: Language
) -> Prohibition | None:
    """The ban a sentence lays down, with the words of the list it opens; None if it lays down none."""
    found = vocabulary.any("forbids", marked.words, language)
    if not found:
        return None
    start, end = marked.place(found.start(), found.end())
    words = sentence.text
    if words.rstrip().endswith((":", "—", "–")):
        listed = (
            child.text for child in sentence.node.children if child.kind is not Kind.PARAGRAPH or child.label
        )
        words = " ".join((words, *listed))
    return Prohibition(sentence.node.eid, sentence.node.uid, sentence.quote(start, end), words)


def grounded(rows: list[Penalty], bans: list[Prohibition]) -> list[Penalty]:
    """Rows that cite nothing with the ban whose words their conduct repeats."""
    made = []
    for row in rows:
        if row.forbidden_by or not row.conduct or row.everything:
            made.append(row)
            continue
        own = stems(row.conduct)
        ranked = sorted(((share(stems(ban.words), own), ban.eid) for ban in bans), reverse=True)
        found = [eid for part, eid in ranked[:1] if part >= _REPEATS]
        found = found or [ban.eid for ban in bans if all_named(ban.words, own)][:1]
        made.append(replace(row, forbidden_by=tuple(found), inferred=bool(found)))
    return made


def all_named(ban: str, punished: frozenset[str]) -> bool:
    """Whether the acts that a ban names ("producir, adquirir ...") are punished by name, or most of them."""
    verbs = _verbs(ban)
    return len(verbs) >= 2 and share(verbs, punished) >= _NAMED


@lru_cache(maxsize=1024)
def _verbs(ban: str) -> frozenset[str]:
    """The stems of the acts that a ban names: it is asked of every sanction."""
    return frozenset(word[:5] for word in _INFINITIVE.findall(plain(ban)))


def aggravated(
    rows: list[Penalty], changes: list[Sentence], vocabulary: Vocabulary, places: Places
) -> tuple[Penalty, ...]:
    """The rows with what raises or lowers them: in their own unit, by citation, or for a whole division."""
    made = list(rows)
    for sentence in changes:
        marked, at = mark(sentence.text), sentence.node.eid
        lowers = bool(vocabulary.any("lowers", marked.words, places.language))
        repeat = bool(vocabulary.any("repeats", marked.words, places.language))
        note = Aggravation(at, sentence.quote(), repeat, lowers)
        cited = [places.unit(node.eid).eid for node in places.cited(sentence.text, at)]
        region = places.region(sentence.text, at)
        own = places.unit(at).eid
        for n, row in enumerate(made):
            unit = places.unit(row.eid).eid
            if unit in cited or (not cited and region is not None and places.within(row.eid, region)):
                reached = True
            else:
                reached = not cited and region is None and unit == own
            if reached:
                made[n] = replace(row, aggravations=(*row.aggravations, note))
    return tuple(made)
