"""The production front: the browser app with a health check, security headers, and a sign-in where wanted."""

from __future__ import annotations

import ipaddress
import os
import re
import sys
import threading
import time
from pathlib import Path
from urllib.parse import unquote

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import runtime

from drafting.errors import BadRequest, DraftingError
from drafting.messages import sentence
from drafting.workbench import Workbench
from drafting.workbench.keeping import Keeping
from drafting.workbench.login import VARIABLE, Login, login_in_force, read_login

__all__ = ["Keeping", "application", "run"]

#: the plain script that Streamlit runs for every reader
FRONT_DOOR = Path(__file__).parent.parent / "app.py"

#: what a page may load and where it may connect: this server and nothing else. Streamlit's own scripts need
#: inline and eval'd code, its components blobs, its styles inline.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' blob: data:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


#: what tells a browser, before any style is there, that a page is light or dark as the reader is used to
SCHEMES = b'<meta name="color-scheme" content="light dark">'

#: the cookie that remembers where somebody wanted to go
BACK = "drafting_back"


class SecurityHeaders:
    """Middleware that puts ``HEADERS`` on every answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; add the headers to the start of the answer."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


class DarkFromTheStart:
    """Middleware that tells the browser at once that a page can be dark: no white flash before the app is."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; write ``SCHEMES`` into the head of a page that comes whole and unpacked."""
        held: list[Message] = []

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                headers = MutableHeaders(scope=message)
                page = headers.get("content-type", "").startswith("text/html")
                if page and "content-length" in headers and "content-encoding" not in headers:
                    held.append(message)
                    return
            if held:
                start, bare = held.pop(), message.get("body", b"")
                message = {**message, "body": bare.replace(b"<head>", b"<head>" + SCHEMES, 1)}
                headers = MutableHeaders(scope=start)
                length = int(headers["content-length"]) + len(message["body"]) - len(bare)
                headers["content-length"] = str(length)
                await send(start)
            await send(message)

        await self.app(scope, receive, told if scope["type"] == "http" else send)


class BackAfterSignIn:
    """Middleware that leads back to the address somebody wanted, once they signed in.

    The sign-in page notes it in a short-lived cookie (``ui/assets/back.js``); signing in by itself would end
    on the first page.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; where a sign-in has just succeeded, change where it leads."""
        if scope["type"] != "http" or not scope["path"].endswith("/oauth2callback"):
            await self.app(scope, receive, send)
            return
        wanted = safe_path(unquote(Request(scope).cookies.get(BACK, "")))

        async def led_back(message: Message) -> None:
            if message["type"] == "http.response.start" and wanted:
                headers = MutableHeaders(scope=message)
                if any(_signs_in(cookie) for cookie in headers.getlist("set-cookie")):
                    headers["location"] = wanted
                    headers.append("set-cookie", f"{BACK}=; Max-Age=0; Path=/")
            await send(message)

        await self.app(scope, receive, led_back)


class SecureCookies:
    """Middleware that marks every cookie as one for encrypted connections only; Streamlit's own are not."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; mark the cookies of the answer."""

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    (
                        name,
                        value + b"; Secure"
                        if name == b"set-cookie" and b"secure" not in value.lower()
                        else value,
                    )
                    for name, value in message["headers"]
                ]
            await send(message)

        await self.app(scope, receive, marked if scope["type"] == "http" else send)


def safe_path(path: str) -> str:
    """A path of this server, with its query; "" for anything that could lead elsewhere."""
    if not re.fullmatch(r"/(?![/\\])[^\x00-\x20\x7f\\]{0,1999}", path) or not path.isascii():
        return ""
    return "" if path.startswith(("/auth/", "/oauth2callback", "/_stcore", "/media")) else path


def _signs_in(cookie: str) -> bool:
    name, _, value = cookie.partition("=")
    return (
        name.strip() == "_streamlit_user"
        and not value.startswith((";", '""'))
        and "max-age=0" not in value.lower()
    )


