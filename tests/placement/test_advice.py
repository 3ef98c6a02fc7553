"""Advice: what to write instead, and the texts it makes."""

from collections.abc import Sequence

import pytest

from drafting.corpus import placement_rules
from drafting.model import Document, Kind, Layer, Provision
from drafting.placement import Advice, Finding, Member, advise, apply, findings
from drafting.placement.slots import between, cited
from drafting.placement.wording import nouns
from drafting.structure.eid import assign
from tests.placement.test_findings import CAS, annex, law, regulation

BOOK = placement_rules()
PLAIN = "art 1 | | Esta Ley es de orden público."


def first(kind: str, members: Sequence[Member]) -> Finding:
    return next(one for one in findings(members, BOOK) if one.kind.value == kind)


def done(kind: str, *members: Member) -> tuple[Advice, dict[str, Document]]:
    advice = advise(first(kind, members), members, BOOK)
    before = {member.slug: member.document for member in members}
    return advice, {**before, **apply(before, advice)}


def eids(document: Document) -> list[str]:
    return [node.eid for node in document.walk()]


def text(document: Document, eid: str) -> str:
    return next(node.printed for node in document.walk() if node.eid == eid)


def test_a_list_goes_down_and_what_named_it_names_the_new_place() -> None:
    statute = law(
        f"{PLAIN}\nart 2 | | Las sustancias se enumeran en el Anexo I de esta Ley.\ntra 1 | | Entra en vigor.\n"
        + annex(*CAS)
    )
    advice, after = done("list", statute, regulation("art 1 | | Este Reglamento desarrolla la Ley."))
    assert advice.target is Layer.REGULATION
    assert "annex_I" not in eids(after["law"])
    assert text(after["law"], "art_2").endswith("se enumeran en el Anexo I del Reglamento.")
    assert all(number in after["reg"].printed for number in CAS)
    assert eids(after["reg"])[-2:] == ["annex_I", "annex_I__par_1"]
    assert [clause.purpose for clause in advice.clauses] == ["reference", "enabling"]
    assert text(after["law"], "art_2-bis").startswith("Artículo 2 Bis.- Se faculta a [autoridad competente]")
    assert "75-44-5" in advice.carried


def test_applied_the_finding_is_gone() -> None:
    members = [law(f"{PLAIN}\n" + annex(*CAS)), regulation("art 1 | | Este Reglamento desarrolla la Ley.")]
    _, after = done("list", *members)
    again = [Member(member.slug, member.layer, after[member.slug]) for member in members]
    assert findings(again, BOOK) == ()


def test_a_list_that_stands_below_already_only_receives_what_it_lacks() -> None:
    statute = law(f"{PLAIN}\n" + annex(*CAS))
    advice, after = done(
        "list", statute, regulation("art 1 | | Este Reglamento desarrolla la Ley.\n" + annex(*CAS))
    )
    assert [step.op for step in advice.steps if step.slug == "reg"] == []
    assert after["reg"].printed.count("75-44-5") == 1


def test_a_further_annex_takes_the_next_number() -> None:
    reg = regulation("art 1 | | Este Reglamento desarrolla la Ley.\nannex I | FORMULARIO\n  par | Nombre.")
    statute = law(f"{PLAIN}\nart 2 | | Son las del Anexo I de esta Ley.\n" + annex(*CAS))
    _, after = done("list", statute, reg)
    assert "annex_II" in eids(after["reg"])
    assert text(after["law"], "art_2").endswith("Anexo II del Reglamento.")


def test_without_a_regulation_one_is_begun() -> None:
    advice, after = done("list", law(f"{PLAIN}\n" + annex(*CAS)))
    assert advice.slug == ""
    assert eids(after[""])[:2] == ["art_1", "annex_I"]
    assert text(after[""], "art_1") == (
        "Artículo 1.- El Anexo I contiene el listado de las sustancias y los bienes sujetos a control, con base en "
        "el artículo 1 Bis de la Ley. Corresponde a [autoridad competente] publicarlo y mantenerlo al día."
    )


def indented(tree: str) -> str:
    return "".join(f"        {line}\n" for line in tree.splitlines())


#: heads of chapters, and behind which article the clause that empowers is then written
SEATS = {
    "de las atribuciones de la Autoridad": "art_2",
    "del registro y la verificación": "art_3",
    "definiciones": "art_3",
}


@pytest.mark.parametrize("heading", SEATS)
def test_the_clause_that_empowers_stands_with_the_powers_and_never_among_penalties(heading: str) -> None:
    statute = law(
        f"""
        {PLAIN}
        chapter I | {heading.upper()}
          art 2 | | El Registro es público.
        chapter II | DE LAS LICENCIAS
          art 3 | | Se requiere licencia para exportar lo que enumera el Anexo I de esta Ley.
          art 4 | | La licencia es intransferible.
        chapter III | DE LAS SANCIONES
          art 5 | | Se sancionará con multa a quien incumpla el artículo 3 y el Anexo I de esta Ley.
        tra 1 | | Entra en vigor.
"""
        + indented(annex(*CAS))
    )
    _, after = done("list", statute)
    assert f"{SEATS[heading]}-bis" in eids(after["law"])


