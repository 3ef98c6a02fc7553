import threading
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from drafting.errors import BadRequest, Conflict, DraftingError, NotFound, UnreadableFile
from drafting.messages import LANGUAGES, sentence
from drafting.model import ChangeKind
from drafting.workbench import Workbench
from tests.workbench.conftest import FIRST, LAW, SECOND, at_work


def uids(desk: Workbench, number: int) -> dict[str, str]:
    document = desk.document(desk.draft("law", number).id)
    return {provision.eid: provision.uid for provision in document.walk()}


def test_a_file_becomes_a_draft_with_everything_known_of_it(desk: Workbench) -> None:
    done = desk.import_draft(
        "law", FIRST.encode(), "ley.txt", stage="minuta", on=date(2025, 5, 5), author="Senado", note="Nota."
    )
    assert done.comparison is None
    draft = desk.draft("law")
    assert draft == done.draft == desk.draft_by_id(draft.id)
    assert (draft.number, draft.stage, draft.date, draft.author, draft.note, draft.file_name) == (
        1, "minuta", date(2025, 5, 5), "Senado", "Nota.", "ley.txt",
    )  # fmt: skip
    assert (draft.created_by, draft.created_at) == ("drafter", datetime(2026, 3, 1, 10, 30, tzinfo=UTC))
    assert desk.source(draft.id) == FIRST.encode()
    assert "art_2__fr_II" in uids(desk, 1)


def test_what_is_not_said_is_today_by_whoever_works_here(desk: Workbench) -> None:
    draft = desk.import_draft("law", FIRST.encode(), "ley.txt").draft
    assert (draft.stage, draft.date, draft.author, draft.note) == ("working", date(2026, 3, 1), "drafter", "")


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of a process cannot be set here")
def test_in_the_evening_it_is_not_yet_tomorrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "America/Mexico_City")
    time.tzset()
    try:
        desk = at_work(tmp_path / "data", now=lambda: datetime(2026, 3, 2, 1, tzinfo=UTC))
        desk.add_instrument(LAW)
        draft = desk.import_draft("law", FIRST.encode(), "ley.txt").draft
    finally:
        monkeypatch.undo()
        time.tzset()
    assert (draft.date, draft.created_at) == (date(2026, 3, 1), datetime(2026, 3, 2, 1, tzinfo=UTC))


def test_the_next_draft_keeps_the_uids_of_what_was_there(desk: Workbench) -> None:
    desk.import_draft("law", FIRST.encode(), "1.txt")
    done = desk.import_draft("law", SECOND.encode(), "2.txt")
    before, after = uids(desk, 1), uids(desk, 2)
    assert {eid: uid for eid, uid in after.items() if eid != "art_1-bis"} == before
    assert after["art_1-bis"] not in before.values()
    assert len(set(after.values())) == len(after)
    assert done.comparison is not None
    kinds = {change.provision.eid: set(change.kinds) for change in done.comparison.changes}
    assert kinds["art_1-bis"] == {ChangeKind.INSERTED}
    assert kinds["art_3"] == {ChangeKind.MODIFIED}
    assert done.comparison == desk.compare(desk.draft("law", 1).id, done.draft.id)


def test_uids_come_from_the_latest_draft_that_was_not_removed(desk: Workbench) -> None:
    desk.import_draft("law", FIRST.encode(), "1.txt")
    desk.import_draft("law", SECOND.encode(), "2.txt")
    desk.remove_draft("law", 2)
    done = desk.import_draft("law", SECOND.encode(), "again.txt")
    assert done.draft.number == 3
    assert uids(desk, 3)["art_1"] == uids(desk, 1)["art_1"]


def test_progress_is_told_step_by_step_in_words_that_exist(desk: Workbench) -> None:
    told: list[tuple[str, int, int]] = []
    desk.import_draft("law", FIRST.encode(), "1.txt", progress=lambda *step: told.append(step))
    assert [key for key, _, _ in told] == [
        "progress.reading",
        "progress.comparing",
        "progress.storing",
        "progress.storing",
    ]
    assert [done for _, done, _ in told] == [0, 1, 2, 3]
    for key, _, _ in told:
        assert all(sentence(key, language) != key for language in LANGUAGES)


def state(desk: Workbench) -> object:
    return desk.drafts("law"), desk.events(), desk.search("sustancias")


