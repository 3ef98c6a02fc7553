"""A heading put into a text rules what follows it, up to the next of its rank: as on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drafting.edit.entries import entry_of, front, gathers
from drafting.edit.numerals import bare, style_of, value
from drafting.edit.series import DIVISIONS, numbered, relabelled
from drafting.edit.writing import Mint, clean, put
from drafting.model import Document, Kind, Provision
from drafting.structure.tree import RANK

#: the first of its kind in a law that has none yet
FIRST = {
    "es": {
        Kind.BOOK: "LIBRO PRIMERO", Kind.TITLE: "TÍTULO PRIMERO",
        Kind.CHAPTER: "CAPÍTULO I", Kind.SECTION: "SECCIÓN PRIMERA",
    },
    "en": {Kind.PART: "PART 1", Kind.CHAPTER: "CHAPTER 1"},
}  # fmt: skip


def put_heading(
    document: Document, before: str, kind: Kind, heading: str, mint: Mint, number: str
) -> tuple[Document, str]:
    """The text with a heading put in, and its uid."""
    entry = entry_of(document, before)
    chain = [*entry.above, entry.node]
    rank = RANK[kind]
    at = len(chain) - 1
    while at and (RANK.get(chain[at - 1].kind, 99) >= rank or _opens(chain[at - 1], chain[at], rank)):
        at -= 1
    host, child = (chain[at - 1] if at else None), chain[at]
    beside = host.children if host else document.provisions
    place = next(n for n, one in enumerate(beside) if one.uid == child.uid)
    left, taken = _cut(chain[at:])
    stop = next(
        (n for n, one in enumerate(beside[place + 1 :], place + 1) if _closes(one, rank)), len(beside)
    )
    if child.uid == before and _closes(child, rank):
        taken, stop = (), place
    like = next((one for one in reversed(beside[:place]) if one.kind is kind), None)
    new = new_division(document, kind, heading, mint, like, number)
    new = replace(new, children=(*taken, *beside[place + 1 : stop]) if stop > place else ())
    kept = (*beside[:place], *left, new, *beside[stop:])
    if host is None:
        return replace(document, provisions=kept), new.uid
    return put(document, host.uid, replace(host, children=kept)), new.uid


def _opens(above: Provision, below: Provision, rank: int) -> bool:
    """Whether a narrower division begins with this child: a wider heading stands before both."""
    heads = above.children[front(above) :]
    return RANK.get(above.kind, 0) > rank and bool(heads) and heads[0].uid == below.uid


def _closes(node: Provision, rank: int) -> bool:
    """Whether what stands here is not ruled by a heading of this rank before it."""
    if node.kind in (
        Kind.ANNEX,
        Kind.SCHEDULE,
        Kind.PREFACE,
        Kind.DECREE,
        Kind.TRANSITORIES,
        Kind.TRANSITORY,
    ):
        return True
    return node.kind in RANK and gathers(node) and RANK[node.kind] <= rank


def _cut(chain: Sequence[Provision]) -> tuple[tuple[Provision, ...], tuple[Provision, ...]]:
    """The first of a chain cut before the last of it: what stays, and what stands behind the cut."""
    head, *rest = chain
    if not rest:
        return (), (head,)
    place = next(n for n, one in enumerate(head.children) if one.uid == rest[0].uid)
    left, right = _cut(rest)
    stays = replace(head, children=(*head.children[:place], *left))
    return (stays,), (*right, *head.children[place + 1 :])


def new_division(
    document: Document, kind: Kind, heading: str, mint: Mint, like: Provision | None, number: str
) -> Provision:
    """A division that looks like one of its kind, with its number or the one told."""
    same = [like] if like is not None and like.kind is kind else []
    same += [node for node in document.walk() if node.kind is kind and numbered(node)]
    readable = style_of([one.number for one in same])
    model = next((one for one in same if readable and value(one.number, readable) is not None), None)
    if model is None:
        label = FIRST[document.language].get(kind) or f"{kind.value.upper()} 1"
        model = Provision(kind, label.split()[-1], label=label, joints=("\n", " "))
    label = relabelled(model.label, model.number, number) if number else model.label
    joints = next((one.joints for one in same if one.heading), model.joints)
    return Provision(
        kind,
        bare(number) if number else model.number,
        " ".join(clean(heading)),
        label=label,
        joints=joints,
        uid=mint(),
    )


def appended(node: Provision, held: Sequence[Provision]) -> Provision:
    """A division with more behind what it holds: in its last section, if those are only articles."""
    last = node.children[-1] if node.children else None
    inside = last is not None and last.kind in DIVISIONS and gathers(last)
    if (
        inside
        and last
        and held
        and RANK.get(held[0].kind if gathers(held[0]) else Kind.ARTICLE, 99) > RANK[last.kind]
    ):
        return replace(node, children=(*node.children[:-1], appended(last, held)))
    return replace(node, children=(*node.children, *held))
