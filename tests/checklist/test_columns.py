"""A table read as a checklist."""

from datetime import date

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from drafting.checklist.columns import About, Proposal, checklist_from, proposal
from drafting.checklist.model import Checklist
from drafting.corpus.template_columns import template_names
from drafting.errors import InvalidData
from drafting.model import Layer

NAMES = template_names()
ABOUT = About("mine", "3", date(2026, 5, 4), "Mine", "es")


def read(*rows: list[str], as_: Proposal | None = None) -> Checklist:
    return checklist_from(rows, as_ or proposal(rows, NAMES), ABOUT, NAMES, place="mine.csv")


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (["No.", "Sección", "Requisito", "Fundamento legal"], {"id": 0, "section": 1, "text": 2, "sources": 3}),
        (["ITEM", "Requirement", "Legal basis", "Remarks"], {"id": 0, "text": 1, "sources": 2, "why": 3}),
        (["id", "requirement_es", "requirement_en", "search_terms"], {"id": 0, "text_es": 1, "text_en": 2, "terms": 3}),
        (["Ubicación recomendada", "Texto"], {"layer": 0, "text": 1}),
        (["Requirement (short)", "Scope"], {"text": 0, "scope": 1}),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_names(header: list[str], columns: dict[str, int]) -> None:
    assert proposal([header, ["x"] * 4], NAMES) == Proposal(0, columns)


def test_a_title_above_the_table_is_passed_over() -> None:
    assert proposal([["Checklist of 2026"], [], ["No", "Requisito"], ["1", "Texto"]], NAMES).header == 2


def test_a_list_without_names_is_read_by_its_longest_column() -> None:
    found = read(["1", "Definir arma química"], ["2", "Prohibir su empleo"])
    assert [item.text("es") for item in found.requirements] == ["Definir arma química", "Prohibir su empleo"]
    assert [item.id for item in found.requirements] == ["R-001", "R-002"]


def test_every_field_finds_its_place() -> None:
    (item,) = read(
        ["id", "sección", "ámbito", "nivel", "requisito", "razón", "fuentes", "palabras clave"],
        [
            "A 1",
            "Prohibiciones",
            "Químico",
            "Reglamento",
            "Prohibir.",
            "Porque sí.",
            "CAQ I; 1540",
            "prohibir|vedar",
        ],
    ).requirements
    assert (item.id, item.section, item.scope, item.layer) == (
        "A-1",
        "prohibiciones",
        "chemical",
        Layer.REGULATION,
    )
    assert (item.texts, item.rationales) == ({"es": "Prohibir."}, {"es": "Porque sí."})
    assert [(source.citation, source.seen) for source in item.sources] == [
        ("CAQ I", "unverified"),
        ("1540", "unverified"),
    ]
    assert item.terms == {"es": ("prohibir", "vedar")}


def test_a_row_with_one_cell_is_the_heading_of_a_section_and_blanks_repeat_the_one_above() -> None:
    found = read(
        ["No", "Sección", "Requisito"],
        ["", "", "Definiciones"],
        ["1", "", "Definir."],
        ["Licencias", "Licencias", "Licencias"],
        ["2", "", "Exigir licencia."],
        ["3", "Sanciones", "Multar."],
        ["4", "", "Encarcelar."],
    )
    assert [(item.id, item.section) for item in found.requirements] == [
        ("1", "definiciones"), ("2", "licencias"), ("3", "sanciones"), ("4", "sanciones"),
    ]  # fmt: skip
    assert [section.name("es") for section in found.sections] == ["Definiciones", "Licencias", "Sanciones"]


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ([["id", "requisito", "nivel"], ["1", "Definir.", "Bula"]], "mine.csv, 2, layer"),
        ([["id", "requisito", "nivel"], ["1", "Definir.", ""], ["1", "Otra.", ""]], "mine.csv, 3, id"),
        ([["id", "requisito", "nivel"], ["1", "", "Ley"]], "mine.csv, 2, text"),
        ([["id", "requisito"]], "mine.csv"),
    ],
)
def test_what_is_wrong_is_said_with_file_row_and_column(rows: list[list[str]], place: str) -> None:
    with pytest.raises(InvalidData) as wrong:
        read(*rows)
    assert place in str(wrong.value)


@given(st.lists(st.lists(st.text(max_size=12), max_size=5), max_size=8))
def test_any_table_is_read_or_refused_with_a_sentence(rows: list[list[str]]) -> None:
    try:
        found = read(*rows)
    except InvalidData as wrong:
        sentence = str(wrong)
        event("refused")
    else:
        sentence = "mine.csv"
        assert len({item.id for item in found.requirements}) == len(found.requirements)
        sections = {section.id for section in found.sections}
        assert all(item.text("es") and item.section in sections for item in found.requirements)
    assert sentence.startswith("mine.csv")
