"""LibreOffice opens the comparative tables, Word file and spreadsheet, and prints every word of them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from drafting.compare import compare
from drafting.compare.table import Choices, Table, three_texts, two_texts
from drafting.compare.three import three
from drafting.model import Document
from drafting.sheets import workbook
from drafting.structure import parse_text
from drafting.word.comparative import comparative

pytestmark = pytest.mark.office

SEEDS = Path(__file__).parent.parent.parent / "seeds" / "ley-federal-quimica"
WRITERS = {"docx": comparative, "xlsx": workbook}


def draft(number: int) -> Document:
    return parse_text((SEEDS / f"{number:02}.txt").read_text(encoding="utf-8"))


def tables() -> dict[str, Table]:
    choices = Choices(changed_only=True)
    return {
        "two": two_texts(compare(draft(5), draft(6)), names=("Borrador 5", "Borrador 6"), choices=choices),
        "three": three_texts(three(draft(9), draft(10), draft(11)), names=("9", "10", "11"), choices=choices),
    }


def test_tables_of_real_drafts_print_whole(soffice: str, tmp_path: Path) -> None:
    made = tables()
    files = []
    for name, table in made.items():
        for kind, write in WRITERS.items():
            files.append(tmp_path / f"{name}-{kind}.{kind}")
            files[-1].write_bytes(write(table))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=300)
    for file in files:
        printed = file.with_suffix(".pdf")
        assert printed.read_bytes().startswith(b"%PDF"), file.name
    if not shutil.which("pdftotext"):
        return
    for name, table in made.items():
        text = subprocess.run(
            ["pdftotext", "-layout", str(tmp_path / f"{name}-docx.pdf"), "-"],
            capture_output=True,
            text=True,
            timeout=60,
        ).stdout
        pages = text.count("\f")
        assert f"Página {pages} de {pages}" in text
        assert text.count(table.columns[0][0]) == pages  # the header row stands on every page
        found = set(text.split())
        for column in range(len(table.columns)):
            lost = {word for word in table.words(column) if word.isalpha()} - found
            assert len(lost) <= 5, lost  # words that the printer hyphenated or that carry two marks


def test_a_formula_does_not_run_in_libreoffice(soffice: str, tmp_path: Path) -> None:
    law = parse_text("Artículo 1.- =40+2")
    table = two_texts(compare(law, parse_text("Artículo 1.- =40+3")), names=("=40+4", "=40+5"))
    file = tmp_path / "formula.xlsx"
    file.write_bytes(workbook(table))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "csv", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    text = file.with_suffix(".csv").read_text(encoding="utf-8", errors="replace")
    assert "=40+2" in text
    assert not {"42", "43", "44", "45"} & set(text.replace('"', "").replace(",", " ").split())
