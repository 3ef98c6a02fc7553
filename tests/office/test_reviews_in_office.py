"""What reviewers do in a word processor becomes what they meant: taken in, accepted, and read again."""

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest

from drafting.model import Document, Instrument, Layer
from drafting.review.apply import Why
from drafting.review.carry import Fate
from drafting.review.model import State
from drafting.structure import parse
from drafting.word.read import read_blocks
from drafting.workbench import Workbench
from tests.office.driving import has_uno
from tests.office.reviewing import Act, Review, reviewed

pytestmark = pytest.mark.office

FIRST = """CAPÍTULO I
DISPOSICIONES GENERALES

Artículo 1.- Esta ley es de orden público y tiene por objeto:

I. Regular las sustancias;

II. Ordenar las inspecciones, y

III. Fijar las sanciones.

Artículo 2.- La autoridad resolverá en diez días hábiles. Vencido el plazo se entenderá negada la solicitud.

La negativa se notificará por escrito.

Artículo 3.- Las personas llevarán un registro de sus existencias y lo conservarán cinco años.

Artículo 4.- Se impondrá multa de cien a quinientos días a quien omita el registro.

Artículo 5.- La Secretaría publicará el listado y lo revisará cada año.

Artículo 6.- Contra las resoluciones procede el recurso de revisión.

ANEXO I
LISTADO

Número\tSustancia\tUmbral
1\tSustancia alfa\t10 kg
2\tSustancia beta\t20 kg
3\tSustancia gama\t30 kg
"""
SECOND = FIRST.replace("diez días", "quince días").replace(
    "Artículo 6.-", "Artículo 6.- La revisión es gratuita.\n\nArtículo 7.-"
)
THIRD = SECOND.replace("cinco años", "siete años").replace("las sustancias;", "las sustancias y precursores;")

OFF = ("record", "off")
#: what one reviewer did, by what it is called
HABITS: dict[str, list[Act]] = {
    "struck over the end of a paragraph": [("strike", "Vencido el plazo", "notificará ")],
    "struck over two ends": [("strike", "se entenderá negada", "las personas llevarán".capitalize())],
    "struck from the first word on": [("strike", "La autoridad resolverá", "La negativa ")],
    "struck over an end and changed what follows": [
        ("strike", "Vencido el plazo", "notificará "), ("put", "por escrito", "por medios electrónicos")],
    "struck two fractions": [("strike", "Regular las", "inspecciones, y")],
    "struck a fraction with its end": [("strike_line", "Ordenar las")],
    "struck an article": [("strike_line", "Las personas llevarán")],
    "struck a row": [("strike_row", "Sustancia beta")],
    "parted a paragraph": [("part", "diez días hábiles.")],
    "parted a paragraph and wrote on": [
        ("part", "diez días hábiles."), ("behind", "diez días hábiles.", " Son improrrogables.")],
    "joined two paragraphs": [("join", "negada la solicitud.")],
    "joined two fractions": [("join", "Regular las sustancias;")],
    "joined two articles": [("join", "La negativa se notificará por escrito.")],
    "joined a heading with its label": [("join", "CAPÍTULO I")],
    "wrote two paragraphs": [
        ("line", "omita el registro", "La multa se duplicará."), ("line", "se duplicará.", "Sin excepción.")],
    "carried an article": [("carry", "La Secretaría publicará", "cada año.", "notificará por escrito")],
    "carried two articles": [("carry", "Las personas llevarán", "cada año.", "Fijar las sanciones")],
    "moved a paragraph up": [("up", "La negativa se")],
    "changed words here and there": [
        ("put", "20 kg", "25 kg"), ("put", "cinco", "seis"), ("behind", "de revisión", " ante el superior")],
    "parted a paragraph without tracking": [OFF, ("part", "diez días hábiles.")],
    "joined paragraphs without tracking": [OFF, ("join", "negada la solicitud.")],
    "wrote and struck without tracking": [
        OFF, ("line", "sustancias;", "Vigilar los precursores;"), ("strike_line", "La negativa se")],
    "carried an article without tracking": [
        OFF, ("carry", "La Secretaría publicará", "cada año.", "Fijar las sanciones")],
    "turned tracking off half way": [
        ("strike", "Vencido el plazo", "notificará "), ("line", "cinco años", "Los exhibirán."),
        OFF, ("put", "multa", "sanción")],
}  # fmt: skip


@pytest.fixture(autouse=True)
def office(soffice: str) -> None:
    if not has_uno():
        pytest.skip("LibreOffice's Python bridge (uno) is not installed")


