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

from drafting.clauses.forms import commands, shapes, words_of
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
        for shape, gate, modal in shapes(self.verb, self.language):
            if shape.free and not (powers or (present and shape.present)):
                continue
            if (shape.item and not item) or (shape.ensured and not ensured):
                continue
            if not looked.speaks_of(gate) or (modal and not commands(words, modal)):
                continue
            for match in shape.pattern.finditer(words):
                start, end = match.span("verb" if match["verb"] else "verb2")
                head = start if shape.item or shape.ensured or shape.below else match.start()
                form = Form(
                    start, end, shape.passive, shape.free, head, shape.below,
                    shape.item or shape.ensured, shape.present,
                )  # fmt: skip
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


@lru_cache(maxsize=256)
def _words(words: str) -> frozenset[str]:
    return frozenset(_WORD.findall(words))


class _Looked(NamedTuple):
    """A sentence, and what was looked for in it: many acts ask for the same thing."""

    words: str
    there: dict[int, bool]

    def speaks_of(self, wanted: re.Pattern[str]) -> bool:
        known = self.there.get(id(wanted))
        if known is None:
            known = self.there[id(wanted)] = wanted.search(self.words) is not None
        return known


@lru_cache(maxsize=256)
def _looked(words: str) -> _Looked:
    return _Looked(words, {})


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


def among(entries: tuple[Act, ...], words: str) -> list[Act]:
    """The acts that plain words can speak of, in the order of the data."""
    return entries.among(words) if isinstance(entries, Acts) else Acts(entries).among(words)
