"""Several articles typed, or pasted, into the place of one: each made a provision of its own."""

from __future__ import annotations

from dataclasses import replace

from drafting.edit.entries import Entry, Words, entry_of
from drafting.edit.writing import Mint, blocks_typed, clean, put, replace_words
from drafting.model import Block, Document, Kind, Language, Provision
from drafting.structure.eid import assign
from drafting.structure.marks import UNITS, marks_of
from drafting.structure.parser import parse


def beginnings(words: Words, language: Language) -> list[int]:
    """The lines of a body, from 0, that begin an article of their own; not where one is only quoted."""
    lines = clean(words.body)
    head = Block(f"{words.label} {words.heading} —")
    marks = marks_of([head, *map(Block, lines)], language)[1:]
    return [at for at, mark in enumerate(marks) if mark is not None and mark.kind in UNITS and not mark.rank]


def typed_units(entry: Entry, words: Words, language: Language) -> int:
    """How many provisions a typed text would make, where the entry is an article; 1 where it is one."""
    if entry.divides or entry.node.kind not in UNITS:
        return 1
    made = _rest(words, language)
    return 1 + (len(made) if all(node.kind is entry.node.kind for node in made) else 0)


def split_words(document: Document, uid: str, words: Words, mint: Mint) -> Document:
    """``document`` with these words in the place of one article, and those they begin behind it.

    Nothing typed is dropped. Raises NotFound.
    """
    made = _rest(words, document.language)
    first = beginnings(words, document.language)
    lines = clean(words.body)
    kept = replace(words, body="\n".join(lines[: first[0]] if first else lines))
    new = replace_words(document, uid, kept, mint)
    node = entry_of(new, uid).node

    def named(one: Provision) -> Provision:
        return replace(one, uid=mint(), children=tuple(named(child) for child in one.children))

    return assign(put(new, node.uid, node, *(named(one) for one in made)))


def _rest(words: Words, language: Language) -> tuple[Provision, ...]:
    first = beginnings(words, language)
    if not first:
        return ()
    found = parse(blocks_typed(clean(words.body)[first[0] :], language), language).provisions
    return found if all(node.kind in UNITS or node.kind is Kind.SECTION for node in found) else ()
