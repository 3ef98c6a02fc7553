"""A Word file in a few lines: what the reading tests write their documents with.

``docx(body)`` packs WordprocessingML between ``<w:body>`` tags; ``p("text")`` is a paragraph. Styles, numbering
and footnotes are given as the inside of their parts.
"""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT_TYPES = f'<Types xmlns="{_PACKAGE}/content-types"/>'


def relationships(*targets: tuple[str, str], external: str = "") -> str:
    rows = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets)
    )
    if external:
        rows += f'<Relationship Id="x" Type="{_OFFICE}/attachedTemplate" Target="{external}" TargetMode="External"/>'
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def part(root: str, inside: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_NAMESPACES}>{inside}</w:{root}>'


def packed(parts: dict[str, str | bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return out.getvalue()


def docx(
    body: str, *, styles: str = "", numbering: str = "", footnotes: str = "", endnotes: str = ""
) -> bytes:
    extra = {"styles": styles, "numbering": numbering, "footnotes": footnotes, "endnotes": endnotes}
    there = {name: inside for name, inside in extra.items() if inside}
    return packed(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": relationships(*((name, f"{name}.xml") for name in there)),
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
            **{f"word/{name}.xml": part(name, inside) for name, inside in there.items()},
        }
    )


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str, properties: str = "") -> str:
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def ins(inside: str) -> str:
    return f'<w:ins w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z">{inside}</w:ins>'


def deleted(text: str) -> str:
    run = f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'
    return f'<w:del w:id="2" w:author="a" w:date="2026-01-01T00:00:00Z">{run}</w:del>'


def numbered(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def level(depth: int, style: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def definition(number: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def listing(number: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def style(name: str, properties: str = "", based_on: str = "", title: str = "", more: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{title or name}"/>{base}'
        f"<w:pPr>{properties}</w:pPr>{more}</w:style>"
    )


def styled(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'
