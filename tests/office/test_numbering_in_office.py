"""Automatic numbers as LibreOffice prints them: on the real files, and on a file with all that lists can do."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from drafting.guard import tidy
from drafting.word.package import open_package, qn
from drafting.word.read import read_package
from tests.corpora.conftest import corpora
from tests.office.driving import answer, has_uno
from tests.word.reading import definition, docx, level, listing, numbered, p, packed

pytestmark = pytest.mark.office

DRIVER = Path(__file__).parent / "labels_in_office.py"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/numbering.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>'
    '<Override PartName="/word/styles.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>'
)


def labels(data: bytes) -> list[str]:
    """The automatic numbers of the paragraphs outside tables, as they were before tracked changes."""
    found = []
    for read in read_package(open_package(data), "original"):
        label = "".join(
            one.text for one in read.pieces if one.source is not None and one.source.tag == qn("w:p")
        )
        if label.strip() and read.block.style != "row":
            found.append(tidy(label))
    return found


def in_office(soffice: str, tmp_path: Path, files: list[Path]) -> list[list[str]]:
    if not has_uno():
        pytest.skip("LibreOffice's Python bridge (uno) is not installed")
    return [
        [tidy(label) for label, text in paragraphs if label.strip() and tidy(text)]
        for paragraphs in json.loads(answer(DRIVER, [str(path) for path in files], tmp_path))
    ]


def everything() -> bytes:
    """Levels within levels, restarts, overrides, styles, roman, letters, leading zeros.

    Without what LibreOffice 7 does not know (w:isLgl, w:lvlRestart 0): tests/word has that.
    """
    law = definition(
        1,
        level(0, "upperRoman", "TÍTULO %1"),
        level(1, "decimal", "Artículo %2.-"),
        level(2, "upperRoman", "%3."),
        level(3, "lowerLetter", "%4)"),
        level(4, "decimal", "%2.%5"),
    )
    plain = definition(
        2,
        level(0, "decimalZero", "%1"),
        level(1, "lowerRoman", "(%2)", '<w:suff w:val="nothing"/>', start=3),
    )
    tied = definition(
        3, level(0, "decimal", "Sección %1", '<w:pStyle w:val="Seccion"/>'), level(1, "upperLetter", "%1-%2")
    )
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "[%1]")}</w:lvlOverride>'
    lists = (listing(1, 1), listing(2, 2), listing(3, 2, again), listing(4, 2, other), listing(5, 3))
    style = (
        '<w:style w:type="paragraph" w:styleId="Seccion"><w:name w:val="Seccion"/>'
        '<w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
    )
    order = [
        (1, 0), (1, 1), (1, 2), (1, 3), (1, 4), (1, 4), (1, 3), (1, 2), (1, 1), (1, 0), (1, 1), (1, 2), (1, 3),
        (2, 0), (2, 1), (2, 1), (2, 0), (2, 1), (3, 0), (3, 0), (2, 0), (4, 0), (4, 0), (5, 0), (5, 1), (5, 1),
    ]  # fmt: skip
    body = "".join(p(f"texto {n}", properties=numbered(*place)) for n, place in enumerate(order))
    body += p("de estilo", properties='<w:pStyle w:val="Seccion"/>') * 2
    body += p("otra", properties=numbered(5, 1))
    body += "".join(p(f"letra {n}", properties=numbered(1, 3)) for n in range(28))
    made = docx(body, styles=style, numbering="".join((law, plain, tied, *lists)))
    return retyped(made)


def retyped(data: bytes) -> bytes:
    """The same with the content types that LibreOffice asks for."""
    with ZipFile(BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    return packed({**parts, "[Content_Types].xml": TYPES})


def test_lists_number_as_in_libreoffice(soffice: str, tmp_path: Path) -> None:
    path = tmp_path / "listas.docx"
    path.write_bytes(everything())
    (printed,) = in_office(soffice, tmp_path, [path])
    assert labels(path.read_bytes()) == printed


@pytest.mark.corpora
def test_real_files_number_as_in_libreoffice(soffice: str, tmp_path: Path) -> None:
    laws = corpora()
    if laws is None:
        pytest.skip("the real laws are not on this machine: set DRAFTING_CORPORA")
    files = sorted((laws / "docx").glob("*.docx"))
    printed = in_office(soffice, tmp_path, files)
    assert [labels(path.read_bytes()) for path in files] == printed
    assert sum(map(len, printed)) > 1000
