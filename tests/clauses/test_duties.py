from drafting.model import Layer
from drafting.workbench.acts import between, duties_of, statute_of
from tests.clauses.acted import act, law, measured, rules

FINE = "Se sancionará con multa de cien pesos a quien exporte sin licencia."


def kinds(found):
    return {(row.eid, row.kind) for row in found.rows}


def test_a_duty_says_who_when_and_above_what():
    row = next(
        row
        for row in duties_of(
            law(
                "Los exportadores que vendan más de cien toneladas informarán cada operación a la Secretaría dentro de los diez días hábiles siguientes."
            )
        ).rows
    )
    assert (row.kind, row.who.split()[:2]) == ("report", ["Los", "exportadores"])
    assert row.deadline.startswith("dentro de los diez días")
    assert row.threshold.startswith("más de cien")


def test_what_a_body_does_or_tells_a_person_is_no_duty():
    assert not duties_of(
        law("La Secretaría conservará los registros.", "La negativa se notificará al interesado.")
    ).rows


def test_what_is_only_forbidden_is_no_duty():
    assert not duties_of(law("Los transportistas no entregarán la carga ni conservarán los registros.")).rows


def test_items_of_a_list_of_duties_are_duties():
    found = duties_of(
        law(
            "Los sujetos obligados deberán:\n\nI. Llevar inventario de las sustancias, y\n\nII. Designar a una persona responsable."
        )
    )
    assert kinds(found) == {("art_2__fr_I", "records"), ("art_2__fr_II", "appoint")}


def test_an_english_act_is_read_too():
    found = duties_of(
        act(
            "A licensee shall keep records of every transfer for five years.",
            "An importer must notify the Board within ten days after arrival.",
            "The Board shall keep records of licences.",
        )
    )
    assert kinds(found) == {("sec_1", "records"), ("sec_2", "report")}


def test_a_duty_without_a_sanction_is_found_and_one_that_is_sanctioned_is_not():
    duty = "Los exportadores conservarán los documentos durante cinco años."
    other = "Se sancionará con multa de cien pesos a quien exporte sin licencia."
    assert "duty_no_sanction" in rules(duties_of(law(duty, other)))
    cited = "El incumplimiento del artículo 2 de esta Ley se sancionará con multa de cien pesos."
    assert "duty_no_sanction" not in rules(duties_of(law(duty, cited)))
    named = "Son infracciones:\n\nI. No conservar los documentos."
    found = duties_of(law(duty, named))
    assert "duty_no_sanction" not in rules(found)
    assert found.rows[0].sanctions == ("art_3__fr_I",)


def test_a_text_without_any_sanction_leaves_them_to_another():
    assert not duties_of(law("Los exportadores conservarán los documentos durante cinco años.")).warnings


def test_a_sanction_for_a_duty_that_nobody_has_is_found():
    duty = "Los exportadores conservarán los documentos."
    items = "Son infracciones:\n\nI. No conservar los documentos, y\n\nII. No inscribirse."
    found = duties_of(law(duty, items))
    assert [(one.rule, one.eid) for one in found.warnings] == [("sanction_no_duty", "art_3__fr_II")]
    sound = duties_of(law(duty, "Los exportadores se inscribirán en el registro.", items))
    assert not sound.warnings


def test_a_command_to_a_person_that_no_kind_covers_is_listed_as_unread():
    found = duties_of(law("Los exportadores deberán cantar el himno."))
    assert [one.eid for one in found.unread] == ["art_2"]


def test_what_became_of_duties_between_two_drafts_is_told():
    old = law(
        "Los exportadores conservarán los documentos durante cinco años.",
        "Los corredores rendirán un informe anual.",
    )
    new = law(
        "Los exportadores conservarán los documentos durante siete años.",
        "Los corredores rendirán un informe anual.",
        "Los transportistas exhibirán los documentos a la Secretaría.",
    )
    steps = between(duties_of(old).rows, duties_of(new).rows, old, new)
    assert [(one.change, (one.new or one.old).eid) for one in steps] == [
        ("altered", "art_2"),
        ("added", "art_4"),
    ]


def test_our_own_drafts_are_read_as_by_hand():
    hits, false, missed = measured("duties", seeds=True)
    assert hits / (hits + false) >= 0.9
    assert hits / (hits + missed) >= 0.9


def test_a_sanction_is_found_wherever_the_table_of_penalties_reads_it():
    costs = "Any goods whose records are not kept shall be forfeited to the State."
    found = duties_of(act("A dealer shall keep records of every sale.", costs), layer=Layer.STATUTE)
    assert found.rows[0].sanctions == ("sec_2",)
    assert not found.warnings


def test_a_lower_rule_is_sanctioned_in_its_statute():
    statute = law("Son infracciones:\n\nI. No conservar los documentos.")
    rule = law("Los exportadores conservarán los documentos.", "Los exportadores se inscribirán.", FINE)
    alone = duties_of(rule, layer=Layer.REGULATION)
    assert not alone.settled
    assert "duty_no_sanction" not in rules(alone)  # its statute may sanction them
    below = duties_of(rule, statutes=[statute_of(statute)], layer=Layer.REGULATION)
    assert below.rows[0].above == ("art_2__fr_I",)
    assert [(one.rule, dict(one.values)["kind"]) for one in below.warnings] == [
        ("duty_no_sanction", "register")
    ]


def test_what_is_only_the_condition_of_a_licence_needs_no_sanction():
    found = duties_of(law("La inscripción es requisito para solicitar licencias.", FINE), layer=Layer.STATUTE)
    assert [row.kind for row in found.rows] == ["register"]
    assert not found.warnings


def test_who_presents_a_paper_is_read_where_the_verb_is_passive():
    found = duties_of(law("El aviso que el titular presente se entregará en la Secretaría en un mes."))
    assert [row.who for row in found.rows] == ["el titular"]
