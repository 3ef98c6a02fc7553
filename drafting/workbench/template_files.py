"""A template of one's own from a file: .toml, .csv, .xlsx or a Word table, looked at before it is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import PurePath

from drafting import corpus, files
from drafting.checklist.columns import FIELDS, About, Proposal, checklist_from, proposal
from drafting.checklist.model import Checklist
from drafting.corpus.checklists import checklist_of
from drafting.corpus.rows import Row
from drafting.corpus.template_columns import template_names
from drafting.errors import BadRequest, InvalidData
from drafting.structure.language import detect
from drafting.structure.numbering import fold
from drafting.workbench.list_files import rows_of

__all__ = ["Preview", "chosen", "looked_at", "read"]

_SPREADSHEETS = (".csv", ".xlsx")


@dataclass(frozen=True, slots=True)
class Preview:
    """A file as it would be read: its rows, which of them names the columns, and which column holds what.

    A .toml file says itself what it holds: it has ``checklist`` and no rows.
    """

    rows: tuple[tuple[str, ...], ...]
    read_as: Proposal
    checklist: Checklist | None = None

    @property
    def headings(self) -> tuple[str, ...]:
        """The names of the columns as they stand in the file, () where no row names them."""
        return self.rows[self.read_as.header] if 0 <= self.read_as.header < len(self.rows) else ()


def looked_at(data: bytes, file_name: str) -> Preview:
    """How a file would be read; nothing is kept. Of several tables the one that names most columns.

    Raises InvalidData, UnreadableFile.
    """
    name = PurePath(file_name).name
    if PurePath(name).suffix.lower() == ".toml":
        found = checklist_of(Row.of_bytes(data, name), forms=corpus.lexicon().forms)
        return Preview((), Proposal(-1, {}), found)
    names = template_names()
    tables = [(table, proposal(table, names)) for table in _tables(data, name)]
    if not tables:
        raise InvalidData("template_no_table", place=name)
    rows, read_as = max(tables, key=lambda found: (len(found[1].columns), len(found[0])))
    return Preview(rows, read_as)


def read(
    data: bytes,
    file_name: str,
    *,
    on: date,
    columns: Mapping[str, int] | None = None,
    template_id: str = "",
    edition: str = "1",
    name: str = "",
    language: str = "",
) -> Checklist:
    """The checklist in a file. ``columns`` says which column (from 0) holds which field, over the proposal.

    Without ``template_id`` and ``name`` both are those of the file; without ``language`` the texts tell. A
    .toml file says all that itself. Raises InvalidData, which names file, row and field; BadRequest;
    UnreadableFile.
    """
    seen = looked_at(data, file_name)
    if seen.checklist:
        return seen.checklist
    stem = PurePath(file_name).stem
    read_as = chosen(seen, columns or {})
    texts = " ".join(_of(row, read_as.columns.get("text", 0)) for row in seen.rows)
    about = About(
        id=template_id or _plain(stem),
        edition=edition,
        dated=on,
        name=name or stem,
        language=language or detect(texts),
    )
    return checklist_from(seen.rows, read_as, about, template_names(), place=PurePath(file_name).name)


def chosen(seen: Preview, columns: Mapping[str, int]) -> Proposal:
    """The proposal with a person's choice of columns. Raises BadRequest for what is not there."""
    width = max((len(row) for row in seen.rows), default=0)
    for field, column in columns.items():
        if field not in FIELDS or not 0 <= column < width:
            raise BadRequest("template_bad_column", place=field, column=column + 1, known=", ".join(FIELDS))
    kept = {field: at for field, at in seen.read_as.columns.items() if at not in columns.values()}
    return Proposal(seen.read_as.header, {**kept, **columns})


def _tables(data: bytes, name: str) -> list[tuple[tuple[str, ...], ...]]:
    if PurePath(name).suffix.lower() in _SPREADSHEETS:
        return [_trimmed(rows_of(data, name))]
    rows = [block for block in files.read_blocks(data, name) if block.style == "row"]
    return [tuple(row.cells for row in table) for _, table in groupby(rows, key=lambda row: row.table)]


def _trimmed(rows: Sequence[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """The rows without the empty cells that a sheet has to their right."""
    width = max((at for row in rows for at, cell in enumerate(row, start=1) if cell.strip()), default=0)
    return tuple(tuple(row[:width]) for row in rows)


def _of(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""


def _plain(stem: str) -> str:
    """A file's name as an id."""
    kept = "".join(c if c.isascii() and c.isalnum() else "-" for c in fold(stem))
    return "-".join(part for part in kept.split("-") if part)[:64] or "template"
