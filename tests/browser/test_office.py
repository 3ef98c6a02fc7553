"""An office: people sign in with a real OpenID Connect provider, and do what their roles allow."""

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from drafting.workbench import Workbench
from tests.browser.conftest import LAW, ROOT, Server, Visitor, free_port, settled, start
from tests.provider import CLIENT, SECRET

OLGA = {"sub": "o-1", "email": "olga@example.gob", "email_verified": True, "name": "Olga Owner"}
RITA = {"sub": "r-1", "email": "rita@example.gob", "email_verified": True, "name": "Rita <b>Reader</b>"}
NEMO = {"sub": "n-1", "email": "nemo@example.gob", "name": "Nemo"}
LIAR = {"sub": "l-1", "email": "olga@example.gob", "email_verified": False, "name": "Liar"}


@dataclass
class Office:
    server: Server
    issuer: str
    claims: Path

    def sign_in_as(self, claims: dict[str, object]) -> None:
        self.claims.write_text(json.dumps(claims))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, workspace: Callable[[Path], Path]) -> Iterator[Office]:
    place = tmp_path_factory.mktemp("office")
    claims = place / "claims.json"
    claims.write_text(json.dumps(OLGA))
    port = free_port()
    command = [sys.executable, "-m", "tests.provider", str(port), str(claims)]
    provider = subprocess.Popen(command, cwd=ROOT)
    issuer = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{issuer}/jwks", timeout=2).close()
            break
        except OSError:
            time.sleep(0.1)
    data = workspace(place / "data")
    desk = Workbench(data, who="root")
    desk.people.grant(OLGA["email"], "owner")
    desk.people.grant(RITA["email"], "reader", LAW)
    own = free_port()
    login = place / "login.toml"
    login.write_text(
        f"""
        [auth]
        redirect_uri = "http://127.0.0.1:{own}/oauth2callback"
        cookie_secret = "{"chance " * 8}"
        client_id = "{CLIENT}"
        client_secret = "{SECRET}"
        server_metadata_url = "{issuer}/.well-known/openid-configuration"
        """
    )
    os.environ["DRAFTING_LOGIN"] = str(login)
    try:
        server = start(data, port=own)
    finally:
        del os.environ["DRAFTING_LOGIN"]
    yield Office(server, issuer, claims)
    server.stop()
    provider.terminate()
    provider.wait(timeout=10)


def signed_in(office: Office, visitor: Visitor, claims: dict[str, object], path: str = "") -> Page:
    office.sign_in_as(claims)
    page = visitor.open(f"{office.server.url}/{path}")
    page.get_by_role("button", name="Iniciar sesión").click()
    expect(page.get_by_role("button", name="Cerrar sesión")).to_be_visible()
    settled(page)
    return page


def test_nothing_is_shown_before_somebody_signs_in(office: Office, visit: Callable[..., Visitor]) -> None:
    page = visit().open(f"{office.server.url}/draft?instrument={LAW}&draft=12")
    expect(page.get_by_role("heading", name="Inicie sesión")).to_be_visible()
    settled(page)
    assert page.locator(".row").count() == 0
    assert "Ley Federal" not in page.content()


