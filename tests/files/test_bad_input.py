"""Whatever is handed in, the answer is the right text or one clear sentence: never a traceback."""

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from drafting import guard
from drafting.errors import DraftingError, UnreadableFile
from drafting.files import read_blocks, read_document
from tests.word.reading import CONTENT_TYPES, docx, p, packed, part, relationships

WORD = {
    "[Content_Types].xml": CONTENT_TYPES,
    "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ja"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>{0}'
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><akomaNtoso>&e;</akomaNtoso>'
)


def a_word_file() -> bytes:
    return docx(p("Artículo 1.- Objeto.") * 50)


def bomb() -> bytes:
    """Two hundred megabytes of blanks in 200 kilobytes."""
    parts = WORD | {"word/document.xml": b" " * (60 * guard.MEGABYTE)}
    return packed(parts)


def many_bombs() -> bytes:
    """Five parts that the directory says are a hundred megabytes each."""
    data = bytearray(packed(WORD | {f"word/media/{n}.bin": bytes(1000) for n in range(5)}))
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 24 : at + 28] = struct.pack("<I", 100 * guard.MEGABYTE)
    return bytes(data)


def lying_about_its_size() -> bytes:
    """A part whose directory says that it unpacks to ten bytes."""
    data = bytearray(packed(WORD | {"word/document.xml": b" " * 100_000}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


def encrypted() -> bytes:
    data = bytearray(packed(WORD | {"word/document.xml": "<w/>"}))
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) >= 0:
        data[at + 8] |= 1
    return bytes(data)


def tables(count: int) -> bytes:
    return docx("<w:tbl><w:tr><w:tc>" * count + p("x") + "</w:tc></w:tr></w:tbl>" * count)


def xml(inside: str) -> bytes:
    return f'<?xml version="1.0"?>{inside}'.encode()


BAD: list[tuple[str, Callable[[], bytes], str, str]] = [
    ("an empty file", lambda: b"", "a.docx", "file_empty"),
    ("blanks only", lambda: b" \n\t\n ", "a.txt", "file_empty"),
    ("a .docx that is not a zip", lambda: b"hola " * 100, "a.docx", "file_not_packed"),
    ("a picture called .docx", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "a.docx", "file_picture"),
    ("a photograph called .txt", lambda: b"\xff\xd8\xff\xe0" + b"JFIF" * 100, "a.txt", "file_picture"),
    ("a truncated .docx", lambda: a_word_file()[:-200], "a.docx", "file_damaged"),
    ("a .docx cut in the middle", lambda: a_word_file()[:400], "a.docx", "file_damaged"),
    ("a zip bomb in one part", bomb, "a.docx", "file_expands"),
    ("a zip bomb in many parts", many_bombs, "a.docx", "file_expands"),
    ("a part that lies about its size", lying_about_its_size, "a.docx", "file_damaged"),
    ("a password", encrypted, "a.docx", "file_encrypted"),
    ("a part whose name climbs out", lambda: packed(WORD | {"../../etc/cron": "x"}), "a.docx", "file_paths"),
    ("a part with an absolute name", lambda: packed(WORD | {"/etc/passwd": "x"}), "a.docx", "file_paths"),
    ("a part on another drive", lambda: packed(WORD | {"C:\\x": "x"}), "a.docx", "file_paths"),
    ("no document part", lambda: packed(WORD), "a.docx", "docx_no_document"),
    ("a document part of another sort", lambda: packed(WORD | {"word/document.xml": "<a/>"}), "a.docx", "docx_no_document"),
    ("a document without body", lambda: packed(WORD | {"word/document.xml": part("document", "")}), "a.docx", "docx_no_document"),
    ("a document part that is no XML", lambda: packed(WORD | {"word/document.xml": "<w:p"}), "a.docx", "xml_damaged"),
    ("entities in a .docx", lambda: packed(WORD | {"word/document.xml": LAUGHS.format("<x>&c;</x>")}), "a.docx", "xml_entities"),
    ("entities in its relationships", lambda: packed(WORD | {"_rels/.rels": LAUGHS.format("<x/>")}), "a.docx", "xml_entities"),
    ("thousands of nested tables", lambda: tables(3000), "a.docx", "xml_too_deep"),
    ("a .docx without any text", lambda: docx(p("")), "a.docx", "file_without_text"),
    ("more than fifty megabytes", lambda: b"Articulo 1. Texto.\n" * 3_000_000, "a.txt", "file_too_large"),
    ("fifty million bytes of text", lambda: b"Articulo 1. Texto.\n" * 2_600_000, "a.txt", "text_too_long"),
    ("a million lines", lambda: b"x\n\n" * 1_000_000, "a.txt", "too_many_blocks"),
    ("binary rubbish", lambda: bytes(range(256)) * 40, "a.txt", "file_binary"),
    ("control characters", lambda: b"\x01\x02\x03 texto " * 10, "a.txt", "file_binary"),
    ("a picture", lambda: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(50), "a.png", "file_picture"),
    ("UTF-8 with broken characters", lambda: "artículo ñandú énfasis ".encode() * 9 + b"\xc3 ", "a.txt", "file_mixed_encoding"),
    ("half a UTF-16 character", lambda: "ley".encode("utf-16") + b"\xd8", "a.txt", "file_mixed_encoding"),
    ("a PDF", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "ley.pdf", "file_pdf"),
    ("a PDF called .docx", lambda: b"%PDF-1.7\n", "ley.docx", "file_pdf"),
    ("rich text", lambda: b"{\\rtf1\\ansi hola}", "ley.rtf", "file_rtf"),
    ("old Word", lambda: OLE + bytes(600) + "WordDocument".encode("utf-16-le"), "ley.doc", "file_doc"),
    ("an old spreadsheet", lambda: OLE + bytes(600) + "Workbook".encode("utf-16-le"), "lista.xls", "file_ole"),
    ("Word with a password", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "l.docx", "file_encrypted"),
    ("a workbook", lambda: packed(WORD | {"xl/workbook.xml": "<w/>"}), "lista.xlsx", "file_spreadsheet"),
    ("a presentation", lambda: packed(WORD | {"ppt/presentation.xml": "<w/>"}), "p.pptx", "file_presentation"),
    ("a zip of other files", lambda: packed({"ley.txt": "hola"}), "ley.zip", "file_zip"),
    ("an .ods", lambda: packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}), "a.ods", "file_spreadsheet"),
    ("an .odt without a text", lambda: packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"}), "a.odt", "odt_no_document"),
    ("a billion laughs", lambda: LAUGHS.format("<akomaNtoso>&c;</akomaNtoso>").encode(), "a.xml", "xml_entities"),
    ("an entity that reads a file", OUTSIDE.encode, "a.xml", "xml_entities"),
    ("entities in UTF-16", lambda: LAUGHS.replace('"1.0"', '"1.0" encoding="utf-16"').format("<akomaNtoso/>").encode("utf-16"), "a.xml", "xml_entities"),
    ("an entity nobody defined", lambda: xml("<akomaNtoso><p>&nada;</p></akomaNtoso>"), "a.xml", "xml_damaged"),
    ("XML cut off", lambda: xml("<akomaNtoso><act>"), "a.xml", "xml_damaged"),
    ("deep XML", lambda: xml("<akomaNtoso>" + "<p>" * 5000 + "</p>" * 5000 + "</akomaNtoso>"), "a.xml", "xml_too_deep"),
    ("XML just too deep", lambda: xml("<akomaNtoso>" + "<p>" * 200 + "x" + "</p>" * 200 + "</akomaNtoso>"), "a.xml", "xml_too_deep"),
    ("other XML", lambda: xml("<factura><total>1</total></factura>"), "a.xml", "xml_unknown"),
    ("Word in one XML file", lambda: xml('<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>'), "a.xml", "file_word_xml"),
    ("Akoma Ntoso without text", lambda: xml("<akomaNtoso><meta>x</meta></akomaNtoso>"), "a.xml", "file_without_text"),
    ("a novel in Akoma Ntoso", lambda: xml("<akomaNtoso>" + f"<p>{'y' * 9_000_000}</p>" * 3 + "</akomaNtoso>"), "a.xml", "text_too_long"),
    ("deep HTML", lambda: b"<html>" + b"<div>" * 3000 + b"x", "a.html", "xml_too_deep"),
    ("HTML that only runs scripts", lambda: b"<html><script>document.write('x')</script></html>", "a.html", "file_without_text"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "name", "code"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_bad_input_gets_one_sentence_in_both_languages(
    data: Callable[[], bytes], name: str, code: str
) -> None:
    made = data()
    for read in (read_blocks, read_document):
        with pytest.raises(UnreadableFile) as caught:
            read(made, name)
        error = caught.value
        assert (error.code, error.place) == (code, name)
        for language in ("es", "en"):
            sentence = error.sentence(language)
            assert name in sentence
            assert "\n" not in sentence
            assert "{" not in sentence
            assert sentence != f"error.{code}"


def test_too_many_parts() -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_blocks(packed({f"word/{n}": "" for n in range(guard.MAX_PARTS + 1)}), "a.docx")
    assert caught.value.code == "file_too_many_parts"


def test_a_part_that_stands_twice() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", part("document", f"<w:body>{p('uno')}</w:body>"))
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("word/document.xml", part("document", f"<w:body>{p('otro')}</w:body>"))
    with pytest.raises(UnreadableFile) as caught:
        read_blocks(out.getvalue(), "a.docx")
    assert caught.value.code == "file_paths"


def test_too_many_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_TAGS", 1000)
    for data, name in ((docx(p("x") * 1000), "a.docx"), (b"<html>" + b"<br>x" * 1001, "a.html")):
        with pytest.raises(UnreadableFile) as caught:
            read_blocks(data, name)
        assert caught.value.code == "xml_too_many_elements"


def test_tables_nested_as_deep_as_allowed_are_read() -> None:
    assert [block.text for block in read_blocks(tables(62), "a.docx")] == ["x"]


def test_control_characters_and_turned_writing_do_not_get_into_the_text() -> None:
    text = (
        "Artículo 1.- La pena\u202e no\u202c será\x07 de\u200f uno a diez años, según la gravedad. "
        + "Más texto. " * 40
    )
    (block,) = read_blocks(text.encode(), "a.txt")
    assert block.text.startswith("Artículo 1.- La pena no será de uno a diez años")
    assert not set(block.text) & set("\u202e\u202c\x07\u200f")


def test_every_error_of_this_part_is_one_of_ours() -> None:
    assert issubclass(UnreadableFile, DraftingError)
