"""Time limits in the words of many laws: each sentence with what it must be read as."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting import files
from drafting.clauses.clocks import Clock, Clocks, clocks
from drafting.clauses.marked import mark
from drafting.corpus.clocks import clock_words
from drafting.model import Language


def read(text: str, language: Language) -> Clocks:
    return clocks(files.read_document(text.encode(), "law.txt", language), clock_words())


def one(words: str, language: Language = "es") -> Clock:
    label = "Artículo" if language == "es" else "Section"
    (row,) = read(f"{label} 1. {words}\n", language).rows
    return row


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "La Secretaría resolverá dentro de los treinta días hábiles siguientes a la presentación de la solicitud.",
            (30, "days", "working", "deadline", "la presentación de la solicitud"),
        ),
        (
            "El titular lo avisará con quince (15) días naturales de anticipación a la salida del bien.",
            (15, "days", "calendar", "notice", "la salida del bien"),
        ),
        ("La licencia tendrá una vigencia de dos años.", (2, "years", "", "validity", "")),
        (
            "Los exportadores conservarán los documentos durante siete años.",
            (7, "years", "", "retention", ""),
        ),
        (
            "La facultad para imponer sanciones prescribe en cinco años, contados desde la comisión de la infracción.",
            (5, "years", "", "limitation", "la comisión de la infracción"),
        ),
        (
            "El responsable presentará sus descargos dentro de quinto día hábil.",
            (5, "days", "working", "deadline", ""),
        ),
        (
            "El contribuyente presentará la declaración en el plazo de un mes contado a partir de la notificación.",
            (1, "months", "", "deadline", "la notificación"),
        ),
        (
            "Esta Ley entrará en vigor a los noventa días naturales de su publicación.",
            (90, "days", "calendar", "entry_into_force", "su publicación"),
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_spanish_clock_is_read(words: str, expected: tuple[object, ...]) -> None:
    row = one(words)
    assert (row.length, row.unit, row.counting, row.role, row.event) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "The Secretary shall decide within 45 working days after receiving the application.",
            (45, "days", "working", "deadline", "receiving the application"),
        ),
        (
            "Not later than 180 days after the date of the enactment of this Act, the Secretary shall report.",
            (180, "days", "", "deadline", "the date of the enactment of this Act"),
        ),
        (
            "An appeal must be brought before the end of the period of 28 days beginning with the day of the notice.",
            (28, "days", "", "deadline", "the day of the notice"),
        ),
        (
            "The licensee shall retain the records for five years from the date of the sale.",
            (5, "years", "", "retention", "the date of the sale"),
        ),
        (
            "A notice shall be sent no later than the third business day after the creditor receives it.",
            (3, "days", "working", "deadline", "the creditor receives it"),
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_an_english_clock_is_read(words: str, expected: tuple[object, ...]) -> None:
    row = one(words, "en")
    assert (row.length, row.unit, row.counting, row.role, row.event) == expected


@pytest.mark.parametrize(
    "words",
    [
        "La declaración comprenderá las cantidades de los tres años anteriores.",
        "Los aspirantes contarán con experiencia no menor de cinco años.",
        "Se impondrán de dos a seis años de prisión a quien exporte sin licencia.",
        "Las instalaciones se verificarán al menos una vez cada dos años.",
        "Sólo podrán comprarlo personas mayores de dieciocho años.",
    ],
    ids=lambda value: value[:30],
)
def test_what_has_a_length_and_is_no_limit_is_none(words: str) -> None:
    assert read(f"Artículo 1. {words}\n", "es").rows == ()


def test_who_must_act_and_what_silence_means() -> None:
    row = one(
        "La Secretaría resolverá la solicitud dentro de los diez días hábiles siguientes a su recepción. "
        "Transcurrido el plazo sin que se notifique resolución, la solicitud se entenderá aprobada."
    )
    assert (row.actor, row.decision, row.silence) == ("La Secretaría", True, "approved")


def test_a_passive_names_nobody() -> None:
    assert (
        one("El recurso se presentará dentro de los diez días hábiles siguientes a la notificación.").actor
        == ""
    )


def test_a_second_length_borrows_unit_and_beginning() -> None:
    text = (
        "Artículo 1. La Secretaría resolverá dentro de los treinta días hábiles siguientes a la recepción de la "
        "solicitud, o de sesenta cuando se trate de sustancias prohibidas.\n"
    )
    assert [(row.length, row.unit, row.counting, row.event) for row in read(text, "es").rows] == [
        (30, "days", "working", "la recepción de la solicitud"),
        (60, "days", "working", "la recepción de la solicitud"),
    ]


def test_a_stop_said_in_another_article_reaches_the_clock_it_cites() -> None:
    text = (
        "Artículo 1. La Secretaría resolverá la solicitud dentro de los diez días hábiles siguientes a su recepción.\n"
        "Artículo 2. Mientras dure la consulta, el plazo del artículo 1 de esta Ley queda suspendido.\n"
    )
    (row,) = read(text, "es").rows
    assert [(stop.kind, stop.eid) for stop in row.stops] == [("suspends", "art_2")]


@pytest.mark.parametrize(
    ("decides", "lasts", "language"),
    [
        (
            "La Autoridad resolverá la solicitud de licencia dentro de los sesenta días siguientes.",
            "La Licencia tendrá una vigencia de dos años y podrá prorrogarse en términos del artículo 1.",
            "es",
        ),
        (
            "The Minister shall decide the application for a licence within sixty days.",
            "A licence is valid for a period of two years, which may be extended as section 1 provides.",
            "en",
        ),
    ],
)
def test_the_extension_of_a_licence_lengthens_no_time_limit_to_decide(
    decides: str, lasts: str, language: Language
) -> None:
    label = "Artículo" if language == "es" else "Section"
    to_decide, valid = read(f"{label} 1. {decides}\n\n{label} 2. {lasts}\n", language).rows
    assert to_decide.stops == ()
    assert valid.role == "validity"
    assert [stop.kind for stop in valid.stops] == ["extends"]


def test_the_extension_of_a_time_limit_still_lengthens_it() -> None:
    said = "resolverá la solicitud de licencia en treinta días; el plazo podrá prorrogarse una sola vez."
    assert [stop.kind for stop in one(f"La Secretaría {said}").stops] == ["extends"]


def test_a_rule_on_counting_holds_for_every_day_of_the_text() -> None:
    text = (
        "Artículo 1. Los plazos que esta Ley señala se contarán en días hábiles.\n"
        "Artículo 2. El titular lo avisará dentro de los cinco días siguientes a la venta.\n"
    )
    assert [row.counting for row in read(text, "es").rows] == ["working"]


@given(st.text(alphabet="abc ñÁé\u202f1.(), díaspañomés-º§$", max_size=80))
def test_marking_a_text_keeps_every_place(text: str) -> None:
    marked = mark(text)
    assert len(marked.at) == len(marked.words) + 1
    assert list(marked.at) == sorted(marked.at)
    assert marked.source(0, len(marked.words)) == text
