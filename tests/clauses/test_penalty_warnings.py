"""Contradictions planted in sound texts: every kind is found, the sound text is silent."""

from __future__ import annotations

import pytest

from drafting import files
from drafting.clauses.penalties import penalties, warnings
from drafting.corpus.penalties import penalty_words
from drafting.model import Language, Layer

SOUND = {
    "es": (
        "Artículo 1. Queda prohibido exportar o almacenar bienes listados sin licencia.\n"
        "Artículo 2. El titular presentará el informe anual de sus operaciones.\n"
        "Artículo 3. Se impondrán de uno a dos años de prisión a quien exporte o almacene en contravención "
        "del artículo 1 de esta Ley.\n"
        "Artículo 4. Se impondrá multa de cien a doscientos pesos a quien omita el informe que exige el artículo 2 de esta Ley.\n"
    ),
    "en": (
        "Section 1. No person shall export or store listed goods without a licence.\n"
        "Section 2. The holder shall submit an annual report of its operations.\n"
        "Section 3. A person who exports or stores goods in contravention of section 1 is liable to imprisonment for "
        "not less than 1 year and not more than 2 years.\n"
        "Section 4. A person who omits the report required by section 2 shall pay a penalty of up to $500.\n"
    ),
}

PLANTED: list[tuple[Language, str, str, str, str]] = [
    ("es", "minimum_over_maximum", "de uno a dos años", "de seis a dos años", "art_3"),
    ("es", "ban_without_sanction", "Artículo 2. El", "Artículo 7. Nadie podrá sobornar verificadores.\nArtículo 2. El", "art_7"),
    ("es", "sanction_without_ban", "a quien omita el informe que exige el artículo 2 de esta Ley",
     "a quien pesque langostas durante la noche", "art_4"),
    ("es", "sanction_wider", "a quien exporte o almacene", "a quien exporte, transporte o almacene", "art_3"),
    ("es", "two_sanctions", "Artículo 4.",
     "Artículo 5. Se impondrán de tres a cuatro años de prisión a quien exporte o almacene en contravención del "
     "artículo 1 de esta Ley.\nArtículo 6.", "art_5"),
    ("en", "minimum_over_maximum", "not less than 1 year", "not less than 9 years", "sec_3"),
    ("en", "ban_without_sanction", "Section 2. The", "Section 7. No person shall bribe an inspector.\nSection 2. The", "sec_7"),
    ("en", "sanction_without_ban", "omits the report required by section 2", "catches lobsters by night", "sec_4"),
    ("en", "sanction_wider", "who exports or stores", "who exports, transports or stores", "sec_3"),
    ("en", "two_sanctions", "Section 4.",
     "Section 5. A person who exports or stores goods in contravention of section 1 is liable to imprisonment for not "
     "more than 4 years.\nSection 6.", "sec_5"),
]  # fmt: skip


def found(text: str, language: Language, layer: Layer = Layer.STATUTE) -> list[tuple[str, str]]:
    document = files.read_document(text.encode(), "law.txt", language)
    read = penalties(document, penalty_words(), layer)
    return [(one.rule, one.eid) for one in warnings(read, document, penalty_words())]


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_sound_text_is_silent(language: Language) -> None:
    assert found(SOUND[language], language) == []


@pytest.mark.parametrize(
    ("language", "rule", "old", "new", "eid"), PLANTED, ids=[f"{row[0]}-{row[1]}" for row in PLANTED]
)
def test_a_planted_contradiction_is_found(
    language: Language, rule: str, old: str, new: str, eid: str
) -> None:
    text = SOUND[language].replace(old, new)
    assert text != SOUND[language]
    assert (rule, eid) in found(text, language)


def test_a_sanction_below_the_statute_is_an_error() -> None:
    assert found(SOUND["es"], "es", Layer.REGULATION) == [
        ("sanction_outside_statute", "art_3"),
        ("sanction_outside_statute", "art_4"),
    ]


def test_a_sanction_that_cites_what_no_person_may_do_has_its_ban() -> None:
    text = (
        "Artículo 1. Ninguna persona podrá producir, importar o exportar bienes listados sin licencia.\n"
        "Artículo 2. A quien produzca, importe o exporte bienes listados sin la licencia a que se refiere el "
        "artículo 1 de esta Ley se le impondrá prisión de tres a ocho años.\n"
    )
    assert found(text, "es") == []
