"""Random drafts, and random next drafts made out of them, with a pairing that owes nothing to the comparison."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from drafting.model import Change, ChangeKind, Comparison, Document, Kind, Provision

WORDS = st.sampled_from(
    [
        "la",
        "Autoridad",
        "podrá",
        "deberá",
        "registrar",
        "Lista 1,",
        "1,000 días",
        "multa;",
        "y",
        "ñandú",
        "§",
        "  ",
    ]
)
TEXT = st.lists(WORDS, max_size=8).map(" ".join)
BROKEN_TEXT = st.lists(TEXT, min_size=1, max_size=3).map("\n".join)
LABEL = st.sampled_from(
    ["", "Artículo 1.-", "Artículo 2 Bis.-", "I.", "XXVIII.", "a)", "TÍTULO PRIMERO", "Sec. 3."]
)
JOINT = st.sampled_from([" ", "\n", "", " — ", " \n", "\n "])
KINDS = st.sampled_from([kind for kind in Kind if kind is not Kind.ROW])
ROW = st.lists(TEXT, min_size=1, max_size=4).map("\t".join).map(lambda text: Provision(Kind.ROW, text=text))

LEAF = st.builds(
    Provision, kind=KINDS, heading=TEXT, text=BROKEN_TEXT, label=LABEL, joints=st.tuples(JOINT, JOINT)
)
PROVISION = st.recursive(
    LEAF,
    lambda kids: st.builds(
        Provision,
        kind=KINDS,
        heading=TEXT,
        text=BROKEN_TEXT,
        label=LABEL,
        joints=st.tuples(JOINT, JOINT),
        children=st.lists(kids | ROW, max_size=4).map(tuple),
    ),
    max_leaves=12,
)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A draft of any shape; every provision has an eid of its own."""
    tops = draw(st.lists(PROVISION, max_size=5))
    counter = iter(range(1, 10_000))
    document = Document(draw(st.sampled_from(["es", "en"])), draw(TEXT), tuple(tops))
    return document.map(lambda node: replace(node, eid=f"p{next(counter)}"))


@st.composite
def next_drafts(draw: st.DrawFn, old: Document) -> Document:
    """``old`` after a night of drafting: words changed, provisions gone, new, moved, turned into others."""
    counter = iter(range(10_000, 20_000))

    def revise(nodes: tuple[Provision, ...]) -> tuple[Provision, ...]:
        made: list[Provision] = []
        for node in nodes:
            action = draw(
                st.sampled_from(["keep"] * 6 + ["text", "label", "drop", "kind", "joints", "heading"])
            )
            node = replace(node, children=revise(node.children))
            if action == "drop":
                continue
            if action == "text":
                row = node.kind is Kind.ROW
                node = replace(node, text=draw(ROW).text if row else draw(BROKEN_TEXT))
            elif action == "label" and node.kind is not Kind.ROW:
                node = replace(node, label=draw(LABEL))
            elif action == "heading" and node.kind is not Kind.ROW:
                node = replace(node, heading=draw(TEXT))
            elif action == "joints":
                node = replace(node, joints=(draw(JOINT), draw(JOINT)))
            elif action == "kind" and node.kind is not Kind.ROW:
                node = replace(node, kind=draw(KINDS))
            made.append(node)
            if draw(st.integers(0, 9)) == 0:
                made.append(replace(draw(LEAF), eid=f"p{next(counter)}"))
        if len(made) > 1 and draw(st.booleans()):
            made.insert(draw(st.integers(0, len(made) - 1)), made.pop(draw(st.integers(0, len(made) - 1))))
        return tuple(made)

    return replace(old, provisions=revise(old.provisions))


def by_eid(old: Document, new: Document) -> Comparison:
    """The comparison that takes the eids' word for it: no edits, so that the writer needs its own."""
    before = {node.eid: node for node in old.walk()}
    after = {node.eid for node in new.walk()}
    changes = [
        Change((ChangeKind.MODIFIED,), before[node.eid], node)
        if node.eid in before
        else Change((ChangeKind.INSERTED,), None, node)
        for node in new.walk()
    ]
    changes += [Change((ChangeKind.DELETED,), node, None) for node in old.walk() if node.eid not in after]
    return Comparison(old, new, tuple(changes))


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Two drafts, the second made from the first."""
    old = draw(documents())
    return by_eid(old, draw(next_drafts(old)))
