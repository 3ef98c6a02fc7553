"""One provision through all drafts of its instrument: born, changed, renumbered, moved, divided, gone.

A provision carries its uid from draft to draft, so its history needs no pairing: only what it said in each
draft, and what the comparison of neighbouring drafts told of it (``Fact``), which is kept with the drafts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from drafting.compare.facts import Fact
from drafting.compare.inside import inside
from drafting.compare.kinship import Kin, Turn, kindred
from drafting.model import Change, ChangeKind, Draft, Provision, Significance


@dataclass(frozen=True, slots=True)
class Version:
    """A provision as one draft has it, with all below it; ``above`` is what it stands under, outermost first.

    Those above come without their children.
    """

    draft: Draft
    provision: Provision
    above: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """What one draft did to the provision, and until which draft it then stayed so.

    ``before`` is the draft it is told against (None for the first). ``changes`` are the provision and all
    below it, paired by uid, in document order; a deleted one stands behind what preceded it.
    """

    draft: Draft
    last: Draft
    before: Draft | None
    turns: tuple[Turn, ...]
    provision: Provision | None
    above: tuple[Provision, ...] = ()
    changes: tuple[Change, ...] = ()
    significance: tuple[Significance, ...] = ()
    kin: tuple[Kin, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """The steps of one provision, ascending, in an instrument whose present drafts are ``drafts``.

    ``present`` is the provision as the last draft that has it prints it.
    """

    uid: str
    instrument: str
    drafts: tuple[Draft, ...]
    steps: tuple[Step, ...]
    present: Version = field(repr=False)

    @property
    def alive(self) -> bool:
        """Whether the latest draft has the provision."""
        return self.present.draft == self.drafts[-1]

    @property
    def latest(self) -> Step:
        """The last step that left a provision."""
        return next(step for step in reversed(self.steps) if step.provision)

    def step_at(self, number: int) -> Step | None:
        """What holds in a draft: the step whose outcome stands there, None before birth."""
        held = [step for step in self.steps if step.draft.number <= number]
        return held[-1] if held else None


def history(
    drafts: Sequence[Draft], versions: Sequence[Version], facts: Mapping[int, Sequence[Fact]]
) -> History:
    """The history of the provision whose ``versions`` these are, one for each draft that has it.

    ``drafts`` are all present ones, ascending; ``versions`` is not empty. ``facts`` is what the comparison of
    a draft (by id) with the one before it told of this provision and what is below it.
    """
    uid = versions[0].provision.uid
    by_draft = {version.draft.id: version for version in versions}
    steps: list[Step] = []
    seen: Version | None = None
    before: Draft | None = None
    for draft in drafts:
        version = by_draft.get(draft.id)
        told = facts.get(draft.id, ())
        if version and not seen:
            steps.append(_born(draft, before, version, told))
        elif version and seen and not steps[-1].provision:
            steps.append(_stands(draft, before, seen, version, told, {Turn.RETURNED}))
        elif version and seen and (step := _stands(draft, before, seen, version, told)).turns:
            steps.append(step)
        elif seen and not version and steps[-1].provision:
            steps.append(_gone(draft, before, seen, told))
        elif steps:
            steps[-1] = replace(steps[-1], last=draft)
        seen, before = version or seen, draft
    assert seen is not None
    return History(uid, drafts[0].instrument, tuple(drafts), tuple(steps), seen)


def _born(draft: Draft, before: Draft | None, version: Version, told: Sequence[Fact]) -> Step:
    new = version.provision
    kin = kindred(new.uid, told)
    changes = inside(None, new, told)
    found = weighed(changes) if before else ()  # a first draft changes nothing
    turns = _ordered({Turn.BORN, *kin.turns})
    return Step(draft, draft, before, turns, new, version.above, changes, found, kin.named(before, draft))


def _stands(
    draft: Draft,
    before: Draft | None,
    seen: Version,
    version: Version,
    told: Sequence[Fact],
    turns: Iterable[Turn] = (),
) -> Step:
    """What became of a provision that is there still, or again; no turns if nothing."""
    new = version.provision
    kin = kindred(new.uid, told)
    changes = inside(seen.provision, new, told)
    all_turns = _ordered({*turns, *kin.turns, *_own(changes)})
    named = kin.named(before, draft)
    return Step(draft, draft, before, all_turns, new, version.above, changes, weighed(changes), named)


def _gone(draft: Draft, before: Draft | None, seen: Version, told: Sequence[Fact]) -> Step:
    kin = kindred(seen.provision.uid, told)
    changes = inside(seen.provision, None, told)
    turns = _ordered({Turn.GONE, *kin.turns})
    named = kin.named(before, draft)
    return Step(draft, draft, before, turns, None, (), changes, weighed(changes), named)


def _own(changes: Sequence[Change]) -> set[Turn]:
    """A provision is modified when anything below it is; its number and its place are its own."""
    own, *below = changes
    turns = {Turn(kind) for kind in own.kinds if kind in (ChangeKind.RENUMBERED, ChangeKind.MOVED)}
    if ChangeKind.MODIFIED in own.kinds or any(c.kinds != (ChangeKind.UNCHANGED,) for c in below):
        turns.add(Turn.MODIFIED)
    return turns


def _ordered(turns: set[Turn]) -> tuple[Turn, ...]:
    return tuple(turn for turn in Turn if turn in turns)


def weighed(changes: Sequence[Change]) -> tuple[Significance, ...]:
    """All that ``changes`` touch, the weightiest first."""
    found = {kind for change in changes for kind in change.significance}
    return tuple(kind for kind in Significance if kind in found)
