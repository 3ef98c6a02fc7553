"""What was taken away, as the record's page calls it."""

from datetime import UTC, datetime

from drafting.model import Decision
from drafting.ui.speech import Speech
from drafting.ui.views.record import removed_name

NOW = datetime(2026, 8, 3, 9, tzinfo=UTC)
LONG = "Ley Federal para el Control de Sustancias Químicas y la Prohibición de las Armas Químicas"


def test_an_instrument_that_was_put_away_is_called_by_its_whole_title() -> None:
    away = Decision(1, "shelf", "ley-federal-quimica", NOW, "Ana", "", "", {"title": LONG})
    assert removed_name(away, {}, Speech("es")) == f"Instrumento apartado «{LONG}»"


def test_a_comment_is_called_by_its_provision_words_and_instrument() -> None:
    body = {"label": "Artículo 5o.", "text": "Falta el tránsito."}
    gone = Decision(2, "comment", "ley/c1", NOW, "Ana", "ley", "u", body, withdrawn=True)
    named = removed_name(gone, {"ley": "Ley"}, Speech("es"))
    assert named == "Comentario «Artículo 5o · Falta el tránsito. · Ley»"
