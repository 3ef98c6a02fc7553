"""Real proposals on a common base: the branches of a constitution kept as a repository."""

import csv
from itertools import combinations
from pathlib import Path

import pytest

from drafting.compare.three import Status, three
from drafting.files import read_document
from drafting.model import Document
from tests.corpora.conftest import laws  # noqa: F401 - a fixture

pytestmark = pytest.mark.corpora
QUIET = (Status.UNCHANGED, Status.RENUMBERED)


def read(path: Path) -> Document:
    return read_document(path.read_bytes(), path.name, "es")


@pytest.fixture
def folder(laws: Path) -> Path:  # noqa: F811 - asked for by name
    return laws / "es" / "es-constitucion-1978"


def test_proposals_on_other_articles_meet_nowhere(folder: Path) -> None:
    rows = list(csv.DictReader((folder / "proposals.csv").read_text(encoding="utf-8").splitlines()))
    proposals = [read(folder / row["file"]) for row in rows if row["based_on_version"] == "v003"]
    assert len(proposals) >= 4
    base = read(next(folder.glob("v003*.adoc")))
    for a, b in combinations(proposals, 2):
        found = three(base, a, b)
        assert {point.status for point in found.points} <= {*QUIET, Status.ONLY_A, Status.ONLY_B}
        assert {Status.ONLY_A, Status.ONLY_B} <= {point.status for point in found.points}


def test_a_proposal_and_the_reform_that_was_passed_collide_where_both_rewrote(folder: Path) -> None:
    base, passed = read(next(folder.glob("v003*.adoc"))), read(next(folder.glob("v004*.adoc")))
    found = three(base, read(next(folder.glob("proposal_rae*.adoc"))), passed)
    assert [p.provision.eid for p in found.points if p.status is Status.COLLIDE] == ["art_49"]
