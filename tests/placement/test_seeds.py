"""The seeded story: the spreadsheet is caught, its advice gives a clean pair, draft twelve is not maligned."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from drafting.corpus import placement_rules
from drafting.model import Document, Layer
from drafting.placement import Finding, Member, advise, apply, findings
from drafting.placement.across import numbers
from tests.placement.labelled import read

SEEDS = Path(__file__).parent.parent.parent / "seeds"
BOOK = placement_rules()
LAW, REGULATION, ORDER = "ley-federal-quimica", "reglamento-ley-quimica", "acuerdo-autoridades"
LAYERS = {LAW: Layer.STATUTE, REGULATION: Layer.REGULATION, ORDER: Layer.EXECUTIVE_ORDER}

#: what draft twelve holds that could stand lower, and why it may stay: remarks, never warnings
EXPLAINED = {
    "art_14": "names the members of the council; kept because Congress wants to see the seats",
    "art_15": "tasks of the council, among them settling differences between agencies",
    "art_18": "members of the commission for industry",
    "art_19": "help between agencies, with a period",
    "art_20": "exchange of data between agencies",
    "art_32": "two figures of the treaty itself: 200 and 30 tonnes of discrete organic chemicals",
    "art_43": "periods of the licence, with the meaning of silence, which is for the statute",
    "art_57": "what the first declaration contains",
    "art_59": "the date of the yearly declaration",
    "art_75": "what a waybill shows",
    "art_84": "what the minutes of a visit state: a safeguard of the visited as well",
}


def member(slug: str, number: int) -> Member:
    return Member(slug, LAYERS[slug], read(SEEDS / slug / f"{number:02d}.txt"))


def weighty(found: Sequence[Finding]) -> list[tuple[str, str, str]]:
    return [(one.kind.value, one.slug, one.eid) for one in found if one.severity != "info"]


def cleaned(members: Sequence[Member], kinds: Collection[str]) -> tuple[Member, ...]:
    """The set after the advice on every finding of these kinds was applied, one after the other."""
    texts: dict[str, Document] = {one.slug: one.document for one in members}
    layers = {one.slug: one.layer for one in members}
    for _ in range(40):
        now = tuple(Member(slug, layers[slug], text) for slug, text in texts.items())
        found = [one for one in findings(now, BOOK) if one.kind.value in kinds]
        if not found:
            return now
        texts |= apply(texts, advise(found[0], now, BOOK))
    raise AssertionError("the advice does not come to an end")


def test_the_early_draft_with_the_spreadsheet_is_caught() -> None:
    found = findings((member(LAW, 1),), BOOK)
    assert weighty(found) == [("list", LAW, "annex_I"), ("form", LAW, "annex_II")]
    sheet = found[0]
    assert sheet.confidence > 0.95
    assert len(sheet.evidence) == 6
    assert all(evidence.rule == "P10" for evidence in sheet.evidence)


def test_the_penalty_and_the_two_lists_of_the_first_pair_are_caught() -> None:
    found = findings((member(LAW, 5), member(REGULATION, 1)), BOOK)
    assert weighty(found) == [
        ("penalty", REGULATION, "art_40"),
        ("list", LAW, "annex_I"),
        ("same_matter", LAW, "annex_I"),
        ("form", LAW, "annex_II"),
    ]


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_applied_to_an_early_law_the_advice_gives_a_clean_pair(number: int) -> None:
    before = (member(LAW, number), member(REGULATION, 1))
    after = cleaned(before, {"list", "form", "same_matter", "not_enabled", "penalty"})
    assert weighty(findings(after, BOOK)) == []
    law, regulation = (one.document for one in after)
    assert not any(eid.startswith("annex") for eid in (node.eid for node in law.walk()))
    listed = {number for node in before[0].document.provisions for number in numbers(node)}
    kept = {number for node in regulation.provisions for number in numbers(node)}
    assert len(listed) > 50
    assert listed <= kept
    assert "Anexo I de esta Ley" not in law.printed
    assert "Anexo I del Reglamento" in law.printed


def test_the_penalty_goes_into_the_law_word_for_word() -> None:
    law, regulation = cleaned((member(LAW, 6), member(REGULATION, 1)), {"penalty"})
    words = "multa de cien a quinientas veces el valor diario de la Unidad de Medida y Actualización"
    assert words in law.document.printed
    assert words not in regulation.document.printed


def test_the_later_pair_and_the_order_are_clean() -> None:
    found = findings((member(LAW, 12), member(REGULATION, 2), member(ORDER, 1)), BOOK)
    assert weighty(found) == []
    assert {one.slug for one in found} == {LAW}


def test_what_is_remarked_of_draft_twelve_is_explained() -> None:
    found = findings((member(LAW, 12), member(REGULATION, 2), member(ORDER, 1)), BOOK)
    assert {one.eid for one in found} == set(EXPLAINED)
    assert all(one.severity == "info" and one.stands is Layer.STATUTE for one in found)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Se impondrá prisión de dos a seis años a quien incumpla este artículo.", "penalty"),
        (
            "Las infracciones graves se sancionarán con multa de mil a dos mil veces la Unidad de Medida.",
            "penalty",
        ),
        (
            "Los verificadores podrán entrar en los domicilios y proceder a la incautación sin autorización judicial.",
            "power",
        ),
        ("Queda prohibido a toda persona almacenar precursores.", "duty"),
    ],
)
def test_what_is_planted_in_the_regulation_is_caught(words: str, kind: str) -> None:
    regulation = member(REGULATION, 2)
    planted = regulation.document.map(
        lambda node: replace(node, text=words, children=()) if node.eid == "art_19" else node
    )
    found = findings((member(LAW, 12), Member(REGULATION, Layer.REGULATION, planted)), BOOK)
    assert (kind, REGULATION, "art_19") in weighty(found)
    assert len(weighty(found)) == 1
