"""What was read of texts is kept, and never out of date."""

import threading
from pathlib import Path

import pytest

from drafting.checks import Finding
from drafting.model import Instrument, Layer
from drafting.workbench import Workbench, checking, readings
from drafting.workbench.ahead import read_ahead

LAW = Instrument("law", "Ley de Prueba", "Ley", "es", Layer.STATUTE, 1)
TEXT = "Artículo 1.- La autoridad deberá aplicar el artículo 9.\n\nArtículo 2.- Se prohíbe lo anterior.\n"


@pytest.fixture
def desk(tmp_path: Path) -> Workbench:
    made = Workbench(tmp_path, who="Ana")
    made.add_instrument(LAW)
    made.import_draft("law", TEXT.encode(), "1.txt")
    return made


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows with every text that the checks really read."""
    found: list[str] = []
    real = checking.findings

    def noted(document: object, earlier: object = ()) -> object:
        found.append("read")
        return real(document, earlier)  # type: ignore[arg-type]

    monkeypatch.setattr(checking, "findings", noted)
    return found


def test_a_text_is_read_once_for_all_starts(desk: Workbench, read: list[str]) -> None:
    first = desk.checks.findings(desk.draft("law").id)
    assert [one.rule.id for one in first] == ["ref_missing"]
    again = Workbench(desk.directory, who="Luz")
    assert again.checks.findings(again.draft("law").id) == first
    assert read == ["read"]


def test_another_text_is_another_reading(desk: Workbench, read: list[str]) -> None:
    desk.checks.findings(desk.draft("law").id)
    desk.import_draft("law", TEXT.replace("artículo 9", "artículo 2").encode(), "2.txt")
    assert desk.checks.findings(desk.draft("law").id) == ()
    assert len(read) == 2


def test_what_a_changed_program_or_law_says_is_read_anew(
    desk: Workbench, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.checks.findings(desk.draft("law").id)
    monkeypatch.setattr(readings, "_edition", lambda: b"the next edition")
    again = Workbench(desk.directory, who="Luz")
    again.checks.findings(again.draft("law").id)
    assert len(read) == 2


def test_a_decision_shows_at_once_over_what_is_kept(desk: Workbench) -> None:
    draft = desk.draft("law").id
    (found,) = desk.checks.findings(draft)
    again = Workbench(desk.directory, who="Luz")
    made = again.checks.put_aside(draft, found.key, "Se refiere a otra ley.")
    assert desk.checks.marks(draft, "es") == ()
    again.checks.bring_back(made.id)
    assert len(desk.checks.marks(draft, "es")) == 1


def test_who_asks_while_it_is_read_waits_for_it(desk: Workbench) -> None:
    begun, goes_on, made = threading.Event(), threading.Event(), []

    def slow() -> tuple[Finding, ...]:
        made.append("read")
        begun.set()
        assert goes_on.wait(120)
        return ()

    def ask() -> None:
        assert desk.readings.of("slow", tuple[Finding, ...], (), slow) == ()

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    assert begun.wait(120)
    goes_on.set()
    for thread in threads:
        thread.join()
    assert made == ["read"]
    assert readings._doing == {}


def test_what_was_read_ahead_is_not_read_again(desk: Workbench, read: list[str]) -> None:
    told: list[tuple[int, int]] = []
    read_ahead(desk, lambda done, total: told.append((done, total)))
    assert told[0] == (0, told[0][1])
    assert told[-1] == (told[0][1], told[0][1])
    again = Workbench(desk.directory, who="Luz")
    again.checks.findings(again.draft("law").id)
    assert read == ["read"]
    assert again.placing.findings() == desk.placing.findings()
    assert again.checklists.suggestions("", 1) == desk.checklists.suggestions("", 1)
