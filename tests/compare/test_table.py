"""Comparative tables: every word in its column, a row for each unit, what is left out said so."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.compare import compare
from drafting.compare.table import Choices, Manner, Row, Table, three_texts, two_texts
from drafting.compare.table.lines import CELLS
from drafting.compare.table.model import OURS
from drafting.compare.three import three
from drafting.model import Document, Op
from drafting.structure import parse_text
from tests.word.trees import comparisons, documents, next_drafts

CHANGED = Choices(changed_only=True)
OLD = parse_text("""LEY DE SUSTANCIAS

TÍTULO PRIMERO

CAPÍTULO I
Del objeto

Artículo 1.- Esta ley es de orden público y de observancia general.

Artículo 2.- Para los efectos de esta ley se entiende por:

I. Autoridad: la Autoridad Nacional;

II. Consejo: el Consejo de Sustancias Químicas;

III. Exportación: la salida de sustancias del territorio;

IV. Importación: la entrada de sustancias al territorio, y

V. Registro: el registro de las instalaciones.

CAPÍTULO II
De las licencias

Artículo 3.- La licencia dura un año y puede prorrogarse por otro igual.

Artículo 4.- Las solicitudes se presentan por escrito ante la Secretaría.

CAPÍTULO III
De las sanciones

Artículo 5.- Se impondrá prisión de dos a seis años a quien omita la declaración anual.
""")
NEW = parse_text("""LEY DE SUSTANCIAS

TÍTULO PRIMERO

CAPÍTULO I
Del objeto

Artículo 1.- Esta ley es de orden público y de observancia general.

Artículo 2.- Para los efectos de esta ley se entiende por:

I. Autoridad: la Autoridad Nacional;

II. Consejo: el Consejo de Sustancias Químicas;

III. Exportación: la salida de sustancias del territorio;

IV. Importación: la entrada de sustancias al territorio, y

V. Registro: el registro nacional de las instalaciones.

Artículo 3.- El tránsito de sustancias por el territorio requiere aviso previo a la aduana.

CAPÍTULO II
De las licencias

Artículo 4.- La licencia dura un año y puede prorrogarse por otro igual.

CAPÍTULO III
De las sanciones

Artículo 5.- Se impondrá prisión de dos a seis años a quien omita la declaración anual.
""")


def table(choices: Choices = CHANGED) -> Table:
    return two_texts(compare(OLD, NEW), choices=choices)


def row(found: Table, name: str) -> Row:
    return next(row for row in found.rows if row.name == name)


def marked(row: Row, column: int) -> list[str]:
    signs = {Op.EQUAL: "{}", Op.DELETE: "[-{}-]", Op.INSERT: "[+{}+]"}
    return ["".join(signs[p.op].format(p.text) for p in line.pieces) for line in row.cell(column)]


def words(document: Document) -> Counter[str]:
    return Counter(document.printed.split())


def letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def counted(found: Table, column: int) -> Counter[str]:
    """The words of a column, without what keeps the cells of a row apart."""
    return Counter(word for word in found.words(column) if word != CELLS.strip())


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


def test_the_old_column_shows_what_went_and_the_new_one_what_came() -> None:
    found = row(table(Choices()), "Artículo 2")
    assert "".join(p.text for p in found.cell(1)[-1].pieces if p.op is Op.INSERT).strip() == "nacional"
    assert found.cell(1)[-1].text == "V. Registro: el registro nacional de las instalaciones."
    assert marked(found, 0)[-1] == "V. Registro: el registro de las instalaciones."
    assert all(p.op is not Op.INSERT for line in found.cell(0) for p in line.pieces)
    assert all(p.op is not Op.DELETE for line in found.cell(1) for p in line.pieces)


def test_what_did_not_change_inside_an_article_is_passed_over() -> None:
    assert marked(row(table(), "Artículo 2"), 0) == [
        "Artículo 2.- …",
        "I. a IV. …",
        "V. Registro: el registro de las instalaciones.",
    ]


def test_many_paragraphs_that_did_not_change_share_their_dots() -> None:
    told = [f"La autoridad cumplirá la regla número {number} de esta ley." for number in range(1, 8)]
    old = parse_text("\n\n".join(("LEY", "Artículo 1.- Uno.", *told, "Artículo 2.- Dos.")))
    now = [*told[:5], "La autoridad cumplirá otra regla distinta.", *told[6:]]
    new = parse_text("\n\n".join(("LEY", "Artículo 1.- Uno.", *now, "Artículo 2.- Dos.")))
    found = marked(row(two_texts(compare(old, new), choices=CHANGED), "Artículo 1"), 1)
    assert (found[:2], len(found), found[-1]) == (["Artículo 1.- …", "…"], 4, "…")


DEEP = """Artículo 1.- Se requiere:

I. Solicitud escrita del interesado que contenga:

a) Nombre y domicilio completos del solicitante;

b) Descripción de la instalación donde se opera:

1. Con sus linderos y colindancias;

2. Con sus accesos y salidas.

