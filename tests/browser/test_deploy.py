"""The files of deploy/, really started: two processes behind nginx over TLS, as docs/deploy.md says."""

import http.client
import json
import os
import re
import shutil
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import Message
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from playwright.sync_api import expect

from drafting.workbench import Workbench
from drafting.workbench.login import read_login
from tests.browser.conftest import ROOT, Visitor, free_port, settled, start

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
pytestmark = pytest.mark.skipif(NGINX is None, reason="no nginx on this machine")


@dataclass
class Site:
    url: str
    http: str
    log: Path


def certificate(directory: Path) -> None:
    """A certificate nobody trusts, for this machine."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1)
    )
    pem = serialization.Encoding.PEM
    (directory / "drafting.crt").write_bytes(made.sign(key, hashes.SHA256()).public_bytes(pem))
    plain = serialization.NoEncryption()
    (directory / "drafting.key").write_bytes(key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, workspace: Callable[[Path], Path]) -> Iterator[Site]:
    place = tmp_path_factory.mktemp("site")
    data = workspace(place / "data")
    Workbench(data).people.grant("olga@example.gob", "owner")
    certificate(place)
    tls, http, first, second = (free_port() for _ in range(4))
    login = (ROOT / "deploy" / "login.example.toml").read_text()
    login = login.replace("drafts.example.gob", f"127.0.0.1:{tls}")
    (place / "login.toml").write_text(login)
    os.environ["DRAFTING_LOGIN"] = str(place / "login.toml")
    try:
        servers = [start(data, port=port) for port in (first, second)]
    finally:
        del os.environ["DRAFTING_LOGIN"]
    conf = (ROOT / "deploy" / "nginx.conf").read_text()
    for old, new in {
        "listen 80;": f"listen 127.0.0.1:{http};",
        "listen 443 ssl;": f"listen 127.0.0.1:{tls} ssl;",
        "127.0.0.1:8501": f"127.0.0.1:{first}",
        "127.0.0.1:8502": f"127.0.0.1:{second}",
        "/etc/ssl": str(place),
        "drafts.example.gob": "127.0.0.1",
    }.items():
        assert old in conf, old
        conf = conf.replace(old, new)
    log = place / "access.log"
    temporary = "".join(
        f"{kind}_temp_path {place}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = (
        f"pid {place}/pid; error_log {place}/error.log; worker_processes 1; events {{ worker_connections 256; }}"
        f"http {{ log_format who '$upstream_addr $status $request'; access_log {log} who; {temporary} {conf} }}"
    )
    (place / "nginx.conf").write_text(whole)
    assert NGINX is not None
    command = [NGINX, "-p", str(place), "-c", str(place / "nginx.conf"), "-g", "daemon off;"]
    nginx = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    found = Site(f"https://127.0.0.1:{tls}", f"http://127.0.0.1:{http}", log)
    for _ in range(100):
        try:
            if ask(f"{found.url}/healthz")[0] == 200:
                break
        except OSError:
            time.sleep(0.1)
    yield found
    nginx.terminate()
    nginx.wait(timeout=10)
    for server in servers:
        server.stop()


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_asked: object) -> None:
        return None


def ask(url: str, data: bytes | None = None, **headers: str) -> tuple[int, dict[str, str], bytes]:
    blind = ssl._create_unverified_context()
    opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=blind), Stay())
    request = urllib.request.Request(url, data, headers)
    try:
        with opener.open(request, timeout=20) as answer:
            return answer.status, lowered(answer.headers), answer.read()
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, lowered(refused.headers), refused.read()


def lowered(headers: Message) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def test_it_answers_over_tls_with_all_its_headers(site: Site) -> None:
    status, headers, body = ask(f"{site.url}/healthz")
    assert (status, json.loads(body)) == (200, {"status": "ok"})
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["strict-transport-security"].startswith("max-age=")
    assert re.fullmatch(r"nginx", headers["server"]), "which version is nobody's business"


def test_plain_http_leads_to_tls_and_metrics_are_closed(site: Site) -> None:
    assert ask(site.http)[0] == 301
    assert ask(f"{site.url}/_stcore/metrics")[0] == 404


def test_what_is_too_large_is_refused_before_it_is_read(site: Site) -> None:
    status, _, _ = ask(f"{site.url}/_stcore/upload_file/x/y", b"", **{"Content-Length": str(61 * 2**20)})
    assert status == 413


def shake(site: Site, host: str) -> int:
    """The answer to a websocket's handshake that names this host."""
    at = urlsplit(site.url)
    blind = ssl._create_unverified_context()
    with closing(http.client.HTTPSConnection(at.netloc, context=blind, timeout=20)) as line:
        line.putrequest("GET", "/_stcore/stream", skip_host=True)
        key = {"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version": "13"}
        origin = {"Host": host, "Origin": f"https://{host}", "Connection": "Upgrade", "Upgrade": "websocket"}
        for name, value in (origin | key).items():
            line.putheader(name, value)
        line.endheaders()
        return line.getresponse().status


