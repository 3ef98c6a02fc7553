"""Numbers that run on: fractions, incisos, paragraphs of a list; titles, chapters, sections of a law.

A series is what is numbered together: the fractions of one article, the chapters of one title (or of the
whole law, where they do not begin anew in each title).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafting.edit.entries import gathers
from drafting.edit.numerals import (
    Printed,
    Style,
    as_printed,
    bare,
    counted,
    counts_enye,
    inserted,
    printed,
    style_of,
    value,
)
from drafting.model import Document, Kind, Language, Provision
from drafting.structure.numbering import (
    canonical,
    fold,
    ordinal,
)

#: parts of an article that bear numbers of their own
ITEMS = frozenset(
    {
        *(Kind.FRACTION, Kind.INCISO, Kind.SUBINCISO, Kind.APARTADO),
        *(Kind.SUBSECTION, Kind.PARAGRAPH, Kind.SUBPARAGRAPH, Kind.CLAUSE, Kind.SUBCLAUSE),
    }
)
#: divisions that bear numbers, the widest first
DIVISIONS = (
    *(Kind.BOOK, Kind.PART, Kind.TITLE, Kind.SUBTITLE, Kind.CHAPTER, Kind.SUBCHAPTER, Kind.SECTION),
    Kind.DIVISION,
)

#: what stands behind a law with numbers of its own
ANNEXES = frozenset({Kind.ANNEX, Kind.SCHEDULE})


def relabelled(label: str, number: str, new: str) -> str:
    """The designation with another number in the place of its own; "" where it does not stand there."""
    wanted = r"\s?-?\s?".join(map(re.escape, re.split(r"[\s-]+", number.strip()))) if number.strip() else ""
    found = list(re.finditer(rf"(?<!\w){wanted}(?!\w)", label, re.IGNORECASE)) if wanted else []
    if not found:
        return ""
    last = found[-1]
    sign = re.compile(r"\s?\.?[°ºª]|\.?o(?!\w)").match(label, last.end()) if number[-1:].isdigit() else None
    return label[: last.start()] + new + label[sign.end() if sign else last.end() :]


def numbered(node: Provision) -> bool:
    """Whether a provision bears a number that runs on with those beside it."""
    runs = node.kind in ITEMS or node.kind in ANNEXES or divides(node)
    return bool(node.label and node.number) and runs


def divides(node: Provision) -> bool:
    """Whether it is a division of the kinds that are numbered; an English section is none."""
    return node.kind in DIVISIONS and gathers(node)


def series(document: Document, uid: str) -> tuple[Provision, ...]:
    """The provisions that are numbered together with one, itself among them, in order; () if it has none."""
    above = {child.uid: parent for child, parent in document.with_parents()}
    node = next((one for one in document.walk() if one.uid == uid), None)
    if node is None or not numbered(node):
        return ()
    if node.kind in ANNEXES:
        return next(group for group in annex_groups(document) if any(one.uid == uid for one in group))
    if divides(node):
        of_kind = division_groups(document, node.kind, through=counts_through(document, node.kind))
        return next(group for group in of_kind.values() if any(one.uid == uid for one in group))
    parent = above[uid]
    beside = parent.children if parent else document.provisions
    return run_of([one for one in beside if one.kind is node.kind and numbered(one)], uid)


def annex_word(node: Provision) -> str:
    """What an annex calls itself: "anexo", "apendice", "schedule"."""
    return fold(node.label.strip(' .-–—"“').partition(" ")[0])


def annex_groups(document: Document) -> tuple[tuple[Provision, ...], ...]:
    """The annexes that are numbered together: of one word, in the same text or decree."""
    above = {child.uid: parent for child, parent in document.with_parents()}
    found: dict[tuple[str, str], list[Provision]] = {}
    for one in document.walk():
        if one.kind in ANNEXES and numbered(one):
            found.setdefault((annex_word(one), _home(one, above)), []).append(one)
    return tuple(map(tuple, found.values()))


def run_of(beside: Sequence[Provision], uid: str) -> tuple[Provision, ...]:
    """Of numbered provisions beside each other, the list in which one stands: "I., II.; I., II." are two."""
    runs: list[list[Provision]] = [[]]
    style = style_of([one.number for one in beside])
    for one in beside:
        count = value(one.number, style) if style else None
        if count == 1 and not (printed(one.number) or Printed("")).more and runs[-1]:
            runs.append([])
        runs[-1].append(one)
    return tuple(next((run for run in runs if any(one.uid == uid for one in run)), ()))


def division_groups(document: Document, kind: Kind, *, through: bool) -> dict[str, tuple[Provision, ...]]:
    """The divisions of a kind that are numbered together, by the uid of what they stand in.

    ``through``: they count on from one title to the next.
    """
    above = {child.uid: parent for child, parent in document.with_parents()}
    found: dict[str, list[Provision]] = {}
    for one in document.walk():
        if one.kind is kind and numbered(one):
            parent = above[one.uid]
            found.setdefault(_home(one, above) if through else parent.uid if parent else "", []).append(one)
    return {key: tuple(group) for key, group in found.items()}


def counts_through(document: Document, kind: Kind) -> bool:
    """Whether the divisions of a kind count on through the law instead of beginning anew in each title."""
    groups = tuple(division_groups(document, kind, through=False).values())
    style = style_of([one.number for group in groups for one in group])
    begins = [value(group[0].number, style) if style else None for group in groups]
    return len(groups) > 1 and begins.count(1) <= 1 and all(one is not None for one in begins)


def _home(node: Provision, above: dict[str, Provision | None]) -> str:
    """The decree or annex a division stands in: what numbers it apart from all others."""
    up = above[node.uid]
    while up is not None and up.kind not in (Kind.DECREE, Kind.ANNEX, Kind.SCHEDULE):
        up = above[up.uid]
    return up.uid if up else ""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A provision of a series and the number it is to bear: designation, bare number, what it counts."""

    uid: str
    was: str
    old: str
    label: str
    number: str
    count: int
    style: Style


