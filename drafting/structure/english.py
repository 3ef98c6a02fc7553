"""What opens a division or a basic unit in English-language legislation.

Forms of the United States (title, subtitle, chapter, section; Code of Federal Regulations: part, subpart, §,
appendix, supplement) and the United Kingdom (part, chapter, section, schedule), with treaty-style articles.
"""

from __future__ import annotations

import re

from drafting.model import Block, Kind
from drafting.structure.tree import RANK, Mark

_STOP = r"(?:\s?\.\s?[-–—]+|\s?[.:]|\s?[-–—]+)"
#: 5 | 2a | 4A | 300aa-1 | 1396r–8 | 1002.5 | IV
_NUMBER = r"(?:\d+[A-Za-z]{0,3}(?:[.\-–]\d+[A-Za-z]*)*|[IVXLC]+)(?![\w])"
_SECTION = re.compile(
    rf"(?P<label>(?:§+|SECTION|Section|SEC\.|Sec\.)\s*(?P<number>{_NUMBER})(?P<stop>{_STOP})?)(?P<gap>\s*)(?P<rest>.*)",
    re.DOTALL,
)
_FIRST = re.compile(r"\((?:a|1|i)\)\s*\S")
_ARTICLE = re.compile(
    rf"(?P<label>(?:ARTICLE|Article)\s+(?P<number>{_NUMBER})(?P<stop>{_STOP})?)(?P<gap>\s*)(?P<rest>.*)",
    re.DOTALL,
)
_DIVISION = re.compile(
    r"(?P<label>(?P<name>BOOK|DIVISION|SUBPART|PART|SUBTITLE|TITLE|SUBCHAPTER|CHAPTER)\s+"
    rf"(?P<number>\d+[A-Z]?|[IVXLC]+|[A-Z]{{1,2}})(?![\w])(?P<stop>{_STOP})?)(?P<gap>\s*)(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)
_ANNEX = re.compile(
    r"(?P<label>(?P<name>SCHEDULE|ANNEX|APPENDIX|SUPPLEMENT)S?"
    r"(?:\s+(?:no\.\s*)?(?P<number>\d+[A-Z]?|[IVXLC]+|[A-Z])(?![\w]))?(?P<to>\s+to\s+part\s+\d+)?"
    rf"(?P<stop>{_STOP})?)(?P<gap>\s*)(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)
_REPEALED_NOTE = re.compile(
    r"\[[^\]]*\b\d+\s+(?:FR|Stat\.)\s+\d+[^\]]*\]|[(\[](?:as )?amended[^)\]]*[)\]]", re.IGNORECASE
)
#: United Kingdom sections: "12 Duty to report", "12. Duty to report", "12.—(1) A person commits ..."
_BARE = re.compile(
    r"(?P<label>(?P<number>\d+[A-Z]{0,2})(?P<dash>\.\s?[—–-])?\.?)(?P<gap>\s*)(?P<rest>[A-Z“(].*)", re.DOTALL
)
#: the same as copied from a page that sets the number apart by its design: "12Duty to report", "12AAppeals"
_GLUED = re.compile(r"(?P<label>(?P<number>\d+(?:[A-Z](?=[A-Z]))?))(?P<rest>[A-Z][a-z].*)", re.DOTALL)

_NAMES = {
    "book": Kind.BOOK,
    "division": Kind.BOOK,
    "part": Kind.PART,
    "subpart": Kind.SUBTITLE,
    "title": Kind.TITLE,
    "subtitle": Kind.SUBTITLE,
    "chapter": Kind.CHAPTER,
    "subchapter": Kind.SUBCHAPTER,
}


def note(text: str) -> bool:
    """Whether the paragraph is an editor's note of the amending source."""
    return len(text) < 400 and bool(_REPEALED_NOTE.fullmatch(text))


def recognise(block: Block, *, series: str = "", after: str | None = None) -> Mark | None:
    """The division, unit or note that ``block`` opens, or None."""
    del series, after  # Spanish notions
    text = block.text
    if block.style in ("row", "note", "page") or not text:
        return None
    if note(text):
        return Mark(Kind.NOTE, "", "", text)
    return (
        _unit(_SECTION, Kind.SECTION, block)
        or _unit(_ARTICLE, Kind.ARTICLE, block)
        or _annex(block)
        or _division(block)
    )


def bare_section(block: Block) -> Mark | None:
    """A United Kingdom section, whose number stands bare: asked only in documents without other units."""
    if block.style in ("row", "page"):
        return None
    glued = _GLUED.match(block.text)
    if glued and len(glued["rest"]) <= 200 and not glued["rest"].endswith((";", ":", ",")):
        return Mark(Kind.SECTION, glued["number"], glued["label"], glued["rest"], heading=True)
    match = _BARE.match(block.text)
    if not match or not (match["gap"] or match["dash"]):
        return None
    rest = match["rest"]
    sentence = len(rest) > 200 or rest[0] == "(" or rest[-1] == "—"  # no heading: the section's own words
    if not match["dash"] and rest.endswith((";", ":", ",")) and not (sentence or "." in match["label"]):
        return None
    heading = not (match["dash"] or sentence)
    return Mark(Kind.SECTION, match["number"], match["label"], rest, match["gap"], heading=heading)


def _unit(pattern: re.Pattern[str], kind: Kind, block: Block) -> Mark | None:
    match = pattern.match(block.text)
    if not match:
        return None
    rest, styled = match["rest"], block.style == "heading"
    if rest and not styled:
        sign = match["label"].startswith("§")
        opens = (
            rest[0] == "(" and bool(match["stop"]) and bool(_FIRST.match(rest))
        )  # "Sec. 2. (a) There is ..."
        if (
            rest[0].islower()
            or (rest[0] in ",;()" and not opens)
            or not (match["stop"] or sign or match["label"].isupper())
        ):
            return None
        if match["stop"] is None and sign and not rest[0].isupper() and rest[0] not in "[":
            return None
    heading = styled or (
        bool(rest) and len(rest) < 200 and (rest.isupper() or match["label"].startswith("§"))
    )
    return Mark(kind, match["number"], match["label"], rest, match["gap"], heading=heading)


def _division(block: Block) -> Mark | None:
    match = _DIVISION.match(block.text)
    if not match or not match["label"][0].isupper():
        return None
    rest = match["rest"]
    if rest and block.style != "heading":
        loud = match["name"].isupper() or bool(match["stop"])
        if rest[0].islower() or rest[0] in ",;(" or len(rest) > 200 or not loud:
            return None
    kind = _NAMES[match["name"].lower()]
    return Mark(kind, match["number"], match["label"], rest, match["gap"], rank=RANK[kind], heading=True)


def _annex(block: Block) -> Mark | None:
    match = _ANNEX.match(block.text)
    if not match or not match["label"][0].isupper() or len(block.text) > 250:
        return None
    rest, number = match["rest"], match["number"]
    if rest and block.style != "heading" and (rest[0].islower() or rest[0] in ",;(" or not match["stop"]):
        return None
    if not number and (rest or len(match["label"]) > len(match["name"]) + 2):
        return None
    name = match["name"].lower()
    kind = Kind.SCHEDULE if name == "schedule" else Kind.ANNEX
    value = f"{'supplement ' if name == 'supplement' else ''}{number or ''}".strip()
    rank = RANK[kind] - (name == "supplement")  # a supplement speaks of the appendices one by one
    return Mark(kind, value, match["label"], rest, match["gap"], rank=rank, heading=True)
