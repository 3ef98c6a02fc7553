"""What a change touches: penalty, obligation, deadline, amount, scope, definition, authority, a reference ...

One table of signs in both languages. A sign counts when it stands in the words that were struck or inserted,
and not in both alike; a changed number takes its meaning from the words around it ("[3] 5 años de prisión",
"[30] 15 días"). Every finding keeps the words that say so.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from drafting.compare.measures import Spot, measured
from drafting.compare.references import Renumbering
from drafting.compare.signs import (
    ALTERNATIVE,
    CAS,
    CONDITION_BEFORE,
    DEFINES,
    EMPOWERS,
    HALTED,
    NAMED,
    NEGATES,
    NOTICE,
    NUMBER,
    OFFENCE,
    SAID,
    SANCTIONS,
    SENTENCED,
    SENTENCES,
    SERIES_GOES_ON,
)
from drafting.model import Edit, Evidence, Kind, Op, Provision, Significance

Script = tuple[Edit, ...]

_LISTED = frozenset({Kind.ROW, Kind.TABLE})
_MEMBERS = frozenset({Kind.FRACTION, Kind.INCISO, Kind.SUBINCISO, Kind.SUBPARAGRAPH, Kind.CLAUSE})
#: How many words of evidence a meaning keeps, and how long each may be.
_MOST, _LENGTH = 3, 80


@dataclass(frozen=True, slots=True)
class Setting:
    """Where changed words stand: their provision, the words it stands under, and how numbers moved on.

    A fraction below "se entenderá por" defines, a number below "se impondrá multa" punishes. ``alone`` says
    that the provision came or went as a whole, ``home`` is the old number of its unit.
    ``front`` says that it stands before the law begins or is a note: what is dated there binds nobody.
    """

    provision: Provision
    around: str
    home: str
    alone: bool
    renumbering: Renumbering
    front: bool = False


def weigh(setting: Setting, heading: Script, edits: Script) -> tuple[Evidence, ...]:
    """What the changed words touch and the words that say so, the weightiest first.

    Nothing is found where only typography or wording changed: ``significance`` tells these two apart.
    """
    told = [script for script in (heading, edits) if script and _letters_differ(script)]
    if setting.front and NOTICE.match(setting.provision.text):
        return ()
    spots = [spot for script in told for spot in _spots(script) if _bare(spot.struck) != _bare(spot.come)]
    found: list[Evidence] = []
    of_words = False
    for spot in spots:
        if spot.struck and spot.come and _followed(setting, spot):
            found.append(Evidence(Significance.REFERENCE_FOLLOWED, f"{spot.struck} → {spot.come}".strip()))
            continue
        touched = [*_said(spot), *measured(spot, setting.around)]
        if setting.front:
            touched = [item for item in touched if item.significance is not Significance.DEADLINE]
        of_words |= {item.significance for item in touched} != {Significance.CROSS_REFERENCE}
        found += touched
    if of_words:
        found += _placed(setting, told)
    return _sorted(found)


def significance(evidence: tuple[Evidence, ...], heading: Script, edits: Script) -> tuple[Significance, ...]:
    """The kinds of ``evidence``, each once; wording or typography where there is none. Never empty."""
    kinds = tuple(dict.fromkeys(found.significance for found in evidence))
    if kinds:
        return kinds
    if (heading or edits) and not any(_letters_differ(script) for script in (heading, edits)):
        return (Significance.TYPOGRAPHY,)
    return (Significance.WORDING,)


def _spots(script: Script) -> Iterator[Spot]:
    for at, edit in enumerate(script):
        if edit.op is Op.EQUAL or (at and script[at - 1].op is not Op.EQUAL):
            continue
        other = script[at + 1] if at + 1 < len(script) and script[at + 1].op is not Op.EQUAL else None
        pair = {edit.op: edit.text} | ({other.op: other.text} if other else {})
        end = at + 2 if other else at + 1
        before = script[at - 1].text[-160:] if at else ""
        behind = script[end].text[:160] if end < len(script) else ""
        yield Spot(pair.get(Op.DELETE, ""), pair.get(Op.INSERT, ""), before, behind)


def _followed(setting: Setting, spot: Spot) -> bool:
    return setting.renumbering.followed(spot.before, spot.struck, spot.come, spot.behind, setting.home)


def _said(spot: Spot) -> Iterator[Evidence]:
    """What the changed words say themselves; what stands in the struck and the new words alike is kept."""
    for kind, sign in SAID:
        old, new = (
            Counter(
                found[0].strip()
                for found in sign.finditer(text)
                if not (kind is Significance.PENALTY and _halts(found, text, spot.behind))
            )
            for text in (spot.struck, spot.come)
        )
        if _folded(old) != _folded(new):
            for words in (*(new - old), *(old - new)):
                yield Evidence(_or_sentence(kind, words, spot), words)
    negated = [text for text in (spot.struck, spot.come) if NEGATES.fullmatch(text)]
    if len(negated) == 1:
        yield Evidence(Significance.OBLIGATION, negated[0].strip())
    whole = spot.come or spot.struck
    if (named := NAMED.search(spot.before)) and whole.strip()[:1].isupper():
        yield Evidence(Significance.AUTHORITY, named[0] + whole.strip())
    if CONDITION_BEFORE.search(spot.before):
        yield Evidence(Significance.SCOPE, (spot.before.split()[-1] + " " + whole).strip(" ,"))
    if not (spot.struck and spot.come) and (ALTERNATIVE.match(whole) or _in_series(whole, spot)):
        yield Evidence(Significance.SCOPE, whole.strip(" ,"))


def _halts(found: re.Match[str], text: str, behind: str) -> bool:
    return SANCTIONS.fullmatch(found[0]) is not None and bool(HALTED.match(text[found.end() :] + behind))


def _or_sentence(kind: Significance, words: str, spot: Spot) -> Significance:
    """A penalty instead of a deadline where the length of time is the punishment: "nueve años de prisión"."""
    if kind is Significance.DEADLINE and NUMBER.match(words):
        for text in (spot.come, spot.struck):
            if (at := text.find(words)) >= 0:
                before, behind = spot.before + text[:at], text[at + len(words) :] + spot.behind
                if SENTENCED.search(before[-80:]) or SENTENCES.match(behind):
                    return Significance.PENALTY
    return kind


def _in_series(whole: str, spot: Spot) -> bool:
    """Whether a member was put into a series or taken out: "transporte[, venda,] o almacene"."""
    ends = spot.before.rstrip().endswith(",") and whole.rstrip().endswith(",")
    return ends or (whole.lstrip().startswith(",") and SERIES_GOES_ON.match(spot.behind) is not None)


def _folded(found: Counter[str]) -> Counter[str]:
    return Counter({words.casefold(): count for words, count in found.items()})


def _placed(setting: Setting, told: list[Script]) -> Iterator[Evidence]:
    """What a change touches by where it stands: a list, a definition, an offence, the powers of an office."""
    node = setting.provision
    changed = " ".join(edit.text for script in told for edit in script if edit.op is not Op.EQUAL)
    opening = " ".join((node.heading or node.text or changed).split()[:8])
    if node.kind in _LISTED or CAS.search(changed):
        numbers = CAS.findall(changed)
        yield Evidence(Significance.LIST_ENTRY, ", ".join(numbers[:3]) or opening)
    defines = DEFINES.search(setting.around) or DEFINES.search(node.text[:200])
    empowers = EMPOWERS.search(setting.around[-300:])
    if defines:
        term = re.match(r"[^:;.]{2,60}(?=:)", node.text)
        yield Evidence(Significance.DEFINITION, term[0] if term else defines[0])
    elif node.kind in _MEMBERS and empowers:
        yield Evidence(Significance.AUTHORITY, empowers[0])
    elif node.kind in _MEMBERS and setting.alone:
        yield Evidence(Significance.SCOPE, opening)
    if offence := OFFENCE.search(node.text):
        yield Evidence(Significance.PENALTY, offence[0])


def _sorted(found: list[Evidence]) -> tuple[Evidence, ...]:
    """By weight, each thing said once and not too often."""
    kept: list[Evidence] = []
    for kind in Significance:
        of_kind = [item._replace(words=_short(item.words)) for item in found if item.significance is kind]
        directed = [item.words for item in of_kind if item.direction]
        of_kind = [
            item for item in of_kind if item.direction or not any(item.words in words for words in directed)
        ]
        of_kind.sort(key=lambda item: not item.direction)
        most = None if kind is Significance.REFERENCE_FOLLOWED else _MOST  # they are told apart one by one
        kept += list(dict.fromkeys(of_kind))[:most]
    return tuple(kept)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LENGTH else words[: _LENGTH - 1].rstrip() + "…"


def _letters_differ(script: Script) -> bool:
    """Whether more than case, accents, marks and white space changed."""
    old = "".join(edit.text for edit in script if edit.op is not Op.INSERT)
    new = "".join(edit.text for edit in script if edit.op is not Op.DELETE)
    return _bare(old) != _bare(new)


def _bare(text: str) -> str:
    spread = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character for character in spread if character.isalnum())
