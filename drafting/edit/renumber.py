"""Articles numbered anew, and the citations that follow: first as a plan that is read, then carried out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from drafting.edit.citing import NUMBERED, Cited, by_number, cited
from drafting.edit.designation import FIGURES, number_in, relabelled
from drafting.edit.entries import Entry, entries
from drafting.edit.references import names_this
from drafting.model import Document, Provision
from drafting.structure.citations import Whose
from drafting.structure.eid import assign
from drafting.structure.numbering import canonical


@dataclass(frozen=True, slots=True)
class Relabel:
    """A provision whose designation changes; the bare numbers ``was`` and ``number`` where they are known."""

    uid: str
    old: str
    new: str
    was: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Follow:
    """A citation that follows: ``number`` at ``start`` of the text of ``uid`` becomes ``new``."""

    uid: str
    start: int
    number: str
    new: str
    around: str

    @property
    def key(self) -> str:
        """What tells this one from all others of the plan."""
        return f"{self.uid}:{self.start}"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A citation that no program should change by itself: ``quoted``, ``twice``, or of what is ``gone``."""

    uid: str
    around: str
    why: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What renumbering would do. Nothing is changed until it is carried out."""

    relabels: tuple[Relabel, ...]
    follows: tuple[Follow, ...]
    doubts: tuple[Doubt, ...] = field(default=())

    def inverse(self) -> Plan:
        """What takes the plan back, once it is carried out."""
        back: list[Follow] = []
        shift: Counter[str] = Counter()
        for one in sorted(self.follows, key=lambda one: (one.uid, one.start)):
            back.append(Follow(one.uid, one.start + shift[one.uid], one.new, one.number, one.around))
            shift[one.uid] += len(one.new) - len(one.number)
        labels = (Relabel(one.uid, one.new, one.old, one.number, one.was) for one in self.relabels)
        return Plan(tuple(labels), tuple(back))


def plan(document: Document, uids: Collection[str], *, first: int | None = None) -> Plan:
    """Number these articles one after the other, in the order in which they stand.

    They begin at ``first``, else where the article before them leaves off. Articles without a number in
    figures are left alone; so are citations of other texts, and those nobody can follow are told as doubts.
    """
    found = [entry for entry in entries(document) if entry.node.kind in NUMBERED and not entry.divides]
    chosen = [entry for entry in found if entry.uid in uids and FIGURES.search(entry.node.label)]
    if not chosen:
        return Plan((), ())
    mark = ordinal_mark(found)
    value = first if first is not None else _begin(found, chosen[0])
    relabels = []
    printed: dict[str, int] = {}
    for at, entry in enumerate(chosen, value):
        label = relabelled(entry.node.label, _numbered(at, mark))
        printed[entry.uid] = at
        if number_in(label, entry.node, document.language) != entry.node.number:
            relabels.append(Relabel(entry.uid, entry.node.label, label))
    changed = {one.uid: printed[one.uid] for one in relabels}
    twice = {canonical(one.node.number) for one in chosen} & _twice(found)
    follows, doubts = _follow(cited(document), changed, mark, twice)
    return Plan(tuple(relabels), tuple(follows), tuple(doubts))


def carry_out(document: Document, what: Plan, *, skip: Collection[str] = ()) -> Document:
    """``document`` renumbered; ``skip`` are keys of citations that are to stay as they are.

    A step whose words are no longer there is left out.
    """
    labels = {one.uid: one for one in what.relabels}
    texts: dict[str, list[Follow]] = {}
    for one in what.follows:
        if one.key not in skip:
            texts.setdefault(one.uid, []).append(one)

    def change(node: Provision) -> Provision:
        text = node.text
        for one in sorted(texts.get(node.uid, ()), key=lambda one: -one.start):
            end = one.start + len(one.number)
            if text[one.start : end] == one.number:
                text = text[: one.start] + one.new + text[end:]
        if text != node.text:
            node = replace(node, text=text)
        step = labels.get(node.uid)
        if step is None or node.label != step.old:
            return node
        number = step.number or number_in(step.new, node, document.language)
        return replace(node, label=step.new, number=number)

    return assign(document.map(change))


def citing_elsewhere(other: Document, titles: Iterable[str], numbers: Collection[str]) -> tuple[Cited, ...]:
    """Where another instrument cites, of a text with one of these titles, articles of these numbers."""
    wanted = {canonical(number) for number in numbers}
    names = tuple(titles)
    texts = {node.uid: node.text for node in other.walk()}
    return tuple(
        one
        for one in cited(other)
        if one.whose is Whose.OTHER
        and canonical(one.number) in wanted
        and names_this(texts[one.uid][one.start :], one, names)
    )


def _follow(
    found: Iterable[Cited], changed: dict[str, int], mark: str, twice: Collection[str]
) -> tuple[list[Follow], list[Doubt]]:
    follows, doubts = [], []
    for one in found:
        if one.whose is Whose.OTHER:
            continue
        if not one.target:
            if canonical(one.number) in twice:
                doubts.append(Doubt(one.uid, one.around, "twice"))
            continue
        if one.target not in changed:
            continue
        if one.quoted:
            doubts.append(Doubt(one.uid, one.around, "quoted", one.target))
            continue
        new = cited_as_article(one.number, changed[one.target], mark)
        if new != one.number:
            follows.append(follow(one, new))
    return follows, doubts


def follow(one: Cited, new: str) -> Follow:
    """The citation with another number: "9o. de esta Ley" becomes "10 de esta Ley", without the point."""
    number = f"{one.number}." if one.dotted and new[-1:].isdigit() else one.number
    return Follow(one.uid, one.start, number, new, one.around)


def cited_as_article(number: str, value: int, mark: str) -> str:
    """The new number as this citation prints numbers: "3o" becomes "4o", "9o" becomes "10"."""
    was = FIGURES.match(number)
    own = (was["ordinal"] or "") if was else ""
    if not own and was and int(was["value"]) >= 10:
        own = mark
    return _numbered(value, own)


def _numbered(value: int, mark: str) -> str:
    """The first nine are ordinals where the law has them so (artículo 9o, artículo 10)."""
    return f"{value}{mark}" if value < 10 else str(value)


def ordinal_mark(found: list[Entry]) -> str:
    """What stands behind the numbers below ten, in most designations."""
    small = [
        match for entry in found if (match := FIGURES.search(entry.node.label)) and int(match["value"]) < 10
    ]
    marks = Counter(match["ordinal"] or "" for match in small)
    return marks.most_common(1)[0][0] if marks else ""


def _begin(found: list[Entry], first: Entry) -> int:
    """The number behind that of the article before."""
    at = next(place for place, entry in enumerate(found) if entry.uid == first.uid)
    before = FIGURES.search(found[at - 1].node.label) if at else None
    return int(before["value"]) + 1 if before else 1


def _twice(found: list[Entry]) -> set[str]:
    return {number for number, uid in by_number(found).items() if not uid}
