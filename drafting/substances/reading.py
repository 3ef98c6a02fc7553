"""From the rows of a table to the entries of a control list: says file, row and field of what is wrong."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from drafting.errors import InvalidData
from drafting.substances.cas import is_valid
from drafting.substances.model import COLLECTIVE, Entry, Role

#: how entries are numbered: 1A13 in a treaty's schedules, 49 in a numbered list, any way in a national one
KINDS = ("treaty_schedules", "numbered", "national")
NEEDED = ("entry", "role", "cas", "name_es", "name_en")
COLUMNS = (
    *NEEDED, "since", "until", "cas_status", "entry_status", "name_es_status", "family", "sources", "remark",
)  # fmt: skip
LANGUAGES = ("es", "en")

_TREATY_ENTRY = re.compile(r"([123][AB])\d{1,2}")
_STATUS = ("", "confirmed", "corroborated", "unverified")
_NAME_STATUS = ("", "retrieved", "adjusted", "own")

#: a row and the words that say where it stands ("cwc.csv, row 3")
Placed = tuple[str, dict[str, str]]


def entries(
    rows: Iterable[Placed], list_id: str, kind: str, versions: Collection[str], sources: Collection[str]
) -> tuple[Entry, ...]:
    """The entries of a list. Raises InvalidData for the first row that says something impossible."""
    found: list[Entry] = []
    counts: dict[str, int] = {}
    for place, row in rows:
        for field in NEEDED:
            if field not in row:
                raise InvalidData("data_missing_column", place=place.split(",")[0], field=field)
        for field in row:
            if field not in COLUMNS:
                raise InvalidData("data_unknown_field", place=f"{place}, {field}", known=", ".join(COLUMNS))
        entry = row["entry"]
        part = _part(entry, kind, place)
        role = Role(one_of(row, "role", tuple(Role), place))
        _check(row, role, versions, sources, place)
        counts[entry] = counts.get(entry, 0) + 1
        collective = f"{list_id}:{entry}" + (f":{counts[entry]}" if counts[entry] > 1 else "")
        found.append(
            Entry(
                list=list_id,
                entry=entry,
                role=role,
                key=row["cas"] or collective,
                cas=row["cas"],
                names=tuple((spoken, row[f"name_{spoken}"]) for spoken in LANGUAGES if row[f"name_{spoken}"]),
                part=part,
                since=row.get("since") or "",
                until=row.get("until") or "",
                family=row.get("family") or "",
                cas_status=one_of(row, "cas_status", _STATUS, place),
                entry_status=one_of(row, "entry_status", _STATUS, place),
                name_es_status=one_of(row, "name_es_status", _NAME_STATUS, place),
                sources=tuple(row.get("sources", "").split()),
                remark=row.get("remark", ""),
            )
        )
    return tuple(found)


def _part(entry: str, kind: str, place: str) -> str:
    if not entry:
        raise InvalidData("data_expected_text", place=f"{place}, entry")
    if kind != "treaty_schedules":
        return ""
    if not (match := _TREATY_ENTRY.fullmatch(entry)):
        raise InvalidData("data_bad_entry", place=f"{place}, entry", found=entry)
    return match[1]


def _check(
    row: dict[str, str], role: Role, versions: Collection[str], sources: Collection[str], place: str
) -> None:
    """What the fields of a row must say together."""
    if row["cas"] and not is_valid(row["cas"]):
        raise InvalidData("data_bad_cas", place=f"{place}, cas", found=row["cas"])
    if not row["cas"] and role not in COLLECTIVE:
        raise InvalidData("data_expected_cas", place=f"{place}, cas")
    if not row["name_es"] and not row["name_en"]:
        raise InvalidData("data_expected_text", place=f"{place}, name_es")
    for field in ("since", "until"):
        if (found := row.get(field)) and found not in versions:
            raise InvalidData(
                "data_unknown_value", place=f"{place}, {field}", found=found, known=", ".join(versions)
            )
    for source in row.get("sources", "").split():
        if source not in sources:
            known = ", ".join(sorted(sources))
            raise InvalidData("data_unknown_value", place=f"{place}, sources", found=source, known=known)


def one_of(row: dict[str, str], field: str, known: tuple[str, ...], place: str) -> str:
    """The field's value, which must be one of the ``known``. Raises InvalidData."""
    found = row.get(field, "")
    if found not in known:
        shown = ", ".join(str(value) for value in known if value)
        raise InvalidData("data_unknown_value", place=f"{place}, {field}", found=found, known=shown)
    return found
