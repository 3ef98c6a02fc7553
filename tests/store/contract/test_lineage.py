"""One provision, the outline, and what comparisons told, through all drafts of an instrument."""

from dataclasses import replace

from drafting.compare.facts import Fact
from drafting.model import ChangeKind, Significance
from drafting.store import Store
from tests.compare.lineage import outline
from tests.store.contract.conftest import Add
from tests.store.trees import STAMP, TEXT, draft, tree

ANNEX = (
    TEXT
    + """annex I | Sustancias
  table
    row | | 75-09-2\tDiclorometano
annex II | Reglas
  article 9 | | El registro se lleva en línea.
"""
)
TEXTS = (
    TEXT,
    TEXT.replace("orden público", "orden público e interés social"),
    TEXT.replace("article 3 |", "article 4 |"),
    "title I | Único\n" + "\n".join(f"  {line}" for line in TEXT.strip().splitlines()),
    ANNEX,
)


def test_outlines_are_those_of_the_trees(store: Store, add: Add) -> None:
    drafts = [add(draft(tree(text))) for text in TEXTS]
    found = store.outlines(drafts)
    assert {at: list(units) for at, units in found.items()} == {
        kept.id: list(outline(store.document(kept.id))) for kept in drafts
    }
    assert [unit.eid for unit in found[drafts[-1].id]] == [
        "art_1",
        "art_2",
        "art_3",
        "annex_I",
        "annex_II__art_9",
    ]


def test_versions_are_the_provisions_of_the_trees_with_what_they_stand_under(store: Store, add: Add) -> None:
    drafts = [add(draft(tree(text))) for text in TEXTS]
    uids = {node.uid for kept in drafts for node in store.document(kept.id).walk()}
    for uid in uids:
        wanted = []
        for kept in drafts:
            above = {node.eid: over for node, over in store.document(kept.id).with_parents()}
            for node in store.document(kept.id).walk():
                if node.uid == uid:
                    over, at = [], above[node.eid]
                    while at:
                        over.append(replace(at, children=()))
                        at = above[at.eid]
                    wanted.append((kept, node, tuple(reversed(over))))
        found = store.versions(drafts, uid)
        assert [(version.draft, version.provision, version.above) for version in found] == wanted


def test_versions_come_from_the_drafts_that_were_asked_for(store: Store, add: Add) -> None:
    drafts = [add(draft(tree(text))) for text in TEXTS[:3]]
    other = add(draft(tree(TEXT), instrument="regulation"))
    assert [version.draft for version in store.versions([*drafts[1:], other], "article-1-")] == [
        *drafts[1:],
        other,
    ]
    assert store.versions(drafts, "nobody") == ()
    assert store.versions([], "article-1-") == ()


TOLD = (
    Fact(
        "a",
        "a",
        "a",
        "a",
        (ChangeKind.MODIFIED, ChangeKind.MOVED),
        (Significance.PENALTY, Significance.SCOPE),
    ),
    Fact("", "b", "", "c", (ChangeKind.INSERTED, ChangeKind.SPLIT), (), "a"),
    Fact("d", "", "e", "", (ChangeKind.DELETED,), (Significance.WORDING,)),
)


def test_facts_come_back_in_order_and_can_be_asked_for_one_uid(store: Store, add: Add) -> None:
    one, two = add(draft()), add(draft())
    assert store.untold([one, two]) == ((one.id, two.id),)
    assert store.facts([one, two]) == {two.id: ()}
    store.keep_facts(one.id, two.id, TOLD)
    assert store.untold([one, two]) == ()
    assert store.facts([one, two]) == {two.id: TOLD}
    for uid, wanted in {"a": TOLD[:2], "c": TOLD[1:2], "e": TOLD[2:], "nobody": ()}.items():
        assert store.facts([one, two], uid) == {two.id: wanted}


def test_what_is_told_anew_takes_the_place_of_what_was_told(store: Store, add: Add) -> None:
    one, two = add(draft()), add(draft())
    store.keep_facts(one.id, two.id, TOLD)
    store.keep_facts(one.id, two.id, TOLD[:1])
    assert store.facts([one, two]) == {two.id: TOLD[:1]}


def test_facts_are_kept_with_the_draft_they_came_with(store: Store) -> None:
    one = store.add_draft(draft(), STAMP, after=None)
    two = store.add_draft(draft(), STAMP, after=one.id, told=TOLD)
    assert store.facts([one, two]) == {two.id: TOLD}
    assert store.verify() == ()


def test_a_draft_that_is_no_neighbour_is_told_against_its_neighbour(store: Store, add: Add) -> None:
    one, two, three = add(draft()), add(draft()), add(draft())
    store.keep_facts(one.id, two.id, TOLD)
    store.keep_facts(two.id, three.id, TOLD[:1])
    assert store.untold([one, three]) == ((one.id, three.id),)
    assert store.facts([one, three]) == {three.id: ()}
