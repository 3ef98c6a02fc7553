"""``Row``: one table of a TOML file, read field by field; it says file, row and field of what is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from drafting.errors import InvalidData

T = TypeVar("T")
S = TypeVar("S", bound=str)


class Row:
    """One table of a TOML file; every question about a field has an answer of the right type, or raises.

    ``place`` says where the table stands ("stages.toml, stages 3"). All methods raise InvalidData.
    """

    def __init__(self, table: dict[str, Any], place: str) -> None:
        self._table = table
        self._asked: set[str] = set()
        self.place = place

    @classmethod
    def of_file(cls, path: Path) -> Row:
        """The topmost table of a file."""
        try:
            return cls.of_bytes(path.read_bytes(), path.name)
        except OSError as error:
            raise InvalidData("data_missing_file", place=str(path)) from error

    @classmethod
    def of_bytes(cls, data: bytes, name: str) -> Row:
        """The topmost table of a file that was handed in; ``name`` is what messages call it."""
        try:
            return cls(tomllib.loads(data.decode("utf-8")), name)
        except (ValueError, RecursionError) as error:  # not TOML, or not UTF-8, or nested without end
            raise InvalidData("data_not_toml", place=name, reason=_line(error)) from error

    def error(self, code: str, field: str, **values: object) -> InvalidData:
        """What is wrong with ``field`` of this row, ready to be raised."""
        return InvalidData(code, place=f"{self.place}, {field}", **values)

    def rows(self, field: str, *, once: str = "") -> tuple[Row, ...]:
        """The tables of an array of tables, at least one; in no two of them ``once`` is the same text."""
        found = self._get(field)
        if not isinstance(found, list) or not found or not all(isinstance(item, dict) for item in found):
            raise self.error("data_expected_rows", field)
        rows = tuple(Row(item, f"{self.place}, {field} {n}") for n, item in enumerate(found, start=1))
        seen = set[str]()
        for row in rows if once else ():
            if (name := row.text(once)) in seen:
                raise row.error("data_twice", once, found=name)
            seen.add(name)
        return rows

    def table(self, field: str) -> Row:
        """The table of that name inside this one."""
        if not isinstance(found := self._get(field), dict):
            raise self.error("data_expected_table", field)
        return Row(found, f"{self.place}, {field}")

    def strings(self) -> dict[str, str]:
        """The whole table, every field a text."""
        return {field: self.text(field) for field in self._table}

    def flag(self, field: str, *, default: bool | None = None) -> bool:
        """true or false, or ``default`` where the field is missing."""
        return self._typed(field, bool, "data_expected_flag", default)

    def text(self, field: str, *, default: str | None = None) -> str:
        """A string that is not blank, or ``default`` where the field is missing."""
        return self._typed(field, str, "data_expected_text", default)

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of strings, none of them blank; () where the field is missing."""
        found = self._get(field)
        if found is None:
            return ()
        if not isinstance(found, list) or not all(isinstance(item, str) and item.strip() for item in found):
            raise self.error("data_expected_texts", field)
        return tuple(found)

    def has(self, field: str) -> bool:
        """Whether the field is there at all."""
        return field in self._table

    def whole(self, field: str, *, default: int | None = None) -> int:
        """A whole number from zero to a million."""
        found = self._typed(field, int, "data_expected_number", default)
        if not 0 <= found <= 1_000_000:
            raise self.error("data_expected_number", field)
        return found

    def day(self, field: str) -> date:
        """A date: 2026-03-31, with or without quotation marks."""
        if isinstance(found := self._get(field), str):
            try:
                return date.fromisoformat(found)
            except ValueError:
                raise self.error("data_expected_date", field) from None
        return self._typed(field, date, "data_expected_date", None)

    def one_of(self, field: str, known: Sequence[S]) -> S:
        """One of the ``known`` strings."""
        text = self.text(field)
        for found in known:
            if found == text:
                return found
        raise self.error("data_unknown_value", field, found=text, known=", ".join(known))

    def named(self, form: re.Pattern[str], field: str = "id") -> str:
        """The text by which others refer to this row, all of it in the given form."""
        found = self.text(field)
        if not form.fullmatch(found):
            raise self.error("data_bad_id", field, found=found)
        return found

    def edition(self, known: int) -> None:
        """The field ``schema`` says that the file is laid out as this program reads it."""
        if (found := self.whole("schema")) != known:
            raise self.error("data_unknown_value", "schema", found=found, known=known)

    def nothing_else(self) -> None:
        """There is no field that nobody asked for: a misspelt name must not pass in silence."""
        for field in sorted(self._table.keys() - self._asked):
            raise self.error("data_unknown_field", field, known=", ".join(sorted(self._asked)))

    def _get(self, field: str) -> Any:
        self._asked.add(field)
        return self._table.get(field)

    def _typed(self, field: str, kind: type[T], code: str, default: T | None) -> T:
        found = self._get(field)
        if found is None and default is not None:
            return default
        if type(found) is not kind or (isinstance(found, str) and not found.strip()):
            raise self.error(code, field)
        return found


def _line(error: Exception) -> str:
    """An error of the TOML reader on one line."""
    return " ".join(str(error).split())
