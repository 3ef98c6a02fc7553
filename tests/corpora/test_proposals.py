"""Tracked changes and comments of the real files, and of redlines of real laws: as in their XML, none dropped."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from drafting import compare
from drafting.files import read_document
from drafting.model import Proposal
from drafting.structure import parse
from drafting.word import redline
from drafting.word.comments import place as place_comments
from drafting.word.comments import read_comments
from drafting.word.proposals import place, read_formatting, read_proposals
from drafting.word.read import read_blocks
from tests.corpora.test_files import word_files
from tests.word.commented import W, comments

pytestmark = pytest.mark.corpora


def letters(text: str) -> str:
    return "".join(text.split())


def stories(path: Path) -> Iterable[etree._Element]:
    with ZipFile(path) as archive:
        there = archive.namelist()
        texts = [f"word/{name}.xml" for name in ("document", "footnotes", "endnotes")]
        margins = sorted(name for name in there if name.startswith(("word/header", "word/footer")))
        for name in (*texts, *margins):
            if name in there:
                yield etree.fromstring(archive.read(name))


def marks(path: Path, *tags: str) -> list[etree._Element]:
    names = [f"{W}{tag}" for tag in tags]
    return [one for root in stories(path) for one in root.iter(*names) if one.getparent().tag != f"{W}numPr"]


def text_in(found: list[etree._Element]) -> str:
    tags = [f"{W}{tag}" for tag in ("t", "delText", "noBreakHyphen")]
    pieces = [t.text or "-" if t.tag == tags[2] else t.text or "" for one in found for t in one.iter(*tags)]
    return letters("".join(pieces)).replace("\uf0e3", "©")  # the one letter in the font Symbol


def test_every_mark_of_the_real_files_is_a_proposal(laws: Path) -> None:
    told = 0
    for path in word_files(laws):
        found = read_proposals(path.read_bytes())
        there = marks(path, "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel")
        # a mark around a text box holds paragraphs: each is a proposal of its own
        assert {id for one in found for id in one.ids} == {one.get(f"{W}id") for one in there}
        assert {one.author for one in found} == {one.get(f"{W}author") for one in there}
        dates = {datetime.fromisoformat(one.get(f"{W}date")).astimezone(UTC) for one in there}
        assert {one.when for one in found} <= dates
        assert letters("".join(one.old for one in found)) == text_in(marks(path, "del", "moveFrom"))
        assert letters("".join(one.new for one in found)) == text_in(marks(path, "ins", "moveTo"))
        assert sum(read_formatting(path.read_bytes()).values()) == len(
            marks(path, "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange")
        )
        told += len(found)
    assert told > 300


def test_every_proposal_and_comment_finds_its_provision(laws: Path) -> None:
    for path in word_files(laws):
        data = path.read_bytes()
        draft = parse(read_blocks(data, "original"))
        held = [one.anchor for one in place(read_proposals(data), draft)]
        held += [one.anchor for one in place_comments(read_comments(data), draft)]
        assert all(anchor.eid and anchor.held for anchor in held)


def test_every_comment_is_as_in_the_xml(laws: Path) -> None:
    told = 0
    for path in word_files(laws):
        data = path.read_bytes()
        found = read_comments(data)
        if not found:
            assert not any(True for root in stories(path) for _ in root.iter(f"{W}commentReference"))
            continue
        expected = comments(data)
        assert [(one.author, one.initials, one.text) for one in found] == [
            (one.author, one.initials, one.text) for one in expected.values()
        ]
        assert [letters(one.words) for one in found] == [
            letters(one.words or "") for one in expected.values()
        ]
        assert all(one.when and one.when.isoformat()[:19] in expected[one.id].date for one in found)
        told += len(found)
    assert told


def accepted(original: str, proposals: Iterable[Proposal]) -> str:
    """The letters of a text with all proposals followed."""
    steps = []
    for order, one in enumerate(proposals):
        start = one.anchor.at + one.anchor.within
        end = start + len(letters(one.anchor.quote.exact))
        new = "" if one.target else letters(one.new)
        steps.append((start, end, order, new))
        if one.target:
            steps.append((point := one.target.at + one.target.within, point, order, letters(one.new)))
    out, at = [], 0
    for start, end, _, new in sorted(steps, key=lambda step: (step[0], step[2])):
        out += [original[at:start], new]
        at = max(at, end)
    return "".join([*out, original[at:]])


def both(data: bytes) -> tuple[str, str]:
    before, after = (read_blocks(data, side) for side in ("original", "accepted"))  # type: ignore[arg-type]
    return letters("".join(b.text for b in before)), letters("".join(b.text for b in after))


def test_following_all_proposals_gives_the_accepted_text(laws: Path) -> None:
    for path in word_files(laws):
        before, after = both(path.read_bytes())
        if "redlined" in path.name:  # a file without automatic numbers that change with the text
            assert accepted(before, read_proposals(path.read_bytes())) == after


@pytest.mark.parametrize(
    "pair", [("cl-ley-19628-vida-privada", 0, 1), ("es-constitucion-1978", 0, 1)], ids=str
)
def test_a_redline_of_real_laws_reads_back_as_its_proposals(laws: Path, pair: tuple[str, int, int]) -> None:
    law, one, other = pair
    files = sorted(
        path
        for path in (laws / "es" / law).iterdir()
        if path.name.startswith("v") and path.suffix in (".md", ".txt", ".adoc")
    )
    old, new = (read_document(files[at].read_bytes(), files[at].name) for at in (one, other))
    when = datetime(2026, 3, 1, 10, tzinfo=UTC)
    data = redline.redline(compare.compare(old, new), author="Ana", when=when)
    found = place(read_proposals(data), old)
    before, after = both(data)
    assert before == letters(old.printed)
    assert accepted(before, found) == after == letters(new.printed)
    assert {(one.author, one.when) for one in found} == {("Ana", when)}
    assert all(one.anchor.eid for one in found)
    assert sum(one.anchor.held for one in found) >= 0.95 * len(found)
