"""Spreadsheets. The only part that knows openpyxl."""

from drafting.sheets.comparative import workbook

__all__ = ["workbook"]
