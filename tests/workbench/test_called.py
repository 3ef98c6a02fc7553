"""What provisions are called in files for readers."""

from drafting.files import read_document
from drafting.structure import parse_text
from drafting.workbench.called import called

LAW = """LEY DE PRUEBA

CAPÍTULO I
Disposiciones

Artículo 6o.- Se entiende por:

I. Autoridad: la nacional:

a) la primera.

TRANSITORIOS

PRIMERO.- Entrará en vigor.
"""


def test_names_stand_behind_those_of_the_article_and_no_eid_shows() -> None:
    names = called(parse_text(LAW), "es")
    assert names["art_6"] == "Artículo 6o"
    assert names["art_6__fr_I"] == "Artículo 6o, I"
    assert names["art_6__fr_I__inc_a"] == "Artículo 6o, I, a)"
    assert "TRANSITORIOS, PRIMERO" in names.values()


def test_rows_are_counted() -> None:
    table = "Anexo I\nSustancias\n\n| Sustancia | CAS |\n|---|---|\n| Sarín | 107-44-8 |\n"
    document = read_document(table.encode(), "anexo.md", "es")
    names = called(document, "es")
    rows = [name for name in names.values() if "renglón" in name]
    assert rows[-1].startswith("Anexo I, renglón ")
    assert [name for name in called(document, "en").values() if "row" in name][-1].startswith("Anexo I, row ")
