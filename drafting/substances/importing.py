"""A list from a table somebody else made: its columns matched, its rows tried, kept as plain data."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from drafting.errors import BadRequest, InvalidData
from drafting.substances import cas as numbers
from drafting.substances.folding import words
from drafting.substances.model import ControlList, Entry, Role, Version
from drafting.substances.reading import COLUMNS, entries

#: headings by which a column is recognised; the fields' own names always are
_HEADINGS: dict[str, frozenset[str]] = {
    field: frozenset(headings.split("|"))
    for field, headings in {
        "cas": "cas|cas no|cas number|cas rn|no cas|n cas|num cas|numero cas|numero de cas|registro cas"
        "|cas registry number|numero de registro cas|cas registry no",
        "entry": "entry|item|number|no|num|numero|apartado|partida|entrada|clave|code|eccn",
        "name_es": "nombre|sustancia|nombre en espanol|denominacion|sustancia quimica|nombre quimico|espanol",
        "name_en": "name|chemical|substance|chemical name|english name|english|precursor|precursor chemical",
        "role": "role|funcion",
        "remark": "remark|remarks|notes|note|nota|notas|observaciones",
    }.items()
}
_LOOKED_AT = 12  # a heading row stands among the first rows
_MOST_ROWS = 20_000


class Imported(NamedTuple):
    """A list that was read, what to keep of it, and the columns of the file that nobody reads."""

    list: ControlList
    body: dict[str, Any]
    ignored: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    columns: dict[str, int]
    rows: tuple[tuple[int, Sequence[str]], ...]
    ignored: tuple[str, ...]


def csv_rows(data: bytes, file_name: str) -> list[list[str]]:
    """The rows of a .csv: UTF-8 or a Windows code page; commas, semicolons or tabs. Raises InvalidData."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\0" in text:
        raise InvalidData("data_not_csv", place=file_name, reason="NUL")
    head = text.split("\n", 1)[0]
    mark = max(",;\t", key=head.count)
    try:
        return list(csv.reader(text.splitlines(keepends=True), delimiter=mark, strict=True))
    except csv.Error as error:
        raise InvalidData("data_not_csv", place=file_name, reason=" ".join(str(error).split())) from error


def imported(
    rows: Sequence[Sequence[str]],
    file_name: str,
    *,
    list_id: str,
    name: str,
    version: str,
    columns: Mapping[str, str],
    known: Iterable[ControlList],
) -> Imported:
    """The list that the rows of a file hold. ``columns``: field to heading, where the heading does not tell.

    A list with the id of a known one is its newer version: names, families and the ways to refer to it are
    taken over, for the same numbers. Raises InvalidData, which names file, row and field, and BadRequest.
    """
    table = _matched(rows, file_name, columns)
    before = next((one for one in known if one.id == list_id), None)
    kind = before.kind if before else "national"
    placed = [(f"{file_name}, row {at}", _fields(row, table.columns, at)) for at, row in table.rows]
    if not placed:
        raise BadRequest("empty_list_file", place=file_name)
    found = entries(placed, list_id, kind, (), ())
    kept = _enriched(found, before)
    body: dict[str, Any] = {
        "name": name or list_id,
        "version": version,
        "entries": [_plain_data(entry) for entry in kept],
        "families": {entry.cas: entry.family for entry in kept if entry.family},
        "facts": _facts(before, name or list_id),
    }
    return Imported(reread(list_id, body), body, table.ignored)


def reread(list_id: str, body: Mapping[str, Any]) -> ControlList:
    """The list that was kept as plain data."""
    facts = body["facts"]
    families = body.get("families", {})
    counts: dict[str, int] = {}
    found = []
    for row in body["entries"]:
        entry = row["entry"]
        counts[entry] = counts.get(entry, 0) + 1
        collective = f"{list_id}:{entry}" + (f":{counts[entry]}" if counts[entry] > 1 else "")
        found.append(
            Entry(
                list=list_id,
                entry=entry,
                role=Role(row["role"]),
                key=row["cas"] or collective,
                cas=row["cas"],
                names=tuple((language, name) for language, name in row["names"]),
                part=entry[:2] if facts["kind"] == "treaty_schedules" else "",
                family=families.get(row["cas"], ""),
                remark=row["remark"],
            )
        )
    return ControlList(
        id=list_id,
        kind=facts["kind"],
        names=dict(facts["names"]),
        shorts=dict(facts["shorts"]),
        entries=tuple(found),
        versions=(Version(body["version"]),),
        refers=tuple(facts["refers"]),
        prefixes=tuple(facts["prefixes"]),
        headings=tuple(facts.get("headings", ())),
        families_of=facts["families_of"],
    )


