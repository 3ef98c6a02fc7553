"""Files that Word saved as "Strict Open XML" are redlined and annotated like any other."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO

from drafting.files import read_document
from drafting.model import Mark, Quote
from drafting.word import native, resolve
from drafting.word.annotate import annotate
from drafting.word.strict import transitional
from tests.word.commented import comments
from tests.word.native.making import AUTHOR, WHEN, lines

_STRICT = (
    (b"http://schemas.openxmlformats.org/wordprocessingml/2006/", b"http://purl.oclc.org/ooxml/wordprocessingml/"),
    (b"http://schemas.openxmlformats.org/officeDocument/2006/", b"http://purl.oclc.org/ooxml/officeDocument/"),
    (b"http://schemas.openxmlformats.org/drawingml/2006/", b"http://purl.oclc.org/ooxml/drawingml/"),
    (b"relationships/extended-properties", b"relationships/extendedProperties"),
    (b"<w:document ", b'<w:document w:conformance="strict" '),
)  # fmt: skip


def strict(data: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            for usual, other in _STRICT if name.endswith((".xml", ".rels")) else ():
                part = part.replace(usual, other)
            target.writestr(name, part)
    return out.getvalue()


OLD, NEW = lines("Artículo 1. La multa es de cien pesos."), lines("Artículo 1. La multa es de mil pesos.")


def test_the_names_come_back_exactly() -> None:
    with zipfile.ZipFile(BytesIO(NEW)) as was, zipfile.ZipFile(BytesIO(transitional(strict(NEW)))) as now:
        assert now.namelist() == was.namelist()
        for name in was.namelist():
            assert now.read(name) == was.read(name), name


def test_a_usual_file_is_left_as_it_is() -> None:
    assert transitional(NEW) is NEW


def test_strict_files_are_redlined_in_their_own_formatting() -> None:
    for old, new in ((strict(OLD), strict(NEW)), (OLD, strict(NEW)), (strict(OLD), NEW)):
        assert native.opening(new) == "Artículo 1. La multa es de mil pesos."
        made = native.redline(old, new, author=AUTHOR, when=WHEN)
        assert (made.count.words_inserted, made.count.words_deleted) == (1, 1)
        rejected, accepted = resolve.both(made.data)
        assert (rejected.blocks, accepted.blocks) == (
            resolve.content(OLD, "accept").blocks,
            resolve.content(NEW, "accept").blocks,
        )


def test_strict_files_are_annotated_in_place() -> None:
    data = strict(NEW)
    mark = Mark("checks", "art_1", "¿Mil?", quote=Quote("mil pesos"))
    made = annotate(
        data, read_document(data, "a.docx"), [mark], language="es", when=datetime(2026, 1, 2, tzinfo=UTC)
    )
    assert [one.words for one in comments(made).values()] == ["mil pesos"]
    with zipfile.ZipFile(BytesIO(data)) as was, zipfile.ZipFile(BytesIO(made)) as now:
        assert "word/theme/theme1.xml" in now.namelist()
        assert was.namelist() == [name for name in now.namelist() if name in was.namelist()]
