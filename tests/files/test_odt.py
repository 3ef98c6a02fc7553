"""OpenDocument text, as LibreOffice writes it."""

import subprocess
from pathlib import Path
from shutil import which

import docx as python_docx
import pytest

from drafting.errors import UnreadableFile
from drafting.files import read_blocks
from drafting.model import Block
from tests.word.reading import packed

NAMESPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("style", "style"),
    )
)
STYLES = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
    '<text:list-level-style-number text:level="3" style:num-format="1" style:num-suffix="." text:display-levels="3"/>'
    '</text:list-style><text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" '
    'text:bullet-char="\uf0b7"/></text:list-style>'
)


def odt(body: str) -> bytes:
    content = (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def read(body: str) -> tuple[Block, ...]:
    return read_blocks(odt(body), "ley.odt")


def items(style: str, *inside: str, more: str = "") -> str:
    rows = "".join(f"<text:list-item>{row}</text:list-item>" for row in inside)
    return f'<text:list text:style-name="{style}"{more}>{rows}</text:list>'


def para(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def test_headings_paragraphs_and_signs() -> None:
    body = '<text:h text:outline-level="2">Título I</text:h><text:p>uno<text:tab/>dos<text:line-break/>tres<text:s text:c="3"/>x</text:p>'
    assert read(body) == (Block("Título I", style="heading", level=2), Block("uno dos\ntres x"))


def test_lists_with_their_numbers() -> None:
    nested = para("b") + items("L1", para("x"), para("y") + items("L1", para("z")))
    body = (
        items("L1", para("a"), nested)
        + para("texto")
        + items("L1", para("c"), more=' text:continue-numbering="true"')
    )
    assert [b.text for b in read(body + items("L1", para("d")) + items("L2", para("e")))] == [
        "1. a", "2. b", "a) x", "b) y", "2.b.1. z", "texto", "3. c", "1. d", "• e",
    ]  # fmt: skip


def test_tracked_changes_are_accepted_and_annotations_left_out() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>borrado</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:p>queda<office:annotation><text:p>comentario</text:p>"
        "</office:annotation></text:p>"
    )
    assert read(body) == (Block("queda"),)


def test_notes_boxes_tables_and_contents() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>nota</text:p></text:note-body></text:note>"
    )
    box = "<draw:frame><draw:text-box><text:p>cuadro</text:p></draw:text-box></draw:frame>"
    row = "<table:table-row><table:table-cell><text:p>a</text:p><text:p>b</text:p></table:table-cell><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row>"
    contents = "<text:table-of-content><text:index-body><text:p>Artículo 1 ... 2</text:p></text:index-body></text:table-of-content>"
    assert read(f"{contents}<text:p>uno{note}{box} dos</text:p><table:table>{row}</table:table>") == (
        Block("Artículo 1 ... 2", style="note"),
        Block("uno dos"),
        Block("nota", style="note"),
        Block("cuadro"),
        Block("a\nb\tc", style="row", cells=("a\nb", "c"), table=1),
    )


def test_the_flat_form_is_read_too() -> None:
    flat = f'<?xml version="1.0"?><office:document {NAMESPACES}><office:body><office:text><text:p>hola</text:p></office:text></office:body></office:document>'
    assert read_blocks(flat.encode(), "ley.fodt") == (Block("hola"),)


def test_a_password_is_named() -> None:
    parts = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "\x8f\x01",
             "META-INF/manifest.xml": "<manifest:encryption-data/>"}  # fmt: skip
    with pytest.raises(UnreadableFile) as caught:
        read_blocks(packed(parts), "ley.odt")
    assert caught.value.code == "file_encrypted"


@pytest.mark.office
@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_turns_a_word_file_into_the_same_blocks(tmp_path: Path) -> None:
    document = python_docx.Document()
    document.add_heading("Ley de ejemplo", level=1)
    for text, name in (
        ("uno", "List Number"),
        ("dos", "List Number"),
        ("punto", "List Bullet"),
        ("Fin.", "Normal"),
    ):
        document.add_paragraph(text, style=name)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "a", "b"
    document.save(str(tmp_path / "ley.docx"))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "odt", "ley.docx"],
        cwd=tmp_path, check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    expected = read_blocks((tmp_path / "ley.docx").read_bytes(), "ley.docx")
    assert [block.text for block in expected] == [
        "Ley de ejemplo",
        "1. uno",
        "2. dos",
        "• punto",
        "Fin.",
        "a\tb",
    ]
    assert read_blocks((tmp_path / "ley.odt").read_bytes(), "ley.odt") == expected
