"""The order in which WordprocessingML wants children (ECMA-376 part 1, annex A), for what we write.

Word refuses or repairs a file whose children stand in another order; LibreOffice does not mind, so opening a
file there proves nothing about this.
"""

from __future__ import annotations

import zipfile
from io import BytesIO

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_RUN = "rStyle rFonts b bCs i iCs caps strike color sz szCs u lang"
_PARAGRAPH = "pStyle keepNext keepLines pageBreakBefore widowControl pBdr tabs spacing ind contextualSpacing jc outlineLvl"
ORDER = {
    "pPr": f"{_PARAGRAPH} rPr sectPr pPrChange",
    "rPr": f"ins del moveFrom moveTo {_RUN} rPrChange",
    "trPr": "cantSplit tblHeader ins del trPrChange",
    "tcPr": "tcW gridSpan shd",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tbl": "tblPr tblGrid tr",
    "tr": "trPr tc",
    "tc": "tcPr p",
    "p": "pPr r|ins|del",
    "r": "rPr t|delText|tab|br|fldChar|instrText",
    "ins": "r",
    "del": "r",
    "pPrChange": "pPr",
    "body": "p|tbl sectPr",
    "sectPr": "headerReference footerReference pgSz pgMar",
    "settings": "trackRevisions defaultTabStop characterSpacingControl compat themeFontLang",
    "compat": "doNotExpandShiftReturn compatSetting",
    "styles": "docDefaults style",
    "docDefaults": "rPrDefault pPrDefault",
    "style": (
        "name basedOn next uiPriority semiHidden unhideWhenUsed qFormat pPr rPr tblPr trPr tcPr tblStylePr"
    ),
    "tblStylePr": "tcPr",
    "hdr": "p",
    "ftr": "p",
    "document": "body",
    "tblGrid": "gridCol",
    "pBdr": "top left bottom right",
    "rPrDefault": "rPr",
    "pPrDefault": "pPr",
}


def parts(data: bytes) -> dict[str, etree._Element]:
    """The WordprocessingML parts of a .docx, parsed."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.startswith("word/") and name.endswith(".xml")]
        return {name: etree.fromstring(archive.read(name)) for name in names}


def violations(data: bytes) -> list[str]:
    """Where children stand out of order or where they are not allowed; [] for a file Word takes."""
    found = []
    for name, root in parts(data).items():
        for node in root.iter(etree.Element):
            tag = str(node.tag).removeprefix(W)
            groups = [group.split("|") for group in ORDER.get(tag, "").split()]
            at = 0
            for child in node:
                inner = str(child.tag).removeprefix(W)
                place = next((i for i, group in enumerate(groups) if inner in group), None)
                if place is None or place < at:
                    found.append(f"{name}: {inner} in {tag}")
                else:
                    at = place
    return found
