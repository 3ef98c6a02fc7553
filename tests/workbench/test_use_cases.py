import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from drafting.errors import NotFound, StoreError
from drafting.word import resolve
from drafting.workbench import Workbench, data_directory, restore
from drafting.workbench.intake import random_uid
from tests.workbench.conftest import FIRST, SECOND, at_work


@pytest.fixture
def two(desk: Workbench) -> Workbench:
    """A workbench with two drafts."""
    desk.import_draft("law", FIRST.encode(), "1.txt")
    desk.import_draft("law", SECOND.encode(), "2.txt", stage="minuta")
    return desk


def test_a_draft_is_found_by_number_and_the_latest_without(two: Workbench) -> None:
    assert [two.draft("law", number).number for number in (1, 2, None)] == [1, 2, 2]
    for slug, number in (("law", 3), ("nobody", 1), ("nobody", None)):
        with pytest.raises(NotFound):
            two.draft(slug, number)


def test_an_instrument_without_drafts_has_no_latest(desk: Workbench) -> None:
    with pytest.raises(NotFound) as caught:
        desk.draft("law")
    assert caught.value.code == "not_found_any_draft"


def test_the_same_tree_and_the_same_comparison_are_not_made_twice(two: Workbench) -> None:
    first, second = (draft.id for draft in two.drafts("law"))
    assert two.document(first) is two.document(first)
    assert two.compare(first, second) is two.compare(first, second)
    assert two.compare(second, first) != two.compare(first, second)


def test_a_remembered_draft_that_another_process_removed_is_gone_here_too(
    two: Workbench, tmp_path: Path
) -> None:
    first, second = (draft.id for draft in two.drafts("law"))
    two.compare(first, second)
    at_work(tmp_path / "data").remove_draft("law", 1)
    for attempt in (
        lambda: two.document(first),
        lambda: two.compare(first, second),
        lambda: two.source(first),
    ):
        with pytest.raises(NotFound):
            attempt()
    two.restore_draft("law", 1)
    assert two.compare(first, second).old == two.document(first)


def test_a_clean_copy_and_a_redline_hold_the_texts_of_their_drafts(two: Workbench) -> None:
    first, second = (draft.id for draft in two.drafts("law"))
    clean = two.export_clean(second)
    assert any("uno a cuatro años" in paragraph for paragraph in resolve.paragraphs(clean, "accept"))
    with zipfile.ZipFile(io.BytesIO(clean)) as parts:
        headers = b"".join(parts.read(name) for name in parts.namelist() if "header" in name).decode()
    assert "Borrador 2 · Minuta · 1 de marzo de 2026" in headers
    marked = two.export_redline(first, second, when=datetime(2026, 3, 2, tzinfo=UTC))
    accepted, rejected = ("\n".join(resolve.paragraphs(marked, side)) for side in ("accept", "reject"))
    assert "uno a cuatro años" in accepted
    assert "dos a seis años" in rejected
    assert "Artículo 1 Bis" in accepted
    assert "Artículo 1 Bis" not in rejected


def test_search_finds_across_drafts_and_says_which(two: Workbench) -> None:
    assert [(hit.draft, hit.stage, hit.eid) for hit in two.search("prision cuatro")] == [
        (2, "minuta", "art_3")
    ]
    assert [(hit.draft, hit.eid) for hit in two.search("prision seis")] == [(1, "art_3")]
    assert len(two.search("ley", limit=1)) == 1


def test_what_was_done_is_told_by_whom(two: Workbench) -> None:
    two.remove_draft("law", 2)
    assert [(event.verb, event.subject, event.who) for event in two.events(2)] == [
        ("draft.removed", "law/2", "drafter"),
        ("draft.imported", "law/2", "drafter"),
    ]
    assert [draft.number for draft in two.removed_drafts("law")] == [2]


def test_a_backup_restored_elsewhere_is_the_same_workspace(two: Workbench, tmp_path: Path) -> None:
    two.record.backup(tmp_path / "backup.db")
    restore(tmp_path / "backup.db", tmp_path / "elsewhere")
    other = at_work(tmp_path / "elsewhere")
    assert other.drafts("law") == two.drafts("law")
    assert other.document(1) == two.document(1)
    assert other.verify() == ()


def test_what_is_remembered_does_not_outlive_a_restored_backup(two: Workbench, tmp_path: Path) -> None:
    two.remove_draft("law", 2)
    two.record.backup(tmp_path / "backup.db")
    third = two.import_draft("law", SECOND.replace("cuatro", "cinco").encode(), "3.txt").draft
    assert "cinco" in two.document(third.id).printed
    restore(tmp_path / "backup.db", tmp_path / "data")
    another = two.import_draft("law", SECOND.replace("cuatro", "nueve").encode(), "3.txt").draft
    assert another.id == third.id
    assert "nueve" in two.document(another.id).printed


def test_problems_are_told_in_the_language_asked_for(two: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(two._store, "verify", lambda: (StoreError("problem_source", place="law/1"),))
    (english,), (spanish,) = two.verify(), two.verify("es")
    assert english.startswith("The source file of draft law/1")
    assert spanish.startswith("El archivo original del borrador law/1")


def test_the_data_directory_is_the_option_else_the_environment_else_the_users(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DRAFTING_DATA", str(tmp_path / "environment"))
    assert data_directory(tmp_path / "option") == tmp_path / "option"
    assert data_directory() == tmp_path / "environment"
    monkeypatch.delenv("DRAFTING_DATA")
    assert data_directory().name == "drafting"
    assert not (tmp_path / "environment").exists()


def test_uids_are_short_not_the_same_twice_and_never_taken_for_an_option() -> None:
    made = [random_uid() for _ in range(2000)]
    assert len(set(made)) == len(made)
    assert {len(uid) for uid in made} == {12}
    assert all(uid.isascii() and uid.isalnum() for uid in made)
