"""Redlines inside the new draft's own file: both drafts come back, and nothing else is touched."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO

import pytest
from lxml import etree

from drafting.errors import UnreadableFile
from drafting.word import native, resolve
from drafting.word.native.coarse import Coarse
from drafting.word.native.proof import failures
from drafting.word.native.write import Work
from drafting.word.profile import SAFE, WORD, Profile
from tests.corpora.redlines_measure import measured, paragraphs
from tests.word.editing.generate import edited
from tests.word.editing.rich import rich
from tests.word.native.making import (
    AUTHOR,
    DATE,
    WHEN,
    W,
    body,
    document,
    lines,
    main,
    redlined,
    replaced,
    with_parts,
)
from tests.word.schema import violations

WHO = (AUTHOR, DATE)


@pytest.fixture(scope="module")
def file() -> bytes:
    return rich()


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("back", [False, True], ids=["there", "back"])
def test_both_drafts_come_back_and_all_else_is_the_new_drafts_own(seed: int, back: bool, file: bytes) -> None:
    old, new = file, edited(file, seed, 30).data
    if back:
        old, new = new, old
    made = native.redline(old, new, author=AUTHOR, when=WHEN)
    assert not [one for one in made.warnings if "whole" in one]
    found = measured(old, new, made.data, WHO)
    assert (found.exact, found.faults) == (True, ())


@pytest.mark.parametrize(
    "profile", [SAFE, Profile("paragraphs"), Profile("paragraphs", moves=False)], ids=str
)
def test_every_profile_gives_both_drafts_back(profile: Profile, file: bytes) -> None:
    new = edited(file, 21, 40).data
    made = native.redline(file, new, author=AUTHOR, when=WHEN, profile=profile)
    found = measured(file, new, made.data, WHO)
    assert (found.exact, found.faults) == (True, ())


def test_a_file_against_itself_has_no_mark_and_the_same_bytes(file: bytes) -> None:
    made = redlined(file, file)
    with zipfile.ZipFile(BytesIO(file)) as one, zipfile.ZipFile(BytesIO(made)) as other:
        assert other.namelist() == one.namelist()
        assert all(one.read(name) == other.read(name) for name in one.namelist())


def test_paragraphs_without_a_change_stay_byte_for_byte(file: bytes) -> None:
    new = replaced(file, b"mil</w:t>", b"diez mil</w:t>")
    before, after = paragraphs(main(new)), paragraphs(main(redlined(file, new)))
    differ = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
    assert len(differ) == 1
    assert b"diez" in differ[0][1]


def test_inserted_words_keep_the_formatting_of_their_run() -> None:
    old = document("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>La multa.</w:t></w:r></w:p>")
    new = document("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>La multa mayor.</w:t></w:r></w:p>")
    (inserted,) = body(redlined(old, new), "ins")
    assert [one.tag.rpartition("}")[2] for one in inserted.iter()] == ["ins", "r", "rPr", "b", "t"]
    assert inserted.xpath("string()") == " mayor"


def test_a_moved_paragraph_is_a_move_with_its_two_ends() -> None:
    texts = [
        f"Artículo {number}. La autoridad número {number} hará constar lo que proceda." for number in range(6)
    ]
    old, new = lines(*texts), lines(*texts[1:5], texts[0], texts[5])
    made = redlined(old, new)
    assert len(body(made, "moveFrom")) == len(body(made, "moveTo")) == 2  # the words and the paragraph's mark
    names = {
        one.get(one.keys()[-1])
        for tag in ("moveFromRangeStart", "moveToRangeStart")
        for one in body(made, tag)
    }
    assert names == {"move1"}
    assert not body(made, "ins")
    safe = native.redline(old, new, author=AUTHOR, when=WHEN, profile=SAFE).data
    assert not body(safe, "moveFrom")
    assert body(safe, "ins")


def test_words_changed_inside_a_moved_paragraph_are_marked_in_it() -> None:
    texts = [
        f"Artículo {number}. La autoridad número {number} hará constar lo que proceda." for number in range(6)
    ]
    changed = texts[0].replace("hará constar", "publicará")
    made = redlined(lines(*texts), lines(*texts[1:5], changed, texts[5]))
    assert ["".join(one.itertext()) for one in body(made, "del") if "".join(one.itertext())] == [
        "hará constar"
    ]
    assert ["".join(one.itertext()) for one in body(made, "ins") if "".join(one.itertext())] == ["publicará"]


def test_typography_alone_is_left_unmarked_where_asked() -> None:
    old = lines('El "convenio" - vigente.', "Otra cosa.")
    new = lines("El “convenio” – vigente.", "Otra cosa distinta.")
    made = native.redline(old, new, author=AUTHOR, when=WHEN, profile=Profile(typography=False)).data
    assert ["".join(one.itertext()) for one in body(made, "ins")] == [" distinta"]
    assert resolve.paragraphs(made, "reject") == ("El “convenio” – vigente.", "Otra cosa.")


def test_open_changes_by_others_in_the_new_draft_stay_and_rejecting_all_gives_the_old_draft() -> None:
    old = lines("La multa será de cien días.")
    new = document(
        '<w:p><w:r><w:t xml:space="preserve">La multa será de </w:t></w:r>'
        '<w:del w:id="7" w:author="Otra" w:date="2020-01-01T00:00:00Z"><w:r><w:delText>cien</w:delText></w:r></w:del>'
        '<w:ins w:id="8" w:author="Otra" w:date="2020-01-01T00:00:00Z"><w:r><w:t>mil</w:t></w:r></w:ins>'
        '<w:r><w:t xml:space="preserve"> días hábiles.</w:t></w:r></w:p>'
    )
    made = native.redline(old, new, author=AUTHOR, when=WHEN)
    assert resolve.paragraphs(made.data, "reject") == ("La multa será de cien días.",)
    assert resolve.paragraphs(made.data, "accept") == ("La multa será de mil días hábiles.",)
    assert b'<w:del w:id="7" w:author="Otra"' in main(made.data)
    assert made.warnings


def test_a_deleted_note_returns_with_its_text(file: bytes) -> None:
    from tests.word.editing import notes

    new = edited(file, 5, 3, only=notes.drop_note).data
    made = redlined(file, new)
    assert resolve.content(made, "reject") == resolve.content(file, "accept")


def test_a_word_in_a_text_box_is_marked_there(file: bytes) -> None:
    new = replaced(file, b"Texto en un cuadro.", b"Texto en otro cuadro.")
    made = redlined(file, new)
    assert {"".join(one.itertext()) for tag in ("del", "ins") for one in body(made, tag)} == {"un", "otro"}
    assert resolve.content(made, "reject") == resolve.content(file, "accept")


@pytest.mark.parametrize(
    "coarse",
    [
        Coarse(paragraphs={"Laautoridadllevaráelregistroydaráaviso"}),
        Coarse(parts={"body"}),
        Coarse(parts={"body", "header", "footer", "footnote"}),
        Coarse(everything=True),
    ],
    ids=["paragraphs", "the body", "each part", "everything"],
)
def test_coarser_marks_give_both_drafts_too(coarse: Coarse, file: bytes) -> None:
    new = edited(file, 9, 25).data
    work = Work(file, new, WORD, AUTHOR, WHEN, coarse)
    assert failures(work.run(), file, new, work.side, typography=True) == ()
    assert work.warnings


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(UnreadableFile):
        native.redline(b"PK\x03\x04 no", lines("a"), author="", when=datetime(2026, 1, 1, tzinfo=UTC))


def test_the_same_input_gives_the_same_bytes(file: bytes) -> None:
    new = edited(file, 3, 20).data
    assert redlined(file, new) == redlined(file, new)


def test_where_a_paragraph_was_split_or_joined_only_the_break_is_marked() -> None:
    halved = (
        "La autoridad llevará el registro de las sustancias.",
        "El titular dará aviso de cada una de ellas.",
    )
    whole, halves = lines("Uno.", " ".join(halved), "Dos."), lines("Uno.", *halved, "Dos.")
    split, joined = redlined(whole, halves), redlined(halves, whole)
    assert {" ".join("".join(node.itertext()).split()) for node in body(split, "del")} <= {"", "."}
    assert {" ".join("".join(node.itertext()).split()) for node in body(joined, "ins")} <= {"", "."}
    assert resolve.content(split, "reject") == resolve.content(whole, "accept")
    assert resolve.content(joined, "reject") == resolve.content(halves, "accept")


def _entry(text: str, page: str, bookmark: str) -> str:
    code = f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF {bookmark} \\h </w:instrText></w:r>'
    result = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{page}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return f'<w:p><w:hyperlink w:anchor="{bookmark}"><w:r><w:t>{text}</w:t><w:tab/></w:r>{code}{result}</w:hyperlink></w:p>'


@pytest.mark.parametrize("name", ["_Toc{}", "__RefHeading___Toc{}_9"])
def test_a_table_of_contents_made_anew_is_not_a_change(name: str) -> None:
    was = [("Objeto", "1"), ("Definiciones", "2"), ("Sanciones", "9")]
    now = [("Objeto", "1"), ("Definiciones", "3"), ("Sanciones", "9")]
    old = document(*(_entry(*one, name.format(number)) for number, one in enumerate(was, 100)))
    new = document(*(_entry(*one, name.format(number)) for number, one in enumerate(now, 200)))
    made = native.redline(old, new, author=AUTHOR, when=WHEN)
    assert [deleted.text for deleted in body(made.data, "delText") if deleted.text] == ["2"]
    assert (made.count.inserted, made.count.deleted, made.count.changed) == (0, 0, 1)


def test_a_link_to_another_bookmark_is_a_change() -> None:
    old, new = (
        document(
            f'<w:p><w:r><w:t>v. </w:t></w:r><w:hyperlink w:anchor="{name}"><w:r><w:t>art. 4</w:t></w:r></w:hyperlink></w:p>'
        )
        for name in ("Multas", "Penas")
    )
    assert body(redlined(old, new), "ins")


def _noted(*texts: str) -> bytes:
    """Articles with one footnote each, numbered in their order."""
    call = '<w:r><w:t>{0} </w:t></w:r><w:r><w:footnoteReference w:id="{1}"/></w:r>'
    made = document(*(f"<w:p>{call.format(text, number)}</w:p>" for number, text in enumerate(texts, 1)))
    head = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p>{head}<w:r><w:t>Nota de {text.lower()}</w:t></w:r></w:p></w:footnote>'
        for number, text in enumerate(texts, 1)
    )
    part = f'<w:footnotes xmlns:w="{W[1:-1]}">{notes}</w:footnotes>'.encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    made = replaced(
        made,
        b"</Types>",
        f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode(),
        "[Content_Types].xml",
    )
    relation = (
        f'<Relationship Id="rIdN" Type="{_RELATION}/footnotes" Target="footnotes.xml"/></Relationships>'
    )
    made = replaced(made, b"</Relationships>", relation.encode(), "word/_rels/document.xml.rels")
    return with_parts(made, {"word/footnotes.xml": part})


_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def test_notes_that_came_back_stand_in_the_order_of_their_calls_with_their_number() -> None:
    old = _noted("Uno", "Dos muy distinto", "Tres", "Cuatro", "Cinco y algo")
    new = _noted("Uno", "Tres", "Cuatro")
    data = redlined(old, new)
    called = [one.get(f"{W}id") for one in body(data, "footnoteReference")]
    with zipfile.ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/footnotes.xml"))
    assert called == [one.get(f"{W}id") for one in root]
    assert len(called) == 5
    assert [len(list(one.iter(f"{W}footnoteRef"))) for one in root] == [1] * 5
    assert [next(one.iter(f"{W}vertAlign")).get(f"{W}val") for one in root] == ["superscript"] * 5


def test_where_every_program_must_read_it_alike_the_ids_of_notes_follow_their_calls() -> None:
    """LibreOffice 7.4 gives the first call the note with the least id, and so on."""
    old = _noted("Uno", "Dos muy distinto", "Tres", "Cuatro", "Cinco y algo")
    new = _noted("Uno", "Tres", "Cuatro")
    data = native.redline(old, new, profile=SAFE, author=AUTHOR, when=WHEN).data
    called = [int(one.get(f"{W}id", "")) for one in body(data, "footnoteReference")]
    assert called == [1, 2, 3, 4, 5]
    found = measured(old, new, data, WHO, given=False)
    assert (found.exact, found.faults) == (True, ())


def _grid(*rows: tuple[str, ...]) -> bytes:
    """A plain table with these rows."""
    cells = (
        "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>'
            for text in row
        )
        for row in rows
    )
    columns = '<w:gridCol w:w="2000"/>' * len(rows[0])
    body = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    return document(
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>',
        "<w:p><w:r><w:t>Fin.</w:t></w:r></w:p>",
    )


NARROW = (("Sustancia", "Umbral"), ("Tricloruro de fósforo", "10 kg"), ("Trietanolamina", "30 kg"))
WIDE = (
    ("Sustancia", "Número CAS", "Umbral anual"),
    ("Tricloruro de fósforo", "7719-12-2", "10 kg"),
    ("Trietanolamina", "102-71-6", "30 kg"),
)


@pytest.mark.parametrize(
    ("before", "after", "tag", "words"),
    [(NARROW, WIDE, "cellIns", (5, 0)), (WIDE, NARROW, "cellDel", (0, 5))],
    ids=["came", "went"],
)
def test_a_column_is_marked_cell_by_cell(
    before: tuple[tuple[str, ...], ...], after: tuple[tuple[str, ...], ...], tag: str, words: tuple[int, int]
) -> None:
    old, new = _grid(*before), _grid(*after)
    made = native.redline(old, new, author=AUTHOR, when=WHEN)
    assert len(body(made.data, tag)) == 3
    assert [row for row in body(made.data, "trPr") if len(row)] == []
    assert len(body(made.data, "gridCol")) == 3
    assert (made.count.words_inserted, made.count.words_deleted) == words
    assert made.warnings == ()
    assert not set(violations(made.data)) - set(violations(new))


def test_in_the_safe_profile_and_where_cells_are_merged_whole_rows_are_marked() -> None:
    safe = native.redline(_grid(*NARROW), _grid(*WIDE), profile=SAFE, author=AUTHOR, when=WHEN)
    merged = replaced(
        _grid(*WIDE), b'<w:tcW w:w="2000" w:type="dxa"/>', b'<w:tcW w:w="2000" w:type="dxa"/><w:vMerge/>'
    )
    for data in (safe.data, redlined(_grid(*NARROW), merged)):
        assert not body(data, "cellIns")
        assert [row for row in body(data, "trPr") if len(row)]
