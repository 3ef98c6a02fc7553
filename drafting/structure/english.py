"""What opens a division or a basic unit in English-language legislation.

Forms of the United States (title, subtitle, chapter, section; Code of Federal Regulations: part, subpart, §,
appendix, supplement) and the United Kingdom (part, chapter, section, schedule), with treaty-style articles.
"""

from __future__ import annotations

import re
from dataclasses import replace

from drafting.model import Block, Kind
from drafting.structure.tree import RANK, Mark

_STOP = r"(?:\s?\.\s?[-–—]+|\s?[.:]|\s?[-–—]+)"
#: 5 | 2a | 4A | 300aa-1 | 1396r–8 | 1002.5 | IV
_NUMBER = r"(?:\d+[a-z]\d{1,2}|\d+[A-Za-z]{0,3}(?:[.\-–]\d+[A-Za-z]*)*|[IVXLC]+)(?![\w])"
#: "§§9903 to 9905", "§§ 12, 13": several sections that say one thing
_MORE = rf"(?:(?<=\w)(?:,|\s(?:to|through|and))\s{_NUMBER})"
_SECTION = re.compile(
    rf"(?P<label>(?:\[?§§\s*(?P<several>{_NUMBER}{_MORE}*)|(?:\[?§|SECTION|Section|SEC\.|Sec\.)\s*(?P<number>{_NUMBER}))"
    rf"(?P<stop>{_STOP})?)(?P<gap>\s*)(?P<rest>.*)",
    re.DOTALL,
)
_FIRST = re.compile(r"\((?:a|1|i)\)\s*\S")
_ARTICLE = re.compile(
    rf"(?P<label>(?:ARTICLE|Article|ART\.|Art\.)\s+(?P<number>{_NUMBER})(?P<stop>{_STOP})?)(?P<gap>\s*)(?P<rest>.*)",
    re.DOTALL,
)
_DIVISION = re.compile(
    r"(?P<label>(?P<name>BOOK|(?:SUB)?DIVISION|SUBPART|PART|SUBTITLE|TITLE|SUBCHAPTER|CHAPTER)\s+"
    rf"(?P<number>\d+[A-Z]{{0,2}}(?:[-.]\d+[A-Z]*)*|[IVXLC]+|[A-Z]{{1,2}})(?![\w])(?P<stop>{_STOP})?)(?P<gap>\s*)(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)
_ANNEX = re.compile(
    r"(?P<label>(?P<name>SCHEDULE|ANNEX|APPENDIX|SUPPLEMENT)S?"
    r"(?:\s+(?:no\.\s*)?(?P<number>\d+[A-Z]?|[IVXLC]+|[A-Z])(?![\w]))?(?P<to>\s+to\s+part\s+\d+)?"
    rf"(?P<stop>{_STOP})?)(?P<gap>\s*)(?P<rest>.*)",
    re.DOTALL | re.IGNORECASE,
)
#: "FIRST SCHEDULE", "THE SCHEDULE"
_NTH_ANNEX = re.compile(
    r"(?:THE\s+)?(?:(?P<number>FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH|SEVENTH|EIGHTH|NINTH|TENTH)\s+)?"
    r"(?P<name>SCHEDULE|ANNEX|APPENDIX)",
    re.IGNORECASE,
)
#: what a schedule is given under: "SCHEDULE 1 Regulation 3(2)"
_GIVEN_UNDER = re.compile(
    r"\(?(?:sections?|regulations?|articles?|rules?|paragraphs?|ss?\.?|regs?\.?)\s*\d[\w\s(),.]{0,60}",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|shall|may|must|has|have|had|means?|appl(?:y|ies)|does|do|of this|of that)\b"
)
_NAMED_ANNEX = re.compile(r"ANNEX\s(?:ON|TO)\s[A-Z ,()-]{3,80}")
_AMENDED = r"(?:inserted|amended|repealed|replaced|substituted|omitted|deleted|added|revoked)"
_NOTES = (
    re.compile(
        r"\[[^\]]*\b\d+\s+(?:FR|Stat\.)\s+\d+[^\]]*\]|[(\[](?:as )?amended[^)\]]*[)\]]", re.IGNORECASE
    ),
    # India: "1. Subs. by Act 40 of 1993, s. 2", "2. 1st April, 1986, vide notification No. ..."
    re.compile(r"\d{1,2}\.\s(?:Subs|Ins|Omitted|Added|Rep|Renumbered)\b\.?\s(?:by|ibid|and).*", re.DOTALL),
    re.compile(
        rf"\d{{1,2}}\.\s(?:The|Clause|Section|Sub-section|Proviso|\d).*(?:{_AMENDED}\sby\sAct|\bvide\b).*",
        re.DOTALL,
    ),
    # United Kingdom: "F1 S. 3(1A) inserted (1.4.2021) by ...", "I1 S. 3 in force at ..."
    re.compile(
        r"[FCIEMXP]\d{1,4}\s+(?:Ss?|Sch|Schs|Words|Word|Act|Pts?|Regs?|Arts?|By|In|Para|Definition)\b.*",
        re.DOTALL,
    ),
    # New Zealand: "Section 4A: inserted, on 1 July 2018, by section 7 of ..."
    re.compile(
        rf"(?:Section|Schedule|Part|Subpart|Heading|Cross-heading|Regulation|Clause)\b[^:]{{0,80}}:\s{_AMENDED}\b.*",
        re.DOTALL,
    ),
    # South Africa: "[S. 2 substituted by s. 2 of Act 31 of 1981.]"; Singapore: "[Act 12 of 2015 wef
    # 01/06/2015]", "[5/2010]"
    re.compile(rf"\[[^\]]*\b{_AMENDED}\sby\s[^\]]*\d[^\]]*\]"),
    re.compile(r"\[(?:Acts?|S)\s\d+(?:/|\sof\s)\d+[^\]]*\]|\[\d+/\d{2,4}(?:;[^\]]*)?\]"),
    # Canada: "2010, c. 12, s. 5(E)"; United States Code and Texas: "(Pub. L. 105-999, ...)", "Added by
    # Acts 2021, ..."
    re.compile(r"(?:R\.S\.(?:C\.)?,?\s)?\d{4}(?:-\d\d)?,\sc\.\s[\w-]+,\ss{1,2}\.\s.*", re.DOTALL),
    re.compile(
        r"\((?:Added\s)?Pub\.\sL\.\s.*\bStat\.\s\d.*\)|(?:Added by )?Acts \d{4}, \d+\w+ Leg\..*|Amended by:",
        re.DOTALL,
    ),
)
#: United Kingdom sections: "12 Duty to report", "12. Duty to report", "12.—(1) A person commits ...", with an
#: editor's marks ("[F3", "1[", "*") before the number, and what is left of one that was repealed behind it
_BARE = re.compile(
    r"(?P<label>(?P<mark>\[?F\d{0,3}(?=\d)\s?|\*|\d{0,2}\[)?(?P<number>\d+(?:[A-Z]{0,2}|\.\d{1,2})"
    r"(?:(?:\s(?:to|and)\s\d+[A-Z]{0,2})(?:\sinclusive)?(?=[\s.…]*[.…]{3}|\s\[))?)"
    r"(?P<dash>\.\s?[—–-])?\.?)(?P<gap>\s*)(?P<rest>[A-Z“‘(\[].*|[.…][\s.…]{3,})",
    re.DOTALL,
)
#: the same as copied from a page that sets the number apart by its design: "12Duty to report", "12AAppeals"
_GLUED = re.compile(r"(?P<label>(?P<number>\d+(?:[A-Z](?=[A-Z]))?))(?P<rest>[A-Z][a-z].*)", re.DOTALL)

