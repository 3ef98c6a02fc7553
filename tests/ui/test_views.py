"""What the pages show of a text and of a comparison, without a browser."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting import compare
from drafting.model import ChangeKind, Comparison, Document, Draft, Event, Instrument, Layer
from drafting.structure import parse_text
from drafting.ui.speech import Speech
from drafting.ui.views import changes, home, names, outline, preview, redline

ES, EN = Speech("es"), Speech("en")

OLD = """TÍTULO PRIMERO

DISPOSICIONES GENERALES

CAPÍTULO I

DEL OBJETO

Artículo 1.- Esta ley regula las sustancias químicas que figuran en las listas nacionales.

I. Su producción y almacenamiento en el territorio nacional;

II. Su comercio y transporte por cualquier vía:

a) la importación de sustancias;

b) la exportación de sustancias.

Artículo 2.- La Autoridad Nacional vigilará el cumplimiento en un plazo de diez días hábiles.

CAPÍTULO II

DE LAS SANCIONES

Artículo 3.- Se impondrá prisión de cinco a diez años a quien produzca armas químicas.

Artículo 4.- Las multas se actualizarán cada año conforme al índice que publique el instituto.
"""
NEW = (
    OLD.replace("diez días hábiles", "quince días hábiles")
    .replace("Artículo 4.-", "Artículo 5.-")
    .replace(
        "Artículo 5.-",
        "Artículo 4.- Quien oculte información a los inspectores pagará una multa.\n\n"
        "I. De cien días, la primera vez;\n\nII. De mil días, si reincide.\n\nArtículo 5.-",
    )
)


@pytest.fixture(scope="module")
def old() -> Document:
    return parse_text(OLD, "es")


@pytest.fixture(scope="module")
def comparison(old: Document) -> Comparison:
    return compare.compare(old, parse_text(NEW, "es"))


@pytest.fixture(scope="module")
def rows(comparison: Comparison) -> list[outline.Row]:
    return redline.redline_rows(comparison, ES)


def test_the_reading_rows_hold_every_word_of_the_text(old: Document) -> None:
    shown = " ".join(f"{row['label']} {row['heading']} {row['text']}" for row in outline.text_rows(old, ES))
    assert shown.split() == old.printed.split()


def test_the_outline_is_the_tree_of_divisions_and_articles(old: Document) -> None:
    entries = [(entry["depth"], entry["label"], entry["division"]) for entry in outline.outline(old, ES)]
    assert entries == [
        (0, "TÍTULO PRIMERO", True),
        (1, "CAPÍTULO I", True),
        (2, "Artículo 1", False),
        (2, "Artículo 2", False),
        (1, "CAPÍTULO II", True),
        (2, "Artículo 3", False),
        (2, "Artículo 4", False),
    ]


def test_fractions_hang_at_the_margin_and_what_is_below_them_deeper(old: Document) -> None:
    depth = {row["label"]: row["depth"] for row in outline.text_rows(old, ES)}
    assert (depth["Artículo 1.-"], depth["I."], depth["a)"]) == (0, 0, 1)


def test_columns_are_as_wide_as_what_the_table_holds() -> None:
    table = parse_text("ANEXO I\n\nNúmero | Sustancia\n1 | " + "ácido " * 9 + "\n2 | sarín", "es")
    found = [row["widths"] for row in outline.text_rows(table, ES) if row["kind"] == "row"]
    assert found
    assert all(widths == found[0] for widths in found)
    assert found[0][0] < found[0][1] <= 34


def test_a_provision_is_cited_through_its_article(old: Document) -> None:
    chains = names.chains(old)
    said = {names.citation(chain, ES) for chain in chains.values()}
    assert "Artículo 1, fracción II, inciso a)" in said
    assert "CAPÍTULO II" in said


def test_a_changed_row_joins_to_both_texts(comparison: Comparison, rows: list[outline.Row]) -> None:
    for change, row in zip(comparison.changes, rows, strict=True):
        if not row["kinds"]:
            continue
        for field in ("label", "heading", "text"):
            before = "".join(text for op, text in row[field] if op != "+")
            after = "".join(text for op, text in row[field] if op != "-")
            assert before == (getattr(change.old, field) if change.old else "")
            assert after == (getattr(change.new, field) if change.new else "")


def test_one_stops_once_at_an_article_that_is_new_as_a_whole(rows: list[outline.Row]) -> None:
    new = [row for row in rows if row["kinds"] == ["inserted"]]
    assert [row["name"] for row in new if row["stop"]] == ["Artículo 4"]
    assert len(new) == 3


def test_the_list_of_changes_names_the_words_that_differ(rows: list[outline.Row]) -> None:
    hints = {row["name"]: row["opening"] for row in rows if row.get("stop")}
    assert hints["Artículo 2"] == "diez → quince días"


def test_the_list_of_changes_is_gathered_by_chapter(comparison: Comparison, rows: list[outline.Row]) -> None:
    groups = changes.change_list(rows, comparison, ES)
    told = {group["heading"]: [rows[index]["name"] for index in group["stops"]] for group in groups}
    assert told == {"DEL OBJETO": ["Artículo 2"], "DE LAS SANCIONES": ["Artículo 4", "Artículo 5"]}
    assert groups[0]["title"] == "TÍTULO PRIMERO · CAPÍTULO I"


def test_counts_are_those_of_the_stops(rows: list[outline.Row]) -> None:
    assert changes.counts(rows) == {"modified": 1, "inserted": 1, "renumbered": 1}
    assert changes.summary_line({"inserted": 1, "modified": 2}, ES) == [
        ("inserted", "1 inserción"),
        ("modified", "2 modificaciones"),
    ]


def test_every_row_has_its_own_id_also_where_a_number_was_taken_over() -> None:
    first = parse_text("Artículo 1.- Sobre los barcos y los puertos.\n\nArtículo 2.- Sobre los trenes.", "es")
    second = parse_text(
        "Artículo 1.- Que nadie fume durante la comida.\n\nArtículo 2.- Sobre los trenes.", "es"
    )
    rows = redline.redline_rows(compare.compare(first, second), EN)
    assert len({row["id"] for row in rows}) == len(rows)


def test_every_row_hangs_from_the_row_above_it(rows: list[outline.Row]) -> None:
    hung = {row["id"]: rows[row["up"]]["id"] for row in rows if "up" in row}
    assert hung["title_1__chp_II"] == "title_1"
    assert hung["art_4__fr_II"] == "art_4"
    assert {row["id"] for row in rows if "up" not in row} == {"title_1"}


@given(st.lists(st.sampled_from(["uno", "dos", "tres", "cuatro", "cinco"]), min_size=1, max_size=6))
def test_edits_are_whole_where_the_comparison_gives_none(words: list[str]) -> None:
    text = " ".join(words)
    assert redline.edits_of("", text, ()) == [["+", text]]
    assert redline.edits_of(text, "", ()) == [["-", text]]
    assert redline.edits_of(text, text, ()) == [["=", text]]


def test_a_preview_tells_what_a_person_checks_before_importing(old: Document) -> None:
    seen = preview.preview(old)
    assert seen.language == "es"
    assert seen.units == (("article", 4),)
    assert seen.words == len(OLD.split())
    assert seen.first[0] == "TÍTULO PRIMERO DISPOSICIONES GENERALES"


LAW = Instrument("ley-quimica", "Ley Federal de Química", "Ley Química", "es", Layer.STATUTE, 1)


def draft(number: int, file_name: str = "texto.DOCX") -> Draft:
    at = datetime(2026, 1, number, 9, 30, tzinfo=UTC)
    return Draft(
        number, LAW.slug, number, "working", at.date(), "Oficina", "Nota", file_name, "0" * 64, at, "ana"
    )


def test_downloads_say_what_they_are() -> None:
    assert names.clean_name(draft(12), ES) == "ley-quimica_borrador-12.docx"
    assert names.redline_name(draft(11), draft(12), ES) == "ley-quimica_borrador-11-12_cambios.docx"
    assert names.redline_name(draft(11), draft(12), EN) == "ley-quimica_draft-11-12_changes.docx"
    assert names.source_name(draft(12), EN) == "ley-quimica_draft-12_original.docx"
    assert names.source_name(draft(12, "../../etc/passwd"), EN) == "ley-quimica_draft-12_original"


def test_slugs_are_plain_and_never_taken() -> None:
    assert names.slug("Ley Federal de Sustancias Químicas") == "ley-federal-de-sustancias-quimicas"
    assert names.slug("Ley", ("ley", "ley-2")) == "ley-3"
    assert names.slug("¿¿??") == "instrument"
    assert len(names.slug("palabra " * 50)) <= 60


def test_a_card_says_where_an_instrument_stands_and_leads_on() -> None:
    drafts = {LAW.slug: tuple(draft(number) for number in (1, 2, 3))}
    (card,) = home.board((LAW,), drafts, {LAW.slug: {"modified": 2}}, (), ES)
    assert (card["draft"], card["date"], card["drafts"]) == (
        "Borrador 3",
        "3 de enero de 2026",
        "3 borradores",
    )
    assert card["changes"] == [{"kind": "modified", "text": "2 modificaciones"}]
    assert card["open"]["href"] == "draft?instrument=ley-quimica&draft=3"
    assert card["compare"]["fields"] == {"instrument": "ley-quimica", "draft": "3", "against": "2"}
    assert [step["n"] for step in card["way"]] == [1, 2, 3]


def test_an_instrument_without_drafts_only_offers_to_import() -> None:
    (card,) = home.board((LAW,), {LAW.slug: ()}, {}, (), EN)
    assert "open" not in card
    assert card["import"]["href"] == "import?instrument=ley-quimica"


def test_events_are_told_as_sentences_and_unknown_verbs_in_general() -> None:
    at = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
    events = (
        Event(2, at, "ana", "draft.imported", "ley-quimica/3"),
        Event(1, at, "ana", "something.else", "ley-quimica"),
    )
    told = home.happenings(events, (LAW,), ES)
    assert told[0]["what"] == "Se guardó el borrador 3 de «Ley Química»"
    assert "«Ley Química»" in told[1]["what"]
    assert told[0]["when"].startswith("21 de noviembre de 2026, ")


def test_a_comparison_of_a_text_with_itself_has_nothing_to_stop_at(old: Document) -> None:
    packed = changes.payload(compare.compare(old, old), ES)
    assert packed["counts"] == {}
    assert packed["groups"] == []
    assert ChangeKind.UNCHANGED.value not in {kind for row in packed["rows"] for kind in row["kinds"]}
