"""Which duty is sanctioned where: by citation, or by the words that name what was not done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafting.clauses.duties.model import Duty, DutyRules, Penalty
from drafting.clauses.sentences import Alert, Sentence, plain, sentences
from drafting.model import Document, Kind
from drafting.structure.citations import Citation, Whose, citations

_CITED = frozenset({Kind.ARTICLE, Kind.SECTION})


@dataclass(frozen=True, slots=True)
class Breach:
    """Words that sanction something: of which provision, the articles they cite, the kinds they name."""

    eid: str
    uid: str
    words: str
    articles: frozenset[str]
    kinds: frozenset[str]
    everything: bool
    sentence: Sentence | None = None


def matched(
    document: Document, rows: tuple[Duty, ...], rules: DutyRules, penalties: Sequence[Penalty] | None
) -> tuple[Duty, ...]:
    """The duties, each with the provisions that sanction its breach."""
    breaches = tuple(_breaches(document, rules, penalties))
    number = _numbers(document)
    return tuple(
        replace(row, sanctions=tuple(dict.fromkeys(one.eid for one in breaches if _covers(one, row, number))))
        for row in rows
    )


def warnings(
    document: Document, rows: tuple[Duty, ...], rules: DutyRules, penalties: Sequence[Penalty] | None
) -> tuple[Alert, ...]:
    """Duties whose breach costs nothing, and sanctions for what nobody must do."""
    breaches = tuple(_breaches(document, rules, penalties))
    if not breaches:
        return ()  # a text without sanctions leaves them to another
    wanted = {kind.id for kind in rules.kinds if kind.sanctioned}
    found = [
        Alert("duty_no_sanction", row.eid, row.uid, row.quote, "warning",
              (("kind", row.kind),))
        for row in rows
        if row.kind in wanted and not row.sanctions and not row.eid.startswith("trans")
    ]  # fmt: skip
    return (*found, *_without_duty(document, rows, breaches, rules))


def _without_duty(
    document: Document, rows: tuple[Duty, ...], breaches: tuple[Breach, ...], rules: DutyRules
) -> Iterator[Alert]:
    """Items of a list of infringements that name an omission of a kind that is nowhere a duty."""
    present = {row.kind for row in rows}
    number = _numbers(document)
    bound = {number[row.eid] for row in rows if row.eid in number}
    for one in breaches:
        if one.sentence is None or one.everything or not one.kinds or not _omits(one.sentence.plain):
            continue
        if one.kinds & present or one.articles & bound:
            continue
        name = next(kind.id for kind in rules.kinds if kind.id in one.kinds)
        yield Alert("sanction_no_duty", one.eid, one.uid, one.sentence.quote(), "warning", (("kind", name),))


def _covers(one: Breach, row: Duty, number: dict[str, str]) -> bool:
    if one.everything:
        return True
    if number.get(row.eid, "-") in one.articles:
        return True
    return row.kind in one.kinds and not one.articles


def _breaches(document: Document, rules: DutyRules, penalties: Sequence[Penalty] | None) -> Iterator[Breach]:
    language = document.language
    for sentence in sentences(document):
        low = sentence.plain
        lead = plain(" ".join(sentence.leads))
        spoken = rules.sanctions[language]
        if not (spoken.search(low) or spoken.search(lead)):
            continue
        yield _breach(sentence.node.eid, sentence.node.uid, sentence.text, document, rules, sentence)
    for penalty in penalties or ():
        yield _breach(penalty.eid, "", penalty.conduct, document, rules, None)


def _breach(
    eid: str, uid: str, text: str, document: Document, rules: DutyRules, sentence: Sentence | None
) -> Breach:
    language, low = document.language, plain(text)
    cited = frozenset(
        number
        for one in citations(text, language)
        if one.whose is not Whose.OTHER
        for number in _articles(one)
    )
    kinds = frozenset(kind.id for kind in rules.kinds if kind.breaches[language].search(low))
    return Breach(eid, uid, text, cited, kinds, bool(rules.any_breach[language].search(low)), sentence)


def _articles(one: Citation) -> Iterator[str]:
    for step in one.steps:
        if step.kind in _CITED:
            yield step.number.lower().rstrip(".oº°")


def _numbers(document: Document) -> dict[str, str]:
    """The number of the article that each provision stands in, as it is cited."""
    found: dict[str, str] = {}
    current = ""
    for node in document.walk():
        if node.kind in _CITED or node.kind is Kind.TRANSITORY:
            current = node.number.lower().rstrip(".oº°") if node.kind in _CITED else ""
        if current:
            found[node.eid] = current
    return found


_OMISSION = re.compile(r"^\W*(?:no |omitir|dejar de|sin |operar sin|incumplir|fail|negar|retrasar)")


def _omits(low: str) -> bool:
    return bool(_OMISSION.search(low))
