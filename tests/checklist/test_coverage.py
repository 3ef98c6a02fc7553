"""Judging a requirement, and which decision speaks of which draft."""

from datetime import UTC, date, datetime

import pytest

from drafting.checklist.coverage import State, applying, course, judge, moments
from drafting.checklist.living import Fate, Living
from drafting.checklist.mapping import Line, Mapping, Relation, Verdict, standing
from drafting.model import Decision, Draft

AT = datetime(2026, 1, 1, tzinfo=UTC)


def mapping(
    uid: str = "u",
    relation: Relation = Relation.COVERS,
    draft: int = 1,
    text: str = "words",
    verdict: Verdict = Verdict.CONFIRMED,
) -> Mapping:
    line = Line(uid, "article", f"Art. {uid}", "", text)
    return Mapping("list", "1", "law", uid, verdict, relation, draft, (line,))


def living(
    *fates: Fate, relation: Relation = Relation.COVERS, uid: str = "u", verdict: Verdict = Verdict.CONFIRMED
) -> Living:
    return Living(mapping(uid, relation, verdict=verdict), 1, fates or (Fate.UNCHANGED,))


PARTLY = {"relation": Relation.PARTLY}
TABLE: list[tuple[list[Living], State]] = [
    ([], State.MISSING),
    ([living()], State.MET),
    ([living(Fate.RENUMBERED)], State.MET),
    ([living(Fate.REWORDED)], State.STALE),
    ([living(Fate.MOVED)], State.STALE),
    ([living(Fate.SPLIT, Fate.REWORDED)], State.STALE),
    ([living(Fate.MERGED)], State.STALE),
    ([living(Fate.CROSSED)], State.STALE),
    ([living(Fate.RESTATED)], State.STALE),
    ([living(Fate.DELETED)], State.MISSING),
    ([living(Fate.REPEALED)], State.MISSING),
    ([living(Fate.ABSENT)], State.MISSING),
    ([living(relation=Relation.PARTLY)], State.PARTLY),
    ([living(relation=Relation.INTERSECTS)], State.PARTLY),
    ([living(relation=Relation.CONTRADICTS)], State.MISSING),
    ([living(), living(Fate.REWORDED, uid="v")], State.MET),
    ([living(), living(relation=Relation.CONTRADICTS, uid="v")], State.PARTLY),
    ([living(relation=Relation.PARTLY), living(Fate.REWORDED, uid="v")], State.STALE),
    ([living(relation=Relation.PARTLY), living(Fate.DELETED, uid="v")], State.PARTLY),
    ([living(verdict=Verdict.REJECTED)], State.MISSING),
    ([living(Fate.REWORDED, verdict=Verdict.REJECTED)], State.MISSING),
]  # fmt: skip


@pytest.mark.parametrize("row", range(len(TABLE)))
def test_a_requirement_is_judged_by_what_holds(row: int) -> None:
    livings, state = TABLE[row]
    assert judge(livings) is state
    assert judge(livings, not_applicable=True) is State.NOT_APPLICABLE
    assert judge(livings, suggested=True) is (State.SUGGESTED if state is State.MISSING else state)


def test_parts_answer_together_while_each_of_them_holds() -> None:
    law, rules = living(**PARTLY, uid="a"), living(**PARTLY, uid="b")
    both = [frozenset({law.mapping.key, rules.mapping.key})]
    assert judge([law, rules], together=both) is State.MET
    assert judge([law], together=both) is State.PARTLY
    assert judge([law, living(Fate.REWORDED, **PARTLY, uid="b")], together=both) is State.STALE
    assert judge([law, rules], together=[frozenset()]) is State.PARTLY


def test_the_decision_on_the_very_words_speaks_first_then_the_last_made_before() -> None:
    first, second = mapping(draft=2, text="old"), mapping(draft=5, text="new", verdict=Verdict.REJECTED)
    both = [first, second]

    def said(text: str | None, number: int) -> Mapping:
        words = None if text is None else mapping(text=text).words
        return applying(both, words, number)

    assert said("old", 7) is first
    assert said("new", 1) is second
    assert said("other", 4) is first
    assert said("other", 6) is second
    assert said("other", 1) is first
    assert said(None, 9) is second


def link(number: int, *, withdrawn: bool = False, restores: int | None = None) -> Decision:
    return Decision(number, "mapping", "k", AT, "me", withdrawn=withdrawn, restores=restores)


@pytest.mark.parametrize(
    ("chain", "counts"),
    [
        ([], []),
        ([link(1)], [1]),
        ([link(1), link(2)], [1, 2]),
        ([link(1), link(2), link(3, restores=1)], [1]),
        ([link(1), link(2, withdrawn=True)], []),
        ([link(1), link(2, withdrawn=True), link(3)], [3]),
        ([link(1), link(2, withdrawn=True), link(3, restores=1)], [1]),
        ([link(1), link(2, withdrawn=True, restores=0)], []),
        ([link(1), link(2, withdrawn=True, restores=0), link(3)], [3]),
    ],
    ids=lambda value: "-".join(str(getattr(one, "id", one)) for one in value) or "none",
)
def test_what_was_taken_back_or_withdrawn_counts_no_more(chain: list[Decision], counts: list[int]) -> None:
    assert [one.id for one in standing(chain)] == counts


def draft(slug: str, number: int, day: int) -> Draft:
    return Draft(number, slug, number, "working", date(2026, 1, day), "", "", "", "", AT, "")


def test_the_drafts_of_several_instruments_come_in_the_order_of_their_dates() -> None:
    law = [draft("law", 1, 1), draft("law", 2, 9), draft("law", 3, 5)]  # the third is dated before the second
    rules = [draft("rules", 1, 9), draft("rules", 2, 20)]
    found = moments({"law": law, "rules": rules})
    assert [(moment.draft.instrument, moment.draft.number) for moment in found] == [
        ("law", 1), ("law", 2), ("law", 3), ("rules", 1), ("rules", 2)
    ]  # fmt: skip
    assert found[0].numbers == (("law", 1),)
    assert found[-1].numbers == (("law", 3), ("rules", 2))


def test_a_course_names_what_won_and_what_lost_a_requirement() -> None:
    before, after = living(), Living(mapping(), 2, (Fate.REPEALED,))
    found = course(
        "1", [State.MISSING, State.MET, State.MET, State.MISSING], [[], [before], [before], [after]]
    )
    assert [(turning.at, turning.state) for turning in found.turnings] == [
        (0, State.MISSING), (1, State.MET), (3, State.MISSING)
    ]  # fmt: skip
    assert [cause.label for cause in found.turnings[1].gained] == ["Art. u"]
    assert [(cause.label, cause.fate) for cause in found.turnings[2].lost] == [("Art. u", Fate.REPEALED)]
