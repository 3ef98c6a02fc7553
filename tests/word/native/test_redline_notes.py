"""Redlines of what hangs together by numbers: notes with their calls, tables of contents, links."""

import zipfile
from io import BytesIO

import pytest
from lxml import etree

from drafting.word import native
from drafting.word.profile import SAFE
from tests.corpora.redlines_measure import measured
from tests.word.native.making import (
    AUTHOR,
    WHEN,
    WHO,
    W,
    body,
    document,
    noted,
    redlined,
)


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


def test_notes_that_came_back_stand_in_the_order_of_their_calls_with_their_number() -> None:
    old = noted("Uno", "Dos muy distinto", "Tres", "Cuatro", "Cinco y algo")
    new = noted("Uno", "Tres", "Cuatro")
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
    old = noted("Uno", "Dos muy distinto", "Tres", "Cuatro", "Cinco y algo")
    new = noted("Uno", "Tres", "Cuatro")
    data = native.redline(old, new, profile=SAFE, author=AUTHOR, when=WHEN).data
    called = [int(one.get(f"{W}id", "")) for one in body(data, "footnoteReference")]
    assert called == [1, 2, 3, 4, 5]
    found = measured(old, new, data, WHO, given=False)
    assert (found.exact, found.faults) == (True, ())