REFUSED = {
    "an unknown instrument": (NotFound, {"slug": "nobody"}),
    "an unknown stage": (BadRequest, {"stage": "somewhere"}),
    "an empty file": (UnreadableFile, {"data": b""}),
    "a Word file that is none": (UnreadableFile, {"data": b"PK\x03\x04 broken", "file_name": "a.docx"}),
    "the same file again": (Conflict, {"data": FIRST.encode()}),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused_stores_nothing_and_says_why_in_a_line(desk: Workbench, case: str) -> None:
    desk.import_draft("law", FIRST.encode(), "1.txt")
    before = state(desk)
    error, asked = REFUSED[case]
    values = {"slug": "law", "data": SECOND.encode(), "file_name": "2.txt", **asked}
    with pytest.raises(error) as caught:
        desk.import_draft(**values)  # type: ignore[arg-type]
    for language in LANGUAGES:
        said = caught.value.sentence(language)
        assert "\n" not in said
        assert "{" not in said
        assert len(said) > 20
    assert state(desk) == before


def test_the_same_file_is_refused_before_the_long_work(
    desk: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.import_draft("law", FIRST.encode(), "1.txt")
    monkeypatch.setattr("drafting.compare.carry_uids", None)
    with pytest.raises(Conflict) as caught:
        desk.import_draft("law", FIRST.encode(), "1.txt")
    assert caught.value.values["number"] == 1


def test_a_reader_or_a_listener_that_breaks_stores_nothing(desk: Workbench) -> None:
    def broken(key: str, done: int, total: int) -> None:
        if key == "progress.storing":
            raise RuntimeError

    before = state(desk)
    with pytest.raises(RuntimeError):
        desk.import_draft("law", FIRST.encode(), "1.txt", progress=broken)
    assert state(desk) == before


def test_who_is_slower_compares_again_with_what_came_between(desk: Workbench, tmp_path: Path) -> None:
    desk.import_draft("law", FIRST.encode(), "1.txt")
    other = at_work(tmp_path / "data", mint=iter(f"other{n}" for n in range(99)).__next__)
    waiting = iter([lambda: other.import_draft("law", SECOND.encode(), "2.txt")])

    def meanwhile(key: str, done: int, total: int) -> None:
        if key == "progress.storing":
            next(waiting, lambda: None)()  # type: ignore[operator]

    third = SECOND.replace("todo el territorio", "toda la República")
    done = desk.import_draft("law", third.encode(), "3.txt", progress=meanwhile)
    assert done.draft.number == 3
    assert uids(desk, 3) == uids(desk, 2)
    assert done.comparison is not None
    assert done.comparison.summary()["modified"] == 1


def test_imports_from_many_threads_all_arrive(tmp_path: Path) -> None:
    desk = Workbench(tmp_path, who="x")
    desk.add_instrument(LAW)
    failed: list[DraftingError] = []

    def work(number: int) -> None:
        try:
            desk.import_draft("law", FIRST.replace("orden", f"orden {number}").encode(), "law.txt")
        except DraftingError as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert [draft.number for draft in desk.drafts("law")] == [1, 2, 3, 4]
    assert len({uids(desk, number)["art_3"] for number in (1, 2, 3, 4)}) == 1
    assert desk.verify() == ()


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/ley.txt", "ley.txt"),
        ("C:\\temp\\ley.txt", "ley.txt"),
        ("a\x00\x1b\udcffb.txt", "ab.txt"),
        ("x" * 500 + ".txt", "x" * 196 + ".txt"),
        ("<script>.txt", "<script>.txt"),
    ],
)
def test_a_file_name_is_kept_without_its_tricks(desk: Workbench, sent: str, kept: str) -> None:
    assert desk.import_draft("law", FIRST.encode(), sent).draft.file_name == kept


def test_broken_characters_in_what_people_say_do_no_harm(desk: Workbench) -> None:
    desk.add_instrument(replace(LAW, slug="other", title="Le\udcffy"))
    draft = desk.import_draft("law", FIRST.encode(), "1.txt", author="a\udcff", note="n\x00").draft
    assert (desk.instrument("other").title, draft.author, draft.note) == ("Ley", "a", "n")
    assert desk.search("\udcff") == ()


def test_reading_stores_nothing(desk: Workbench) -> None:
    before = state(desk)
    assert [p.eid for p in desk.read(FIRST.encode(), "ley.txt").walk() if p.number == "3"] == ["art_3"]
    assert state(desk) == before


def test_an_instrument_begins_with_its_first_draft_or_not_at_all(tmp_path: Path) -> None:
    desk = at_work(tmp_path / "data")
    with pytest.raises(UnreadableFile):
        desk.import_draft("law", b"PK\x03\x04 broken", "law.docx", begin=LAW)
    assert desk.is_empty()
    desk.import_draft("law", FIRST.encode(), "law.txt", begin=LAW)
    assert [draft.number for draft in desk.drafts("law")] == [1]
    with pytest.raises(Conflict):
        desk.import_draft("law", SECOND.encode(), "law.txt", begin=LAW)
    assert [draft.number for draft in desk.drafts("law")] == [1]
