"""Drafts that LibreOffice makes over into Word: redlined and annotated in their own formatting."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from drafting import office
from drafting.workbench import exports
from tests.word.dress.making import article
from tests.word.native.making import document
from tests.word.reading import p, r
from tests.workbench.conftest import LAW, at_work
from tests.workbench.test_dressing import main

pytestmark = pytest.mark.office
WHEN = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize("ending", ["odt", "doc"])
def test_a_redline_of_older_files_is_made_in_their_own_formatting(
    soffice: str, tmp_path: Path, ending: str
) -> None:
    indent = '<w:ind w:left="1134"/>'
    words = "Esta ley es de orden público."
    texts = [words, words.replace("orden público", "interés social")]
    files = [document(p(r("LEY", "<w:b/>")), article("Artículo 1.-", text, indent)) for text in texts]
    desk = at_work(tmp_path / "data")
    desk.add_instrument(LAW)
    drafts = []
    for at, data in enumerate(files):
        made = converted(data, ending, tmp_path / str(at))
        drafts.append(desk.import_draft("law", made, f"{at}.{ending}").draft)
    found = exports.redline(desk, *drafts, exports.Marking("Ana", WHEN, cover=False), reader="en")
    assert "LibreOffice made it over" in found.warnings[0]
    assert "LawArticle" not in main(found.data)
    assert main(found.data).count("<w:ins ") == 1
    noted = exports.annotated(desk, drafts[1], ["placement"], "es")
    assert "LawArticle" not in main(noted.data)


def converted(data: bytes, ending: str, folder: Path) -> bytes:
    """The file as LibreOffice writes it in an older format."""
    import subprocess

    if ending == "odt":
        return office.convert(data, "x.docx", "odt")
    folder.mkdir()
    (folder / "x.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        ending,
        "--outdir",
        str(folder),
        str(folder / "x.docx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / f"x.{ending}").read_bytes()
