from drafting.model import Layer
from drafting.workbench.acts import delegations_of
from tests.clauses.acted import act, law, measured, rules

STATUTE = (
    "El Ejecutivo Federal expedirá el Reglamento de esta Ley dentro de los ciento ochenta días naturales siguientes.",
    "Las mezclas se sujetan a licencia cuando su concentración rebase los límites que fije el Reglamento, que en ningún caso podrán ser mayores de diez días.",
    "La Secretaría publicará las listas mediante acuerdo en el Diario Oficial.",
)


def lower(*articles: str):
    return law(*articles, head="REGLAMENTO DE LA LEY DE PRUEBA\n\n")


def test_a_delegation_says_to_what_to_whom_within_what_and_by_when():
    whole, limits, order = delegations_of(law(*STATUTE)).rows
    assert (whole.instrument, whole.to, whole.whole) == ("regulation", "Ejecutivo Federal", True)
    assert whole.by_when.startswith("dentro de los ciento ochenta días")
    assert limits.limits
    assert (order.instrument, order.to) == ("order", "Secretaría de Economía")


def test_a_regulation_that_takes_it_up_uses_it_and_one_that_does_not_forgets_it():
    used = delegations_of(
        law(*STATUTE),
        [
            (
                Layer.REGULATION,
                lower(
                    "Los límites de concentración de las mezclas a que se refiere el artículo 3 de la Ley serán del uno por ciento."
                ),
            )
        ],
    )
    assert [use.eid for use in used.rows[1].uses] == ["art_2"]
    assert not used.warnings
    forgot = delegations_of(law(*STATUTE), [(Layer.REGULATION, lower("Las oficinas abren a las nueve."))])
    assert [(one.rule, one.eid) for one in forgot.warnings] == [("delegation_forgotten", "art_3")]


def test_without_a_regulation_in_hand_nothing_is_forgotten():
    assert not delegations_of(law(*STATUTE)).warnings


def test_a_regulation_that_punishes_goes_beyond_what_it_was_left():
    found = delegations_of(
        law(*STATUTE),
        [
            (
                Layer.REGULATION,
                lower(
                    "Los límites de concentración de las mezclas se fijan en uno por ciento.",
                    "Se impondrá multa de cien pesos a quien no observe este Reglamento.",
                ),
            )
        ],
    )
    assert "delegation_overrun" in rules(found)


def test_a_time_longer_than_the_limit_of_the_statute_goes_beyond_it():
    found = delegations_of(
        law(*STATUTE),
        [
            (
                Layer.REGULATION,
                lower(
                    "Los límites de concentración de las mezclas del artículo 3 de la Ley se comprobarán en treinta días."
                ),
            )
        ],
    )
    assert [(one.rule, one.eid) for one in found.warnings] == [("delegation_overrun", "art_2")]


def test_an_english_act_is_read_too():
    found = delegations_of(
        act(
            "The Minister may by order vary the list.",
            "Records shall be kept for the period prescribed by regulations.",
        )
    )
    assert [(row.eid, row.instrument) for row in found.rows] == [("sec_1", "order"), ("sec_2", "regulation")]


def test_our_own_drafts_are_read_as_by_hand():
    hits, false, missed = measured("delegations", seeds=True)
    assert hits / (hits + false) >= 0.85
    assert hits / (hits + missed) >= 0.9
