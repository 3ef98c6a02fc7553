"""Time limits out of the words of a draft."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import groupby

from drafting.clauses.clocks import context
from drafting.clauses.clocks.lengths import Length, lengths
from drafting.clauses.clocks.model import Clock, Clocks, Counting, Stop
from drafting.clauses.clocks.vocabulary import Vocabulary, first
from drafting.clauses.marked import LONGEST, Marked, mark
from drafting.clauses.resolve import Places, cited_elsewhere
from drafting.clauses.sentences import Sentence, Unread, plain, sentences
from drafting.model import Document, Language, Layer

_STOPPABLE = ("deadline", "limitation", "duration", "notice")
_OMITTED = re.compile(r"\w+(?:ará|erá|irá|drá|podrá|rá)\b")
#: "the 30-day period", "dicho plazo de treinta días"
_SPOKEN_OF = re.compile(
    r"\b(?:the|that|this|such|said) (?:[\w-]+[ -]){0,2}?[\w()]+-(?:days?|weeks?|months?|years?|hours?)$"
    r"|\b(?:dicho|citado|referido|mencionado|ese|este) (?:plazo|término|per[ií]odo) (?:máximo )?de [\w() ]+$",
    re.IGNORECASE,
)
_UNANSWERED = re.compile(
    r"\W*(?:(?:si|cuando|if|where)\b[^,;]{0,120}?\b(?:no|not|fails?)\b"
    r"|(?:transcurrid|vencid|cumplid|pasad|agotad)[oa]s?\b[^,;]{0,120}?\bsin\b)"
)
_DECIDES = re.compile(r"\b(?:resolver|decidir|determinar|dictar|grant|decide|determine)")


def clocks(document: Document, vocabulary: Vocabulary, layer: Layer | None = None) -> Clocks:
    """The time limits of a draft. ``layer`` is the instrument's own, noted on each row."""
    places = Places(document)
    language = document.language
    rows: list[Clock] = []
    unread: list[Unread] = []
    every = sentences(document)
    spoken = tuple(one for one in every if len(one.text) <= LONGEST)
    unread += [
        Unread(one.node.eid, one.node.uid, one.quote(0, 200), "long")
        for one in every
        if len(one.text) > LONGEST
    ]
    for _, group in groupby(spoken, key=lambda sentence: sentence.unit.eid):
        of_unit = list(group)
        found: list[tuple[int, Clock]] = []
        for n, sentence in enumerate(of_unit):
            marked = mark(sentence.text)
            for one in lengths(marked, vocabulary, language):
                if one.role:
                    found.append((n, _row(sentence, marked, one, vocabulary, language, layer)))
                else:
                    start, end = marked.place(one.start, one.end)
                    unread.append(
                        Unread(sentence.node.eid, sentence.node.uid, sentence.quote(start, end), "time")
                    )
        rows += _around(_once(found), of_unit, vocabulary, language)
    rows = _stopped_from_afar(rows, spoken, vocabulary, places)
    rule = _rule(spoken, vocabulary, language)
    rows = [replace(row, counting=rule) if row.unit == "days" and not row.counting else row for row in rows]
    return Clocks(tuple(_keyed(rows)), tuple(unread), language, rule)


def _rule(spoken: tuple[Sentence, ...], vocabulary: Vocabulary, language: Language) -> Counting:
    """How the text says that its periods are counted where nothing else is said."""
    for sentence in spoken:
        words = mark(sentence.text).words
        if first(vocabulary.counting["rule_working"][language], words):
            return "working"
        if first(vocabulary.counting["rule_calendar"][language], words):
            return "calendar"
    return ""


