"""The safe profile: what LibreOffice would not unwind is marked so that it does."""

import zipfile
from io import BytesIO

import docx
from lxml import etree

from drafting.word import native
from drafting.word.native.ns import R
from drafting.word.profile import SAFE
from tests.corpora.redlines_measure import measured
from tests.word.native.making import AUTHOR, WHEN, WHO, W, body, document, redlined, replaced
from tests.word.schema import violations


def cell(*paragraphs: tuple[str, str]) -> bytes:
    """A file with a table whose first cell has these paragraphs, each with its style."""
    said = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'
        for style, text in paragraphs
    )
    grid = '<w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    beside = "<w:tc><w:tcPr/><w:p><w:r><w:t>plazo de diez</w:t></w:r></w:p></w:tc>"
    return document(f"<w:tbl><w:tblPr/>{grid}<w:tr><w:tc><w:tcPr/>{said}</w:tc>{beside}</w:tr></w:tbl>")


def shared(footer: str) -> bytes:
    """A file of three sections with the footer of the first."""
    made = docx.Document()
    for text in ("Primera parte.", "Segunda parte.", "Tercera parte."):
        made.add_paragraph(text)
        if not text.startswith("Tercera"):
            made.add_section()
    made.sections[0].footer.paragraphs[0].text = footer
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def safe(old: bytes, new: bytes) -> bytes:
    return native.redline(old, new, author=AUTHOR, when=WHEN, profile=SAFE).data


ONE, TWO = cell(("Normal", "uno")), cell(("Normal", "uno"), ("Quote", "dos nuevo"))
LAST = cell(("Normal", "uno"), ("Quote", "se entrega el aviso anual"))
OTHER = cell(("Normal", "uno"), ("Normal", "otra cosa muy distinta aquí"))
MORE = cell(("Normal", "uno"), ("Normal", "otra cosa muy distinta aquí"), ("Normal", "y algo más, por fin"))
INNER = "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:p><w:r><w:t>dentro</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
NESTED = replaced(ONE, b"<w:t>uno</w:t></w:r></w:p>", f"<w:t>uno</w:t></w:r></w:p>{INNER}<w:p/>".encode())


def marks(data: bytes, tag: str) -> list[bool]:
    """Of each paragraph of the table whether its own mark came or went."""
    return [one.find(f"{W}pPr/{W}rPr/{W}{tag}") is not None for one in body(data, "p")]


def test_a_paragraph_that_came_at_the_end_of_a_cell_is_marked_from_the_mark_before_it() -> None:
    made = safe(ONE, TWO)
    assert marks(made, "ins")[:2] == [True, False]
    was = body(made, "p")[1].find(f"{W}pPr/{W}pPrChange/{W}pPr/{W}pStyle")
    assert was is not None
    assert was.get(f"{W}val") == "Normal"  # rejected, what is left of it is the first paragraph
    assert measured(ONE, TWO, made, WHO).exact
    assert not violations(made)


def test_a_paragraph_that_went_at_the_end_of_a_cell_is_marked_from_the_mark_before_it() -> None:
    made = safe(TWO, ONE)
    assert marks(made, "del")[:2] == [True, False]
    properties = body(made, "p")[1].find(f"{W}pPr")
    assert properties is not None
    styles = [one.get(f"{W}val") for one in properties.iter(f"{W}pStyle")]
    assert styles == ["Normal", "Quote"]  # accepted, and rejected
    assert measured(TWO, ONE, made, WHO).exact
    assert not violations(made)


def test_what_replaces_the_end_of_a_cell_stands_in_one_paragraph_with_it() -> None:
    made = safe(LAST, OTHER)
    assert len(body(made, "p")) == len(body(OTHER, "p"))
    assert marks(made, "ins")[:2] == marks(made, "del")[:2] == [False, False]
    assert measured(LAST, OTHER, made, WHO).exact
    assert not violations(made)


def test_two_paragraphs_that_replace_one_at_the_end_of_a_cell_share_its_mark() -> None:
    made = safe(LAST, MORE)
    assert marks(made, "ins")[:3] == [False, True, False]
    assert marks(made, "del")[:3] == [False, False, False]
    assert measured(LAST, MORE, made, WHO).exact
    assert not violations(made)


def test_what_comes_at_the_end_of_a_cell_is_marked_so_for_every_program() -> None:
    for old, new in ((ONE, TWO), (TWO, ONE), (LAST, OTHER), (LAST, MORE)):
        assert redlined(old, new) == safe(old, new)


def test_a_row_comes_and_goes_whole_where_a_table_comes_at_the_end_of_a_cell() -> None:
    for old, new in ((ONE, NESTED), (NESTED, ONE)):
        made = safe(old, new)
        rows = [
            one.find(f"{W}trPr") for one in body(made, "tr") if one.getparent().getparent().tag == f"{W}body"
        ]
        assert [None if one is None else one[0].tag for one in rows] == [f"{W}del", f"{W}ins"]
        assert measured(old, new, made, WHO).exact
        assert not violations(made)


def test_every_section_that_shows_a_changed_footer_names_it() -> None:
    old, new = shared("Borrador de trabajo"), shared("Borrador")
    made = safe(old, new)
    named = [one.get(f"{R}id") for one in body(made, "footerReference")]
    assert len(named) == 3
    assert len(set(named)) == 1
    with zipfile.ZipFile(BytesIO(made)) as archive:
        footers = [name for name in archive.namelist() if name.startswith("word/footer")]
        assert len(footers) == 1  # no copy: one change, marked once
        assert len(list(etree.fromstring(archive.read(footers[0])).iter(f"{W}del"))) == 1
    assert measured(old, new, made, WHO).exact


def test_a_footer_without_a_change_stays_shared() -> None:
    made = safe(shared("Borrador"), shared("Borrador"))
    assert len(body(made, "footerReference")) == 1
