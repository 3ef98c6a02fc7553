"""LibreOffice prints a report whole, from the Word file and from the spreadsheet."""

import shutil
import subprocess
from pathlib import Path

import pytest

from drafting.report import Column, Report, Row, Table, cell
from drafting.sheets.report import workbook
from drafting.word.report import report

pytestmark = pytest.mark.office

NAMES = [f"requisito{number}" for number in range(60)]
ROWS = tuple(
    Row(
        (cell(name), cell(f"Lo que pide {name}. " * (number % 9 + 1), tone="fair"), cell()),
        f"Sección {number // 20}",
    )
    for number, name in enumerate(NAMES)
)
TABLE = Table("Matriz", (Column("Núm.", 2), Column("Requisito", 6), Column("Notas", 3)), ROWS, "", "Sección")
REPORT = Report("Matriz", "es", (TABLE,), "Dos leyes", ("Una nota larga. " * 20,))


def test_a_report_prints_whole_and_repeats_its_header(soffice: str, tmp_path: Path) -> None:
    files = {"docx": report(REPORT), "xlsx": workbook(REPORT)}
    for kind, data in files.items():
        (tmp_path / f"{kind}.{kind}").write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    names = [str(tmp_path / f"{kind}.{kind}") for kind in files]
    subprocess.run([*command, *names], check=True, capture_output=True, timeout=300)
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    for kind in files:
        asked = ["pdftotext", "-layout", str(tmp_path / f"{kind}.pdf"), "-"]
        printed = subprocess.run(asked, check=True, capture_output=True, text=True, timeout=60).stdout
        pages = [page for page in printed.split("\f") if page.strip()]
        assert len(pages) > 1, kind
        assert all("Requisito" in page for page in pages), kind
        assert all(f"{name} " in printed for name in NAMES), kind
        assert all(f"Sección {number}" in printed for number in range(3)), kind
