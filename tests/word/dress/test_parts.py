"""Tables, notes and comments when the text they stand in changes."""

from __future__ import annotations

from dataclasses import replace

from drafting.model import Kind, Provision
from drafting.word.dress.clean import cleaned
from tests.word.dress.making import (
    W,
    article,
    behind,
    body,
    changed,
    dressed,
    part,
    printed,
    read,
    said,
    without,
)
from tests.word.native.making import with_parts
from tests.word.reading import deleted, docx, ins, p, r, relationships
from tests.word.reading import part as xml


def cell(text: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{p(r(text, "<w:i/>") if text else "")}</w:tc>'


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(map(cell, cells))}</w:tr>"


GRID = '<w:tblPr><w:tblStyle w:val="Cuadro"/></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
TABLE = docx(
    article("Artículo 1.-", "Lista:")
    + f"<w:tbl>{GRID}{row('Nombre', 'CAS')}{row('Sarín', '107-44-8')}{row('Tabún', '77-81-6')}{row('Somán', '')}</w:tbl>"
    + article("Artículo 2.-", "Fin.")
)


def rows(data: bytes) -> list[str]:
    return ["|".join(said(one) for one in found.iter(f"{W}tc")) for found in body(data).iter(f"{W}tr")]


def with_rows(text: str, *more: str) -> Provision:
    return Provision(Kind.ROW, text="\t".join((text, *more)))


def test_cells_change_in_place_and_empty_ones_are_filled() -> None:
    new = changed(
        read(TABLE),
        lambda node: replace(
            node, text={"Sarín\t107-44-8": "Sarín (GB)\t107-44-8", "Somán\t": "Somán\t96-64-0", "Somán": "Somán\t96-64-0"}.get(node.text, node.text)
        ),
    )  # fmt: skip
    made = dressed(TABLE, new)
    assert rows(made) == ["Nombre|CAS", "Sarín (GB)|107-44-8", "Tabún|77-81-6", "Somán|96-64-0"]
    assert row("Tabún", "77-81-6").encode() in part(made)


def test_rows_come_as_their_neighbours_and_go() -> None:
    new = changed(
        read(TABLE),
        lambda node: (node, with_rows("VX", "50782-69-9")) if node.text.startswith("Sarín")
        else () if node.text.startswith("Tabún") else node,
    )  # fmt: skip
    made = dressed(TABLE, new)
    assert rows(made) == ["Nombre|CAS", "Sarín|107-44-8", "VX|50782-69-9", "Somán|"]
    fresh = list(body(made).iter(f"{W}tr"))[2]
    assert len(list(fresh.iter(f"{W}i"))) == 2


def test_a_table_comes_whole_and_goes_whole() -> None:
    gone = changed(read(TABLE), lambda node: () if node.kind in (Kind.ROW, Kind.TABLE) else node)
    made = dressed(TABLE, gone)
    assert list(body(made).iter(f"{W}tbl")) == []
    table = Provision(Kind.TABLE, children=(with_rows("a", "b", "c"), with_rows("1", "2", "3")))
    made = dressed(TABLE, behind(read(TABLE), "2", table))
    tables = list(body(made).iter(f"{W}tbl"))
    assert [[said(one) for one in found.iter(f"{W}tc")] for found in tables[1:]] == [
        ["a", "b", "c", "1", "2", "3"]
    ]
    assert tables[1].find(f"{W}tblPr/{W}tblStyle").get(f"{W}val") == "Cuadro"
    assert tables[1].getnext().tag == f"{W}p"  # Word wants a paragraph behind the last table


NOTED = docx(
    article("Artículo 1.-", "Uno").replace("</w:p>", '<w:r><w:footnoteReference w:id="2"/></w:r>' + r(" más.") + "</w:p>")
    + article("Artículo 2.-", "Dos.") + article("Artículo 3.-", "Tres."),
    footnotes='<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="2">'
    + p("<w:r><w:footnoteRef/></w:r>", r(" Véase el anexo de la Convención.")) + "</w:footnote>",
)  # fmt: skip


def notes(data: bytes) -> str:
    return part(data, "word/footnotes.xml").decode()


def test_a_note_goes_with_what_refers_to_it() -> None:
    new = changed(read(NOTED), lambda node: () if node.kind is Kind.NOTE or node.number == "1" else node)
    made = dressed(NOTED, new)
    assert "Convención" not in notes(made)
    assert "separator" in notes(made)


def test_a_note_struck_from_a_text_that_stays_is_not_referred_to_any_more() -> None:
    new = changed(read(NOTED), lambda node: () if node.kind is Kind.NOTE else node)
    made = dressed(NOTED, new)
    assert b"footnoteReference" not in part(made)
    assert printed(made)[0] == "Artículo 1.- Uno más."


def test_a_new_note_is_a_footnote_where_notes_are_footnotes() -> None:
    note = Provision(Kind.NOTE, text="Nota nueva.")
    made = dressed(NOTED, behind(read(NOTED), "2", note))
    assert "Nota nueva." in notes(made)
    assert part(made).count(b"footnoteReference") == 2
    assert printed(made)[2:4] == ["Artículo 2.- Dos.", "Nota nueva."]


def commented(data: bytes) -> bytes:
    comment = '<w:comment w:id="4" w:author="Ana">' + p("¿Seguro?") + "</w:comment>"
    return with_parts(
        data,
        {
            "word/comments.xml": xml("comments", comment).encode(),
            "word/_rels/document.xml.rels": relationships(("comments", "comments.xml")).encode(),
        },
    )


MARKED = commented(
    docx(
        article("Artículo 1.-", "Uno.")
        + article("Artículo 2.-", "Dos.").replace(
            "</w:p>",
            '<w:commentRangeStart w:id="4"/>' + r("Tres.") + '<w:commentRangeEnd w:id="4"/>'
            '<w:r><w:commentReference w:id="4"/></w:r></w:p>',
        )
    )
)


def test_a_comment_goes_with_the_words_it_stood_on() -> None:
    made = dressed(MARKED, without(read(MARKED), "2"))
    assert "Seguro" not in part(made, "word/comments.xml").decode()
    assert "Seguro" in part(dressed(MARKED, without(read(MARKED), "1")), "word/comments.xml").decode()


def test_a_clean_copy_has_neither_comments_nor_open_changes() -> None:
    found = cleaned(MARKED, read(MARKED))
    assert found is not None
    assert found.said == ("comments",)
    assert b"omment" not in part(found.data)
    assert printed(found.data) == printed(MARKED)
    tracked = docx(
        article("Artículo 1.-", "Uno").replace("</w:p>", ins(r(" y dos")) + deleted(" y tres") + "</w:p>")
    )
    found = cleaned(tracked, read(tracked))
    assert found is not None
    assert found.said == ("settled",)
    assert printed(found.data) == ["Artículo 1.- Uno y dos"]


def test_a_clean_copy_of_a_clean_file_is_that_file() -> None:
    found = cleaned(TABLE, read(TABLE))
    assert found is not None
    assert found.data == TABLE
