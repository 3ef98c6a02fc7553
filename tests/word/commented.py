"""What stands in the comment parts of a Word file and between its marks: read without the project's code."""

import zipfile
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


@dataclass
class Comment:
    author: str
    initials: str
    date: str
    text: str
    answers: str = ""  # the id of another comment
    done: bool = False
    words: str | None = None  # None: no range, or one that never ends


def part(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name) if name in archive.namelist() else b""


def comments(data: bytes) -> dict[str, Comment]:
    """All comments by id, with the words between their marks (tracked deletions left out)."""
    root = etree.fromstring(part(data, "word/comments.xml"))
    found: dict[str, Comment] = {}
    keys: dict[str, str] = {}
    for node in root:
        id = node.get(f"{W}id")
        assert id not in found, f"two comments with the id {id}"
        paragraphs = list(node.iter(f"{W}p"))
        lines = ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in paragraphs]
        found[id] = Comment(
            node.get(f"{W}author"), node.get(f"{W}initials"), node.get(f"{W}date"), "\n".join(lines)
        )
        if key := paragraphs[-1].get(f"{W14}paraId"):
            keys[key] = id
    if extended := part(data, "word/commentsExtended.xml"):
        for node in etree.fromstring(extended):
            comment = found[keys[node.get(f"{W15}paraId")]]
            comment.done = node.get(f"{W15}done") == "1"
            comment.answers = keys.get(node.get(f"{W15}paraIdParent"), "")
    for id, words in ranges(etree.fromstring(part(data, "word/document.xml"))).items():
        found[id].words = words
    return found


def ranges(root: etree._Element) -> dict[str, str]:
    """The words between the marks of each comment, and that each is referred to once, behind them."""
    opened: dict[str, list[str]] = {}
    closed: dict[str, str] = {}
    referred: list[str] = []
    for node in root.iter(etree.Element):
        id = node.get(f"{W}id") or ""
        if node.tag == f"{W}commentRangeStart":
            assert id not in opened
            opened[id] = []
        elif node.tag == f"{W}commentRangeEnd":
            closed[id] = "".join(opened.pop(id))
        elif node.tag == f"{W}commentReference":
            assert id in closed
            referred.append(id)
        elif node.tag == f"{W}t":
            for words in opened.values():
                words.append(node.text or "")
        elif node.tag in (f"{W}noBreakHyphen", f"{W}p", f"{W}br", f"{W}tab"):
            sign = "-" if node.tag == f"{W}noBreakHyphen" else " "
            for words in opened.values():
                words.append(sign)
    assert not opened
    assert sorted(referred) == sorted(closed)
    return closed
