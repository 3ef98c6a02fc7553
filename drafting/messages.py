"""The sentences a person reads, in Spanish and English: ``drafting/locales/<part>.<language>.toml``.

No sentence for a reader stands in the code. Keys are dotted paths of the TOML tables; placeholders are
``{name}``. A test holds that the two files of each part have the same keys and the same placeholders.
"""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any, Literal

LANGUAGES: tuple[Literal["es", "en"], ...] = ("es", "en")


@cache
def catalogue(language: str) -> dict[str, str]:
    """All sentences of ``language`` by dotted key; an unknown language gets English."""
    name = language if language in LANGUAGES else "en"
    rows: dict[str, str] = {}
    for file in sorted(files("drafting").joinpath("locales").iterdir(), key=lambda found: found.name):
        if file.name.endswith(f".{name}.toml"):
            rows.update(_flatten(tomllib.loads(file.read_text(encoding="utf-8"))))
    return rows


def sentence(key: str, language: str = "en", **values: object) -> str:
    """The sentence for ``key`` with its placeholders filled. An unknown key comes back as itself."""
    template = catalogue(language).get(key)
    return template.format_map(values) if template is not None else key


def counted(key: str, number: float, language: str = "en", **values: object) -> str:
    """``sentence``, of one thing in the singular (``key`` with ``_1`` behind it) where there is one."""
    single = f"{key}_1"
    return sentence(single if number == 1 and single in catalogue(language) else key, language, **values)


def day(on: date, language: str = "en") -> str:
    """A day in words: "3 de mayo de 2026", "3 May 2026"."""
    month = sentence(f"table.month.m{on.month:02}", language)
    return sentence("table.date", language, day=on.day, month=month, year=on.year)


def moment(at: datetime, language: str = "en") -> str:
    """Day and hour, where the machine is: "3 de mayo de 2026, 14:05"."""
    local = at.astimezone()
    return sentence("ui.date.moment", language, date=day(local.date(), language), time=f"{local:%H:%M}")


def _flatten(table: dict[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    rows: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            rows += _flatten(value, f"{prefix}{key}.")
        else:
            rows.append((prefix + key, str(value)))
    return rows
