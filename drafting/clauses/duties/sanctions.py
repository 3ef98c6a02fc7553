"""Which duty is sanctioned where: by citation, or by the words that name what was not done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafting.clauses.duties.model import Breach, Duty, DutyRules, Penalty, Statute
from drafting.clauses.resolve import cited_elsewhere
from drafting.clauses.sentences import Alert, Sentence, plain, sentences
from drafting.model import Document, Kind
from drafting.structure.citations import Citation, Whose, citations
from drafting.structure.numbering import canonical

_CITED = frozenset({Kind.ARTICLE, Kind.SECTION})
_OMISSION = re.compile(r"^\W*(?:no |omitir|dejar de|sin |operar sin|incumplir|fail|negar|retrasar)")


def breaches(
    document: Document, rules: DutyRules, penalties: Sequence[Penalty] = (), above: Sequence[Statute] = ()
) -> tuple[Breach, ...]:
    """All that sanctions something: in the words of the text, in its table of sanctions, in its statutes."""
    found = [*_said(document, rules), *_tabled(document, rules, penalties)]
    for statute in above:
        own = (*_said(statute.document, rules), *_tabled(statute.document, rules, statute.penalties))
        found += [replace(one, above=True, sentence=None, eids=()) for one in own]
    return tuple(dict.fromkeys(found))


def matched(document: Document, rows: tuple[Duty, ...], found: tuple[Breach, ...]) -> tuple[Duty, ...]:
    """The duties, each with the provisions that sanction its breach."""
    number = _numbers(document)
    sanctioned = _Sanctioned(found)
    made = []
    for row in rows:
        cited = frozenset(cited_elsewhere(row.quote.exact, document.language))
        covers = sanctioned.covering(row, number.get(row.eid, "-"), cited)
        here = tuple(dict.fromkeys(one.eid for one in covers if not one.above))
        there = tuple(dict.fromkeys(one.eid for one in covers if one.above))
        made.append(replace(row, sanctions=here, above=there))
    return tuple(made)


def warnings(
    document: Document,
    rows: tuple[Duty, ...],
    rules: DutyRules,
    *,
    found: tuple[Breach, ...],
    settled: bool = True,
) -> tuple[Alert, ...]:
    """Duties whose breach costs nothing, and sanctions for what nobody must do.

    ``found`` are the sanctions (``breaches``); unless ``settled`` nothing is said of duties without one: the
    statute that has them is not in hand.
    """
    if not found:
        return ()  # a text without sanctions leaves them to another
    wanted = {kind.id for kind in rules.kinds if kind.sanctioned}
    alerts = [
        Alert("duty_no_sanction", row.eid, row.uid, row.quote, "warning", (("kind", row.kind),))
        for row in rows
        if settled and row.kind in wanted and not (row.sanctions or row.above)
        if not row.eid.startswith("trans")
        if not rules.conditions_only[document.language].search(plain(row.quote.exact))
    ]
    return (*alerts, *_without_duty(document, rows, found, rules))


def _without_duty(
    document: Document, rows: tuple[Duty, ...], found: tuple[Breach, ...], rules: DutyRules
) -> Iterator[Alert]:
    """Items of a list of infringements that name an omission of a kind that is nowhere a duty."""
    present = {row.kind for row in rows}
    number = _numbers(document)
    bound = {number[row.eid] for row in rows if row.eid in number}
    for one in found:
        if one.sentence is None or one.everything or not one.kinds or not _omits(one.sentence.plain):
            continue
        if one.kinds & present or one.articles & bound:
            continue
        name = next(kind.id for kind in rules.kinds if kind.id in one.kinds)
        yield Alert("sanction_no_duty", one.eid, one.uid, one.sentence.quote(), "warning", (("kind", name),))


class _Sanctioned:
    """What sanctions something, by what it does: a law has as many duties as sanctions."""

    def __init__(self, found: Sequence[Breach]) -> None:
        self._found = found
        self._all: set[int] = set()
        self._by: dict[tuple[str, str], set[int]] = {}
        for place, one in enumerate(found):
            if one.everything:
                self._all.add(place)
            keys = [("above" if one.above else "article", number) for number in one.articles]
            keys += [("eid", eid) for eid in one.eids]
            keys += [("kind", kind) for kind in one.kinds if not one.articles]
            for key in keys:
                self._by.setdefault(key, set()).add(place)

    def covering(self, row: Duty, number: str, cited: frozenset[str]) -> list[Breach]:
        """What sanctions the breach of a duty, in order.

        ``number`` is that of its article, ``cited`` those of the statute that it cites.
        """
        parts = row.eid.split("__")
        keys = [("article", number), ("kind", row.kind), *(("above", one) for one in cited)]
        keys += [("eid", "__".join(parts[: end + 1])) for end in range(len(parts))]
        places = self._all.union(*(self._by.get(key, ()) for key in keys))
        return [self._found[place] for place in sorted(places)]


def _said(document: Document, rules: DutyRules) -> Iterator[Breach]:
    """Sentences that sanction, and the items of lists whose opening words do."""
    spoken = rules.sanctions[document.language]
    for sentence in sentences(document):
        if spoken.search(sentence.plain) or spoken.search(plain(" ".join(sentence.leads))):
            node = sentence.node
            yield _breach(node.eid, node.uid, sentence.text, document, rules, sentence=sentence)


def _tabled(document: Document, rules: DutyRules, penalties: Sequence[Penalty]) -> Iterator[Breach]:
    """Rows of the table of sanctions, with the conducts they list."""
    nodes = {node.eid: node for node in document.walk()} if any(one.items for one in penalties) else {}
    for row in penalties:
        yield _breach(row.eid, "", row.conduct, document, rules, row)
        for eid in row.items:
            if eid in nodes:
                yield _breach(eid, nodes[eid].uid, nodes[eid].text, document, rules)


def _breach(
    eid: str,
    uid: str,
    text: str,
    document: Document,
    rules: DutyRules,
    row: Penalty | None = None,
    *,
    sentence: Sentence | None = None,
) -> Breach:
    language, low = document.language, plain(text)
    cited = frozenset(
        number
        for one in citations(text, language)
        if one.whose is not Whose.OTHER
        for number in _articles(one)
    )
    kinds = frozenset(kind.id for kind in rules.kinds if kind.breaches[language].search(low))
    everything = bool(rules.any_breach[language].search(low)) or (row is not None and row.everything)
    laid_down = row.forbidden_by if row is not None else ()
    return Breach(eid, uid, cited, laid_down, kinds, everything, sentence=sentence)


def _articles(one: Citation) -> Iterator[str]:
    for step in one.steps:
        if step.kind in _CITED:
            yield canonical(step.number)


def _numbers(document: Document) -> dict[str, str]:
    """The number of the article that each provision stands in, as it is cited."""
    found: dict[str, str] = {}
    current = ""
    for node in document.walk():
        if node.kind in _CITED or node.kind is Kind.TRANSITORY:
            current = canonical(node.number) if node.kind in _CITED else ""
        if current:
            found[node.eid] = current
    return found


def _omits(low: str) -> bool:
    return bool(_OMISSION.search(low))
