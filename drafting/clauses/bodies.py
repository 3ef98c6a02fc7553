"""Public bodies in a text: what names them, what short names stand for, whether they are the subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from drafting.clauses.made import acronym, exactly, made
from drafting.clauses.sentences import Sentence, plain
from drafting.model import Document, Language


@dataclass(frozen=True, slots=True)
class Former:
    """A name that a body bore until a day ("" where the day is not known)."""

    name: str
    until: str = ""
    source: str = ""
    verified: bool = False


@dataclass(frozen=True, slots=True)
class Agency:
    """A public body of the register: the name it bears, shorter ways to say it, the names it bore."""

    id: str
    name: str
    language: Language
    also: tuple[str, ...] = ()
    former: tuple[Former, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """Public bodies by name, and the words that names of public bodies begin with, by language.

    ``heads`` begin a proper name ("Secretaría", "Commission"); ``offices`` are bodies without one ("la
    autoridad aduanera"), as patterns over plain words; ``persons`` are who a law speaks to ("interesado").
    """

    agencies: tuple[Agency, ...]
    heads: dict[Language, tuple[str, ...]] = field(hash=False)
    offices: dict[Language, tuple[str, ...]] = field(hash=False)
    persons: dict[Language, tuple[str, ...]] = field(hash=False)


class Mention(NamedTuple):
    """A body named in a text: ``name`` in full, where it stands, whether it stands as a subject does."""

    name: str
    start: int
    end: int
    subject: bool
    printed: str


_CAPITAL = r"[A-ZÁÉÍÓÚÑ][\w.-]*\w"
_BEFORE = {
    "es": re.compile(
        r"(?:\b(?:la|el|los|las|una?|otr[oa]s?|dich[oa]s?|est[ae]|su|propi[oa]|cada|toda)\s+)*"
        r"(?:(?:las?\s+)?(?:personas?\s+)?(?:el\s+|las?\s+|los\s+)?titular(?:es)?\s+(?:de\s+(?:la|el|los|las)|del|de)\s+)?$"
    ),
    "en": re.compile(r"(?:\b(?:the|each|any|such|an?)\s+)*(?:head of\s+(?:the\s+)?)?$"),
}
_GOVERNED = {
    "es": re.compile(
        r"\b(?:de|del|a|al|ante|por|con|en|para|sin|sobre|segun|entre|mediante|hacia|contra|es|son|sera|seran|fuere|fuese|sea|como)\s*$"
    ),
    "en": re.compile(
        r"\b(?:of|to|by|from|with|for|in|under|before|on|at|against|than|as|is|are|be|called)\s*$"
    ),
}
_SHORT_ES = re.compile(
    rf"^[“\"«]?(?P<short>{_CAPITAL}(?:\s+{_CAPITAL}){{0,3}})[”\"»]?\s*[:.,]-?\s*(?:a\s+)?(?:la|el|al|los|las)\s+(?P<full>.+)"
)
_LATER = re.compile(
    r"\s*,?\s*\((?:en (?:adelante|lo sucesivo|esta ley)(?: también)?,?\s*)?(?:(?:la|el|the)\s+)?"
    r"[“\"«'‘]?(?P<short>[A-ZÁÉÍÓÚÑ][\wÁ-ú]*(?:\s+[A-ZÁÉÍÓÚÑ][\wÁ-ú]*){0,2})[”\"»'’]?\)"
    r"|,?\s+en (?:adelante|lo sucesivo),?\s+(?:denominad[oa]\s+)?[“\"«]?(?:la|el)?\s*[“\"«]?"
    r"(?P<later>[A-ZÁÉÍÓÚÑ][\w]*(?:\s+[A-ZÁÉÍÓÚÑ]\w*){0,2})"
)
#: what looks like the name of a public body and is that of a company's organ or of a unit
_PRIVATE = (
    r"(?!Consejo de Administración|Junta (?:General|de Accionistas|de Socios|Directiva|de Propietarios)"
    r"|Comité de Auditoría|Cámara de Comercio|Administración de la (?:Persona|Sociedad|Empresa)"
    r"|Unidad(?:es)? (?:de (?:Medida|Fomento|Valor|Cuenta)"
    r"|Tributaria)|Director de Obra"
    r"|Board of Directors(?! of the)|Executive [Oo]rder|Council Directive|(?:Chief )?(?:Compliance"
    r"|Executive|Financial|Data Protection|Privacy) Officer)"
)
_WHOSE = re.compile(r"\s+(?:del?|of|en)\s+(?:(?:la|el|los|las|the|that|a)\s+)?")
_APPOINTED = re.compile(r"\s+(?:in writing |for that purpose )?by\s+(?:the|a)\s+")
#: "an officer of the Customs Service" is somebody; "the officer's authority" is nobody
_OFFICER = re.compile(
    r"\b(?:officers?|officials?|inspectors?|agents?|employees?) of (?:the |his majesty's )?$"
)
_OWNED = re.compile(r"(?:'s|\b(?:his|her|its|their|legal|under|such|of|lawful|without)) $")
_SAME = re.compile(r"\b(?:misma?|dich[oa]|est[ea]|tal|that|such|the same)\s+$")
#: a register is somebody only where something is done before it: "inscribirse ante el Registro Nacional"
_BOOK = re.compile(r"Registro\b")
_BEFORE_BOOK = re.compile(r"\b(?:ante el|al)\s+$")
_SHORT_EN = re.compile(
    r"^[“\"‘']?(?P<short>[A-Z]\w+(?:\s+[A-Z]\w+){0,2})[”\"’']?\s+means\s+(?:the\s+)?(?P<full>.+)"
)


class Bodies:
    """The bodies of one text: its own short names first, then the register, then what looks like a name."""

    def __init__(self, document: Document, register: Register) -> None:
        self.language = document.language
        self._register = register
        self._pattern = _pattern(register, document.language)
        self._office = _office(register, document.language)
        self._person = _person(register, document.language)
        self._short: dict[str, str] = {}
        self._known = {
            plain(name): agency.name
            for agency in register.agencies
            for name in (agency.name, *agency.also)
            if agency.language == document.language
        }
        self._own: set[str] = set()
        for node in document.walk():
            self._define(node.text)
        self._made = exactly(frozenset(self._own)) if self._own else None

    def full(self, printed: str) -> str:
        """What a printed name stands for."""
        return self._short.get(printed) or self._known.get(plain(printed)) or printed

    def find(self, text: str) -> tuple[Mention, ...]:
        """The bodies that a text names, in order."""
        low = plain(text)
        found: list[Mention] = []
        for match in self._pattern.finditer(text):
            start, end = match.span("name")
            if self.language == "en":
                start += len(re.match(r"(?:(?:The|Each|Any|Such|If|An?)\s+)*", text[start:end]).group())  # type: ignore[union-attr]
            if self.language == "en" and (officer := _OFFICER.search(low, 0, start)):
                start = officer.start()
            if text[start:end] and not (_BOOK.match(text, start) and not _BEFORE_BOOK.search(low, 0, start)):
                found.append(self._mention(text, low, start, end, self.full(text[start:end])))
        for match in self._made.finditer(text) if self._made else ():
            if not _taken(found, match):
                found.append(self._mention(text, low, match.start(), match.end(), self.full(match[0])))
        for match in self._office.finditer(low):
            if not (
                _taken(found, match) or (match[0] == "authority" and _OWNED.search(low, 0, match.start()))
            ):
                start = match.end() - len(re.sub(r"^(?:the|la|el|los|las)\s+", "", match[0]))
                found.append(self._mention(text, low, start, match.end(), text[start : match.end()]))
        return tuple(_apart(sorted(found, key=lambda one: one.start), low))

    def person(self, words: str) -> re.Match[str] | None:
        """The last of those a law speaks to, in plain words, that stands as a subject does."""
        last = None
        for match in self._person.finditer(words):
            if not _governed(words, match.start(), self.language):
                last = match
        return last

    def _mention(self, text: str, low: str, start: int, end: int, name: str) -> Mention:
        return Mention(name, start, end, not _governed(low, start, self.language), text[start:end])

    def _define(self, text: str) -> None:
        defined = (_SHORT_EN if self.language == "en" else _SHORT_ES).match(text)
        if defined and (body := self._pattern.match(defined["full"])):
            self._short[defined["short"]] = body["name"]
        for body in self._pattern.finditer(text):
            later = _LATER.match(text, body.end())
            short = (later["short"] or later["later"]) if later else ""
            if self._pattern.fullmatch(short):
                self._short[short] = body["name"]
            elif later and later["later"] and " " not in short:
                self._learn(short, body["name"])  # "en adelante Indumil"
            if letters := acronym(text, body.end()):
                self._learn(letters, body["name"])
        for name, short in made(text, self.language):
            self._learn(name, self.full(name))
            if short:
                self._learn(short, name)

    def _learn(self, short: str, name: str) -> None:
        if not self._pattern.fullmatch(short):
            self._own.add(short)
        self._short.setdefault(short, name)


def _apart(found: list[Mention], low: str) -> Iterator[Mention]:
    """The mentions without those that only say whose another is; "the same authority" is the one before."""
    last: Mention | None = None
    for one in found:
        between = low[last.end : one.start] if last else ""
        if last and (
            _WHOSE.fullmatch(between)
            or (_APPOINTED.fullmatch(between) and low[: last.end].endswith(("authorised", "authorized")))
        ):
            continue
        if last and " " not in one.name and _SAME.search(low, 0, one.start):
            one = one._replace(name=last.name)
        yield one
        last = one


def _taken(found: list[Mention], match: re.Match[str]) -> bool:
    return any(one.start < match.end() and match.start() < one.end for one in found)


def _governed(low: str, start: int, language: Language) -> bool:
    before = low[max(0, start - 90) : start]
    opened = _BEFORE[language].search(before)
    before = before[: opened.start()] if opened else before
    return bool(_GOVERNED[language].search(before))


@lru_cache(maxsize=8)
def _compiled(heads: tuple[str, ...], language: Language) -> re.Pattern[str]:
    names = "|".join(sorted(heads, key=len, reverse=True))
    if language == "es":
        link = r"(?:(?:de|para|contra|sobre|en)\s+(?:(?:la|el|los|las|lo)\s+)?|del\s+|y\s+|e\s+)?"
        series = (
            rf"(?:,\s+(?!(?:{names})\b){_CAPITAL}(?:\s+{_CAPITAL})*)+\s+[ye]\s+{_CAPITAL}(?:\s+{_CAPITAL})*"
        )
        chain = rf"(?:{series}|\s+{link}(?!(?:{names})s?\b(?!\s+Nacional)){_CAPITAL})*"
        return re.compile(
            rf"(?<!\w){_PRIVATE}(?P<name>(?:{names})(?:e?s)?(?!\w)(?:(?<=\sde)\s+{_CAPITAL})?{chain})"
        )
    word = r"[A-Z][\w'-]+"
    before = rf"(?:(?!(?:Section|Act|Part|Chapter)\b){word}\s+(?:(?:and|of|for)\s+)?){{0,4}}"
    series = rf"(?:,\s+{word}(?:\s+{word})*)+,?\s+and\s+{word}(?:\s+{word})*"
    behind = rf"(?:\s+(?:of|for|on)(?:\s+the)?\s+{word}(?:{series}|(?:\s+(?:(?:and|of)\s+)?{word})*))?"
    return re.compile(
        rf"(?<!\w)(?<!Order in )(?<!Orders in ){_PRIVATE}(?P<name>{before}(?:{names})\b{behind})"
    )


def _pattern(register: Register, language: Language) -> re.Pattern[str]:
    short = (
        name
        for agency in register.agencies
        if agency.language == language
        for name in agency.also
        if name.isupper()
    )
    return _compiled((*register.heads[language], *short), language)


@lru_cache(maxsize=8)
def _words(entries: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(entries, key=len, reverse=True))})\b")


def _office(register: Register, language: Language) -> re.Pattern[str]:
    return _words(register.offices[language])


def _person(register: Register, language: Language) -> re.Pattern[str]:
    return _words(register.persons[language])


def former_names(document: Document, register: Register) -> Iterator[tuple[Agency, Former]]:
    """The bodies of the register that have borne another name, each with every such name."""
    for agency in register.agencies:
        if agency.language == document.language:
            for former in agency.former:
                yield agency, former


def opens_with_subject(sentence: Sentence, language: Language) -> bool:
    """Whether a sentence names its own subject at the start ("La solicitud ...", "Quien ...")."""
    return bool(_OPENING[language].match(sentence.plain))


_OPENING = {
    "es": re.compile(
        r"^\W*(?:el|la|los|las|un|una|toda?s?|cada|quien|quienes|cualquier|ningun|nadie|est[aeo]s?)\b"
    ),
    "en": re.compile(r"^\W*(?:the|an?|each|every|any|no|such|all)\b"),
}
