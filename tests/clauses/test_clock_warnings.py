"""Clocks that do not run, planted in sound texts; the longest way, and what if."""

from __future__ import annotations

import pytest

from drafting import files
from drafting.clauses.clocks import Change, Clocks, across, clocks, warnings, what_if
from drafting.corpus.clocks import clock_words
from drafting.model import Language

SOUND = {
    "es": (
        "Artículo 1. La Secretaría resolverá la solicitud de licencia dentro de los treinta días hábiles siguientes a su "
        "recepción. Transcurrido el plazo sin que se notifique resolución, la licencia se entenderá negada.\n"
        "Artículo 2. El titular conservará los documentos durante cinco años.\n"
    ),
    "en": (
        "Section 1. The Secretary shall decide the application for a licence within 30 working days after receiving it. "
        "If no decision is given within that period, the licence is deemed to be refused.\n"
        "Section 2. The holder shall retain the documents for five years.\n"
    ),
}

PLANTED: list[tuple[Language, str, str, str]] = [
    ("es", "clock_without_start", " siguientes a su recepción", ""),
    ("es", "silence_open", " Transcurrido el plazo sin que se notifique resolución, la licencia se entenderá negada.", ""),
    ("es", "event_nowhere", "siguientes a su recepción", "siguientes a la homologación del dictamen"),
    ("en", "clock_without_start", " after receiving it", ""),
    ("en", "silence_open", " If no decision is given within that period, the licence is deemed to be refused.", ""),
    ("en", "event_nowhere", "after receiving it", "after homologation of the ruling"),
]  # fmt: skip

CHAIN = (
    "Artículo 1. La Secretaría resolverá la solicitud de licencia dentro de los treinta días hábiles siguientes a su "
    "recepción. Transcurrido el plazo, la licencia se entenderá negada. Si la solicitud está incompleta, la Secretaría "
    "prevendrá al interesado para que la complete en un plazo de diez días hábiles; la prevención suspende el cómputo.\n"
    "Artículo 2. El permiso se resolverá dentro de los cinco días hábiles siguientes a aquel en que se obtenga la licencia. "
    "Transcurrido el plazo, el permiso se entenderá otorgado.\n"
)


def read(text: str, language: Language = "es") -> Clocks:
    return clocks(files.read_document(text.encode(), "law.txt", language), clock_words())


def found(text: str, language: Language) -> list[tuple[str, str]]:
    document = files.read_document(text.encode(), "law.txt", language)
    return [(one.rule, one.eid) for one in warnings(clocks(document, clock_words()), document, clock_words())]


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_sound_text_is_silent(language: Language) -> None:
    assert found(SOUND[language], language) == []


@pytest.mark.parametrize(
    ("language", "rule", "old", "new"), PLANTED, ids=[f"{row[0]}-{row[1]}" for row in PLANTED]
)
def test_a_planted_fault_is_found(language: Language, rule: str, old: str, new: str) -> None:
    text = SOUND[language].replace(old, new)
    assert text != SOUND[language]
    unit = "art_1" if language == "es" else "sec_1"
    assert (rule, unit) in found(text, language)


def test_a_regulation_must_not_take_longer_than_its_statute() -> None:
    regulation = read(
        "Artículo 7. La Secretaría resolverá la solicitud que prevé el artículo 1 de la Ley dentro de los cuarenta días "
        "hábiles siguientes a su recepción.\n"
    )
    assert [(one.rule, one.eid, one.others) for one in across(read(SOUND["es"]), regulation)] == [
        ("regulation_longer", "art_7", ("art_1",))
    ]


def test_a_regulation_that_keeps_the_time_is_silent() -> None:
    regulation = read(
        "Artículo 7. La Secretaría resolverá la solicitud que prevé el artículo 1 de la Ley dentro de los veinte días "
        "hábiles siguientes a su recepción.\n"
    )
    assert list(across(read(SOUND["es"]), regulation)) == []


def test_the_longest_way_adds_what_suspends_and_what_follows() -> None:
    path = what_if(read(CHAIN).rows)
    assert [(step.clock.eid, step.kind, step.clock.length) for step in path.steps] == [
        ("art_1", "stop", 10),
        ("art_1", "decision", 30),
        ("art_2", "decision", 5),
    ]
    assert path.working_days == pytest.approx(45)


def test_what_if_the_decision_takes_39_days_and_is_suspended_twice() -> None:
    rows = read(CHAIN).rows
    decision = next(row for row in rows if row.length == 30)
    path = what_if(rows, [Change(decision.eid, decision.key, 39, 2)])
    assert path.working_days == pytest.approx(39 + 2 * 10 + 5)
    assert next(row for row in rows if row.length == 30) == decision


def test_without_decisions_there_is_no_way() -> None:
    assert (
        what_if(read("Artículo 1. El titular conservará los documentos durante cinco años.\n").rows).steps
        == ()
    )
