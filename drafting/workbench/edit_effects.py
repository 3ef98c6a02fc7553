"""What an edit does, while it is made: words that differ, findings in it, and what it breaks elsewhere."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from drafting.compare.changes import changes
from drafting.compare.pairing import pair_tops
from drafting.compare.parts import find_parts
from drafting.edit.copies import WorkingCopy
from drafting.edit.entries import Entry, entries, entry_of, front
from drafting.edit.references import References, references
from drafting.edit.renumber import Plan, citing_elsewhere
from drafting.errors import NotFound
from drafting.model import Comparison, Document, Draft, Language, Layer, Mark, Provision
from drafting.workbench import checking, placement_says

if TYPE_CHECKING:
    from drafting.edit.citing import Cited
    from drafting.workbench.desk import Workbench

#: a finding, told apart from all others of a text
_Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Effects:
    """What is said of a provision as it is typed, and of others because of it.

    ``here``: on the provision; ``elsewhere``: what stands in other provisions and did not before;
    ``standing``: those of ``here`` that the draft it comes from has too; ``aside``: those of them that were
    put aside there. ``empty``: it has no words yet.
    """

    here: tuple[Mark, ...]
    elsewhere: tuple[Mark, ...]
    references: References
    standing: frozenset[Mark] = frozenset()
    aside: frozenset[Mark] = frozenset()
    empty: bool = False


def alone(document: Document, uid: str) -> Document | None:
    """An entry as a text of its own, without the articles of a chapter; None if it is not there."""
    try:
        entry = entry_of(document, uid)
    except NotFound:
        return None
    node = replace(entry.node, children=entry.node.children[: front(entry.node)])
    return Document(document.language, "", (node,))


def preview(base: Document, now: Document, uid: str) -> Comparison:
    """What became of one entry between two texts that share their uids; one side may be missing."""
    nothing = Document(now.language, "", ())
    old, new = alone(base, uid), alone(now, uid)
    if old is None or new is None:
        from drafting.compare import compare

        return compare(old or nothing, new or nothing)
    match, moved = pair_tops(old, new)
    return Comparison(old, new, changes(match, moved, find_parts(match)))


def altered(base: Document, now: Document) -> dict[str, str]:
    """The entries that differ from the base, by uid: ``new``, ``words``, ``label``, ``place``, ``gone``."""
    before = {entry.uid: entry for entry in entries(base)}
    after = {entry.uid: entry for entry in entries(now)}
    found: dict[str, str] = {}
    kept = [uid for uid in after if uid in before]
    stayed = _stayed([uid for uid in before if uid in after], kept)
    for uid, entry in after.items():
        if uid not in before:
            found[uid] = "new"
        elif _words(entry) != _words(before[uid]):
            found[uid] = "words"
        elif entry.node.label != before[uid].node.label:
            found[uid] = "label"
        elif uid not in stayed or _home(entry) != _home(before[uid]):
            found[uid] = "place"
    return found | {uid: "gone" for uid in before if uid not in after}


def _words(entry: Entry) -> tuple[str, ...]:
    return (entry.node.heading, entry.node.text, *(part.printed for part in entry.inside))


def _home(entry: Entry) -> str:
    return entry.above[-1].uid if entry.above else ""


def _stayed(old: list[str], new: list[str]) -> set[str]:
    """The largest set of entries that kept their order."""
    from rapidfuzz.distance import LCSseq

    ops = LCSseq.opcodes(old, new)
    return {uid for op in ops if op.tag == "equal" for uid in old[op.src_start : op.src_end]}


def effects(
    saved: Document,
    now: Document,
    uid: str,
    layer: Layer,
    language: Language,
    base: Document | None = None,
    aside: Collection[_Key] = (),
) -> Effects:
    """What is said of ``now``, where the entry ``uid`` was changed against ``saved``.

    ``base`` is the draft that the working copy comes from, ``aside`` what is put aside in it (``put_aside``).
    """
    marks = _marks(now, layer, language)
    before = {_key(mark) for mark in _marks(saved, layer, language)}
    entry = entry_of(now, uid)
    mine = {entry.uid, *(part.uid for part in entry.inside)}
    here = tuple(mark for mark in marks if mark.uid in mine)
    others = [mark for mark in marks if mark.uid not in mine]
    elsewhere = tuple(mark for mark in others if _key(mark) not in before)
    drafted = {_key(mark) for mark in _checked(base, language)} if base else set()
    standing = frozenset(mark for mark in here if _key(mark) in drafted)
    empty = not entry.divides and not entry.node.text.strip() and not entry.inside
    silenced = frozenset(mark for mark in standing if _key(mark) in aside)
    return Effects(here, elsewhere, references(now, entry.uid), standing, silenced, empty)


def put_aside(desk: Workbench, copy: WorkingCopy, language: Language) -> frozenset[_Key]:
    """Which findings are put aside in the draft that a working copy comes from. Raises NotFound."""
    found = desk.checks.findings(copy.last.base)
    return frozenset(_key(checking.mark(one.rule, one.finding, language)) for one in found if one.aside)


def brought_in(base: Document, now: Document, language: Language) -> tuple[Mark, ...]:
    """The errors that the checks find in ``now`` and not in the draft it comes from."""
    before = {_key(mark) for mark in _checked(base, language)}
    found = _checked(now, language)
    return tuple(mark for mark in found if mark.severity == "error" and _key(mark) not in before)


@lru_cache(maxsize=8)
def _marks(document: Document, layer: Layer, language: Language) -> tuple[Mark, ...]:
    _, found, book = placement_says.place(document, layer)
    placed = [placement_says.mark_of(one, document, book, language) for one in found]
    return (*_checked(document, language), *placed)


@lru_cache(maxsize=8)
def _checked(document: Document, language: Language) -> tuple[Mark, ...]:
    """What the checks find; what is about two provisions is said of both."""
    eids = {node.uid: node.eid for node in document.walk()}
    told: list[Mark] = []
    for rule, found in checking.findings(document):
        mark = checking.mark(rule, found, language)
        told.append(mark)
        if found.also in eids:
            told.append(replace(mark, uid=found.also, eid=eids[found.also]))
    return tuple(told)


def _key(mark: Mark) -> _Key:
    return mark.uid, mark.key, mark.quote.exact if mark.quote else mark.text


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A provision of another instrument that cites an article that is to be renumbered."""

    draft: Draft
    provision: Provision
    cited: Cited


def cited_by_others(
    desk: Workbench, copy: WorkingCopy, document: Document, plan: Plan
) -> tuple[Elsewhere, ...]:
    """Where the latest drafts of other instruments cite what the plan renumbers: listed, never changed."""
    instrument = desk.instrument(copy.instrument)
    named = {node.uid: node for node in document.walk()}
    numbers = {named[one.uid].number for one in plan.relabels if one.uid in named}
    titles = tuple({instrument.title, instrument.short_title, document.title} - {""})
    found: list[Elsewhere] = []
    for other in desk.instruments():
        drafts = desk.drafts(other.slug)
        if other.slug == instrument.slug or not drafts or not numbers:
            continue
        text = desk.document(drafts[-1].id)
        nodes = {node.uid: node for node in text.walk()}
        cited = citing_elsewhere(text, titles, numbers)
        found += [Elsewhere(drafts[-1], nodes[one.uid], one) for one in cited]
    return tuple(found)
