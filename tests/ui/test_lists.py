"""The page of control lists: what it is sent, and that it opens with and without a draft."""

from collections.abc import Callable
from datetime import date

from streamlit.testing.v1 import AppTest

from drafting.ui.speech import Speech
from drafting.ui.views import lists as view
from drafting.ui.views import passages
from drafting.workbench import Workbench

App = Callable[..., AppTest]
LAW = """LEY DE PRUEBA

Artículo 1.- Los precursores son los que figuran en la lista de precursores del Grupo de Australia.

ANEXO I

LISTADO

Apartado | Sustancia | Número CAS
1.A.1 | Sarín | 107-44-7
1.A.1 | Somán | 96-64-0
1.A.7 | Saxitoxina | 35523-89-8
"""


def test_the_page_opens_with_and_without_a_draft_in_both_languages(desk: Workbench, app: App) -> None:
    for language in ("es", "en"):
        for fields in (
            {},
            {"instrument": "ley"},
            {"instrument": "reglas"},
            {"instrument": "ley", "draft": "1"},
        ):
            test = app("lists", lang=language, **fields)
            assert not test.exception, (language, fields, test.exception)
            assert not test.error, (language, fields)


def test_the_lists_can_be_read_in_an_empty_workspace(empty_desk: Workbench, app: App) -> None:
    test = app("lists")
    assert not test.exception
    assert [box.key for box in test.selectbox] == []


def test_the_overlap_is_told_in_figures_and_rows(desk: Workbench) -> None:
    for language in ("es", "en"):
        data = view.payload(desk.substances.lists(), view.Found(), Speech(language))
        assert data["figures"] == {
            "by_cas": 21,
            "by_family": 19,
            "exception": 1,
            "only_ag": 48,
            "only_cwc": 50,
        }
        counts = {part: sum(row["part"] == part for row in data["rows"]) for part in data["figures"]}
        assert counts == data["figures"]
        item = next(row for row in data["rows"] if row["cas"] == "100-37-8")
        assert (item["part"], item["there"].endswith("2.B.11"), item["found"]) == ("exception", True, "no")


def test_a_draft_is_told_errors_first_with_the_way_to_each(desk: Workbench) -> None:
    draft = desk.import_draft("ley", LAW.encode(), "lista.txt", on=date(2026, 9, 1)).draft
    examined = desk.substances.report(draft.id)
    told = view.of_draft(
        examined,
        desk.substances.known(),
        desk.document(draft.id),
        {"instrument": "ley", "draft": "3"},
        Speech("es"),
    )
    (first,) = told["findings"]
    assert (first["severity"], first["quote"]) == ("error", "107-44-7")
    assert first["go"] == {
        "page": "draft",
        "fields": {"instrument": "ley", "draft": "3", "provision": "annex_I__table_1__row_2"},
    }
    treaty, group = told["lists"]
    assert (treaty["status"], treaty["found"], len(treaty["missing"]) > 50) == ("carried", 3, True)
    assert (group["complete"], group["clause"]["name"]) == (True, "Artículo 1")
    rows = view.payload(desk.substances.lists(), view.has(examined), Speech("es"))["rows"]
    assert {row["found"] for row in rows if row["list"] == "australia-group"} == {"reference"}
    assert [row["cas"] for row in rows if row["found"] == "yes"] == ["107-44-8", "96-64-0", "35523-89-8"]


def test_chemicals_by_draft_lead_into_draft_and_compare(desk: Workbench) -> None:
    desk.import_draft("ley", LAW.encode(), "lista.txt", on=date(2026, 9, 1))
    desk.import_draft(
        "ley", LAW.replace("1.A.1 | Somán | 96-64-0\n", "").encode(), "sin.txt", on=date(2026, 9, 2)
    )
    for language in ("es", "en"):
        found, told = desk.substances.through_drafts("ley"), desk.substances.told("ley", language)  # type: ignore[arg-type]
        shown = passages.through(found, told, "ley", desk.stages(), Speech(language))
        assert shown
        numbers = [one["n"] for one in shown["drafts"]]
        assert [(one["count"], one["entered"], one["left"]) for one in shown["drafts"][-2:]] == [
            (3, 3, 0),
            (2, 0, 1),
        ]
        soman = next(row for row in shown["rows"] if row["cas"] == "96-64-0")
        came, went = soman["changes"]
        assert came["go"]["page"] == "draft"
        assert came["go"]["fields"]["provision"] == "annex_I__table_1__row_3"
        assert (went["go"]["page"], went["go"]["fields"]["against"]) == ("compare", str(numbers[-2]))
        assert soman["cells"] == [n == numbers[-2] for n in numbers]


def test_without_a_chemical_there_is_no_course(desk: Workbench) -> None:
    found, told = desk.substances.through_drafts("ley"), desk.substances.told("ley", "es")
    assert passages.through(found, told, "ley", desk.stages(), Speech("es")) is None  # no chemical in any


def test_a_row_is_called_by_its_number_and_the_first_of_two_likewise(desk: Workbench) -> None:
    twice = LAW + "1.A.7 | Saxitoxina | 35523-89-8\n"
    draft = desk.import_draft("ley", twice.encode(), "dos.txt", on=date(2026, 9, 3)).draft
    found = desk.substances.report(draft.id)
    for language, wrong, again, first in (
        ("es", "ANEXO I, renglón 2", "ANEXO I, renglón 5", "en ANEXO I, renglón 4."),
        ("en", "ANEXO I, row 2", "ANEXO I, row 5", "at ANEXO I, row 4."),
    ):
        told = view.of_draft(found, desk.substances.known(), desk.document(draft.id), {}, Speech(language))[
            "findings"
        ]
        assert [one["name"] for one in told] == [wrong, again]
        assert first in told[1]["told"]
