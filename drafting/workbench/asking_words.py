"""Answers from time limits in sentences, and the sentence of a provision that a row rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafting.clauses.clocks import Clock
from drafting.clauses.sentences import plain, sentences
from drafting.messages import sentence
from drafting.model import Document, Language
from drafting.workbench import clause_rows, doing_words
from drafting.workbench.correcting import Row, evidence_of

_LONGEST = 600  # characters of a sentence that an answer quotes
#: an act that goes on behind the length, or has another length in it
_BROKEN = re.compile(
    r"[,;:…]|\b(?:dentro|within)\b|\b(?:de|del|a|al|en|por|para|que|y|o|la|los|menos|of|to|by|for)$"
)


def times(rows: Sequence[Clock], language: Language) -> list[str]:
    """Who must do what within how long; of what does not read as a sentence only what sort of time it is.

    Times of one and the same act stand together: "30 or 45 working days".
    """
    lengths: dict[str, list[str]] = {}
    told: dict[tuple[str, str], str] = {}
    for row in rows:
        verb = (row.actor, plain(row.act).split(" ", 1)[0])
        about = told.get(verb, "") if row.actor else ""
        if not about and row.actor and not _BROKEN.search(plain(f"{row.actor} {row.act}")):
            about = told[verb] = f"{row.actor} {row.act}"
        about = about or sentence(f"clauses.role.{row.role}", language)
        lengths.setdefault(about, []).append(clause_rows.length(row, language))
    return [_said(about, list(dict.fromkeys(found)), language) for about, found in lengths.items()]


def _said(about: str, lengths: list[str], language: Language) -> str:
    length = lengths[0]
    for other in lengths[1:]:
        length = sentence("doing.answer.or", language, one=length, other=other)
    return sentence("doing.answer.clock", language, about=about[:1].upper() + about[1:], length=length)


def whole(document: Document, row: Row) -> str:
    """The whole sentence that the words of a row stand in; the words themselves where none has them."""
    quote = evidence_of(row)
    for said in sentences(document):
        if said.node.eid != row.eid:
            continue
        at = said.node.text.find(quote.prefix + quote.exact)
        start = at + len(quote.prefix)
        if at >= 0 and said.start <= start < said.start + len(said.text):
            return doing_words.shortened(" ".join(said.text.split()), _LONGEST)
    return quote.exact
