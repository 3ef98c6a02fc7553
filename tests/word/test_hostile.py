"""Word files that mean harm or are broken: one clear sentence, or a correct result; never a traceback."""

import socket
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from io import BytesIO

import pytest

from drafting.errors import DraftingError, UnreadableFile
from drafting.word import resolve
from drafting.word.native import redline
from drafting.word.read import read_blocks
from tests.word.editing.package import Docx, paragraph
from tests.word.editing.rich import rich

WHEN = datetime(2026, 3, 1, tzinfo=UTC)
MAIN = "word/document.xml"
marked = partial(redline, author="Consejería", when=WHEN, language="es")


def rebuilt(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """The file with its parts changed as raw bytes."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def put(name: str, old: bytes, new: bytes) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        assert old in parts[name]
        parts[name] = parts[name].replace(old, new, 1)

    return change


def drop(name: str) -> Callable[[dict[str, bytes]], None]:
    return lambda parts: parts.pop(name) and None  # type: ignore[func-returns-value]


def nested(levels: int) -> bytes:
    inside = (
        b"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>" * levels + b"<w:p/>" + b"</w:tc></w:tr></w:tbl>" * levels
    )
    return rebuilt(rich(), put(MAIN, b"<w:body>", b"<w:body>" + inside))


def bomb() -> bytes:
    return rebuilt(rich(), lambda parts: parts.update({MAIN: b"<w:document>" + b" " * 60_000_000}))


def entities() -> bytes:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'

    def change(parts: dict[str, bytes]) -> None:
        head, mark, body = parts[MAIN].partition(b"?>")
        parts[MAIN] = head + mark + laughs + body

    return rebuilt(rich(), change)


def outside_entity() -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        head, mark, body = parts[MAIN].partition(b"?>")
        parts[MAIN] = head + mark + b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">' + body

    return rebuilt(rich(), change)


REFUSED = {
    "a bomb": bomb,
    "thousands of tables inside each other": lambda: nested(3_000),
    "entities that grow": entities,
    "a document type from outside": outside_entity,
    "no main part": lambda: rebuilt(rich(), drop(MAIN)),
    "a main part that is no XML": lambda: rebuilt(rich(), lambda parts: parts.update({MAIN: b"\x00\x01"})),
    "a main part cut short": lambda: rebuilt(rich(), lambda parts: parts.update({MAIN: parts[MAIN][:5000]})),
    "cut short": lambda: rich()[:9_000],
    "a part that leads out of the archive": lambda: rebuilt(rich(), lambda parts: parts.update({"../../x": b""})),
    "no archive": lambda: b"{\\rtf1 no Word file}",
    "nothing": lambda: b"",
    "another office's archive": lambda: rebuilt(rich(), lambda parts: parts.clear() or parts.update({"mimetype": b"x"})),
}  # fmt: skip


@pytest.fixture(scope="module")
def file() -> bytes:
    return rich()


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("a connection was asked for")

    monkeypatch.setattr(socket.socket, "connect", refused)


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_file_is_refused_in_one_sentence_by_every_reader(name: str, file: bytes) -> None:
    bad = REFUSED[name]()
    readers: list[Callable[[], object]] = [
        lambda: read_blocks(bad),
        lambda: resolve.content(bad, "accept"),
        lambda: marked(bad, file),
        lambda: marked(file, bad),
    ]
    for reader in readers:
        with pytest.raises(UnreadableFile) as refused:
            reader()
        for language in ("es", "en"):
            sentence = refused.value.sentence(language)
            assert sentence
            assert "\n" not in sentence
            assert "{" not in sentence


def well_made(old: bytes, new: bytes) -> bytes:
    """A redline that restores both."""
    made = marked(old, new).data
    assert resolve.both(made) == (resolve.content(old, "accept"), resolve.content(new, "accept"))
    return made


def names(data: bytes) -> set[str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return set(archive.namelist())


def edited(data: bytes) -> bytes:
    """Another paragraph at the start."""
    doc = Docx(data)
    doc.body.insert(0, paragraph("Un párrafo nuevo."))
    return doc.bytes()


def test_tables_as_deep_as_allowed_are_read(file: bytes) -> None:
    deep = nested(30)
    well_made(file, deep)
    well_made(deep, edited(deep))


def test_what_a_relationship_leads_to_outside_is_never_fetched(file: bytes) -> None:
    def change(parts: dict[str, bytes]) -> None:
        end = b"</Relationships>"
        row = b'<Relationship Id="rOut%d" TargetMode="External" Target="http://127.0.0.1:9/%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s"/>'
        rows = b"".join(
            row % (at, at, kind) for at, kind in enumerate((b"attachedTemplate", b"image", b"frame"))
        )
        parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(end, rows + end)
        parts[MAIN] = parts[MAIN].replace(
            b"<w:body>",
            b'<w:body><w:p><w:r><w:pict><x xmlns="urn:x" r:id="rOut1"/></w:pict></w:r></w:p>',
            1,
        )

    away = rebuilt(file, change)
    read_blocks(away)
    for made in (well_made(file, away), well_made(away, edited(away))):
        with zipfile.ZipFile(BytesIO(made)) as archive:
            assert b"127.0.0.1" not in archive.read("word/_rels/document.xml.rels"), "Word would fetch it"


@pytest.mark.parametrize("side", ["old", "new"])
def test_macros_do_not_come_along_and_it_is_said(file: bytes, side: str) -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["word/vbaProject.bin"] = b"macro"
        kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        types = parts["[Content_Types].xml"]
        parts["[Content_Types].xml"] = types.replace(
            kind, b"application/vnd.ms-word.document.macroEnabled.main+xml"
        ).replace(
            b"<Override",
            b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override',
            1,
        )
        rels = parts["word/_rels/document.xml.rels"]
        row = b'<Relationship Id="rVba" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/>'
        parts["word/_rels/document.xml.rels"] = rels.replace(b"</Relationships>", row + b"</Relationships>")

    armed = rebuilt(file, change)
    made = marked(armed, edited(file)) if side == "old" else marked(file, edited(armed))
    assert not any("vba" in name.lower() for name in names(made.data))
    with zipfile.ZipFile(BytesIO(made.data)) as archive:
        assert b"macroEnabled" not in archive.read("[Content_Types].xml")
        assert b"vbaProject" not in archive.read("word/_rels/document.xml.rels")
    assert any("macro" in warning for warning in made.warnings) == (side == "new")


BROKEN: dict[str, Callable[[dict[str, bytes]], None]] = {
    "a list that is not there": put(MAIN, b'<w:numId w:val="1"/>', b'<w:numId w:val="4711"/>'),
    "a list number that is no number": put(MAIN, b'<w:numId w:val="1"/>', b'<w:numId w:val="x"/>'),
    "a level that is not there": put(MAIN, b'<w:ilvl w:val="0"/>', b'<w:ilvl w:val="77"/>'),
    "a style that is based on itself": put(
        "word/styles.xml", b'<w:basedOn w:val="', b'<w:basedOn w:val="ListNumber" x="'
    ),
    "no styles": drop("word/styles.xml"),
    "no numbering": drop("word/numbering.xml"),
    "no notes where notes are called": drop("word/footnotes.xml"),
    "no header where one is named": drop("word/header1.xml"),
    "no relationships": drop("word/_rels/document.xml.rels"),
    "a picture that is not there": drop("word/media/image1.png"),
    "a field that never ends": put(MAIN, b'<w:fldChar w:fldCharType="end"/>', b""),
    "a note that is not there": put(
        MAIN, b'<w:footnoteReference w:id="1"/>', b'<w:footnoteReference w:id="99"/>'
    ),
    "a bookmark that never ends, with a number that is none": put(MAIN, b'w:id="900"', b'w:id="-x"'),
    "no settings": drop("word/settings.xml"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_gives_a_correct_redline_or_a_clear_sentence(name: str, file: bytes) -> None:
    broken = rebuilt(file, BROKEN[name])
    for work in (
        lambda: well_made(broken, edited(broken)),
        lambda: well_made(file, broken),
        lambda: well_made(broken, file),
        lambda: read_blocks(broken),
    ):
        assert "\n" not in (refusal(work) or "")


def refusal(work: Callable[[], object]) -> str | None:
    """The sentence with which it is refused, if it is."""
    try:
        work()
    except DraftingError as error:
        return error.sentence("es")
    return None
