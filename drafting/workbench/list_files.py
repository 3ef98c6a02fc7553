"""A control list's file as rows of text: .csv, or the first sheet of an .xlsx."""

from __future__ import annotations

from pathlib import PurePath

from drafting.errors import BadRequest, UnreadableFile
from drafting.guard import Archive, check_size
from drafting.substances.importing import csv_rows


def rows_of(data: bytes, file_name: str) -> list[list[str]]:
    """The rows of a .csv or .xlsx file as text. Raises BadRequest, UnreadableFile."""
    suffix = PurePath(file_name).suffix.lower()
    name = PurePath(file_name).name
    try:
        check_size(data)
        if suffix == ".xlsx":
            from drafting.sheets.reading import rows  # openpyxl takes most of a second to load

            archive = Archive(data)
            for part in sorted(archive.names):
                if part.startswith("xl/") and part.endswith(".xml"):
                    archive.xml(part)
            return rows(data)
    except UnreadableFile as error:
        error.place = error.place or name
        raise
    if suffix != ".csv":
        raise BadRequest("bad_list_file", place=name)
    return csv_rows(data, name)