def _row(
    sentence: Sentence,
    marked: Marked,
    one: Length,
    vocabulary: Vocabulary,
    language: Language,
    layer: Layer | None,
) -> Clock:
    start, end = marked.place(one.start, one.end)
    said = context.doing(sentence, marked, one, vocabulary, language)
    event, implied = context.event(marked, one, vocabulary, language)
    if one.unit == "date":
        event = sentence.text[start:end]
    behind = marked.source(one.end, min(len(marked.words), one.end + 40))
    purpose = behind if behind.startswith((" para ", " to ")) else ""
    before = marked.source(max(0, one.start - 60), one.end)
    subject = mark(f"{said.act} {before}{purpose}").words
    asked = mark(f"{event} {sentence.unit.heading} {sentence.text}").words
    around = f"{asked} {plain(sentence.node.text)}"
    private = bool(first(vocabulary.words["private"][language], mark(said.actor).words))
    decides = (
        one.role == "deadline" and not private and bool(first(vocabulary.words["decides"][language], subject))
    )
    return Clock(
        sentence.node.eid,
        sentence.node.uid,
        sentence.quote(start, end),
        "",
        one.value,
        one.unit,
        one.counting,  # type: ignore[arg-type]
        one.role,
        one.least,
        event,
        implied and one.role in ("deadline", "notice", "duration"),
        said.actor,
        said.act,
        decides and _on_asking(asked, around, vocabulary, language),
        _of_licences(asked, around, vocabulary, language),
        layer=layer,
        cites=tuple(cited_elsewhere(sentence.text, language)),
        unit_eid=sentence.unit.eid,
        transitory=sentence.transitory,
    )


def _on_asking(asked: str, around: str, vocabulary: Vocabulary, language: Language) -> bool:
    """Whether somebody asked for a decision: what for says its own sentence, that they did the others."""
    words = vocabulary.words
    return bool(first(words["asked"][language], asked) or first(words["requests"][language], around))


def _of_licences(asked: str, around: str, vocabulary: Vocabulary, language: Language) -> bool:
    """Whether a time limit is one on the way to a licence, by its own sentence or by those beside it."""
    if first(vocabulary.words["not_licensing"][language], asked):
        return False
    return bool(
        first(vocabulary.words["licensing"][language], asked)
        or first(vocabulary.words["licences"][language], around)
    )


def _once(found: list[tuple[int, Clock]]) -> list[tuple[int, Clock]]:
    """Without what only speaks again of a time limit of the same article: "the five-year period"."""
    kept: list[tuple[int, Clock]] = []
    for n, row in found:
        spoken_of = _SPOKEN_OF.search(row.evidence.prefix + row.evidence.exact) and not row.event
        if spoken_of and any((one.length, one.unit) == (row.length, row.unit) for _, one in kept):
            continue
        kept.append((n, row))
    return kept


def _around(
    found: list[tuple[int, Clock]], unit: list[Sentence], vocabulary: Vocabulary, language: Language
) -> list[Clock]:
    """The clocks of one article with what is said there of stops, silence and missing them.

    ``found`` are the clocks with the sentence they stand in.
    """
    at = [n for n, _ in found]
    rows = _carried([row for _, row in found], at)
    for n, sentence in enumerate(unit):
        marked = mark(sentence.text)
        near = [m for m in range(len(rows)) if at[m] <= n]
        own = [m for m in near if rows[m].eid == sentence.node.eid]
        for stop in context.stops_in(sentence, marked, vocabulary, language):
            for m in own or near:
                if rows[m].role in (("validity",) if stop.grant else _STOPPABLE):
                    rows[m] = replace(rows[m], stops=(*rows[m].stops, stop))
        if meant := context.silence_in(sentence, vocabulary, language):
            unanswered = bool(_UNANSWERED.match(sentence.plain))
            for m in _silent(rows, at, near, n) or _answering(rows, at, n, unanswered, vocabulary, language):
                rows[m] = replace(rows[m], silence=meant[0], silence_quote=meant[1], decision=True)
        elif own and (follows := context.consequence_in(sentence, vocabulary, language)):
            m = own[-1] if len(own) == 1 or rows[own[-1]].evidence.exact not in follows else own[-2]
            rows[m] = replace(rows[m], consequence=follows)
    ways = {row.eid for row in rows if row.decision and row.licensing}
    rows = [replace(row, licensing=True) if row.eid in ways else row for row in rows]
    return [replace(row, silence="nothing") if row.decision and not row.silence else row for row in rows]


