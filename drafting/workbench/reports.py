"""A report as a file: Word, a spreadsheet, or PDF."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from drafting.report import Report
from drafting.workbench.output import as_pdf

ReportFormat = Literal["docx", "xlsx", "pdf"]


def written(found: Report, format: ReportFormat, *, author: str = "", when: datetime | None = None) -> bytes:
    """The report as a file; the same report gives the same bytes. Raises OfficeError (PDF)."""
    if format == "xlsx":
        from drafting.sheets.report import workbook  # openpyxl takes most of a second to load

        return workbook(found)
    from drafting.word.report import report

    docx = report(found, author=author, when=when)
    return as_pdf(docx) if format == "pdf" else docx