def test_the_address_survives_signing_in_and_the_name_is_words_only(
    office: Office, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    page = signed_in(office, visitor, RITA, f"draft?instrument={LAW}&draft=11&provision=art_6")
    expect(page.locator(".row").first).to_be_visible()
    assert urlsplit(page.url).path == "/draft"
    assert "draft=11" in page.url
    assert "provision=art_6" in page.url
    expect(page.get_by_text("Rita <b>Reader</b>")).to_be_visible()
    cookies = {cookie["name"]: cookie for cookie in page.context.cookies()}
    assert cookies["_streamlit_user"]["httpOnly"]
    assert "drafting_back" not in cookies
    hosts = {urlsplit(url).netloc for url in visitor.requests if not url.startswith(("data:", "blob:"))}
    assert hosts == {urlsplit(office.server.url).netloc, urlsplit(office.issuer).netloc}


def test_a_reader_of_one_instrument_sees_that_one_and_is_refused_what_readers_may_not(
    office: Office, visit: Callable[..., Visitor]
) -> None:
    page = signed_in(office, visit(), RITA)
    expect(page.locator(".card h2, .card h3").first).to_be_visible()
    desk = Workbench(office.server.directory)
    others = [found.title for found in desk.instruments() if found.slug != LAW]
    assert others
    for title in others:
        assert page.get_by_text(title, exact=True).count() == 0
    page.goto(f"{office.server.url}/people")
    expect(page.get_by_text("exige el papel de responsable, que rita@example.gob no tiene")).to_be_visible()
    assert desk.events(1)[0].verb == "person.refused"


def test_a_reader_finds_no_door_into_the_editor_and_is_told_why(
    office: Office, visit: Callable[..., Visitor]
) -> None:
    page = signed_in(office, visit(), RITA, f"draft?instrument={LAW}&draft=12")
    expect(page.locator(".row").first).to_be_visible()
    assert page.locator(".row .pen").count() == 0
    door = page.locator(".st-key-to_edit button").first
    expect(door).to_be_disabled()
    door.hover(force=True)
    expect(page.get_by_text("Para editar hace falta ser redactor de este instrumento.")).to_be_visible()
    page.goto(f"{office.server.url}/compare?instrument={LAW}&draft=12&against=11")
    expect(page.locator(".tags").first).to_be_visible(timeout=60_000)
    assert page.locator(".tags .past").count() > 0
    assert page.locator(".tags .pen").count() == 0


@pytest.mark.parametrize("claims", [NEMO, LIAR], ids=["no role", "unverified address"])
def test_who_has_no_role_is_told_so(
    office: Office, visit: Callable[..., Visitor], claims: dict[str, object]
) -> None:
    page = signed_in(office, visit(), claims, f"draft?instrument={LAW}&draft=12")
    expect(page.get_by_role("heading", name="Todavía nadie le ha dado entrada")).to_be_visible()
    assert page.locator(".row").count() == 0


def test_an_owner_gives_a_role_takes_it_and_undoes_that(
    office: Office, visit: Callable[..., Visitor]
) -> None:
    page = signed_in(office, visit(), OLGA, "people")
    page.get_by_label("Correo electrónico").fill("eva@example.gob")
    page.get_by_text("Revisor", exact=True).first.click()
    page.get_by_role("button", name="Dar el papel").click()
    row = page.locator("[class*=st-key-grant_]").filter(has_text="eva@example.gob")
    expect(row).to_contain_text("Revisor")
    expect(row).to_contain_text("olga@example.gob")
    row.get_by_role("button", name="Quitar el papel").click()
    expect(row).to_have_count(0)
    settled(page)  # while the page is drawn anew, what stood there before is still in it
    page.get_by_text("Lo que se dio y se quitó").click()
    page.get_by_role("button", name="Deshacer").first.click()
    expect(row).to_contain_text("Revisor")


def test_a_session_ends_when_its_hours_are_over_and_comes_back_to_the_same_address(
    office: Office, visit: Callable[..., Visitor]
) -> None:
    long_ago = int(time.time()) - 11 * 3600
    visitor = visit()
    office.sign_in_as({**RITA, "iat": long_ago})
    page = visitor.open(f"{office.server.url}/draft?instrument={LAW}&draft=12")
    page.get_by_role("button", name="Iniciar sesión").click()
    expect(page.get_by_text("Su sesión terminó")).to_be_visible()
    assert page.locator(".row").count() == 0
    office.sign_in_as(RITA)
    page.get_by_role("button", name="Iniciar sesión").click()
    expect(page.locator(".row").first).to_be_visible()
    assert "draft=12" in page.url


def test_signing_out_tells_the_provider_and_shows_nothing_any_more(
    office: Office, visit: Callable[..., Visitor]
) -> None:
    page = signed_in(office, visit(), OLGA)
    page.get_by_role("button", name="Cerrar sesión").click()
    expect(page.get_by_role("heading", name="Inicie sesión")).to_be_visible()
    with urllib.request.urlopen(f"{office.issuer}/ends") as answer:
        ended = json.load(answer)
    assert ended[-1]["client_id"] == CLIENT
    assert ended[-1]["id_token_hint"]


def test_an_address_elsewhere_is_not_followed_after_signing_in(
    office: Office, visit: Callable[..., Visitor]
) -> None:
    visitor = visit()
    office.sign_in_as(OLGA)
    page = visitor.open(office.server.url)
    page.route("**/auth/login*", lambda route: (
        page.context.add_cookies([{"name": "drafting_back", "value": "%2F%2Fexample.org%2F", "url": office.server.url}]),
        route.continue_(),
    ))  # fmt: skip
    page.get_by_role("button", name="Iniciar sesión").click()
    expect(page.get_by_role("button", name="Cerrar sesión")).to_be_visible()
    assert urlsplit(page.url).netloc == urlsplit(office.server.url).netloc


def test_a_reader_reads_a_working_copy_and_finds_no_door_to_write(
    office: Office, visit: Callable[..., Visitor]
) -> None:
    desk = Workbench(office.server.directory, who="root")
    draft = desk.draft(LAW)
    copy = desk.editing.begin(draft.id)
    uid = next(node.uid for node in desk.document(draft.id).walk() if node.eid == "art_14")
    path = f"edit?instrument={LAW}&copy={copy.id}&provision={uid}&tab=publish"
    page = signed_in(office, visit(), RITA, path)
    field = page.locator("textarea[name=body]")
    expect(field).to_have_attribute("readonly", "")
    expect(field).not_to_have_value("")
    expect(page.get_by_text("Puede leer esta copia, pero no escribir en ella")).to_be_visible()
    for name in ("Agregar después", "Fracciones…", "Mover", "Quitar", "Capítulos…", "Deshacer"):
        expect(page.get_by_role("button", name=name, exact=True)).to_have_count(0)
    expect(page.locator(".editor button.main")).to_be_hidden()
    expect(page.get_by_role("button", name="Ver los cambios")).to_be_visible()
    assert desk.editing.copy(copy.id).last.number == 1


def test_a_reader_is_offered_no_decision_and_told_why(office: Office, visit: Callable[..., Visitor]) -> None:
    page = signed_in(office, visit(), RITA, f"checklist?instrument={LAW}&requirement=DEF-04")
    told, panel = "Para decidir hace falta ser redactor", page.locator(".workbench.requirement")
    expect(panel.get_by_text(told)).to_be_visible()
    expect(panel.get_by_role("button")).to_have_count(0)
    expect(panel.get_by_role("textbox")).to_have_count(0)
    page.goto(f"{office.server.url}/placement?instrument={LAW}")
    page.locator(".layers .provision").first.click()
    expect(panel.get_by_text(told)).to_be_visible()
    expect(panel.get_by_role("button")).to_have_count(0)
