"""The margin of a draft: which notes, at which provision, on which words."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from streamlit.testing.v1 import AppTest

from drafting.model import Document, Language, Mark, Quote
from drafting.structure import parse_text
from drafting.ui.speech import Speech
from drafting.ui.views.margin import chosen, notes, occurrence
from drafting.workbench import Workbench
from drafting.workbench.marks import SAYERS

ARTICLE = "Artículo 1.- La multa sube y la multa baja.\n\nArtículo 2.- Otra cosa."


def test_an_address_chooses_only_kinds_that_exist_in_their_order() -> None:
    assert chosen("checks, placement,nonsense", ("placement", "checklist", "checks")) == (
        "placement",
        "checks",
    )
    assert chosen("", ("placement",)) == ()


def test_the_words_around_tell_which_occurrence_is_meant() -> None:
    text = "La multa sube y la multa baja."
    assert occurrence(text, Quote("multa", "La ", " sube")) == 0
    assert occurrence(text, Quote("multa", "y la ", " baja")) == 1
    assert occurrence(text, Quote("pena")) is None
    assert occurrence(text, Quote("")) is None


def test_a_note_stands_at_its_provision_with_its_person_and_its_answers() -> None:
    document = parse_text(ARTICLE, "es")
    when = datetime(2026, 8, 3, 12, tzinfo=UTC)
    reply = Mark("comment", "art_1", "Sí.", author="Salud", when=when)
    mark = Mark(
        "comment",
        "art_1",
        "¿Baja?",
        quote=Quote("multa", "y la "),
        author="Aduanas",
        when=when,
        replies=(reply,),
    )
    (note,) = notes(document, [mark, Mark("comment", "art_9", "en ninguna parte")], Speech("es"))
    assert (note["at"], note["exact"], note["turn"]) == ("art_1", "multa", 1)
    assert note["by"] == "Aduanas, 3 de agosto de 2026"
    assert note["replies"] == [{"by": "Salud, 3 de agosto de 2026", "text": "Sí."}]


@pytest.fixture
def a_sayer(monkeypatch: pytest.MonkeyPatch) -> None:
    def say(document: Document, language: Language) -> Iterator[Mark]:
        yield Mark("placement", "art_2", f"said in {language}", quote=Quote("diez"))

    monkeypatch.setitem(SAYERS, "placement", say)


def test_the_page_shows_the_kinds_it_is_asked_for(
    desk: Workbench, app: Callable[..., AppTest], a_sayer: None
) -> None:
    without = reader(app("draft", instrument="ley", draft="1"))
    assert without["notes"] == []
    assert {"id": "placement", "on": False} in without["kinds"]
    with_notes = reader(app("draft", instrument="ley", draft="1", margin="placement"))
    assert [(note["at"], note["text"]) for note in with_notes["notes"]] == [("art_2", "said in es")]
    assert {"id": "placement", "on": True} in with_notes["kinds"]


def reader(test: AppTest) -> dict[str, object]:
    """What the page hands over for the margin of the text it shows."""
    assert not test.exception, test.exception
    packed = [
        element.proto.bytes
        for element in test.main
        if element.type == "bidi_component" and element.proto.component_name.endswith("reader_notes")
    ]
    return dict(json.loads(packed[0]))
