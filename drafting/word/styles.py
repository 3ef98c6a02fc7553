"""The house's named styles: what ``layout`` calls each line, as Word styles a drafter can find and change.

Every heading is based on one of Word's own (Heading 1 ...), so the navigation pane, tables of contents and
cross-references work; only the styles a document uses are written. Measures are in twentieths of a point.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy

from drafting.messages import sentence
from drafting.model import Language
from drafting.word.elements import Element, element
from drafting.word.layout import LISTS, NEW_PAGE, Style

#: On every Windows and Mac since 1992; LibreOffice sets Liberation Serif instead, which has the same widths.
FONT = "Times New Roman"
SIZE = 24  # half points
LANGUAGE_TAGS: dict[Language, str] = {"es": "es-MX", "en": "en-US"}

CENTIMETRE = 567
#: Where the words of a list item begin at depth 1, 2, 3 ...; its label hangs to the left of them.
FIRST_COLUMN = {"es": round(2.0 * CENTIMETRE), "en": round(1.5 * CENTIMETRE)}
COLUMN = CENTIMETRE
#: "XXVIII." in 12 points is 1.45 cm wide.
HANGING = {"es": round(1.5 * CENTIMETRE), "en": CENTIMETRE}

BODY = Style("body")
#: Ids of the styles that no line of a provision has.
TABLE, TABLE_TEXT, TABLE_HEADER, CLOSING = "LawTable", "LawTableText", "LawTableHeader", "LawClosing"
#: Those of a comparative table: what a family is called below ``word.style`` gives the id.
STRUCK, ADDED = "LawStruck", "LawAdded"
DEEPEST_COMPARED = 3

_BEFORE_HEADING = {
    "book": 360,
    "part": 360,
    "title": 360,
    "annex": 0,
    "schedule": 0,
    "annex_heading": 0,
    "schedule_heading": 0,
    "decree": 360,
}
_USUAL_DEPTH = dict(LISTS.values())


def build(
    used: Iterable[Style], levels: Mapping[str, int], language: Language, *, compared: bool = False
) -> Element:
    """``w:styles`` with Word's own styles that ours rest on, and one style for each of ``used``.

    With ``compared`` also those of a comparative table.
    """
    made = [_defaults(language), *_word_own()]
    made += [_heading_base(level) for level in sorted({*levels.values(), 0})]
    made += [_paragraph_style(style, levels, language) for style in sorted({*used, BODY})]
    made += [_table_text(language, header=False), _table_text(language, header=True), _closing(language)]
    made += _compared(language) if compared else []
    return element("styles", *made, _table_style(language))


def _defaults(language: Language) -> Element:
    fonts = element("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
    tag = LANGUAGE_TAGS[language]
    lang = element("lang", val=tag, eastAsia=tag, bidi="ar-SA")
    size = str(SIZE)
    characters = element("rPr", fonts, element("sz", val=size), element("szCs", val=size), lang)
    spacing = element("spacing", after="120", line="264", lineRule="auto")
    return element(
        "docDefaults",
        element("rPrDefault", characters),
        element("pPrDefault", element("pPr", element("widowControl"), spacing)),
    )


def _word_own() -> list[Element]:
    """Styles every Word file has, under the names and ids Word gives them."""
    grid = ("top", "left", "bottom", "right", "insideH", "insideV")
    margins = (("top", "40"), ("left", "100"), ("bottom", "40"), ("right", "100"))
    normal_table = element(
        "style",
        element("name", val="Normal Table"),
        element("uiPriority", val="99"),
        element("semiHidden"),
        element("unhideWhenUsed"),
        element(
            "tblPr",
            element("tblInd", w="0", type="dxa"),
            element("tblCellMar", *(element(side, w=width, type="dxa") for side, width in margins)),
        ),
        type="table",
        default="1",
        styleId="TableNormal",
    )
    table_grid = element(
        "style",
        element("name", val="Table Grid"),
        element("basedOn", val="TableNormal"),
        element("uiPriority", val="39"),
        element(
            "tblPr",
            element(
                "tblBorders", *(element(s, val="single", sz="4", space="0", color="808080") for s in grid)
            ),
        ),
        type="table",
        styleId="TableGrid",
    )
    return [
        _style("Normal", "Normal", default="1"),
        _style("Header", "header", "Normal", _ppr(after=0), _rpr(size=18, colour="404040")),
        _style("Footer", "footer", "Normal", _ppr(after=0, align="center"), _rpr(size=18, colour="404040")),
        normal_table,
        table_grid,
    ]


def _heading_base(level: int) -> Element:
    ppr = _ppr(keep_next=True, keep_lines=True, outline=level)
    return _style(f"Heading{level + 1}", f"heading {level + 1}", "Normal", ppr, _rpr(bold=True), shown=False)


def _paragraph_style(style: Style, levels: Mapping[str, int], language: Language) -> Element:
    family = style.family
    division = family if family in levels else family.removesuffix("_heading")
    name = _name(style, language)
    if division in levels and division != "unit":
        before = _BEFORE_HEADING.get(family, 240)
        after = 40 if family in NEW_PAGE else 160
        # label and heading are two paragraphs of one style: contextual spacing keeps them together
        ppr = _ppr(
            keep_next=True, keep_lines=True, new_page=family in NEW_PAGE, before=before, after=after,
            contextual=True, align="center",
        )  # fmt: skip
        return _style(style.id, name, f"Heading{levels[division] + 1}", ppr)
    if family == "article_heading":
        ppr = _ppr(before=160, after=60, align="left")
        return _style(style.id, name, f"Heading{levels.get('unit', 0) + 1}", ppr, then=BODY.id)
    if family == "article":
        return _style(style.id, name, "Normal", _ppr(before=160, after=120, align="both"))
    if family == "act":
        ppr = _ppr(keep_next=True, keep_lines=True, before=240, after=360, align="center")
        return _style(style.id, name, "Normal", ppr, _rpr(bold=True, size=32), then=BODY.id)
    if family == "caption":
        return _style(style.id, name, "Normal", _ppr(keep_next=True, before=160, after=80), _rpr(bold=True))
    if family == "note":
        ppr = _ppr(after=80, left=_left(style.depth, language), align="right")
        return _style(style.id, name, "Normal", ppr, _rpr(italic=True, size=18, colour="404040"))
    left = _left(style.depth, language)
    hanging = (HANGING[language] if style.depth == 1 else COLUMN) if family in _USUAL_DEPTH else 0
    return _style(style.id, name, "Normal", _ppr(left=left, hanging=hanging, align="both"))


def _left(depth: int, language: Language) -> int:
    return FIRST_COLUMN[language] + (depth - 1) * COLUMN if depth else 0


def _name(style: Style, language: Language) -> str:
    """The name in Word's style pane; the depth is told only where it is not the usual one."""
    name = sentence(f"word.style.{style.family}", language)
    if style.depth == _USUAL_DEPTH.get(style.family, 0):
        return name
    return sentence("word.style_at_depth", language, name=name, depth=style.depth)


