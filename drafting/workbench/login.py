"""How people sign in: a TOML file beside the workspace, never in the checkout, read by the server.

::

    [auth]                      # what Streamlit's own login takes
    redirect_uri = "https://drafts.example.gob/oauth2callback"
    cookie_secret = "..."       # at least 32 characters of chance
    client_id = "..."
    client_secret = "..."
    server_metadata_url = "https://login.example.gob/.well-known/openid-configuration"

    [session]
    hours = 10                  # after signing in one works this long; 0: as long as the service says (exp)
    groups = "groups"           # the claim that lists somebody's groups
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from drafting.errors import InvalidData
from drafting.guard import printable
from drafting.people import Person

#: where a server finds its login file, and by which the pages know that people sign in
VARIABLE = "DRAFTING_LOGIN"

#: fewer characters than this could be guessed
SHORTEST_SECRET = 32
#: the longest session, in hours, unless the file says otherwise
HOURS = 10

_NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
_CALLBACK = "/oauth2callback"


@dataclass(frozen=True, slots=True)
class Login:
    """A login that makes sense: its file, where people come back to, and for how long they stay."""

    file: Path
    redirect_uri: str
    hours: int = HOURS
    groups: str = "groups"

    @property
    def host(self) -> str:
        """The name and port under which browsers know this server."""
        return urlsplit(self.redirect_uri).netloc

    @property
    def encrypted(self) -> bool:
        """Whether browsers come over https."""
        return self.redirect_uri.startswith("https://")


def read_login(file: Path) -> Login:
    """The login of a file. Raises InvalidData, whose place names file and field."""
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        raise InvalidData("data_missing_file", place=str(file)) from None
    except tomllib.TOMLDecodeError as error:
        raise InvalidData("data_not_toml", place=str(file), reason=str(error)) from None
    auth, session = said.get("auth"), said.get("session", {})
    for field in _NEEDED:
        value = auth.get(field) if isinstance(auth, dict) else None
        if not isinstance(value, str) or not value.strip():
            raise InvalidData("login_missing", place=f"{file}: [auth] {field}")
    assert isinstance(auth, dict)
    uri = str(auth["redirect_uri"])
    if (
        urlsplit(uri).scheme not in ("http", "https")
        or not uri.endswith(_CALLBACK)
        or not urlsplit(uri).netloc
    ):
        raise InvalidData("login_redirect", place=f"{file}: [auth] redirect_uri", ends=_CALLBACK)
    if len(str(auth["cookie_secret"])) < SHORTEST_SECRET:
        raise InvalidData("login_secret", place=f"{file}: [auth] cookie_secret", least=SHORTEST_SECRET)
    hours = session.get("hours", HOURS) if isinstance(session, dict) else None
    if not isinstance(hours, int) or isinstance(hours, bool) or not 0 <= hours <= 24 * 30:
        raise InvalidData("login_hours", place=f"{file}: [session] hours")
    return Login(file, uri, hours, str(session.get("groups", "groups")))


def login_in_force() -> Login | None:
    """The login this server was started with; None where nobody signs in. Raises InvalidData."""
    named = os.environ.get(VARIABLE)
    return read_login(Path(named)) if named else None


def person_of(claims: Mapping[str, Any], login: Login) -> Person | None:
    """Who the claims of a sign-in speak of; None if they name nobody.

    An e-mail address counts unless the service says that it never verified it.
    """
    subject = _text(claims.get("sub"))
    if not subject:
        return None
    email = "" if claims.get("email_verified") is False else _text(claims.get("email"))
    listed = claims.get(login.groups)
    groups = tuple(_text(group) for group in listed) if isinstance(listed, list | tuple) else ()
    return Person(subject, email, _text(claims.get("name")), tuple(filter(None, groups)))


def is_over(claims: Mapping[str, Any], login: Login, now: float) -> bool:
    """Whether the session of these claims ended, at ``now`` (in seconds); without a time it never began."""
    moment = claims.get("iat" if login.hours else "exp")
    if not isinstance(moment, int | float) or isinstance(moment, bool):
        return True
    return now >= moment + login.hours * 3600


def _text(value: object) -> str:
    return " ".join(printable(value).split())[:320] if isinstance(value, str) else ""
