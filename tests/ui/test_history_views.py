"""What the history page shows: steps, life, blame, and the matrix of all drafts."""

from datetime import date

import pytest

from drafting.compare.history import History
from drafting.compare.kinship import Kin
from drafting.model import Instrument, Layer
from drafting.ui.speech import Speech
from drafting.ui.views import glance, history
from drafting.workbench import Workbench

ES = Speech("es")
TEXTS = (
    "CAPÍTULO I\n\nArtículo 1.- El registro dura un año.\n\nArtículo 2.- La Autoridad inspecciona a quien lo pida."
    "\n\nCAPÍTULO II\n\nArtículo 3.- Los avisos se presentan por escrito.",
    "CAPÍTULO I\n\nArtículo 1.- El objeto de esta ley es la paz y la seguridad de las personas.\n\n"
    "Artículo 2.- El registro dura dos años.\n\nArtículo 3.- La Autoridad inspecciona a quien lo pida."
    "\n\nCAPÍTULO II\n\nArtículo 4.- Los avisos se presentan por escrito.",
    "CAPÍTULO I\n\nArtículo 1.- El objeto de esta ley es la paz y la seguridad de las personas.\n\n"
    "Artículo 2.- El registro dura dos años y se renueva.\n\n"
    "CAPÍTULO II\n\nArtículo 3.- Los avisos se presentan por escrito.",
)


@pytest.fixture
def law(empty_desk: Workbench) -> Workbench:
    empty_desk.add_instrument(Instrument("ley", "Ley de Prueba", "Ley", "es", Layer.STATUTE, 1))
    for day, text in enumerate(TEXTS, 1):
        on = date(2026, 3, day)
        empty_desk.import_draft("ley", text.encode(), f"{day}.txt", on=on, author="Jurídico")
    return empty_desk


def shown(found: History) -> dict[str, object]:
    def called(kin: Kin) -> str:
        return kin.uid

    return history.payload(found, (), called, ES)


def test_the_steps_tell_what_each_draft_did(law: Workbench) -> None:
    steps = shown(law.history("ley", "art_2"))["steps"]
    assert [(step["n"], step["turns"]) for step in steps] == [
        (1, ["born"]),
        (2, ["modified", "renumbered"]),
        (3, ["modified"]),
    ]
    assert (steps[1]["name"], steps[1]["was"]) == ("Artículo 2", "Artículo 1")
    assert steps[0]["author"] == "Jurídico"
    assert steps[0]["where"] == "CAPÍTULO I"
    assert steps[0]["compare"] is None
    assert steps[2]["compare"]["href"].startswith("compare?instrument=ley&draft=3&against=2&provision=")


def test_the_life_has_a_mark_for_every_draft(law: Workbench) -> None:
    gone = shown(law.history("ley", law.matrix("ley").rows[-2].uid))
    lives = {row.uid: shown(law.history("ley", row.uid))["life"] for row in law.matrix("ley").rows}
    assert all(len(life) == 3 for life in lives.values())
    turns = sorted([mark["turns"] for mark in life] for life in lives.values())
    assert [["absent"], ["born"], ["unchanged"]] in turns
    assert [["born"], ["renumbered"], ["gone"]] in turns
    assert gone["sheet"]["title"].startswith("Artículo")


def test_what_is_gone_says_since_when(law: Workbench) -> None:
    dead = next(row for row in law.matrix("ley").rows if not row.alive)
    sheet = shown(law.history("ley", dead.uid))["sheet"]
    assert sheet["alive"] is False
    assert "en el borrador 3" in sheet["gone"]
    assert sheet["present"] == 2


def test_every_word_of_the_text_has_its_draft(law: Workbench) -> None:
    packed = shown(law.history("ley", "art_2"))
    text = packed["lines"][0]["text"]
    assert "".join(piece for piece, _ in text) == "El registro dura dos años y se renueva."
    assert {draft for _, draft in text} == {1, 2, 3}
    assert all(piece.strip() for piece, _ in text), "blanks belong to the words beside them"
    assert [each["n"] for each in packed["legend"]] == [1, 2, 3]


def test_a_draft_that_only_renumbered_stands_in_the_legend_as_such(law: Workbench) -> None:
    legend = shown(law.history("ley", "art_3"))["legend"]
    assert [(each["n"], each["words"]) for each in legend] == [(1, "6 palabras"), (3, "solo el número")]


def test_the_matrix_is_small_and_says_what_happened(law: Workbench) -> None:
    packed = glance.payload(law.matrix("ley"), {}, (), ES)
    assert [column["n"] for column in packed["columns"]] == [1, 2, 3]
    rows = {row["name"]: row["cells"] for row in packed["rows"] if row["alive"]}
    absent, born, still = rows["Artículo 1"]
    assert (absent, born["turns"], still) == (0, ["born"], 1)
    assert rows["Artículo 3"][1]["was"] == "Artículo 3"
    assert rows["Artículo 3"][1]["name"] == "Artículo 4"
    assert len([row for row in packed["rows"] if not row["alive"]]) == 1
    assert packed["chapters"] == ["CAPÍTULO I", "CAPÍTULO II"]


def test_a_gone_article_is_marked_in_the_list(law: Workbench) -> None:
    said = [glance.choice(row, ES) for row in law.matrix("ley").rows]
    assert sum("(ya no está)" in text for text in said) == 1


def test_a_relative_is_called_as_in_its_draft(law: Workbench) -> None:
    matrix = law.matrix("ley")
    row = next(row for row in matrix.rows if row.cells[0].label.startswith("Artículo 3"))
    assert glance.name_in(matrix, row.uid, 2, ES) == "Artículo 4"
    assert glance.name_in(matrix, row.uid, 9, ES) == ""
