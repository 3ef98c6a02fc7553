"""Where a draft says a chemical belongs, by headings in two languages."""

import pytest

from drafting.substances.places import Place, Signs
from tests.substances.drafts import annex, lists, looked_at, text

SIGNS = Signs(lists())


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("LISTA 1", "1"),
        ("Lista 2, Parte B", "2B"),
        ("SCHEDULE 3", "3"),
        ("Schedule 1 A. Toxic chemicals", "1A"),
        ("Grupo 2, sustancias químicas tóxicas", "2A"),
        ("Lista 3 – Precursores", "3B"),
        ("B. Precursores", "B"),
        ("Part A", "A"),
        ("Sustancias químicas tóxicas", "A"),
        ("Sustancias químicas tóxicas y precursores", ""),
        ("Listas 1, 2 y 3", ""),
        ("Lista 1 y 2", ""),
        ("Disposiciones generales", ""),
    ],
)
def test_a_heading_claims_its_schedule_and_part(words: str, part: str) -> None:
    assert SIGNS.of_heading(words).part == part


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        ("1.A.13", ("cwc", "1A", "13")),
        ("2B4", ("cwc", "2B", "4")),
        ("3 B", ("cwc", "3B", "")),
        ("GA.49", ("australia-group", "", "49")),
        ("AG 7", ("australia-group", "", "7")),
        ("12", ("", "", "")),
        ("4.24", ("", "", "")),
        ("107-44-8", ("", "", "")),
    ],
)
def test_a_cell_claims_its_entry(cell: str, place: tuple[str, str, str]) -> None:
    assert SIGNS.of_cell(cell)[:3] == place


def test_headings_inside_a_table_hold_for_the_rows_below_them() -> None:
    rows = [
        ("Lista 2", "", ""), ("A. Sustancias químicas tóxicas", "", ""), ("", "BZ: Bencilato de 3-quinuclidinilo", "6581-06-2"),
        ("B. Precursores", "", ""), ("", "Tiodiglicol", "111-48-8"), ("", "Fosgeno", "75-44-5"),
        ("Grupo de Australia", "", ""), ("", "Cianuro de potasio", "151-50-8"), ("", "Ricina", "9009-86-3"),
    ]  # fmt: skip
    examined = looked_at(annex(rows, header=("Apartado", "Sustancia", "Número CAS")))
    assert [(one.kind, one.cas) for one in examined.findings] == [
        ("wrong_place", "75-44-5"),
        ("wrong_place", "9009-86-3"),
    ]


def test_headings_of_a_text_file_hold_for_the_list_below_them() -> None:
    examined = looked_at(
        text(
            "LEY\n\nArtículo 1.- Véase el anexo.\n\nANEXO I\n\nSUSTANCIAS\n\nLISTA 1\n\n"
            "Sustancia | Número CAS\nSarín | 107-44-8\nTiodiglicol | 111-48-8\n\nLISTA 2\n\n"
            "Sustancia | Número CAS\nAmitón | 78-53-5\nSomán | 96-64-0\n"
        )
    )
    assert [(one.kind, one.cas) for one in examined.findings] == [
        ("wrong_place", "111-48-8"),
        ("wrong_place", "96-64-0"),
    ]


def test_the_second_schedule_of_an_act_is_not_schedule_two_of_the_convention() -> None:
    act = text(
        "AN ACT\n\n1. Chemicals are listed in Schedule 2.\n\nSCHEDULE 2\n\nSchedule 1 chemicals\n\n"
        "Chemical | CAS No.\nSarin | 107-44-8\nSoman | 96-64-0\nTabun | 77-81-6\n",
        "en",
    )
    assert looked_at(act).findings == ()


def test_a_claim_inside_another_keeps_what_it_does_not_say() -> None:
    above = Place("cwc", "2", "", "LISTA 2")
    assert above.inside(Place("", "B", "", "B. Precursores"))[:3] == ("cwc", "2B", "")
    assert above.inside(Place("australia-group", "", "7", "GA.7"))[:3] == ("australia-group", "", "7")
    assert above.inside(Place()) == above


def test_the_letters_of_a_law_are_no_parts_of_a_schedule() -> None:
    law = text(
        "LEY\n\nArtículo 5.- Son sustancias de la Lista 2:\n\na) Tiodiglicol (111-48-8);\n\nb) Amitón (78-53-5), y\n\n"
        "c) Sarín (107-44-8).\n"
    )
    assert [(one.kind, one.cas, one.place.part) for one in looked_at(law).findings] == [
        ("wrong_place", "107-44-8", "2")
    ]
