"""Options and arguments that several commands have: what they are called, and how they are read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.errors import BadRequest
from drafting.model import Layer

if TYPE_CHECKING:
    from drafting.workbench.reports import ReportFormat

FILE = click.Path(path_type=Path, readable=False)  # what cannot be read is said by papers.load
JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")
LANGUAGE = click.option(
    "--language", type=click.Choice(["es", "en"]), help="The language of the text (detected unless given)."
)
AGAINST = click.option("--against", type=FILE, help="Say what became of the rows since the text OLD.")
LAYER = click.option(
    "--layer",
    type=click.Choice([layer.value for layer in Layer]),
    help="What FILE itself is (guessed from its title and its words unless given).",
)
DRAFT = click.option("--draft", "number", type=int, help="Which draft (the latest unless given).")
GRAVE = click.option("--fail-on", type=click.Choice(["error", "warning"]), help="Exit 1 on such findings.")

_FORMATS: dict[str, ReportFormat] = {".docx": "docx", ".xlsx": "xlsx", ".pdf": "pdf"}
#: the gravest first
_SEVERITIES = ("error", "warning", "info")


def moment(text: str) -> datetime:
    """A date or moment in ISO 8601, in universal time where it names no zone. Raises BadRequest."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError as wrong:
        raise BadRequest("bad_date", place=text) from wrong
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def day(text: str) -> date:
    """The day of a date or moment in ISO 8601. Raises BadRequest."""
    return moment(text).date()


def report_format(output: Path) -> ReportFormat:
    """What the name of a file says a report is to be written as. Raises BadRequest."""
    try:
        return _FORMATS[output.suffix.lower()]
    except KeyError as unknown:
        raise BadRequest("output_not_report", place=str(output)) from unknown


def names(text: str) -> list[str]:
    """What was typed with commas between."""
    return [name.strip() for name in text.split(",") if name.strip()]


def failing(fail_on: str | None, severities: Iterable[str]) -> int:
    """The exit code for findings of these severities: 1 if one is as grave as asked, or graver."""
    grave = _SEVERITIES[: _SEVERITIES.index(fail_on) + 1] if fail_on else ()
    return int(any(one in grave for one in severities))
