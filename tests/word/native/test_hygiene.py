"""Nothing leaves in a redline that would run or fetch by itself; the cover note is no part of the draft."""

import zipfile
from datetime import date
from io import BytesIO

import pytest

from drafting import files
from drafting.word import native, resolve
from drafting.word.cover import Cover, Draft
from drafting.word.native.hygiene import _local
from tests.word.editing.rich import rich
from tests.word.native.making import AUTHOR, WHEN, document, lines, main, replaced, with_parts
from tests.word.schema import dangling, violations

_MACRO = (
    b'<Relationship Id="rIdM" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"'
    b' Target="vbaProject.bin"/></Relationships>'
)


def with_macro(data: bytes) -> bytes:
    data = with_parts(data, {"word/vbaProject.bin": b"macro"})
    data = replaced(data, b"</Relationships>", _MACRO, "word/_rels/document.xml.rels")
    types = b'<Override PartName="/word/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    data = replaced(data, b"</Types>", types, "[Content_Types].xml")
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return replaced(
        data, plain, b"application/vnd.ms-word.document.macroEnabled.main+xml", "[Content_Types].xml"
    )


def test_macros_are_left_out_and_the_warning_says_so() -> None:
    made = native.redline(lines("a"), with_macro(lines("b")), author=AUTHOR, when=WHEN)
    with zipfile.ZipFile(BytesIO(made.data)) as archive:
        assert not [name for name in archive.namelist() if "vba" in name.lower()]
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"vba" not in everything.lower()
    assert b"macroEnabled" not in everything
    assert any("macros" in one for one in made.warnings)
    assert dangling(made.data) == []


def test_macros_of_the_old_draft_do_not_come_in() -> None:
    made = native.redline(with_macro(lines("a", "b")), lines("b"), author=AUTHOR, when=WHEN)
    with zipfile.ZipFile(BytesIO(made.data)) as archive:
        assert not [name for name in archive.namelist() if "vba" in name.lower()]


def test_a_template_on_a_server_is_cut_off_and_links_stay() -> None:
    rows = (
        b'<Relationship Id="rIdT" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
        b' Target="https://example.org/a.png" TargetMode="External"/>'
        b'<Relationship Id="rIdL" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"'
        b' Target="https://example.org/" TargetMode="External"/></Relationships>'
    )
    new = replaced(lines("a"), b"</Relationships>", rows, "word/_rels/document.xml.rels")
    made = native.redline(lines("b"), new, author=AUTHOR, when=WHEN)
    with zipfile.ZipFile(BytesIO(made.data)) as archive:
        found = archive.read("word/_rels/document.xml.rels")
    assert b"a.png" not in found
    assert b'"https://example.org/"' in found
    assert made.warnings


@pytest.mark.parametrize(
    ("target", "local"),
    [
        ("Normal.dotm", True),
        ("file:///C:/Users/a/Normal.dotm", True),
        (r"C:\Users\a\Normal.dotm", True),
        ("https://example.org/a.dotm", False),
        (r"\\server\share\a.dotm", False),
        ("file://server/share/a.dotm", False),
        ("file:////server/share/a.dotm", False),
    ],
)
def test_only_what_stands_elsewhere_is_cut_off(target: str, local: bool) -> None:
    assert _local(target) is local


def test_the_cover_note_says_what_this_is_and_is_no_part_of_either_draft() -> None:
    old = rich()
    new = replaced(old, b"mil</w:t>", b"diez mil</w:t>")
    sides = Draft("Draft 1", date(2026, 1, 2), "ab" * 32), Draft("Draft 2", date(2026, 3, 4), "cd" * 32)
    cover = Cover("Ley de ejemplo", *sides, AUTHOR, WHEN)
    made = native.redline(old, new, author=AUTHOR, when=WHEN, cover=cover)
    assert resolve.both(made.data) == (resolve.content(old, "accept"), resolve.content(new, "accept"))
    words = main(made.data).decode()
    for part in (
        "Ley de ejemplo",
        "Draft 1",
        "4 March 2026",
        "22 November 2026, 09:30 UTC",
        "ab" * 16,
        "cd" * 16,
        AUTHOR,
        "Words inserted: 1",
    ):
        assert part in words
    assert not set(violations(made.data)) - set(violations(new))


def test_a_cover_before_a_draft_that_begins_in_the_same_page_breaks_it() -> None:
    new = replaced(lines("a"), b"<w:pgSz", b'<w:type w:val="continuous"/><w:pgSz')
    cover = Cover("T", Draft("1"), Draft("2"), AUTHOR, WHEN)
    made = native.redline(
        document("<w:p/>".replace("/>", "></w:p>")), new, author=AUTHOR, when=WHEN, cover=cover
    )
    assert b'w:br w:type="page"' in main(made.data)


def test_a_cover_note_is_not_read_back_as_text_of_the_draft() -> None:
    cover = Cover("Portada", Draft("1"), Draft("2"), AUTHOR, WHEN)
    made = native.redline(
        lines("Artículo 1. Uno."), lines("Artículo 1. Dos."), author=AUTHOR, when=WHEN, cover=cover
    )
    assert [block.text for block in files.read_blocks(made.data, "a.docx")] == ["Artículo 1. Dos."]
