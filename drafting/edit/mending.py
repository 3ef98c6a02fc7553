"""Citations that the edits of a working copy broke: their provision is still there and has another number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from rapidfuzz.distance import LCSseq

from drafting.edit.citing import NUMBERED, Cited, cited
from drafting.edit.counting import OF_THIS
from drafting.edit.entries import entries
from drafting.edit.numerals import bare, counted, counts_enye, style_of
from drafting.edit.paragraphs import Became, Paragraph, became, counts, mark_of, paragraphs, worded
from drafting.edit.pointing import Pointed, pointed
from drafting.edit.renumber import Follow, cited_as_article, follow, ordinal_mark
from drafting.edit.series import Numbered, cited_as, series
from drafting.model import Document, Provision
from drafting.structure.numbering import canonical, fold


@dataclass(frozen=True, slots=True)
class Led:
    """A citation of a draft: its number, what it leads to, and the words between it and the one before it."""

    number: str
    target: str
    before: str


#: by the mark of the words that cite, their citations in order
Meant = Mapping[str, tuple[Led, ...]]


def meant(base: Document) -> Meant:
    """What every citation of a draft leads to."""
    return {mark: tuple(led for led, _ in found) for mark, found in _by_words(base).items()}


def broken(base: Document, now: Document, led: Meant | None = None) -> tuple[Follow, ...]:
    """Citations of ``now`` that led to a provision in ``base``, which bears another number by now, each with
    the number that would lead there again. ``led`` is ``meant(base)``, if it is at hand.

    Only such as still bear the number they bore: a citation that somebody wrote anew is meant so.
    """
    turned = became(base, now)
    law = _Law(base, now, turned)
    if not law.shifted and not turned.forward:
        return ()
    led = meant(base) if led is None else led
    found = []
    for mark, here in _by_words(now).items():
        before = led.get(turned.back.get(mark, mark), ())
        for was, is_now in _pairs(before, [one for one, _ in here]):
            to = turned.forward.get(before[was].target, before[was].target)
            one = here[is_now][1]
            if to and to != one.target and not _doubted(one):
                found.append(law.mended(one, before[was].target, to))
    return tuple(one for one in found if one is not None)


def _doubted(one: Cited | Pointed) -> bool:
    """Whether another text may speak, or be meant."""
    return one.quoted if isinstance(one, Cited) else one.why in ("quoted", "named")


def _by_words(document: Document) -> dict[str, list[tuple[Led, Cited | Pointed]]]:
    """The citations of a text by the words they stand in, in order."""
    every: dict[str, list[Cited | Pointed]] = {}
    both: Iterator[Cited | Pointed] = chain(cited(document), pointed(document))
    for one in both:
        every.setdefault(one.uid, []).append(one)
    return {
        mark_of(node): _in_order(node.text, every[node.uid]) for node in document.walk() if node.uid in every
    }


def _in_order(text: str, every: list[Cited | Pointed]) -> list[tuple[Led, Cited | Pointed]]:
    found, at = [], 0
    for one in sorted(every, key=lambda one: one.start):
        found.append((Led(one.number, one.target, " ".join(text[at : one.start].split())), one))
        at = one.end
    return found


def _pairs(old: Sequence[Led], new: Sequence[Led]) -> list[tuple[int, int]]:
    """Which citation is which, of those that bear the number they bore: told by the words before them, else
    by the number, where it stands there but once."""
    same = [
        (op.src_start + step, op.dest_start + step)
        for op in LCSseq.opcodes([one.before for one in old], [one.before for one in new])
        if op.tag == "equal"
        for step in range(op.src_end - op.src_start)
    ]
    mine = [at for at in range(len(old)) if at not in {was for was, _ in same}]
    rest = [at for at in range(len(new)) if at not in {is_now for _, is_now in same}]
    once = Counter(_said(old[at]) for at in mine), Counter(_said(new[at]) for at in rest)
    same += [
        (was, is_now)
        for was in mine
        for is_now in rest
        if _said(old[was]) == _said(new[is_now]) and all(many[_said(old[was])] == 1 for many in once)
    ]
    return sorted((a, b) for a, b in same if _said(old[a]) == _said(new[b]))


def _said(one: Led) -> str:
    return fold(canonical(one.number))


class _Law:
    """What the provisions of a text are called now, and which of them were called otherwise."""

    def __init__(self, base: Document, now: Document, turned: Became) -> None:
        was = {node.uid: node.number for node in base.walk()}
        self.now = now
        self.nodes = {node.uid: node for node in now.walk()}
        self.shifted = {uid for uid, node in self.nodes.items() if uid in was and was[uid] != node.number}
        self.rows = _rows(now) if turned.forward else {}
        self.homes = {mark: holder for mark, (holder, _) in (_rows(base) if turned.forward else {}).items()}

    def mended(self, one: Cited | Pointed, was: str, to: str) -> Follow | None:
        """The citation with the number that leads to ``to``, once ``was``; None if nobody can tell it."""
        if to in self.rows and was in self.homes:
            new = self._counted(one, was, to)
        elif to in self.shifted:
            new = self._numbered(self.nodes[to], one)
        else:
            new = ""
        if not new or new == one.number:
            return None
        if isinstance(one, Cited):
            return follow(one, new)
        return Follow(one.uid, one.start, one.number, new, one.around)

    def _counted(self, one: Cited | Pointed, was: str, to: str) -> str:
        """The ordinal of a paragraph; "" where it stands in another part now, which should be named."""
        home, row = self.rows[to]
        place = next(at for at, part in enumerate(row) if part.mark == to)
        if home != self.homes[was]:
            return ""
        words = worded(place, one.number, self.nodes[one.uid].text[one.end :], self.now.language)
        named = counts(one.number) or self.now.language == "en" or not words
        return words if named else words + OF_THIS.get(self.nodes[home].kind, "")

    def _numbered(self, node: Provision, one: Cited | Pointed) -> str:
        """The number of a provision as this citation would print it."""
        if node.kind in NUMBERED and isinstance(one, Cited):
            if not node.number.isdigit():
                return node.number
            found = [
                entry for entry in entries(self.now) if entry.node.kind in NUMBERED and not entry.divides
            ]
            return cited_as_article(one.number, int(node.number), ordinal_mark(found))
        row = [part.number for part in series(self.now, node.uid)]
        style = style_of(row)
        count = counted(node.number, style, counts_enye(row, self.now.language)) if style else None
        if style is None or count is None:
            return ""
        if bare(node.number) != node.number or " " in node.number or "-" in node.number:
            return node.number
        return cited_as(one.number, Numbered(node.uid, node.label, "", node.label, node.number, count, style))


def _rows(document: Document) -> dict[str, tuple[str, tuple[Paragraph, ...]]]:
    """By mark the uid of what a paragraph is of, and the paragraphs of that."""
    return {
        one.mark: (node.uid, row)
        for node in document.walk()
        if len(row := paragraphs(node)) > 0
        for one in row
    }
