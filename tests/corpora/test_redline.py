"""Every real law, version after version: the clean file holds its words, the redline both versions."""

from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from drafting.compare import compare
from drafting.model import Document
from drafting.structure import parse_text
from drafting.word import house, resolve
from drafting.word import redline as module
from drafting.word.redline import redline

pytestmark = pytest.mark.corpora

WHEN = datetime(2026, 3, 1, tzinfo=UTC)
TEXTS = {".txt", ".md", ".adoc"}


def versions(law: Path) -> list[Document]:
    files = sorted(path for path in law.glob("v[0-9]*") if path.suffix in TEXTS)
    return [parse_text(path.read_text(encoding="utf-8")) for path in files]


@pytest.fixture(scope="module")
def drafts(laws: Path) -> dict[str, list[Document]]:
    return {
        law.name: versions(law) for language in ("es", "en") for law in sorted((laws / language).iterdir())
    }


def test_every_version_comes_back_from_its_clean_file(drafts: dict[str, list[Document]]) -> None:
    checked = 0
    for law, documents in drafts.items():
        for number, document in enumerate(documents, start=1):
            found = "\n".join(resolve.paragraphs(house.clean(document), "accept"))
            assert found == document.printed, f"{law}, version {number}"
            checked += 1
    assert checked


def test_consecutive_versions_come_back_from_their_redline_marked_word_by_word(
    drafts: dict[str, list[Document]], monkeypatch: pytest.MonkeyPatch
) -> None:
    proofs: list[str] = []
    real = module._unproved

    def watched(*given: object) -> str:
        proofs.append(real(*given))  # type: ignore[arg-type]
        return proofs[-1]

    monkeypatch.setattr(module, "_unproved", watched)
    pairs = 0
    for law, documents in drafts.items():
        for number, (old, new) in enumerate(pairwise(documents), start=1):
            data = redline(compare(old, new), author="A", when=WHEN)
            assert "\n".join(resolve.paragraphs(data, "reject")) == old.printed, f"{law}, version {number}"
            assert "\n".join(resolve.paragraphs(data, "accept")) == new.printed, (
                f"{law}, version {number + 1}"
            )
            pairs += 1
    assert pairs
    assert proofs == [""] * pairs, "the coarser fallback was needed"
