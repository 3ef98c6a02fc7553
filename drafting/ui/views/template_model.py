"""A template as a sheet to write one's own from: the columns that are read back, in the reader's language."""

from __future__ import annotations

import csv
from io import StringIO

from drafting.checklist.model import Checklist
from drafting.ui.speech import Speech

_COLUMNS = ("id", "section", "scope", "layer", "text", "why", "sources", "terms")


def model(checklist: Checklist, speech: Speech) -> bytes:
    """The template as .csv that a spreadsheet program opens and the workbench reads again."""
    language = speech.language
    sections = {section.id: section.name(language) for section in checklist.sections}
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(speech(f"ui.template.field_{column}") for column in _COLUMNS)
    for one in checklist.requirements:
        layer = speech(f"ui.layer.{one.layer.value}") if one.layer else ""
        writer.writerow(
            (
                one.id,
                sections.get(one.section, one.section),
                speech(f"ui.checklist.scope_{one.scope}"),
                layer,
                one.text(language),
                one.rationales.get(language, ""),
                "; ".join(source.citation for source in one.sources),
                "; ".join(one.terms.get(language, ())),
            )
        )
    return out.getvalue().encode("utf-8-sig")  # without the mark Excel takes accents for something else
