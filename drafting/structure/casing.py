"""Titles printed in capitals, as running text writes them: for names that a person may still correct."""

from __future__ import annotations

import re
from collections import Counter

from drafting.model import Document

_WORD = re.compile(r"[^\W\d_]+")
_ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_STOP = frozenset('.:;!?»”"\n')


def readable(title: str, document: Document) -> str:
    """``title`` with the letters its words have in the text of ``document``; itself unless it is in capitals.

    A word that the text writes with a capital inside a sentence, or all in capitals (an acronym), has it
    here too; what the text does not have gets small letters, the first word a capital. Roman numerals stay.
    """
    if title != title.upper() or len(_WORD.findall(title)) < 2:
        return title
    forms = _forms(document)
    words = _WORD.sub(lambda found: _form(found.group(), forms), title)
    first = next((at for at, letter in enumerate(words) if letter.isalpha()), 0)
    return words[:first] + words[first : first + 1].upper() + words[first + 1 :]


def _form(word: str, forms: dict[str, str]) -> str:
    small = word.lower()
    if small in forms:
        return forms[small]
    return word if len(word) > 1 and _ROMAN.fullmatch(word) else small


def _forms(document: Document) -> dict[str, str]:
    """How the text mostly writes each word where a sentence does not begin with it."""
    found: dict[str, Counter[str]] = {}
    for node in document.walk():
        if node.text != node.text.upper():
            for word in _WORD.finditer(node.text):
                before = node.text[: word.start()].rstrip(" ¿¡(«“")
                if before and before[-1] not in _STOP:
                    found.setdefault(word.group().lower(), Counter())[word.group()] += 1
    return {word: counted.most_common(1)[0][0] for word, counted in found.items()}
