"""The real laws, wherever they are kept: never inside the project."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def corpora() -> Path | None:
    """The folder of real laws, or None where this machine has none."""
    named = os.environ.get("DRAFTING_CORPORA")
    for candidate in [Path(named)] if named else [ROOT.parent / "shared"]:
        for found in (candidate / "corpora", candidate):
            if (found / "ground_truth.csv").is_file():
                return found
    return None


@pytest.fixture(scope="session")
def laws() -> Path:
    found = corpora()
    if found is None:
        pytest.skip("the real laws are not on this machine: set DRAFTING_CORPORA")
    return found