def _table_text(language: Language, *, header: bool) -> Element:
    id, family = (TABLE_HEADER, "table_header") if header else (TABLE_TEXT, "table_text")
    ppr = _ppr(keep_next=header, after=0, align="center" if header else "left")
    name = sentence(f"word.style.{family}", language)
    return _style(id, name, "Normal", ppr, _rpr(bold=header, size=20))


def _closing(language: Language) -> Element:
    """For the empty paragraphs a table needs beside it: next to no height."""
    return _style(CLOSING, sentence("word.style.closing", language), "Normal", _ppr(after=120), _rpr(size=4))


def _compared(language: Language) -> list[Element]:
    """What a comparative table is set in. Whoever wants other marks changes the two character styles."""
    size, quiet = _rpr(size=20), _rpr(italic=True, size=17, colour="404040")
    looks = {
        "compared_division": (_ppr(keep_next=True, after=20, align="center"), _rpr(bold=True, size=20)),
        "compared_caption": (
            _ppr(keep_next=True, before=200, after=80, align="left"),
            _rpr(bold=True, size=22),
        ),
        "compared_note": (_ppr(after=40, align="left"), quiet),
        "compared_missing": (_ppr(after=60, align="center"), _rpr(italic=True, size=20, colour="404040")),
        "compared_remark": (_ppr(after=40, align="left"), _rpr(size=18)),
        "compared_title": (_ppr(keep_next=True, after=80, align="center"), _rpr(bold=True, size=28)),
    }
    made = []
    for depth in range(DEEPEST_COMPARED + 1):
        style = Style("compared", depth)
        ppr = _ppr(after=60, left=round(depth * CENTIMETRE / 2), align="left")
        made.append(_style(style.id, _name(style, language), "Normal", ppr, copy(size)))
    for family, (ppr, rpr) in looks.items():
        made.append(_style(Style(family).id, _name(Style(family), language), "Normal", ppr, rpr))
    struck = element("rPr", element("strike"), element("color", val="98201B"))
    added = element("rPr", element("b"), element("color", val="0A5A33"), element("u", val="single"))
    return [
        *made,
        _character(STRUCK, "struck", struck, language),
        _character(ADDED, "added", added, language),
    ]


