"""What the search page says of how it understood the words."""

from drafting.ui.speech import Speech
from drafting.ui.views.searching import Scene, payload
from drafting.workbench import Workbench


def test_a_cas_number_that_nothing_contains_is_not_said_to_be_contained(desk: Workbench) -> None:
    speech = Speech("es")
    answer = desk.searching.find("7664-39-3", "es")
    shown = payload(answer, Scene(desk.instruments(), {}, ()), speech)
    assert shown["nothing"]
    assert shown["notes"] == []
    assert shown["cas"]
