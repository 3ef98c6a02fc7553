"""From a text to the matrix of public bodies and what they do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafting.clauses.acts import Act, Form, Index
from drafting.clauses.bodies import Bodies, Mention, Register
from drafting.clauses.deciders.model import Decider, DeciderRules, Deciders, Function
from drafting.clauses.deciders.nouns import named_tasks
from drafting.clauses.deciders.warn import warnings
from drafting.clauses.sentences import Unread, sentences
from drafting.clauses.subjects import LINK, Turn, acts_now, subject_of, turns
from drafting.model import Document, Language

_TO = {
    "es": re.compile(
        r"\b(?:a|al|ante|conocimiento de|conocimiento del)\s+(?:(?:la|el|los|las|cualquier|dicha?|esta?)\s+)?"
        r"(?:persona titular de (?:la|el)\s+)?$"
        r"|\ba traves de (?:la|el|las|los)\s+$|\ben (?:la|el|las) (?:oficina\w* de (?:la|el) )?$"
    ),
    "en": re.compile(r"\b(?:to|with|before)\s+(?:(?:the|an?|any|each|every|that|such|its|relevant)\s+)*$"),
}
#: what stands between a verb and the body that is told: "must without delay inform the local authority"
_DIRECT = re.compile(
    r"\s+(?:(?:forthwith|promptly|immediately|in writing|and)\s+)*(?:(?:the|an?|any|each|that|such)\s+)*"
)
_OFFENCE = re.compile(r"\bprision\b|\bdias multa\b|\bimprisonment\b|\bguilty of an offence\b|\bconviction\b")
_DUTY = re.compile(r"\b(?:podran?|debera?n?|correspond\w+|\w+aran?|\w+eran?|\w+iran?|shall|may|must)\b")
_CLAUSE_END = re.compile(r"[.;]|\b(?:y|e|and) (?:la |lo |se )?\w+(?:ara|era|ira)n?\b")
#: "la licencia la otorgará la Secretaría": what is decided stands before the verb
_TAKEN_UP = re.compile(r"\b(?:lo|la|los|las)\s+$")
_REACH = 220
_IF = re.compile(
    r"\b(?:if|where|when|unless|whether|si|cuando|(?:salvo|a menos|siempre|en caso de|mientras) que)"
    r"\s+(?:the\s+|la\s+|el\s+|su\s+|its\s+|an?\s+)?$"
)
_POWER = re.compile(r"\b(?:powers?|right|refusal|failure|request|application|ability|unable|able) to\s+$")
#: "al Ministerio Público y a la Guardia Nacional"
_ALSO = re.compile(
    r"[\s,]*(?:y|e|o|u|and|or)\s+(?:(?:a|al|de|del|ante|to|with)\s+)?(?:(?:la|el|los|las|the|an?)\s+)?"
)
_OF = 200  # how far before a body the words stand that give it something to do
_JOINED = 90
_WHO = re.compile(r",? (?:which|who|que|el cual|la cual|quien) (?:\w+ly )?")
_WITH = re.compile(r"\b[ye]\s+$")
_BREAK = re.compile(r"[,.;:]|\b(?:que|cuando|si|quien|cuyo|donde)\b")
_BESIDE = 2  # characters between a body and what it does in the present tense


def deciders(document: Document, rules: DeciderRules, register: Register) -> Deciders:
    """Which public body receives, advises, decides, inspects, sanctions, hears appeals, keeps lists.

    The bodies are those the text names: by its own definitions, by the ``register``, by the look of a name.
    ``unread`` are the sentences with a body for subject and a command that no function covers.
    """
    bodies = Bodies(document, register)
    reader = _Reader(rules, bodies)
    rows: list[Decider] = []
    unread: list[Unread] = []
    for turn in turns(document, sentences(document), bodies):
        found = list(reader.of_sentence(turn))
        rows += _once(found)
        if not found and _commanded(turn):
            unread.append(
                Unread(turn.sentence.node.eid, turn.sentence.node.uid, turn.sentence.quote(), "function")
            )
    cells = tuple(rows)
    return Deciders(cells, warnings(document, cells, rules, register), tuple(unread))


class _Reader:
    """Reads one sentence after another; what it looks for, it looks up once a sentence for all functions."""

    def __init__(self, rules: DeciderRules, bodies: Bodies) -> None:
        self._rules, self._bodies = rules, bodies
        functions, language = rules.functions, bodies.language
        self._acts = Index(one.acts[language] for one in functions)
        self._tells = Index(one.tells[language] for one in functions)
        self._notices = Index(one.notices[language] for one in functions)

    def of_sentence(self, turn: Turn) -> Iterator[Decider]:
        """What each function has in a sentence, function by function."""
        low = turn.sentence.plain
        acts = self._acts.among(low)
        tells = self._tells.among(low) if turn.mentions else {}
        notices = self._notices.among(low) if turn.mentions else {}
        for number, function in enumerate(self._rules.functions):
            for form, one in _done(turn, acts.get(number, ()), self._bodies):
                yield self._cell(turn, one, function, form)
            telling = [*tells.get(number, ()), *notices.get(number, ())]
            yield from self._by_nouns(turn, function)
            yield from self._named(turn, function, telling)

    def _by_nouns(self, turn: Turn, function: Function) -> Iterator[Decider]:
        low, language = turn.sentence.plain, self._bodies.language
        things = function.things[language]
        if turn.lead and things and (match := things.match(low)):
            yield self._cell(turn, turn.lead[-1], function, _at(*match.span()))
        for given in named_tasks(turn, function, language):
            yield self._cell(turn, given.body, function, _at(given.start, given.end))

    def _named(self, turn: Turn, function: Function, telling: Sequence[Act]) -> Iterator[Decider]:
        """The bodies that the words before them give the function, or that are told something."""
        low, language = turn.sentence.plain, self._bodies.language
        said, unless = function.of[language], function.of_not[language]
        if said and turn.mentions and unless and unless.search(low):
            said = None
        last = -1  # the end of the body before, if it has the function: "assigned to the Board and the"
        told = -1
        for one in turn.mentions:
            match = said.search(low[: one.start], max(0, one.start - _OF)) if said else None
            if match or (last >= 0 and LINK.fullmatch(low[last : one.start])):
                place = _at(match.start() if match else one.start, one.end)
                yield self._cell(turn, one, function, place)
                last = one.end
            elif (form := _told(turn, one, function, telling, self._bodies)) is not None:
                place = _at(form.start, max(form.end, one.end))
                yield self._cell(turn, one, function, place)
                told = one.end
            elif told >= 0 and _ALSO.fullmatch(low[told : one.start]):
                yield self._cell(turn, one, function, _at(one.start, one.end))
                told = one.end

    def _cell(self, turn: Turn, one: Mention, function: Function, place: Form) -> Decider:
        return _cell(turn, one, function, place, self._rules, self._bodies.language)


def _done(turn: Turn, acts: Sequence[Act], bodies: Bodies) -> Iterator[tuple[Form, Mention]]:
    """What bodies do in a sentence that is the function, and which."""
    low = turn.sentence.plain
    for entry in acts:
        for form in entry.all(low, item=bool(turn.sentence.leads), powers=True):
            for one in subject_of(turn, form, bodies):
                if form.present and not form.passive and not _acts_now(low, one, form):
                    continue
                if form.below and (_IF.search(low[: one.start]) or _POWER.search(low[: form.start])):
                    continue  # "if the court decides", "the power to suspend": neither gives anybody a task
                yield form, one


def _told(
    turn: Turn, one: Mention, function: Function, telling: Sequence[Act], bodies: Bodies
) -> Form | None:
    """The verb by which somebody tells this body something, if there is one."""
    low, language = turn.sentence.plain, bodies.language
    to = bool(telling) and bool(_TO[language].search(low[: one.start], max(0, one.start - 60)))
    if not to and language == "es":
        return None
    notices = function.notices[language]
    for entry in telling:
        for form in entry.all(low, item=bool(turn.sentence.leads), powers=True):
            if not 0 <= one.start - form.end <= _REACH:
                continue
            between = low[form.end : one.start]
            if not to and not (language == "en" and entry in notices and _DIRECT.fullmatch(between)):
                continue
            doing = subject_of(turn, form, bodies)
            if form.below or any(body.name == one.name for body in doing):
                continue
            if form.present and not form.passive and not acts_now(low, form):
                continue
            asked = function.id != "advises" or form.passive or doing or not bodies.person(low[: form.head])
            if asked and (not doing or entry in notices):
                return form  # "toda persona podrá consultar a la Autoridad": that asks for no opinion
    return None


def _acts_now(low: str, one: Mention, form: Form) -> bool:
    """Whether a body stands right before a verb in the present, or before one that is joined to it by "y"."""
    between = low[one.end : form.start]
    if 0 <= len(between) <= _BESIDE or _WHO.fullmatch(between):
        return True
    opens = one.subject and (
        one.start < 5 or re.search(r"[.;:,]\s*(?:la |el |los |las )?$", low[: one.start])
    )
    return (
        bool(opens) and len(between) <= _JOINED and bool(_WITH.search(between)) and not _BREAK.search(between)
    )


def _at(start: int, end: int) -> Form:
    return Form(start, end, False, False)


def _cell(
    turn: Turn,
    one: Mention,
    function: Function,
    place: Form,
    rules: DeciderRules,
    language: Language,
) -> Decider:
    sentence, low, start, end = turn.sentence, turn.sentence.plain, place.start, place.end
    behind = low[start : end + 70]
    stop = _CLAUSE_END.search(behind, end - start)
    near = behind[: stop.start()] if stop else behind
    if place.passive or _TAKEN_UP.search(low[:start]):
        near = low[max(0, start - 60) : start] + near
    matter = next((m.id for m in rules.matters if m.words[language].search(near)), "")
    inside = one in turn.mentions
    whole = sentence.quote(min(start, one.start), max(end, one.end)) if inside else sentence.quote()
    return Decider(
        sentence.node.eid,
        sentence.node.uid,
        one.name,
        one.printed,
        function.id,
        whole,
        matter,
        bool(rules.second[language].search(low)),
        bool(_OFFENCE.search(low)),
    )


def _once(found: list[Decider]) -> list[Decider]:
    """One cell for each body and function of a sentence, the first."""
    seen: dict[tuple[str, str], Decider] = {}
    for row in found:
        seen.setdefault((row.agency, row.function), row)
    return list(seen.values())


def _commanded(turn: Turn) -> bool:
    return any(one.subject for one in turn.mentions) and bool(_DUTY.search(turn.sentence.plain))
