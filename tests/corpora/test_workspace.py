"""Real laws through the whole door: file, draft, uids, comparison, search, and back byte for byte."""

import csv
from pathlib import Path

import pytest

from drafting.model import Instrument, Layer
from drafting.workbench import Workbench

pytestmark = pytest.mark.corpora

LAWS = [
    ("es/cl-ley-19628-vida-privada", "es"),
    ("es/mx-cpeum-2024", "es"),
    ("en/us-cfr12-1002-regulation-b", "en"),
]


def versions(folder: Path) -> list[Path]:
    """The last four versions; some only repeat the one before, byte for byte, and would be refused."""
    with (folder / "versions.csv").open(encoding="utf-8", newline="") as file:
        found = [folder / row["file"] for row in csv.DictReader(file)]
    return list({path.read_bytes(): path for path in found}.values())[-4:]


@pytest.mark.parametrize(("name", "language"), LAWS)
def test_every_version_is_kept_whole_and_costs_what_changed(
    laws: Path, tmp_path: Path, name: str, language: str
) -> None:
    desk = Workbench(tmp_path, who="test")
    desk.add_instrument(Instrument("law", name, name, language, Layer.STATUTE))  # type: ignore[arg-type]
    kept = []
    for path in versions(laws / name):
        data = path.read_bytes()
        done = desk.import_draft("law", data, path.name)
        kept.append(done.draft)
        document = desk.document(done.draft.id)
        assert desk.source(done.draft.id) == data
        read = desk.read(data, path.name, language)  # type: ignore[arg-type]
        assert document.printed == read.printed
        assert [(p.kind, p.eid, p.label) for p in document.walk()] == [
            (p.kind, p.eid, p.label) for p in read.walk()
        ]
        uids = [provision.uid for provision in document.walk()]
        assert len(set(uids)) == len(uids)
        if done.comparison:
            carried = {provision.uid for provision in done.comparison.old.walk()} & set(uids)
            assert len(carried) > len(uids) / 2
    assert len(kept) > 1
    # the first one cost the whole text
    assert min(draft.stored_bytes for draft in kept[1:]) < kept[0].stored_bytes / 4
    assert desk.search("ley" if language == "es" else "creditor")
    assert desk.verify() == ()
