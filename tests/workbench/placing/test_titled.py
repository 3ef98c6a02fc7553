"""What an instrument under a law is called: after the law as it will be, not as the draft of it."""

import pytest

from drafting.model import Document, Kind, Language, Provision
from drafting.workbench import titled

ES = {
    "Anteproyecto de Ley Federal para el Control de Precursores": "de la Ley Federal para el Control de Precursores",
    "Proyecto de Código Aduanero": "del Código Aduanero",
    "Iniciativa con proyecto de decreto por el que se expide la Ley de Armas": "de la Ley de Armas",
    "Borrador 3 de la Ley de Armas": "de la Ley de Armas",
    "Decreto Legislativo 25": "del Decreto Legislativo 25",
    "Ley de Proyectos": "de la Ley de Proyectos",
    "Reglas de Comercio": "de las Reglas de Comercio",
    "Lineamientos de Aduanas": "de los Lineamientos de Aduanas",
    "ANTEPROYECTO DE LEY FEDERAL DE ARMAS QUÍMICAS": "de la Ley federal de Armas Químicas",
    "Anteproyecto": "del Anteproyecto",
}
EN = {
    "Draft Export Control Act 2027": "the Export Control Act 2027",
    "A Bill for an Act to control chemicals": "the Act to control chemicals",
    "Chemical Weapons Bill 2027": "the Chemical Weapons Act 2027",
    "The Export Control Act": "the Export Control Act",
    "Draftsmen Act": "the Draftsmen Act",
}
BODY = {
    "es": "Se prohíben las Armas Químicas que esta Ley enumera y las Armas Químicas que no.",
    "en": "Nothing.",
}


def document(language: Language) -> Document:
    return Document(language, "", (Provision(Kind.ARTICLE, text=BODY[language]),))


@pytest.mark.parametrize("title", ES)
def test_in_spanish_the_title_loses_what_calls_it_a_draft_and_has_its_article(title: str) -> None:
    assert titled.of(titled.lawful(title, document("es")), "es") == ES[title]


@pytest.mark.parametrize("title", EN)
def test_in_english_too(title: str) -> None:
    assert titled.of(titled.lawful(title, document("en")), "en") == EN[title]


def test_an_abbreviation_has_the_article_of_the_whole_title() -> None:
    assert titled.of("LFP", "es", like="Ley Federal de Precursores") == "de la LFP"
    assert titled.of("CA", "es", like="Código Aduanero") == "del CA"