def in_sequence(
    found: Sequence[Provision], language: Language, *, begin: int = 0, first: int | None = None
) -> tuple[Numbered, ...]:
    """The numbers that would run on from place ``begin`` of a series: only those that change.

    ``first``: the number at that place, else the one behind that before it (1 at the head). At what stands
    for several at once ("IV a VI.") the count stops; a series without readable numbers is left alone.
    """
    style = style_of([one.number for one in found])
    if style is None or (len(found) == 1 and value(found[0].number, style) is None):
        return ()
    enye = counts_enye([one.number for one in found], language)
    if first is None:
        first = (counted(found[begin - 1].number, style, enye) or begin) + 1 if begin else 1
    model = next(one.number for one in found if value(one.number, style) is not None)
    changed = []
    for count, one in enumerate(found[begin:], first):
        if re.search(r"\s(?:a|al|y|to)\s", one.number):
            break
        like = one.number if value(one.number, style) is not None else model
        new = as_printed(count, style, like, enye=enye)
        label = relabelled(one.label, one.number, new)
        if label and label != one.label:
            changed.append(Numbered(one.uid, one.label, one.number, label, bare(new), count, style))
    return tuple(changed)


def cited_as(number: str, new: Numbered) -> str:
    """The new number as a citation prints numbers: in figures, roman or in words, in its own capitals."""
    parts = printed(number)
    core = parts.core if parts else number
    if fold(core)[:-1] == "unic":
        return as_printed(new.count, new.style, number.upper() if new.label.isupper() else number)
    if core.isdigit():
        style = Style.FIGURES
    elif ordinal(core) is not None and len(core) > 3:
        style = Style.WORDS
    elif new.style in (Style.ROMAN, Style.SMALL_ROMAN, Style.WORDS):
        style = Style.ROMAN if core.isupper() else Style.SMALL_ROMAN
    else:
        style = Style.LETTER if core.isupper() else Style.SMALL_LETTER
    same = style.name.removeprefix("SMALL_") == new.style.name.removeprefix("SMALL_")
    if same and style not in (Style.FIGURES, Style.WORDS):
        return new.number.upper() if core.isupper() else new.number.lower()
    return as_printed(new.count, style, number)


def offered(found: Sequence[Provision], at: int, language: Language) -> tuple[str, ...]:
    """Numbers for one that comes behind place ``at`` of a series: the next, then Bis (in English 2A, aa)."""
    style = style_of([one.number for one in found])
    if style is None:
        return ()
    enye = counts_enye([one.number for one in found], language)
    before = found[at]
    following = as_printed(
        (counted(before.number, style, enye) or at + 1) + 1, style, before.number, enye=enye
    )
    parts = printed(before.number) or Printed(before.number)
    taken = {canonical(one.number) for one in found}
    return (following, *(one for one in inserted(parts, style, language) if canonical(one) not in taken))[:2]
