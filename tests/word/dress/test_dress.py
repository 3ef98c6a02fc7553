"""A new text in the drafter's own file."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.model import Document, Kind, Provision
from drafting.structure import parse
from drafting.word.dress import dress, laid
from drafting.word.read import Read, read_blocks
from tests.word.dress.making import (
    BOLD,
    W,
    article,
    behind,
    body,
    changed,
    dressed,
    fresh,
    paragraph,
    part,
    printed,
    read,
    reworded,
    runs,
    said,
    without,
)
from tests.word.editing.rich import rich
from tests.word.native.making import with_parts
from tests.word.reading import deleted, docx, ins, p, r
from tests.word.schema import dangling, violations

LAW = docx(
    p(r("LEY DE PRUEBA", BOLD), properties='<w:jc w:val="center"/>')
    + article("Artículo 1.-", "Se entiende por autoridad la Secretaría.")
    + article("Artículo 2.-", "Son obligaciones:")
    + p(r("I.", BOLD), r("\tLlevar registro;"), properties='<w:ind w:left="720"/>').replace(
        "\t", "</w:t><w:tab/><w:t>"
    )
    + p(r("II.", BOLD), r("\tDar aviso."), properties='<w:ind w:left="720"/>').replace(
        "\t", "</w:t><w:tab/><w:t>"
    )
    + article("Artículo 3.-", "La infracción se castigará con multa.")
    + "<w:sectPr/>"
)


def test_a_text_that_did_not_change_gives_the_bytes_that_were() -> None:
    assert part(dressed(LAW, read(LAW))) == part(LAW)


def test_words_take_the_run_of_those_they_replace_and_other_paragraphs_stay_as_bytes() -> None:
    source = docx(article("Artículo 1.-", "El plazo es de ").replace("</w:p>", r("diez", BOLD) + r(" días.") + "</w:p>")
                  + article("Artículo 2.-", "Otro."))  # fmt: skip
    made = dressed(source, reworded(read(source), "diez", "veinte"))
    assert runs(paragraph(made, "plazo")) == [
        ("Artículo 1.- ", True), ("El plazo es de ", False), ("veinte", True), (" días.", False),
    ]  # fmt: skip
    other = article("Artículo 2.-", "Otro.").encode()
    assert other in part(made)


def test_letters_are_asked_of_the_paragraphs_that_change_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Asked(laid.Raw):
        def __init__(self, found: Read) -> None:
            asked.append(found.block.text)
            super().__init__(found)

    monkeypatch.setattr(laid, "Raw", Asked)
    law = read(LAW)
    dressed(LAW, reworded(law, "multa", "prisión"))
    assert asked == ["Artículo 3.- La infracción se castigará con multa."]


def test_words_added_to_a_text_do_not_take_the_look_of_its_label() -> None:
    made = dressed(LAW, reworded(read(LAW), "Se entiende", "En esta Ley se entiende"))
    assert runs(paragraph(made, "En esta Ley")) == [
        ("Artículo 1.- ", True), ("En esta Ley se entiende por autoridad la Secretaría.", False),
    ]  # fmt: skip


def test_an_inserted_article_looks_like_its_neighbours() -> None:
    new = fresh(Kind.ARTICLE, "Artículo 2 Bis.-", "Se llevará un padrón.")
    made = dressed(LAW, behind(read(LAW), "2", new))
    found = paragraph(made, "padrón")
    assert runs(found) == [("Artículo 2 Bis.-", True), (" ", True), ("Se llevará un padrón.", False)]
    assert found.find(f"{W}pPr/{W}jc").get(f"{W}val") == "both"
    assert printed(made)[4:7] == ["II. Dar aviso.", "Artículo 2 Bis.- Se llevará un padrón.",
                                  "Artículo 3.- La infracción se castigará con multa."]  # fmt: skip


def test_an_inserted_fraction_has_the_tab_and_the_indent_of_its_siblings() -> None:
    made = dressed(LAW, behind(read(LAW), "I", fresh(Kind.FRACTION, "I Bis.", "Conservarlo;")))
    found = paragraph(made, "Conservarlo")
    assert said(found) == "I Bis.\tConservarlo;"
    assert found.find(f"{W}pPr/{W}ind").get(f"{W}left") == "720"
    assert runs(found)[0] == ("I Bis.", True)


def test_blank_paragraphs_that_set_articles_apart_come_and_go_with_them() -> None:
    blank = "<w:p><w:pPr/></w:p>"
    source = docx(blank.join(article(f"Artículo {n}.-", f"Texto número {n}.") for n in (1, 2, 3, 4)))
    new = fresh(Kind.ARTICLE, "Artículo 2 Bis.-", "Texto nuevo.")
    made = dressed(source, without(behind(read(source), "2", new), "3"))
    assert [said(one)[:15].strip() for one in body(made)] == [
        "Artículo 1.- Te", "", "Artículo 2.- Te", "", "Artículo 2 Bis.", "", "Artículo 4.- Te",
    ]  # fmt: skip


def test_what_moves_keeps_its_bytes() -> None:
    document = read(LAW)
    nodes = {node.number: node for node in document.walk()}
    moved = changed(
        document,
        lambda node: () if node.number == "1" else (node, nodes["1"]) if node.number == "3" else node,
    )
    made = dressed(LAW, moved)
    assert article("Artículo 1.-", "Se entiende por autoridad la Secretaría.").encode() in part(made)
    assert printed(made)[-1].startswith("Artículo 1.-")


def test_a_section_ends_where_it_ended_though_its_paragraph_goes() -> None:
    section = '<w:sectPr><w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/></w:sectPr>'
    source = docx(article("Artículo 1.-", "Uno.") + article("Artículo 2.-", "Dos.", section)
                  + article("Artículo 3.-", "Tres.") + "<w:sectPr/>")  # fmt: skip
    made = dressed(source, without(read(source), "2"))
    assert [said(one).strip() for one in body(made)] == ["Artículo 1.- Uno.", "", "Artículo 3.- Tres.", ""]
    assert body(made)[1].find(f"{W}pPr/{W}sectPr/{W}pgSz").get(f"{W}orient") == "landscape"


def test_ends_of_bookmarks_stay_when_a_paragraph_goes() -> None:
    start, end = '<w:bookmarkStart w:id="7" w:name="x"/>', '<w:bookmarkEnd w:id="7"/>'
    source = docx(article("Artículo 1.-", "Uno.") + article("Artículo 2.-", "Dos.").replace("</w:p>", f"{start}</w:p>")
                  + article("Artículo 3.-", "Tres.").replace("</w:p>", f"{end}</w:p>"))  # fmt: skip
    made = dressed(source, without(read(source), "2"))
    assert [one.tag for one in body(made).iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")] == [
        f"{W}bookmarkStart", f"{W}bookmarkEnd",
    ]  # fmt: skip


def test_open_changes_are_accepted_and_none_is_left() -> None:
    mark = '<w:rPr><w:rPrChange w:id="9" w:author="a"><w:rPr/></w:rPrChange></w:rPr>'
    source = docx(
        article("Artículo 1.-", "Uno").replace(
            "</w:p>", ins(r(" y dos")) + deleted(" y tres") + r(".") + "</w:p>"
        )
        + article("Artículo 2.-", "Otro.").replace("<w:rPr><w:b/></w:rPr>", mark)
    )
    found = dress(source, read(source), reworded(read(source), "dos", "cuatro"))
    assert found is not None
    assert found.said == ("settled",)
    assert printed(found.data)[0] == "Artículo 1.- Uno y cuatro."
    for tag in (b"<w:ins", b"<w:del", b"Change"):
        assert tag not in part(found.data)


def test_a_text_without_a_like_in_the_file_is_still_made() -> None:
    source = docx(p("Solo un párrafo."))
    made = dressed(source, behind(read(source), "1", fresh(Kind.ARTICLE, "Artículo 1.-", "Nuevo.")))
    assert printed(made)[-1] == "Artículo 1.- Nuevo."


@pytest.mark.parametrize("text", ["", "Otro texto.", "Línea una\nlínea dos"])
def test_a_text_can_go_or_come_beside_its_label(text: str) -> None:
    old = read(LAW)
    new = changed(old, lambda node: replace(node, text=text) if node.number == "3" else node)
    assert "".join(printed(dressed(LAW, new))[-1].split()) == f"Artículo3.-{''.join(text.split())}"


def test_line_breaks_are_breaks_and_what_xml_cannot_hold_is_not_made_up() -> None:
    new = reworded(read(LAW), "Se entiende", "Primero:\nse entiende")
    made = dressed(LAW, new)
    assert len(list(paragraph(made, "Primero").iter(f"{W}br"))) == 1
    assert dress(LAW, read(LAW), reworded(read(LAW), "Se entiende", "\x01 Se entiende")) is None


def test_the_words_of_a_link_change_inside_it_and_words_behind_it_stay_outside() -> None:
    link = f'<w:hyperlink w:anchor="x">{r("el sitio", "<w:u/>")}</w:hyperlink>'
    source = docx(article("Artículo 1.-", "Consulte ").replace("</w:p>", f"{link}</w:p>"))
    made = dressed(source, reworded(read(source), "el sitio", "el portal y más"))
    assert said(next(body(made).iter(f"{W}hyperlink"))) == "el portal y más"
    made = dressed(source, reworded(read(source), "el sitio", "el sitio, si lo hay"))
    assert said(paragraph(made, "Consulte")) == "Artículo 1.- Consulte el sitio, si lo hay"


def test_the_second_form_of_a_text_box_follows_the_first() -> None:
    box = "<w:txbxContent>" + p("Nota al margen del texto.") + "</w:txbxContent>"
    both = (
        "<w:p><w:pPr/><w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>" + box + "</wps:txbx></mc:Choice>"
        "<mc:Fallback><w:pict><v:textbox>" + box + "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        + r("Artículo 1.- Uno.") + "</w:p>"
    )  # fmt: skip
    source = docx(both)
    made = dressed(source, reworded(read(source), "margen", "pie"))
    assert [said(one) for one in body(made).iter(f"{W}txbxContent")] == ["Nota al pie del texto."] * 2


def test_macros_never_go_along() -> None:
    source = with_parts(LAW, {"word/vbaProject.bin": b"code"})
    found = dress(source, read(source), read(source))
    assert found is not None
    assert found.said == ("macros",)


WORDS = st.text("abc dé.\n", min_size=0, max_size=12)


@settings(max_examples=8, deadline=None)
@given(st.data())
def test_whatever_becomes_of_a_text_its_file_says_it_or_there_is_none(data: st.DataObject) -> None:
    source = rich()
    old = read(source)
    fates = data.draw(st.lists(st.sampled_from("-----------wdnx"), min_size=1))

    def change(node: Provision) -> Provision | tuple[Provision, ...]:
        fate = fates[sum(map(ord, node.uid)) % len(fates)]
        if fate == "w" and node.text:
            return replace(node, text=data.draw(WORDS) + node.text[4:])
        if fate == "d":
            return node.children
        if fate == "n":
            return node, Provision(Kind.PARAGRAPH, text=data.draw(WORDS) + "x")
        return replace(node, text=node.text[::-1]) if fate == "x" else node

    new: Document = changed(old, change)
    found = dress(source, old, new)
    if found is not None:
        again = parse(read_blocks(found.data), new.language)
        assert "".join(again.printed.split()) == "".join(new.printed.split())
        assert violations(found.data) == []
        assert dangling(found.data) == []
