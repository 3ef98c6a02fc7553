"""Three texts as the page shows them."""

from drafting.compare.three import three
from drafting.structure import eid
from drafting.ui.speech import Speech
from drafting.ui.views.three import payload
from tests.trees import document

BASE = """
art 1 | Quien oculte datos pagará una multa de cien días y perderá su registro.
art 2 | La Autoridad resolverá en diez días hábiles.
art 3 | Los inspectores llevarán un registro de sus visitas.
art 4 | Las listas figuran en el anexo de esta ley.
"""
A = BASE.replace("cien días", "mil días").replace("diez", "quince").replace("sus visitas", "cada visita")
B = (
    BASE.replace("perderá su registro", "conservará su registro")
    .replace("diez", "veinte")
    .replace("sus visitas", "cada visita")
)


def packed() -> dict[str, object]:
    return payload(three(*(eid.assign(document(text)) for text in (BASE, A, B))), Speech("es"))


def test_each_row_says_how_the_two_stand_to_each_other() -> None:
    rows = {row["id"]: row for row in packed()["rows"]}
    assert {name: row["status"] for name, row in rows.items()} == {
        "art_1": "collide",
        "art_2": "collide",
        "art_3": "agree",
        "art_4": "unchanged",
    }
    assert "mil días y conservará su registro" in rows["art_1"]["combined"]
    assert "combined" not in rows["art_2"]


def test_a_side_joins_to_the_base_and_to_what_it_says() -> None:
    row = packed()["rows"][1]
    joined = {op: "".join(text for kind, text in row["a"]["edits"] if kind in ("=", op)) for op in ("-", "+")}
    assert joined["-"] == row["base"]
    assert joined["+"].endswith("La Autoridad resolverá en quince días hábiles.")


def test_counts_leave_out_what_nobody_changed() -> None:
    found = packed()
    assert found["counts"] == {"agree": 1, "collide": 2, "combined": 1}
    assert found["figures"]["collide"] == "2 choques"
