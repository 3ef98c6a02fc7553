"""What stands around a time limit: from what it runs, who must do what, what silence means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafting.clauses.clocks.lengths import Length
from drafting.clauses.clocks.model import Silence, Stop
from drafting.clauses.clocks.vocabulary import Vocabulary, first
from drafting.clauses.marked import Marked, mark
from drafting.clauses.sentences import Sentence, plain
from drafting.clauses.subjects import THING, WHO_DOES
from drafting.model import Language, Quote

_LONGEST = 160
_FUTURE = re.compile(
    r"(?P<no>\bno )?(?P<se>\bse )?(?:\b(?:lo|la|los|las|le|les) )?\b"
    r"(?P<verb>(?:podra|podran|debera|deberan)(?: de)?(?: \w+)?"
    r"|[^\W\d_]{2,}(?:ara|era|ira|dra|aran|eran|iran|dran)|tienen?|deben?|dispondran?)\b"
)
_UNSTRESSED = re.compile(r"^(?!(?:podra|debera|tendra|sera)n?\b)[^\W\d_]+ran?$", re.IGNORECASE)
_ACCENT = re.compile(r"[áéíóúÁÉÍÓÚ]")
_MODAL = re.compile(
    r"(?P<se>(?!))?(?P<no>(?!))?\b"
    r"(?P<verb>(?:shall|must|may|will|should)(?: not)?(?: \w+)?|(?:is|are) required to(?: \w+)?"
    r"|(?<!to )ha(?:s|ve))\b"
)
_BOUND = re.compile(r"[,;:.]\s|\s(?:y|o|and|or|but|que|that)\s(?=\S)|^\W*\(\w{1,4}\)\s")
_NOUN = re.compile(
    r"(?:(?:la|el|las|los|quien|quienes|todo|toda|cada|nadie|un|una|dich[oa]s?|est[ea]s?|su|sus|ambas|the|an?|each|every|any"
    r"|no|such|it|he|they)\b|[A-ZÁÉÍÓÚÑ])"
)
_RELATIVE = re.compile(
    r"(?:\bque|\bquien|^)\W*(?:dentro de|en|a mas tardar|within|not later than|no later than)[\w ]{0,30}$"
)
_ADVERBIAL = re.compile(
    r"(?:si|cuando|dentro|durante|a peticion|en|para|salvo|mientras|transcurrid|vencid|concluid|desahogad"
    r"|cumplid|if|when|where|within|upon"
    r"|unless|after|not later|desde|una vez|de no|asi|contra|ante|el plazo|no|que)\w*\b",
    re.IGNORECASE,
)
_VERB_INSIDE = re.compile(
    r"\s(?:es|son|sera|seran|is|are|shall|may|must)\s|\s[^\W\d_]{3,}(?:ará|erá|irá|drá|arán|erán|irán|drán)\s"
)
#: the words that lead to the length, and say nothing of what is to be done
_LEADS_TO = re.compile(
    r",?\s(?:dentro de(?:l)?|en|con|hasta|por|a m[aá]s tardar|durante|within|not later than"
    r"|no later than|for|by|at least)"
    r"(?:\s(?:los|las|el|la|un|una|al|menos|de|del|por|plazo|t[eé]rmino|m[aá]ximo|primeros|no|mayor|a|period|of|the|more|than))*\s*$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"^(?:shall|must|may|will|should)(?: not)? be$")
_PRESENTS = re.compile(r" (?:presente|rinda|formule|entregue|haga|emita|solicite|declare)n?$")
_NOBODY = re.compile(
    r"(?:(?:el|la|lo|los|las) (?:que|cual|cuales)|se|mismo|dicho|this|that|it)$", re.IGNORECASE
)
_LABEL = re.compile(r"^[A-ZÑ]\.- ?")
_TIMED = re.compile(r" (?:dentro d|en (?:el|un|los) |a m[aá]s tardar|within |not later )")
_BY = re.compile(r"\bby (?P<who>(?:the|an?) [^,;.:]{3,60})|\bpor (?P<quien>(?:la|el) [^,;.:]{3,60})")
_PROPER = re.compile(
    r"\s(?P<who>(?:la|el|su|las|los) (?:(?:persona titular|superior|tribunal|juez)\b[^,;.:]{0,60}"
    r"|[A-ZÁÉÍÓÚ][^,;.:]{3,80}?))(?= dentro| en | lo | la |,|;|\.|$)"
)


@dataclass(frozen=True, slots=True)
class Doing:
    """Who must act ("" where nobody is named) and what is to be done."""

    actor: str
    act: str


def doing(
    sentence: Sentence, marked: Marked, length: Length, vocabulary: Vocabulary, language: Language
) -> Doing:
    """Who must do what by then: the verb nearest before the length, else the first behind it."""
    verbs = _verbs(marked, vocabulary, language)
    before = [verb for verb in verbs if verb.start() < length.start]
    if _RELATIVE.search(marked.words[: length.start]):
        before = []  # "la Autoridad, que dentro de tres días determinará": what is to be done stands behind
    verb = before[-1] if before else next((verb for verb in verbs if verb.start() >= length.end), None)
    if verb is None:
        return Doing(_lead_actor(sentence), _shorten(sentence.text))
    end = length.start if verb.start() < length.start else len(marked.words)
    act = marked.source(verb.start("verb"), _clause_end(marked.words, verb.end(), end))
    only = _LEADS_TO.sub("", act).strip(" ,")
    if (
        language == "en" and verb.start() < length.start and only == verb["verb"]
    ):  # "shall, within ten days after that, submit"
        act = _behind(marked, verb, length)
    passive = bool(verb["se"]) or bool(_PASSIVE.match(verb["verb"]))
    actor = "" if passive else _subject(sentence, marked, verb)
    if not actor:
        tail = marked.source(verb.end(), min(len(marked.words), verb.end() + 140))
        by = _BY.search(tail) if passive else _PROPER.match(tail)
        actor = next((who for who in (by.groups() if by else ()) if who), "").strip()
        actor = _TIMED.split(actor)[0]
    if passive and not actor and (does := WHO_DOES.search(marked.source(0, verb.start()))):
        actor = does["who"]  # "el aviso que el titular presente se entregará"
    actor = _LABEL.sub("", _PRESENTS.sub("", actor))
    actor = "" if _NOBODY.match(actor) else actor
    if THING.match(actor):  # "la autorización caducará": it is what the time is about, and does nothing
        return Doing("", _shorten(f"{actor} {_LEADS_TO.sub('', act)}"))
    return Doing(_shorten(actor), _shorten(_LEADS_TO.sub("", act)))


def _behind(marked: Marked, verb: re.Match[str], length: Length) -> str:
    """What is to be done where the time limit stands between the modal and its verb."""
    end = _clause_end(marked.words, length.end, len(marked.words))
    parted = marked.source(length.end, end).split(", ", 1)
    return f"{verb['verb']} {parted[1]}" if len(parted) == 2 else marked.source(verb.start("verb"), end)


def _verbs(marked: Marked, vocabulary: Vocabulary, language: Language) -> list[re.Match[str]]:
    pattern = _FUTURE if language == "es" else _MODAL
    return [
        verb
        for verb in pattern.finditer(marked.words)
        if not first(vocabulary.words["not_verbs"][language], verb["verb"])
        if language == "en" or not _noun(marked, verb)
    ]


def _noun(marked: Marked, verb: re.Match[str]) -> bool:
    """Whether a word that ends as a future does lacks its accent in a text that writes accents: "Cámara"."""
    word = marked.source(verb.start("verb"), verb.end("verb"))
    return bool(_UNSTRESSED.search(word)) and word != word.upper() and bool(_ACCENT.search(marked.text))


def _subject(sentence: Sentence, marked: Marked, verb: re.Match[str]) -> str:
    """The words before a verb back to the last boundary, if they begin as a noun does."""
    text = re.sub(r"\s(?:y|o|and|or|but)\s*$", "", marked.source(0, verb.start()))
    pieces = [piece for piece in _BOUND.split(text) if piece and piece.strip()]
    for piece in reversed(pieces[-3:]):
        words = piece.strip(" ,.;:—")
        if inside := _VERB_INSIDE.search(f"{words} "):
            words = words[: inside.start()]
        if _NOUN.match(words) and not _ADVERBIAL.match(plain(words)) and len(words) < 120:
            return re.sub(r"\s(?:no|se|lo|la|le|les|los|las)$", "", words)
    return _lead_actor(sentence) if not text.strip() else ""


def _lead_actor(sentence: Sentence) -> str:
    lead = sentence.leads[0].strip(" :—") if sentence.leads else ""
    said = re.match(r"(?:Corresponde|Compete) (?:al?|a la) (.{3,80})$", lead)
    return said[1] if said else ""


def _clause_end(words: str, start: int, most: int) -> int:
    stop = re.compile(r"[;:.](?:\s|$)").search(words, start, most)
    return stop.start() if stop else most


def _shorten(words: str) -> str:
    bare = " ".join(words.split()).strip(" ,;:.—")
    return bare if len(bare) <= _LONGEST else bare[: bare.rfind(" ", 0, _LONGEST)] + " …"


def event(marked: Marked, length: Length, vocabulary: Vocabulary, language: Language) -> tuple[str, bool]:
    """The words a time limit is counted from, and whether it only says that it follows what was said."""
    behind = marked.words[length.end :]
    if "siguiente" in marked.words[length.start : length.end]:
        return "", True
    for one in vocabulary.words["event"][language]:
        if found := one.match(behind):
            start, end = found.span("event")
            cut = first(vocabulary.words["event_ends"][language], behind[start:end])
            stop = start + cut.start() if cut else end
            words = marked.source(length.end + start, length.end + stop)
            if len(words.strip()) > 2:
                return _shorten(words), False
    if first(vocabulary.words["implied"][language], behind):
        return "", True
    if opening := _opening(marked, length):
        return opening, False
    granted = vocabulary.words["granted"][language]
    return "", bool(first(granted, marked.words[max(0, length.start - 60) : length.start]))


def _opening(marked: Marked, length: Length) -> str:
    """ "Desahogadas las pruebas, ... contará con cinco días": the clause that a sentence begins with."""
    before = marked.words[: length.start]
    found = re.match(
        r"(?:transcurrid|vencid|concluid|desahogad|cumplid|recibid|presentad|notificad|agotad|una vez"
        r"|cuando|si|luego de|despues de"
        r"|upon|after|once|when|where|if|following|on receipt)\w*\b[^,;:]{4,140},",
        before,
    )
    return _shorten(marked.source(0, found.end())) if found else ""


def stops_in(
    sentence: Sentence, marked: Marked, vocabulary: Vocabulary, language: Language
) -> tuple[Stop, ...]:
    """Who can stop or lengthen a clock, as one sentence says it."""
    found = []
    for kind, group in vocabulary.stops:
        if match := first(group[language], marked.words):
            start, end = marked.place(match.start(), match.end())
            verbs = [verb for verb in _verbs(marked, vocabulary, language) if verb.start() <= match.end()]
            by = _subject(sentence, marked, verbs[-1]) if verbs and not verbs[-1]["se"] else ""
            quote = sentence.quote(start, end)
            grant = kind == "extends" and _of_grant(marked, vocabulary, language)
            found.append(Stop(kind, sentence.node.eid, quote, _shorten(by), grant))  # type: ignore[arg-type]
    return tuple(found)


def _of_grant(marked: Marked, vocabulary: Vocabulary, language: Language) -> bool:
    """Whether what a sentence extends is a licence, and no time limit."""
    return bool(
        vocabulary.any("extends_grant", marked.words, language)
        and not vocabulary.any("extends_time", marked.words, language)
    )


def silence_in(
    sentence: Sentence, vocabulary: Vocabulary, language: Language
) -> tuple[Silence, Quote] | None:
    """What a sentence says that silence means."""
    marked = mark(sentence.text)
    for meaning, group in vocabulary.silence:
        if match := first(group[language], marked.words):
            start, end = marked.place(match.start(), match.end())
            return meaning, sentence.quote(start, end)  # type: ignore[return-value]
    return None


def consequence_in(sentence: Sentence, vocabulary: Vocabulary, language: Language) -> str:
    """What a sentence says that follows when a time limit passes."""
    marked = mark(sentence.text)
    match = vocabulary.any("consequence", marked.words, language)
    return _shorten(marked.source(match.start(), match.end())) if match else ""