def test_a_session_is_opened_under_the_name_it_was_given_and_no_other(site: Site) -> None:
    assert shake(site, urlsplit(site.url).netloc) == 101
    assert shake(site, "evil.example") == 403


def test_a_browser_keeps_to_one_process(site: Site) -> None:
    before = len(site.log.read_text().splitlines())
    _, headers, _ = ask(f"{site.url}/healthz")
    seat = re.search(r"drafting_seat=(\w+)", headers["set-cookie"])
    assert seat
    assert "Secure" in headers["set-cookie"]
    for _ in range(12):
        ask(f"{site.url}/healthz", Cookie=f"drafting_seat={seat[1]}")
    for _ in range(12):
        ask(f"{site.url}/healthz")
    time.sleep(0.5)
    upstreams = [line.split()[0] for line in site.log.read_text().splitlines()[before:]]
    assert len(set(upstreams[:13])) == 1
    assert len(set(upstreams[13:])) == 2, "others are spread over both"


def test_a_page_opens_through_it_and_asks_to_sign_in(site: Site, visit: Callable[..., Visitor]) -> None:
    visitor = visit(ignore_https_errors=True)
    page = visitor.open(f"{site.url}/draft")
    expect(page.get_by_role("heading", name="Inicie sesión")).to_be_visible()
    settled(page)
    assert any(url.startswith("wss://") for url in visitor.requests)
    assert visitor.faults == []
    assert all(cookie["secure"] for cookie in page.context.cookies())


def test_the_example_login_makes_sense_once_it_is_filled_in(tmp_path: Path) -> None:
    found = read_login(ROOT / "deploy" / "login.example.toml")
    assert (found.hours, found.groups, found.encrypted) == (10, "groups", True)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd on this machine")
def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    unit = (ROOT / "deploy" / "drafting@.service").read_text()
    started = re.search(r"^ExecStart=(\S+)", unit, re.M)
    assert started
    unit = unit.replace(started[1], "/bin/true").replace("User=drafting\nGroup=drafting", "User=root")
    (tmp_path / "drafting@8501.service").write_text(unit)
    said = subprocess.run(
        ["systemd-analyze", "verify", str(tmp_path / "drafting@8501.service")], capture_output=True, text=True
    )
    assert "Unknown" not in said.stderr
    assert said.returncode == 0, said.stderr


def test_the_unit_starts_the_command_as_it_is(tmp_path: Path) -> None:
    from drafting.cli.workspace import serve

    unit = (ROOT / "deploy" / "drafting@.service").read_text()
    line = next(line for line in unit.splitlines() if line.startswith("ExecStart="))
    words = line.replace("%i", "8501").split(" serve ")[1].split()
    context = serve.make_context("serve", words)
    assert context.params["port"] == 8501
    assert context.params["copies"] == 28
