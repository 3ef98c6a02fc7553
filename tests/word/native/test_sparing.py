"""What stayed is not marked: links over the same words, notes in the same place, paragraphs and columns regrouped."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from drafting.model import Op
from drafting.word import native, resolve
from drafting.word.native.matching import Item, pair
from drafting.word.native.steps import steps
from drafting.word.profile import SAFE
from tests.corpora.redlines_measure import measured
from tests.word.native.making import (
    AUTHOR,
    NARROW,
    WHEN,
    WHO,
    WIDE,
    W,
    body,
    document,
    grid,
    lines,
    noted,
    redlined,
    replaced,
    with_parts,
)

ADDRESS = "https://example.org/ley"


def _marked(old: bytes, new: bytes) -> int:
    """Words marked in a redline that is exact and without fault."""
    made = native.redline(old, new, author=AUTHOR, when=WHEN)
    found = measured(old, new, made.data, WHO)
    assert (found.exact, found.faults, made.coarser) == (True, (), False)
    return found.marked


def _linked(text: str) -> bytes:
    """A file with one paragraph in which [words] are a link."""
    before, _, rest = text.partition("[")
    words, _, behind = rest.partition("]")

    def run(said: str) -> str:
        return f'<w:r><w:t xml:space="preserve">{said}</w:t></w:r>'

    link = f'<w:hyperlink r:id="rIdL">{run(words)}</w:hyperlink>' if words else ""
    made = document(f"<w:p>{run(before)}{link}{run(behind)}</w:p>", "<w:p><w:r><w:t>Fin.</w:t></w:r></w:p>")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    row = f'<Relationship Id="rIdL" Type="{kind}" Target="{ADDRESS}" TargetMode="External"/></Relationships>'
    return replaced(made, b"</Relationships>", row.encode(), "word/_rels/document.xml.rels")


PLAIN, LINKED = "Véase el artículo 3 de la ley.", "Véase el [artículo 3] de la ley."


@pytest.mark.parametrize(
    ("before", "after", "mark"), [(PLAIN, LINKED, "ins"), (LINKED, PLAIN, "del")], ids=["put on", "taken off"]
)
def test_a_link_over_words_that_stayed_is_marked_and_the_words_are_not(
    before: str, after: str, mark: str
) -> None:
    old, new = _linked(before), _linked(after)
    redline = native.redline(old, new, author=AUTHOR, when=WHEN)
    made, count = redline.data, redline.count
    assert (_marked(old, new), count.words_inserted, count.words_deleted, count.changed) == (0, 0, 0, 1)
    assert {one.getparent().getparent().tag for one in body(made, "fldChar")} == {f"{W}{mark}"}
    assert [one.get(f"{W}fldCharType") for one in body(made, "fldChar")] == ["begin", "separate", "end"]
    assert ADDRESS in "".join(node.text or "" for node in etree.fromstring(_main(made)).iter())


def test_words_changed_under_a_new_link_are_marked_alone() -> None:
    old, new = (
        _linked("Véase el artículo 3 y la ley general."),
        _linked("Véase el [artículo 3] y el reglamento."),
    )
    assert _marked(old, new) == 5


def test_in_the_safe_profile_a_link_is_one_with_its_words() -> None:
    made = native.redline(_linked(PLAIN), _linked(LINKED), profile=SAFE, author=AUTHOR, when=WHEN).data
    assert body(made, "hyperlink")
    assert not body(made, "fldChar")


def test_a_field_that_is_a_link_reads_as_one() -> None:
    code = f' HYPERLINK "{ADDRESS}" \\o "La ley" '
    runs = [
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        "<w:r><w:t>artículo 3</w:t></w:r>",
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ]
    text = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    made = document(f"<w:p>{text.format('Véase el ')}{''.join(runs)}{text.format(' de la ley.')}</w:p>")
    assert resolve.content(made, "accept").blocks[0] == resolve.content(_linked(LINKED), "accept").blocks[0]


def test_a_note_replaced_where_it_was_called_stays_one_note() -> None:
    old = noted("Uno y dos", "Dos muy distinto", "Tres")
    other = "Véase el artículo tercero de la ley"
    new = replaced(old, b"Nota de dos muy distinto", other.encode(), "word/footnotes.xml")
    assert len(body(redlined(old, new), "footnoteReference")) == 3
    assert _marked(old, new) == 5 + 7


@pytest.mark.parametrize("back", [False, True], ids=["went", "came"])
def test_a_tab_before_words_that_went_stays_where_it_is(back: bool) -> None:
    one, other = "\tLa primera parte del considerando 109.", "\tconsiderando 109."
    old, new = (other, one) if back else (one, other)
    sizes = {Op.EQUAL: 1, (Op.INSERT if back else Op.DELETE): len("La primera parte del ")}
    found = steps(old, new)
    assert [one.op for one in found] == [*sizes, Op.EQUAL]
    assert [max(one.old_end - one.old, one.new_end - one.new) for one in found[:2]] == [*sizes.values()]


@given(st.text("\t ab.", max_size=12), st.text("\t ab.", max_size=12))
def test_the_steps_between_two_texts_hold_all_of_both(old: str, new: str) -> None:
    found = steps(old, new)
    kept = [(one.op, old[one.old : one.old_end], new[one.new : one.new_end]) for one in found]
    assert "".join(text for op, text, _ in kept if op is not Op.INSERT) == old
    assert "".join(text for op, _, text in kept if op is not Op.DELETE) == new
    assert all(one == other for op, one, other in kept if op is Op.EQUAL)


def test_two_parts_never_have_a_bookmark_of_one_name() -> None:
    mark = '<w:bookmarkStart w:id="{0}" w:name="Sello"/><w:bookmarkEnd w:id="{0}"/>'
    old = document(f"<w:p>{mark.format(7)}<w:r><w:t>Sale entero.</w:t></w:r></w:p>")
    held = f'<w:hdr xmlns:w="{W[1:-1]}"><w:p>{mark.format(9)}</w:p></w:hdr>'.encode()
    made = redlined(old, with_parts(lines("Entra otra cosa."), {"word/header7.xml": held}))
    assert "Sale entero." in "".join(node.text or "" for node in body(made, "delText"))
    assert not body(made, "bookmarkStart")


PARTS = (
    "El ejercicio de los derechos deberá hacerse efectivo ante el vendedor dentro de tres meses.",
    "Las acciones podrán hacerse valer en contra del fabricante o del importador.",
    "El plazo se suspenderá mientras dure la reparación del bien en garantía.",
    "Serán aplicables las normas comunes sobre responsabilidad civil y penal.",
)


@pytest.mark.parametrize("back", [False, True], ids=["joined", "cut up"])
def test_where_many_paragraphs_became_one_only_the_breaks_are_marked(back: bool) -> None:
    apart, whole = lines("Uno.", *PARTS, "Dos."), lines("Uno.", " ".join(PARTS), "Dos.")
    assert _marked(*((whole, apart) if back else (apart, whole))) <= 2


def test_a_column_that_came_beside_one_that_went_leaves_the_third_alone() -> None:
    old = grid(*((*row[:1], "viejo", *row[1:]) for row in NARROW))
    new = grid(*((*row, "nuevo dato") for row in NARROW))
    assert _marked(old, new) == 3 + 6


def test_a_table_that_lost_most_of_its_columns_is_still_that_table() -> None:
    long = "Texto largo de la columna que se suprime, con muchas palabras propias en cada renglón"
    full = tuple((*row, f"{long} {number}") for number, row in enumerate(WIDE))
    assert _marked(grid(*full), grid(*(row[:2] for row in full))) == sum(
        len(" ".join(row[2:]).split()) for row in full
    )


def test_the_larger_part_stays_and_the_smaller_one_moved() -> None:
    first = [
        Item(f"Artículo {number}. Texto propio {number * 37} de esta disposición.") for number in range(9)
    ]
    other = [Item("Un párrafo corto que no cambió."), Item("Otro párrafo corto que tampoco cambió.")]
    changed = [Item(one.text.replace("propio", "reformado")) for one in first]
    found = pair([*first, *other], [*other, *changed])
    assert found.stayed == [(number, number + 2) for number in range(9)]


def test_around_a_table_that_went_the_text_of_a_deleted_mark_goes_on() -> None:
    by = 'w:author="Otra" w:date="2020-01-01T00:00:00Z"'
    table = '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="9"/></w:tblGrid><w:tr><w:trPr><w:del w:id="4" {0}/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>'
    made = document(
        f'<w:p><w:pPr><w:rPr><w:del w:id="3" {by}/></w:rPr></w:pPr><w:r><w:t>La multa</w:t></w:r></w:p>',
        table.format(by),
        '<w:p><w:r><w:t xml:space="preserve"> sube.</w:t></w:r></w:p>',
    )
    assert resolve.paragraphs(made, "accept") == ("La multa sube.",)
    assert resolve.paragraphs(made, "reject") == ("La multa", " sube.")


def _main(data: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read("word/document.xml")
