"""The label that Word prints is part of the text that is read."""

import pytest

from drafting.word.number_formats import formatted
from drafting.word.read import read_blocks
from tests.word.reading import definition, docx, level, listing, numbered, p, style, styled


def texts(*paragraphs: str, numbering: str, styles: str = "") -> list[str]:
    return [
        block.text for block in read_blocks(docx("".join(paragraphs), numbering=numbering, styles=styles))
    ]


def item(words: str, depth: int = 0, number: int = 1) -> str:
    return p(words, properties=numbered(number, depth))


LEGAL = definition(
    0,
    level(0, "decimal", "%1."),
    level(1, "decimal", "%1.%2"),
    level(2, "lowerLetter", "(%3)"),
    level(3, "lowerRoman", "%4)"),
)


def test_levels_count_and_restart_under_a_higher_one() -> None:
    got = texts(
        item("uno"), item("a", 1), item("b", 1), item("x", 2), item("dos"), item("c", 1), item("y", 2), item("z", 3),
        numbering=LEGAL + listing(1, 0),
    )  # fmt: skip
    assert got == ["1. uno", "1.1 a", "1.2 b", "(a) x", "2. dos", "2.1 c", "(a) y", "i) z"]


def test_lists_of_one_definition_count_on_and_an_override_starts_anew_once() -> None:
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = LEGAL + listing(1, 0) + listing(2, 0) + listing(3, 0, restart)
    got = texts(
        item("a"),
        item("b", number=2),
        item("c", number=3),
        item("d", number=3),
        item("e"),
        numbering=numbering,
    )
    assert got == ["1. a", "2. b", "5. c", "6. d", "7. e"]


def test_an_override_may_replace_a_whole_level() -> None:
    roman = '<w:lvlOverride w:ilvl="0">' + level(0, "upperRoman", "%1.-", start=3) + "</w:lvlOverride>"
    got = texts(item("a"), item("b"), numbering=LEGAL + listing(1, 0, roman))
    assert got == ["III.- a", "IV.- b"]


def test_a_level_may_go_on_counting_under_a_higher_one() -> None:
    going_on = definition(
        0, level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    )
    got = texts(item("t"), item("a", 1), item("u"), item("b", 1), numbering=going_on + listing(1, 0))
    assert got == ["I. t", "1. a", "II. u", "2. b"]


