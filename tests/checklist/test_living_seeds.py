"""Every article of the seeded law, mapped on draft 1 and looked at in draft 12, against the told story."""

from dataclasses import dataclass, field
from functools import cache

import pytest

from drafting.checklist.living import HOLDING, Fate, Heir, Living, Present, Step, Tools, live
from drafting.checklist.mapping import Mapping, Relation, Verdict, words_of
from drafting.compare import compare, crossings
from drafting.compare.likeness import says_nothing
from drafting.compare.words import word_edits
from drafting.model import Op, Provision
from drafting.structure.numbering import canonical, fold
from tests.compare.lineage import Lineage, lineage
from tests.seeds.story import NAMES, Pair, _names, draft, events, manifest

SLUG = "ley-federal-quimica"
TOOLS = Tools(word_edits, says_nothing)


@dataclass
class Tale:
    """What the story tells of one article: what it is called now, what happened to it, since when."""

    names: set[str]
    fates: set[Fate] = field(default_factory=set)
    since: int = 0


WORDS = {
    "modified": Fate.REWORDED,
    "repealed": Fate.REPEALED,
    "split": Fate.SPLIT,
    "merged": Fate.MERGED,
    "moved": Fate.MOVED,
    "deleted": Fate.DELETED,
}


def follow(tale: Tale, pair: Pair) -> None:
    """Read one step of the story: every name goes its way, what is not named stays."""
    names: set[str] = set()
    for name in tale.names:
        about = [
            event
            for event in events(pair)
            if event["level"] in ("article", "transitory") and name in _names(event.get("old"))
        ]
        news = {new for event in about for new in _names(event.get("new"))}
        names |= news or (set() if any(event["change"] == "deleted" for event in about) else {name})
        for event in about:
            inner = event.get("scope") == "section"  # the story's finer moves, within a chapter
            if event["change"] in WORDS and not inner:
                tale.fates.add(WORDS[str(event["change"])])
                tale.since = tale.since or pair.new
    if not names:
        tale.fates.add(Fate.DELETED)
    tale.names = names


def name(node: Provision) -> str:
    return f"{NAMES[node.kind]} {fold(canonical(node.number))}"


@cache
def law() -> Lineage:
    return lineage([draft(file) for file in manifest()[SLUG]])


@cache
def steps() -> tuple[Step, ...]:
    return tuple(Step(found.number, law().facts.get(found.id, ())) for found in law().drafts)


@cache
def present(number: int) -> Present:
    return Present.of(number, law().documents[number - 1])


def confirmed(node: Provision, number: int = 1) -> Mapping:
    parent = present(number).parents[node.uid]
    return Mapping(
        "list",
        "1",
        SLUG,
        node.uid,
        Verdict.CONFIRMED,
        Relation.COVERS,
        number,
        words_of(node),
        eid=node.eid,
        parent=parent,
    )


def mapped() -> list[Provision]:
    return [node for node in law().documents[0].walk() if node.kind in NAMES and "decree" not in node.eid]


@cache
def outcome(eid: str, number: int = 12) -> Living:
    node = next(node for node in mapped() if node.eid == eid)
    return live(confirmed(node), present(number), steps(), TOOLS)


def tale(node: Provision) -> Tale:
    found = Tale({name(node)})
    for number in range(1, 12):
        follow(found, Pair(SLUG, number, number + 1))
    return found


def ids() -> list[str]:
    return [node.eid for node in mapped()]


@pytest.mark.parametrize("eid", ids())
def test_a_mapping_of_the_first_draft_ends_as_the_story_tells(eid: str) -> None:
    node = next(node for node in mapped() if node.eid == eid)
    told, found = tale(node), outcome(eid)
    standing = {name(found.provision)} if found.provision else set()
    assert standing | {name(heir.provision) for heir in found.heirs} == told.names
    assert found.holds == (not told.fates)
    assert found.since == told.since
    fates = set(found.fates) - {Fate.RENUMBERED, Fate.UNCHANGED}
    if not told.names:
        assert fates == {Fate.DELETED}
    elif found.provision is None:
        assert fates == {Fate.MERGED}
        assert Fate.MERGED in told.fates
    else:
        # the wording of what was divided or gathered is not told apart from that
        assert fates | {Fate.REWORDED} == told.fates | {Fate.REWORDED} or not told.fates
    assert (Fate.RENUMBERED in found.fates) == (
        found.provision is not None and found.provision.number != node.number
    )