def _character(id: str, family: str, rpr: Element, language: Language) -> Element:
    return element(
        "style",
        element("name", val=sentence(f"word.style.{family}", language)),
        element("uiPriority", val="1"),
        element("qFormat"),
        rpr,
        type="character",
        customStyle="1",
        styleId=id,
    )


def _table_style(language: Language) -> Element:
    shade = element("tcPr", element("shd", val="clear", color="auto", fill="EDEDED"))
    return element(
        "style",
        element("name", val=sentence("word.style.table", language)),
        element("basedOn", val="TableGrid"),
        element("uiPriority", val="39"),
        element("qFormat"),
        element("tblStylePr", shade, type="firstRow"),
        type="table",
        customStyle="1",
        styleId=TABLE,
    )


def _style(
    id: str, name: str, base: str = "", ppr: Element | None = None, rpr: Element | None = None,
    *, default: str = "", shown: bool = True, then: str = "",
) -> Element:  # fmt: skip
    """One paragraph style; ``then`` is the style of the paragraph that Enter begins behind it."""
    ours = name[:1].isupper() and id != "Normal"
    return element(
        "style",
        element("name", val=name),
        element("basedOn", val=base) if base else None,
        element("next", val=then) if then else None,
        element("uiPriority", val="1" if ours else "9"),
        element("qFormat") if shown else None,
        ppr,
        rpr,
        type="paragraph",
        **({"default": default} if default else {}),
        **({"customStyle": "1"} if ours else {}),
        styleId=id,
    )


def _ppr(
    *, keep_next: bool = False, keep_lines: bool = False, new_page: bool = False, before: int = 0,
    after: int = 120, left: int = 0, hanging: int = 0, contextual: bool = False, align: str = "",
    outline: int | None = None,
) -> Element:  # fmt: skip
    indent = {"left": str(left)} | ({"hanging": str(hanging)} if hanging else {})
    return element(
        "pPr",
        element("keepNext") if keep_next else None,
        element("keepLines") if keep_lines else None,
        element("pageBreakBefore") if new_page else None,
        element("spacing", before=str(before), after=str(after)),
        element("ind", **indent) if left else None,
        element("contextualSpacing") if contextual else None,
        element("jc", val=align) if align else None,
        element("outlineLvl", val=str(outline)) if outline is not None else None,
    )


def _rpr(*, bold: bool = False, italic: bool = False, size: int = 0, colour: str = "") -> Element:
    return element(
        "rPr",
        element("b") if bold else None,
        element("i") if italic else None,
        element("color", val=colour) if colour else None,
        element("sz", val=str(size)) if size else None,
        element("szCs", val=str(size)) if size else None,
    )
