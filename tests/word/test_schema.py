"""The judge of parts itself: it finds what Word would refuse, and lets pass what Word writes."""

import pytest

from tests.word.editing.rich import rich
from tests.word.schema import dangling, violations
from tests.word.test_hostile import MAIN, drop, put, rebuilt

MARK = b'w:author="a" w:date="2026-01-01T00:00:00Z"'
START = b"<w:body>"
WRONG = {
    "jc before pStyle": (b"<w:p><w:pPr><w:jc/><w:pStyle/></w:pPr></w:p>", "pStyle in pPr"),
    "look out of order": (b"<w:p><w:r><w:rPr><w:sz/><w:b/></w:rPr></w:r></w:p>", "b in rPr"),
    "a paragraph in a mark": (b'<w:ins w:id="1" ' + MARK + b"><w:p/></w:ins>", "p in ins"),
    "a link in a mark": (
        b'<w:p><w:ins w:id="1" ' + MARK + b"><w:hyperlink/></w:ins></w:p>",
        "hyperlink in ins",
    ),
    "words of a deletion": (
        b'<w:p><w:del w:id="1" ' + MARK + b"><w:r><w:t>a</w:t></w:r></w:del></w:p>",
        "t in del",
    ),
    "deleted words alone": (b"<w:p><w:r><w:delText>a</w:delText></w:r></w:p>", "delText outside del"),
    "an id twice": (2 * (b'<w:p><w:ins w:id="1" ' + MARK + b"><w:r/></w:ins></w:p>"), "revision id twice"),
    "nobody's mark": (b'<w:p><w:ins w:id="1"><w:r/></w:ins></w:p>', "ins without author or id"),
    "half a move": (
        b'<w:p><w:moveFromRangeStart w:id="5" w:name="m"/><w:moveFromRangeEnd w:id="5"/></w:p>',
        "a move without its other end",
    ),
    "a bookmark that stays open": (
        b'<w:p><w:bookmarkStart w:id="5" w:name="m"/></w:p>',
        "bookmark does not end",
    ),
    "a cell without a paragraph": (
        b"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:tcPr/></w:tc></w:tr></w:tbl><w:p/>",
        "tc ends with tcPr",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_word_refuses_is_found(name: str) -> None:
    xml, said = WRONG[name]
    assert violations(rebuilt(rich(), put(MAIN, START, START + xml))) == [f"{MAIN}: {said}"]


def test_parts_that_speak_of_what_is_not_there_are_found() -> None:
    assert dangling(rebuilt(rich(), drop("word/footnotes.xml")))
    assert dangling(rebuilt(rich(), put(MAIN, b'<w:numId w:val="1"/>', b'<w:numId w:val="77"/>'))) == [
        f"{MAIN}: no numId 77"
    ]
