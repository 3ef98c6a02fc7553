"""The tables of what a draft does: compared between drafts, taken along as files, clocks supposed other ones."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from docx import Document as Word
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from drafting.clauses import clocks as timing
from drafting.clauses.clocks import Change
from drafting.errors import BadRequest
from drafting.model import Instrument, Language, Layer
from drafting.structure import parse_text
from drafting.workbench import Workbench, becoming, doing_words, what_if
from drafting.workbench.correctable import TABLES, What, checked, fields_of
from drafting.workbench.correctable import typed as read

LAW = """LEY DE LICENCIAS

Artículo 1.- La Secretaría de Economía expedirá las licencias que esta Ley exige dentro de los treinta días hábiles siguientes a la solicitud.

Artículo 2.- Los productores presentarán a la Secretaría de Economía una declaración dentro de los diez días siguientes.

Artículo 3.- Se impondrán de dos a seis años de prisión a quien presente una declaración falsa.

Artículo 4.- El Reglamento fijará los formatos de la declaración.
"""
LATER = (
    LAW.replace("de dos a seis", "de uno a cuatro")
    .replace("treinta días", "cuarenta días")
    .replace("La Secretaría de Economía expedirá", "La Secretaría de Salud expedirá")
    .replace("los diez días", "los veinte días")
    .replace("los formatos de", "los formatos y los anexos de")
)
EXPECTED: dict[What, tuple[str, str]] = {
    "penalties": ("de 2 a 6 años", "de 1 a 4 años"),
    "clocks": ("30 días hábiles", "40 días hábiles"),
    "deciders": ("Secretaría de Economía", "Secretaría de Salud"),
    "duties": ("dentro de los diez días", "dentro de los veinte días"),
    "delegations": ("los formatos de", "los formatos y los anexos"),
}


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Workbench:
    directory: Path = tmp_path_factory.mktemp("tables")
    made = Workbench(directory, who="Consejería", now=lambda: datetime(2026, 11, 22, 12, tzinfo=UTC))
    made.add_instrument(Instrument("ley", "Ley de Licencias", "Ley", "es", Layer.STATUTE))
    made.import_draft("ley", LAW.encode(), "1.txt")
    made.import_draft("ley", LATER.encode(), "2.txt")
    return made


@pytest.mark.parametrize("what", TABLES)
def test_what_differs_between_two_drafts_is_told_before_and_now(bench: Workbench, what: What) -> None:
    old, new = bench.draft("ley", 1).id, bench.draft("ley", 2).id
    told = [becoming.told(one, "es") for one in bench.clauses.became(what, old, new)]
    before, after = EXPECTED[what]
    assert any(before in one.before for one in told), told
    assert any(after in one.after for one in told), told
    assert bench.clauses.became(what, new, new) == ()


def test_another_decider_is_one_change_and_not_two(bench: Workbench) -> None:
    (one, *_) = bench.clauses.became("deciders", bench.draft("ley", 1).id, bench.draft("ley", 2).id)
    assert (one.change, becoming.told(one, "en").after) == ("altered", "Secretaría de Salud")


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("what", TABLES)
def test_every_table_leaves_as_word_and_as_a_spreadsheet(
    bench: Workbench, what: What, language: Language
) -> None:
    old, new = bench.draft("ley", 1).id, bench.draft("ley", 2).id
    word = Word(io.BytesIO(bench.clauses.export_table(new, what, "docx", language, old)))
    words = "\n".join(cell.text for table in word.tables for row in table.rows for cell in row.cells)
    rows = bench.clauses.table(what, new).rows
    assert all(doing_words.words(row) in words for row in rows)
    captions = [doing_words.caption(key, language) for key in doing_words.COLUMNS[what]]
    assert [cell.text for cell in word.tables[0].rows[0].cells][1:-1] == captions
    book = load_workbook(io.BytesIO(bench.clauses.export_table(new, what, "xlsx", language)))
    assert len(book.sheetnames) >= 3


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("what", TABLES)
def test_every_field_and_every_choice_has_a_name(what: What, language: Language) -> None:
    for field in fields_of(what):
        assert "." not in doing_words.field_name(field.name, language)
        for value in field.known:
            name = doing_words.option(what, field, value, language)
            assert name
            assert not name.startswith(("clauses.", "doing.")), name


def test_a_supposed_clock_is_read_as_it_is_written(bench: Workbench) -> None:
    rows = bench.clauses.clocks(bench.draft("ley", 1).id).rows
    assert what_if.read(["art_1#deadline-1=39x2+10"], rows) == (Change("art_1", "deadline-1", 39, 2, 10),)
    assert what_if.read(["art_1=39"], rows) == (Change("art_1", "deadline-1", 39),)
    assert what_if.read(["art_1=x3"], rows) == (Change("art_1", "deadline-1", None, 3),)


def test_a_stop_without_a_length_of_its_own_takes_the_days_supposed(bench: Workbench) -> None:
    draft = bench.draft("ley", 1)
    rows = bench.clauses.clocks(draft.id).rows
    longer = bench.clauses.path(draft.id, what_if.read(["art_1=x2+10"], rows))
    assert longer.working_days == pytest.approx(bench.clauses.path(draft.id).working_days + 20)
    assert [step.kind for step in longer.steps][:2] == ["stop", "decision"]


@pytest.mark.parametrize(
    "asked", ["art_9=3", "art_1", "art_1=", "art_1#no=3", "=3", "art_1=-3", "art_1=3x", "x" * 999]
)
def test_a_supposition_that_names_no_clock_or_no_days_is_refused(bench: Workbench, asked: str) -> None:
    with pytest.raises(BadRequest):
        what_if.read([asked], bench.clauses.clocks(bench.draft("ley", 1).id).rows)


@settings(deadline=None, max_examples=40)
@given(length=st.integers(0, 9999), times=st.integers(0, 9), stopped=st.integers(0, 99))
def test_more_days_never_make_the_way_shorter(
    bench: Workbench, length: int, times: int, stopped: int
) -> None:
    rows = bench.clauses.clocks(bench.draft("ley", 1).id).rows
    less = timing.what_if(rows, [Change("art_1", "deadline-1", length, times, stopped)])
    more = timing.what_if(rows, [Change("art_1", "deadline-1", length + 1, times + 1, stopped + 1)])
    assert more.days >= less.days >= 0


@pytest.mark.parametrize(
    ("what", "field", "typed", "told"),
    [
        ("penalties", "minimum", "muchos", "Mínimo: «muchos» no puede estar aquí; indique 0, 1, 2 …"),
        ("duties", "sanctions", "Artículo 99", "Lo sancionan los artículos: «Artículo 99»"),
    ],
)
def test_a_refused_value_is_named_as_the_form_names_its_field(
    what: What, field: str, typed: str, told: str
) -> None:
    document = parse_text(LAW, "es")
    with pytest.raises(BadRequest) as refused:
        checked(what, {field: read(what, field, typed)}, document)
    assert doing_words.refusal(what, refused.value, "es").startswith(told)


def test_a_refused_choice_is_told_in_the_words_of_the_form() -> None:
    with pytest.raises(BadRequest) as refused:
        checked("penalties", {"kind": "nothing"}, parse_text(LAW, "es"))
    said = doing_words.refusal("penalties", refused.value, "es")
    assert said.startswith("Clase: «nothing»")
    assert "prison" not in said
    assert "prisión" in said.casefold()


def test_a_quote_ends_where_it_makes_sense_and_an_act_that_goes_on_says_so(tmp_path: Path) -> None:
    text = """LEY DE PRECURSORES

