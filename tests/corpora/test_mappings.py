"""Every article of real laws mapped on an early version and looked at in every later one: none silently green."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from drafting.checklist.living import Fate, Living, Present, Step, Tools, live
from drafting.checklist.mapping import Mapping, Relation, Verdict, words_of
from drafting.compare.likeness import says_nothing
from drafting.compare.words import word_edits
from drafting.model import Op
from drafting.structure import parse_text
from tests.compare.lineage import lineage
from tests.corpora.truth import UNITS, versions

pytestmark = pytest.mark.corpora

TOOLS = Tools(word_edits, says_nothing)
#: the last versions of each law, so that the test stays quick
VERSIONS = 4
LAWS = 6


def outcomes(folder: Path) -> Iterator[tuple[Living, Present]]:
    """All units of the first of the last versions, in each of the later ones."""
    files = sorted(versions(folder))[-VERSIONS:]
    found = lineage([parse_text(file.read_text(encoding="utf-8")) for file in files])
    steps = [Step(draft.number, found.facts.get(draft.id, ())) for draft in found.drafts]
    first = Present.of(1, found.documents[0])
    mapped = [
        Mapping(
            "list",
            "1",
            "law",
            node.uid,
            Verdict.CONFIRMED,
            Relation.COVERS,
            1,
            words_of(node),
            parent=first.parents[node.uid],
        )
        for node in found.documents[0].walk()
        if node.kind in UNITS
    ]
    for draft, document in zip(found.drafts[1:], found.documents[1:], strict=True):
        present = Present.of(draft.number, document)
        for mapping in mapped:
            yield live(mapping, present, steps, TOOLS), present


def test_a_mapping_holds_only_where_its_very_words_stand_and_else_says_why(laws: Path) -> None:
    fates: Counter[Fate] = Counter()
    folders = sorted(folder for folder in laws.glob("e[sn]/*") if len(list(versions(folder))) >= VERSIONS)
    assert folders
    for folder in folders[:LAWS]:
        for found, present in outcomes(folder):
            fates.update(found.fates)
            now = found.provision
            same = now is not None and [line[1:2] + line[3:] for line in found.mapping.words] == [
                line[1:2] + line[3:] for line in words_of(now)
            ]
            place = f"{folder.name} {found.mapping.label}"
            assert found.holds == (same and Fate.MOVED not in found.fates), place
            if found.holds:
                continue
            assert found.since, place
            assert found.alterations or found.fate is Fate.MOVED, place
            for change in found.alterations:
                assert (
                    change.how == "placed"
                    or any(edit.op is not Op.EQUAL for edit in (*change.edits, *change.heading_edits))
                    or not change.line.text
                ), place
            assert all(heir.provision.uid in present.nodes for heir in found.heirs), place
    assert {Fate.UNCHANGED, Fate.REWORDED} <= set(fates)
