import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from drafting.errors import InvalidData
from drafting.messages import LANGUAGES
from drafting.workbench import Workbench
from drafting.workbench.places import seeds_directory
from drafting.workbench.seeds import read_manifest
from tests.together import begun_together
from tests.workbench.conftest import FIRST, LAW, SECOND, at_work

MANIFEST = """
[[instruments]]
slug = "law"
title = "Ley de Sustancias"
short_title = "LS"
language = "es"
layer = "statute"
position = 1

  [[instruments.drafts]]
  number = 1
  file = "law/01.txt"
  stage = "working"
  date = 2025-01-31
  author = "Legal Affairs"
  note = "First."

  [[instruments.drafts]]
  number = 3
  file = "law/03.txt"
  stage = "industry"
  date = 2025-06-30
  author = "Ministry"
  note = "Third."

[[instruments]]
slug = "order"
title = "Order on Agencies"
language = "en"
layer = "executive_order"

  [[instruments.drafts]]
  number = 1
  file = "order.txt"
  stage = "working"
  date = 2025-02-01
"""


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    directory = tmp_path / "seeds"
    (directory / "law").mkdir(parents=True)
    (directory / "workspace.toml").write_text(MANIFEST, encoding="utf-8")
    (directory / "law" / "01.txt").write_text(FIRST, encoding="utf-8")
    (directory / "law" / "03.txt").write_text(SECOND, encoding="utf-8")
    (directory / "order.txt").write_text("Section 1. Purpose.\n\nThis order names the agencies.\n")
    return directory


@pytest.fixture
def start(tmp_path: Path, seeds: Path) -> Callable[[], Workbench]:
    """Opens the workbench of this test anew, as another process would."""
    return lambda: at_work(tmp_path / "data", seeds=seeds)


def numbers(desk: Workbench) -> dict[str, list[int]]:
    return {found.slug: [draft.number for draft in desk.drafts(found.slug)] for found in desk.instruments()}


def test_an_empty_workspace_is_filled_and_says_how_far_it_is(start: Callable[[], Workbench]) -> None:
    desk, told = start(), []
    assert desk.is_empty()
    assert desk.seed(lambda *step: told.append(step)) == 3
    assert not desk.is_empty()
    assert numbers(desk) == {"law": [1, 3], "order": [1]}
    assert told == [("progress.seeding", done, 3) for done in range(4)]
    draft = desk.draft("law", 3)
    assert (draft.stage, draft.date.isoformat(), draft.author, draft.note, draft.file_name) == (
        "industry", "2025-06-30", "Ministry", "Third.", "03.txt",
    )  # fmt: skip


def test_seeds_come_in_by_the_same_door_as_any_draft(start: Callable[[], Workbench]) -> None:
    desk = start()
    desk.seed()
    first, third = desk.drafts("law")
    uids = [{p.eid: p.uid for p in desk.document(draft.id).walk()} for draft in (first, third)]
    assert uids[0].items() <= uids[1].items()
    assert desk.verify() == ()


def test_seeding_again_does_nothing(start: Callable[[], Workbench]) -> None:
    start().seed()
    before = start().events()
    assert start().seed() == 0
    assert start().events() == before


def test_a_workspace_somebody_began_is_left_alone(start: Callable[[], Workbench]) -> None:
    start().add_instrument(LAW)
    assert start().seed() == 0
    assert numbers(start()) == {"law": []}


@pytest.mark.parametrize("reached", [0, 1, 2])
def test_a_seeding_that_was_cut_short_is_continued(start: Callable[[], Workbench], reached: int) -> None:
    def stop(_key: str, done: int, _total: int) -> None:
        if done == reached:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        start().seed(stop)
    assert start().is_seeding()
    assert start().seed() == 3 - reached
    assert not start().is_seeding()
    assert numbers(start()) == {"law": [1, 3], "order": [1]}
    assert start().seed() == 0


def test_a_seed_that_was_removed_does_not_come_back(start: Callable[[], Workbench]) -> None:
    start().seed()
    start().remove_draft("law", 1)
    assert start().seed() == 0
    assert numbers(start()) == {"law": [3], "order": [1]}


SEEDING = """
import sys
from pathlib import Path
from drafting.workbench import Workbench
desk = Workbench(Path(sys.argv[1]), seeds=Path(sys.argv[2]))
print("ready", flush=True)
sys.stdin.readline()
print(desk.seed())
"""


