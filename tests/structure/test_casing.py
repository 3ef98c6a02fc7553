"""Titles in capitals, as running text writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.model import Document
from drafting.structure import parse_text
from drafting.structure.casing import readable
from drafting.ui.views.preview import preview

TEXT = """LEY DE CONTROL DE SUSTANCIAS QUÍMICAS DE LA OPAQ Y LA AUTORIDAD NACIONAL

Artículo 1.- Corresponde a la Autoridad Nacional el control de las sustancias químicas que señale la OPAQ.

Artículo 2.- La Autoridad Nacional vigilará que la Autoridad Nacional cumpla esta Ley.

TRANSITORIOS

Primero.- Esta Ley entra en vigor al día siguiente.

Segundo.- Se derogan las demás.

ANEXO I

LISTA
"""


@pytest.fixture(scope="module")
def law() -> Document:
    return parse_text(TEXT, "es")


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        (
            "LEY DE CONTROL DE SUSTANCIAS QUÍMICAS DE LA OPAQ Y LA AUTORIDAD NACIONAL",
            "Ley de control de sustancias químicas de la OPAQ y la Autoridad Nacional",
        ),
        ("TÍTULO II DE LAS SUSTANCIAS", "Título II de las sustancias"),
        ("Ley de Control", "Ley de Control"),
        ("OPAQ", "OPAQ"),
        ("", ""),
    ],
)
def test_a_title_in_capitals_has_the_letters_of_the_text(law: Document, printed: str, told: str) -> None:
    assert readable(printed, law) == told


@given(st.text(alphabet="ABCDÉÑ IVX.,«»", max_size=40))
def test_only_the_case_of_letters_changes(law: Document, printed: str) -> None:
    assert readable(printed, law).casefold() == printed.casefold()


def test_a_preview_counts_articles_apart_from_transitory_ones_and_annexes(law: Document) -> None:
    assert preview(law).units == (("article", 2), ("transitory", 2), ("annex", 1))
