"""Both ways and across the set."""

from drafting.corpus import placement_rules
from drafting.model import Document, Layer
from drafting.placement import Finding, Member, findings
from drafting.structure.eid import assign
from tests.trees import document

BOOK = placement_rules()
CAS = ("75-44-5", "506-77-4", "74-90-8", "76-06-2")


def law(tree: str, title: str = "LEY DE SUSTANCIAS") -> Member:
    return Member("law", Layer.STATUTE, _titled(tree, title))


def regulation(tree: str, title: str = "REGLAMENTO DE LA LEY DE SUSTANCIAS") -> Member:
    return Member("reg", Layer.REGULATION, _titled(tree, title))


def _titled(tree: str, title: str) -> Document:
    made = document(tree)
    return assign(Document(made.language, title, made.provisions))


def annex(*numbers: str) -> str:
    return "annex I | LISTADO DE SUSTANCIAS\n  par | Sustancias: " + "; ".join(numbers) + "."


def told(*members: Member) -> list[tuple[str, str, str, str]]:
    return [(one.severity, one.kind.value, one.slug, one.eid) for one in findings(members, BOOK)]


def one(kind: str, *members: Member) -> Finding:
    found = [finding for finding in findings(members, BOOK) if finding.kind.value == kind]
    assert len(found) == 1, told(*members)
    return found[0]


ENABLING = "art 2 | | Se faculta a la Secretaría para publicar y actualizar, mediante acuerdo, el listado, conforme a la Convención."


def test_a_list_frozen_in_the_statute_is_found() -> None:
    found = one("list", law("art 1 | | Esta Ley es de orden público.\n" + annex(*CAS)))
    assert (found.eid, found.severity, found.belongs) == ("annex_I", "warning", Layer.REGULATION)
    assert [evidence.quote.exact for evidence in found.evidence][:4] == list(CAS)


def test_a_penalty_in_the_regulation_is_an_error() -> None:
    found = one(
        "penalty",
        law("art 1 | | Esta Ley es de orden público."),
        regulation(
            "art 1 | | Se sancionará con multa de cien a mil veces la Unidad de Medida y Actualización."
        ),
    )
    assert (found.slug, found.severity, found.belongs) == ("reg", "error", Layer.STATUTE)
    assert found.opinion == "P02"


def test_a_power_over_persons_in_the_regulation_is_an_error() -> None:
    reg = regulation(
        "art 1 | | Los inspectores podrán entrar en los domicilios y proceder a la incautación sin autorización judicial."
    )
    assert one("power", law("art 1 | | Esta Ley es de orden público."), reg).severity == "error"


def test_a_new_duty_in_the_regulation_is_told() -> None:
    reg = regulation("art 1 | | Queda prohibido a toda persona almacenar precursores.")
    assert one("duty", law("art 1 | | Esta Ley es de orden público."), reg).severity == "warning"


def test_a_regulation_that_keeps_to_its_own_is_left_alone() -> None:
    reg = regulation(
        """
        art 1 | | La solicitud a que se refiere el artículo 9 de la Ley contendrá el nombre y el domicilio.
        art 2 | | Las muestras se tomarán por triplicado y se levantará acta.
        """
    )
    assert told(law("art 1 | | Esta Ley es de orden público."), reg) == []


def test_a_list_below_needs_a_clause_in_the_statute() -> None:
    reg = regulation("art 1 | | Este Reglamento desarrolla la Ley.\n" + annex(*CAS))
    found = one("not_enabled", law("art 1 | | Esta Ley es de orden público."), reg)
    assert (found.slug, found.eid, found.others[0].slug) == ("reg", "annex_I", "law")
    assert told(law(f"art 1 | | Esta Ley es de orden público.\n{ENABLING}"), reg) == []


def test_a_power_that_nothing_uses_is_told_only_where_there_is_a_regulation() -> None:
    statute = law(f"art 1 | | Esta Ley es de orden público.\n{ENABLING}")
    assert told(statute) == []
    assert told(statute, regulation("art 1 | | Este Reglamento desarrolla la Ley.")) == [
        ("info", "unused", "law", "art_2")
    ]


def test_a_power_without_limits_is_told() -> None:
    assert told(law("art 1 | | Se faculta a la Secretaría para publicar las listas.")) == [
        ("info", "unlimited", "law", "art_1")
    ]
    assert (
        told(law("art 1 | | Se faculta a la Secretaría para publicar las listas, sin crear sanciones.")) == []
    )


def test_two_lists_that_differ_are_told_with_the_numbers() -> None:
    statute = law(f"art 1 | | Esta Ley es de orden público.\n{ENABLING}\n" + annex(*CAS[:3], "7719-12-2"))
    reg = regulation("art 1 | | Este Reglamento desarrolla la Ley.\n" + annex(*CAS))
    found = one("same_matter", statute, reg)
    assert found.figures == ("7719-12-2", "76-06-2")
    assert (found.others[0].slug, found.others[0].eid) == ("reg", "annex_I")
    same = law(f"art 1 | | Esta Ley es de orden público.\n{ENABLING}\n" + annex(*CAS))
    assert "same_matter" not in [kind for _, kind, _, _ in told(same, reg)]


def test_one_matter_with_two_periods_is_told() -> None:
    words = "quienes importen sustancias controladas presentarán ante la Autoridad Nacional el aviso previo de importación con la factura comercial correspondiente dentro de"
    statute = law(f"art 7 | | Quienes obtengan licencia, {words} diez días hábiles.")
    reg = regulation(f"art 3 | | Para cumplir la Ley, {words} quince días hábiles.")
    found = one("same_matter", statute, reg)
    assert found.figures == ("diez", "quince")
    assert (found.eid, found.others[0].eid) == ("art_7", "art_3")


def test_a_regulation_is_held_beside_its_own_law_only() -> None:
    reg = regulation("art 1 | | Este Reglamento desarrolla la Ley de Sustancias.\n" + annex(*CAS))
    mine = law(f"art 1 | | Esta Ley es de orden público.\n{ENABLING}")
    other = Member(
        "other", Layer.STATUTE, _titled("art 1 | | Esta Ley es de orden público.", "LEY DE PUERTOS")
    )
    assert told(mine, reg, other) == []


def test_a_finding_is_known_by_the_uid_of_its_provision() -> None:
    found = one("list", law("art 1 | | Esta Ley es de orden público.\n" + annex(*CAS)))
    assert found.key == "list:law:annex_I"
