"""The readers are tested without LibreOffice, whether it is there or not; tests/office has those with it."""

import pytest


@pytest.fixture(autouse=True)
def without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTING_SOFFICE", "off")
