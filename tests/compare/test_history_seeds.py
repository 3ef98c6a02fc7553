"""The matrix and the histories against the told story of the seeds."""

from functools import cache

import pytest

from drafting.compare.blame import blame
from drafting.compare.kinship import Turn
from drafting.compare.matrix import Cell, Matrix, Row
from drafting.structure.numbering import canonical, fold
from tests.compare.lineage import Lineage, lineage
from tests.seeds.story import NAMES, Pair, draft, manifest, pairs, plain, told

CHANGES = {Turn.RENUMBERED: "renumbered", Turn.MODIFIED: "modified", Turn.MOVED: "moved"}


@cache
def seeded(slug: str) -> Lineage:
    return lineage([draft(file) for file in manifest()[slug]])


@cache
def glance(slug: str) -> Matrix:
    return seeded(slug).matrix()


def name(row: Row, cell: Cell) -> str:
    """As the story names it; a draft's own articles only, not its decree's."""
    number = cell.eid.partition("_")[2]
    return f"{NAMES[row.latest.kind]} {fold(canonical(number.replace('-', ' ')))}"


@cache
def seen(pair: Pair) -> set[tuple[str, str, str]]:
    """The facts of one step as the matrix shows them."""
    facts: set[tuple[str, str, str]] = set()
    for row in glance(pair.slug).rows:
        before, cell = row.cells[pair.old - 1], row.cells[pair.new - 1]
        if row.latest.kind not in NAMES or "decree" in before.eid + cell.eid:
            continue
        if Turn.BORN in cell.turns:
            facts.add(("inserted", "", name(row, cell)))
        elif Turn.GONE in cell.turns:
            facts.add(("deleted", name(row, before), ""))
        for turn in set(CHANGES) & set(cell.turns):
            facts.add((CHANGES[turn], name(row, before), name(row, cell)))
    return facts


@pytest.mark.parametrize("pair", list(pairs()), ids=lambda pair: f"{pair.slug} {pair.old}-{pair.new}")
def test_the_matrix_shows_what_the_story_tells_and_nothing_else(pair: Pair) -> None:
    wanted = {fact for fact in told(pair) if plain(pair, fact) and fact[0] not in ("split", "merged")}
    found = {fact for fact in seen(pair) if plain(pair, fact)}
    assert wanted - found == set()
    # a chapter that was divided in two: the story says that of the chapter, the matrix of its articles
    assert {fact for fact in found - wanted if fact[0] != "moved"} == set()
    assert len(found - wanted) <= 4


def test_both_sides_of_a_division_or_gathering_are_marked_and_name_each_other() -> None:
    marked = 0
    for slug in manifest():
        found = seeded(slug)
        rows = {row.uid: row for row in glance(slug).rows}
        for column, later in enumerate(found.drafts[1:], start=1):
            for fact in found.facts[later.id]:
                part = fact.new or fact.old
                if not fact.origin or part not in rows or fact.origin not in rows:
                    continue
                marked += 1
                turn = Turn.SPLIT if fact.new else Turn.MERGED
                for one, other in ((part, fact.origin), (fact.origin, part)):
                    assert turn in rows[one].cells[column].turns
                    step = found.history(one).step_at(later.number)
                    assert step
                    assert other in [kin.uid for kin in step.kin]
    assert marked >= 8  # the story tells of ten


def test_rows_follow_the_last_draft_and_the_dead_stand_where_they_last_stood() -> None:
    for slug in manifest():
        found = glance(slug)
        alive = [row.latest.eid for row in found.rows if row.alive]
        last = [row.cells[-1].eid for row in found.rows if row.alive]
        assert alive == last
        for column in range(len(found.drafts)):
            there = [row.cells[column].eid for row in found.rows if row.cells[column].eid]
            assert len(set(there)) == len(there)


def test_a_history_and_its_row_of_the_matrix_tell_the_same() -> None:
    for slug in manifest():
        found = seeded(slug)
        for row in glance(slug).rows:
            history = found.history(row.uid)
            turns = {step.draft.number: step.turns for step in history.steps}
            for draft_of, cell in zip(found.drafts, row.cells, strict=True):
                quiet = cell.turns in ((Turn.ABSENT,), (Turn.UNCHANGED,))
                assert turns.get(draft_of.number, ()) == (() if quiet else cell.turns), (slug, row.latest)


def test_blame_of_every_present_article_joins_to_its_text() -> None:
    found = seeded("ley-federal-quimica")
    for row in glance("ley-federal-quimica").rows:
        for line in blame(found.history(row.uid)):
            assert "".join(segment.text for segment in line.text) == line.provision.text
            assert "".join(segment.text for segment in line.heading) == line.provision.heading
            assert line.born <= line.label


def test_blame_dates_the_prison_terms_as_the_seeds_tell_them() -> None:
    """Schedule 1 without a licence: three to eight years, raised in 4, lowered in 6, raised again in 10."""
    found = seeded("ley-federal-quimica")
    (line,) = blame(found.history(found.uid(12, "art_111")))
    assert ("cinco a quince", 10) in line.text
    assert [segment.draft for segment in line.text if "años de prisión" in segment.text] == [1]
    assert line.label == 12
