"""One page of each kind of export as a picture for docs/exports.md: ``python -m bench.exports``.

From the seeds, through LibreOffice and ``pdftoppm``; the pictures lie in docs/images.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from drafting.compare.table import Choices
from drafting.model import Draft
from drafting.office import program
from drafting.workbench import Workbench, exports
from drafting.workbench.output import as_pdf
from drafting.workbench.tables import with_extras

IMAGES = Path(__file__).parent.parent / "docs" / "images"
LAW = "ley-federal-quimica"
CHANGED = Choices(changed_only=True)


def files(desk: Workbench) -> Iterator[tuple[str, bytes, int]]:
    """Name of the picture, its PDF, and the page to show."""
    draft: dict[int, Draft] = {found.number: found for found in desk.drafts(LAW)}
    at = datetime(2026, 10, 5, 12, tzinfo=UTC)
    marking = exports.Marking("Dirección General de Asuntos Jurídicos", at, cover=False)
    yield "redline", exports.redline(desk, draft[11], draft[12], marking, "pdf").data, 14
    yield "cover", exports.redline(desk, draft[11], draft[12], replace(marking, cover=True), "pdf").data, 1
    said = with_extras(CHANGED, desk.document(draft[12].id), kinds=["placement"])
    two = exports.table(desk, [draft[11], draft[12]], said)
    yield "table", exports.table_file(two, "pdf").data, 2
    many = exports.table(desk, [draft[number] for number in (9, 10, 11, 12)], CHANGED)
    yield "table-many", exports.table_file(many, "pdf").data, 5
    three = exports.table(desk, [draft[8], draft[10], draft[11]], CHANGED, against_base=True)
    yield "table-three", exports.table_file(three, "pdf").data, 21
    plain = exports.table(desk, [draft[11], draft[12]], CHANGED)
    yield "sheet", _sheet_as_pdf(exports.table_file(plain, "xlsx").data), 1
    said_of_it = ["checklist", "checks", "placement", "review"]
    yield "annotated", exports.annotated(desk, draft[12], said_of_it, "es", "pdf").data, 8
    yield "clean", as_pdf(desk.export_clean(draft[12].id)), 1


def _sheet_as_pdf(data: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as found:
        folder = Path(found)
        (folder / "sheet.xlsx").write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        soffice = program()
        assert soffice is not None
        command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", found]
        subprocess.run([*command, str(folder / "sheet.xlsx")], check=True, capture_output=True, timeout=180)
        return (folder / "sheet.pdf").read_bytes()


def picture(name: str, pdf: bytes, page: int) -> Path:
    """The page as a small PNG."""
    with tempfile.TemporaryDirectory() as found:
        source = Path(found) / "export.pdf"
        source.write_bytes(pdf)
        subprocess.run(
            ["pdftoppm", "-r", "84", "-f", str(page), "-l", str(page), "-singlefile", "-png",
             str(source), str(source.with_suffix(""))],
            check=True, capture_output=True, timeout=60,
        )  # fmt: skip
        made = Image.open(source.with_suffix(".png")).convert("RGB")
        target = IMAGES / f"export-{name}.png"
        made.thumbnail((1200, 1000))
        made.quantize(48).save(target, optimize=True)
    return target


def main() -> None:
    """Make all pictures."""
    with tempfile.TemporaryDirectory() as directory:
        desk = Workbench(Path(directory), who="Oficina")
        desk.seed()
        for name, pdf, page in files(desk):
            target = picture(name, pdf, page)
            print(f"{target.name}: {target.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
