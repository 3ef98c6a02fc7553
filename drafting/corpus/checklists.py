"""The checklists of ``corpus/checklists/``, one TOML file each."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import get_args

from drafting.checklist.model import Checklist, Requirement, Scope, Section, Seen, Source
from drafting.corpus.language import lexicon
from drafting.corpus.places import DIRECTORY, LANGUAGES
from drafting.corpus.rows import Row
from drafting.model import Layer

EITHER = "either"
LEGAL_AUTHORITIES = "legal-authorities"

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")


@cache
def checklists() -> tuple[Checklist, ...]:
    """All checklists of ``corpus/checklists/``, by id. Raises InvalidData."""
    found = [read_checklist(path) for path in sorted((DIRECTORY / "checklists").glob("*.toml"))]
    return tuple(sorted(found, key=lambda checklist: checklist.id))


def legal_authorities() -> Checklist:
    """The Legal Authorities Template in our reconstruction. Raises InvalidData."""
    return next(found for found in checklists() if found.id == LEGAL_AUTHORITIES)


def read_checklist(path: Path) -> Checklist:
    """The checklist in a TOML file. Raises InvalidData, which names file, row and field."""
    return checklist_of(Row.of_file(path), forms=lexicon().forms)


def checklist_of(top: Row, *, forms: Collection[str]) -> Checklist:
    """The checklist in the topmost table of a file; ``forms`` are the known ones. Raises InvalidData."""
    checklist_id = _id(top)
    edition = top.text("edition")
    dated = top.day("date")
    names = _said(top.table("name"))
    notices = _said(top.table("notice")) if top.has("notice") else {}
    sections = tuple(_section(row) for row in top.rows("sections", once="id"))
    rows = top.rows("requirements", once="id")
    requirements = tuple(_requirement(row, [section.id for section in sections], forms) for row in rows)
    top.nothing_else()
    return Checklist(checklist_id, edition, dated, names, notices, sections, requirements)


def _section(row: Row) -> Section:
    section_id = _id(row)
    return Section(section_id, _said(row))


def _requirement(row: Row, sections: list[str], forms: Collection[str]) -> Requirement:
    layer = row.one_of("layer", [*Layer, EITHER])
    found = Requirement(
        id=_id(row),
        section=row.one_of("section", sections),
        scope=row.one_of("scope", get_args(Scope)),
        layer=None if layer == EITHER else Layer(layer),
        texts=_in_languages(row, "{}"),
        rationales=_in_languages(row, "why_{}", needed=False),
        sources=tuple(_source(source) for source in row.rows("sources")) if row.has("sources") else (),
        terms={lang: terms for lang in LANGUAGES if (terms := row.texts(f"terms_{lang}"))},
        forms=row.texts("forms"),
    )
    for form in found.forms:
        if form not in forms:
            raise row.error("data_unknown_value", "forms", found=form, known=", ".join(sorted(forms)))
    row.nothing_else()
    return found


def _source(row: Row) -> Source:
    found = Source(row.text("cite"), row.one_of("seen", get_args(Seen)))
    row.nothing_else()
    return found


def _said(row: Row) -> dict[str, str]:
    found = _in_languages(row, "{}")
    row.nothing_else()
    return found


def _in_languages(row: Row, pattern: str, *, needed: bool = True) -> dict[str, str]:
    """What a row says by language; at least one where it is needed."""
    fields = {language: pattern.format(language) for language in LANGUAGES}
    found: dict[str, str] = {
        language: row.text(field) for language, field in fields.items() if row.has(field)
    }
    if needed and not found:
        raise row.error("data_expected_text", fields[LANGUAGES[0]])
    return found


def _id(row: Row) -> str:
    found = row.text("id")
    if not _ID.fullmatch(found):
        raise row.error("data_bad_item_id", "id", found=found)
    return found
