"""What it does: each table of a draft with its words, its warnings, and what became of it."""

import json
from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from drafting.model import Instrument, Layer
from drafting.ui.views import doing_panel
from drafting.workbench import Workbench

LAW = """LEY DE LICENCIAS

Artículo 1.- La Secretaría de Economía expedirá las licencias que esta Ley exige.

Artículo 2.- Los productores presentarán a la Secretaría de Economía una declaración dentro de los diez días siguientes.

Artículo 3.- Al que incumpla el artículo 2 se le impondrá multa de cien a doscientas unidades.

Artículo 4.- El Reglamento fijará los formatos de la declaración.
"""


@pytest.fixture
def law(desk: Workbench) -> Workbench:
    desk.add_instrument(Instrument("licencias", "Ley de Licencias", "Licencias", "es", Layer.STATUTE, 3))
    desk.import_draft("licencias", LAW.encode(), "1.txt")
    desk.import_draft("licencias", LAW.replace("diez", "veinte").encode(), "2.txt")
    return desk


def shown(test: AppTest) -> dict[str, object]:
    assert not test.exception, test.exception
    found = [
        one
        for one in test.main
        if one.type == "bidi_component" and one.proto.component_name.endswith("doing")
    ]
    return dict(json.loads(found[0].proto.bytes))


@pytest.mark.parametrize("table", ["penalties", "clocks", "deciders", "duties", "delegations"])
def test_every_table_has_rows_with_their_words_and_the_way_there(
    law: Workbench, app: Callable[..., AppTest], table: str
) -> None:
    told = shown(app("doing", instrument="licencias", tab=table))
    rows = told["rows"]
    assert isinstance(rows, list)
    assert rows
    for row in rows:
        assert row["words"]
        assert row["name"].startswith("Artículo")
        assert row["go"]["page"] == "draft"


def test_bodies_stand_against_their_functions(law: Workbench, app: Callable[..., AppTest]) -> None:
    matrix = shown(app("doing", instrument="licencias", tab="deciders"))["matrix"]
    assert isinstance(matrix, dict)
    assert [body["name"] for body in matrix["bodies"]] == ["Secretaría de Economía"]


def test_what_changed_since_the_draft_before_is_told(law: Workbench, app: Callable[..., AppTest]) -> None:
    steps = shown(app("doing", instrument="licencias", tab="duties"))["changes"]
    assert isinstance(steps, list)
    assert [(step["change"], "diez" in step["before"], "veinte" in step["after"]) for step in steps] == [
        ("altered", True, True)
    ]


def test_a_time_limit_that_grew_is_told_in_a_sentence(law: Workbench, app: Callable[..., AppTest]) -> None:
    steps = shown(app("doing", instrument="licencias", tab="clocks"))["changes"]
    assert isinstance(steps, list)
    assert [("10" in step["before"], "20" in step["after"]) for step in steps] == [(True, True)]


def test_a_text_that_says_nothing_of_it_says_so(desk: Workbench, app: Callable[..., AppTest]) -> None:
    told = shown(app("doing", instrument="ley", draft="1", tab="delegations"))
    assert told["rows"] == []


def test_a_review_without_a_day_is_refused_in_a_sentence_and_one_with_all_is_kept(
    law: Workbench, app: Callable[..., AppTest]
) -> None:
    def reviews(test: AppTest) -> dict[str, object]:
        assert not test.exception, test.exception
        found = [
            one
            for one in test.main
            if one.type == "bidi_component" and one.proto.component_name.endswith("doing_reviews")
        ]
        return dict(json.loads(found[0].proto.bytes))

    test = app("doing", instrument="licencias", tab="reviewed")
    assert reviews(test)["bodies"] == []
    keep = next(button for button in test.button if button.label == "Anotar")
    test = keep.click().run()
    assert "fecha" in str(reviews(test)["complaint"])
    law.clauses.reviewed.mark("licencias", "OPAQ", date(2026, 1, 2), number=1)
    (body,) = reviews(app("doing", instrument="licencias", tab="reviewed"))["bodies"]  # type: ignore[misc]
    assert body["body"] == "OPAQ"
    assert [row["what"] for row in body["back"]] == ["changed"]


def test_the_row_that_the_address_names_is_open_with_its_fields(
    law: Workbench, app: Callable[..., AppTest]
) -> None:
    entry = law.clauses.correcting.entries(law.draft("licencias").id, "clocks")[0]
    test = app("doing", instrument="licencias", tab="clocks", row=f"{entry.row.uid}/{entry.key}")
    assert not test.exception, test.exception
    (panel,) = [
        json.loads(one.proto.bytes)
        for one in test.main
        if one.type == "bidi_component" and one.proto.component_name.endswith("doing_panel")
    ]
    assert panel["row"]["can"] == ["correct", "drop"]
    fields = {field["name"]: field["value"] for field in panel["row"]["fields"]}
    assert (fields["length"], fields["unit"]) == ("20", "days")


@pytest.mark.parametrize("row", ["nobody/deadline-1", "+art_99", "+art_1:9999-10000", "+", "/", "+art_1:x-y"])
def test_an_address_that_names_no_row_is_answered(
    law: Workbench, app: Callable[..., AppTest], row: str
) -> None:
    test = app("doing", instrument="licencias", tab="clocks", row=row)
    assert not test.exception, test.exception


def test_a_supposition_that_makes_no_sense_is_told(law: Workbench, app: Callable[..., AppTest]) -> None:
    test = app("doing", instrument="licencias", tab="clocks", whatif="art_99=x")
    assert not test.exception, test.exception
    assert any("supuesto" in str(one.value) for one in test.error)


def test_what_was_typed_into_a_refused_correction_is_still_there() -> None:
    row = {"id": "u/k", "fields": [{"name": "by", "value": ""}, {"name": "unit", "value": "UMA"}]}
    kept = doing_panel.as_typed(row, {"fields": {"by": "La Comisión"}, "reason": "Artículo 4"})
    assert [one["value"] for one in kept["fields"]] == ["La Comisión", "UMA"]
    assert kept["reason"] == "Artículo 4"
