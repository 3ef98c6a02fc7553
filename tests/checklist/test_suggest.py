"""What a text suggests, and why."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting import corpus, files
from drafting.checklist.borrow import with_borrowed_terms
from drafting.checklist.features import Memory
from drafting.checklist.model import Checklist, Section, Source, Status, Suggestion
from drafting.checklist.query import Query, query
from drafting.checklist.suggest import served, suggestions
from drafting.checklist.units import units
from drafting.model import Document, Kind, Provision

SEEDS = Path(__file__).parent.parent.parent / "seeds"


@cache
def asked(language: str = "es") -> Query:
    return query(corpus.legal_authorities(), corpus.lexicon(), language)


@cache
def law(number: int = 4) -> Document:
    path = SEEDS / "ley-control-exportaciones" / f"{number:02}.txt"
    return files.read_document(path.read_bytes(), path.name)


@cache
def found(number: int = 4) -> dict[str, Suggestion]:
    return {one.requirement: one for one in suggestions(asked(), law(number))}


def text(body: str, language: str = "es") -> Document:
    return files.read_document(body.encode(), "law.txt", "es" if language == "es" else "en")


def test_every_requirement_has_its_suggestion_in_the_order_of_the_template() -> None:
    assert list(found()) == [item.id for item in corpus.legal_authorities().requirements]


def test_the_same_text_gives_the_same_suggestions() -> None:
    again = query(corpus.legal_authorities(), corpus.lexicon(), "es")
    assert suggestions(again, law()) == tuple(found().values())


def test_scores_fall_and_are_likelihoods() -> None:
    for one in found().values():
        scores = [candidate.score for candidate in one.candidates]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)


def test_the_words_that_say_why_stand_where_they_are_said_to_stand() -> None:
    nodes = {node.eid: node for node in law().walk()}
    whys = [why for one in found().values() for candidate in one.candidates for why in candidate.why]
    assert len(whys) > 500
    for why in whys:
        assert why.words in " ".join(nodes[why.eid].printed.split()), why


def test_the_part_that_decides_is_the_candidate_or_inside_it() -> None:
    for one in found().values():
        for candidate in one.candidates:
            assert (candidate.deciding + "__").startswith(candidate.eid + "__")


def test_the_fraction_that_defines_decides() -> None:
    best = found()["DEF-03"].candidates[0]
    assert (best.eid, best.deciding) == ("art_3", "art_3__fr_III")


def test_the_sources_of_a_requirement_are_not_read() -> None:
    template = corpus.legal_authorities()
    with_sources = [
        replace(item, sources=(Source("Corretaje. Artículo 36"),)) for item in template.requirements
    ]
    other = query(replace(template, requirements=tuple(with_sources)), corpus.lexicon(), "es")
    assert suggestions(other, law()) == tuple(found().values())


def test_an_authority_that_the_text_does_not_give_is_missing() -> None:
    assert found()["INS-05"].status is Status.MISSING
    assert found()["BRK-01"].status is Status.MET


def test_each_provision_knows_which_requirements_it_may_serve() -> None:
    by_provision = served(found().values())
    assert by_provision["art_36"][0].requirement == "BRK-01"
    assert all(candidate.score >= 0.35 for mine in by_provision.values() for candidate in mine)


def test_what_was_remembered_of_a_draft_gives_what_reading_it_gives() -> None:
    memory = Memory()
    suggestions(asked(), law(3), memory=memory)
    assert suggestions(asked(), law(4), memory=memory) == tuple(found().values())


def test_a_new_draft_costs_what_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    from drafting.checklist import features

    read: list[str] = []
    real = features.features
    monkeypatch.setattr(
        features, "features", lambda a, unit: read.append(unit.provision.eid) or real(a, unit)
    )
    memory = Memory()
    suggestions(asked(), law(3), memory=memory)
    first = len(read)
    suggestions(asked(), law(3), memory=memory)
    assert len(read) == first == len(units(law(3)))
    suggestions(asked(), law(4), memory=memory)
    old = {unit.provision.heading + unit.provision.text for unit in units(law(3))}
    changed = [unit for unit in units(law(4)) if unit.provision.heading + unit.provision.text not in old]
    assert 0 < len(read) - first < len(units(law(4))) / 2
    assert {unit.provision.eid for unit in changed} <= set(read[first:])


@pytest.mark.parametrize(("limit", "read_again"), [(10, 71), (73, 0)])
def test_a_memory_forgets_the_oldest_first_and_only_when_it_is_full(
    monkeypatch: pytest.MonkeyPatch, limit: int, read_again: int
) -> None:
    from drafting.checklist import features

    count = len(units(law()))
    assert count == 71
    memory = Memory(limit=limit)
    assert suggestions(asked(), law(), memory=memory) == tuple(found().values())
    read: list[str] = []
    real = features.features
    monkeypatch.setattr(
        features, "features", lambda a, unit: read.append(unit.provision.eid) or real(a, unit)
    )
    assert suggestions(asked(), law(), memory=memory) == tuple(found().values())
    assert len(read) == read_again


def test_the_article_of_a_decree_that_only_enacts_is_no_candidate() -> None:
    assert any(node.eid == "decree_1__art_unico" for node in law().walk())
    assert not any(c.eid.startswith("decree") for one in found().values() for c in one.candidates)


def test_a_text_without_articles_is_asked_paragraph_by_paragraph() -> None:
    memo = text(
        "Memorándum\n\nSe requiere licencia para el corretaje de bienes.\n\nSaludos cordiales a todos."
    )
    best = {one.requirement: one for one in suggestions(asked(), memo)}["BRK-01"].candidates[0]
    assert "corretaje" in next(node for node in memo.walk() if node.eid == best.eid).text


def test_an_english_law_is_asked_in_english() -> None:
    act = text(
        "Section 1. Purpose.\nThe purpose of this Act is to give effect to the Convention.\n\n"
        "Section 2. Brokering.\nNo person shall broker goods between third countries without a licence.\n\n"
        "Section 3. Records.\nEvery exporter shall keep records for five years.\n",
        "en",
    )
    best = {one.requirement: one.candidates[0].eid for one in suggestions(asked("en"), act) if one.candidates}
    assert (best["SCO-01"], best["BRK-01"], best["REC-02"]) == ("sec_1", "sec_2", "sec_3")


def test_a_template_without_terms_borrows_those_of_ours_in_either_language() -> None:
    base = corpus.legal_authorities()
    item = replace(base.requirements[0], id="X", section="s", texts={"en": "Brokers and intermediaries who deal between foreign countries are licensed."}, terms={}, forms=())  # fmt: skip
    mine = Checklist("mine", "1", base.dated, {"en": "Mine"}, {}, (Section("s", {"en": "S"}),), (item,))
    known = with_borrowed_terms(mine, base, corpus.lexicon())
    (one,) = suggestions(query(known, corpus.lexicon(), "es"), law())
    assert one.candidates[0].eid in ("art_36", "art_39")
    assert with_borrowed_terms(base, base, corpus.lexicon()) is base


@settings(max_examples=20, deadline=None)
@given(st.text(max_size=200), st.text(max_size=40))
def test_no_text_upsets_it(body: str, heading: str) -> None:
    article = Provision(Kind.ARTICLE, text=body, heading=heading, eid="art_1")
    for document in (Document("es", "", ()), Document("es", "", (article, replace(article, eid="art_2")))):
        assert len(suggestions(asked(), document)) == 90
