"""A law that speaks of something else meets nothing that is asked of chemicals or exports."""

from dataclasses import replace

from drafting import corpus, files
from drafting.checklist.model import Status, Suggestion
from drafting.checklist.query import query
from drafting.checklist.suggest import suggestions

TAX = """Income Levy Act

Section 1. Purpose. The purpose of this Act is to levy a contribution on income.

Section 2. Declarations. Every person shall submit an annual declaration on the prescribed form, past and anticipated, by 28 February.

Section 3. Inspections. Inspectors may take samples of documents, photograph the premises and interview the staff.

Section 4. Penalties. A civil penalty not to exceed 5,000 applies to each violation.

Section 5. Report. The Minister shall submit an annual report to Parliament on the licences applied for, granted and refused.
"""
CHEMICAL = TAX.replace("Income Levy", "Toxic Chemicals").replace("on income", "on chemicals")


def found(text: str) -> dict[str, Suggestion]:
    asked = query(corpus.legal_authorities(), corpus.lexicon(), "en")
    document = files.read_document(text.encode(), "law.txt", "en")
    return {one.requirement: one for one in suggestions(asked, document)}


def best(one: Suggestion) -> float:
    return one.candidates[0].score if one.candidates else 0.0


def test_a_tax_return_is_no_declaration_of_chemicals() -> None:
    tax, chemical = found(TAX), found(CHEMICAL)
    assert best(chemical["DCL-03"]) > 2 * best(tax["DCL-03"])
    scopes = {item.id: item.scope for item in corpus.legal_authorities().requirements}
    narrow = [one.status for one in tax.values() if scopes[one.requirement] != "both"]
    assert set(narrow) == {Status.MISSING}


def test_what_every_law_may_have_is_not_met_by_a_law_on_something_else() -> None:
    tax, chemical = found(TAX), found(CHEMICAL)
    assert best(chemical["ADM-01"]) > best(tax["ADM-01"]) > 0.5 * best(chemical["ADM-01"])
    assert Status.MET not in {one.status for one in tax.values()}


def test_a_checklist_without_scopes_doubts_nothing() -> None:
    checklist = corpus.legal_authorities()
    general = replace(checklist, requirements=tuple(replace(r, scope="both") for r in checklist.requirements))
    asked = query(general, corpus.lexicon(), "en")
    document = files.read_document(TAX.encode(), "law.txt", "en")
    one = {one.requirement: one for one in suggestions(asked, document)}["DCL-03"]
    assert best(one) > 2 * best(found(TAX)["DCL-03"])


def test_candidates_of_a_doubted_requirement_still_stand_in_order() -> None:
    for one in found(TAX).values():
        scores = [candidate.score for candidate in one.candidates]
        assert scores == sorted(scores, reverse=True)
