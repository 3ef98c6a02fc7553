"""The review page without a browser: its forms, what waits to be written, what is said where one lands."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from drafting.corpus.reviewers import PLACE
from drafting.edit.entries import entry_of
from drafting.review.model import Comment, State
from drafting.ui import review_unwritten
from drafting.ui.speech import Speech
from drafting.workbench import Workbench
from tests.ui.conftest import FIRST, PAGES, SECOND, said
from tests.workbench.returning import tracked
from tests.workbench.reviewing import sent, uid_of

App = Callable[..., AppTest]


@pytest.fixture
def accepted(desk: Workbench) -> Comment:
    """A comment on article 2 of the law, accepted."""
    draft = desk.draft("ley")
    one = desk.reviews.add(draft.id, uid_of(desk, draft, "art_2"), "¿Y el tránsito?")
    return desk.reviews.settle(one.key, state=State.ACCEPTED, answer="Se agregará en el artículo 2")


def fields(test: AppTest, name: str) -> list[object]:
    boxes = (*test.selectbox, *test.multiselect, *test.text_input, *test.date_input)
    return [box.value for box in boxes if str(box.key).startswith(name)]


def test_the_form_of_a_round_stands_on_the_latest_draft_of_each_instrument(desk: Workbench, app: App) -> None:
    desk.import_draft("reglas", FIRST.encode(), "reglas.txt", on=date(2026, 8, 3))
    test = app("review", instrument="reglas", tab="rounds")
    assert fields(test, "round_draft") == [1]
    next(box for box in test.text_input if str(box.key).startswith("round_title")).input("Reglas").run()
    test.selectbox(key="pick_instrument").select("ley").run()
    assert test.session_state["tab"] == "rounds"
    assert fields(test, "round_draft") == [2]
    assert fields(test, "round_title") == [""]
    desk.import_draft("ley", SECOND.replace("revisión", "queja").encode(), "5.txt")
    test.run()
    assert fields(test, "round_draft") == [3]


def test_a_round_that_is_sent_is_one_on_the_draft_that_is_shown(desk: Workbench, app: App) -> None:
    test = app("review", instrument="ley", tab="rounds")
    next(box for box in test.multiselect if str(box.key).startswith("round_to")).select("customs")
    next(button for button in test.button if button.label == "Abrir la ronda").click().run()
    (made,) = desk.reviews.rounds("ley")
    assert (made.draft, [one.reviewer for one in made.asked]) == (2, ["customs"])
    assert "La ronda 1 sobre el borrador 2 está abierta" in said(test)


def test_where_offices_are_added_is_said_where_they_are_chosen(desk: Workbench, app: App) -> None:
    for language in ("es", "en"):
        test = app("review", instrument="ley", tab="rounds", lang=language)
        told = [one.value.replace("\\", "") for one in test.caption]
        assert any(str(PLACE) in one for one in told), told


def test_an_accepted_comment_waits_on_the_page_of_the_next_draft(
    desk: Workbench, accepted: Comment, app: App
) -> None:
    test = app("review", instrument="ley", tab="next")
    told = said(test)
    assert "1 comentario aceptado espera redacción" in told
    assert "Artículo 2" in told
    assert "¿Y el tránsito?" in told
    assert "No hay nada aceptado" not in told
    assert "1 accepted comment awaits drafting" in said(
        app("review", instrument="ley", tab="next", lang="en")
    )


def test_its_door_leads_to_its_provision_in_the_editor(desk: Workbench, accepted: Comment, app: App) -> None:
    test = app("review", instrument="ley", tab="next")
    test.button(key=f"write_{accepted.id}").click().run()
    (copy,) = desk.editing.copies("ley")
    assert test.session_state["_jump"] == "edit"
    assert (test.session_state["copy"], test.session_state["provision"]) == (str(copy.id), accepted.uid)


def test_once_it_is_said_to_be_done_it_waits_no_more(desk: Workbench, accepted: Comment, app: App) -> None:
    test = app("review", instrument="ley", tab="next")
    test.button(key=f"written_{accepted.id}_{accepted.settling}").click().run()
    assert "espera redacción" not in said(test)
    assert desk.reviews.comment(accepted.key).answered_in == 2


def test_the_next_draft_is_named_and_what_was_done_is_said_where_one_lands(desk: Workbench, app: App) -> None:
    desk.reviews.open_round("ley", ["customs"], date.today() + timedelta(days=3))
    file = tracked(sent(desk, slug="ley"), "Ana", "veinte", "treinta")
    desk.reviews.take("ley", 1, "customs", file, "customs.docx")
    (one,) = desk.reviews.proposals("ley")
    desk.reviews.decide(one.key, State.ACCEPTED)
    test = app("review", instrument="ley", tab="next")
    assert "El borrador 3 se hace a partir del 2. Propuestas aceptadas que se escribirán en él: 1." in said(
        test
    )
    next(button for button in test.button if button.label == "Hacer el siguiente borrador").click().run()
    assert desk.draft("ley").number == 3
    assert test.session_state["_jump"] == "compare"
    test.switch_page(str(PAGES / "compare_page.py")).run()
    assert "El borrador 3 se hizo con lo aceptado. Aquí se compara con el 2." in said(test)
    test.run()
    assert "se hizo" not in said(test)


def test_the_editor_says_on_a_provision_what_was_accepted_and_waits(
    desk: Workbench, accepted: Comment
) -> None:
    document = desk.document(desk.draft("ley").id)
    (group,) = review_unwritten.remarks(desk, "ley", entry_of(document, "art_2"), Speech("es"))
    assert group["title"] == "1 comentario aceptado espera redacción"
    (row,) = group["rows"]
    assert "¿Y el tránsito?" in row["text"]
    assert "Se agregará en el artículo 2" in row["text"]
    assert row["to"]["fields"]["said"] == accepted.id
    assert review_unwritten.remarks(desk, "ley", entry_of(document, "art_1"), Speech("es")) == []
    desk.reviews.written(accepted.key)
    assert review_unwritten.remarks(desk, "ley", entry_of(document, "art_2"), Speech("es")) == []
