"""The control lists: ``corpus/control-lists/``, a .toml of facts and a .csv of rows for each list."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from drafting.corpus.places import DIRECTORY, LANGUAGES
from drafting.corpus.rows import Row
from drafting.errors import InvalidData
from drafting.substances.model import ControlList, Entry, Version, Wording
from drafting.substances.reading import KINDS, Placed, entries, one_of

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@cache
def control_lists() -> tuple[ControlList, ...]:
    """All lists of ``corpus/control-lists/``, the treaty's first. Raises InvalidData."""
    return read_control_lists(DIRECTORY / "control-lists")


@cache
def reference_wording() -> Wording:
    """The words by which clauses take in lists, of both languages. Raises InvalidData."""
    top = Row.of_file(DIRECTORY / "control-lists" / "wording.toml")
    found: dict[str, list[str]] = {"states": [], "takes_in": [], "follows": []}
    for language in LANGUAGES:
        row = top.table(language)
        for field, texts in found.items():
            texts += row.texts(field)
        row.nothing_else()
    return Wording(**{field: tuple(texts) for field, texts in found.items()})


def read_control_lists(directory: Path) -> tuple[ControlList, ...]:
    """The lists of a directory, with the synonyms of its ``synonyms.csv``. Raises InvalidData."""
    synonyms = _read_synonyms(directory / "synonyms.csv")
    used: set[str] = set()
    found = []
    for path in sorted(directory.glob("*.toml")):
        if path.name != "wording.toml":
            found.append(_read_list(path, synonyms, used))
    for key, (place, _) in synonyms.items():
        if key not in used:
            raise InvalidData(
                "data_unknown_value", place=place, found=key, known="CAS numbers and entries of the lists"
            )
    return tuple(sorted(found, key=lambda one: (KINDS.index(one.kind), one.id)))


def _read_list(
    path: Path, synonyms: dict[str, tuple[str, list[tuple[str, str]]]], used: set[str]
) -> ControlList:
    top = Row.of_file(path)
    list_id = path.stem
    if not _ID.fullmatch(list_id):
        raise InvalidData("data_bad_id", place=path.name, found=list_id)
    kind = top.one_of("kind", KINDS)
    versions = tuple(_version(row) for row in top.rows("versions"))
    sources = top.table("sources").strings()
    rows = _rows(path.with_name(top.text("rows")))
    found_entries = entries(rows, list_id, kind, [version.id for version in versions], sources)
    found = ControlList(
        id=list_id,
        kind=kind,
        names={language: top.text(language) for language in LANGUAGES},
        shorts={language: top.text(f"short_{language}") for language in LANGUAGES},
        entries=tuple(_with_synonyms(entry, synonyms, used) for entry in found_entries),
        versions=versions,
        refers=tuple(phrase for language in LANGUAGES for phrase in top.texts(f"refers_{language}")),
        prefixes=tuple(top.texts("prefixes")),
        headings=tuple(top.texts("headings")),
        families_of="" if kind == "treaty_schedules" else "cwc",
        default=top.flag("default"),
        sources=sources,
    )
    top.nothing_else()
    return found


def _version(row: Row) -> Version:
    found = Version(row.text("id"), {language: row.text(language) for language in LANGUAGES})
    if not re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", found.id):
        raise row.error("data_expected_date", "id")
    row.nothing_else()
    return found


def _rows(path: Path) -> list[Placed]:
    """The rows of a .csv with their places; every field is text, stripped."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            rows = [(f"{path.name}, row {reader.line_num}", row) for row in reader]
            header = list(reader.fieldnames or ())
    except OSError as error:
        raise InvalidData("data_missing_file", place=path.name) from error
    except (ValueError, csv.Error) as error:
        raise InvalidData("data_not_csv", place=path.name, reason=" ".join(str(error).split())) from error
    for place, row in rows:
        if None in row or None in row.values():
            raise InvalidData("data_row_length", place=place, wanted=len(header))
    return [(place, {name: value.strip() for name, value in row.items()}) for place, row in rows]


def _read_synonyms(path: Path) -> dict[str, tuple[str, list[tuple[str, str]]]]:
    """Further names by key (a CAS number, or list:entry), each with the place of its first row."""
    found: dict[str, tuple[str, list[tuple[str, str]]]] = {}
    for place, row in _rows(path) if path.exists() else ():
        key, language, name = (row.get(field, "") for field in ("key", "language", "name"))
        if not key or not name:
            raise InvalidData("data_expected_text", place=f"{place}, {'name' if key else 'key'}")
        one_of(row, "language", LANGUAGES, place)
        found.setdefault(key, (f"{place}, key", []))[1].append((language, name))
    return found


def _with_synonyms(
    entry: Entry, synonyms: dict[str, tuple[str, list[tuple[str, str]]]], used: set[str]
) -> Entry:
    if entry.key not in synonyms:
        return entry
    used.add(entry.key)
    return replace(entry, names=tuple(dict.fromkeys((*entry.names, *synonyms[entry.key][1]))))
