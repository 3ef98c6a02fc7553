"""Akoma Ntoso becomes the same tree that the text would give."""

import pytest

from drafting.akn.read import read_blocks, read_document
from drafting.akn.vocabulary import number_of
from drafting.model import Document, Kind


def read(body: str, meta: str = '<FRBRlanguage language="spa"/>', namespace: str = "3.0") -> Document:
    name = f"http://docs.oasis-open.org/legaldocml/ns/akn/{namespace}"
    return read_document(
        f'<akomaNtoso xmlns="{name}"><act><meta>{meta}</meta>{body}</act></akomaNtoso>'.encode()
    )


def outline(document: Document) -> list[tuple[str, str, str, str]]:
    return [(p.eid, p.label, p.heading, p.text) for p in document.walk()]


ARTICLE = """<body><title eId="x"><num>TÍTULO I</num><heading>Disposiciones</heading>
  <article eId="no-me-creas"><num>Artículo 1 Bis.-</num><heading>Objeto</heading>
    <paragraph><content><p>Primer párrafo <b>con</b> énfasis:</p></content></paragraph>
    <list><intro><p>Incluye:</p></intro>
      <point><num>I.</num><content><p>uno;</p></content><point><num>a)</num><content><p>dentro</p></content></point></point>
      <point><num>II.</num><content><p>dos.</p></content></point>
    </list></article></title></body>"""


@pytest.mark.parametrize("namespace", ["3.0", "3.0/WD17", "3.0/CSD13"])
def test_levels_become_provisions_with_eids_of_our_own(namespace: str) -> None:
    document = read(ARTICLE, namespace=namespace)
    assert document.language == "es"
    assert outline(document) == [
        ("title_I", "TÍTULO I", "Disposiciones", ""),
        ("art_1-bis", "Artículo 1 Bis.-", "Objeto", ""),
        ("art_1-bis__par_1", "", "", "Primer párrafo con énfasis:"),
        ("art_1-bis__par_2", "", "", "Incluye:"),
        ("art_1-bis__fr_I", "I.", "", "uno;"),
        ("art_1-bis__fr_I__inc_a", "a)", "", "dentro"),
        ("art_1-bis__fr_II", "II.", "", "dos."),
    ]


def test_the_english_ladder_and_words_after_a_list() -> None:
    body = """<body><section><num>5</num><heading>Duty</heading><subsection><num>(1)</num><intro><p>A person must—</p></intro>
      <paragraph><num>(a)</num><content><p>register;</p></content></paragraph><wrapUp><p>before trading.</p></wrapUp>
      </subsection><point><num>(b)</num><content><p>x</p></content></point></section></body>"""
    document = read(body, '<FRBRlanguage language="eng"/>')
    assert document.language == "en"
    assert [(p.kind, p.number, p.printed) for p in document.walk()] == [
        (Kind.SECTION, "5", "5 Duty"),
        (Kind.SUBSECTION, "1", "(1) A person must—"),
        (Kind.PARAGRAPH, "a", "(a) register;"),
        (Kind.PARAGRAPH, "2", "before trading."),
        (Kind.SUBSECTION, "b", "(b) x"),
    ]


def test_quoted_structures_are_words_of_the_provision_that_quotes_them() -> None:
    body = """<body><article><num>Artículo 1</num><content><p>Se reforma: <mod><quotedStructure startQuote="“" endQuote="”">
      <article><num>Artículo 9.</num><heading>Penas</heading><content><p>Texto nuevo.</p></content></article>
      </quotedStructure></mod></p></content></article></body>"""
    assert outline(read(body)) == [
        ("art_1", "Artículo 1", "", "Se reforma:"),
        ("art_1__par_2", "", "", "“"),
        ("art_1__par_3", "", "", "Artículo 9. Penas"),
        ("art_1__par_4", "", "", "Texto nuevo."),
        ("art_1__par_5", "", "", "”"),
    ]


def test_front_matter_notes_tables_attachments_and_conclusions() -> None:
    body = """<preface><p><docTitle>Ley de ejemplo</docTitle></p></preface>
      <preamble><recitals><recital><num>(1)</num><p>Considerando</p></recital></recitals></preamble>
      <body><article><num>Artículo 1</num><content><p>Texto<authorialNote><p>Nota</p></authorialNote> sigue.</p>
      <table><tr><th><p>A</p></th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table></content></article></body>
      <conclusions><p>Ciudad, 1 de enero</p></conclusions>
      <attachments><attachment><heading>ANEXO</heading><doc><meta>no</meta><mainBody><p>Lista</p></mainBody></doc>
      </attachment></attachments>"""
    document = read(body)
    assert document.title == "Ley de ejemplo"
    assert [(p.kind, p.label, p.heading, p.text) for p in document.walk()] == [
        (Kind.PREFACE, "", "", ""),
        (Kind.PARAGRAPH, "", "", "Ley de ejemplo"),
        (Kind.PARAGRAPH, "(1)", "", "Considerando"),
        (Kind.ARTICLE, "Artículo 1", "", "Texto sigue."),
        (Kind.NOTE, "", "", "Nota"),
        (Kind.TABLE, "", "", ""),
        (Kind.ROW, "", "", "A\tB"),
        (Kind.ROW, "", "", "1\t2"),
        (Kind.DIVISION, "", "", "Ciudad, 1 de enero"),
        (Kind.ANNEX, "", "ANEXO", "Lista"),
    ]


def test_the_language_is_detected_when_the_file_does_not_say() -> None:
    words = "Los particulares deberán inscribir en el registro las sustancias que la autoridad señale. " * 5
    assert (
        read(f"<body><article><num>1</num><content><p>{words}</p></content></article></body>", "").language
        == "es"
    )


def test_united_states_legislative_markup_is_read_by_the_same_names() -> None:
    document = read_document(
        b'<bill xmlns="http://schemas.gpo.gov/xml/uslm" xml:lang="en"><meta><title>no</title></meta>'
        b"<main><section><num value='1'>SEC. 1. </num><heading>Title</heading><subsection><num>(a)</num>"
        b"<chapeau>It means\xe2\x80\x94</chapeau><paragraph><num>(1)</num><content>one.</content></paragraph>"
        b"<continuation>and more.</continuation></subsection></section></main></bill>"
    )
    assert [(p.eid, p.printed) for p in document.walk()] == [
        ("sec_1", "SEC. 1. Title"),
        ("sec_1__subsec_a", "(a) It means—"),
        ("sec_1__subsec_a__par_1", "(1) one."),
        ("sec_1__subsec_a__flush_2", "and more."),
    ]


def test_blocks_carry_the_printed_words() -> None:
    data = (
        f'<akomaNtoso><act><meta><FRBRlanguage language="spa"/></meta>{ARTICLE}</act></akomaNtoso>'.encode()
    )
    blocks = read_blocks(data)
    assert blocks[0].style == "heading"
    assert [block.text for block in blocks][:2] == ["TÍTULO I Disposiciones", "Artículo 1 Bis.- Objeto"]


@pytest.mark.parametrize(
    ("label", "number"),
    [("Artículo 12 Bis.-", "12 Bis"), ("(a)", "a"), ("SEC. 3 .", "3"), ("§ 1002.1", "1002.1"), ("Artículo único", "único"),
     ("I.", "I"), ("CAPÍTULO SEGUNDO", "SEGUNDO"), ("Part 1", "1"), ("“3A", "3A"), ("—", "")],
)  # fmt: skip
def test_the_bare_number_of_a_label(label: str, number: str) -> None:
    assert number_of(label) == number
