"""Whom and what a law itself names: the authority, the treaty, the gazette, what it calls itself. Pure.

Read from the definitions and from what the articles let a body do. What a law does not name is left as a
visible blank: a wording to propose may not guess who the authority is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from drafting.messages import sentence
from drafting.model import Document, Kind, Language
from drafting.placement.lines import folded
from drafting.placement.rules import RuleBook

#: words with a capital, and the small ones between them: "Secretaría de Relaciones Exteriores"
_CAPITAL = r"\b[A-ZÁÉÍÓÚÑ][\w'’-]{0,40}[a-záéíóúñ]\b"
_SMALL = {
    "es": "de|del|de la|de los|de las|para la|para el|contra las|e|y",
    "en": "of|of the|for|for the|and|in",
}
_NAME = {
    language: rf"{_CAPITAL}(?: (?:(?:{small}) )?{_CAPITAL}){{0,7}}" for language, small in _SMALL.items()
}
_ARTICLE = {"es": r"\b(?:[Ll]a|[Ee]l|[Aa]l|[Dd]el|[Aa] la|[Dd]e la)", "en": r"\b[Tt]he"}

#: what follows the name of a body that is given something to do
_DOES = {
    "es": r"(?:,[^,;.]{1,80},)? (?:no )?(?:se )?\w{2,}rá\b",
    "en": r"(?:,[^,;.]{1,80},)? (?:hereby )?(?:may|shall|must|makes)\b",
}

#: what stands before the name of a body that makes rules, or that the law appoints
_MADE_BY = {
    "es": r"\b(?:(?:[Ff]acult|[Hh]abilit|expedid|publicad|emitid|dictad)\w+(?: por)?"
    r"|que (?:expida|publique|emita|dicte|determine)|[Cc]orresponde(?:rá)?) (?:a la|al|la|el)",
    "en": r"\b(?:empowers|authori[sz]es|(?:made|issued|published|prescribed|specified) by) the",
}

#: what says outright that a body is the authority
_IS = {
    "es": r" (?:es|será|actuará como|ejercerá como) (?:la )?(?:autoridad|Autoridad)",
    "en": r" (?:is|shall be) the (?:national |competent |licensing )*(?:authority|Authority)",
}

#: a term and what it stands for
_DEFINED = {
    "es": re.compile(
        rf"^\W*(?:(?:[Ll]a|[Ee]l) )?(?P<term>{_NAME['es']})[\"”»]?(?::|\.-| ?[—–]) ?"
        rf"(?:[Ll]a|[Ee]l|[Aa]l?) (?P<means>{_NAME['es']})"
    ),
    "en": re.compile(
        rf"(?:^|the term |[\"“(])[\W_]*(?P<term>{_NAME['en']}|[A-Z]{{2,6}})[\"”'’]{{0,2}} "
        rf"(?:means|refers to) (?:the )?(?P<means>{_NAME['en']})"
    ),
}

#: the short form a law gives to a name it has just used
_CALLED = {
    "es": re.compile(
        rf"(?P<means>{_NAME['es']}),? \(?(?:en adelante|en lo sucesivo|en lo subsiguiente),? "
        rf"[\"“«]?(?:la |el )?[\"“«]?(?P<term>{_NAME['es']})"
    ),
    "en": re.compile(
        rf"(?P<means>{_NAME['en']}) \((?:hereinafter )?(?:referred to as |in this Act )?(?:the )?"
        rf"[\"“](?:the )?(?P<term>{_NAME['en']})[\"”]"
    ),
}
_TREATY = {
    "es": re.compile(
        rf"\b(?:[Ll]a|[Ee]l|[Aa]l|[Dd]el) "
        rf"(?P<name>{_NAME['es']}(?: (?:sobre|de|para|contra|relativ[oa] a)\b[^.,;:()\"”»]{{3,120}})?)"
    ),
    "en": re.compile(rf"\b[Tt]he (?P<name>{_NAME['en']}(?: (?:on|for|concerning)\b[^.,;:()\"”]{{3,120}})?)"),
}

#: what a definition, and being let to make rules, counts for beside a thing to do
_BY_DEFINITION, _BY_GRANT = 5, 3

#: a body that is named once, beside others, is not yet the authority
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Names:
    """As they stand in a sentence: ``authority`` "la Secretaría", ``to_authority`` "a la Secretaría"."""

    authority: str
    to_authority: str
    treaty: str
    to_treaty: str
    gazette: str
    act: str

    def values(self) -> dict[str, str]:
        """The places of a clause; with a capital for the beginning of a sentence."""
        return {
            "authority": self.authority,
            "authority_first": self.authority[:1].upper() + self.authority[1:],
            "to_authority": self.to_authority,
            "treaty": self.treaty,
            "to_treaty": self.to_treaty,
            "gazette": self.gazette,
            "act": self.act,
        }


def names(documents: Sequence[Document], book: RuleBook, language: Language) -> Names:
    """What the documents name, the first that does decides: the statute, then what stands below it."""
    own = [_read(document, book, language) for document in documents if document.language == language]
    authority, treaty, gazette, act = (
        (next(filter(None, found), "") for found in zip(*own, strict=True)) if own else ("",) * 4
    )
    blank = {
        part: sentence(f"placement.blank.{part}", language)
        for part in ("authority", "treaty", "gazette", "act")
    }
    return Names(
        authority or blank["authority"],
        _to(authority or blank["authority"], language),
        treaty or blank["treaty"],
        _to(treaty or blank["treaty"], language),
        gazette or blank["gazette"],
        act or blank["act"],
    )  # fmt: skip


def _to(name: str, language: Language) -> str:
    if language == "en":
        return f"to {name}"
    return f"al {name.removeprefix('el ')}" if name.startswith("el ") else f"a {name}"


@lru_cache(maxsize=64)
def _read(document: Document, book: RuleBook, language: Language) -> tuple[str, str, str, str]:
    lines = [f"{node.heading}\n{node.text}" for node in document.walk() if node.kind is not Kind.ROW]
    terms = dict(_terms(lines, language))
    return (
        _authority(lines, terms, book, language),
        _treaty(lines, terms, book, language),
        _said("gazettes", lines, book, language),
        _said("itself", lines, book, language),
    )


def _terms(lines: Sequence[str], language: Language) -> Iterator[tuple[str, str]]:
    """Every term the text gives a meaning that is a name, and that name."""
    for line in (part for both in lines for part in both.split("\n")):
        for pattern in (_DEFINED[language], _CALLED[language]):
            for found in pattern.finditer(line):
                yield found["term"], found["means"]


def _authority(lines: Sequence[str], terms: dict[str, str], book: RuleBook, language: Language) -> str:
    """The body that is defined or given most to do, rules above all; "" for none, or where two are level."""
    points: Counter[str] = Counter()
    for line in lines:
        granted = book.speaks_of("grants", folded(line), language)
        for name, weight in _doing(line, book, language).items():
            points[name] += weight + (_BY_GRANT if granted else 0)
    for term, means in terms.items():
        if _body(term, book, language) or (term.isupper() and _body(means, book, language)):
            points[term] += _BY_DEFINITION
    _join(points, terms)
    best = points.most_common(2)
    if not best or (len(best) == 2 and (best[0][1] < _ENOUGH or best[0][1] == best[1][1])):
        return ""
    return _with_article(best[0][0], lines, language)


def _doing(line: str, book: RuleBook, language: Language) -> Counter[str]:
    """The bodies that a line gives something to do, makes rules by, or calls the authority."""
    found: Counter[str] = Counter()
    for pattern, weight in _patterns(language):
        for match in pattern.finditer(line):
            if _body(match["name"], book, language):
                found[match["name"]] += weight
    return found


@cache
def _patterns(language: Language) -> tuple[tuple[re.Pattern[str], int], ...]:
    name = rf"(?P<name>{_NAME[language]}|chief executive)"
    return (
        (re.compile(rf"{_ARTICLE[language]} {name}(?={_DOES[language]})"), 1),
        (re.compile(rf"{_MADE_BY[language]} {name}"), _ENOUGH),
        (re.compile(rf"{_ARTICLE[language]} {name}(?={_IS[language]})"), _BY_DEFINITION),
    )


def _join(points: Counter[str], terms: dict[str, str]) -> None:
    """A name and its short form are one body: the defined term, else the name in full."""
    for short in sorted(points, key=len):
        longer = [name for name in points if name != short and name.startswith(f"{short} ")]
        meant = terms.get(short, "")
        if meant in points:
            points[short] += points.pop(meant)
        elif short not in terms and longer:
            points[longer[0]] += points.pop(short)


def _body(name: str, book: RuleBook, language: Language) -> bool:
    """Whether a name is that of a body that can be an authority."""
    return book.speaks_of("authorities", folded(name), language)


def _treaty(lines: Sequence[str], terms: dict[str, str], book: RuleBook, language: Language) -> str:
    """The treaty or regime that is named most, by the short name the law uses; in passing only if it fits."""
    counted: Counter[str] = Counter()
    for line in lines:
        for found in _TREATY[language].finditer(line):
            if book.speaks_of("treaties", folded(found["name"]), language):
                counted[found["name"].strip()] += 1
    for term in terms:
        if book.speaks_of("treaties", folded(term), language):
            counted[term] += _BY_DEFINITION
    kept = [
        name
        for name, times in counted.items()
        if times >= _ENOUGH or " " not in name or book.speaks_of("matters", folded(name), language)
    ]
    best = max(kept, key=lambda name: (counted[name], -len(name)), default="")
    return _with_article(best, lines, language) if best else ""


def _said(what: str, lines: Sequence[str], book: RuleBook, language: Language) -> str:
    """What the text calls its gazette or itself most often, as it writes it."""
    counted: Counter[str] = Counter()
    for line in lines:
        for pattern in book.vocabulary[what][language]:
            counted.update(line[start:end] for start, end in pattern.find(folded(line)))
    best = max(counted, key=lambda name: counted[name], default="")
    if what == "itself" and counted[best] < _ENOUGH:
        return ""
    return best if best.isupper() or not best else best[0].lower() + best[1:]


def _with_article(name: str, lines: Sequence[str], language: Language) -> str:
    """ "la Secretaría", "el Ministerio", "the Minister"; initials that stand without one stay so."""
    if language == "en":
        return f"the {name}" if not name.isupper() or any(f"the {name}" in line for line in lines) else name
    head = folded(name.split()[0])
    return f"{'la' if head.endswith(('a', 'cion', 'sion', 'dad')) else 'el'} {name}"
