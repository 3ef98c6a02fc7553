"""LibreOffice as the second judge: its own accept-all and reject-all give the two drafts back."""

import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from drafting.compare import compare
from drafting.model import Document, Kind, Provision
from drafting.structure import parse_text
from drafting.word import elements, house, page, styles
from drafting.word.redline import redline
from tests.office.conftest import Office

pytestmark = pytest.mark.office

WHEN = datetime(2026, 3, 1, tzinfo=UTC)
SEEDS = Path(__file__).parent.parent.parent / "seeds"


def marked(old: Document, new: Document) -> bytes:
    return redline(compare(old, new), author="Consejería", when=WHEN)


def law(*articles: str, rows: tuple[str, ...] = ()) -> Document:
    made = [
        Provision(Kind.ARTICLE, str(n), label=f"Artículo {n}.-", text=text, eid=f"art_{n}")
        for n, text in enumerate(articles, start=1)
    ]
    if rows:
        kids = tuple(Provision(Kind.ROW, text=text, eid=f"row_{n}") for n, text in enumerate(rows))
        made.append(Provision(Kind.TABLE, heading="Lista de sustancias", children=kids, eid="tbl"))
    return Document("es", "Ley de Ejemplo", tuple(made))


COMMON = "La autoridad llevará un registro público de las sustancias y de quienes las producen"
ONE = "Quien importe sustancias de la lista primera pedirá licencia con treinta días de antelación."
ROWS = ("Núm.\tNombre\tCAS", "1\tTricloruro de fósforo\t7719-12-2", "2\tCloruro de tionilo\t7719-09-7")
PAIRS = {
    "words": (law(COMMON + "."), law(COMMON + ", con sus domicilios.")),
    "an article at the end": (law(COMMON + "."), law(COMMON + ".", ONE)),
    "an article at the start": (law(COMMON + "."), law(ONE, COMMON + ".")),
    "nothing left": (law(COMMON), law()),
    "nothing before": (law(), law(COMMON)),
    "the end of one and the whole next": (law(COMMON, ONE), law(COMMON + " y más", "Nuevo del todo.", ONE)),
    "order": (law(COMMON, ONE, "Tercero sin cambio."), law("Tercero sin cambio.", COMMON, ONE)),
    "a row comes": (law(COMMON, rows=ROWS[:2]), law(COMMON, rows=ROWS)),
    "a row goes": (law(COMMON, rows=ROWS), law(COMMON, rows=(ROWS[0], ROWS[2]))),
    "a table comes": (law(COMMON), law(COMMON, rows=ROWS)),
    "a table goes": (law(COMMON, rows=ROWS), law(COMMON)),
    "a table with another column": (
        law(COMMON, rows=ROWS),
        law(COMMON, rows=tuple(f"{row}\tx" for row in ROWS)),
    ),
    "a paragraph before a table": (
        law(COMMON, ONE, rows=ROWS),
        law(COMMON, rows=ROWS),
    ),
}


def test_accepting_and_rejecting_in_libreoffice_gives_the_two_drafts(in_office: Office) -> None:
    requests = [(marked(*pair), side) for pair in PAIRS.values() for side in ("reject", "accept")]
    wanted = [list(house.paragraphs(draft)) for pair in PAIRS.values() for draft in pair]
    found = in_office(requests)
    names = [f"{name}, {side}" for name in PAIRS for side in ("reject", "accept")]
    assert dict(zip(names, found, strict=True)) == dict(zip(names, wanted, strict=True))


def test_successive_drafts_of_the_chemical_law_come_back_in_libreoffice(in_office: Office) -> None:
    files = sorted((SEEDS / "ley-federal-quimica").glob("*.txt"))
    assert len(files) == 12
    drafts = [parse_text(path.read_text(encoding="utf-8")) for path in files]
    pairs = [(drafts[at], drafts[at + 1]) for at in (2, 4, len(drafts) - 2)]
    found = in_office([(marked(*pair), side) for pair in pairs for side in ("reject", "accept")])
    assert found == [list(house.paragraphs(draft)) for pair in pairs for draft in pair]


def test_a_clean_file_opens_with_every_paragraph(in_office: Office) -> None:
    draft = law(COMMON, ONE, rows=ROWS)
    assert in_office([(house.clean(draft), "as_is")]) == [list(house.paragraphs(draft))]


def test_libreoffice_still_joins_two_insertions_that_touch(in_office: Office) -> None:
    """The reason for ``plan._settled``: when this fails, LibreOffice is mended and the detour can go."""
    marks = elements.Marks("A", WHEN)
    first = [elements.run("uno"), marks.mark("ins", elements.run(" más"))]
    second = [marks.mark("ins", elements.run("Nuevo ")), elements.run("dos")]
    body = [elements.paragraph(styles.BODY.id, content) for content in (first, second)]
    body.append(elements.paragraph(styles.CLOSING, ()))
    data = page.package(body, styles.build([styles.BODY], {}, "es"), page.Facts("", "es"))
    assert in_office([(data, "reject")]) == [["unodos"]]


@pytest.mark.parametrize("kind", ["clean", "redline"])
def test_an_export_prints_to_pdf(soffice: str, tmp_path: Path, kind: str) -> None:
    old, new = law(COMMON), law(COMMON, ONE, rows=ROWS)
    source = tmp_path / "export.docx"
    source.write_bytes(house.clean(new) if kind == "clean" else marked(old, new))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    printed = tmp_path / "export.pdf"
    assert printed.read_bytes().startswith(b"%PDF")
    if shutil.which("pdftotext"):
        text = subprocess.run(
            ["pdftotext", str(printed), "-"], capture_output=True, text=True, timeout=60
        ).stdout
        assert "Tricloruro de fósforo" in text
        assert "Página 1 de 1" in text
