"""What stands in the cells of a comparative table, and what is passed over with dots."""

from drafting.compare import compare
from drafting.compare.table import Choices, two_texts
from drafting.model import Op
from drafting.structure import parse_text
from tests.compare.tabled import CHANGED, marked, row, table


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
