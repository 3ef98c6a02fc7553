"""Requirements from one edition of a checklist to the next; a checklist as plain data and back."""

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.checklist.editions import Carried, passages
from drafting.checklist.model import Checklist, Source
from drafting.checklist.record import from_data, to_data
from drafting.corpus import checklists
from tests.workbench.mapped import requirement, template

TEXTS = (
    "La ley prohíbe desarrollar, producir, almacenar y emplear armas químicas en todo el territorio.",
    "La autoridad nacional puede entrar sin aviso en toda instalación declarada y tomar muestras.",
    "La exportación a un Estado que no es parte exige certificado de uso final.",
    "Quien transfiera sustancias de la Lista 1 sin autorización será castigado con prisión.",
)
OLD = template(*(requirement(number, text) for number, text in enumerate(TEXTS)))


def told(old: Checklist, new: Checklist) -> list[tuple[str, str, str]]:
    return [
        (found.how.value, found.old.id if found.old else "", found.new.id if found.new else "")
        for found in passages(old, new)
    ]


def test_the_same_edition_carries_over_unchanged() -> None:
    assert {found.how for found in passages(OLD, OLD)} == {Carried.SAME}


def test_a_text_under_another_id_is_found_and_an_id_with_another_text_is_not_taken_for_it() -> None:
    new = template(
        requirement(0, TEXTS[0] + " Y fuera de él por sus nacionales."),
        requirement(3, TEXTS[1]),
        requirement(7, TEXTS[3].replace("castigado", "sancionado")),
        requirement(8, "Los laboratorios llevan un registro de sus visitas."),
    )
    assert told(OLD, new) == [
        ("restated", "r0", "r0"),
        ("renamed", "r1", "r3"),
        ("renamed", "r3", "r7"),
        ("new", "", "r8"),
        ("gone", "r2", ""),
    ]


@given(st.permutations(range(4)), st.sets(st.integers(0, 3)))
@settings(max_examples=30, deadline=None)
def test_every_requirement_of_both_editions_is_told_once(order: list[int], dropped: set[int]) -> None:
    kept = [requirement(order[number], TEXTS[number]) for number in range(4) if number not in dropped]
    new = replace(OLD, requirements=tuple(kept))
    found = passages(OLD, new)
    assert [one.new for one in found if one.new] == kept
    assert sorted(one.old.id for one in found if one.old) == sorted(one.id for one in OLD.requirements)
    for one in found:
        if one.old and one.new:
            assert one.old.texts == one.new.texts  # wherever its number went


def test_a_checklist_comes_back_from_plain_data_as_it_was() -> None:
    sourced = replace(requirement(1), sources=(Source("A treaty", "verified"),), terms={"es": ("una", "dos")})
    for found in (template(sourced), *checklists()):
        assert from_data(json.loads(json.dumps(to_data(found)))) == found
