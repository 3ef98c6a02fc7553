"""No bytes raise anything but our own errors."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafting.errors import DraftingError
from drafting.files import read_blocks, read_document
from tests.word.reading import (
    CONTENT_TYPES,
    definition,
    docx,
    level,
    listing,
    numbered,
    p,
    part,
    relationships,
)

NAMES = st.sampled_from(["a.docx", "a.txt", "a.md", "a.adoc", "a.html", "a.xml", "a.odt", "a", "a.fodt"])
STARTS = st.sampled_from(
    [b"", b"PK\x03\x04", b"<?xml version='1.0'?>", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf", b"---\n", b"{\\rtf",
     b"<akomaNtoso>", b"<?xml version='1.0'?><akomaNtoso xmlns='x'><act><body><article><num>1</num>"]
)  # fmt: skip
SAMPLE = docx(
    p("Artículo 1", properties=numbered(1)) + f"<w:tbl><w:tr><w:tc>{p('a')}</w:tc></w:tr></w:tbl>",
    numbering=definition(0, level(0, "decimal", "%1.")) + listing(1, 0),
)

#: Tags that the Word reader treats specially, to be nested at random.
TAGS = st.sampled_from(
    ["p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "pPr", "rPr", "numPr", "ins", "del", "moveFrom", "moveTo",
     "fldChar", "footnoteReference", "pPrChange", "hyperlink", "txbxContent", "vanish", "ilvl", "numId",
     "outlineLvl", "pStyle", "cellDel", "trPr", "tcPr", "rPrChange", "sectPr", "sym"]
)  # fmt: skip
ATTRIBUTES = st.sampled_from(
    ["", ' w:val="1"', ' w:val="-1"', ' w:val="x"', ' w:val="99999999999999999999"', ' w:id="2"',
     ' w:fldCharType="begin"', ' w:fldCharType="separate"', ' w:fldCharType="end"', ' w:char="FFFFFFFF"',
     ' w:char="D800"', ' w:val=""']
)  # fmt: skip


def element(tag: str, attribute: str, inside: list[str]) -> str:
    return f"<w:{tag}{attribute}>{''.join(inside)}</w:{tag}>"


TREES = st.recursive(
    st.just("x"),
    lambda inner: st.builds(element, TAGS, ATTRIBUTES, st.lists(inner, max_size=4)),
    max_leaves=25,
)
QUIET = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def read_or_refuse(data: bytes, name: str) -> None:
    for read in (read_blocks, read_document):
        try:
            read(data, name)
        except DraftingError as error:
            refused = error
        else:
            continue
        assert refused.place == name
        assert "{" not in refused.sentence("es")


@QUIET
@given(STARTS, st.binary(max_size=400), NAMES)
def test_random_bytes(start: bytes, rest: bytes, name: str) -> None:
    read_or_refuse(start + rest, name)


@QUIET
@given(STARTS, st.text(alphabet="<>/abc=\"'&;#x01 |*_`[]()\n\t\\-!{}é\u202e\x0b", max_size=300), NAMES)
def test_random_markup(start: bytes, rest: str, name: str) -> None:
    read_or_refuse(start + rest.encode(), name)


@QUIET
@given(
    st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), max_size=8), st.integers(0, 200)
)
def test_a_word_file_with_bytes_changed_and_its_end_cut(changes: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(SAMPLE)
    for at, value in changes:
        data[at] = value
    read_or_refuse(bytes(data[: len(data) - cut]), "a.docx")


@QUIET
@given(st.lists(TREES, max_size=6), st.lists(TREES, max_size=3), st.lists(TREES, max_size=3))
def test_any_tree_of_word_elements(body: list[str], numbering: list[str], footnotes: list[str]) -> None:
    made = docx("".join(body), numbering="".join(numbering) or "x", footnotes="".join(footnotes))
    read_or_refuse(made, "a.docx")


@QUIET
@given(st.dictionaries(st.text(max_size=20), st.binary(max_size=60), max_size=4), st.binary(max_size=200))
def test_any_archive(parts: dict[str, bytes], document: bytes) -> None:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", relationships(("officeDocument", "word/document.xml")))
        archive.writestr("word/document.xml", document or part("document", "<w:body/>"))
        for name, data in parts.items():
            if name and "\x00" not in name and name not in archive.namelist():
                archive.writestr(name, data)
    read_or_refuse(out.getvalue(), "a.docx")
