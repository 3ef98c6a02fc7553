"""The page and the file around the text: paper, header, footer, properties, settings, and the zip itself.

The same input gives the same bytes (parts in a fixed order, all with one date), so that the hash of an
export says whether it is the same export. Seven small parts are written whole, because python-docx's
template brings 800 kB of styles, a thumbnail and an old compatibility mode along.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from io import BytesIO
from typing import NamedTuple
from xml.sax.saxutils import escape

from lxml import etree

from drafting.messages import sentence
from drafting.model import Language
from drafting.word.elements import NAMESPACES, Element, R, element, field, legible, paragraph, run
from drafting.word.styles import LANGUAGE_TAGS

#: Letter, 21.59 x 27.94 cm: the paper of Mexican and United States offices. In twentieths of a point.
PAPER = (12240, 15840)
MARGIN = 1417  # 2.5 cm
TEXT_WIDTH = PAPER[0] - 2 * MARGIN
#: The same paper turned, for tables: narrower margins at the sides and below, 2 cm.
TURNED_MARGIN = 1134
TURNED_WIDTH = PAPER[1] - 2 * TURNED_MARGIN
#: A3, 29.7 x 42 cm, turned: for tables of many columns.
WIDE_PAPER = (16838, 23811)
WIDE_WIDTH = WIDE_PAPER[1] - 2 * TURNED_MARGIN

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_PARTS = ("styles", "settings", "header", "footer")
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)  # the earliest a zip archive can tell


class Facts(NamedTuple):
    """What the file says about itself. ``when`` None leaves the dates out."""

    title: str
    language: Language
    author: str = ""
    subtitle: str = ""
    when: datetime | None = None
    tracked: bool = False  # further changes by the next reader are tracked too


def package(
    body: Iterable[Element], styles: Element, facts: Facts, *, turned: bool = False, wide: bool = False
) -> bytes:
    """The .docx file with ``body`` (paragraphs and tables) on our page, upright or ``turned``.

    ``wide`` takes the larger paper, turned.
    """
    document = element("document", element("body", *body, _section(turned=turned or wide, wide=wide)))
    # unlike strings, elements made one by one repeat the namespace declarations until cleaned up
    etree.cleanup_namespaces(document, top_nsmap=NAMESPACES, keep_ns_prefixes=["w", "r"])
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            (f"{R}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(facts),
        "word/document.xml": _serialised(document),
        "word/_rels/document.xml.rels": _relationships(*((f"{R}/{part}", f"{part}.xml") for part in _PARTS)),
        "word/styles.xml": _serialised(styles),
        "word/settings.xml": _serialised(_settings(facts)),
        "word/header.xml": _serialised(_header(facts)),
        "word/footer.xml": _serialised(_footer(facts.language)),
    }
    return sealed(parts)


def sealed(parts: dict[str, bytes]) -> bytes:
    """A zip archive of ``parts`` in their order, without a trace of when and where it was made."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, data)
    return out.getvalue()


def _serialised(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _section(*, turned: bool, wide: bool) -> Element:
    header = element("headerReference", type="default")
    footer = element("footerReference", type="default")
    header.set(f"{{{R}}}id", f"rId{_PARTS.index('header') + 1}")
    footer.set(f"{{{R}}}id", f"rId{_PARTS.index('footer') + 1}")
    margin = TURNED_MARGIN if turned else MARGIN
    margins = {"top": str(MARGIN), "right": str(margin), "bottom": str(margin), "left": str(margin)}
    paper = WIDE_PAPER if wide else PAPER
    width, height = map(str, reversed(paper) if turned else paper)
    size = element("pgSz", w=width, h=height, **({"orient": "landscape"} if turned else {}))
    return element(
        "sectPr",
        header,
        footer,
        size,
        element("pgMar", **margins, header="709", footer="709", gutter="0"),
    )


def _settings(facts: Facts) -> Element:
    mode = element(
        "compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15"
    )
    return element(
        "settings",
        element("trackRevisions") if facts.tracked else None,
        element("defaultTabStop", val="567"),
        element("characterSpacingControl", val="doNotCompress"),
        # a line broken by hand in a justified paragraph is not stretched to the margin
        element("compat", element("doNotExpandShiftReturn"), mode),
        element("themeFontLang", val=LANGUAGE_TAGS[facts.language]),
    )


def _header(facts: Facts) -> Element:
    """The title, and below it what the draft is called, over a thin rule.

    The text stands off from it where the header is long.
    """
    names = [name for name in (_short(facts.title), facts.subtitle) if name] or [""]
    lines = [paragraph("Header", [run(name)]) for name in names]
    rule = element("pBdr", element("bottom", val="single", sz="4", space="4", color="808080"))
    lines[-1][0][1:1] = [rule, element("spacing", after="160")]
    return element("hdr", *lines)


def _short(title: str, longest: int = 168) -> str:
    """A title that fits on two lines of the header, capitals included."""
    title = " ".join(title.split())
    return title if len(title) <= longest else title[:longest].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _footer(language: Language) -> Element:
    before, between, after = sentence("word.page", language, page="\0", pages="\0").split("\0")
    content = [
        run(before),
        *field("PAGE", "1"),
        run(between),
        *field("NUMPAGES", "1"),
        *([run(after)] if after else []),
    ]
    return element("ftr", paragraph("Footer", content))


def _core(facts: Facts) -> bytes:
    moment = facts.when
    if moment is not None:
        moment = moment.astimezone(UTC) if moment.tzinfo else moment
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment:%Y-%m-%dT%H:%M:%SZ}</dcterms:{name}>'
        for name in ("created", "modified")
        if moment is not None
    )
    author = facts.author or sentence("word.application", facts.language)
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(legible(facts.title))}</dc:title>"
        f"<dc:subject>{escape(legible(facts.subtitle))}</dc:subject>"
        f"<dc:creator>{escape(legible(author))}</dc:creator>"
        f"<cp:lastModifiedBy>{escape(legible(author))}</cp:lastModifiedBy>{dates}"
        f"<dc:language>{LANGUAGE_TAGS[facts.language]}</dc:language></cp:coreProperties>"
    ).encode()


def _relationships(*targets: tuple[str, str]) -> bytes:
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'.encode()


def _content_types() -> bytes:
    overrides = {
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/word/document.xml": f"{_WORD_TYPE}.document.main+xml",
        **{f"/word/{part}.xml": f"{_WORD_TYPE}.{part}+xml" for part in _PARTS},
    }
    rows = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    return (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    ).encode()