Artículo 1.- La licencia tendrá una vigencia de dos años.

Artículo 2.- Se sancionará con multa de cien a mil Unidades de Medida y Actualización a quien omita la declaración.
"""
    made = Workbench(tmp_path, who="Consejería")
    made.add_instrument(Instrument("ley", "Ley de Precursores", "Ley", "es", Layer.STATUTE))
    draft = made.import_draft("ley", text.encode(), "1.txt").draft.id
    texts = {node.eid: node.text for node in made.document(draft).walk()}
    (fine,) = made.clauses.penalties(draft).rows
    told = doing_words.quoted(fine, texts[fine.eid])
    assert told == "multa de cien a mil Unidades de Medida y Actualización"
    (valid,) = made.clauses.clocks(draft).rows
    assert doing_words.cells(valid, str, "es")[0] == "La licencia tendrá una vigencia de …"


def test_a_text_that_is_cut_ends_at_no_word_that_leads_on() -> None:
    assert doing_words.shortened("La Secretaría resolverá la solicitud de la empresa", 42) == (
        "La Secretaría resolverá la solicitud …"
    )
    assert doing_words.shortened("corto", 42) == "corto"


def test_what_went_is_named_with_the_draft_it_stood_in(tmp_path: Path) -> None:
    made = Workbench(tmp_path, who="Consejería")
    made.add_instrument(Instrument("ley", "Ley de Licencias", "Ley", "es", Layer.STATUTE))
    made.import_draft("ley", LAW.encode(), "1.txt")
    gone = LAW.replace("La Secretaría de Economía expedirá las licencias", "Se expedirán las licencias")
    made.import_draft("ley", gone.encode(), "2.txt")
    one, two = made.drafts("ley")
    book = load_workbook(io.BytesIO(made.clauses.export_table(two.id, "deciders", "xlsx", "es", one.id)))
    said = [str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert any(cell == "Artículo 1 del borrador 1" for cell in said), said
