"""LibreOffice where it is installed."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.office.driving import Request, has_uno, resolve

Office = Callable[[Sequence[Request]], list[list[str]]]


@pytest.fixture(scope="session")
def soffice() -> str:
    found = shutil.which("soffice")
    if found is None:
        pytest.skip("LibreOffice is not installed")
    return found


@pytest.fixture
def in_office(soffice: str, tmp_path: Path) -> Office:
    """Gives LibreOffice files and what to do with them ("accept", "reject", "as_is"); returns the texts."""
    if not has_uno():
        pytest.skip("LibreOffice's Python bridge (uno) is not installed")
    return lambda requests: resolve(requests, tmp_path)
