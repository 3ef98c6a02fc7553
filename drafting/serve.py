"""The production front: the browser app with a health check and security headers, on this machine only."""

from __future__ import annotations

import ipaddress
import os
import sys
from pathlib import Path

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from drafting.errors import BadRequest, DraftingError
from drafting.messages import sentence
from drafting.workbench import Workbench

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


def application(directory: Path) -> st.App:
    """The app on the workspace in ``directory``, as an ASGI application."""

    async def healthz(_request: Request) -> JSONResponse:
        """Whether the database answers: 200, or 503 with nothing about why."""
        try:
            await run_in_threadpool(lambda: Workbench(directory).instruments())
        except DraftingError:
            return JSONResponse({"status": "unavailable"}, status_code=503)
        return JSONResponse({"status": "ok"})

    return st.App(FRONT_DOOR, routes=[Route("/healthz", healthz)], middleware=[Middleware(SecurityHeaders)])


def run(port: int, address: str, directory: Path) -> None:
    """Serve the workspace in ``directory`` until stopped; an empty one is first filled with the seeds.

    Raises BadRequest (serve_not_local) for an address other machines could reach: there is no sign-in yet.
    Raises StoreError or InvalidData if the workspace cannot be opened or filled. Progress goes to standard
    error.
    """
    check_local(address)
    language = _terminal_language()
    os.environ["DRAFTING_DATA"] = str(directory)
    _seed(directory, language)
    host = f"[{address}]" if ":" in address else address
    _say(sentence("serve.listening", language, url=f"http://{host}:{port}"))
    # Streamlit looks for .streamlit/config.toml beside the script that was started: beside app.py
    sys.argv = [str(FRONT_DOOR)]
    application(directory).run(
        config={
            "server.port": port,
            "server.address": address,
            "server.headless": True,
            "server.allowedHosts": ["127.0.0.1", "localhost", "[::1]", host],  # no DNS rebinding
        }
    )


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