def test_a_law_of_penalties_alone_receives_it_at_its_end() -> None:
    statute = law(
        f"chapter I | DE LAS SANCIONES\n  art 1 | | Se sancionará con multa a quien exporte.\n{annex(*CAS)}"
    )
    _, after = done("list", statute)
    assert "art_1-bis" in eids(after["law"])


def test_the_article_that_gives_the_authority_its_powers_is_where_one_more_stands() -> None:
    statute = law(
        f"""
        {PLAIN}
        art 2 | | Corresponde a la Autoridad:
          fr I | | Otorgar las licencias;
        art 3 | | La licencia es intransferible.
"""
        + indented(annex(*CAS))
    )
    _, after = done("list", statute)
    assert "art_2-bis" in eids(after["law"])


def test_a_penalty_goes_up_beside_its_like_and_nothing_is_renumbered() -> None:
    statute = law(
        """
        art 1 | | Esta Ley es de orden público.
        art 2 | | Las infracciones se sancionarán con multa de cien a mil veces.
        art 3 | | Las dependencias conservarán los expedientes.
        """
    )
    reg = regulation(
        """
        art 1 | | Este Reglamento desarrolla la Ley.
        art 2 | | Quien infrinja este Reglamento será sancionado con multa de diez a cien veces la Unidad de Medida y Actualización.
        """
    )
    advice, after = done("penalty", statute, reg)
    assert advice.target is Layer.STATUTE
    assert eids(after["law"]) == ["art_1", "art_2", "art_2-bis", "art_3"]
    assert "infrinja el Reglamento será sancionado con multa" in text(after["law"], "art_2-bis")
    assert (
        text(after["reg"], "art_2")
        == "Artículo 2.- El incumplimiento de estas disposiciones se sancionará como establece la Ley."
    )


def test_a_list_without_basis_receives_the_clause_in_the_statute() -> None:
    reg = regulation("art 1 | | Este Reglamento desarrolla la Ley.\n" + annex(*CAS))
    members = (law(f"{PLAIN}\ntra 1 | | Entra en vigor."), reg)
    advice, after = done("not_enabled", *members)
    assert "Anexo I del Reglamento" in text(after["law"], "art_1-bis")
    assert [clause.purpose for clause in advice.clauses] == ["reference", "enabling"]
    again = [Member(member.slug, member.layer, after[member.slug]) for member in members]
    assert findings(again, BOOK) == ()


def test_a_power_without_limits_receives_them() -> None:
    statute = law("art 1 | | Se faculta a la Secretaría para publicar las listas.")
    _, after = done("unlimited", statute)
    assert "no podrán crear delitos" in after["law"].printed
    assert findings((Member("law", Layer.STATUTE, after["law"]),), BOOK) == ()


def test_for_a_power_that_nothing_uses_there_is_nothing_to_click() -> None:
    statute = law(
        f"{PLAIN}\nart 2 | | Se faculta a la Secretaría para publicar las listas, sin crear sanciones."
    )
    advice, _ = done("unused", statute, regulation("art 1 | | Este Reglamento desarrolla la Ley."))
    assert advice.steps == ()


@pytest.mark.parametrize("kind", ["list", "not_enabled"])
def test_what_the_advice_does_not_name_stays_as_it_was(kind: str) -> None:
    tree = annex(*CAS)
    statute = law(f"{PLAIN}\n" + (tree if kind == "list" else ""))
    reg = regulation("art 1 | | Este Reglamento desarrolla la Ley.\n" + (tree if kind != "list" else ""))
    _, after = done(kind, statute, reg)
    assert text(after["law"], "art_1") == text(statute.document, "art_1")
    assert text(after["reg"], "art_1") == text(reg.document, "art_1")
    for document in after.values():
        assert assign(document) == document


@pytest.mark.parametrize(
    ("label", "made", "cites"),
    [
        ("Artículo 3o.", "Artículo 3o Bis.", "3o Bis"),
        ("Artículo 3º.-", "Artículo 3º Bis.-", "3º Bis"),
        ("ART. 3.-", "ART. 3 Bis.-", "3 Bis"),
    ],
    ids=["letter", "sign", "plain"],
)
def test_an_ordinal_keeps_its_sign_behind_its_figure(label: str, made: str, cites: str) -> None:
    like = Provision(Kind.ARTICLE, "3", text="Se informa.", label=label, eid="art_3")
    new = between(Provision(Kind.ARTICLE), "art_3", Document("es", "", (like,)), nouns("es"))
    assert (new.number, new.label, cited(new)) == ("3 Bis", made, cites)
