"""The words of the widgets: each is found as it is said, word for word, in the version that is installed."""

import re
from pathlib import Path

import pytest
import streamlit

from drafting.ui.speech import Speech

#: said by the browser's own calendar, or put together there: not found as one piece
_MADE = re.compile(
    r"\{x\} – |^Selected Date: |^(day|month|year), |^yyyy$|^Empty$|options? available|MB per file"
)


@pytest.fixture(scope="module")
def bundle() -> str:
    scripts = Path(streamlit.__file__).parent.rglob("static/static/js/*.js")
    return "".join(script.read_text(encoding="utf-8") for script in scripts)


def test_every_word_to_be_replaced_is_one_that_a_widget_says(bundle: str) -> None:
    said = [text for text in Speech("en").group("ui.furniture").values() if not _MADE.search(text)]
    pieces = {piece.strip(" ,") for text in said for piece in text.split("{x}") if piece.strip(" ,.")}
    assert [piece for piece in sorted(pieces) if piece not in bundle] == []


def test_no_word_stands_for_two() -> None:
    ours = Speech("es").group("ui.furniture")
    assert len(set(ours.values())) == len(ours)
    assert not set(ours.values()) & set(Speech("en").group("ui.furniture").values())