def test_the_seeds_have_every_fate_and_most_of_their_first_words_changed() -> None:
    outcomes = [outcome(eid) for eid in ids()]
    assert len(outcomes) >= 50
    fates = {fate for found in outcomes for fate in found.fates}
    assert fates >= {
        Fate.UNCHANGED, Fate.RENUMBERED, Fate.REWORDED, Fate.MOVED, Fate.SPLIT, Fate.MERGED, Fate.DELETED
    }  # fmt: skip
    assert sum(found.holds for found in outcomes) <= 5


@pytest.mark.parametrize("number", range(1, 13))
def test_in_every_draft_a_mapping_holds_exactly_where_its_words_stand(number: int) -> None:
    """Told from the printed words alone: no uid, no comparison."""
    for node in mapped():
        found = live(confirmed(node), present(number), steps(), TOOLS)
        here = [(part.kind, part.heading, part.text) for part in node.walk()]
        there = found.provision
        same = there is not None and here == [(p.kind, p.heading, p.text) for p in there.walk()]
        assert found.holds == (same and Fate.MOVED not in found.fates), node.eid
        assert found.holds == HOLDING.issuperset(found.fates)


def test_what_does_not_hold_says_why() -> None:
    """The words that differ, or where the words went, or that they are gone; and since which draft."""
    for number in range(2, 13):
        for eid in ids():
            found = outcome(eid, number)
            if found.holds:
                continue
            assert 1 < found.since <= number, eid
            assert found.alterations or found.fates[0] is Fate.MOVED, eid
            if found.provision is None:
                assert all(change.how == "removed" for change in found.alterations)
            for heir in found.heirs:
                assert heir.provision.uid in present(number).nodes
                assert 1 < heir.number <= number


def test_the_words_that_differ_join_to_what_was_confirmed_and_to_what_stands_there() -> None:
    def joined(edits: object, without: Op) -> str:
        return "".join(edit.text for edit in edits if edit.op is not without)  # type: ignore[attr-defined]

    for eid in ids():
        found = outcome(eid)
        old = {line.uid: line for line in found.mapping.words}
        new = {part.uid: part for part in found.provision.walk()} if found.provision else {}
        told = set()
        for change in found.alterations:
            uid = change.line.uid
            told.add(uid)
            if change.how != "placed":
                assert joined(change.edits, Op.INSERT) == (old[uid].text if uid in old else "")
                assert joined(change.edits, Op.DELETE) == (new[uid].text if uid in new else "")
        for uid in old.keys() & new.keys() - told:
            assert (old[uid].heading, old[uid].text) == (new[uid].heading, new[uid].text)
        assert (old.keys() ^ new.keys()) <= told


def test_a_mapping_confirmed_late_is_absent_before_its_article_was_born() -> None:
    born = next(node for node in law().documents[2].walk() if node.eid == "art_3")
    mapping = confirmed(born, 3)
    assert live(mapping, present(3), steps(), TOOLS).fates == (Fate.UNCHANGED,)
    for number in (1, 2):
        assert live(mapping, present(number), steps(), TOOLS).fates == (Fate.ABSENT,)


def test_a_repealed_article_says_so_before_it_is_deleted() -> None:
    fates = [outcome("art_8", number).fate for number in (5, 6, 7, 8)]
    assert fates == [Fate.RENUMBERED, Fate.REPEALED, Fate.REPEALED, Fate.DELETED]


@pytest.mark.parametrize("eid", ["annex_I", "annex_II"])
def test_an_annex_that_left_for_the_regulation_is_followed_there(eid: str) -> None:
    annex = next(node for node in law().documents[0].walk() if node.eid == eid)
    regulation = lineage([draft(file) for file in manifest()["reglamento-ley-quimica"]])
    gone = compare(law().documents[4], law().documents[5])

    def crossed(uid: str) -> list[Heir]:
        return [
            Heir("reglamento-ley-quimica", change.new, Fate.CROSSED, 6)
            for crossing in crossings(gone, regulation.documents[0])
            for change in crossing.changes
            if change.old and change.new and change.old.uid == uid
        ]

    found = live(confirmed(annex), present(12), steps(), TOOLS, crossed=crossed)
    assert found.fates == (Fate.CROSSED,)
    assert [heir.provision.eid for heir in found.heirs] == [eid]
    assert live(confirmed(annex), present(12), steps(), TOOLS).fates == (Fate.DELETED,)
