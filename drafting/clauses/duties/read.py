"""From a text to the duties in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafting.clauses.acts import Act, Form, Index
from drafting.clauses.bodies import Bodies, Register
from drafting.clauses.duties.model import Duties, Duty, DutyKind, DutyRules, Patterns, Penalty, Statute
from drafting.clauses.duties.sanctions import breaches, matched, warnings
from drafting.clauses.duties.whose import by_body, idle, persons_act
from drafting.clauses.sentences import Unread, plain, sentences
from drafting.clauses.subjects import THING, WHO_DOES, Turn, tasked, turns
from drafting.model import Document, Language

_COMMAND = {
    "es": re.compile(
        r"\b(?:debera?n?|obligad[oa]s? a|tendran? (?:la obligacion|el deber) de|tendran? que)\b"
    ),
    "en": re.compile(r"\b(?:shall|must)\b(?!\s+not\b)"),
}
_LEAD = {
    "es": re.compile(
        r"\b(?:debera?n?|obligaci(?:on|ones)|obligad[oa]s? a|corresponde|tendran? que|deber(?:es)?"
        r"|habran? de)\b"
    ),
    "en": re.compile(
        r"\b(?:shall|must|required to|obliged to|dut(?:y|ies)|responsib\w+)\b(?!\s+not\b)[^.]*[:—–]?$"
    ),
}
#: a list of what must be seen to: "must ensure that—"
_ENSURED = re.compile(
    r"\b(?:ensure|make sure|see to it)(?: that)?\W*$|\b(?:velar|cuidar|asegurar|garantizar)\w*(?: de"
    r"| por)? que\W*$"
)
_ASIDE = re.compile(
    r"\b(?:whom|if|where|when|unless|until"
    r"|(?:which|that)(?! (?:is|are|was|were|has|have|had|becomes?|contains?|exceeds?|falls?|does|do)\b))"
    r"\b[^.;:,]{0,80}$"
)
_RELATIVE = re.compile(r"(?:(?<!\bla )(?<!\bel )(?<!\blas )(?<!\blos )\bque|\bcuy[oa]s?\s[^.;:,]{3,40})\s$")
_NO_ONE = re.compile(r"(?:^|[.;:,]\s*|\bthat\s)(?:no|nobody|none|neither)\b[^.;:,]*$")
#: forms of the future, by which a text is told that commands in the present tense ("comunican")
_FUTURE = re.compile(
    r"\b(?!(?:para|manera|cualquiera|primera|fuera|hubiera|tercera|carrera|compra|obra|era|eran|frontera|bandera)\b)"
    r"\w{2,}[aei]r(?:a|an)\b"
)
#: a clause of its own, which says what something is: "espacios en donde se almacenan vinos"
_SAID_OF = re.compile(r"\b(?:que|donde|cual(?:es)?|cuando|si|quien(?:es)?)\b[^.;:,]*$")
_MANNER = 0.25  # of the sentences: a text with fewer of them commands in the present
_COSTS = re.compile(r"\b(?:impon|sancion|castig|multa|prision|decomis|guilty|fine)")
_NEVER = re.compile(
    r"^\W*(?:en ningun caso|no proceder|no (?:estan|estaran)\b|no se (?:requ|aplic)|nothing in"
    r"|for (?:example|instance)|por ejemplo)|\bdecomis"
)
_DEFINES = re.compile(
    r"\b(?:se entiende por|se entendera por|se consideran?|means\b|for the purposes of this)"
)


def duties(
    document: Document,
    rules: DutyRules,
    register: Register,
    penalties: Sequence[Penalty] = (),
    *,
    above: Sequence[Statute] = (),
    settled: bool = True,
) -> Duties:
    """Who must do what, with condition, threshold, deadline and sanction.

    Duties of public bodies are not among them (``deciders`` has those), nor what is only forbidden.
    ``penalties``: the rows of the text's own table of sanctions; ``above``: the statutes it carries out, with
    theirs. Unless ``settled`` there is a statute that is not in hand, and a duty may be sanctioned there.
    ``unread`` are sentences that command a person something no kind covers.
    """
    bodies = Bodies(document, register)
    rows: list[Duty] = []
    unread: list[Unread] = []
    acts = Index(kind.acts[document.language] for kind in rules.kinds)
    said = sentences(document)
    now = sum(bool(_FUTURE.search(one.plain)) for one in said) < _MANNER * len(said)
    for turn in turns(document, said, bodies):
        if _punishes(turn, rules, document.language):
            continue
        found = list(_of_sentence(turn, rules, acts, bodies, now=now))
        rows += found
        low = turn.sentence.plain
        order = _COMMAND[document.language].search(low)
        if order and not found and not by_body(turn, _at(order), bodies):
            node = turn.sentence.node
            unread.append(Unread(node.eid, node.uid, turn.sentence.quote(), "duty"))
    costs = breaches(document, rules, penalties, above)
    linked = matched(document, tuple(rows), costs)
    alerts = warnings(document, linked, rules, found=costs, settled=settled)
    return Duties(linked, alerts, tuple(unread), costs, settled)


def _at(order: re.Match[str]) -> Form:
    return Form(order.start(), order.end(), False, False, order.start())


def _punishes(turn: Turn, rules: DutyRules, language: Language) -> bool:
    """Whether the sentence says what a breach costs, or what a word means."""
    said = plain(" ".join(turn.sentence.leads))
    low = turn.sentence.plain
    return bool(
        (rules.sanctions[language].search(low) and _COSTS.search(low))
        or _NEVER.search(low)
        or _NEVER.search(plain(" ".join(turn.sentence.leads[-1:])))
        or rules.sanctions[language].search(said)
        or _DEFINES.search(said)
    )  # fmt: skip


def _of_sentence(turn: Turn, rules: DutyRules, acts: Index, bodies: Bodies, *, now: bool) -> Iterator[Duty]:
    low, language = turn.sentence.plain, bodies.language
    item, entries = _is_item(turn, bodies), acts.among(low)
    for number, kind in enumerate(rules.kinds):
        barred = kind.barred[language]
        for form in _forms(kind, entries.get(number, ()), turn, language, item=item):
            if barred and barred.search(low):
                break
            if form.passive and _RELATIVE.search(low, 0, form.head):
                continue  # "las medidas que se adoptarán" names them, and commands nothing
            stands = form.passive and now and not _SAID_OF.search(low, 0, form.start)
            if form.passive and kind.id == "verify" and language == "es":
                continue  # "toda instalación se verificará": by the authority
            if form.present and not stands and not persons_act(low, form, turn, bodies):
                continue
            if not (idle(low, form) or by_body(turn, form, bodies)):
                yield _duty(turn, kind, form, rules, language)
                break


def _forms(
    kind: DutyKind, entries: Sequence[Act], turn: Turn, language: Language, *, item: bool
) -> Iterator[Form]:
    """Where a sentence commands what a kind asks for: by a verb of its ``entries``, or in its own words."""
    low = turn.sentence.plain
    ensured = bool(entries) and item and bool(_ENSURED.search(plain(turn.sentence.leads[-1])))
    for entry in entries:
        for form in entry.all(low, item=item, present=language == "es", ensured=ensured):
            if form.passive and language == "en" and _ASIDE.search(low, 0, form.head):
                continue  # "a person on whom a notice is to be served"
            if language == "es" or form.passive or not _NO_ONE.search(low[: form.head]):
                yield form  # "no person shall disclose" commands nothing
    for said in kind.says[language]:
        for match in said.finditer(low):
            asks = kind.id == "licence"  # who grants it stands behind, and is not who needs it
            yield Form(match.start(), len(low) if asks else match.end(), asks, False, match.start())


def _is_item(turn: Turn, bodies: Bodies) -> bool:
    """Whether the sentence is an item of a list of duties, not of the tasks of a body."""
    for lead in reversed(turn.sentence.leads):
        if tasked(lead, bodies):
            return False
        if _LEAD[bodies.language].search(plain(lead)):
            return not turn.lead
    return False


def _duty(turn: Turn, kind: DutyKind, form: Form, rules: DutyRules, language: Language) -> Duty:
    sentence, low = turn.sentence, turn.sentence.plain
    return Duty(
        sentence.node.eid,
        sentence.node.uid,
        kind.id,
        _who(turn, form, language),
        _stretch(sentence.text, form.start),
        sentence.quote(),
        _first(rules.conditions, low, sentence.text, language),
        _first(rules.thresholds, low, sentence.text, language),
        _first(rules.times, low, sentence.text, language),
    )


def _stretch(text: str, start: int) -> str:
    """The words of the duty from its verb on, to the end of their clause."""
    stop = re.compile(r"[.;:]|,\s+(?:y|o|and|or)\s").search(text, start + 25)
    return text[start : stop.start() if stop else len(text)].strip(" ,.;:")


def _first(patterns: Patterns, low: str, text: str, language: Language) -> str:
    places = [match.span() for one in patterns[language] if (match := one.search(low))]
    return text[slice(*min(places))].strip() if places else ""


_NOUN_PHRASE = {
    "es": re.compile(
        r"(?:^|[,;:]\s+|\by\s+)(?P<who>(?:quien(?:es)?|las? personas?|el|la|los|las|toda?|cada)\b[^,;:]*)"
    ),
    "en": re.compile(r"(?:^|[,;:]\s+|\band\s+)(?P<who>(?:the|an?|each|every|any)\b[^,;:]*)"),
}

_BY_WHOM = re.compile(
    r"[^,;:.]{0,40}?\b(?:por|by) (?P<who>(?:el|la|los|las|quien|the|an?) [^,;:.]{3,60}?)"
    r"(?=[,;:.]| dentro| en | a | within | not )"
)
_PAPER = re.compile(r"(?:la|el)s? (?:solicitud|declaraci|licencia|plazo)")


def _who(turn: Turn, form: Form, language: Language) -> str:
    """Whom the duty binds, in the words of the sentence or of the lead of its list; "" if unsaid."""
    if form.passive and (does := WHO_DOES.search(turn.sentence.text)):
        return does["who"]  # "el aviso que el titular presente se entregará"
    if form.passive and (by := _BY_WHOM.match(turn.sentence.text[form.end :])):
        return by["who"].strip()
    sources = [(turn.sentence.text, turn.sentence.plain[: form.head])] if not form.passive else []
    sources += [
        (lead, re.split(r"\b(?:debera?n?|shall|must|obligad)", plain(lead))[0])
        for lead in reversed(turn.sentence.leads)
    ]
    for text, before in sources:
        found = [match.span("who") for match in _NOUN_PHRASE[language].finditer(before)]
        for start, _ in found:
            words = text[start : len(before)].strip(" ,")
            words = re.sub(r"\s+(?:no|se|lo|la|le|les|los|las|que)$", "", words)
            if 3 < len(words) <= 220 and not (_PAPER.match(words.lower()) or THING.match(words)):
                return words
    return ""
