"""The commands ``deciders``, ``duties`` and ``delegations``: what a file says bodies and persons do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafting.cli import speech
from drafting.cli.options import AGAINST, FILE, JSON, LANGUAGE
from drafting.cli.speech import reader_language
from drafting.messages import counted, sentence
from drafting.model import Document, Language, Layer
from drafting.workbench import papers
from drafting.workbench.called import called

if TYPE_CHECKING:
    from drafting.clauses.deciders import Decider, Deciders
    from drafting.clauses.delegations import Delegation, Delegations
    from drafting.clauses.duties import Duties, Duty
    from drafting.workbench.acts import Step


def _common(command: Callable[..., None]) -> Callable[..., None]:
    return click.argument("file", type=FILE)(AGAINST(LANGUAGE(JSON(command))))


@click.command()
@_common
def deciders(file: Path, against: Path | None, language: Language | None, as_json: bool) -> None:
    """Which public body receives, advises, decides, inspects, sanctions, hears appeals, keeps lists."""
    from drafting.workbench import acts

    _run(file, against, language, as_json, acts.deciders_of, _decider)


@click.command()
@click.option("--statute", "statutes", type=FILE, multiple=True, help="The statute that FILE carries out.")
@_common
def duties(
    file: Path, against: Path | None, language: Language | None, as_json: bool, statutes: tuple[Path, ...]
) -> None:
    """Who must do what, with condition, threshold, deadline and the sanction for not doing it."""
    from drafting.workbench import acts

    spoken = language
    above = [acts.statute_of(papers.read_file(one, spoken)) for one in statutes]
    _run(file, against, language, as_json, lambda text: acts.duties_of(text, statutes=above), _duty)


@click.command()
@click.option("--regulation", "regulations", type=FILE, multiple=True, help="A regulation in hand.")
@click.option("--order", "orders", type=FILE, multiple=True, help="An executive order in hand.")
@_common
def delegations(
    file: Path, against: Path | None, language: Language | None, as_json: bool,
    regulations: tuple[Path, ...], orders: tuple[Path, ...],
) -> None:  # fmt: skip
    """What a statute leaves to the regulation or an order, and what those in hand make of it."""
    from drafting.workbench import acts

    spoken = language
    others = [(Layer.REGULATION, papers.read_file(one, spoken)) for one in regulations]
    others += [(Layer.EXECUTIVE_ORDER, papers.read_file(one, spoken)) for one in orders]
    _run(file, against, language, as_json, lambda text: acts.delegations_of(text, others), _delegation)


def _run(
    file: Path, against: Path | None, language: Language | None, as_json: bool,
    read: Callable[[Document], Deciders | Duties | Delegations], row: Callable[[Any], dict[str, Any]],
) -> None:  # fmt: skip
    from drafting.workbench import acts

    document = papers.read_file(file, language)
    found = read(document)
    spoken = reader_language()
    steps: tuple[Step, ...] = ()
    if against is not None:
        old = papers.read_file(against, document.language)
        steps = acts.between(read(old).rows, found.rows, old, document)
    if as_json:
        speech.document(_contract(found, steps, against is not None, row, spoken))
        return
    labels = called(document, spoken)
    lines = [_line(row(one), labels, spoken) for one in found.rows]
    click.echo(speech.table(lines) if lines else sentence("acts.none", spoken))
    for step in steps:
        side = step.new or step.old
        assert side is not None
        what = sentence(f"acts.{step.change}", spoken)
        click.echo(f"{what}: {side.eid}: {side.quote.exact[:110]}")
    for alert in found.warnings:
        click.echo(f"{labels.get(alert.eid, alert.eid)}: {acts.told(alert, spoken)}")
    if found.unread:
        click.echo(counted("acts.unread", len(found.unread), spoken, count=len(found.unread)))


def _contract(
    found: Deciders | Duties | Delegations, steps: tuple[Step, ...], compared: bool,
    row: Callable[[Any], dict[str, Any]], language: Language,
) -> dict[str, Any]:  # fmt: skip
    from drafting.workbench.acts import told

    made: dict[str, Any] = {
        "rows": [row(one) for one in found.rows],
        "warnings": [
            {
                "rule": alert.rule,
                "severity": alert.severity,
                "eid": alert.eid,
                "message": told(alert, language),
                "evidence": alert.quote.exact if alert.quote else "",
                "others": list(alert.others),
            }
            for alert in found.warnings
        ],
        "unread": [{"eid": one.eid, "evidence": one.quote.exact, "why": one.why} for one in found.unread],
    }
    if compared:
        made["changes"] = [
            {
                "change": step.change,
                "old": row(step.old) if step.old else None,
                "new": row(step.new) if step.new else None,
            }
            for step in steps
        ]
    return made


def _decider(one: Decider) -> dict[str, Any]:
    return {
        "eid": one.eid, "agency": one.agency, "printed": one.printed, "function": one.function,
        "matter": one.matter or None, "second": one.second, "evidence": one.evidence,
    }  # fmt: skip


def _duty(one: Duty) -> dict[str, Any]:
    return {
        "eid": one.eid, "kind": one.kind, "who": one.who or None, "duty": one.words,
        "condition": one.condition or None, "threshold": one.threshold or None,
        "deadline": one.deadline or None, "sanctions": list(one.sanctions),
        "sanctions_in_statute": list(one.above), "evidence": one.evidence,
    }  # fmt: skip


def _delegation(one: Delegation) -> dict[str, Any]:
    return {
        "eid": one.eid, "instrument": one.instrument, "to": one.to or None, "matter": one.matter,
        "limits": list(one.limits), "by_when": one.by_when or None, "whole": one.whole,
        "uses": [{"layer": use.layer, "eid": use.eid, "evidence": use.quote.exact} for use in one.uses],
        "forgotten": one.forgotten, "evidence": one.evidence,
    }  # fmt: skip


def _line(row: dict[str, Any], labels: dict[str, str], language: Language) -> tuple[str, ...]:
    from drafting.workbench import acts

    place = labels.get(row["eid"], row["eid"])
    if "function" in row:
        return place, acts.function_name(row["function"], language), row["agency"], row["evidence"][:70]
    if "kind" in row:
        name = acts.duty_name(row["kind"], language)
        return (
            place,
            name,
            (row["who"] or sentence("acts.unsaid", language))[:40],
            (row["deadline"] or "")[:40],
        )
    name = acts.rule_name(row["instrument"], language)
    return place, name, row["to"] or sentence("acts.unsaid", language), row["matter"][:70]


COMMANDS = (deciders, duties, delegations)
