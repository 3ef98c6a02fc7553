"""What a change touches: penalty, obligation, deadline, amount, scope, definition, authority, a reference ...

One table of signs in both languages. A sign counts when it stands in the words that were struck or inserted;
a changed number takes its meaning from the words around it ("[3] 5 años de prisión", "[30] 15 días").
"""

from __future__ import annotations

import unicodedata

from drafting.compare.signs import CAS, DEFINES, MEASURES, NEGATES, NUMBER, PUNISHES, REFERS, SAID
from drafting.model import Edit, Kind, Op, Provision, Significance

_LISTED = frozenset({Kind.ROW, Kind.TABLE})


def significance(
    provision: Provision, heading: tuple[Edit, ...], edits: tuple[Edit, ...], around: str
) -> tuple[Significance, ...]:
    """What the changed words touch, the weightiest first; never empty.

    ``around`` are the words the provision stands under: a fraction below "se entenderá por" defines, a number
    below "se impondrá multa" punishes.
    """
    if not heading and not edits:
        return (Significance.WORDING,)  # a label alone came or went
    told = [script for script in (heading, edits) if _letters_differ(script)]
    if not told:
        return (Significance.TYPOGRAPHY,)
    found: set[Significance] = set()
    for script in told:
        for at, edit in enumerate(script):
            if edit.op is not Op.EQUAL:
                found |= _touched(script, at, around)
    if provision.kind in _LISTED or CAS.search(_changed(edits)):
        found.add(Significance.LIST_ENTRY)
    if DEFINES.search(around) or DEFINES.search(provision.text[:200]):
        found.add(Significance.DEFINITION)
    return tuple(kind for kind in Significance if kind in found) or (Significance.WORDING,)


def _touched(script: tuple[Edit, ...], at: int, around: str) -> set[Significance]:
    """What one edit touches by its own words and, where it holds a number, by those beside it."""
    text = script[at].text
    found = {kind for kind, sign in SAID if sign.search(text)}
    if NEGATES.fullmatch(text):
        found.add(Significance.OBLIGATION)
    if not NUMBER.search(text):
        return found
    before = "".join(edit.text for edit in script[max(0, at - 2) : at] if edit.op is Op.EQUAL)[-120:]
    behind = "".join(edit.text for edit in script[at + 1 : at + 3] if edit.op is Op.EQUAL)[:120]
    if REFERS.search(before):
        return found | {Significance.CROSS_REFERENCE}
    units = [(measure.end(), kind) for kind, sign in MEASURES if (measure := sign.match(behind))]
    found |= {kind for _, kind in sorted(units)[:1]}  # the nearest: "10 kilograms a year" is no deadline
    if PUNISHES.search(before) or PUNISHES.search(behind) or PUNISHES.search(around[-300:]):
        found = (found - {Significance.DEADLINE}) | {Significance.PENALTY}  # years of prison are no deadline
    return found


def _letters_differ(script: tuple[Edit, ...]) -> bool:
    """Whether more than case, accents, marks and white space changed."""
    old = "".join(edit.text for edit in script if edit.op is not Op.INSERT)
    new = "".join(edit.text for edit in script if edit.op is not Op.DELETE)
    return _bare(old) != _bare(new)


def _bare(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in spread if character.isalnum())


def _changed(script: tuple[Edit, ...]) -> str:
    return " ".join(edit.text for edit in script if edit.op is not Op.EQUAL)
