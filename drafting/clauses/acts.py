"""Verbs of a law in the forms in which it commands: "conservarán", "deberá conservar", "shall keep".

An entry of the data names a verb, and what it must (``~``) or must not (``!~``) be said of:
``"presentar ~ declaracion"``. Spanish entries are infinitives without accents, English ones bare verbs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from drafting.clauses.forms import commands, shapes, stem_of
from drafting.model import Language

_START = re.compile(r"\b\w{1,3}")
_AFTER, _BEFORE = 110, 170  # how far from the verb its object is looked for


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
    stem: str  # letters that every form of the verb begins with
    verb: str = field(repr=False)
    language: Language = field(repr=False)
    wanted: re.Pattern[str] | None = field(repr=False)
    barred: re.Pattern[str] | None = field(repr=False)

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
        if self.wanted and not self.wanted.search(words):
            return
        there: dict[str, bool] = {}
        for shape, gate, modal in shapes(self.verb, self.language):
            if shape.free and not (powers or (present and shape.present)):
                continue
            if (shape.item and not item) or (shape.ensured and not ensured):
                continue
            if gate.pattern not in there:
                there[gate.pattern] = gate.search(words) is not None
            if not there[gate.pattern] or (modal and not commands(words, modal)):
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
        after = words[form.start : form.end + _AFTER]
        clitic = words[form.start : form.end].endswith(("rlo", "rla", "rlos", "rlas"))
        which = _WHICH.search(words, max(0, form.head - _BEFORE), form.head)
        said = (
            which
            or form.passive
            or clitic
            or words[: form.start].endswith((" lo ", " la ", " los ", " las "))
        )
        around = words[max(0, form.start - _BEFORE) : form.end + _AFTER] if said or wide else after
        if form.passive and form.below:  # "un decreto expedido por": of what stands right before
            around = words[max(0, form.start - _NEAR) : form.end]
        if self.wanted and not self.wanted.search(around):
            return False
        return not (self.barred and self.barred.search(around))


@lru_cache(maxsize=256)
def beginnings(words: str) -> frozenset[str]:
    """The first one, two and three letters of every word: which acts can be spoken of at all."""
    starts = set(_START.findall(words))
    return frozenset(starts | {one[:2] for one in starts} | {one[:1] for one in starts})


def among(entries: tuple[Act, ...], words: str) -> list[Act]:
    """The acts that plain words can speak of: most sentences are about something else."""
    starts = beginnings(words)
    return [one for one in entries if one.stem[:3] in starts and one.stem in words]


def act(entry: str, language: Language) -> Act:
    """An entry of the data as an act. Raises re.error for an object that is no pattern."""
    verb, _, barred = entry.partition("!~")
    verb, _, wanted = verb.partition("~")
    head = verb.split()[0]
    return Act(
        entry,
        stem_of(head, language),
        verb.strip(),
        language,
        re.compile(rf"\b(?:{wanted.strip()})") if wanted.strip() else None,
        re.compile(rf"\b(?:{barred.strip()})") if barred.strip() else None,
    )
