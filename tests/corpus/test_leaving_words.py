"""What is left to a lower rule, in plain words: read in every form."""

from __future__ import annotations

import pytest

from drafting import files
from drafting.model import Language
from drafting.workbench import acts


@pytest.mark.parametrize(
    ("language", "sentence", "instruments"),
    [
        ("es", "Los aranceles se determinarán por reglamento.", ["regulation"]),
        ("es", "El reglamento a que se refiere el artículo 1 deberá dictarse en seis meses.", ["regulation"]),
        ("es", "El Poder Ejecutivo podrá, mediante decreto, ampliar la lista de sustancias.", ["order"]),
        ("es", "El Poder Ejecutivo podrá incorporar nuevas sustancias al anexo.", ["order"]),
        ("es", "La Comisión podrá, mediante disposiciones de carácter general, eximir a usuarios.", ["rules"]),
        ("es", "El registro fue creado por el decreto supremo de Hacienda número 950, de 1928.", []),
        ("es", "El juez resolverá por orden judicial fundada.", []),
        ("en", "Reports shall be made in accordance with regulations prescribed by the Minister.", ["regulation"]),
        ("en", "The Commission may by rule exempt any class of persons.", ["regulation"]),
        ("en", "The Minister may, by instrument in writing, determine the conditions.", ["order"]),
        ("en", "The licence shall be in such form as the Minister may determine.", ["rules"]),
        ("en", "Nothing in this section permits the Department to issue guidance to a court.", []),
        ("en", "The court may make an order prohibiting the offender from applying for a permit.", []),
    ],
)  # fmt: skip
def test_what_is_left_is_read_in_its_forms(language: Language, sentence: str, instruments: list[str]) -> None:
    text = f"Artículo 1. {sentence}" if language == "es" else f"Section 1. {sentence}"
    document = files.read_document(text.encode(), "law.txt", language)
    assert [row.instrument for row in acts.delegations_of(document).rows] == instruments