def _carried(rows: list[Clock], at: list[int]) -> list[Clock]:
    """A second length of a sentence runs from where the first does; who acted goes on acting."""
    made: list[Clock] = []
    for n, row in enumerate(rows):
        last = made[-1] if made else None
        if last and at[n] == at[n - 1] and row.role == last.role and not row.event and not row.implied:
            row = replace(row, event=last.event, implied=last.implied)
        if last and not row.actor and at[n] == at[n - 1] and _OMITTED.match(row.act):
            row = replace(row, actor=last.actor)
        made.append(row)
    return made


def _silent(rows: list[Clock], at: list[int], near: list[int], n: int) -> list[int]:
    """The clocks that a sentence on silence is about: its own, else the decisions said before it."""
    open_ones = [m for m in near if rows[m].decision and not rows[m].silence]
    own = [m for m in open_ones if at[m] == n]
    if own:  # "shall notify within 30 days ... and act on it within 60": the last act is the one meant
        verb = plain(rows[own[-1]].act).split()[:1]
        return [m for m in own if plain(rows[m].act).split()[:1] == verb]
    main = [m for m in open_ones if _DECIDES.search(plain(rows[m].act))]
    return main or open_ones[-2:]


def _answering(
    rows: list[Clock], at: list[int], n: int, unanswered: bool, vocabulary: Vocabulary, language: Language
) -> list[int]:
    """The time limit that a sentence on silence is about where nothing was asked for: its own, or the last.

    "Si no contesta en veinte días, se entenderá ..."; "shall recommend within 30 days. If it fails to ...".
    ``unanswered``: the sentence itself begins with the one who does not answer, whoever may act then.
    """
    private = vocabulary.words["private"][language]
    near = [
        m
        for m, row in enumerate(rows)
        if at[m] in (n, n - 1) and row.role == "deadline" and not row.silence
        if (unanswered and at[m] == n) or not first(private, mark(row.actor).words)
    ]
    own = [m for m in near if at[m] == n]
    return own[-1:] or near[-1:]


def _stopped_from_afar(
    rows: list[Clock], spoken: tuple[Sentence, ...], vocabulary: Vocabulary, places: Places
) -> list[Clock]:
    """A stop said in another article: of the articles it cites, else of the decisions of its own chapter.

    "El plazo del artículo 26 queda suspendido"; "La prevención suspende el cómputo del plazo" in an article
    that decides nothing.
    """
    made = list(rows)
    for sentence in spoken:
        said = context.stops_in(sentence, mark(sentence.text), vocabulary, places.language)
        found = tuple(stop for stop in said if not stop.grant)
        if not found:
            continue
        own = sentence.unit.eid
        units = {places.unit(node.eid).eid for node in places.cited(sentence.text, sentence.node.eid)} - {own}
        chapter = places.around[own][-1:]
        decides = any(row.unit_eid == own and row.decision for row in rows)
        for n, row in enumerate(made):
            if not row.decision or row.unit_eid == own:
                continue
            near = bool(chapter) and places.around[row.unit_eid][-1:] == chapter and row.licensing
            silent_on_it = not units and not decides and near and found[0].kind == "suspends"
            if row.unit_eid in units or silent_on_it:
                made[n] = replace(row, stops=(*row.stops, *_new(found, row)))
    return made


def _new(found: tuple[Stop, ...], row: Clock) -> list[Stop]:
    return [stop for stop in found if stop not in row.stops]


def _keyed(rows: list[Clock]) -> list[Clock]:
    seen: Counter[tuple[str, str]] = Counter()
    made = []
    for row in rows:
        seen[row.eid, row.role] += 1
        made.append(replace(row, key=f"{row.role}-{seen[row.eid, row.role]}"))
    return made