II. Pago de los derechos correspondientes ante la tesorería."""


def test_three_dots_stand_for_everything_below() -> None:
    old, new = parse_text(DEEP), parse_text(DEEP.replace("tesorería", "aduana"))
    (found,) = two_texts(compare(old, new), choices=CHANGED).rows
    assert [line.text.split(" ")[0] for line in found.cell(0)] == ["Artículo", "I.", "II."]


def test_an_item_deleted_deep_in_an_article_stays_in_its_row() -> None:
    old, new = parse_text(DEEP), parse_text(DEEP.replace("2. Con sus accesos y salidas.\n\n", ""))
    (found,) = two_texts(compare(old, new), choices=CHANGED).rows
    assert found.status == "modificado"
    assert "2. Con sus accesos y salidas." in [line.text for line in found.cell(0)]


def test_a_deleted_item_does_not_draw_its_article_to_where_its_neighbour_went() -> None:
    """What is deleted is told behind what preceded it, and that may stand elsewhere now."""
    last = "Cada operador conserva por separado los registros de sus operaciones durante diez años."
    gone = "Los depósitos de paso quedan exceptuados de todo lo anterior."
    opening = "Artículo 1.- Quien opere sustancias de la lista primera dará aviso a la autoridad."
    middle = "Artículo 2.- La importación se sujeta a las cuotas que publique la secretaría cada año."
    rest = "Artículo 3.- El transporte de sustancias por el territorio requiere permiso especial y vigente."
    old = parse_text("\n\n".join([opening, middle, rest, last, gone]))
    new = parse_text("\n\n".join([opening, last, middle, rest]))
    comparison = compare(old, new)
    assert any(change.old and change.old.text == gone and not change.new for change in comparison.changes)
    found = two_texts(comparison)
    assert [row.name for row in found.rows] == ["Artículo 1", "Artículo 2", "Artículo 3"]
    assert marked(found.rows[2], 0)[-1] == f"[-{gone}-]"


def test_a_changed_article_can_be_kept_whole() -> None:
    found = row(table(Choices(changed_only=True, elide=False)), "Artículo 2")
    assert len(found.cell(0)) == 6


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
    assert "sólo renumerados 1 (no se muestran)" in table().lead[0]
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


@given(comparisons())
@settings(max_examples=60, deadline=None)
def test_the_columns_hold_the_words_of_their_drafts(comparison: object) -> None:
    old, new = comparison.old, comparison.new  # type: ignore[attr-defined]
    for made in (comparison, compare(old, new)):
        found = two_texts(made)  # type: ignore[arg-type]
        assert (counted(found, 0), counted(found, 1)) == (words(old), words(new))


@given(comparisons())
@settings(max_examples=60, deadline=None)
def test_no_changed_word_is_lost_when_only_changes_are_shown(comparison: object) -> None:
    made = compare(comparison.old, comparison.new)  # type: ignore[attr-defined]
    found = two_texts(made, choices=CHANGED)
    for op, column in ((Op.DELETE, 0), (Op.INSERT, 1)):
        wanted: Counter[str] = Counter()
        for change in made.changes:
            for edit in (*change.heading_edits, *change.edits):
                if edit.op is op:
                    wanted.update(edit.text.split())
        shown: Counter[str] = Counter()
        for kept in found.rows:
            for line in kept.cell(column):
                for piece in line.pieces:
                    if piece.op is op:
                        shown.update(piece.text.split())
        assert not wanted - shown


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_the_columns_of_three_texts_hold_their_words(data: st.DataObject) -> None:
    base = data.draw(documents())
    a, b = data.draw(next_drafts(base)), data.draw(next_drafts(base))
    found = three_texts(three(base, a, b))
    assert counted(found, 0) == words(base)
    for column, document in ((1, a), (2, b)):
        kept = "".join(
            piece.text.replace(CELLS, "")
            for row in found.rows
            for line in row.cell(column)
            if line.manner not in OURS
            for piece in line.pieces
            if piece.op is not Op.DELETE
        )
        assert letters(kept) == letters(document.printed)


def law(*articles: str) -> Document:
    return parse_text("\n\n".join(["LEY", *(f"Artículo {n}.- {t}" for n, t in enumerate(articles, 1))]))


LICENCE, NOTICE, RECORD = (
    "La licencia dura un año.",
    "Se dará aviso previo de toda exportación de sustancias.",
    "Los registros se conservan durante cinco años contados desde la operación.",
)


def test_three_texts_say_who_changed_what() -> None:
    base = law(LICENCE, NOTICE, RECORD)
    a = law("La licencia dura dos años.", NOTICE.replace("previo", "escrito"), RECORD)
    b = law("La licencia dura tres años.", NOTICE, RECORD.replace("cinco", "diez"))
    found = three_texts(three(base, a, b), choices=CHANGED, names=("9", "10", "11"))
    assert [(row.name, row.status.split("\n")[0]) for row in found.rows] == [
        ("Artículo 1", "A y B chocan"),
        ("Artículo 2", "sólo cambia A"),
        ("Artículo 3", "sólo cambia B"),
    ]
    first = found.rows[0]
    assert marked(first, 0) == ["Artículo 1.- La licencia dura un año."]
    assert marked(first, 1) == ["Artículo 1.- La licencia dura [-un año-][+dos años+]."]
    assert found.columns == (("Texto base", "9"), ("Texto A", "10"), ("Texto B", "11"))


def test_different_parts_of_one_article_are_told_apart() -> None:
    text = "Se requiere:\n\nI. Solicitud escrita del interesado ante la ventanilla;\n\nII. Pago de los derechos en la tesorería."
    base, a, b = (
        law(text),
        law(text.replace("ventanilla", "autoridad")),
        law(text.replace("tesorería", "aduana")),
    )
    (found,) = three_texts(three(base, a, b), choices=CHANGED).rows
    assert found.status.split("\n") == ["A y B, en partes distintas", "I: sólo cambia A", "II: sólo cambia B"]


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
