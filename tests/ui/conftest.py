"""A small workspace on disk, and the app run without a browser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from drafting.model import Instrument, Layer
from drafting.workbench import Workbench

APP = Path(__file__).parent.parent.parent / "app.py"
PAGES = APP.parent / "drafting" / "ui" / "pages"

FIRST = """LEY DE PRUEBA

CAPÍTULO I

Disposiciones generales

Artículo 1.- Esta ley es de orden público y de interés social.

Artículo 2.- La autoridad resolverá dentro de los diez días hábiles siguientes.
"""
SECOND = (
    FIRST.replace("diez", "veinte")
    + "\nArtículo 3.- Contra las resoluciones procede el recurso de revisión.\n"
)


@pytest.fixture
def empty_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workbench:
    """A workspace with nothing in it, which the app will open."""
    monkeypatch.setenv("DRAFTING_DATA", str(tmp_path))
    monkeypatch.setenv("DRAFTING_USER", "Oficina")
    return Workbench(tmp_path, who="Oficina")


@pytest.fixture
def desk(empty_desk: Workbench) -> Workbench:
    """One law in two drafts, and a regulation without any."""
    empty_desk.add_instrument(Instrument("ley", "Ley de Prueba", "Ley", "es", Layer.STATUTE, 1))
    empty_desk.add_instrument(
        Instrument("reglas", "Reglamento de Prueba", "Reglas", "es", Layer.REGULATION, 2)
    )
    for day, text in ((3, FIRST), (4, SECOND)):
        data = text.encode("utf-8")
        empty_desk.import_draft(
            "ley", data, f"{day}.txt", on=date(2026, 8, day), author="Jurídico", note="Nota"
        )
    return empty_desk


@pytest.fixture
def app() -> Callable[..., AppTest]:
    """Runs the app at a page and an address; the reader's language is Spanish unless ``lang`` says otherwise."""

    def run(page: str = "home", **fields: str) -> AppTest:
        test = AppTest.from_file(str(APP), default_timeout=30)
        for name, value in ({"lang": "es"} | fields).items():
            test.query_params[name] = value
        test.run()
        if page != "home":
            test.switch_page(str(PAGES / f"{page}_page.py")).run()
        return test

    return run


def said(test: AppTest) -> str:
    """All that the page says in its own words."""
    assert not test.exception, test.exception
    kinds = (test.title, test.subheader, test.markdown, test.error, test.info, test.success, test.warning)
    return "\n".join(str(element.value) for kind in kinds for element in kind).replace("\\", "")
