"""Comparative tables: a row for each unit, what is left out said so."""

from drafting.compare import compare
from drafting.compare.table import Choices, Manner, two_texts
from drafting.structure import parse_text
from tests.compare.tabled import CHANGED, OLD, marked, row, table


def test_changed_articles_stand_under_their_titles_and_no_others_do() -> None:
    assert [found.name for found in table().rows] == [
        "TÍTULO PRIMERO",
        "CAPÍTULO I",
        "Artículo 2",
        "Artículo 3",
        "CAPÍTULO II",
        "Artículo 4",
    ]


def test_a_title_under_which_nothing_is_shown_is_left_out() -> None:
    new = parse_text("\n\n".join(OLD.printed.split("\n")).replace("dos a seis", "tres a nueve"))
    found = two_texts(compare(OLD, new), choices=CHANGED)
    assert [row.name for row in found.rows] == ["TÍTULO PRIMERO", "CAPÍTULO III", "Artículo 5"]


def test_a_heading_that_did_not_change_spans_the_columns() -> None:
    assert [found.name for found in table().rows if found.spans] == [
        "TÍTULO PRIMERO",
        "CAPÍTULO I",
        "CAPÍTULO II",
    ]


def test_an_article_without_counterpart_says_so_in_words_that_can_be_chosen() -> None:
    assert marked(row(table(), "Artículo 3"), 0) == ["(sin correlativo)"]
    found = table(Choices(changed_only=True, missing="no existía"))
    assert marked(row(found, "Artículo 3"), 0) == ["no existía"]
    assert row(found, "Artículo 3").status == "nuevo"


def test_a_deleted_article_stands_where_it_stood() -> None:
    found = row(table(), "Artículo 4")
    assert found.status == "suprimido"
    assert found.above == "TÍTULO PRIMERO, CAPÍTULO II"
    assert marked(found, 1) == ["(sin correlativo)"]
    assert marked(found, 0)[0].startswith("[-Artículo 4.-")


def test_what_only_changed_its_number_is_counted_and_kept_if_asked_for() -> None:
    assert "solo renumerados 1 (no se muestran)" in table().lead[0]
    found = table(Choices(changed_only=True, renumbered=True))
    (kept,) = [found for found in found.rows if found.status == "renumerado"]
    assert marked(kept, 1) == ["Antes: Artículo 3", "Artículo [+4+].- …"]
    assert marked(kept, 0) == ["Artículo [-3-].- …"]


def test_an_article_that_went_to_another_chapter_says_where_it_was() -> None:
    moved = parse_text(
        OLD.printed.replace("\n", "\n\n").replace(
            "Artículo 3.- La licencia dura un año y puede prorrogarse por otro igual.\n\n", ""
        )
        + "\n\nArtículo 6.- La licencia dura un año y puede prorrogarse por otro igual."
    )
    found = two_texts(compare(OLD, moved), choices=CHANGED)
    notes = [line.text for line in row(found, "Artículo 6").cell(1) if line.manner is Manner.NOTE]
    assert notes == ["Antes: Artículo 3, en TÍTULO PRIMERO, CAPÍTULO II"]


def test_texts_that_do_not_differ_leave_no_row() -> None:
    assert two_texts(compare(OLD, OLD), choices=CHANGED).rows == ()


def test_each_row_of_an_annexs_table_is_a_row() -> None:
    annex = (
        "ANEXO I\n\nLista de sustancias\n\nNúm. | Nombre | CAS\n1 | Sarín | 107-44-8\n2 | Fosgeno | 75-44-5"
    )
    old, new = parse_text(annex), parse_text(annex.replace("Fosgeno", "Difosgeno"))
    found = two_texts(compare(old, new), choices=CHANGED)
    (changed,) = [row for row in found.rows if not row.divides]
    assert changed.cell(0)[0].text == "2 | Fosgeno | 75-44-5"
    assert changed.cell(1)[0].text == "2 | Difosgeno | 75-44-5"


def followed(*, keep: bool) -> list[str]:
    """The names of the rows of a table in which article 3 became 4 and is cited, and article 9 says more."""
    words = "La licencia dura un año y puede prorrogarse por otro igual a juicio de la Secretaría."
    old = parse_text(
        "LEY\n\nArtículo 1.- Se estará a lo dispuesto en el artículo 3 de esta Ley.\n\nArtículo 2.- La Secretaría "
        f"llevará el padrón.\n\nArtículo 3.- {words}\n\nArtículo 4.- El plazo para resolver es de diez días."
    )
    new = parse_text(
        "LEY\n\nArtículo 1.- Se estará a lo dispuesto en el artículo 4 de esta Ley.\n\nArtículo 2.- La Secretaría "
        "llevará el padrón.\n\nArtículo 3.- Nadie podrá operar plantas sin aviso previo por escrito.\n\n"
        f"Artículo 4.- {words}\n\nArtículo 5.- El plazo para resolver es de veinte días."
    )
    table = two_texts(compare(old, new), choices=Choices(changed_only=True, followed=keep))
    return [row.name for row in table.rows]


def test_what_only_cites_new_numbers_is_left_out_if_asked_for() -> None:
    assert followed(keep=True) == ["Artículo 1", "Artículo 3", "Artículo 5"]
    assert followed(keep=False) == ["Artículo 3", "Artículo 5"]


def test_a_recital_that_only_got_another_number_is_no_change() -> None:
    recitals = [
        "La transferencia de datos personales a terceros países es necesaria para el comercio.",
        "Las cláusulas contractuales tipo ofrecen garantías adecuadas a los interesados.",
    ]
    old = parse_text("DECISIÓN\n\nConsiderando lo siguiente:\n\n(1) " + "\n\n(2) ".join(recitals))
    new = parse_text(
        f"DECISIÓN\n\nConsiderando lo siguiente:\n\n(1) {recitals[0]}\n\n(2) Un considerando nuevo dice otra cosa."
        f"\n\n(3) {recitals[1]}"
    )
    table = two_texts(compare(old, new), choices=Choices(changed_only=True))
    said = " ".join(table.words(1))
    assert "nuevo dice otra cosa" in said
    assert "cláusulas contractuales" not in said
