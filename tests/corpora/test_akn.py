"""Real laws as Akoma Ntoso: valid against the standard's schema, and read back as they went."""

from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from drafting.akn.facts import Facts, Version
from drafting.akn.read import read_document
from drafting.akn.write import written
from drafting.model import Layer
from drafting.workbench import papers

pytestmark = pytest.mark.corpora

LARGEST = 900_000
FACTS = Facts("law", Layer.STATUTE, (Version(1, date(2026, 1, 1), "in force"),), "Office", "zz")


@pytest.fixture(scope="session")
def schema(laws: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(laws / "akn" / "xsd" / "akomantoso30.xsd")))


def files(laws: Path) -> list[Path]:
    """The last version of each law, every Word file, every Akoma Ntoso file."""
    last = [
        sorted(law.glob("v*"))[-1] for tongue in ("es", "en") for law in sorted((laws / tongue).iterdir())
    ]
    return [*last, *sorted(laws.glob("docx/*.docx")), *sorted(laws.glob("akn/*.xml"))]


def test_every_real_law_is_valid_and_comes_back(laws: Path, schema: etree.XMLSchema) -> None:
    wrong = []
    for path in files(laws):
        if path.stat().st_size > LARGEST:
            continue
        document = papers.read_file(path)
        data = written(document, FACTS)
        back = read_document(data)
        if not schema.validate(etree.fromstring(data)):
            wrong.append((path.name, str(schema.error_log.last_error)))
        if "".join(back.printed.split()) != "".join(document.printed.split()):
            wrong.append((path.name, "other words"))
        lost = {(p.kind, p.number, p.eid) for p in document.walk()} - {
            (p.kind, p.number, p.eid) for p in back.walk()
        }
        wrong.extend((path.name, str(one)) for one in lost)
    assert wrong == []
