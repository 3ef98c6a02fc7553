"""Old Word files and rich text are read through LibreOffice, as their .docx is read."""

import subprocess
from io import BytesIO
from pathlib import Path

import docx as python_docx
import pytest

from drafting import files
from drafting.errors import UnreadableFile

pytestmark = pytest.mark.office


def law() -> bytes:
    document = python_docx.Document()
    document.add_heading("Ley de prueba", level=1)
    document.add_paragraph("Artículo 1.- La Secretaría resolverá en diez días. Los plazos son:")
    document.add_paragraph("El de la notificación.", style="List Number")
    document.add_paragraph("El de la respuesta.", style="List Number")
    table = document.add_table(rows=2, cols=2)
    for index, text in enumerate(("Sustancia", "CAS", "Fosgeno", "75-44-5")):
        table.cell(index // 2, index % 2).text = text
    document.add_paragraph("Artículo 2.- Fin.")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("ending", ["doc", "rtf"])
def test_it_reads_as_its_docx(soffice: str, tmp_path: Path, ending: str) -> None:
    data = law()
    (tmp_path / "ley.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", ending, "--outdir", str(tmp_path), "ley.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    older = files.read_blocks((tmp_path / f"ley.{ending}").read_bytes(), f"ley.{ending}")
    assert [block.text for block in older] == [block.text for block in files.read_blocks(data, "ley.docx")]
    assert [block.text for block in older][2:4] == ["1. El de la notificación.", "2. El de la respuesta."]
    assert older[0].style == "heading"


def test_without_libreoffice_a_sentence_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTING_SOFFICE", "off")
    with pytest.raises(UnreadableFile) as refused:
        files.read_document(b"{\\rtf1 Art\\'edculo 1.}", "ley.rtf")
    assert refused.value.code == "file_rtf"
    assert "ley.rtf" in refused.value.sentence("es")


def test_rubbish_in_its_clothes_is_refused_or_read_as_text(soffice: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        files.read_document(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le"), "ley.doc"
        )
    assert refused.value.place == "ley.doc"