def test_processes_that_seed_at_the_same_moment_do_it_once_together(tmp_path: Path, seeds: Path) -> None:
    command = [sys.executable, "-c", SEEDING, str(tmp_path / "data"), str(seeds)]
    said = begun_together([command] * 3)
    assert [error for _, error in said] == ["", "", ""]
    assert sum(int(added) for added, _ in said) == 3
    desk = at_work(tmp_path / "data", seeds=seeds)
    assert numbers(desk) == {"law": [1, 3], "order": [1]}
    assert desk.verify() == ()


BAD = {
    ("number = 3", "number = 1"): ("data_order", "workspace.toml, instruments 1, drafts 2, number"),
    ("number = 1\n", "number = 0\n"): ("data_order", "workspace.toml, instruments 1, drafts 1, number"),
    ('"industry"', '"nowhere"'): ("data_unknown_value", "workspace.toml, instruments 1, drafts 2, stage"),
    ('"executive_order"', '"decree"'): ("data_unknown_value", "workspace.toml, instruments 2, layer"),
    ('language = "en"', 'language = "fr"'): ("data_unknown_value", "workspace.toml, instruments 2, language"),
    ("2025-06-30", '"30 June"'): ("data_expected_date", "workspace.toml, instruments 1, drafts 2, date"),
    ("law/03.txt", "law/04.txt"): ("data_missing_seed", "workspace.toml, instruments 1, drafts 2, file"),
    ("law/03.txt", "../../secret"): ("data_outside", "workspace.toml, instruments 1, drafts 2, file"),
    ("law/03.txt", "/etc/passwd"): ("data_outside", "workspace.toml, instruments 1, drafts 2, file"),
    ('slug = "order"', 'slug = "law"'): ("data_twice", "workspace.toml, instruments 2, slug"),
    ("note =", "notes ="): ("data_unknown_field", "workspace.toml, instruments 1, drafts 1, notes"),
    ("position = 1", "position = -1"): ("data_expected_number", "workspace.toml, instruments 1, position"),
    ("position = 1", f"position = {10**30}"): (
        "data_expected_number",
        "workspace.toml, instruments 1, position",
    ),
    ("[[instruments]]", "[instruments]"): ("data_not_toml", "workspace.toml"),
}


@pytest.mark.parametrize("change", BAD, ids=lambda change: change[1])
def test_a_manifest_that_makes_no_sense_is_refused_before_anything_is_stored(
    start: Callable[[], Workbench], seeds: Path, change: tuple[str, str]
) -> None:
    manifest = seeds / "workspace.toml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    desk = start()
    with pytest.raises(InvalidData) as caught:
        desk.seed()
    assert (caught.value.code, caught.value.place) == BAD[change]
    for language in LANGUAGES:
        assert "{" not in caught.value.sentence(language)
    assert desk.is_empty()
    assert desk.events() == ()


def test_a_date_in_quotation_marks_will_do(start: Callable[[], Workbench], seeds: Path) -> None:
    manifest = seeds / "workspace.toml"
    text = manifest.read_text(encoding="utf-8").replace("2025-06-30", '"2025-06-30"')
    manifest.write_text(text, encoding="utf-8")
    start().seed()
    assert start().draft("law", 3).date.isoformat() == "2025-06-30"


def test_missing_seeds_are_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidData) as caught:
        at_work(tmp_path / "data", seeds=tmp_path / "none").seed()
    assert caught.value.code == "data_missing_file"


def test_our_own_seeds_load_whole(tmp_path: Path) -> None:
    desk = Workbench(tmp_path, who="installation")
    manifest = read_manifest(seeds_directory())
    expected = {seed.instrument.slug: [draft.number for draft in seed.drafts] for seed in manifest}
    assert desk.seed() == sum(len(found) for found in expected.values())
    assert numbers(desk) == expected
    for instrument in desk.instruments():
        for draft in desk.drafts(instrument.slug):
            document = desk.document(draft.id)
            provisions = list(document.walk())
            assert document.language == instrument.language
            assert len({provision.uid for provision in provisions}) == len(provisions)
            assert len({provision.eid for provision in provisions}) == len(provisions)
    assert desk.verify() == ()
