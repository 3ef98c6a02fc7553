"""The order in which WordprocessingML wants children (ECMA-376 part 1, annex A), as a table.

A blank stands between places; elements joined by ``|`` share one.
"""

from __future__ import annotations

# EG_RangeMarkupElements and what may stand beside text anywhere (EG_RunLevelElements).
_RANGES = (
    "bookmarkStart|bookmarkEnd|moveFromRangeStart|moveFromRangeEnd|moveToRangeStart|moveToRangeEnd"
    "|commentRangeStart|commentRangeEnd|customXmlInsRangeStart|customXmlInsRangeEnd|customXmlDelRangeStart"
    "|customXmlDelRangeEnd|customXmlMoveFromRangeStart|customXmlMoveFromRangeEnd|customXmlMoveToRangeStart"
    "|customXmlMoveToRangeEnd"
)
_BESIDE = f"proofErr|permStart|permEnd|{_RANGES}|ins|del|moveFrom|moveTo"
# EG_ContentRunContent: what a tracked change may hold. Neither a paragraph nor a hyperlink nor a simple field.
_TRACKED = f"r|sdt|smartTag|customXml|dir|bdo|{_BESIDE}"
_IN_LINE = f"{_TRACKED}|hyperlink|fldSimple|subDoc"
_BLOCK = f"p|tbl|sdt|customXml|altChunk|{_BESIDE}"
_ROW = f"tr|sdt|customXml|{_BESIDE}"
_CELL = f"tc|sdt|customXml|{_BESIDE}"

_LOOK = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs "
    "em lang eastAsianLayout specVanish oMath"
)
_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle"
)
_RUN = (
    "t|delText|instrText|delInstrText|br|cr|tab|ptab|noBreakHyphen|softHyphen|sym|fldChar|drawing|pict|object"
    "|footnoteReference|endnoteReference|footnoteRef|endnoteRef|separator|continuationSeparator"
    "|commentReference|annotationRef|lastRenderedPageBreak|pgNum|ruby|dayShort|monthShort|yearShort|dayLong"
    "|monthLong|yearLong|contentPart"
)
_SIDES = "top left|start bottom right|end"

ORDER = {
    "pPr": f"{_PARAGRAPH} rPr sectPr pPrChange",
    "rPr": f"ins del moveFrom moveTo {_LOOK} rPrChange",
    "numPr": "ilvl numId numberingChange ins",
    "trPr": (
        "cnfStyle|divId|gridBefore|gridAfter|wBefore|wAfter|cantSplit|trHeight|tblHeader|tblCellSpacing|jc|hidden"
        " ins del trPrChange"
    ),
    "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark "
        "headers cellIns|cellDel|cellMerge tcPrChange"
    ),
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
        "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange"
    ),
    "tblPrEx": "tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblPrExChange",
    "sectPr": (
        "headerReference|footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
        "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings "
        "footnoteColumns sectPrChange"
    ),
    "tblBorders": f"{_SIDES} insideH insideV",
    "tcBorders": f"{_SIDES} insideH insideV tl2br tr2bl",
    "tblCellMar": _SIDES,
    "tcMar": _SIDES,
    "pBdr": "top left bottom right between bar",
    "tblGrid": "gridCol tblGridChange",
    "tbl": f"{_RANGES} tblPr tblGrid {_ROW}",
    "tr": f"tblPrEx trPr {_CELL}",
    "tc": f"tcPr {_BLOCK}",
    "p": f"pPr {_IN_LINE}",
    "r": f"rPr {_RUN}",
    "hyperlink": _IN_LINE,
    "fldSimple": f"fldData {_IN_LINE}",
    "ins": _TRACKED,
    "del": _TRACKED,
    "moveFrom": _TRACKED,
    "moveTo": _TRACKED,
    "pPrChange": "pPr",
    "rPrChange": "rPr",
    "tblPrChange": "tblPr",
    "trPrChange": "trPr",
    "tcPrChange": "tcPr",
    "sectPrChange": "sectPr",
    "sdt": f"sdtPr sdtEndPr sdtContent {_RANGES}",
    "sdtContent": f"{_BLOCK}|{_IN_LINE}|tr|tc",
    "body": f"{_BLOCK} sectPr",
    "hdr": _BLOCK,
    "ftr": _BLOCK,
    "footnote": _BLOCK,
    "endnote": _BLOCK,
    "comment": _BLOCK,
    "txbxContent": _BLOCK,
    "document": "background body",
    "settings": (
        "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries "
        "displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData "
        "embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges "
        "bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors "
        "hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles "
        "stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView trackRevisions "
        "doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme "
        "styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone "
        "doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders "
        "bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing "
        "drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery "
        "doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin "
        "doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars "
        "noLineBreaksAfter noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema "
        "saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly "
        "useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults "
        "footnotePr endnotePr compat docVars rsids attachedSchema themeFontLang clrSchemeMapping "
        "doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown "
        "smartTagType shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator"
    ),
    "styles": "docDefaults latentStyles style",
    "docDefaults": "rPrDefault pPrDefault",
    "rPrDefault": "rPr",
    "pPrDefault": "pPr",
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
        "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
    ),
    "tblStylePr": "pPr rPr tblPr trPr tcPr",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "num": "abstractNumId lvlOverride",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
}
