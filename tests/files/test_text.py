"""Plain text in the encodings that offices really send."""

import pytest

from drafting.files import read_blocks, read_document

LAW = "Artículo 1º.- El órgano “competente” señalará años, según convenga — sin excepción.\n\nArtículo 2º.- ¿Cómo?\n"
EXPECTED = [line for line in LAW.split("\n") if line]
#: DOS and old Macintosh encodings have no typographic quotes or dashes
PLAIN = LAW.replace("“", "«").replace("”", "»").replace(" — ", " - ")


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-16-be-bom", "utf-32", "cp1252", "mac_roman"],
)
def test_the_encoding_is_recognised(encoding: str) -> None:
    if encoding.endswith("-bom"):
        data = ("\ufeff" + LAW).encode(encoding.removesuffix("-bom"))
    else:
        data = LAW.encode(encoding)
    assert [block.text for block in read_blocks(data, "ley.txt")] == EXPECTED


@pytest.mark.parametrize("encoding", ["latin-1", "cp850"])
def test_one_byte_encodings_without_typographic_signs(encoding: str) -> None:
    got = [block.text for block in read_blocks(PLAIN.encode(encoding), "ley.txt")]
    assert got == [line for line in PLAIN.split("\n") if line]


def test_line_ends_of_every_system() -> None:
    for end in ("\r\n", "\r", "\n"):
        assert [b.text for b in read_blocks(LAW.replace("\n", end).encode(), "x")] == EXPECTED


def test_text_that_begins_with_an_angle_is_still_text() -> None:
    assert read_blocks(b"<nota> Articulo 1. Texto.", "a.txt")[0].text == "<nota> Articulo 1. Texto."


def test_letters_composed_of_two_characters_become_one() -> None:
    assert read_blocks("Arti\u0301culo".encode(), "a.txt")[0].text == "Artículo"


def test_the_language_can_be_said() -> None:
    assert read_document(b"Article 1. X.", "a.txt", "es").language == "es"
    assert read_document(LAW.encode(), "ley.txt").language == "es"
