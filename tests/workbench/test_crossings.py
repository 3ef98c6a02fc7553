"""What left a law and stands in its regulation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from drafting.model import Instrument, Layer
from drafting.ui.speech import Speech
from drafting.ui.views import crossings as views
from drafting.workbench import Workbench
from drafting.workbench.crossings import crossed, neighbours
from tests.workbench.conftest import FIRST, LAW, at_work

LIST = (
    "Las cantidades de cada lista se cuentan por instalación y por año natural, sumando lo producido, "
    "lo consumido y lo almacenado en todos los edificios que comparten un mismo domicilio."
)
WITH_LIST = FIRST + f"\nArtículo 4.- {LIST}\n"
RULES = "REGLAMENTO DE LA LEY\n\nArtículo 1.- Este Reglamento da detalle a la Ley de Sustancias.\n"
RULES_WITH_LIST = RULES + f"\nArtículo 2.- {LIST}\n"


def workspace(directory: Path, *drafts: tuple[str, str, date]) -> Workbench:
    desk = at_work(directory)
    desk.add_instrument(LAW)
    desk.add_instrument(Instrument("rules", "Reglamento", "Reglamento", "es", Layer.REGULATION, 2))
    for at, (slug, text, day) in enumerate(drafts):
        desk.import_draft(slug, text.encode(), f"{at}.txt", on=day)
    return desk


def told(desk: Workbench, slug: str, old: int, new: int) -> list[tuple[str, str, int, str]]:
    drafts = desk.draft(slug, old), desk.draft(slug, new)
    return [
        (one.here.eid, "came" if one.came else "went", one.draft.number, one.there.eid)
        for one in crossed(desk, *drafts, neighbours(desk, *drafts))
    ]


def test_what_went_to_the_regulation_is_told_in_its_draft_nearest_in_date(tmp_path: Path) -> None:
    desk = workspace(
        tmp_path,
        ("law", WITH_LIST, date(2025, 1, 1)),
        ("law", FIRST, date(2025, 6, 1)),
        ("rules", RULES, date(2025, 1, 10)),
        ("rules", RULES_WITH_LIST, date(2025, 6, 20)),
        ("rules", RULES_WITH_LIST + "\nArtículo 3.- Rige desde mañana.\n", date(2026, 6, 20)),
    )
    assert told(desk, "law", 1, 2) == [("art_4", "went", 2, "art_2")]
    assert told(desk, "rules", 1, 2) == [("art_2", "came", 1, "art_4")]
    assert told(desk, "rules", 2, 3) == []


def test_drafts_of_two_instruments_have_no_third_to_look_in(tmp_path: Path) -> None:
    desk = workspace(tmp_path, ("law", FIRST, date(2025, 1, 1)), ("rules", RULES, date(2025, 1, 1)))
    assert neighbours(desk, desk.draft("law"), desk.draft("rules")) == ()


def test_the_reader_is_told_where_it_stands_now_and_how_to_go_there(tmp_path: Path) -> None:
    desk = workspace(
        tmp_path,
        ("law", WITH_LIST, date(2025, 1, 1)),
        ("law", FIRST, date(2025, 6, 1)),
        ("rules", RULES_WITH_LIST, date(2025, 6, 20)),
    )
    drafts = desk.draft("law", 1), desk.draft("law", 2)
    found = crossed(desk, *drafts, neighbours(desk, *drafts))
    (row,) = views.rows(found, desk.document, Speech("en"))
    assert row["said"] == "now in Reglamento, Artículo 2, draft 1"
    assert row["brief"] == "now in Reglamento, Artículo 2"
    assert row["go"] == {"instrument": "rules", "draft": "1", "provision": "art_2"}
    assert (row["here"], row["side"]) == ("art_4", "old")
