"""What a file may answer of a checklist."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import click

from drafting.checklist.model import Candidate, Checklist, Status, Suggestion
from drafting.cli import speech
from drafting.cli.options import FILE, JSON, LANGUAGE
from drafting.cli.speech import reader_language
from drafting.messages import sentence
from drafting.model import Document, Language
from drafting.workbench import papers

#: what counts as a finding for a failing exit
_FAILS = {"missing": (Status.MISSING,), "partly": (Status.MISSING, Status.PARTLY)}


@click.command()
@click.argument("file", type=FILE)
@click.option(
    "--top", type=click.IntRange(1, 50), default=5, show_default=True, help="Provisions per requirement."
)
@click.option("--template", type=FILE, help="A template of your own: .toml, .csv, .xlsx or a Word table.")
@click.option(
    "--fail-on", type=click.Choice(list(_FAILS)), help="Exit 1 if a requirement seems no better than this."
)
@LANGUAGE
@JSON
def checklist(
    file: Path, top: int, template: Path | None, fail_on: str | None, language: Language | None, as_json: bool
) -> int:
    """Say which provisions of FILE may answer each requirement of the Legal Authorities Template."""
    from drafting.workbench import suggesting  # stems and synonyms are read when somebody asks for them

    document = papers.read_file(file, language)
    asked = _own(template) if template else suggesting.shipped()[0]
    found = suggesting.for_text(asked, document, top=top)
    if as_json:
        speech.document(rows(asked, found))
    else:
        _print(asked, document, found)
    return int(any(one.status in _FAILS.get(fail_on or "", ()) for one in found))


def _own(path: Path) -> Checklist:
    """A template of one's own; it is read for this once, so its date says nothing."""
    from drafting.workbench import template_files

    return template_files.read(papers.load(path), path.name, on=date.today())


def rows(asked: Checklist, found: tuple[Suggestion, ...]) -> dict[str, Any]:
    """The suggestions as the contract's JSON."""
    return {
        "template": {
            "id": asked.id,
            "edition": asked.edition,
            "date": asked.dated.isoformat(),
            "name": asked.names,
            "notice": asked.notices,
        },
        "requirements": [
            {
                "id": one.requirement,
                "status": one.status.value,
                "candidates": [_candidate(candidate) for candidate in one.candidates],
                "covered": list(one.covered),
                "uncovered": list(one.uncovered),
            }
            for one in found
        ],
    }


def _candidate(found: Candidate) -> dict[str, Any]:
    return {
        "eid": found.eid,
        "score": found.score,
        "why": [why.words for why in found.why],
        "deciding": found.deciding,
        "grounds": [{"ground": why.ground.value, "words": why.words, "eid": why.eid} for why in found.why],
    }


def _print(asked: Checklist, document: Document, found: tuple[Suggestion, ...]) -> None:
    reader = reader_language()
    labels = {node.eid: speech.name(node) for node in document.walk()}
    click.echo(f"{asked.name(reader)}, {asked.edition} ({asked.dated}). {asked.notice(reader)}")
    for one in found:
        requirement = asked.requirement(one.requirement)
        status = sentence(f"checklist.status_{one.status}", reader)
        text = requirement.text(reader) if requirement else ""
        click.echo(sentence("checklist.line", reader, id=one.requirement, status=status, text=text))
        for candidate in one.candidates:
            words = (sentence("checklist.why", reader, words=why.words) for why in candidate.why)
            line = {
                "score": f"{candidate.score:.2f}",
                "label": labels[candidate.eid],
                "why": ", ".join(words),
            }
            click.echo(sentence("checklist.candidate", reader, **line))
        if not one.candidates:
            click.echo(sentence("checklist.nothing", reader))
    counts = Counter(one.status for one in found)
    totals = {status.value: counts[status] for status in Status}
    click.echo(sentence("checklist.count", reader, **totals), err=True)


COMMANDS = (checklist,)
