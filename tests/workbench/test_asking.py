"""Questions in everyday words, answered from the sample drafts by rows with their words."""

from __future__ import annotations

import pytest

from drafting.model import Language
from drafting.workbench import Workbench
from drafting.workbench.asking import ask

EXPORTS = "ley-control-exportaciones"
CHEMICALS = "ley-federal-quimica"


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    made = Workbench(tmp_path_factory.mktemp("asked"), who="Pruebas")
    made.seed()
    return made


def answered(bench: Workbench, slug: str, question: str, language: Language) -> list[tuple[str, str, str]]:
    found = ask(bench, question, [bench.draft(slug).id], language)
    return [(one.what, one.row.eid, one.said) for one in found]


@pytest.mark.parametrize(
    ("slug", "question", "language", "what", "words"),
    [
        (EXPORTS, "¿Qué pasa si la autoridad no contesta en 39 días?", "es", "clocks", "negado"),
        (EXPORTS, "What happens if the authority does not answer in 39 days?", "en", "clocks", "refused"),
        (EXPORTS, "¿Quién firma la licencia?", "es", "deciders", "Secretaría de Economía"),
        (EXPORTS, "Who signs the licence?", "en", "deciders", "Secretaría de Economía"),
        (EXPORTS, "¿Cuánto cuesta una declaración falsa?", "es", "penalties", "1 a 5 años"),
        (EXPORTS, "What is the penalty for a false declaration?", "en", "penalties", "1 to 5 years"),
        (EXPORTS, "¿Cuánto tiempo hay que conservar los documentos?", "es", "clocks", "7 años"),
        (EXPORTS, "How long must records be kept?", "en", "clocks", "7 years"),
        (EXPORTS, "¿Quién inspecciona?", "es", "deciders", "inspecciona"),
        (CHEMICALS, "¿Cuánto cuesta una declaración falsa?", "es", "penalties", "años"),
        (CHEMICALS, "Who must register?", "en", "duties", "Register"),
        (CHEMICALS, "¿Qué se deja al reglamento?", "es", "delegations", "Reglamento"),
    ],
)
def test_a_negotiators_question_finds_its_answer_among_the_first_two(
    bench: Workbench, slug: str, question: str, language: Language, what: str, words: str
) -> None:
    first = answered(bench, slug, question, language)[:2]
    assert [said for table, _, said in first if table == what and words in said], first


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        (
            "How long may an applicant wait for an export licence?",
            "¿Cuánto tiempo puede esperar un solicitante por una licencia de exportación?",
        ),
        (
            "deadline to decide an export licence application",
            "plazo para resolver una solicitud de licencia de exportación",
        ),
        ("How long does a licence take?", "¿Cuánto tarda la licencia?"),
    ],
)
def test_who_waits_for_a_licence_is_told_how_long_its_decision_takes_in_either_language(
    bench: Workbench, english: str, spanish: str
) -> None:
    one, other = answered(bench, EXPORTS, english, "en"), answered(bench, EXPORTS, spanish, "es")
    assert [row[:2] for row in one] == [row[:2] for row in other]
    assert one[0][:2] == ("clocks", "art_26")
    assert "30 working days or 45 working days" in one[0][2]
    assert "art_30" not in [eid for _, eid, _ in one], "proof of delivery is no answer"


def test_an_answer_of_a_time_limit_reads_as_a_sentence_and_quotes_the_provision_whole(
    bench: Workbench,
) -> None:
    found = ask(bench, "How many days, months or years?", [bench.draft(EXPORTS).id], "en", most=60)
    clocks = {one.row.eid: one for one in found if one.what == "clocks"}
    assert not [one.said for one in clocks.values() if " de: " in one.said or "podrá retener" in one.said]
    assert clocks["art_35"].said == "Validity: 18 months. Time limit: 10 working days."
    assert clocks["art_26"].quoted.startswith("La Secretaría resolverá dentro de los treinta días hábiles")
    assert all(one.quoted.endswith((".", ";", "…", ":")) for one in clocks.values())


def test_the_days_of_the_question_are_laid_beside_the_time_limit(bench: Workbench) -> None:
    short = answered(bench, EXPORTS, "¿Qué pasa si no contestan en 10 días?", "es")
    long = answered(bench, EXPORTS, "¿Qué pasa si no contestan en 90 días?", "es")
    assert any("aún corre" in said for _, eid, said in short if eid == "art_26")
    assert all("ya venció" in said for _, eid, said in long if eid == "art_26")


@pytest.mark.parametrize("question", ["", "   ", "hola", "¿?", "x" * 5000, "<b>[](){}\\d+"])
def test_what_nothing_answers_gets_no_answer(bench: Workbench, question: str) -> None:
    assert answered(bench, EXPORTS, question, "es") == []


def test_the_whole_set_is_asked_and_the_first_draft_comes_first(bench: Workbench) -> None:
    drafts = [bench.draft(CHEMICALS).id, bench.draft(EXPORTS).id]
    found = ask(bench, "¿Cuánto cuesta una declaración falsa?", drafts, "es")
    assert found[0].draft.instrument == CHEMICALS
    assert {one.draft.instrument for one in found} == {CHEMICALS, EXPORTS}


def test_a_corrected_row_answers_as_corrected(bench: Workbench) -> None:
    draft = bench.draft(EXPORTS).id
    entry = next(one for one in bench.clauses.correcting.entries(draft, "clocks") if one.row.eid == "art_40")
    made = bench.clauses.correcting.correct(draft, "clocks", entry.row.uid, entry.key, {"length": 9})
    assert "9 años" in answered(bench, EXPORTS, "¿Cuánto hay que conservar los documentos?", "es")[0][2]
    bench.clauses.take_back(made.id)
