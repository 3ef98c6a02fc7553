"""One search over drafts, what persons said and decided, and what is required."""

from pathlib import Path

import pytest

from drafting.errors import NotFound
from drafting.model import Hits, Instrument, Layer
from drafting.people import Person, Role
from drafting.workbench import Workbench
from drafting.workbench.pointing import cas_number
from tests.workbench.conftest import FIRST, SECOND, at_work

REGULATION = Instrument("rules", "Reglamento de la Ley", "RLS", "es", Layer.REGULATION, 2)


@pytest.fixture
def two(desk: Workbench) -> Workbench:
    """A law in two drafts, and a regulation in one."""
    desk.import_draft("law", FIRST.encode(), "1.txt")
    desk.import_draft("law", SECOND.encode(), "2.txt", stage="minuta")
    desk.add_instrument(REGULATION)
    rules = "REGLAMENTO\n\nArtículo 1.- Del permiso.\n\nArtículo 2.- Conforme al artículo 1 Bis de la Ley.\n"
    desk.import_draft("rules", rules.encode(), "r.txt")
    return desk


def uid_of(desk: Workbench, slug: str, eid: str) -> str:
    document = desk.document(desk.draft(slug).id)
    return next(node.uid for node in document.walk() if node.eid == eid)


def test_all_that_holds_the_words_is_found_at_once(two: Workbench) -> None:
    draft = two.draft("law")
    two.reviews.add(draft.id, uid_of(two, "law", "art_3"), "¿Y la prisión preventiva?")
    answer = two.searching.find("prisiones", "es")
    assert [(hit.eid, hit.drafts) for hit in answer.texts.hits] == [("art_3", (1, 2))]
    (remark,) = answer.remarks
    assert (remark.what, remark.draft, remark.chain[-1].eid) == ("comment", draft, "art_3")
    assert [words for match, words in remark.text if match] == ["prisión"]
    assert all("pris" in "".join(w for _, w in one.text).lower() for one in answer.required)
    assert answer.counts["text"] == 1
    assert answer.counts["comment"] == 1
    assert answer.counts["requirement"] == len(answer.required)


def test_a_requirement_is_found_by_its_words_in_the_readers_language_and_by_its_id(two: Workbench) -> None:
    every = two.checklists.checklists()[0].requirements
    one = every[3]
    assert one.id in [found.requirement.id for found in two.searching.find(one.id, "en").required]
    words = one.text("en").split(",")[0]
    found = two.searching.find(f'"{words}"', "en", limit=1000).required
    assert one.id in [item.requirement.id for item in found]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("art 3", ["law:art_3"]),
        ("art. 2, fracción II", ["law:art_2__fr_II", "rules:art_2"]),
        ("Artículo 1 bis", ["law:art_1-bis"]),
        ("articulo 1 BIS de la Ley de Sustancias", ["law:art_1-bis"]),
        ("art 1 del reglamento", ["rules:art_1"]),
        ("2", ["law:art_2", "rules:art_2"]),
        ("capítulo II", ["law:chp_II"]),
        ("art 99", []),
        ('"art 3"', []),
        ("arte 3", []),
        ("artículo 2 y otras palabras", []),
    ],
)
def test_a_provision_that_is_named_is_pointed_at(two: Workbench, words: str, places: list[str]) -> None:
    found = two.searching.find(words, "es").straight
    assert [f"{one.draft.instrument}:{one.chain[-1].eid}" for one in found] == places


def test_who_cites_a_provision_is_found_with_it(two: Workbench) -> None:
    answer = two.searching.find("art 1 bis", "es")
    assert [(hit.instrument, hit.eid) for hit in answer.texts.hits] == [("rules", "art_2")]


def test_a_provision_that_only_an_older_draft_has_is_pointed_at_there(two: Workbench) -> None:
    two.import_draft("law", FIRST.encode() + b"\n", "3.txt")
    (found,) = two.searching.find("art 1 bis", "es").straight
    assert found.draft.number == 2


def test_one_target_is_gone_to_and_several_are_offered(two: Workbench) -> None:
    assert two.searching.target("art 3") == two.searching.find("art 3", "es").straight[0]
    assert two.searching.target("art 1") is None
    here = two.searching.target("art 1", "rules")
    assert here is not None
    assert here.draft.instrument == "rules"
    assert two.searching.target("prisión") is None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("CAS 107-44-8", "107-44-8"),
        ("cas: 107-44-8", "107-44-8"),
        ("CAS No. 107–44–8", "107-44-8"),
        ("107-44-8", "107-44-8"),
        ("107-44-8 sarín", ""),
        ("12-10-2020", ""),
    ],
)
def test_a_cas_number_is_sought_alone(words: str, number: str) -> None:
    assert cas_number(words) == number


def test_results_can_be_narrowed_and_the_counts_stay(two: Workbench) -> None:
    every = two.searching.find("artículo ley", "es")
    texts = two.searching.find("artículo ley", "es", what="text", instrument="rules")
    assert {hit.instrument for hit in texts.texts.hits} == {"rules"}
    assert texts.texts.instruments == every.texts.instruments
    assert texts.required == ()
    only = two.searching.find("prisión", "es", what="requirement")
    assert only.texts.hits == ()
    assert only.counts["text"] == two.searching.find("prisión", "es").counts["text"]
    with pytest.raises(NotFound):
        two.searching.find("ley", "es", instrument="nowhere")


def test_at_a_stage_only_texts_are_found(two: Workbench) -> None:
    found = two.searching.find("prisión", "es", stage="working")
    assert [hit.drafts for hit in found.texts.hits] == [(1,)]
    assert found.remarks == ()
    assert found.required == ()


def test_decisions_are_found_by_their_reasons(two: Workbench) -> None:
    draft = two.draft("law")
    uid = uid_of(two, "law", "art_2")
    two.checklists.confirm("", "DEF-04", "law", uid, number=draft.number, rationale="Define el zafiro")
    (remark,) = two.searching.find("zafiros", "es").remarks
    assert (remark.what, remark.decision.kind) == ("decision", "mapping")
    assert two.searching.find("zafiros", "es", instrument="rules").remarks == ()


def test_a_seat_finds_only_what_it_may_read(tmp_path: Path) -> None:
    desk = at_work(tmp_path / "data")
    desk.add_instrument(Instrument("law", "Ley", "L", "es", Layer.STATUTE, 1))
    desk.add_instrument(REGULATION)
    desk.import_draft("law", FIRST.encode(), "1.txt")
    rules = "REGLAMENTO\n\nArtículo 1.- Del zafiro y la exportación.\n"
    desk.import_draft("rules", rules.encode(), "r.txt")
    desk.reviews.add(desk.draft("rules").id, uid_of(desk, "rules", "art_1"), "Sobre el zafiro.")
    desk.people.grant("reader@example.org", Role.READER, "law")
    seat = desk.seat(Person("1", "reader@example.org"))
    assert [hit.instrument for hit in seat.searching.find("exportación", "es").texts.hits] == ["law"]
    answer = seat.searching.find("zafiro", "es")
    assert answer.texts == Hits(unknown=(("zafiro", ""),))
    assert answer.remarks == ()
    assert [one.draft.instrument for one in seat.searching.find("art 1", "es").straight] == ["law"]