def _plain_data(entry: Entry) -> dict[str, Any]:
    return {
        "entry": entry.entry,
        "role": entry.role.value,
        "cas": entry.cas,
        "names": [list(name) for name in entry.names],
        "remark": entry.remark,
    }


def _facts(before: ControlList | None, name: str) -> dict[str, Any]:
    if before is None:
        both = {"es": name, "en": name}
        return {
            "kind": "national",
            "names": both,
            "shorts": both,
            "refers": [name],
            "prefixes": [],
            "families_of": "cwc",
        }
    return {
        "kind": before.kind, "names": before.names, "shorts": before.shorts, "refers": list(before.refers),
        "prefixes": list(before.prefixes),
        "headings": list(before.headings), "families_of": before.families_of,
    }  # fmt: skip


def _enriched(found: Iterable[Entry], before: ControlList | None) -> list[Entry]:
    """The entries with the family and the further names that an earlier version has for the same number."""
    old = {entry.cas: entry for entry in before.entries if entry.cas} if before else {}
    return [
        replace(
            entry,
            family=entry.family or old[entry.cas].family,
            names=tuple(dict.fromkeys((*entry.names, *old[entry.cas].names))),
        )
        if entry.cas in old
        else entry
        for entry in found
    ]


def _matched(rows: Sequence[Sequence[str]], file_name: str, columns: Mapping[str, str]) -> _Table:
    """The columns of the row of headings, and the rows below it that say something."""
    wanted = {field: _plain(heading) for field, heading in columns.items() if heading}
    best: dict[str, int] = {}
    at = 0
    for place, row in enumerate(rows[:_LOOKED_AT]):
        found = _columns(row, wanted)
        if len(found) > len(best):
            best, at = found, place
    headings = [cell.strip() for cell in rows[at]] if rows else []
    for field, there in (("cas", "cas" in best), ("name", "name_es" in best or "name_en" in best)):
        if not there:
            shown = ", ".join(filter(None, headings[:12])) or "-"
            raise BadRequest("unmatched_columns", place=file_name, field=field, found=shown)
    used = set(best.values())
    below = enumerate(rows[at + 1 : at + 1 + _MOST_ROWS], start=at + 2)
    return _Table(
        best,
        tuple((n, row) for n, row in below if any(map(str.strip, row))),
        tuple(heading for place, heading in enumerate(headings) if heading and place not in used),
    )


def _columns(row: Sequence[str], wanted: Mapping[str, str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        plain = _plain(cell)
        for field in COLUMNS:
            asked = wanted.get(field)
            same = plain == asked if asked else plain == _plain(field) or plain in _HEADINGS.get(field, ())
            if plain and same:
                found.setdefault(field, place)
    return found


def _fields(row: Sequence[str], columns: Mapping[str, int], at: int) -> dict[str, str]:
    """The fields of a row by name; a role or an entry that is not given is worked out."""
    fields = {field: row[place].strip() if place < len(row) else "" for field, place in columns.items()}
    written = fields.get("cas", "")
    found = numbers.find(written)
    if found:
        fields["cas"] = found[0].cas
    elif not any(map(str.isdigit, written)):
        fields["cas"] = ""  # a dash, "n/a": a family
    fields["entry"] = fields.get("entry") or str(at)
    fields["role"] = fields.get("role") or ("chemical" if fields["cas"] else "family")
    kept = ("entry", "role", "cas", "name_es", "name_en", "remark", "family")
    return {field: " ".join(fields.get(field, "").split()) for field in kept}


def _plain(heading: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in words(heading)).split())