def begun(directory: Path, *texts: str) -> Workbench:
    desk = Workbench(directory, who="Oficina")
    desk.add_instrument(Instrument("ley", "Ley de Prueba", "Ley", "es", Layer.STATUTE, 1))
    for number, text in enumerate(texts):
        desk.import_draft("ley", text.encode(), f"{number}.txt")
    desk.reviews.open_round("ley", ["customs", "health", "opcw"], date(2099, 1, 1), number=1)
    return desk


def sent(desk: Workbench) -> bytes:
    with zipfile.ZipFile(BytesIO(desk.reviews.package("ley", 1, "customs"))) as archive:
        return archive.read("01_ley_1_limpio.docx")


def lines(document: Document) -> list[str]:
    return [" ".join(line.split()) for line in document.printed.split("\n") if line.strip()]


def accept_all(desk: Workbench) -> None:
    for one in desk.reviews.proposals("ley"):
        desk.reviews.decide(one.key, State.ACCEPTED)


def test_all_accepted_the_next_draft_reads_as_the_file_does_with_its_changes_accepted(tmp_path: Path) -> None:
    clean = sent(begun(tmp_path / "sent", FIRST))
    files = reviewed(
        clean, [Review(f"Revisor {n}", acts=acts) for n, acts in enumerate(HABITS.values())], tmp_path
    )
    for number, (habit, data) in enumerate(zip(HABITS, files, strict=True)):
        desk = begun(tmp_path / str(number), FIRST)
        assert desk.reviews.take("ley", 1, "customs", data, "a.docx").unplaced == 0, habit
        accept_all(desk)
        made = desk.reviews.make_draft("ley").draft
        assert lines(desk.document(made.id)) == lines(parse(read_blocks(data, "accepted"), "es")), habit


def test_three_files_on_an_older_draft_land_where_they_belong(tmp_path: Path) -> None:
    desk = begun(tmp_path / "data", FIRST, SECOND, THIRD)
    reviews = {
        "customs": Review("Aduanas", acts=[
            ("say_across", "conservarán", "quinientos días", "¿Un solo artículo?"),
            ("strike", "Vencido el plazo", "notificará "), ("put", "cinco años", "seis años")]),
        "health": Review("Salud", acts=[
            ("carry", "La Secretaría publicará", "cada año.", "Fijar las sanciones"),
            OFF, ("put", "cien a quinientos", "doscientos a mil")]),
        "opcw": Review("OPAQ", [("20 kg", "25 kg"), ("llevarán", "mantendrán")], [
            ("Sustancia beta", "Which CAS number?"), ("LISTADO", "Annex title?")],
            acts=[("part", "diez días hábiles."), ("strike_line", "Contra las resoluciones")]),
    }  # fmt: skip
    files = reviewed(sent(desk), list(reviews.values()), tmp_path)
    for reviewer, data in zip(reviews, files, strict=True):
        made = desk.reviews.take("ley", 1, reviewer, data, "Copia de FINAL v3 (2).DOCX")
        assert (made.draft, made.unplaced) == (1, 0)
    latest = desk.draft("ley")
    heard = [
        (one.comment.text, one.provision.eid if one.provision else "", one.fate)
        for one in desk.reviews.heard(latest.id)
    ]
    assert heard == [
        ("¿Un solo artículo?", "art_3", Fate.CHANGED),
        ("Annex title?", "annex_I", Fate.SAME),
        ("Which CAS number?", "annex_I__table_1__row_3", Fate.SAME),
    ]
    across = next(one.comment for one in desk.reviews.heard(latest.id) if one.fate is Fate.CHANGED)
    assert across.quoted == (
        "conservarán cinco años.\nArtículo 4.- Se impondrá multa de cien a quinientos días"
    )
    accept_all(desk)
    conflicts = desk.reviews.settled("ley").conflicts
    assert sorted((one.why, {said.origin.reviewer for said in one.proposals} >= {"customs"}) for one in conflicts) == [
        (Why.CHANGED, True), (Why.OVERLAP, True),
    ]  # fmt: skip
    draft = desk.reviews.make_draft("ley", partial=True).draft
    wanted = (
        THIRD.replace("\nArtículo 5.- La Secretaría publicará el listado y lo revisará cada año.\n", "")
        .replace(
            "sanciones.",
            "sanciones.\nArtículo 5.- La Secretaría publicará el listado y lo revisará cada año.",
        )
        .replace("cien a quinientos", "doscientos a mil")
        .replace("llevarán", "mantendrán")
        .replace("20 kg", "25 kg")
        .replace("\nArtículo 7.- Contra las resoluciones procede el recurso de revisión.\n", "")
    )
    assert lines(desk.document(draft.id)) == [
        " ".join(line.split()) for line in wanted.split("\n") if line.strip()
    ]
    assert desk.verify() == ()