def application(directory: Path, login: Login | None = None) -> st.App:
    """The app on the workspace in ``directory``, as an ASGI application; with ``login`` people sign in."""

    async def healthz(_request: Request) -> JSONResponse:
        """Whether the database answers: 200, or 503 with nothing about why."""
        try:
            await run_in_threadpool(lambda: Workbench(directory).instruments())
        except DraftingError:
            return JSONResponse({"status": "unavailable"}, status_code=503)
        return JSONResponse({"status": "ok"})

    middleware = [Middleware(SecurityHeaders), Middleware(DarkFromTheStart)]
    if login is not None:
        middleware.append(Middleware(BackAfterSignIn))
        if login.encrypted:
            middleware.insert(0, Middleware(SecureCookies))
    return st.App(FRONT_DOOR, routes=[Route("/healthz", healthz)], middleware=middleware)


def run(
    port: int, address: str, directory: Path, *, login: Path | None = None, keep: Keeping | None = None
) -> None:
    """Serve the workspace in ``directory`` until stopped; an empty one is first filled with the seeds.

    ``login`` is the file that says how people sign in (see ``drafting.workbench.login``). ``keep`` is where
    and how often to write backups. Raises BadRequest (serve_not_local) for an address other machines could
    reach without a login. Raises StoreError or InvalidData if the workspace cannot be opened or filled, or
    the login makes no sense. Progress goes to standard error.
    """
    found = read_login(login) if login else login_in_force()
    if found is None:
        check_local(address)
    language = _terminal_language()
    os.environ["DRAFTING_DATA"] = str(directory)
    if found:
        os.environ[VARIABLE] = str(found.file.absolute())
    _seed(directory, language)
    if found and not owned(Workbench(directory)):
        _say(sentence("serve.no_owner", language))
    if keep is not None:
        keep.start(directory)
    host = f"[{address}]" if ":" in address else address
    hosts = ["127.0.0.1", "localhost", "[::1]", host]  # no DNS rebinding
    if found:
        hosts += [found.host, found.host.rsplit(":", 1)[0]]
    threading.Thread(target=_read_ahead, name="reading ahead", daemon=True).start()
    _say(
        sentence(
            "serve.listening",
            language,
            url=found.redirect_uri.removesuffix("oauth2callback") if found else f"http://{host}:{port}",
        )
    )
    # Streamlit looks for .streamlit/config.toml beside the script that was started: beside app.py
    sys.argv = [str(FRONT_DOOR)]
    config: dict[str, object] = {
        "server.port": port,
        "server.address": address,
        "server.headless": True,
        "server.enableAgentApi": False,  # whatever the environment says: a person in a browser, nobody else
        "server.allowedHosts": hosts,
        "secrets.files": [str(found.file.absolute())] if found else [],
    }
    application(directory, found).run(config=config)


def _read_ahead() -> None:
    """Get the pages ready once the server listens, and read new drafts before anybody asks."""
    while not runtime.exists():
        time.sleep(0.05)
    from drafting.ui import ahead  # loads all that the pages need, which listening need not wait for

    ahead.run()


def owned(desk: Workbench) -> bool:
    """Whether somebody owns the whole workspace: without them nobody could let anybody in."""
    return desk.people.has_owner()


def check_local(address: str) -> None:
    """Raise BadRequest unless only this machine can reach ``address``."""
    if address == "localhost":
        return
    try:
        local = ipaddress.ip_address(address).is_loopback
    except ValueError:
        local = False
    if not local:
        raise BadRequest("serve_not_local", place=address)


def _seed(directory: Path, language: str) -> None:
    desk = Workbench(directory, who=os.environ.get("DRAFTING_USER", ""))
    if not desk.is_empty():
        return

    def tell(_key: str, done: int, total: int) -> None:
        _say(sentence("serve.seeding", language, done=done, total=total))

    _say(sentence("serve.seeded", language, n=desk.seed(tell)))


def _terminal_language() -> str:
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "es" if named.lower().startswith("es") else "en"


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
