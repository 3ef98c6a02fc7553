"""The overlap of the two lists, and the ground of each match."""

from drafting.substances.crossover import Basis, crossover, summary
from tests.substances.drafts import lists

CWC, AG = lists()


def test_forty_of_eighty_nine_precursors_are_scheduled() -> None:
    found = summary(crossover(AG, CWC))
    assert (found.items, found.both, found.by_cas, found.by_family, found.exceptions, found.only) == (
        89,
        40,
        21,
        19,
        1,
        49,
    )
    assert found.parts == {"1B": 3, "2B": 25, "3B": 12}


def test_the_item_that_is_only_an_exception_is_not_scheduled() -> None:
    (one,) = [crossing for crossing in crossover(AG, CWC) if crossing.basis is Basis.EXCEPTION]
    assert (one.entry.entry, one.entry.cas, one.controlled) == ("49", "100-37-8", False)
    assert [match.entry.entry for match in one.matches] == ["2B11"]


def test_the_ground_of_each_match_is_what_both_lists_say() -> None:
    for crossing in crossover(AG, CWC):
        for match in crossing.matches:
            if match.basis is Basis.FAMILY:
                assert (match.entry.entry, match.entry.cas) == (crossing.entry.family, "")
            else:
                assert match.entry.cas == crossing.entry.cas


def test_what_the_convention_has_and_the_group_has_not() -> None:
    crossed = crossover(CWC, AG)
    alone = {c.entry.entry for c in crossed} - {c.entry.entry for c in crossed if c.controlled}
    assert alone == {
        *(f"1A{n}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 13, 14, 15, 16)), "1B11", "1B12", "2A1", "2A2", "2A3",
        "3A1", "3A2", "3A3", "3A4", "3B16",
    }  # fmt: skip


def test_a_family_shows_the_items_it_covers() -> None:
    (family,) = [c for c in crossover(CWC, AG) if c.entry.entry == "2B10" and not c.entry.cas]
    assert {match.entry.entry for match in family.matches} == {"11", "54"}


def test_both_ways_tell_the_same_pairs() -> None:
    there = {
        (c.entry.key, m.entry.key)
        for c in crossover(AG, CWC)
        for m in c.matches
        if m.basis is not Basis.EXCEPTION
    }
    back = {(m.entry.key, c.entry.key) for c in crossover(CWC, AG) for m in c.matches}
    assert there == back
