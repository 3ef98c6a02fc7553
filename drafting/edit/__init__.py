"""Writing law: one provision's words, what stands where, and the numbers. A document in, another out."""

from drafting.edit.entries import Entry, Words, entries, entry_of, words_of
from drafting.edit.moving import Where, add, move, remove, repeal
from drafting.edit.writing import replace_words

__all__ = [
    "Entry",
    "Where",
    "Words",
    "add",
    "entries",
    "entry_of",
    "move",
    "remove",
    "repeal",
    "replace_words",
    "words_of",
]
