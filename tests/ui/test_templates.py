"""A template of one's own: looked at with its columns matched, kept, put away."""

from collections.abc import Callable
from io import BytesIO

from openpyxl import Workbook
from streamlit.testing.v1 import AppTest

from drafting.workbench import Workbench
from tests.ui.conftest import said

ROWS = [
    ("Núm.", "Apartado", "Requisito", "Fundamento legal"),
    ("A-1", "Definiciones", "La ley define qué es una licencia.", "Práctica propia"),
    ("A-2", "Sanciones", "La ley castiga a quien declara en falso.", "Práctica propia"),
]


def sheet() -> bytes:
    book, out = Workbook(), BytesIO()
    for row in ROWS:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def test_a_spreadsheet_is_looked_at_kept_and_put_away(desk: Workbench, app: Callable[..., AppTest]) -> None:
    test = app("checklist", tab="templates")
    assert "viene con el taller" in said(test) + "".join(str(one.value) for one in test.caption)
    test.file_uploader[0].upload("propia.xlsx", sheet(), "application/octet-stream").run()
    assert "Se leyeron 2 requisitos" in said(test)
    assert test.selectbox(key="template_column_text").value == 2
    assert test.selectbox(key="template_column_id").value == 0
    test.button(key="template_keep").click().run()
    assert not test.exception
    assert [one.id for one in desk.checklists.checklists()][-1] == "propia"
    assert [one.id for one in desk.checklists.templates.one("propia").requirements] == ["A-1", "A-2"]

    again = app("checklist", tab="templates")
    again.button(key="remove_propia").click().run()
    assert [one.id for one in desk.checklists.checklists() if one.id == "propia"] == []


def test_a_file_without_a_table_is_said_in_a_sentence(desk: Workbench, app: Callable[..., AppTest]) -> None:
    test = app("checklist", tab="templates")
    test.file_uploader[0].upload("vacia.csv", b"", "text/csv").run()
    assert len(test.error) == 1
    assert "vacia" in test.error[0].value
