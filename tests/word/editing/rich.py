"""A Word file with everything that drafts may hold and that the real ones at hand lack, in one page."""

from __future__ import annotations

import base64
from io import BytesIO
from random import Random

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm

from tests.word.editing.notes import add_note, in_order
from tests.word.editing.package import Docx, W

_WORDS = "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' xmlns:v='urn:schemas-microsoft-com:vml' xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"
_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def _inline(xml: str) -> object:
    head, _, rest = xml.partition(">")
    slash = "/" if head.endswith("/") else ""
    return parse_xml(f"{head.removesuffix('/')} {nsdecls('w', 'wp', 'a', 'pic', 'r')} {_WORDS}{slash}>{rest}")


def _text(words: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def rich() -> bytes:
    """Lists, nested tables, merged cells, notes, text boxes, controls, links, fields, equations, sections."""
    made = docx.Document()
    _body(made)
    _tables(made)
    _lines(made)
    _sections(made)
    out = BytesIO()
    made.save(out)
    return _notes(out.getvalue())


def _body(made: Document) -> None:
    made.add_heading("Ley de ejemplo", 1)
    for number in range(1, 13):
        made.add_paragraph(
            f"Artículo {number}.- La autoridad llevará el registro {number} y dará aviso de él."
        )
        for item in ("la licencia de importación;", "el aviso previo; y", "el informe anual."):
            made.add_paragraph(item, style="List Number" if number % 2 else "List Bullet")
    listed = made.add_paragraph("Una fracción con numeración propia.")._p.get_or_add_pPr().get_or_add_numPr()
    listed.get_or_add_ilvl().val, listed.get_or_add_numId().val = 0, 1
    made.add_paragraph("")
    mixed = made.add_paragraph("La multa será de ")
    mixed.add_run("cien").bold = True
    mixed.add_run(" a ")
    mixed.add_run("mil").italic = True
    mixed.add_run(" cuotas")
    mixed.add_run(" o")
    mixed.add_run(" días;\tcon\nrecargos.")
    made.add_picture(BytesIO(_PIXEL), width=Cm(1))


def _tables(made: Document) -> None:
    table = made.add_table(4, 3, style="Table Grid")
    for at, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"casilla {at}"
    table.cell(1, 1).add_paragraph("segundo párrafo de la casilla")
    inner = table.cell(2, 2).add_table(2, 2)
    for at, cell in enumerate(cell for row in inner.rows for cell in row.cells):
        cell.text = f"interior {at}"
    table.cell(2, 2).add_paragraph("")
    made.add_paragraph("Entre dos tablas.")
    merged = made.add_table(3, 3, style="Table Grid")
    merged.cell(0, 0).merge(merged.cell(0, 1)).text = "dos columnas"
    merged.cell(1, 2).merge(merged.cell(2, 2)).text = "dos filas"
    made.add_paragraph("")


def _lines(made: Document) -> None:
    box = f"<w:txbxContent><w:p>{_text('Texto en un cuadro.')}</w:p><w:p>{_text('Y otro más.')}</w:p></w:txbxContent>"
    shape = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/>'
        '<wp:docPr id="77" name="Cuadro"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx>{box}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        f"</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    made.add_paragraph("Véase el cuadro ")._p.append(_inline(shape))
    made.add_paragraph("Con arreglo a ")._p.append(
        _inline(
            f'<w:sdt><w:sdtPr><w:tag w:val="t"/></w:sdtPr><w:sdtContent>{_text("un control")}</w:sdtContent></w:sdt>'
        )
    )
    link = f'<w:hyperlink w:anchor="Ancla">{_text("el artículo ")}<w:r><w:rPr><w:b/></w:rPr><w:t>primero</w:t></w:r></w:hyperlink>'
    made.add_paragraph("Según ")._p.append(_inline(link))
    field = made.add_paragraph("Página ")._p
    for one in (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        '<w:r><w:instrText xml:space="preserve"> REF Ancla \\h </w:instrText></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        _text("siete"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        _text(" y más: "),
        '<w:bookmarkStart w:id="900" w:name="Ancla"/>',
        _text("siete"),
        '<w:bookmarkEnd w:id="900"/>',
    ):
        field.append(_inline(one))
    made.add_paragraph("La fórmula ")._p.append(
        _inline(
            "<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
        )
    )
    control = f"<w:sdt><w:sdtPr><w:tag w:val='b'/></w:sdtPr><w:sdtContent><w:p>{_text('Bloque en un control.')}</w:p><w:p>{_text('Segundo.')}</w:p></w:sdtContent></w:sdt>"
    made.add_paragraph("Después de esto.")._p.addnext(_inline(control))


def _sections(made: Document) -> None:
    made.sections[0].header.paragraphs[0].text = "Proyecto de ley"
    made.sections[0].footer.paragraphs[0].text = "Documento de trabajo"
    second = made.add_section(WD_SECTION.NEW_PAGE)
    second.different_first_page_header_footer = True
    second.header.is_linked_to_previous = False
    second.header.paragraphs[0].text = "Anexo"
    second.first_page_header.paragraphs[0].text = "Portada del anexo"
    made.add_paragraph("Transitorio primero. Entrará en vigor al día siguiente.")
    made.add_paragraph("Transitorio segundo. Se derogan las disposiciones que se opongan.")


def _notes(data: bytes) -> bytes:
    """With three footnotes, which python-docx cannot make."""
    doc, chance = Docx(data), Random(4)
    for _ in range(3):
        assert add_note(doc, chance)
    in_order(doc)
    assert doc.body.find(f".//{W}footnoteReference") is not None
    return doc.bytes()
