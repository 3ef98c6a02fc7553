"""Verbs of a law in the forms in which it commands: "conservarán", "deberá conservar", "shall keep".

An entry of the data names a verb, and what it must (``~``, right behind it ``~:``) or must not (``!~``) be
said of: ``"presentar ~ declaracion"``. Spanish entries are infinitives without accents, English ones bare
verbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from drafting.clauses.forms import Gated, commands, shapes, words_of
from drafting.clauses.shapes import Shape
from drafting.model import Language

_WORD = re.compile(r"[^\W\d_]+")
_AFTER, _BEFORE, _BESIDE = 110, 170, 55  # how far from the verb its object is looked for


_NEAR = 45
#: "a record, which the Regulator must keep": what is done stands before
_WHICH = re.compile(r"\b(?:which|that|que)\s+(?:the\s+|la\s+|el\s+)?[^.;:,]{0,50}$")


class Form(NamedTuple):
    """An act found: where its verb stands; ``passive`` if nobody is said to do it, ``free`` if allowed."""

    start: int
    end: int
    passive: bool
    free: bool
    head: int = 0  # where its subject must stand before: the verb, or the word that commands it
    below: bool = False  # in a clause of its own: "que la Secretaría determine"
    item: bool = False
    present: bool = False  # "la Comisión otorga": a command only where a body does it


@dataclass(frozen=True, slots=True)
class Act:
    """One entry of the data, ready to be looked for in the plain words of a sentence."""

    entry: str
    verb: str = field(repr=False)
    language: Language = field(repr=False)
    wanted: re.Pattern[str] | None = field(repr=False)
    barred: re.Pattern[str] | None = field(repr=False)
    reach: int = field(default=_AFTER, repr=False)  # how far behind the verb its object may stand

    def all(
        self,
        words: str,
        *,
        item: bool = False,
        powers: bool = False,
        present: bool = False,
        ensured: bool = False,
    ) -> Iterator[Form]:
        """Every place where the act is commanded in plain words, form by form.

        ``item``: the words are an item of a list whose lead commands or allows; ``ensured``: of one that
        commands to ensure what its items say. ``powers``: what is only allowed, too; ``present``: what is
        said in the present tense, too.
        """
        looked = _looked(words)
        if self.wanted and not looked.speaks_of(self.wanted):
            return
        for gated in shapes(self.verb, self.language):
            shape = gated.shape
            if shape.free and not (powers or (present and shape.present)):
                continue
            if (shape.item and not item) or (shape.ensured and not ensured):
                continue
            for form in looked.forms_of(gated):
                if self._speaks_of(words, form, wide=shape.wide or shape.ensured):
                    yield form

    def speaks_at_once(self, words: str, form: Form, reach: int) -> bool:
        """Whether what the act is done to stands within so many characters behind its verb."""
        return self.wanted is None or bool(self.wanted.search(words, form.end, form.end + reach))

    def _speaks_of(self, words: str, form: Form, *, wide: bool) -> bool:
        after = words[form.start : form.end + self.reach]
        clitic = words[form.start : form.end].endswith(("rlo", "rla", "rlos", "rlas"))
        which = _WHICH.search(words, max(0, form.head - _BEFORE), form.head)
        said = (
            which
            or form.passive
            or clitic
            or words[: form.start].endswith((" lo ", " la ", " los ", " las "))
        )
        around = words[max(0, form.start - _BEFORE) : form.end + self.reach] if said or wide else after
        if form.passive and form.below:  # "un decreto expedido por": of what stands right before
            around = words[max(0, form.start - _NEAR) : form.end]
        if self.wanted and not self.wanted.search(around):
            return False
        return not (self.barred and self.barred.search(around))


def _read(shape: Shape, words: str) -> Iterator[Form]:
    """Every place where plain words have a verb in one of its forms."""
    for match in shape.pattern.finditer(words):
        start, end = match.span("verb" if match["verb"] else "verb2")
        head = start if shape.item or shape.ensured or shape.below else match.start()
        yield Form(
            start, end, shape.passive, shape.free, head, shape.below,
            shape.item or shape.ensured, shape.present,
        )  # fmt: skip


class Acts(tuple[Act, ...]):
    """Entries of the data, found by the words a sentence has: most sentences are about something else."""

    by_word: dict[str, frozenset[int]]

    def __new__(cls, entries: Iterable[Act] = ()) -> Acts:
        """The acts, each once, in the order of the data."""
        made = super().__new__(cls, dict.fromkeys(entries))
        found: dict[str, set[int]] = {}
        for place, one in enumerate(made):
            for word in words_of(one.verb.split()[0], one.language):
                found.setdefault(_WORD.findall(word)[-1], set()).add(place)  # "co-operate": by "operate"
        made.by_word = {word: frozenset(places) for word, places in found.items()}
        return made

    def among(self, words: str) -> list[Act]:
        """The acts whose verb plain words have in one of its forms, in the order of the data."""
        there = self.by_word.keys() & _words(words)
        if not there:
            return []
        return [
            self[place] for place in sorted(frozenset[int]().union(*(self.by_word[one] for one in there)))
        ]


class Index:
    """Several lists of entries, asked together which of them a sentence can speak of."""

    def __init__(self, lists: Iterable[tuple[Act, ...]]) -> None:
        self._lists = [one if isinstance(one, Acts) else Acts(one) for one in lists]
        self._by_word: dict[str, list[tuple[int, frozenset[int]]]] = {}
        for number, acts in enumerate(self._lists):
            for word, places in acts.by_word.items():
                self._by_word.setdefault(word, []).append((number, places))

    def among(self, words: str) -> dict[int, list[Act]]:
        """By the place of a list what ``Acts.among`` finds in it, for lists in which there is any."""
        found: dict[int, set[int]] = {}
        for word in self._by_word.keys() & _words(words):
            for number, places in self._by_word[word]:
                found.setdefault(number, set()).update(places)
        return {
            number: [self._lists[number][place] for place in sorted(places)]
            for number, places in found.items()
        }


@lru_cache(maxsize=256)
def _words(words: str) -> frozenset[str]:
    return frozenset(_WORD.findall(words))


class _Looked(NamedTuple):
    """A sentence, and what was looked for in it: many acts ask for the same thing."""

    words: str
    there: dict[int, bool]
    forms: dict[int, tuple[Form, ...]]

    def forms_of(self, gated: Gated) -> tuple[Form, ...]:
        """Where the sentence has a verb in this form, whatever is done: other entries have the same verb."""
        known = self.forms.get(id(gated))
        if known is None:
            there = not gated.modal or commands(self.words, gated.modal)
            there = there and gated.gate.search(self.words) is not None
            known = self.forms[id(gated)] = tuple(_read(gated.shape, self.words)) if there else ()
        return known

    def speaks_of(self, wanted: re.Pattern[str]) -> bool:
        known = self.there.get(id(wanted))
        if known is None:
            known = self.there[id(wanted)] = wanted.search(self.words) is not None
        return known


@lru_cache(maxsize=256)
def _looked(words: str) -> _Looked:
    return _Looked(words, {}, {})


@cache
def _object(source: str) -> re.Pattern[str] | None:
    """What an act is said of: one pattern for all acts that ask for it, kept for good and known by its id."""
    return re.compile(rf"\b(?:{source})") if source else None


def act(entry: str, language: Language) -> Act:
    """An entry of the data as an act. Raises re.error for an object that is no pattern."""
    verb, _, barred = entry.partition("!~")
    verb, _, wanted = verb.partition("~")
    near = wanted.startswith(":")
    return Act(
        entry,
        verb.strip(),
        language,
        _object(wanted.removeprefix(":").strip()),
        _object(barred.strip()),
        _BESIDE if near else _AFTER,
    )
