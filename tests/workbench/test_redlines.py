"""Redlines between two files or drafts: native where that can be, and when it cannot, said so."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from docx import Document as Word

from drafting.compare import compare
from drafting.errors import UnreadableFile
from drafting.files import read_document
from drafting.model import Instrument, Layer
from drafting.word import native, resolve
from drafting.word.unproved import UnprovedRedlineError
from drafting.workbench import Workbench, redlines
from drafting.workbench.redlines import UNFORESEEN, redlined
from tests.word.native.making import lines, main
from tests.workbench.conftest import FIRST, LAW, SECOND, at_work

WHEN = datetime(2026, 3, 1, tzinfo=UTC)
OLD, NEW = (
    (lines("LEY", "Artículo 1.- Rige.", f"Artículo 2.- El plazo es de {days} días."), f"{days}.docx")
    for days in ("diez", "veinte")
)


def made(old: tuple[bytes, str] = OLD, new: tuple[bytes, str] = NEW, reader: str = "en") -> native.Redlined:
    return redlined(
        old, new, lambda: compare(read_document(*old), read_document(*new)), author="A", when=WHEN,
        language="es", reader=reader,
    )  # type: ignore[arg-type]  # fmt: skip


def test_two_word_files_are_marked_inside_the_new_one() -> None:
    found = made()
    assert found.warnings == ()
    assert resolve.content(found.data, "accept") == resolve.content(NEW[0], "accept")
    assert resolve.content(found.data, "reject") == resolve.content(OLD[0], "accept")


@pytest.mark.parametrize(
    "fault", [UnprovedRedlineError("words"), *(kind("x") for kind in UNFORESEEN)], ids=repr
)
def test_what_goes_wrong_inside_a_file_ends_in_the_house_style_and_is_said(
    fault: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise fault

    monkeypatch.setattr(native, "redline", fail)
    found = made()
    assert found.warnings == (
        "The redline could not be made inside the new draft's own Word file: it comes in the house style.",
    )
    for side, words in (("accept", "veinte días"), ("reject", "diez días")):
        texts = [line for line in resolve.paragraphs(found.data, side) if "plazo" in line]  # type: ignore[arg-type]
        assert len(texts) == 1
        assert words in texts[0]


def test_a_file_that_cannot_be_read_is_named() -> None:
    for old, new, name in (
        ((b"PK no", "broken.docx"), NEW, "broken.docx"),
        (OLD, (b"PK no", "b2.docx"), "b2.docx"),
    ):
        with pytest.raises(UnreadableFile) as caught:
            made(old, new)
        assert name in caught.value.sentence("es")


def subject(data: bytes) -> str:
    return Word(BytesIO(data)).core_properties.subject


def test_a_redline_of_drafts_is_by_who_works_here_and_names_both_instruments_where_there_are_two(
    tmp_path: object,
) -> None:
    desk: Workbench = at_work(tmp_path)  # type: ignore[arg-type]
    desk.add_instrument(LAW)
    desk.add_instrument(Instrument("other", "Otra Ley", "OL", "es", Layer.STATUTE, 2))
    one = desk.import_draft("law", FIRST.encode(), "1.txt").draft.id
    two = desk.import_draft("law", SECOND.encode(), "2.txt").draft.id
    other = desk.import_draft("other", FIRST.encode(), "1.txt").draft.id
    same = redlines.export(desk, one, two, when=WHEN).data
    assert 'w:author="drafter"' in main(same).decode()
    assert subject(same) == "Borrador 2, cambios frente al borrador 1"
    across = redlines.export(desk, other, two, when=WHEN, author=" Ana ").data
    assert 'w:author="Ana"' in main(across).decode()
    assert subject(across) == "Borrador 2, cambios frente al borrador 1 de «OL»"
