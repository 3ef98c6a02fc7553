"""What is written as Akoma Ntoso is read back as it was: words, levels, numbers, identifiers."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from drafting.akn.facts import Facts, Version
from drafting.akn.read import read_document
from drafting.akn.write import written
from drafting.model import Document, Kind, Layer
from drafting.structure import parse_text
from tests.structure.test_lossless import PIECES

SEEDS = Path(__file__).parent.parent.parent / "seeds"
FACTS = Facts(
    "ley-quimica",
    Layer.STATUTE,
    (Version(1, date(2025, 1, 20), "Trabajo"), Version(2, date(2025, 3, 4), "Revisión de la OPAQ")),
    author="Dirección Jurídica",
    country="mx",
)
#: XML holds no control characters
READABLE = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
AKN = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}


def outline(document: Document) -> list[tuple[Kind, str, str]]:
    return [(one.kind, one.number, one.eid) for one in document.walk()]


def letters(document: Document) -> str:
    return "".join(document.printed.split())


@pytest.mark.parametrize(
    "path", sorted(SEEDS.glob("*/*.txt")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_every_seed_comes_back_as_it_went(path: Path) -> None:
    document = parse_text(path.read_text(encoding="utf-8"))
    back = read_document(written(document, FACTS))
    assert letters(back) == letters(document)
    assert back.language == document.language
    missing = set(outline(document)) ^ set(outline(back))
    assert {kind for kind, _, _ in missing} <= {Kind.PARAGRAPH}  # the first words before the body
    assert len(missing) <= 1


@given(st.lists(st.one_of(PIECES, st.text(READABLE, max_size=40)), max_size=20).map("\n\n".join))
def test_any_text_comes_back_word_for_word(text: str) -> None:
    document = parse_text(text)
    if document.provisions:
        assert letters(read_document(written(document, FACTS))) == letters(document)


def test_the_head_tells_the_work_its_version_and_the_drafts_before() -> None:
    root = etree.fromstring(written(parse_text("LEY\n\nArtículo 1.- Uno."), FACTS))
    bill = root.find("a:bill", AKN)
    assert bill is not None
    assert bill.get("name") == "statute"
    uris = [one.get("value") for one in root.iter("{*}FRBRuri")]
    assert uris[:2] == [
        "/akn/mx/bill/2025-01-20/ley-quimica",
        "/akn/mx/bill/2025-01-20/ley-quimica/spa@2025-03-04!draft-2",
    ]
    events = [(one.get("date"), one.get("type")) for one in root.iter("{*}eventRef")]
    assert events == [("2025-01-20", "generation"), ("2025-03-04", "amendment")]
    assert "Revisión de la OPAQ" in [one.get("showAs") for one in root.iter("{*}TLCEvent")]


def test_own_provisions_that_are_cited_are_links_and_those_of_other_laws_are_not() -> None:
    text = (
        "LEY\n\nArtículo 1.- Se aplica el artículo 2, fracción II de esta Ley y el artículo 2 del Código Penal."
        "\n\nArtículo 2.- Son:\n\nI. Uno;\n\nII. Dos."
    )
    root = etree.fromstring(written(parse_text(text), FACTS))
    assert [(one.get("href"), one.text) for one in root.iter("{*}ref")] == [
        ("#art_2__fr_II", "artículo 2, fracción II")
    ]


def test_the_uid_goes_with_the_provision() -> None:
    document = parse_text("Artículo 1.- Uno.").map(lambda one: replace(one, uid=f"u-{one.eid}"))
    assert b'eId="art_1" wId="u-art_1"' in written(document, FACTS)


def test_what_xml_cannot_hold_and_what_would_be_markup_stays_harmless() -> None:
    document = parse_text("Artículo 1.- <script>alert(1)</script> & fin")
    data = written(
        document.map(lambda one: replace(one, text=one.text + "\x0b")), replace(FACTS, author="<b>")
    )
    assert "<script>alert(1)</script> & fin" in read_document(data).printed
    assert b"<script" not in data


def test_tables_keep_their_rows_and_cells() -> None:
    text = "ANEXO I\n\n| Núm. | Sustancia |\n| --- | --- |\n| 1 | Sarín |\n"
    document = parse_text(text)
    back = read_document(written(document, FACTS))
    assert [one.text for one in back.walk() if one.kind is Kind.ROW] == [
        one.text for one in document.walk() if one.kind is Kind.ROW
    ]