def test_legal_numbering_writes_every_level_in_digits() -> None:
    legal = definition(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    assert texts(item("t"), item("a", 1), numbering=legal + listing(1, 0)) == ["I. t", "1.1 a"]


def test_a_level_used_before_the_one_above_it_shows_that_ones_start() -> None:
    assert texts(item("a", 1), numbering=LEGAL + listing(1, 0)) == ["1.1 a"]


def test_a_style_brings_its_list_and_the_level_that_is_tied_to_it() -> None:
    numbering = definition(
        0,
        level(0, "upperRoman", "TÍTULO %1", '<w:pStyle w:val="Titulo"/>'),
        level(1, "decimal", "Artículo %2.-", '<w:pStyle w:val="Articulo"/><w:lvlRestart w:val="0"/>'),
    ) + listing(7, 0)
    styles = (
        style("Titulo", '<w:numPr><w:numId w:val="7"/></w:numPr><w:outlineLvl w:val="0"/>')
        + style("Articulo", '<w:numPr><w:numId w:val="7"/></w:numPr>')
        + style("Derivado", based_on="Articulo")
    )
    got = texts(
        p("Disposiciones", properties=styled("Titulo")),
        p("Objeto.", properties=styled("Articulo")),
        p("Ámbito.", properties=styled("Derivado")),
        p("Derechos", properties=styled("Titulo")),
        p("Tercero.", properties=styled("Articulo")),
        numbering=numbering,
        styles=styles,
    )
    assert got == [
        "TÍTULO I Disposiciones", "Artículo 1.- Objeto.", "Artículo 2.- Ámbito.", "TÍTULO II Derechos",
        "Artículo 3.- Tercero.",
    ]  # fmt: skip


def test_a_paragraph_can_take_away_the_list_of_its_style() -> None:
    styles = style("Articulo", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    got = texts(
        p("uno", properties=styled("Articulo")),
        p("sin número", properties=styled("Articulo") + numbered(0)),
        p("dos", properties=styled("Articulo")),
        numbering=LEGAL + listing(1, 0),
        styles=styles,
    )
    assert got == ["1. uno", "sin número", "2. dos"]


def test_a_list_may_stand_for_a_numbering_style() -> None:
    numbering = (
        definition(0, more='<w:numStyleLink w:val="Legal"/>')
        + definition(1, level(0, "upperLetter", "%1)"), more='<w:styleLink w:val="Legal"/>')
        + listing(1, 0)
        + listing(2, 1)
    )
    assert texts(item("a"), item("b", number=2), numbering=numbering) == ["A) a", "B) b"]


def test_a_number_with_nothing_behind_it_is_glued_as_word_glues_it() -> None:
    glued = definition(0, level(0, "decimal", "Artículo %1", '<w:suff w:val="nothing"/>'))
    assert texts(item(".- Objeto."), numbering=glued + listing(1, 0)) == ["Artículo 1.- Objeto."]


def test_bullets_are_what_the_eye_sees_and_a_hidden_label_is_not() -> None:
    bullets = definition(0, level(0, "bullet", "\uf0b7"), level(1, "bullet", "o"), level(2, "bullet", "–"))
    hidden = definition(
        1, '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
        "<w:rPr><w:vanish/></w:rPr></w:lvl>"
    )  # fmt: skip
    numbering = bullets + hidden + listing(1, 0) + listing(2, 1)
    got = texts(item("a"), item("b", 1), item("c", 2), item("", 0), item("d", number=2), numbering=numbering)
    assert got == ["• a", "◦ b", "– c", "d"]


def test_an_empty_numbered_paragraph_counts_and_shows_its_number() -> None:
    assert texts(item("a"), item(""), item("c"), numbering=LEGAL + listing(1, 0)) == ["1. a", "2.", "3. c"]


def test_a_list_that_no_part_defines_prints_no_number() -> None:
    assert texts(item("a", number=99), numbering=LEGAL) == ["a"]
    assert [block.text for block in read_blocks(docx(item("a")))] == ["a"]


def test_numbers_of_office_2010_with_leading_zeros_are_found_in_their_alternative() -> None:
    zeros = (
        '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )
    assert texts(item("a"), numbering=definition(0, zeros) + listing(1, 0)) == ["007 a"]


@pytest.mark.parametrize(
    ("value", "style", "spanish", "english"),
    [
        (4, "decimal", "4", "4"),
        (4, "decimalZero", "04", "04"),
        (12, "decimalZero", "12", "12"),
        (1994, "upperRoman", "MCMXCIV", "MCMXCIV"),
        (19, "lowerRoman", "xix", "xix"),
        (1, "lowerLetter", "a", "a"),
        (27, "lowerLetter", "aa", "aa"),
        (53, "upperLetter", "AAA", "AAA"),
        (3, "ordinal", "3º", "3rd"),
        (11, "ordinal", "11º", "11th"),
        (22, "ordinal", "22º", "22nd"),
        (1, "ordinalText", "Primero", "First"),
        (12, "ordinalText", "Duodécimo", "Twelfth"),
        (23, "ordinalText", "Vigésimo tercero", "Twenty-third"),
        (30, "ordinalText", "Trigésimo", "Thirtieth"),
        (16, "cardinalText", "Dieciséis", "Sixteen"),
        (42, "cardinalText", "Cuarenta y dos", "Forty-two"),
        (5, "numberInDash", "- 5 -", "- 5 -"),
        (5, "none", "", ""),
        (0, "upperRoman", "0", "0"),
        (5, "hebrew1", "5", "5"),
    ],
)
def test_number_formats(value: int, style: str, spanish: str, english: str) -> None:
    assert (formatted(value, style, "es"), formatted(value, style, "en")) == (spanish, english)
