"""What LibreOffice 7.4 does not unwind, each shown in a file of a few lines that nobody's program wrote.

docs/analysis/tracked-changes.md leans on these. When one fails, LibreOffice has learned it: the marking that
avoids it in the safe profile, or the sentence that excuses it, can go.
"""

import pytest

from tests.office.conftest import Office
from tests.word.reading import packed, part, relationships

pytestmark = pytest.mark.office

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
FACTS = 'w:author="A" w:date="2026-03-01T09:30:00Z"'
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
MATHS = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def file(body: str, footnotes: str = "", header: str = "") -> bytes:
    """A Word file with this body, these notes and this header."""
    more = {
        name: part(root, xml)
        for name, root, xml in (("footnotes", "footnotes", footnotes), ("header", "hdr", header))
        if xml
    }
    kinds = {"document": "document.main", **{name: name for name in more}}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPE}{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return packed(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
            "_rels/.rels": relationships(("officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": relationships(*((name, f"{name}.xml") for name in more)),
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
            **{f"word/{name}.xml": xml for name, xml in more.items()},
        }
    )


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def gone(text: str, id: int = 2) -> str:
    return f'<w:del w:id="{id}" {FACTS}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def come(xml: str, id: int = 1) -> str:
    return f'<w:ins w:id="{id}" {FACTS}>{xml}</w:ins>'


def p(*content: str, mark: str = "") -> str:
    end = f'<w:pPr><w:rPr><w:{mark} w:id="9" {FACTS}/></w:rPr></w:pPr>' if mark else ""
    return f"<w:p>{end}{''.join(content)}</w:p>"


def cell(*blocks: str, mark: str = "") -> str:
    own = f'<w:{mark} w:id="7" {FACTS}/>' if mark else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{own}</w:tcPr>{"".join(blocks)}</w:tc>'


def row(*cells: str, mark: str = "") -> str:
    own = f'<w:trPr><w:{mark} w:id="8" {FACTS}/></w:trPr>' if mark else ""
    return f"<w:tr>{own}{''.join(cells)}</w:tr>"


def table(*rows: str, columns: int = 1) -> str:
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'


def note(id: int) -> str:
    return f'<w:footnote w:id="{id}">{p(r(f"nota {id}"))}</w:footnote>'


def call(id: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{id}"/></w:r>'


def headed(*content: str) -> str:
    """A note that hangs behind its number."""
    hangs = '<w:pPr><w:ind w:left="720" w:hanging="720"/></w:pPr><w:r><w:footnoteRef/></w:r>'
    return f'<w:footnote w:id="1">{p(hangs, *content)}</w:footnote>'


TAB = "<w:r><w:tab/></w:r>"
STRUCK_TAB = f'<w:del w:id="5" {FACTS}>{TAB}</w:del>'
INHERITED = (
    p('<w:pPr><w:sectPr><w:headerReference w:type="default" r:id="r0"/></w:sectPr></w:pPr>', r("uno"))
    + p(r("dos"))
    + "<w:sectPr/>"
)
CONTROL = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
SHAPE = f'<w:r><w:pict {VML}><v:rect style="width:40pt;height:40pt"/></w:pict></w:r>'
SUM = f"<m:oMath {MATHS}><m:r><m:t>a+b</m:t></m:r></m:oMath>"

#: what it does not do -> the file, what is asked, what a reader should get, and what LibreOffice gives
LIMITS: dict[str, tuple[bytes, str, list[str], list[str]]] = {
    "notes are given out by their ids, whatever the calls say": (
        file(p(r("a"), call(2)) + p(r("b"), call(1)), note(1) + note(2)),
        "as_is", ["a<note: nota 2>", "b<note: nota 1>"], ["a<note: nota 1>", "b<note: nota 2>"],
    ),
    "the tab a note hangs by is no text": (
        file(p(r("a"), call(1)), headed(TAB, r("nota"))), "as_is", ["a<note: \tnota>"], ["a<note: nota>"],
    ),
    "so is a struck one, and that which came in its place is left over": (
        file(p(r("a"), call(1)), headed(STRUCK_TAB, come(TAB), r("nota"))), "accept", ["a<note: nota>"], ["a<note: \tnota>"],
    ),
    "an older picture stays where its insertion is rejected": (
        file(p(r("a"), come(SHAPE)) + p(r("b"))), "reject", ["a", "b"], ["a<drawn: >", "b"],
    ),
    "an equation stays where its insertion is rejected": (
        file(p(r("a"), come(SUM)) + p(r("b"))), "reject", ["a", "b"], ["a<drawn: >", "b"],
    ),
    "marks in a control around two paragraphs are lost": (
        file(CONTROL.format(p(r("a"), come(r(" más"))) + p(r("b"))) + p(r("c"))),
        "reject", ["a", "b", "c"], ["a más\rb", "c"],
    ),
    "a header that a section inherits is copied without its marks": (
        file(INHERITED, header=p(r("a"), gone("b"), come(r("c")))),
        "accept", ["uno", "dos", "header: ac"], ["uno", "dos", "header: abc", "header: ac"],
    ),
    "a cell that came stays": (
        file(table(row(cell(p(r("a"))), cell(p(come(r("b"))), mark="cellIns")), columns=2) + p(r("c"))),
        "reject", ["a", "c"], ["a\t", "c"],
    ),
    "a deletion inside an insertion is not unwound": (
        file(p(r("a"), come(f'<w:del w:id="3" {FACTS}><w:r><w:delText>b</w:delText></w:r></w:del>')) + p(r("c"))),
        "reject", ["a", "c"], ["ab", "c"],
    ),
    "the last mark of a cell stays, and an empty line with it": (
        file(table(row(cell(p(r("a")), p(come(r("b")), mark="ins")))) + p(r("c"))), "reject", ["a", "c"], ["a\n", "c"],
    ),
}  # fmt: skip


def test_libreoffice_still_does_not_unwind_these(in_office: Office) -> None:
    found = in_office([(data, f"{side}+") for data, side, _, _ in LIMITS.values()])
    assert dict(zip(LIMITS, found, strict=True)) == {name: gives for name, (_, _, _, gives) in LIMITS.items()}
    assert all(wanted != gives for _, _, wanted, gives in LIMITS.values())


def test_what_the_safe_profile_writes_instead_is_unwound(in_office: Office) -> None:
    before = table(row(cell(p(r("a"), mark="ins"), p(come(r("b"))))))  # the mark before the last one
    nested = table(row(cell(p(come(r("b")), mark="ins")), mark="ins"))
    rows = table(
        row(cell(p(gone("a"), mark="del")), mark="del"),
        row(cell(p(come(r("a"), 4), mark="ins"), nested, p(mark="ins")), mark="ins"),
    )
    found = in_office(
        [(file(one + p(r("c"))), f"{side}+") for one in (before, rows) for side in ("reject", "accept")]
    )
    assert found == [["a", "c"], ["a\nb", "c"], ["a", "c"], ["a\nb\n", "c"]]
