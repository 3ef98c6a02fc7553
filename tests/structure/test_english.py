"""What opens a provision in English-language law."""

import pytest

from drafting.model import Block, Kind
from drafting.structure import detect
from drafting.structure.english import recognise
from tests.structure.outline import eids, find, law


@pytest.mark.parametrize(
    ("text", "kind", "number", "rest"),
    [
        ("§ 1002.1 Authority, scope and purpose.", Kind.SECTION, "1002.1", "Authority, scope and purpose."),
        ("SEC. 2. EXPANSION OF ACTIVITIES.", Kind.SECTION, "2", "EXPANSION OF ACTIVITIES."),
        ("SECTION 1. SHORT TITLE.", Kind.SECTION, "1", "SHORT TITLE."),
        ("Section 1002.5—Rules Concerning Requests", Kind.SECTION, "1002.5", "Rules Concerning Requests"),
        ("Article 3", Kind.ARTICLE, "3", ""),
        ("Article 2a", Kind.ARTICLE, "2a", ""),
        ("Article 2a. Scope", Kind.ARTICLE, "2a", "Scope"),
        ("§101a. Definitions.", Kind.SECTION, "101a", "Definitions."),
        ("§1396r–8. Payment.", Kind.SECTION, "1396r–8", "Payment."),
        ("§ 300aa-1 Payment.", Kind.SECTION, "300aa-1", "Payment."),
        ("Section 4A.", Kind.SECTION, "4A", ""),
        ("ARTICLE IV", Kind.ARTICLE, "IV", ""),
        ("TITLE II—ENFORCEMENT", Kind.TITLE, "II", "ENFORCEMENT"),
        ("CHAPTER 1", Kind.CHAPTER, "1", ""),
        ("PART 1", Kind.PART, "1", ""),
        ("Subpart A—General", Kind.SUBTITLE, "A", "General"),
        ("Subtitle B—Licences", Kind.SUBTITLE, "B", "Licences"),
        ("SCHEDULE 2", Kind.SCHEDULE, "2", ""),
        ("Appendix B to Part 1002—Model Application Forms", Kind.ANNEX, "B", "Model Application Forms"),
        ("ANNEX I", Kind.ANNEX, "I", ""),
    ],
)
def test_a_provision_is_known_by_its_label(text: str, kind: Kind, number: str, rest: str) -> None:
    mark = recognise(Block(text))
    assert mark is not None
    assert (mark.kind, mark.number, mark.rest) == (kind, number, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Section 409C of the Public Health Service Act is amended—",
        "Section 2 applies to acts done in the United Kingdom or elsewhere.",
        "Section 2a applies to exports.",
        "Section 4A of the Act",
        "Article 2nd thoughts",
        "Article 4 applies mutatis mutandis to brokers.",
        "Title VII of the Consumer Credit Protection Act",
        "Part 2 of the Schedule has effect",
        "section 5. of that Act",
        "Schedule 1 chemicals may not be exported.",
    ],
)
def test_a_reference_at_the_start_of_a_line_is_not_a_label(text: str) -> None:
    assert recognise(Block(text)) is None


def test_a_letter_of_a_section_keeps_it_apart_from_the_section_before() -> None:
    text = law(
        "§101. Scope of the Act.", "§101a. Definitions of the Act.", "§1396r–8. Payment for the drugs."
    )
    assert eids(text) == ["sec_101", "sec_101a", "sec_1396r-8"]


def test_flush_text_does_not_take_the_place_of_a_numbered_paragraph() -> None:
    text = law(
        "Section 1. Scope of the Act.",
        "(a) The licence is for:",
        "(1) one; and",
        "and more of this.",
        "(2) two.",
        "and the rest.",
    )
    found = eids(text, "en")
    assert {"sec_1__subsec_a__par_1", "sec_1__subsec_a__par_2", "sec_1__flush_2"} <= set(found)
    assert not [eid for eid in found if "~" in eid]
    assert not [eid for eid in eids(text, "es") if "flush" in eid]


def test_sections_of_the_united_kingdom_are_known_by_their_number_alone() -> None:
    text = law(
        "Chemical Weapons Act", "Introduction", "1 General interpretation.", "(1) Chemical weapons are—", "(a) toxic chemicals;",
        "(b) munitions.", "2 Use of chemical weapons.", "(1) No person shall use a chemical weapon.", "3 Application of section 2.",
        "(1) Section 2 applies everywhere.", "SCHEDULE", "Section 20.", "TOXIC CHEMICALS",
    )  # fmt: skip
    assert [eid for eid in eids(text, "en") if eid.startswith("sec_") and "__" not in eid] == [
        "sec_1",
        "sec_2",
        "sec_3",
    ]
    assert find(text, "sec_1__subsec_1__par_a").text == "toxic chemicals;"


def test_a_table_of_contents_is_not_taken_for_the_law() -> None:
    contents = ["CONTENTS", "1 Offences", "2 Penalties", "3 Commencement"]
    body = [
        "1 Offences",
        "A person who acts commits an offence.",
        "2 Penalties",
        "A person guilty is liable.",
        "3 Commencement",
        "This Act comes into force at once.",
    ]
    text = law(*contents, *body)
    assert find(text, "sec_2").text == "A person guilty is liable."


def test_headings_on_the_line_below_the_label() -> None:
    text = law(
        "Article 1",
        "Scope",
        "This Regulation applies to exports.",
        "Article 2",
        "Definitions",
        "The following apply:",
        "(a) export;",
    )
    assert find(text, "art_2").heading == "Definitions"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Artículo 1.- Tabla A.", "es"),
        ("Anexo A a B a C", "es"),
        ("Section 1. Table A.", "en"),
        ("Article 2a", "en"),
        ("", "es"),
    ],
)
def test_a_few_words_tell_their_language(text: str, language: str) -> None:
    assert detect(text) == language
