"""Histories and the matrix from the store: nothing is compared on a visit, and nothing is missing."""

from dataclasses import replace

import pytest

from drafting import compare
from drafting.compare.kinship import Turn
from drafting.errors import NotFound
from drafting.store.connection import write
from drafting.workbench import Workbench
from drafting.workbench.places import DATABASE
from tests.workbench.conftest import FIRST, LAW, SECOND, at_work

THIRD = SECOND.replace("todo el territorio", "todo el territorio nacional").replace(
    "Artículo 3.-", "Artículo 4.-"
)


@pytest.fixture
def drafted(desk: Workbench) -> Workbench:
    for number, text in enumerate((FIRST, SECOND, THIRD), start=1):
        desk.import_draft("law", text.encode(), f"{number}.txt")
    return desk


@pytest.fixture
def no_comparing(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("compared on a visit")

    monkeypatch.setattr(compare, "compare", refuse)


def turns(desk: Workbench, name: str) -> list[tuple[int, tuple[Turn, ...]]]:
    return [(step.draft.number, step.turns) for step in desk.history("law", name).steps]


def test_a_history_is_told_from_the_store_alone(drafted: Workbench, no_comparing: None) -> None:
    assert turns(drafted, "art_4") == [(1, (Turn.BORN,)), (2, (Turn.MODIFIED,)), (3, (Turn.RENUMBERED,))]
    history = drafted.history("law", "art_4")
    assert [[value.value for value in step.significance] for step in history.steps] == [[], ["penalty"], []]
    assert [node.label for node in history.present.above] == ["CAPÍTULO II"]
    assert history.alive


def test_a_matrix_is_told_from_the_store_alone(drafted: Workbench, no_comparing: None) -> None:
    found = drafted.matrix("law")
    told = {row.latest.label: [cell.turns[0].value for cell in row.cells] for row in found.rows}
    assert told == {
        "Artículo 1.-": ["born", "unchanged", "unchanged"],
        "Artículo 1 Bis.-": ["absent", "born", "modified"],
        "Artículo 2.-": ["born", "unchanged", "unchanged"],
        "Artículo 4.-": ["born", "modified", "renumbered"],
    }
    assert found.rows[3].latest.above == ("CAPÍTULO II Sanciones",)
    assert found.counts(1) == {Turn.BORN: 1, Turn.UNCHANGED: 2, Turn.MODIFIED: 1}


@pytest.mark.parametrize("name", ["art_1-bis", "1 Bis", "1 bis", "Artículo 1 Bis", "ARTICULO 1 BIS."])
def test_a_provision_is_named_as_it_is_cited_or_printed(drafted: Workbench, name: str) -> None:
    assert drafted.history("law", name).present.provision.eid == "art_1-bis"


def test_a_provision_is_named_by_its_uid_and_a_part_by_its_eid(drafted: Workbench) -> None:
    history = drafted.history("law", "art_2__fr_II")
    assert history.present.provision.text.startswith("Exportación:")
    assert drafted.history("law", history.uid) == history


def test_a_name_is_read_in_the_latest_draft_that_has_it(drafted: Workbench) -> None:
    assert drafted.history("law", "3") == drafted.history("law", "4")  # article 3 until draft 2
    (article,) = [row for row in drafted.matrix("law").rows if row.latest.number == "4"]
    assert [cell.eid for cell in article.cells] == ["art_3", "art_3", "art_4"]


@pytest.mark.parametrize(
    "name", ["art_99", "art_2__fr_X", "", "nobody", "'; DROP TABLE drafts", "__", "art_1__"]
)
def test_what_no_draft_has_is_not_found(drafted: Workbench, name: str) -> None:
    with pytest.raises(NotFound) as caught:
        drafted.history("law", name)
    assert caught.value.code == "not_found_provision"


def test_an_unknown_instrument_and_one_without_drafts(desk: Workbench) -> None:
    with pytest.raises(NotFound):
        desk.history("nobody", "1")
    with pytest.raises(NotFound):
        desk.matrix("nobody")
    with pytest.raises(NotFound):
        desk.history("law", "1")
    assert desk.matrix("law").rows == ()


def test_a_removed_draft_is_left_out_and_comes_back(drafted: Workbench) -> None:
    before = drafted.matrix("law")
    drafted.remove_draft("law", 2)
    assert turns(drafted, "art_4") == [(1, (Turn.BORN,)), (3, (Turn.MODIFIED, Turn.RENUMBERED))]
    assert [draft.number for draft in drafted.matrix("law").drafts] == [1, 3]
    drafted.restore_draft("law", 2)
    assert drafted.matrix("law") == before


def test_facts_that_are_not_kept_are_told_anew_once(
    drafted: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = drafted.matrix("law"), drafted.history("law", "art_4")
    with write(drafted.directory / DATABASE) as db:
        db.execute("DELETE FROM comparisons")
    calls = []
    real = compare.compare
    monkeypatch.setattr(compare, "compare", lambda *pair: calls.append(1) or real(*pair))
    for _ in range(2):
        again = at_work(drafted.directory)
        assert (again.matrix("law"), again.history("law", "art_4")) == wanted
    assert len(calls) == 2  # three drafts have two pairs of neighbours


def test_facts_of_an_earlier_revision_are_told_anew(drafted: Workbench) -> None:
    wanted = drafted.matrix("law")
    with write(drafted.directory / DATABASE) as db:
        db.execute("UPDATE comparisons SET revision = 0")
        db.execute("DELETE FROM facts")
    assert at_work(drafted.directory).matrix("law") == wanted


def test_a_new_draft_is_in_the_next_matrix(drafted: Workbench) -> None:
    assert len(drafted.matrix("law").drafts) == 3
    drafted.import_draft("law", THIRD.replace("orden público", "interés público").encode(), "4.txt")
    assert drafted.matrix("law").rows[0].cells[-1].turns == (Turn.MODIFIED,)


def test_three_texts_by_their_drafts(drafted: Workbench) -> None:
    ids = [draft.id for draft in drafted.drafts("law")]
    summary = drafted.three(*ids).summary()
    assert (summary["agree"], summary["both_inserted"]) == (1, 1)  # the penalty; article 1 Bis
    with pytest.raises(NotFound):
        drafted.three(ids[0], ids[1], 999)


def test_the_instrument_is_part_of_the_question(drafted: Workbench) -> None:
    uid = drafted.history("law", "1").uid
    drafted.add_instrument(replace(LAW, slug="other", title="Otra"))
    drafted.import_draft("other", b"Art\xc3\xadculo 9.- Vigencia.", "otra.txt")
    with pytest.raises(NotFound):
        drafted.history("other", uid)
