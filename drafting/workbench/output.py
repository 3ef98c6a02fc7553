"""What an export becomes at last: the Word file itself, or a PDF of it where LibreOffice is installed."""

from __future__ import annotations

from pathlib import Path

from drafting import office
from drafting.errors import BadRequest


def pdf_available() -> bool:
    """Whether a PDF can be made here."""
    return office.available()


def as_pdf(docx: bytes, *, notes_in_margin: bool = False) -> bytes:
    """The PDF of a Word file. Raises OfficeError without LibreOffice, or when it makes nothing of it.

    ``notes_in_margin`` prints comments beside the page.
    """
    return office.convert(docx, "export.docx", "pdf", notes_in_margin=notes_in_margin)


def check_output(path: Path) -> None:
    """Raises BadRequest unless the file is to be a Word file or a PDF: before the work is done."""
    if path.suffix.lower() not in (".docx", ".pdf"):
        raise BadRequest("output_not_docx", place=str(path))


def finished(docx: bytes, path: Path, *, notes_in_margin: bool = False) -> bytes:
    """What to write to ``path``: the Word file, or its PDF if the name says so. Raises OfficeError."""
    wanted = path.suffix.lower() == ".pdf"
    return as_pdf(docx, notes_in_margin=notes_in_margin) if wanted else docx
