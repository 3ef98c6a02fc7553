"""What a wording to propose calls the authority, the treaty, the gazette and the law: as the law itself does."""

import pytest

from drafting.corpus import placement_rules
from drafting.files import read_document
from drafting.model import Document, Language, Layer
from drafting.placement import Member, advise, findings
from drafting.placement.named import names
from tests.placement.test_findings import CAS

BOOK = placement_rules()
LISTED = "\n".join(f"Sustancia {n}, {cas}" for n, cas in enumerate(CAS))


def text(words: str, language: Language) -> Document:
    return read_document(words.encode(), "law.txt", language)


@pytest.mark.parametrize(
    ("language", "words", "authority", "treaty"),
    [
        (
            "es",
            "Artículo 1. Se entenderá por:\n\nI. Autoridad: la Procuraduría de Materiales;\n\n"
            "II. Convenio: el Convenio sobre Precursores.\n\nArtículo 2. La Autoridad llevará el registro.",
            "la Autoridad",
            "el Convenio",
        ),
        (
            "es",
            "Artículo 1. El Ministerio de la Producción es la autoridad nacional competente.",
            "el Ministerio de la Producción",
            "[tratado o régimen, si lo hay]",
        ),
        (
            "es",
            "Artículo 1. Intervienen la Secretaría de Salud y la Secretaría de Marina, conforme a la Convención.",
            "[autoridad competente]",
            "la Convención",
        ),
        (
            "es",
            "Artículo 1. La Agencia de Comercio, en adelante la Agencia, otorgará licencias y llevará el registro.",
            "la Agencia",
            "[tratado o régimen, si lo hay]",
        ),
        (
            "en",
            'SEC. 1. DEFINITIONS.\n\nIn this Act, the term "Secretary" means the Secretary of Commerce.\n\n'
            "SEC. 2. LISTS.\n\nThe Secretary shall by rule issue a list under the Wassenaar Arrangement.",
            "the Secretary",
            "the Wassenaar Arrangement",
        ),
        (
            "en",
            "1 Licences\n\nThe Minister may grant a licence.\n\n2 Rules\n\nThe Minister may make regulations.",
            "the Minister",
            "[treaty or regime, if any]",
        ),
        ("en", "1 Licences\n\nA licence is required.", "[competent authority]", "[treaty or regime, if any]"),
    ],
)
def test_the_law_is_taken_at_its_word(language: Language, words: str, authority: str, treaty: str) -> None:
    found = names([text(words, language)], BOOK, language)
    assert (found.authority, found.treaty) == (authority, treaty)


def test_two_bodies_that_do_as_much_leave_a_blank() -> None:
    words = (
        "Artículo 1. La Secretaría de Salud llevará el padrón. La Secretaría de Marina llevará el censo.\n\n"
        "Artículo 2. La Secretaría de Marina otorgará permisos. La Secretaría de Salud otorgará avales."
    )
    assert names([text(words, "es")], BOOK, "es").authority == "[autoridad competente]"


def test_a_regulation_is_advised_in_the_words_of_its_statute() -> None:
    statute = text(
        "LEY DE BIENES SENSIBLES\n\nArtículo 1. Esta Ley regula la exportación; esta Ley es de orden público.\n\n"
        "Artículo 2. Para los efectos de esta Ley se entenderá por:\n\nI. Ministerio: el Ministerio de Comercio;\n\n"
        "II. Tratado: el Tratado sobre Armas.\n\nArtículo 3. El Ministerio otorgará las licencias.",
        "es",
    )
    below = text(
        "REGLAMENTO DE LA LEY DE BIENES SENSIBLES\n\nArtículo 1. Este Reglamento desarrolla la Ley.\n\n"
        f"ANEXO I\nLista de sustancias\n\n{LISTED}",
        "es",
    )
    members = (Member("law", Layer.STATUTE, statute), Member("reg", Layer.REGULATION, below))
    missing = next(one for one in findings(members, BOOK) if one.kind.value == "not_enabled")
    said = " ".join(clause.text for clause in advise(missing, members, BOOK).clauses)
    assert "Se faculta al Ministerio para" in said
    assert "que publique el Ministerio" in said
    assert "conforme al Tratado" in said
    assert "Secretaría" not in said
    assert "Convención" not in said


def test_a_new_section_is_numbered_as_the_act_prints_its_own() -> None:
    statute = text(
        "Goods Act\n\n1 Licences\n\nThe Minister may grant a licence under this Act. This Act binds the Crown.\n\n"
        f"2 Books\n\nA person must keep books.\n\n3 Defence\n\nIt is a defence to show due care.\n\nSCHEDULE 1\n\n{LISTED}",
        "en",
    )
    members = (Member("act", Layer.STATUTE, statute),)
    found = next(one for one in findings(members, BOOK) if one.kind.value == "list")
    advice = advise(found, members, BOOK)
    (added,) = (step.provision for step in advice.steps if step.op == "after")
    assert added is not None
    assert (added.number, added.label) == ("3A", "3A")
    assert added.text.startswith("The Minister may by order")
