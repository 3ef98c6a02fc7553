"""A file that comes in with other people's open marks says so."""

from datetime import UTC, datetime

from drafting.compare import compare
from drafting.structure import parse_text
from drafting.word.house import clean
from drafting.word.redline import redline
from drafting.workbench.open_marks import OpenMarks, open_marks

OLD = parse_text("Artículo 1.- La licencia dura un año.\n\nArtículo 2.- Vigencia.")
NEW = parse_text("Artículo 1.- La licencia dura dos años.\n\nArtículo 2.- Vigencia.")


def test_a_redline_holds_changes_of_its_author() -> None:
    marked = redline(compare(OLD, NEW), author="Aduanas", when=datetime(2026, 8, 3, tzinfo=UTC))
    found = open_marks(marked, "vuelta.docx")
    assert found.changes > 0
    assert found.authors == ("Aduanas",)
    assert found


def test_a_clean_file_and_a_plain_text_hold_none() -> None:
    assert open_marks(clean(NEW), "limpio.docx") == OpenMarks()
    assert not open_marks("Artículo 1.- Texto.".encode(), "texto.txt")
