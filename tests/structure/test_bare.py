"""Sections whose number stands bare: the United Kingdom, Ireland, the Commonwealth."""

from tests.structure.outline import eids, find, law

SENTENCE = (
    "Where an amendment of the Annex enters into force a reference to it is to the Annex as amended, " * 3
)


def test_a_long_section_of_one_sentence_does_not_end_the_sections() -> None:
    text = law(
        "PART 1",
        "PRELIMINARY",
        "1.—(1) This Act may be cited as the Chemical Act.",
        "(2) It binds the State.",
        "2.—(1) In this Act words have their meaning.",
        f"3. {SENTENCE.strip()}",
        "PART 2",
        "OFFENCES",
        "4.—(1) A person shall not use a weapon.",
        "5. A person who—",
        "(a) obstructs an inspector,",
        "is guilty of an offence.",
    )
    sections = [eid for eid in eids(text, "en") if eid.startswith("sec_") and "__" not in eid]
    assert sections == ["sec_1", "sec_2", "sec_3", "sec_4", "sec_5"]
    assert find(text, "part_1").heading == "PRELIMINARY"
    assert find(text, "sec_5").text == "A person who—"


def test_a_list_of_figures_and_a_repealed_section_do_not_end_the_sections() -> None:
    text = law(
        "1 Licences.",
        "(1) The Minister may grant a licence.",
        "2 Contents of a licence.",
        "(1) It holds the following.",
        "1. The name of its holder.",
        "2. The day on which it ends.",
        "3 Fees.",
        "(1) A fee is payable.",
        "6 Appeals.",
        "(1) An appeal lies to the court.",
        "7 Extent.",
        "(1) This Act extends to the islands.",
    )
    sections = [eid for eid in eids(text, "en") if eid.startswith("sec_") and "__" not in eid]
    assert sections == ["sec_1", "sec_2", "sec_3", "sec_6", "sec_7"]


def test_a_marginal_note_on_the_line_above_heads_its_section() -> None:
    text = law(
        "Short title",
        "1 This Act may be cited as the Chemical Act.",
        "Definitions",
        "2 (1) The following apply in this Act.",
        "(2) Words have their meaning.",
        "Binding on the Crown",
        "3 This Act is binding on the Crown.",
        "Prohibition",
        "4 No person shall use a chemical weapon.",
    )
    assert find(text, "sec_3").text == "This Act is binding on the Crown."
    assert find(text, "div_3").heading == "Binding on the Crown"
    assert [eid for eid in eids(text, "en") if "flush" in eid] == []


def test_supplements_with_no_before_their_number() -> None:
    text = law(
        "PART 799—EXPORTS",
        "§ 799.1 Scope.",
        "This part applies to exports.",
        "Supplement No. 2 to Part 799—Addresses",
        "Mail forms to the office.",
    )
    assert find(text, "annex_supplement-2").heading == "Addresses"


def test_short_lines_are_labels_and_headings_and_not_wrapped_text() -> None:
    text = "Artículo 1. Objeto.\n\nEs este.\n\nCAPÍTULO I\nDisposiciones\n\nANEXO I\nLista\n\nUno.\n\nANEXO II\nModelo\n\nDos."
    assert find(text, "annex_I").heading == "Lista"
    assert find(text, "annex_II").heading == "Modelo"


def test_numbers_glued_to_their_headings_as_pages_copy_them() -> None:
    text = law(
        "1Licences.",
        "(1)The Minister may grant a licence.",
        "2Use etc. of weapons.",
        "(1)No person shall use a weapon.",
        "2AAppeals.",
        "(1)An appeal lies to the court.",
        "3Extent.",
        "(1)This Act extends to the islands.",
    )
    sections = [eid for eid in eids(text, "en") if eid.startswith("sec_") and "__" not in eid]
    assert sections == ["sec_1", "sec_2", "sec_2a", "sec_3"]
    assert find(text, "sec_2").heading == "Use etc. of weapons."


def test_a_section_of_an_order_opens_with_its_first_letter() -> None:
    text = law("Section 1. The office decides.", "Sec. 2. (a) A board is established.", "(b) It meets.")
    assert find(text, "sec_2__subsec_a").text == "A board is established."


def test_a_spanish_annex_with_its_title_on_the_same_line() -> None:
    text = law("Artículo 1. Se aplica esta lista.", "ANEXO I Lista de sustancias", "Una.")
    assert find(text, "annex_I").heading == "Lista de sustancias"
