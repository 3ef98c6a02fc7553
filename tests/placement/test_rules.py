"""Every rule fires on its own example in both languages, and leaves the near miss alone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.corpus import placement_rules
from drafting.model import Document, Kind, Provision
from drafting.placement import Rule
from drafting.placement.patterns import anchors, fault, fold, fold_pattern
from drafting.placement.signals import hits
from drafting.placement.units import units

BOOK = placement_rules()
BOTH = [(rule.id, language) for rule in BOOK.rules for language in ("es", "en")]


def fires(rule: Rule, text: str, language: str) -> bool:
    article = Provision(Kind.ARTICLE, "1", "", text, (), "Artículo 1.-", eid="art_1")
    document = Document(language, "", (article,))
    found = [hit for unit in units(document) for hit in hits(unit, BOOK, language)]
    return any(hit.rule == rule.id and hit.strong for hit in found)


@pytest.mark.parametrize(("rule_id", "language"), BOTH)
def test_a_rule_fires_on_its_own_example(rule_id: str, language: str) -> None:
    rule = BOOK.by_id[rule_id]
    assert fires(rule, rule.examples[language], language)


@pytest.mark.parametrize(("rule_id", "language"), BOTH)
def test_a_rule_leaves_its_near_miss_alone(rule_id: str, language: str) -> None:
    rule = BOOK.by_id[rule_id]
    assert not fires(rule, rule.near_misses[language], language)


def test_the_facts_of_the_reference_are_all_there() -> None:
    assert [rule.id for rule in BOOK.rules][:24] == [f"P{n:02d}" for n in range(1, 25)]
    assert all(rule.sources["en"] for rule in BOOK.rules)


def test_sources_are_cited_in_the_readers_language_as_many_in_each() -> None:
    english = re.compile(
        r"\b(?:paras?|Arts?\.|Mexico|Spain|UK|and|last|unverified|counter|reading|annexes)\b"
    )
    for rule in BOOK.rules:
        assert len(rule.sources["es"]) == len(rule.sources["en"]), rule.id
        assert [one for one in rule.sources["es"] if english.search(one)] == [], rule.id


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("", "length"),
        ("x" * 401, "length"),
        ("(a", "syntax"),
        ("a*", "empty"),
        ("(a+)+b", "repeat"),
        (r"(?:\w+ )*x", "repeat"),
        ("x.*y", "repeat"),
        ("x.{0,500}y", "repeat"),
        (r"[a-z]{2,}y", "repeat"),
        ("(?:ab){0,40}c", "repeat"),
    ],
)
def test_a_pattern_that_could_run_away_is_refused(pattern: str, why: str) -> None:
    assert fault(pattern) == why


@pytest.mark.parametrize(
    "pattern", [r"\bmultas? de\b", "x.{0,80}y", "[a-z]+ x", r"\d{2,7}-\d", "(?:a |b ){0,3}x"]
)
def test_a_plain_pattern_is_taken(pattern: str) -> None:
    assert fault(pattern) == ""


@given(st.text())
def test_folding_moves_no_letter(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_folding_drops_case_and_accents_and_spares_escapes() -> None:
    assert fold("Sanción PÚBLICA") == "sancion publica"
    assert fold_pattern(r"Sanción\S\W") == r"sancion\S\W"


@pytest.mark.parametrize("language", ["es", "en"])
def test_what_is_looked_for_first_stands_in_every_match(language: str) -> None:
    texts = [fold(rule.examples[language]) for rule in BOOK.rules]
    patterns = [pattern for rule in BOOK.rules for pattern in rule.looks[language].signals]
    for pattern in patterns:
        for text in texts:
            matched = pattern.compiled.search(text)
            assert bool(matched) == pattern.matches(text), pattern.source


@given(st.from_regex(r"\A(?:multas?|penas?) (?:de|por) [a-c]{1,3}\Z"))
def test_anchors_never_hide_a_match(text: str) -> None:
    pattern = r"\b(?:multas?|penas?) (?:de|por) [a-c]{1,3}\b"
    assert all(any(word in text for word in group) for group in anchors(pattern))
