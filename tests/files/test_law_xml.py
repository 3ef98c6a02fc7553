"""XML of gazettes and law services: one reading for all, then the grammar."""

import pytest

from drafting.files import read_blocks, read_document
from drafting.files.sniff import Format, format_of
from drafting.model import Document

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
FORMEX = (
    HEAD
    + """<ACT><BIB.INSTANCE><LG.DOC>EN</LG.DOC></BIB.INSTANCE><TITLE><TI><P>Regulation (EU) 2019/999</P></TI></TITLE>
<PREAMBLE><CONSID><NP><NO.P>(1)</NO.P><TXT>Stores are dangerous.</TXT></NP></CONSID></PREAMBLE>
<ENACTING.TERMS><DIVISION><TITLE><TI><P>CHAPTER I</P></TI><STI><P>GENERAL</P></STI></TITLE>
<ARTICLE><TI.ART>Article 1</TI.ART><STI.ART>Subject</STI.ART><ALINEA>This Regulation lays down <HT TYPE="ITALIC">strict</HT> rules.</ALINEA></ARTICLE>
<ARTICLE><TI.ART>Article 2</TI.ART><STI.ART>Scope</STI.ART><PARAG><NO.PARAG>1.</NO.PARAG><ALINEA><P>It applies to:</P>
<LIST><ITEM><NP><NO.P>(a)</NO.P><TXT>stores;</TXT></NP></ITEM><ITEM><NP><NO.P>(b)</NO.P><TXT>tanks.</TXT></NP></ITEM></LIST></ALINEA></PARAG>
<PARAG><NO.PARAG>2.</NO.PARAG><ALINEA>Not to ships.</ALINEA></PARAG></ARTICLE></DIVISION></ENACTING.TERMS></ACT>"""
)
CLML = (
    HEAD
    + """<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation"><Primary><Body><Part><Number>Part 1</Number><Title>Introduction</Title>
<P1group><Title>Overview</Title><P1><Pnumber>1</Pnumber><P1para><P2><Pnumber>1</Pnumber><P2para><Text>In section 2 <Emphasis>store</Emphasis> is used.</Text></P2para></P2>
<P2><Pnumber>2</Pnumber><P2para><Text>A store is—</Text><P3><Pnumber>a</Pnumber><P3para><Text>a place.</Text></P3para></P3></P2para></P2></P1para></P1></P1group>
<P1group><Title>Amendment</Title><P1><Pnumber>2</Pnumber><P1para><Text>After section 8 insert—</Text><BlockAmendment><P1group><Title>Storage</Title><P1><Pnumber>8A</Pnumber>
<P1para><Text>Fuel must be stored.</Text></P1para></P1></P1group></BlockAmendment></P1para></P1></P1group></Part></Body></Primary></Legislation>"""
)
CFR = (
    HEAD
    + """<DIV5 N="799" TYPE="PART"><HEAD>PART 799—STORES</HEAD><DIV6 TYPE="SUBPART"><HEAD>Subpart A—General</HEAD>
<DIV8 TYPE="SECTION"><HEAD>§ 799.1 Definitions.</HEAD><P>As used in this part:</P><P><I>Plant</I> means a place.</P><CITA>[71 FR 24929, Apr. 27, 2006]</CITA></DIV8>
<DIV8 TYPE="SECTION"><HEAD>§ 799.2 Prohibitions.</HEAD><P>(a) <I>Import.</I> You may not import:</P><P>(1) One;</P><P>(2) Two.</P></DIV8></DIV6></DIV5>"""
)
BOE = (
    HEAD
    + """<documento><metadatos><titulo>no es texto</titulo></metadatos><texto><p class="centro">TÍTULO I</p><p class="titulo">Disposiciones generales</p>
<p class="articulo">Artículo 1. Objeto.</p><p>1. Esta ley regula.</p><p>2. No regula:</p><p>a) Los militares.</p><p class="articulo">Artículo 2. Ámbito.</p><p>España.</p></texto></documento>"""
)
BILL = (
    HEAD
    + """<bill><legis-body><section><enum>1.</enum><header>Short title</header><text>This Act may be cited as the Stores Act.</text></section>
<section><enum>2.</enum><header>Records</header><subsection><enum>(a)</enum><header>In general</header><text>Keep records.</text></subsection>
<subsection><enum>(b)</enum><text>For five years.</text></subsection></section></legis-body></bill>"""
)


def read(text: str) -> Document:
    return read_document(text.encode(), "ley.xml")


@pytest.mark.parametrize("text", [FORMEX, CLML, CFR, BOE, BILL], ids=["formex", "clml", "cfr", "boe", "bill"])
def test_a_law_service_is_known_by_its_first_element(text: str) -> None:
    assert format_of(text.encode(), "ley.xml") is Format.LAW_XML


@pytest.mark.parametrize(
    ("text", "eids"),
    [
        (FORMEX, ["chp_I", "art_1", "art_2", "art_2__par_1__subpar_b", "art_2__par_2"]),
        (CLML, ["part_1", "sec_1", "sec_1__subsec_1", "sec_1__subsec_2__par_a", "sec_2"]),
        (CFR, ["part_799", "sec_799.1", "sec_799.2__subsec_a__par_2"]),
        (BOE, ["title_I", "art_1", "art_1__apt_2__inc_a", "art_2"]),
        (BILL, ["sec_1", "sec_2__subsec_a", "sec_2__subsec_b"]),
    ],
    ids=["formex", "clml", "cfr", "boe", "bill"],
)
def test_its_levels_are_provisions(text: str, eids: list[str]) -> None:
    found = {node.eid for node in read(text).walk()}
    assert set(eids) <= found


def test_an_article_written_into_another_law_is_quoted_text() -> None:
    assert not [node.eid for node in read(CLML).walk() if "8" in node.number]


def test_words_in_italics_stay_in_their_sentence() -> None:
    texts = [block.text for block in read_blocks(FORMEX.encode(), "ley.xml")]
    assert "This Regulation lays down strict rules." in texts


def test_what_is_about_the_file_is_no_text_and_its_source_a_note() -> None:
    assert "no es texto" not in read(BOE).printed
    assert [node.text for node in read(CFR).walk() if node.kind.value == "note"] == [
        "[71 FR 24929, Apr. 27, 2006]"
    ]


def test_a_table_keeps_its_cells() -> None:
    table = (
        HEAD
        + "<documento><texto><p>Artículo 1. Uno.</p><table><tr><td>CAS</td><td>kg</td></tr><tr><td>1</td><td>2</td></tr></table></texto></documento>"
    )
    assert [block.cells for block in read_blocks(table.encode(), "a.xml") if block.style == "row"] == [
        ("CAS", "kg"),
        ("1", "2"),
    ]
