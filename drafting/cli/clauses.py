"""The commands ``penalties`` and ``clocks``: what a file says that a breach costs, and its time limits."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.cli import speech
from drafting.cli.options import AGAINST, FILE, JSON, LANGUAGE, LAYER
from drafting.cli.speech import reader_language
from drafting.messages import counted, sentence
from drafting.model import Document, Language, Layer
from drafting.workbench import papers
from drafting.workbench.called import called

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafting.clauses.clocks import Clock
    from drafting.clauses.comparing import Course
    from drafting.clauses.penalties import Penalty
    from drafting.clauses.sentences import Alert


@click.command()
@click.argument("file", type=FILE)
@AGAINST
@LAYER
@LANGUAGE
@JSON
def penalties(
    file: Path, against: Path | None, layer: str | None, language: Language | None, as_json: bool
) -> None:
    """The sanctions of FILE: conduct, kind, least and most, who imposes them; where they contradict."""
    from drafting.clauses.penalties import compare
    from drafting.workbench import clause_rows, clause_texts

    document, old = _texts(file, against, language)
    own = Layer(layer) if layer else clause_texts.layer_of(document)
    found = clause_texts.penalties_of(document, own)
    alerts = clause_texts.penalty_alerts(found, document)
    courses = compare(clause_texts.penalties_of(old, own), found) if old else None
    spoken = reader_language()
    if as_json:
        speech.document(clause_rows.contract(found, alerts, courses, spoken))
        return
    labels = called(document, spoken)
    lines = [_penalty(row, labels, spoken) for row in found.rows]
    click.echo(speech.table(lines) if lines else sentence("clauses.none_penalties", spoken))
    _changed(courses or (), spoken)
    _rest(alerts, len(found.unread), labels, spoken)


@click.command()
@click.argument("file", type=FILE)
@AGAINST
@LAYER
@click.option("--statute", type=FILE, help="The statute that FILE, a regulation, carries out.")
@click.option(
    "--if", "changes", multiple=True, metavar="PLACE=DAYS[xTIMES][+DAYS]",
    help="What if: art_43=39x2 (39 days, stopped twice), art_43=39x2+10 (for ten days each).",
)  # fmt: skip
@LANGUAGE
@JSON
def clocks(
    file: Path, against: Path | None, layer: str | None, statute: Path | None, changes: tuple[str, ...],
    language: Language | None, as_json: bool,
) -> None:  # fmt: skip
    """The time limits of FILE: length, from what, for whom, what stops them, what silence means."""
    from drafting.clauses.clocks import across, compare, what_if
    from drafting.workbench import clause_rows, clause_texts
    from drafting.workbench.what_if import read

    document, old = _texts(file, against, language)
    found = clause_texts.clocks_of(document, Layer(layer) if layer else clause_texts.layer_of(document))
    alerts = clause_texts.clock_alerts(found, document)
    if statute is not None:
        above = clause_texts.clocks_of(papers.read_file(statute, document.language), Layer.STATUTE)
        alerts = (*alerts, *across(above, found))
    courses = compare(clause_texts.clocks_of(old), found) if old else None
    path = what_if(found.rows, read(changes, found.rows))
    spoken = reader_language()
    if as_json:
        made = clause_rows.contract(found, alerts, courses, spoken)
        speech.document({**made, "path": clause_rows.path_row(path)})
        return
    labels = called(document, spoken)
    lines = [_clock(row, labels, spoken) for row in found.rows]
    click.echo(speech.table(lines) if lines else sentence("clauses.none_clocks", spoken))
    _changed(courses or (), spoken)
    if path.steps:
        days = clause_rows.amount(round(path.days), "calendar_days", spoken)
        working = clause_rows.amount(round(path.working_days), "working_days", spoken)
        click.echo(sentence("clauses.longest", spoken, days=days, working=working))
    _rest(alerts, len(found.unread), labels, spoken)


def _texts(file: Path, against: Path | None, language: Language | None) -> tuple[Document, Document | None]:
    from drafting.workbench.clause_texts import paired

    document = papers.read_file(file, language)
    if against is None:
        return document, None
    old, new = paired(papers.read_file(against, document.language), document)
    return new, old


def _penalty(row: Penalty, labels: dict[str, str], language: Language) -> tuple[str, ...]:
    from drafting.workbench import clause_rows

    name = clause_rows.kind_name(row, language)
    return labels.get(row.eid, row.eid), name, clause_rows.figures(row, language), row.conduct[:70]


def _clock(row: Clock, labels: dict[str, str], language: Language) -> tuple[str, ...]:
    from drafting.workbench import clause_rows

    role = sentence(f"clauses.role.{row.role}", language)
    silence = sentence(f"clauses.silence.{row.silence}", language) if row.silence else ""
    start = row.event or (sentence("clauses.implied", language) if row.implied else "")
    return (
        labels.get(row.eid, row.eid),
        clause_rows.length(row, language),
        role,
        start[:50],
        row.actor[:40],
        silence,
    )


def _changed(courses: Iterable[Course[Penalty] | Course[Clock]], language: Language) -> None:
    from drafting.workbench import clause_rows

    for one in courses:
        if one.change != "same":
            click.echo(clause_rows.course_told(one, language))


def _rest(alerts: Iterable[Alert], unread: int, labels: dict[str, str], language: Language) -> None:
    from drafting.workbench import clause_rows

    for alert in alerts:
        click.echo(f"{labels.get(alert.eid, alert.eid)}: {clause_rows.told(alert, language)}")
    if unread:
        click.echo(counted("clauses.unread", unread, language, count=unread))


COMMANDS = (penalties, clocks)
