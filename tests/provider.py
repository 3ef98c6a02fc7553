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


def provider(issuer: str, claims_file: Path) -> Starlette:
    """The provider at ``issuer``; it signs in whoever ``claims_file`` says at that moment."""
    key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
    codes: dict[str, dict[str, str]] = {}
    ended: list[dict[str, str]] = []

    async def discovery(_request: Request) -> Response:
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

    async def authorize(request: Request) -> Response:
        asked = dict(request.query_params)
        if asked.get("client_id") != CLIENT or asked.get("code_challenge_method") != "S256":
            return Response("no such client, or no PKCE", status_code=400)
        code = secrets.token_urlsafe(16)
        codes[code] = asked
        back = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{back}", status_code=302)

    async def token(request: Request) -> Response:
        said = dict(await request.form())
        asked = codes.pop(str(said.get("code")), None)
        sent = base64.b64decode(request.headers.get("authorization", "").partition(" ")[2]).decode()
        digest = hashlib.sha256(str(said.get("code_verifier")).encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        if asked is None or sent != f"{CLIENT}:{SECRET}":
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        if asked["code_challenge"] != challenge or asked["redirect_uri"] != said.get("redirect_uri"):
            return JSONResponse({"error": "invalid_grant"}, status_code=400)
        now = int(time.time())
        claims: dict[str, Any] = {"iss": issuer, "aud": CLIENT, "iat": now, "exp": now + 3600}
        claims |= {"nonce": asked.get("nonce", "")} | json.loads(claims_file.read_text())
        id_token = jwt.encode({"alg": "RS256", "kid": "one"}, claims, key)
        return JSONResponse(
            {"access_token": "x", "token_type": "Bearer", "expires_in": 3600, "id_token": id_token}
        )

    async def jwks(_request: Request) -> Response:
        return JSONResponse({"keys": [key.as_dict(private=False)]})

    async def end(request: Request) -> Response:
        ended.append(dict(request.query_params))
        return RedirectResponse(request.query_params["post_logout_redirect_uri"], status_code=302)

    async def ends(_request: Request) -> Response:
        return JSONResponse(ended)

    routes = {
        "/.well-known/openid-configuration": discovery,
        "/authorize": authorize,
        "/jwks": jwks,
        "/end": end,
        "/ends": ends,
    }
    posts = [Route("/token", token, methods=["POST"])]
    return Starlette(routes=[*(Route(path, answer) for path, answer in routes.items()), *posts])


if __name__ == "__main__":
    port, file = int(sys.argv[1]), Path(sys.argv[2])
    uvicorn.run(provider(f"http://127.0.0.1:{port}", file), host="127.0.0.1", port=port, log_level="warning")
