"""The wiring of Record and People, the gate of an office, and what makes a page old."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from drafting import serve
from drafting.errors import InvalidData
from drafting.workbench import Workbench
from drafting.workbench.login import Login, is_over, person_of, read_login
from tests.ui.conftest import said

App = Callable[..., AppTest]
GOOD = {
    "redirect_uri": "https://drafts.example.gob/oauth2callback",
    "cookie_secret": "s" * 32,
    "client_id": "x",
    "client_secret": "y",
    "server_metadata_url": "https://login.example.gob/.well-known/openid-configuration",
}


def written(path: Path, session: str = "", **changed: str) -> Path:
    lines = [f"{name} = {value!r}" for name, value in {**GOOD, **changed}.items() if value]
    path.write_text("\n".join(["[auth]", *lines, session]))
    return path


def test_the_record_opens_narrows_and_brings_back(desk: Workbench, app: App) -> None:
    desk.remove_draft("ley", 1)
    test = app("log")
    assert "Nada se borra" in said(test)
    assert "Borrador 1 de «Ley» (3.txt)" in said(test)
    test.selectbox(key="log_kind").select("draft").run()
    assert not test.exception
    back = next(button for button in test.button if str(button.key).startswith("back_draft_"))
    back.click().run()
    assert [draft.number for draft in desk.drafts("ley")] == [1, 2]


def test_roles_are_given_and_taken_on_the_page(desk: Workbench, app: App) -> None:
    test = app("people")
    assert "Usted trabaja a solas" in test.caption[0].value
    test.text_input(key="grant_who").input("ana@example.gob")
    test.radio(key="grant_role").set_value("owner")
    next(button for button in test.button if button.label == "Dar el papel").click().run()
    assert "ana@example.gob" in said(test)
    test.text_input(key="grant_who").input("<script>")
    next(button for button in test.button if button.label == "Dar el papel").click().run()
    assert "no nombra a nadie" in said(test)
    next(button for button in test.button if button.label == "Quitar el papel").click().run()
    assert "último responsable" in said(test)
    assert len(desk.people.grants()) == 1


def test_a_server_others_reach_shows_nothing_without_a_login(
    desk: Workbench, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    import streamlit as st

    original = st.get_option
    monkeypatch.setattr(
        st, "get_option", lambda name: "0.0.0.0" if name == "server.address" else original(name)
    )
    test = app("draft", instrument="ley")
    assert "no muestra nada" in said(test)
    assert "Ley de Prueba" not in said(test)


@pytest.mark.parametrize(
    ("session", "changed", "code"),
    [
        ("", {"client_id": ""}, "login_missing"),
        ("", {"redirect_uri": "/oauth2callback"}, "login_redirect"),
        ("", {"redirect_uri": "https://x.example/elsewhere"}, "login_redirect"),
        ("", {"cookie_secret": "short"}, "login_secret"),
        ("[session]\nhours = -1", {}, "login_hours"),
        ("[session]\nhours = 'ten'", {}, "login_hours"),
        ("[broken", {}, "data_not_toml"),
    ],
)
def test_a_login_that_makes_no_sense_is_refused_in_a_sentence(
    tmp_path: Path, session: str, changed: dict[str, str], code: str
) -> None:
    with pytest.raises(InvalidData) as caught:
        read_login(written(tmp_path / "login.toml", session, **changed))
    assert caught.value.code == code
    for language in ("es", "en"):
        assert str(tmp_path) in caught.value.sentence(language)
        assert "{" not in caught.value.sentence(language)


def test_a_login_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidData):
        read_login(tmp_path / "nothing.toml")


def test_claims_make_a_person_and_a_session_ends(tmp_path: Path) -> None:
    login = read_login(written(tmp_path / "login.toml", "[session]\nhours = 8"))
    assert login == Login(tmp_path / "login.toml", GOOD["redirect_uri"], 8)
    assert (login.host, login.encrypted) == ("drafts.example.gob", True)
    claims = {"sub": "1", "email": "a@b.c", "name": "A\u202eB", "groups": ["legal", 3, " "], "iat": 1000}
    person = person_of(claims, login)
    assert person is not None
    assert (person.called, person.groups) == ("a@b.c", ("legal",))
    assert "\u202e" not in person.name
    assert person_of({**claims, "email_verified": False}, login).email == ""
    assert person_of({"email": "a@b.c"}, login) is None
    assert not is_over(claims, login, 1000 + 8 * 3600 - 1)
    assert is_over(claims, login, 1000 + 8 * 3600)
    assert is_over({**claims, "iat": None}, login, 1000)
    by_service = Login(login.file, login.redirect_uri, 0)
    assert is_over({**claims, "exp": 2000}, by_service, 2000)
    assert not is_over({**claims, "exp": 2000}, by_service, 1999)


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/draft?instrument=ley&draft=2", True),
        ("/", True),
        ("", False),
        ("//example.org", False),
        ("/\\example.org", False),
        ("https://example.org", False),
        ("/a\r\nSet-Cookie: x=y", False),
        ("/a b", False),
        ("/auth/logout", False),
        ("/oauth2callback?code=1", False),
        ("/" + "x" * 3000, False),
        ("/ñ", False),
    ],
    ids=str,
)
def test_only_a_path_of_this_server_is_gone_back_to(path: str, kept: bool) -> None:
    assert serve.safe_path(path) == (path if kept else "")
