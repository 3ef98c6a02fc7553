"""A table as a checklist: which column holds what, and the checklist it makes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from drafting.checklist.model import Checklist, Requirement, Scope, Section, Source
from drafting.errors import InvalidData
from drafting.model import Layer
from drafting.structure.numbering import fold

#: what a column may hold; one with a text is needed, the others are not
FIELDS = ("id", "section", "scope", "layer", "text", "text_es", "text_en", "why", "sources", "terms")
_TEXTS = ("text", "text_es", "text_en")
#: rows in which the names of the columns are looked for
_LOOKED_AT = 15
_LISTED = re.compile(r"[;|\n]")
_NOT_IN_ID = re.compile(r"[^A-Za-z0-9_.-]+")


@dataclass(frozen=True, slots=True)
class Names:
    """By which words columns, scopes and layers are known (``corpus/template-columns.toml``)."""

    columns: dict[str, tuple[str, ...]] = field(hash=False)
    scopes: dict[str, tuple[str, ...]] = field(hash=False)
    layers: dict[str, tuple[str, ...]] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Which row names the columns (from 0), and which column (from 0) holds what."""

    header: int
    columns: dict[str, int] = field(hash=False)


def proposal(rows: Sequence[Sequence[str]], names: Names) -> Proposal:
    """The most likely reading of a table: the row that names most columns, among the first ones.

    Where no row names a column with a text, the longest column holds it and there is no row of names
    (``header`` is -1): a list without headings is a checklist too.
    """
    best = Proposal(-1, {})
    for number, row in enumerate(rows[:_LOOKED_AT]):
        found = _matched(row, names)
        if any(text in found for text in _TEXTS) and len(found) > len(best.columns):
            best = Proposal(number, found)
    width = max((len(row) for row in rows), default=0)
    if best.columns or not width:
        return best
    longest = max(range(width), key=lambda column: (sum(len(_cell(row, column)) for row in rows), -column))
    return Proposal(-1, {"text": longest})


@dataclass(frozen=True, slots=True)
class About:
    """What a table does not say of itself: id, edition, date, name; the language of its plain texts."""

    id: str
    edition: str
    dated: date
    name: str
    language: str


def checklist_from(
    rows: Sequence[Sequence[str]], read_as: Proposal, about: About, names: Names, *, place: str
) -> Checklist:
    """The checklist in a table. ``place`` is what messages call the file.

    A row with one cell only is the heading of a section; a section that is left blank is that of the row
    above. Raises InvalidData, which names file, row and column.
    """
    made = _Rows(read_as.columns, about, names, place)
    for number, row in enumerate(rows):
        if number > read_as.header:
            made.take(number + 1, [_cell(row, column).strip() for column in range(len(row))])
    if not made.requirements:
        raise InvalidData("template_empty", place=place)
    return Checklist(
        id=about.id,
        edition=about.edition,
        dated=about.dated,
        names={about.language: about.name},
        notices={},
        sections=tuple(Section(key, {about.language: name}) for key, name in made.sections.items()),
        requirements=tuple(made.requirements),
    )


class _Rows:
    """Takes rows one by one."""

    def __init__(self, columns: Mapping[str, int], about: About, names: Names, place: str) -> None:
        self._columns = columns
        self._about = about
        self._names = names
        self._place = place
        self._section = ""
        self._ids: set[str] = set()
        self.sections: dict[str, str] = {}
        self.requirements: list[Requirement] = []

    def take(self, number: int, row: list[str]) -> None:
        filled = [cell for cell in row if cell]
        if not filled:
            return
        texts = self._texts(row)
        alone = len(filled) == 1 and len(self._columns) > 2
        if alone or (set(filled) == {filled[0]} and len(filled) > 1):  # merged cells repeat their text
            self._enter(filled[0])
            return
        if not texts:
            raise self._wrong("template_no_text", number, "text")
        if named := self._at(row, "section"):
            self._enter(named)
        self.requirements.append(
            Requirement(
                id=self._id(number, row),
                section=self._section or self._enter(self._about.name),
                scope=cast(Scope, self._known(number, row, "scope", self._names.scopes, "both")),
                layer=self._layer(number, row),
                texts=texts,
                rationales={self._about.language: why} if (why := self._at(row, "why")) else {},
                sources=tuple(Source(found) for found in _listed(self._at(row, "sources"))),
                terms={self._about.language: terms} if (terms := _listed(self._at(row, "terms"))) else {},
            )
        )

    def _texts(self, row: list[str]) -> dict[str, str]:
        said = {"es": self._at(row, "text_es"), "en": self._at(row, "text_en")}
        if plain := self._at(row, "text"):
            said[self._about.language] = said.get(self._about.language) or plain
        return {language: text for language, text in said.items() if text}

    def _enter(self, name: str) -> str:
        self._section = _NOT_IN_ID.sub("-", fold(name)).strip("-.")[:64] or f"s{len(self.sections) + 1}"
        self.sections.setdefault(self._section, name)
        return self._section

    def _id(self, number: int, row: list[str]) -> str:
        wanted = _NOT_IN_ID.sub("-", self._at(row, "id")).strip("-.")[:64]
        found = wanted or f"R-{len(self.requirements) + 1:03}"
        if found in self._ids:
            raise self._wrong("data_twice", number, "id", found=found)
        self._ids.add(found)
        return found

    def _layer(self, number: int, row: list[str]) -> Layer | None:
        found = self._known(number, row, "layer", self._names.layers, "either")
        return None if found == "either" else Layer(found)

    def _known(
        self, number: int, row: list[str], name: str, words: Mapping[str, tuple[str, ...]], blank: str
    ) -> str:
        said = fold(self._at(row, name)).strip(" .")
        if not said:
            return blank
        for value, known in words.items():
            if said == value or said in map(fold, known):
                return value
        raise self._wrong("data_unknown_value", number, name, found=said, known=", ".join(words))

    def _at(self, row: list[str], name: str) -> str:
        column = self._columns.get(name)
        return row[column] if column is not None and column < len(row) else ""

    def _wrong(self, code: str, number: int, name: str, **values: object) -> InvalidData:
        return InvalidData(code, place=f"{self._place}, {number}, {name}", **values)


def _matched(row: Sequence[str], names: Names) -> dict[str, int]:
    """Which cell of a row names which column: the whole name first, then one that begins or ends it."""
    cells = [" ".join(fold(cell).replace("_", " ").split()).strip(" .:") for cell in row]
    found: dict[str, int] = {}
    for whole in (True, False):
        for name in FIELDS:
            for column, cell in enumerate(cells):
                if name in found or column in found.values() or not cell or len(cell) > 60:
                    continue
                known = [fold(word) for word in names.columns.get(name, ()) if whole or len(word) > 3]
                if cell in known or (not whole and any(cell.startswith(word) for word in known)):
                    found[name] = column
    return found


def _cell(row: Sequence[str], column: int) -> str:
    return row[column] if column < len(row) else ""


def _listed(text: str) -> tuple[str, ...]:
    """The items of a cell, divided by semicolons, bars or lines."""
    return tuple(item for part in _LISTED.split(text) if (item := " ".join(part.split())))
