"""The first page of a redline: which drafts, by whom and when, how much changed, how to read it.

It stands between the ends of one bookmark (``resolve.COVER``) and in a section of its own, without headers
and not counted among the pages, so that whoever resolves or reads the file back knows it is no part of the
draft. It carries its formatting itself: it looks the same in every file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from drafting.messages import day, sentence
from drafting.model import Language
from drafting.word.elements import Element, element, run
from drafting.word.resolve import COVER

_INK, _GREY, _RULE = "1F2A37", "5B6673", "B8C0CA"
_MARGIN = 1418
_LABEL = 2200
#: A page of letter size where the draft does not say.
PAPER = ("12240", "15840")
#: The id of the bookmark in files that have no other.
_BOOKMARK = "2000000000"


@dataclass(frozen=True, slots=True)
class Draft:
    """One of the two drafts: what it is called, its date, the SHA-256 of its file ("" where it has none)."""

    name: str
    date: date | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover note says of the drafts; the counts come from the redline itself."""

    title: str
    old: Draft
    new: Draft
    author: str
    when: datetime


def blocks(
    cover: Cover,
    counts: Mapping[str, int],
    notes: Sequence[str],
    language: Language,
    *,
    paper: tuple[str, str] = PAPER,
    bookmark: str = _BOOKMARK,
    breaks: bool = False,
) -> list[Element]:
    """The elements to put in front of a body.

    ``counts`` by the keys of ``cover.counts``; ``notes`` are the warnings; ``paper`` the width and height of
    the draft's first page; ``breaks`` puts a page break of its own, for a draft that begins "continuous".
    """
    width = max(int(paper[0]) - 2 * _MARGIN, 4000)
    start, end = element("bookmarkStart", id=bookmark, name=COVER), element("bookmarkEnd", id=bookmark)

    def say(key: str, **values: object) -> str:
        return sentence(f"redline.cover.{key}", language, **values)

    when = cover.when.astimezone(UTC) if cover.when.tzinfo else cover.when
    rows = [
        *_draft(say("old"), cover.old, language),
        *_draft(say("new"), cover.new, language),
        (say("by"), [(cover.author, "")]),
        (say("on"), [(say("moment", date=day(when.date(), language), time=f"{when:%H:%M}"), "")]),
        (say("changes"), [(line, "") for line in _counted(counts, language)]),
    ]
    lines = [say("accept"), say("moves")] if counts.get("moved") else [say("accept")]
    return [
        start,
        _paragraph([_run(say("kind").upper(), 17, _GREY, spaced=True)], after=60),
        _paragraph([_run(cover.title, 34, _INK, bold=True)], after=300, rule=True),
        _table(rows, width),
        _paragraph([_run(say("reading"), 20, _INK, bold=True)], before=360, after=80),
        *(_paragraph([_run(line, 20, _INK)], after=80) for line in lines),
        *_noted(notes, say("notes")),
        _section(paper, breaks=breaks),
        end,
    ]


def _draft(label: str, draft: Draft, language: Language) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    lines = [(draft.name, "bold")]
    if draft.date is not None:
        lines.append((day(draft.date, language), ""))
    if draft.sha256:
        lines.append((f"SHA-256 {draft.sha256[:32]} {draft.sha256[32:]}", "hash"))
    yield label, lines


def _counted(counts: Mapping[str, int], language: Language) -> Iterable[str]:
    shown = [
        sentence(f"redline.cover.count.{key}", language, count=number)
        for key, number in counts.items()
        if number
    ]
    return shown or [sentence("redline.cover.count.none", language)]


def _noted(notes: Sequence[str], heading: str) -> Iterator[Element]:
    if notes:
        yield _paragraph([_run(heading, 20, _INK, bold=True)], before=240, after=80)
    for note in notes:
        yield _paragraph([_run(note, 20, _INK)], after=80)


def _table(rows: Iterable[tuple[str, list[tuple[str, str]]]], width: int) -> Element:
    none = {"val": "none", "sz": "0", "space": "0", "color": "auto"}
    line = {"val": "single", "sz": "4", "space": "0", "color": _RULE}
    borders = element(
        "tblBorders",
        *(element(side, **(line if side in ("bottom", "insideH") else none)) for side in _SIDES),
    )
    made = element(
        "tbl",
        element(
            "tblPr",
            element("tblW", w=str(width), type="dxa"),
            element("tblInd", w="0", type="dxa"),
            borders,
            element("tblLayout", type="fixed"),
            element("tblCellMar", *(element(side, w=size, type="dxa") for side, size in _CELL)),
        ),
        element("tblGrid", element("gridCol", w=str(_LABEL)), element("gridCol", w=str(width - _LABEL))),
    )
    for label, lines in rows:
        said = [_paragraph([_look(text, look)], after=20) for text, look in lines]
        made.append(
            element(
                "tr",
                element("trPr", element("cantSplit")),
                _cell(_LABEL, [_paragraph([_run(label, 18, _GREY)], after=20)]),
                _cell(width - _LABEL, said),
            )
        )
    return made


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_CELL = (("top", "80"), ("left", "0"), ("bottom", "80"), ("right", "120"))


def _cell(width: int, content: Sequence[Element]) -> Element:
    return element("tc", element("tcPr", element("tcW", w=str(width), type="dxa")), *content)


def _look(text: str, look: str) -> Element:
    if look == "hash":
        return _run(text, 15, _GREY, mono=True)
    return _run(text, 20, _INK, bold=look == "bold")


def _run(
    text: str, size: int, color: str, *, bold: bool = False, spaced: bool = False, mono: bool = False
) -> Element:
    made = run(text)
    font = "Courier New" if mono else "Arial"
    on = "1" if bold else "0"
    made.insert(
        0,
        element(
            "rPr",
            element("rFonts", ascii=font, hAnsi=font, cs=font, eastAsia=font),
            element("b", val=on),
            element("bCs", val=on),
            element("i", val="0"),
            element("caps", val="0"),
            element("color", val=color),
            element("spacing", val="30") if spaced else None,
            element("sz", val=str(size)),
            element("szCs", val=str(size)),
            element("u", val="none"),
        ),
    )
    return made


def _paragraph(content: Sequence[Element], *, before: int = 0, after: int = 0, rule: bool = False) -> Element:
    line = element("bottom", val="single", sz="8", space="8", color=_INK)
    properties = element(
        "pPr",
        element("numPr", element("ilvl", val="0"), element("numId", val="0")),
        element("suppressLineNumbers"),
        element("pBdr", line) if rule else None,
        element("spacing", before=str(before), after=str(after), line="264", lineRule="auto"),
        element("ind", left="0", right="0", firstLine="0"),
        element("jc", val="left"),
    )
    return element("p", properties, *content)


def _section(paper: tuple[str, str], *, breaks: bool) -> Element:
    """The end of the cover's section: the draft begins on page 1."""
    edges = {side: str(_MARGIN) for side in ("top", "right", "bottom", "left")}
    section = element(
        "sectPr",
        element(
            "pgSz",
            w=paper[0],
            h=paper[1],
            **({"orient": "landscape"} if int(paper[0]) > int(paper[1]) else {}),
        ),
        element("pgMar", **edges, header="709", footer="709", gutter="0"),
        element("pgNumType", start="0"),
    )
    made = _paragraph([element("r", element("br", type="page"))] if breaks else [])
    made[0].append(section)
    return made
