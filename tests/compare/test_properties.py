"""What holds for any two documents."""

from collections import Counter
from dataclasses import replace
from itertools import count, pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafting.compare import carry_uids, compare
from drafting.model import Change, ChangeKind, Document, Edit, Kind, Op, Provision
from tests.compare.law import TEXTS
from tests.trees import LABELS

#: No timing decides about right and wrong.
CALM = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])

texts = st.sampled_from([*TEXTS, "Derogado.", "", "Multa.", "Se deroga."]) | st.lists(
    st.sampled_from(" ".join(TEXTS[:3]).split()), min_size=1, max_size=12
).map(" ".join)
numbers = st.sampled_from(["1", "2", "3", "3 Bis", "4", "5", "I", "II", ""])


def provisions(
    kinds: list[Kind], below: st.SearchStrategy[tuple[Provision, ...]]
) -> st.SearchStrategy[Provision]:
    def build(kind: Kind, number: str, heading: str, text: str, children: tuple[Provision, ...]) -> Provision:
        label = LABELS.get(kind, "").format(number) if number else ""
        return Provision(kind, number, heading, text, children, label)

    headings = st.sampled_from(["", "Objeto", "Del registro"])
    return st.builds(build, st.sampled_from(kinds), numbers, headings, texts, below)


def several(strategy: st.SearchStrategy[Provision], most: int) -> st.SearchStrategy[tuple[Provision, ...]]:
    return st.lists(strategy, max_size=most).map(tuple)


leaves = provisions([Kind.PARAGRAPH, Kind.FRACTION, Kind.INCISO, Kind.ROW], st.just(()))
units = provisions([Kind.ARTICLE, Kind.TRANSITORY, Kind.ANNEX], several(leaves, 3))
chapters = provisions([Kind.CHAPTER, Kind.TRANSITORIES, Kind.SECTION], several(units, 4))
documents = st.builds(Document, st.just("es"), st.just(""), several(chapters | units, 5))


@st.composite
def drafts(draw: st.DrawFn) -> tuple[Document, Document]:
    """A document and what became of it: provisions dropped, turned round, reworded, renumbered."""
    old = draw(documents)

    def revise(nodes: tuple[Provision, ...]) -> tuple[Provision, ...]:
        kept = []
        for node in nodes:
            fate = draw(st.integers(0, 9))
            if fate == 0:
                continue
            changed = replace(node, children=revise(node.children))
            if fate == 1:
                changed = replace(changed, text=draw(texts))
            if fate == 2:
                changed = replace(changed, number=draw(numbers))
            kept.append(changed)
            if fate == 3:
                kept.append(changed)
            if fate == 4 and " " in changed.text:
                words = changed.text.split()
                middle = len(words) // 2
                kept[-1] = replace(changed, text=" ".join(words[:middle]))
                kept.append(replace(changed, text=" ".join(words[middle:]), children=()))
        return tuple(draw(st.permutations(kept))) if draw(st.integers(0, 4)) == 0 else tuple(kept)

    return old, replace(old, provisions=revise(old.provisions))


PARTED = (ChangeKind.SPLIT, ChangeKind.MERGED)
OPPOSITE = {
    ChangeKind.INSERTED: ChangeKind.DELETED,
    ChangeKind.DELETED: ChangeKind.INSERTED,
    ChangeKind.SPLIT: ChangeKind.MERGED,
    ChangeKind.MERGED: ChangeKind.SPLIT,
}

pairs = drafts() | st.tuples(documents, documents)


