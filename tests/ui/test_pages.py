"""The wiring of the pages: what a choice or an address changes, and what the workspace then holds."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from drafting.model import Instrument, Layer
from drafting.workbench import Workbench
from tests.ui.conftest import SECOND, said

App = Callable[..., AppTest]


def test_every_page_opens_in_both_languages(desk: Workbench, app: App) -> None:
    for language in ("es", "en"):
        for page in ("home", "import", "draft", "compare", "history", "export"):
            test = app(page, lang=language)
            assert not test.exception, (page, language, test.exception)
            assert not test.error, (page, language)


def test_an_empty_workspace_offers_two_ways_to_begin(empty_desk: Workbench, app: App) -> None:
    test = app()
    assert "Un taller nuevo" in said(test)
    assert {button.key for button in test.button} >= {"seed", "first_import"}
    assert "Todavía no hay ningún borrador" in said(app("draft"))


def test_the_address_sets_the_selectors(desk: Workbench, app: App) -> None:
    test = app("compare", instrument="ley", draft="2", against="1")
    assert [box.value for box in test.selectbox] == ["ley", "2", "1", None]


def test_a_choice_changes_the_address_and_the_comparison_follows(desk: Workbench, app: App) -> None:
    test = app("draft", instrument="ley")
    assert test.selectbox(key="pick_draft").value == "2"
    test.selectbox(key="pick_draft").select("1").run()
    assert test.session_state["draft"] == "1"
    test.selectbox(key="pick_instrument").select("reglas").run()
    assert (test.session_state["instrument"], test.session_state["draft"]) == ("reglas", "")
    assert "todavía no tiene borradores" in said(test)


def test_swapping_exchanges_the_two_drafts(desk: Workbench, app: App) -> None:
    test = app("compare", instrument="ley", draft="2", against="1")
    test.button(key="swap").click().run()
    assert (test.session_state["draft"], test.session_state["against"]) == ("1", "2")
    assert not test.exception


def test_history_opens_by_eid_by_uid_and_as_a_whole(desk: Workbench, app: App) -> None:
    test = app("history", instrument="ley", provision="art_2")
    uid = desk.history("ley", "art_2").uid
    picker = test.selectbox(key="pick_provision")
    assert picker.value == uid
    assert picker.options == ["Artículo 1", "Artículo 2", "Artículo 3"]
    picker.select("Artículo 3").run()
    assert test.session_state["provision"] == desk.history("ley", "art_3").uid
    assert app("history", instrument="ley").selectbox(key="pick_provision").value is None
    assert app("history", instrument="ley", provision=uid).selectbox(key="pick_provision").value == uid


def test_a_third_text_is_chosen_and_must_be_another_draft(desk: Workbench, app: App) -> None:
    data = SECOND.replace("diez", "doce").replace("recurso", "medio").encode("utf-8")
    desk.import_draft("ley", data, "5.txt")
    test = app("compare", instrument="ley", draft="2", against="1")
    test.selectbox(key="pick_third").select("3").run()
    assert test.session_state["third"] == "3"
    assert "swap" not in {button.key for button in test.button}
    test.selectbox(key="pick_third").select("1").run()
    assert "tres borradores distintos" in said(test)
    assert "el borrador «8»" in said(app("compare", instrument="ley", draft="2", third="8"))


def test_an_instrument_without_drafts_has_no_history_yet(desk: Workbench, app: App) -> None:
    assert "todavía no tiene borradores" in said(app("history", instrument="reglas"))


@pytest.mark.parametrize(
    ("page", "fields", "sentence"),
    [
        ("draft", {"instrument": "otra"}, "el instrumento «otra»"),
        ("draft", {"instrument": "ley", "draft": "9"}, "el borrador «9»"),
        ("compare", {"instrument": "ley", "draft": "2", "against": "9"}, "el borrador «9»"),
        ("history", {"instrument": "ley", "provision": "art_99"}, "art_99"),
        ("export", {"instrument": "ley", "draft": "x"}, "el borrador «x»"),
    ],
)
def test_an_address_that_means_nothing_is_answered(
    desk: Workbench, app: App, page: str, fields: dict[str, str], sentence: str
) -> None:
    test = app(page, **fields)
    assert sentence in said(test)
    assert len(test.error) == 1
    assert test.selectbox(key="pick_instrument").options == ["Ley", "Reglas"]


def test_an_unknown_language_falls_back_to_the_browsers(desk: Workbench, app: App) -> None:
    assert "Instruments" in said(app(lang="klingon"))


def test_the_first_draft_has_nothing_to_be_compared_with(desk: Workbench, app: App) -> None:
    assert "es el primero" in said(app("compare", instrument="ley", draft="1"))
    assert "el mismo borrador" in said(app("compare", instrument="ley", draft="1", against="1"))


def test_an_upload_is_previewed_and_kept_as_the_next_draft(desk: Workbench, app: App) -> None:
    test = app("import", instrument="ley")
    data = SECOND.replace("recurso de revisión", "recurso de reconsideración").encode("utf-8")
    test.file_uploader[0].upload("tercero.txt", data, "text/plain").run()
    assert [metric.value for metric in test.metric][:2] == ["español", "3 artículos"]
    test.text_input(key="import_author").input("Jurídico")
    test.selectbox(key="import_stage").select("minuta")
    test.button(key="keep").click().run()
    assert "Se guardó el borrador 3 de «Ley de Prueba»" in said(test)
    assert "Frente al borrador 2: 1 modificación." in said(test)
    kept = desk.draft("ley", 3)
    assert (kept.stage, kept.author, kept.created_by) == ("minuta", "Jurídico", "Oficina")
    assert desk.source(kept.id) == data


def test_the_same_file_again_is_not_kept(desk: Workbench, app: App) -> None:
    test = app("import", instrument="ley")
    test.file_uploader[0].upload("otra.txt", SECOND.encode("utf-8"), "text/plain").run()
    test.button(key="keep").click().run()
    assert len(test.error) == 1
    assert len(desk.drafts("ley")) == 2


def test_a_file_that_cannot_be_read_is_answered_with_one_sentence(desk: Workbench, app: App) -> None:
    test = app("import")
    test.file_uploader[0].upload("nada.docx", b"", "application/octet-stream").run()
    assert len(test.error) == 1
    assert "nada.docx" in said(test)
    assert "keep" not in {button.key for button in test.button}


def test_a_new_instrument_begins_with_its_first_draft(desk: Workbench, app: App) -> None:
    test = app("import")
    text = "LEY NUEVA\n\nArtículo 1.- Esta ley es nueva y de observancia general."
    test.file_uploader[0].upload("nueva.md", text.encode("utf-8"), "text/markdown").run()
    test.selectbox(key="import_instrument").select("").run()
    test.text_input(key="import_title").input("Ley Nueva")
    test.text_input(key="import_short").input("Nueva").run()
    test.button(key="keep").click().run()
    assert "Es el primero de este instrumento." in said(test)
    assert desk.instrument("nueva") == Instrument("nueva", "Ley Nueva", "Nueva", "es", Layer.STATUTE, 3)


def test_a_new_instrument_needs_a_title(desk: Workbench, app: App) -> None:
    test = app("import")
    test.file_uploader[0].upload("nueva.txt", "Artículo 1.- Texto nuevo.".encode(), "text/plain").run()
    test.selectbox(key="import_instrument").select("").run()
    test.text_input(key="import_title").input("").run()
    test.button(key="keep").click().run()
    assert "necesita un título" in said(test)
    assert [instrument.slug for instrument in desk.instruments()] == ["ley", "reglas"]


def test_a_failure_of_ours_is_told_without_its_traceback(
    desk: Workbench, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Workbench) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(Workbench, "is_empty", fail)
    test = app()
    assert "Algo falló de nuestro lado" in said(test)
    assert "secret" not in said(test)


def kinds(test: AppTest) -> dict[str, str]:
    """By key which buttons are the first thing to do."""
    return {str(button.key): button.proto.type for button in test.button if button.key}


def test_a_copy_that_is_open_is_opened_before_another_is_begun(desk: Workbench, app: App) -> None:
    assert kinds(app("edit", instrument="ley"))["begin"] == "primary"
    copy = desk.editing.begin(desk.draft("ley").id)
    found = kinds(app("edit", instrument="ley"))
    assert (found["begin"], found[f"open_{copy.id}"]) == ("secondary", "primary")
    order = list(found)
    assert order.index(f"open_{copy.id}") < order.index("begin")
