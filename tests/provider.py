"""A small OpenID Connect provider: discovery, authorize, token, keys, end of session. Run as a module.

``python -m tests.provider PORT`` — who signs in is chosen by what stands in the file PORT.json beside it: the
claims as JSON. Codes are bound to the client, the redirect and the PKCE challenge; tokens are signed with RS256.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "workbench", "a-secret-of-the-two-of-us"


class Provider:
    """The provider at ``issuer``; it signs in whoever ``claims_file`` says at that moment."""

    def __init__(self, issuer: str, claims_file: Path) -> None:
        self._issuer, self._claims_file = issuer, claims_file
        self._key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
        self._codes: dict[str, dict[str, str]] = {}
        self._ended: list[dict[str, str]] = []

    def app(self) -> Starlette:
        """What answers."""
        answers = {
            "/.well-known/openid-configuration": self.discovery,
            "/authorize": self.authorize,
            "/jwks": self.jwks,
            "/end": self.end,
            "/ends": self.ends,
        }
        posts = [Route("/token", self.token, methods=["POST"])]
        return Starlette(routes=[*(Route(path, answer) for path, answer in answers.items()), *posts])

    async def discovery(self, _request: Request) -> Response:
        issuer = self._issuer
        return JSONResponse(
            {
                "issuer": issuer,
                "authorization_endpoint": f"{issuer}/authorize",
                "token_endpoint": f"{issuer}/token",
                "jwks_uri": f"{issuer}/jwks",
                "end_session_endpoint": f"{issuer}/end",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    async def authorize(self, request: Request) -> Response:
        asked = dict(request.query_params)
        if asked.get("client_id") != CLIENT or asked.get("code_challenge_method") != "S256":
            return Response("no such client, or no PKCE", status_code=400)
        code = secrets.token_urlsafe(16)
        self._codes[code] = asked
        back = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{back}", status_code=302)

    async def token(self, request: Request) -> Response:
        said = dict(await request.form())
        asked = self._codes.pop(str(said.get("code")), None)
        sent = base64.b64decode(request.headers.get("authorization", "").partition(" ")[2]).decode()
        digest = hashlib.sha256(str(said.get("code_verifier")).encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if asked is None or sent != f"{CLIENT}:{SECRET}":
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        if asked["code_challenge"] != challenge or asked["redirect_uri"] != said.get("redirect_uri"):
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        id_token = self._signed(asked.get("nonce", ""))
        return JSONResponse(
            {"access_token": "x", "token_type": "Bearer", "expires_in": 3600, "id_token": id_token}
        )

    def _signed(self, nonce: str) -> str:
        now = int(time.time())
        claims: dict[str, Any] = {"iss": self._issuer, "aud": CLIENT, "iat": now, "exp": now + 3600}
        claims |= {"nonce": nonce} | json.loads(self._claims_file.read_text())
        return str(jwt.encode({"alg": "RS256", "kid": "one"}, claims, self._key))

    async def jwks(self, _request: Request) -> Response:
        return JSONResponse({"keys": [self._key.as_dict(private=False)]})

    async def end(self, request: Request) -> Response:
        self._ended.append(dict(request.query_params))
        return RedirectResponse(request.query_params["post_logout_redirect_uri"], status_code=302)

    async def ends(self, _request: Request) -> Response:
        return JSONResponse(self._ended)


if __name__ == "__main__":
    port, file = int(sys.argv[1]), Path(sys.argv[2])
    app = Provider(f"http://127.0.0.1:{port}", file).app()
    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")