_NAMES = {
    "book": Kind.BOOK,
    "division": Kind.BOOK,
    "subdivision": Kind.DIVISION,
    "part": Kind.PART,
    "subpart": Kind.SUBTITLE,
    "title": Kind.TITLE,
    "subtitle": Kind.SUBTITLE,
    "chapter": Kind.CHAPTER,
    "subchapter": Kind.SUBCHAPTER,
}


def note(text: str) -> bool:
    """Whether the paragraph is an editor's note of the amending source."""
    return (
        len(text) < 500 and not text.startswith("[§") and any(pattern.fullmatch(text) for pattern in _NOTES)
    )


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


def bare_section(block: Block) -> tuple[Mark, ...]:
    """A United Kingdom section, whose number stands bare: asked only in documents without other units.

    Several where the number can be read in several ways: "[F33A Appeals" is 3A behind the note F3, or A
    behind F33.
    """
    if block.style in ("row", "page"):
        return ()
    glued = _GLUED.match(block.text)
    if glued and len(glued["rest"]) <= 200 and not glued["rest"].endswith((";", ":", ",")):
        return (Mark(Kind.SECTION, glued["number"], glued["label"], glued["rest"], heading=True),)
    match = _BARE.match(block.text)
    if not match or not (match["gap"] or match["dash"]):
        return ()
    rest = match["rest"]
    gone = rest[0] in "[.…"
    sentence = (
        gone or len(rest) > 200 or rest[0] == "(" or rest[-1] == "—"
    )  # no heading: the section's own words
    if not match["dash"] and rest.endswith((";", ":", ",")) and not (sentence or "." in match["label"]):
        return ()
    number = re.sub(r"\s+inclusive$", "", match["number"])
    mark = Mark(
        Kind.SECTION, number, match["label"], rest, match["gap"], heading=not (match["dash"] or sentence)
    )
    figures = re.match(r"\[?F(\d+\w*)", match["label"])
    if not figures:
        return (mark,)
    return tuple(
        replace(mark, number=figures[1][cut:]) for cut in range(1, 4) if figures[1][cut : cut + 1].isdigit()
    )


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
            or not (match["stop"] or sign or match["label"].isupper() or _titled(match))
        ):
            return None
        if match["stop"] is None and sign and not rest[0].isupper() and rest[0] not in "[":
            return None
    heading = styled or (
        bool(rest) and len(rest) < 200 and (rest.isupper() or match["label"].startswith("§"))
    )
    number = (kind is Kind.SECTION and match["several"]) or match["number"]
    return Mark(kind, number, match["label"], rest, match["gap"], heading=heading)


