"""Comments on the real Word files: for words of every provision, the commented range holds those words."""

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from drafting.files import read_document
from drafting.model import Kind, Mark, Provision, Quote
from drafting.word.annotate import annotate
from drafting.word.read import read_blocks
from tests.word.commented import W, comments, part

pytestmark = pytest.mark.corpora

WHEN = datetime(2026, 3, 1, tzinfo=UTC)
FILES = (
    "eu_decision_clausulas_contractuales_es",
    "mx_ley_federal_juegos_y_sorteos",
    "mx_reglamento_alcoholes_ensenada",
    "uk_gov_model_services_contract_redlined",
    "uk_ni_domestic_abuse_bill",
    "uk_sp_foi_reform_bill_tracked",
)


def letters(text: str) -> str:
    return "".join(text.split())


def some_words(node: Provision, chance: random.Random) -> Quote:
    """Words of the provision that stand there once, with what stands around them."""
    words = node.printed.split(" ")
    start = chance.randrange(len(words))
    end = min(len(words), start + chance.randrange(1, 12))
    return Quote(" ".join(words[start:end]), " ".join(words[:start])[-60:], " ".join(words[end:])[:60])


@pytest.mark.parametrize("name", FILES)
def test_the_commented_words_are_those_that_were_quoted(laws: Path, name: str) -> None:
    data = (laws / "docx" / f"{name}.docx").read_bytes()
    document = read_document(data, f"{name}.docx")
    chance = random.Random(name)
    nodes = [node for node in document.walk() if node.printed]
    marks = [Mark("x", node.eid, letters(node.printed), quote=some_words(node, chance)) for node in nodes]
    made = annotate(data, document, marks, language="es", when=WHEN)
    found = list(comments(made).values())[-len(marks) :]
    exact = 0
    for node, mark, comment in zip(nodes, marks, found, strict=True):
        assert mark.quote is not None
        wanted, got = letters(mark.quote.exact), letters(comment.words or "")
        if node.kind is Kind.NOTE and comment.words is not None and not got:
            continue  # a footnote: the comment stands on its number in the text
        exact += wanted == got
        # a number that Word computes is not in the file: the words behind it are, or its paragraph
        assert wanted.endswith(got) or (got and got in mark.text and wanted[0] == mark.text[0]), (wanted, got)
    assert exact >= 0.75 * len(marks) or name == "uk_sp_foi_reform_bill_tracked"


@pytest.mark.parametrize("name", [name for name in FILES if "contract" not in name])
def test_nothing_else_changes(laws: Path, name: str) -> None:
    data = (laws / "docx" / f"{name}.docx").read_bytes()
    document = read_document(data, f"{name}.docx")
    chosen = [node for node in document.walk() if node.printed][::7]
    marks = [Mark("x", node.eid, "?", quote=some_words(node, random.Random(0))) for node in chosen]
    made = annotate(data, document, marks, language="es", when=WHEN)
    assert read_blocks(made) == read_blocks(data)
    assert read_blocks(made, "original") == read_blocks(data, "original")
    for other in ("styles", "numbering", "footnotes", "settings", "header1", "footer1"):
        assert part(made, f"word/{other}.xml") == part(data, f"word/{other}.xml")
    before = [etree.tostring(p) for p in etree.fromstring(part(data, "word/document.xml")).iter(f"{W}p")]
    after = [etree.tostring(p) for p in etree.fromstring(part(made, "word/document.xml")).iter(f"{W}p")]
    changed = sum(one != other for one, other in zip(before, after, strict=True))
    assert changed <= 2 * len(marks) + 2
