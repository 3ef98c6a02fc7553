"""Texts laid out as sources lay them out: every article found, none invented, each under its division."""

from pathlib import Path

import pytest

from bench.layouts import paginated
from drafting.structure import blocks_of, parse_text
from tests.structure.expected import FOLDER, outline, score

TEXTS = sorted(FOLDER.glob("*/*.txt"))
#: what is still read otherwise than a reader would, by the text
LEFT = {
    "mx-diputados": ["mx-diputados: transitories_3 under the top"],
    "ch-law": [
        "ch-law: missing section 1",
        "ch-law: art_5 under chp_2",
        "ch-law: art_5a5 under chp_2",
        "ch-law: missing section 2",
        "ch-law: art_6 under chp_2",
        "ch-law: missing article 7 and 8|7 and 86",
    ],
    "us-washington": [
        "us-washington: chp_70a.999 headed 'RCW'",
        "us-washington: sec_70a.999.010 headed ''",
        "us-washington: sec_70a.999.020 headed ''",
        "us-washington: sec_70a.999.030 headed ''",
        "us-washington: sec_70a.999.900 headed ''",
    ],
}


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_every_article_is_found_and_stands_under_its_division(file: Path) -> None:
    found = score(outline(file.with_suffix(".tree")), parse_text(file.read_text(encoding="utf-8")), file.stem)
    assert found.wrong == LEFT.get(file.stem, [])


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_no_letter_is_lost(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    printed = parse_text(text).printed
    assert "".join(printed.split()) == "".join("".join(block.text.split()) for block in blocks_of(text))
    words = sorted("".join(line.split()) for line in text.splitlines() if line.strip())
    assert sum(map(len, words)) == len("".join(printed.split()).replace("\t", ""))


def test_a_sentence_that_a_page_cut_in_two_is_whole_again() -> None:
    text = "Artículo 1.- La autoridad competente podrá\n\nDIARIO OFICIAL      Martes 4 de marzo      45\n\nrevocar la licencia."
    document = parse_text(text)
    assert document.provisions[0].text == "La autoridad competente podrá revocar la licencia."
    assert document.provisions[-1].number == "pages"


def test_page_numbers_and_running_headers_stand_last_in_one_note() -> None:
    lines = [
        f"Artículo {n}.- La persona titular número {n} llevará un registro de lo que guarda."
        for n in range(1, 40)
    ]
    document = parse_text(paginated("\n".join(lines), 9))
    notes = [node for node in document.walk() if node.number == "pages"]
    assert [note.text.count("Página") for note in notes] == [4]
    assert sum(1 for node in document.walk() if node.kind.value == "article") == 39


@pytest.mark.parametrize(
    "text",
    [
        "Artículo 1.- Son límites:\n\n1\n\n2\n\n3",
        "Artículo 1.- Uno.\n\n12\n\nArtículo 2.- Dos.",
        "Límite\t10\nOtro\t20\nMás\t30",
        "La tabla está en la página 12 del anexo.",
    ],
)
def test_figures_of_the_text_are_no_page_numbers(text: str) -> None:
    assert not [block for block in blocks_of(text) if block.style == "page"]
