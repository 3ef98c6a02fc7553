"""The list of keys says what the pages listen to."""

import pytest

from drafting.ui import keys
from drafting.ui.components import asset
from drafting.ui.speech import Speech

#: page -> the scripts that listen on it
SCRIPTS = {
    "draft": ("margin", "remark"),
    "compare": ("redline", "three", "comments", "remark"),
    "edit": ("editor",),
    "history": ("matrix",),
    "checklist": ("walked", "requirement"),
    "placement": ("placement", "placement_panel"),
    "doing": ("doing", "doing_panel", "doing_ask"),
    "review": ("walked", "review_panel"),
    "search": ("search",),
}
NAMES = {
    "Ctrl+S": "s",
    "Ctrl+Enter": "Enter",
    "Alt+↑": "ArrowUp",
    "Alt+↓": "ArrowDown",
    "←": "ArrowLeft",
    "→": "ArrowRight",
    "↑": "ArrowUp",
    "↓": "ArrowDown",
    "Ctrl+Alt+Z": "z",
    "Ctrl+Alt+Y": "y",
    "M": "m",
}


@pytest.mark.parametrize("page", keys.PAGES)
def test_every_letter_of_the_list_is_listened_to(page: str) -> None:
    source = "\n".join(asset(f"{name}.js") for name in SCRIPTS[page])
    told = {NAMES.get(key, key) for row in keys.PAGES[page] for key in row[0].split() if not key.isdigit()}
    told -= {"–"}
    heard = {key for key in told if f'"{key}"' in source or f"{key}:" in source}
    assert told == heard


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_page_has_the_keys_of_all_pages(language: str) -> None:
    for page in ("home", "nowhere", *keys.PAGES):
        rows = keys.rows(page, Speech(language))
        assert [row["keys"] for row in rows][-4:] == ["/", "Tab", "?", "Esc"]
        assert len({row["does"] for row in rows}) == len(rows)
