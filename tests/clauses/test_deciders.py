from drafting.clauses.deciders import Deciders
from drafting.workbench.acts import deciders_of
from tests.clauses.acted import act, law, measured, rules


def cells(found: Deciders) -> set[tuple[str, str, str]]:
    return {(row.eid, row.agency, row.function) for row in found.rows}


def test_a_defined_short_name_stands_for_the_body_and_a_pronoun_for_the_one_before():
    found = cells(
        deciders_of(
            law("La Secretaría llevará el registro de exportadores. Podrá practicar visitas de verificación.")
        )
    )
    assert ("art_2", "Secretaría de Economía", "keeps_lists") in found
    assert ("art_2", "Secretaría de Economía", "inspects") in found


def test_tasks_in_a_list_are_those_of_the_body_in_its_lead():
    found = cells(
        deciders_of(
            law(
                "Corresponde al Consejo:\n\nI. Opinar sobre los proyectos;\n\nII. Imponer las sanciones, y\n\nIII. Recibir las declaraciones."
            )
        )
    )
    assert {one[2] for one in found if one[1] == "Consejo Nacional de Sustancias"} == {
        "advises",
        "sanctions",
        "receives",
    }


def test_an_english_act_is_read_too():
    found = cells(
        deciders_of(
            act(
                "The Licensing Board shall grant licences. An applicant may appeal to the Trade Tribunal.",
                "The Trade Commissioner may inspect the premises.",
            )
        )
    )
    assert ("sec_1", "Licensing Board", "decides") in found
    assert ("sec_1", "Trade Tribunal", "hears_appeals") in found
    assert ("sec_2", "Trade Commissioner", "inspects") in found


def test_every_cell_rests_on_words_of_its_provision():
    document = law(
        "La Secretaría otorgará las licencias, con opinión del Consejo.",
        "Los interesados presentarán las solicitudes ante la Secretaría.",
    )
    texts = {node.eid: node.printed for node in document.walk()}
    found = deciders_of(document).rows
    assert len(found) >= 3
    assert all(row.evidence in texts[row.eid] for row in found)


def test_two_deciders_for_one_licence_are_found_and_a_last_resort_is_none():
    two = deciders_of(
        law("La Secretaría otorgará las licencias.", "El Consejo otorgará las licencias de exportación.")
    )
    assert "two_deciders" in rules(two)
    sound = deciders_of(
        law(
            "La Secretaría otorgará las licencias.",
            "Si la Secretaría no resuelve, el Consejo resolverá en definitiva sobre la licencia.",
        )
    )
    assert "two_deciders" not in rules(sound)


def test_another_licence_in_the_offence_than_in_the_duty_is_found():
    duty = "La exportación requiere licencia de la Secretaría."
    wrong = deciders_of(
        law(duty, "Se impondrán de uno a tres años de prisión a quien exporte sin la licencia del Consejo.")
    )
    assert "decider_differs" in rules(wrong)
    right = deciders_of(
        law(
            duty,
            "Se impondrán de uno a tres años de prisión a quien exporte sin la licencia de la Secretaría.",
        )
    )
    assert "decider_differs" not in rules(right)


def test_a_function_that_nobody_has_is_found_unless_a_lower_rule_speaks():
    words = "Contra las resoluciones procede el recurso de revisión."
    assert "function_nobody" in rules(deciders_of(law(words)))
    assert "function_nobody" not in rules(
        deciders_of(law(words, "El recurso de revisión lo resolverá el Consejo."))
    )
    lower = law(words, head="REGLAMENTO DE LA LEY DE PRUEBA\n\n")
    assert "function_nobody" not in rules(deciders_of(lower))


def test_only_an_administrative_sanction_needs_a_body_for_a_crime_goes_before_a_judge():
    crime = "Se impondrá prisión de cinco a quince años y de quinientos a mil días multa a quien exporte."
    fine = "Se sancionará con multa de cien a mil Unidades de Medida a quien omita la declaración."
    assert "function_nobody" not in rules(deciders_of(law(crime)))
    found = [one for one in deciders_of(law(crime, fine)).warnings if one.rule == "function_nobody"]
    assert [(one.eid, one.quote.exact[:12]) for one in found if one.quote] == [("art_3", "Se sancionar")]
    suspends = "Se le impondrá la suspensión de la licencia a quien no la exhiba."
    assert "function_nobody" in rules(deciders_of(law(suspends)))


def test_a_name_that_a_body_no_longer_bears_is_found_where_the_present_one_is_not_named_too():
    old = "La Procuraduría General de la República recibirá las denuncias."
    found = deciders_of(law(old))
    assert rules(found) == {"former_name"}
    assert dict(found.warnings[0].values)["present"] == "Fiscalía General de la República"
    both = "La Fiscalía General de la República, antes Procuraduría General de la República, recibirá las denuncias."
    assert "former_name" not in rules(deciders_of(law(both)))


def test_a_command_to_a_body_that_no_function_covers_is_listed_as_unread():
    found = deciders_of(law("La Secretaría pintará sus oficinas de verde."))
    assert [one.eid for one in found.unread] == ["art_2"]
    assert not found.rows


def test_our_own_drafts_are_read_as_by_hand():
    hits, false, missed = measured("functions", seeds=True)
    assert hits / (hits + false) >= 0.9
    assert hits / (hits + missed) >= 0.9
