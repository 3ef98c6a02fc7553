"""What became of a mapping: its words in another draft than the one it was confirmed on.

A provision carries its uid from draft to draft, and the comparison of neighbouring drafts tells what was
divided, gathered or taken out. Both are needed: the uid says where the provision is, the comparison where
its words went. Nothing holds unless the very words that a person read stand there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Protocol

from drafting.checklist.alterations import Alteration, Differ, alterations
from drafting.checklist.mapping import Mapping, said, words_of
from drafting.model import ChangeKind, Document, Provision, Significance


class Fate(StrEnum):
    """What happened to the provision of a mapping, the weightiest first. Several can hold together."""

    ABSENT = "absent"  # the draft is older than the provision
    DELETED = "deleted"
    CROSSED = "crossed"  # its words stand in another instrument
    REPEALED = "repealed"  # it stands there and says nothing any more
    MERGED = "merged"
    SPLIT = "split"
    REWORDED = "reworded"
    MOVED = "moved"
    RESTATED = "restated"  # a new edition of the checklist asks something else
    RENUMBERED = "renumbered"
    UNCHANGED = "unchanged"


#: with these the very words that were confirmed stand where they stood
HOLDING = frozenset({Fate.UNCHANGED, Fate.RENUMBERED})


class Told(Protocol):
    """One change between neighbouring drafts without its words, by uid: "" for a side that is missing."""

    @property
    def old(self) -> str: ...  # noqa: D102 - as the class says
    @property
    def new(self) -> str: ...  # noqa: D102
    @property
    def new_unit(self) -> str: ...  # noqa: D102
    @property
    def kinds(self) -> tuple[ChangeKind, ...]: ...  # noqa: D102
    @property
    def significance(self) -> tuple[Significance, ...]: ...  # noqa: D102
    @property
    def origin(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Step:
    """What the draft of that number changed in the one before, found by the uids it concerns."""

    number: int
    told: Sequence[Told]
    _by_uid: dict[str, list[int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_uid: dict[str, list[int]] = {}
        for place, fact in enumerate(self.told):
            for uid in {fact.old, fact.new, fact.origin, fact.new_unit} - {""}:
                by_uid.setdefault(uid, []).append(place)
        object.__setattr__(self, "_by_uid", by_uid)

    def about(self, uids: Iterable[str]) -> list[Told]:
        """What was told of any of these, or of what was done inside them, each once and in order."""
        return [
            self.told[place] for place in sorted({at for uid in uids for at in self._by_uid.get(uid, ())})
        ]


class Tools(NamedTuple):
    """What the comparison lends: the words that differ, and whether a text says nothing any more."""

    differ: Differ
    emptied: Callable[[Provision], bool]


@dataclass(frozen=True, slots=True)
class Present:
    """The provisions of one draft by uid, and what each stands directly under."""

    number: int
    nodes: dict[str, Provision] = field(repr=False)
    parents: dict[str, str] = field(repr=False)

    @classmethod
    def of(cls, number: int, document: Document) -> Present:
        """The index of a draft."""
        pairs = list(document.with_parents())
        nodes = {node.uid: node for node, _ in pairs}
        return cls(number, nodes, {node.uid: above.uid if above else "" for node, above in pairs})

    def within(self, uid: str, above: str) -> bool:
        """Whether a provision is ``above`` or stands somewhere below it."""
        while uid:
            if uid == above:
                return True
            uid = self.parents.get(uid, "")
        return False

    def over(self, uid: str) -> tuple[Provision, ...]:
        """What a provision stands under, the outermost first."""
        found = []
        while uid := self.parents.get(uid, ""):
            found.append(self.nodes[uid])
        return tuple(reversed(found))


class Heir(NamedTuple):
    """Another provision to which words of the mapped one went, how, and in which draft."""

    instrument: str
    provision: Provision
    how: Fate
    number: int


@dataclass(frozen=True, slots=True)
class Living:
    """A mapping as it stands in one draft of its instrument.

    ``fates`` are what happened, the weightiest first; ``provision`` the provision there, None if it is gone.
    ``since`` is the number of the draft that unsettled it (0: none did), ``touches`` what the changes on the
    way touched, ``alterations`` the words that differ from those confirmed, ``heirs`` where words went.
    """

    mapping: Mapping
    number: int
    fates: tuple[Fate, ...]
    provision: Provision | None = None
    since: int = 0
    touches: tuple[Significance, ...] = ()
    alterations: tuple[Alteration, ...] = ()
    heirs: tuple[Heir, ...] = ()

    @property
    def fate(self) -> Fate:
        """The weightiest of what happened."""
        return self.fates[0]

    @property
    def holds(self) -> bool:
        """Whether what the person said may still be relied on."""
        return HOLDING.issuperset(self.fates)

    @property
    def slight(self) -> bool:
        """Whether it does not hold for nothing more than typography, or citations that followed a number.

        It asks to be confirmed all the same; several such can be confirmed at once.
        """
        light = {Significance.TYPOGRAPHY, Significance.REFERENCE_FOLLOWED}
        only_words = Fate.REWORDED in self.fates and (HOLDING | {Fate.REWORDED}).issuperset(self.fates)
        return only_words and bool(self.touches) and light.issuperset(self.touches)

    @property
    def label(self) -> str:
        """What the provision is called now; if it is gone, as it was when confirmed."""
        if self.provision is None:
            return self.mapping.label
        return self.provision.label or self.provision.heading or self.provision.eid


#: by the uid of a provision that is gone or repealed, what it became in other instruments
Crossed = Callable[[str], Iterable[Heir]]


def live(
    mapping: Mapping,
    present: Present,
    steps: Sequence[Step],
    tools: Tools,
    *,
    crossed: Crossed = lambda _uid: (),
    asks: str | None = None,
) -> Living:
    """The mapping in the draft ``present``.

    ``steps`` are all steps of the instrument; those between the draft of the mapping and this one are used.
    ``asks`` is what the requirement asks now, None if that is not to be held against what it asked.
    """
    now = present.nodes.get(mapping.uid)
    way = [step for step in steps if mapping.draft < step.number <= present.number]
    restated = [Fate.RESTATED] if asks is not None and mapping.asked and asks != mapping.asked else []
    if now is None and present.number < mapping.draft:
        return Living(mapping, present.number, (Fate.ABSENT,))
    family = {line.uid for line in mapping.words}
    if now is not None and said(words_of(now)) == said(mapping.words):
        fates = _shifted(mapping, now, present, way)
        since = _since(family, way, {ChangeKind.MOVED}) if Fate.MOVED in fates else 0
        return Living(mapping, present.number, _ordered([*fates, *restated]), now, since)
    heirs = tuple(_heirs(mapping, way, present))
    words = words_of(now) if now else ()
    family |= {line.uid for line in words}
    if (now is None or tools.emptied(now)) and not heirs:
        heirs = tuple(crossed(mapping.uid))
    fates = [heir.how for heir in heirs]
    if now is None:
        fates = fates or [Fate.DELETED]
    else:
        fates += [Fate.REPEALED if tools.emptied(now) else Fate.REWORDED, *_absorbed(family, way)]
        fates += [fate for fate in _shifted(mapping, now, present, way) if fate is not Fate.UNCHANGED]
    return Living(
        mapping,
        present.number,
        _ordered([*fates, *restated]),
        now,
        _since(family, way),
        _touches(family, way),
        tuple(alterations(mapping.words, words, tools.differ)),
        heirs,
    )


def _ordered(fates: Iterable[Fate]) -> tuple[Fate, ...]:
    found = set(fates)
    if len(found) > 1:
        found.discard(Fate.UNCHANGED)
    return tuple(fate for fate in Fate if fate in found)


def _shifted(mapping: Mapping, now: Provision, present: Present, way: Sequence[Step]) -> list[Fate]:
    """Moved if the comparison says so and it did not come back; renumbered if it is called otherwise."""
    told = any(
        fact.old == fact.new == mapping.uid and ChangeKind.MOVED in fact.kinds
        for step in way
        for fact in step.about([mapping.uid])
    )
    fates = [Fate.MOVED] if told and present.parents[mapping.uid] != mapping.parent else []
    if now.label != mapping.words[0].label:
        fates.append(Fate.RENUMBERED)
    return fates or [Fate.UNCHANGED]


def _absorbed(family: set[str], way: Sequence[Step]) -> list[Fate]:
    """Merged if another provision was gathered into it, or into what is below it."""
    merged = any(
        ChangeKind.MERGED in fact.kinds and not fact.new and fact.origin in family and fact.old not in family
        for step in way
        for fact in step.about(family)
    )
    return [Fate.MERGED] if merged else []


def _heirs(mapping: Mapping, way: Sequence[Step], present: Present) -> Iterable[Heir]:
    """Where words of the provision went, outside of the provision itself; only the topmost are named."""
    followed = _followed(mapping, way)
    alive, own = mapping.uid in present.nodes, {line.uid for line in mapping.words}
    outside = [uid for uid in followed if uid in present.nodes and not present.within(uid, mapping.uid)]
    if alive:  # what it stands under has taken nothing from it
        outside = [uid for uid in outside if not present.within(mapping.uid, uid)]
    for uid in outside:
        if not any(other != uid and present.within(uid, other) for other in outside):
            how, number = followed[uid]
            if how is Fate.UNCHANGED:  # a part of it that stands by itself elsewhere
                how = Fate.MERGED
            if alive and (how is Fate.MOVED or uid in own):
                how = Fate.SPLIT
            yield Heir(mapping.instrument, present.nodes[uid], how, number)


def _followed(mapping: Mapping, way: Sequence[Step]) -> dict[str, tuple[Fate, int]]:
    """By uid all provisions that have words of the mapped one: how they came by them, and in which draft."""
    followed = {line.uid: (Fate.UNCHANGED, 0) for line in mapping.words}
    for step in way:
        before = set(followed)
        for fact in step.about(before):
            if not fact.old and fact.origin in before:  # divided from it, or raised out of it
                how = Fate.SPLIT if ChangeKind.SPLIT in fact.kinds else Fate.MOVED
                followed.setdefault(fact.new, (how, step.number))
            elif not fact.new and fact.origin and fact.old in before:  # gathered into another
                how = Fate.MERGED if ChangeKind.MERGED in fact.kinds else Fate.MOVED
                followed.setdefault(fact.origin, (how, step.number))
            elif not fact.old and fact.new_unit == mapping.uid:  # added to it
                followed.setdefault(fact.new, (Fate.UNCHANGED, 0))
            elif ChangeKind.MOVED in fact.kinds and followed.get(fact.old) == (Fate.UNCHANGED, 0):
                followed[fact.old] = (Fate.UNCHANGED, step.number)
    return followed


def _since(family: set[str], way: Sequence[Step], kinds: Iterable[ChangeKind] = ()) -> int:
    """The first draft that did more to the family than number it anew (or that did one of ``kinds``)."""
    wanted = set(kinds) or set(ChangeKind) - {ChangeKind.RENUMBERED, ChangeKind.UNCHANGED}
    for step in way:
        if any(wanted.intersection(fact.kinds) for fact in step.about(family)):
            return step.number
    return 0


def _touches(family: set[str], way: Sequence[Step]) -> tuple[Significance, ...]:
    found = {sign for step in way for fact in step.about(family) for sign in fact.significance}
    return tuple(sign for sign in Significance if sign in found)
