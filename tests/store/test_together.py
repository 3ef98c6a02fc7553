"""Many verbs over one connection: cheaper, and never out of date."""

import threading
from pathlib import Path

import pytest

from drafting.errors import NotFound
from drafting.model import Instrument, Layer
from drafting.people import Person
from drafting.store import Store, connection
from tests.store.conftest import add
from tests.store.trees import STAMP, draft


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows with every connection that is opened; names the thread."""
    found: list[str] = []
    connect = connection.connect

    def noted(path: Path, mode: str = "rw") -> connection.Database:
        found.append(threading.current_thread().name)
        return connect(path, mode)

    monkeypatch.setattr(connection, "connect", noted)
    return found


def test_verbs_together_read_over_one_connection(law: Store, opened: list[str]) -> None:
    with law.together():
        for _ in range(5):
            law.instruments()
            law.drafts("law")
    assert len(opened) == 1


def test_each_verb_sees_what_was_written_meanwhile(law: Store) -> None:
    with law.together():
        assert law.drafts("law") == ()
        added = add(law, draft())
        assert law.drafts("law") == (added,)
        law.decide("shelf", "law", {}, STAMP, instrument="law", after=None)
        assert law.instruments() == ()
        assert [one.slug for one in law.put_away()] == ["law"]


def test_nothing_stays_open_afterwards_also_when_a_verb_raised(law: Store, path: Path) -> None:
    with law.together():
        with pytest.raises(NotFound):
            law.instrument("nowhere")
        assert law.instrument("law").slug == "law"
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_everybody_sees_only_what_is_theirs_to_see(law: Store) -> None:
    law.add_instrument(Instrument("other", "Otra ley", "Otra", "es", Layer.STATUTE, 2), STAMP)
    grant = {"grantee": "ana@office.example", "role": "reader"}
    law.decide("role", "law/ana", grant, STAMP, instrument="law", after=None)
    ana = law.seen_by(Person("ana", "ana@office.example", "Ana"))
    with law.together():
        for _ in range(2):
            assert [one.slug for one in law.instruments()] == ["law", "other"]
            assert [one.slug for one in ana.instruments()] == ["law"]


def test_another_thread_has_a_connection_of_its_own(law: Store, opened: list[str]) -> None:
    with law.together():
        law.instruments()
        other = threading.Thread(target=law.instruments, name="other")
        other.start()
        other.join()
    assert sorted(opened) == ["MainThread", "other"]


def test_one_inside_another_is_the_same(law: Store, opened: list[str]) -> None:
    with law.together():
        with law.together():
            law.instruments()
        law.instruments()
    assert len(opened) == 1