def _titled(match: re.Match[str]) -> bool:
    """Switzerland in English: "Art. 5 Self-supervision", and "Art. 6 ..." where it was repealed."""
    rest = match["rest"]
    return match["label"].lower().startswith("art.") and (_quiet(rest) or not rest.strip(" .…"))


def _quiet(rest: str) -> bool:
    """Whether the words are a heading though no sign says so: a few, with no verb and no stop."""
    return len(rest) <= 90 and rest[0].isupper() and rest[-1].isalnum() and not _VERB.search(rest)


def _division(block: Block) -> Mark | None:
    match = _DIVISION.match(block.text)
    if not match or not match["label"][0].isupper():
        return None
    rest = match["rest"]
    if rest and block.style != "heading":
        loud = match["name"].isupper() or bool(match["stop"])
        if rest[0].islower() or rest[0] in ",;(" or len(rest) > 200 or not (loud or _quiet(rest)):
            return None
    kind = _NAMES[match["name"].lower()]
    return Mark(kind, match["number"], match["label"], rest, match["gap"], rank=RANK[kind], heading=True)


def _annex(block: Block) -> Mark | None:
    nth = _NTH_ANNEX.fullmatch(block.text)
    if nth and (nth["number"] or block.text.isupper()):
        kind = Kind.SCHEDULE if nth["name"].lower() == "schedule" else Kind.ANNEX
        return Mark(kind, nth["number"] or "", block.text, rank=RANK[kind], heading=True)
    if _NAMED_ANNEX.fullmatch(block.text):
        return Mark(Kind.ANNEX, "", block.text, rank=RANK[Kind.ANNEX], heading=True)
    match = _ANNEX.match(block.text)
    if not match or not match["label"][0].isupper() or len(block.text) > 250:
        return None
    rest, number = match["rest"], match["number"]
    label = match["label"]
    if number and not match["stop"] and _GIVEN_UNDER.fullmatch(rest):
        label, rest = block.text, ""
    if not number and label.rstrip(" .:").upper().endswith("SCHEDULES"):
        return None  # the heading over all of them
    if rest and block.style != "heading" and (rest[0].islower() or rest[0] in ",;(" or not match["stop"]):
        return None
    if not number and (rest or len(match["label"]) > len(match["name"]) + 2):
        return None
    name = match["name"].lower()
    kind = Kind.SCHEDULE if name == "schedule" else Kind.ANNEX
    value = f"{'supplement ' if name == 'supplement' else ''}{number or ''}".strip()
    rank = RANK[kind] - (name == "supplement" or bool(match["to"]))  # a supplement speaks of the appendices
    return Mark(kind, value, label, rest, match["gap"], rank=rank, heading=True)
