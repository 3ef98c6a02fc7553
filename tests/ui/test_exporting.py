"""Export without a browser: choices in the address, and what is offered and why not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from drafting.compare import compare
from drafting.compare.table import Choices, Extra, two_texts
from drafting.structure import parse_text
from drafting.ui.views import table_preview
from drafting.ui.views.exporting import FORMATS, Wanted
from drafting.workbench import Workbench

WORDS = st.text(max_size=20)
NUMBERS = st.lists(st.integers(1, 40).map(str), max_size=4).map(tuple)


@given(
    st.sampled_from([(kind, format) for kind, formats in FORMATS.items() for format in formats]),
    st.booleans(),
    st.booleans(),
    WORDS,
    WORDS,
    NUMBERS,
)
def test_choices_come_back_from_the_address_as_they_went(
    of: tuple[str, str], moves: bool, whole: bool, missing: str, author: str, texts: tuple[str, ...]
) -> None:
    wanted = Wanted(of[0], of[1], author=author, moves=moves, whole=whole, missing=missing, texts=texts)
    assert Wanted.parse(wanted.text()) == wanted


@given(st.text())
def test_an_address_that_makes_no_sense_gives_the_usual_choices(text: str) -> None:
    found = Wanted.parse(text)
    assert found.kind in FORMATS
    assert found.format in (*FORMATS[found.kind], "docx")


def test_the_words_of_a_draft_never_become_markup() -> None:
    old = parse_text("LEY\n\nArtículo 1.- Rige <b>todo</b> el país & sus mares.")
    new = parse_text("LEY\n\nArtículo 1.- Rige <script>alert(1)</script> el país & sus mares.")
    table = two_texts(compare(old, new), names=("<i>", "x"), choices=Choices(extras=(Extra("<u>"),)))
    html = table_preview.page(table)
    assert not any(tag in html for tag in ("<script>", "<b>", "<i>", "<u>"))
    assert "script&gt;alert(1)" in html
    assert "<ins>" in html
    assert "<del>" in html


def test_pdf_is_offered_only_where_it_can_be_made_and_the_reason_is_told(
    desk: Workbench, app: Callable[..., AppTest], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTING_SOFFICE", "off")
    page = app("export", instrument="ley", draft="2")
    assert not page.exception
    assert any("LibreOffice" in caption.value for caption in page.caption)
    assert all("PDF" not in str(group.options) for group in page.get("button_group"))


def test_a_redline_prepared_stays_until_a_choice_changes(
    desk: Workbench, app: Callable[..., AppTest]
) -> None:
    page = app("export", instrument="ley", draft="2")
    page.button(key="prepare").click().run()
    assert not page.exception
    assert len(page.get("download_button")) == 1
    page.text_input(key="export_author").set_value("Otra oficina").run()
    assert page.button(key="prepare").label.startswith("Preparar")
    assert not page.get("download_button")