def mirrored(change: Change) -> Change:
    signs = {Op.EQUAL: Op.EQUAL, Op.DELETE: Op.INSERT, Op.INSERT: Op.DELETE}

    def turned(edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
        out = [Edit(signs[edit.op], edit.text) for edit in edits]
        for at, (first, second) in enumerate(pairwise(out)):
            if (first.op, second.op) == (Op.INSERT, Op.DELETE):
                out[at], out[at + 1] = second, first
        return tuple(out)

    return Change(
        tuple(sorted((OPPOSITE.get(kind, kind) for kind in change.kinds), key=list(ChangeKind).index)),
        change.new,
        change.old,
        turned(change.edits),
        turned(change.heading_edits),
        origin=change.origin,
        origin_edits=turned(change.origin_edits),
    )


def told(changes: tuple[Change, ...]) -> Counter[Change]:
    return Counter(replace(change, significance=(), evidence=()) for change in changes)


@CALM
@given(pairs)
def test_every_provision_stands_in_exactly_one_change(pair: tuple[Document, Document]) -> None:
    changes = compare(*pair).changes
    assert Counter(map(id, pair[0].walk())) == Counter(id(change.old) for change in changes if change.old)
    assert [id(node) for node in pair[1].walk()] == [id(change.new) for change in changes if change.new]


@CALM
@given(pairs)
def test_the_joins_of_every_change_are_exact(pair: tuple[Document, Document]) -> None:
    for change in compare(*pair).changes:
        for edits, field in ((change.edits, "text"), (change.heading_edits, "heading")):
            old, new = (
                "".join(edit.text for edit in edits if edit.op is not left_out)
                for left_out in (Op.INSERT, Op.DELETE)
            )
            assert old == (getattr(change.old, field) if change.old else "")
            assert new == (getattr(change.new, field) if change.new else "")


@CALM
@given(pairs)
def test_kinds_say_what_the_pair_shows(pair: tuple[Document, Document]) -> None:
    for change in compare(*pair).changes:
        assert (ChangeKind.INSERTED in change.kinds) == (change.old is None)
        assert (ChangeKind.DELETED in change.kinds) == (change.new is None)
        if change.old and change.new:
            differs = (change.old.text, change.old.heading) != (change.new.text, change.new.heading)
            assert (ChangeKind.MODIFIED in change.kinds) == differs
            assert bool(change.significance) == differs


@CALM
@given(pairs)
def test_a_part_names_where_its_text_stood_and_its_edits_join(pair: tuple[Document, Document]) -> None:
    olds, news = {id(node) for node in pair[0].walk()}, {id(node) for node in pair[1].walk()}
    for change in compare(*pair).changes:
        if change.origin is None:
            assert not change.origin_edits
            assert (change.old and change.new) or not set(change.kinds) & {*PARTED, ChangeKind.MOVED}
            continue
        assert id(change.origin) in (news if change.new is None else olds)
        assert set(change.kinds) & {*PARTED, ChangeKind.MOVED}
        left_out = Op.INSERT if change.new is None else Op.DELETE
        here = "".join(edit.text for edit in change.origin_edits if edit.op is not left_out)
        assert here in ("", change.provision.text)


@CALM
@given(documents)
def test_a_document_against_itself_is_unchanged(document: Document) -> None:
    assert {change.kinds for change in compare(document, document).changes} <= {(ChangeKind.UNCHANGED,)}


@settings(CALM, max_examples=120)
@given(pairs)
def test_the_other_way_round_is_the_mirror_image(pair: tuple[Document, Document]) -> None:
    forth, back = compare(*pair), compare(*reversed(pair))
    assert told(forth.changes) == told(tuple(mirrored(change) for change in back.changes))


@CALM
@given(pairs)
def test_the_same_question_has_the_same_answer(pair: tuple[Document, Document]) -> None:
    assert compare(*pair) == compare(*pair)


@CALM
@given(pairs)
def test_uids_are_carried_to_the_counterpart_and_nowhere_else(pair: tuple[Document, Document]) -> None:
    fresh = count()
    old = carry_uids(None, pair[0], lambda: f"u{next(fresh)}")
    new = carry_uids(old, pair[1], lambda: f"u{next(fresh)}")
    uids = [node.uid for node in new.walk()]
    assert len(set(uids)) == len(uids)
    assert all(uids)
    carried = {
        change.new.uid: change.old.uid for change in compare(old, new).changes if change.old and change.new
    }
    known = {node.uid for node in old.walk()}
    assert {uid for uid in uids if uid in known} == set(carried)
    assert all(uid == origin for uid, origin in carried.items())
