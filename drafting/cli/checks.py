"""The formal checks of a file, or of a draft of the workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from drafting.checks import Finding, Rule
from drafting.cli import speech
from drafting.cli.options import FILE, JSON, LANGUAGE, failing
from drafting.cli.speech import reader_language
from drafting.cli.workspace import opened, with_data
from drafting.messages import sentence
from drafting.model import Draft, Language
from drafting.workbench import Workbench, checking


@click.command()
@click.argument("file", type=FILE, required=False)
@click.option("--against", type=FILE, help="An earlier draft of FILE: finds citations left behind.")
@click.option("--workspace-text", "slug", metavar="SLUG", help="A draft of the workspace instead of FILE.")
@click.option("--draft", "number", type=int, help="Which draft of it (the latest unless given).")
@click.option("--put-aside", metavar="KEY", help="Leave this finding of it out from now on; with --reason.")
@click.option("--reason", default="", help="Why.")
@click.option("--aside", "with_aside", is_flag=True, help="List what was put aside in it.")
@click.option("--bring-back", type=int, metavar="ID", help="Show again what this decision put aside.")
@click.option(
    "--fail-on", type=click.Choice(["error", "warning", "info"]), help="Exit 1 on findings as grave as this."
)
@with_data
@LANGUAGE
@JSON
def check(
    file: Path | None,
    against: Path | None,
    slug: str | None,
    number: int | None,
    put_aside: str | None,
    reason: str,
    bring_back: int | None,
    fail_on: str | None,
    language: Language | None,
    directory: Path,
    *,
    with_aside: bool,
    as_json: bool,
) -> int:
    """Check FILE: citations that lead nowhere, terms, names, numbering, time limits, entry into force.

    With --workspace-text a draft of the workspace: what was put aside, with a reason, is left out.
    """
    if (file is None) == (slug is None):
        raise click.UsageError(sentence("cli.check.one_of", reader_language()))
    kept = (number, put_aside, bring_back, with_aside or None, reason or None)
    if (file is not None and any(one is not None for one in kept)) or (
        slug is not None and against is not None
    ):
        raise click.UsageError(sentence("cli.check.of_drafts", reader_language()))
    if file is not None:
        spoken = language
        rows = [_row(rule, one) for rule, one in checking.of_file(file, against, spoken)]
        return _told(rows, fail_on, as_json=as_json)
    desk = opened(directory)
    assert slug is not None
    draft = desk.draft(slug, number)
    if bring_back is not None:
        desk.checks.bring_back(bring_back)
    if put_aside is not None:
        before = next((one.before for one in desk.checks.findings(draft.id) if one.key == put_aside), None)
        desk.checks.put_aside(draft.id, put_aside, reason, after=before)
    if with_aside:
        return _asides(desk, draft, as_json=as_json)
    found = [one for one in desk.checks.findings(draft.id) if one.aside is None]
    return _told([_row(one.rule, one.finding) | {"key": one.key} for one in found], fail_on, as_json=as_json)


def _row(rule: Rule, one: Finding) -> dict[str, Any]:
    reader = reader_language()
    return {
        "rule": one.rule,
        "severity": rule.severity,
        "eid": one.eid,
        "message": checking.told(one, reader),
        "evidence": one.evidence,
        "reason": rule.reasons[reader],
        "title": rule.titles[reader],
    }


def _told(rows: list[dict[str, Any]], fail_on: str | None, *, as_json: bool) -> int:
    if as_json:
        speech.document({"findings": rows})
    else:
        for row in rows:
            key = f"  [{row['key']}]" if "key" in row else ""
            click.echo(f"{row['eid']}: {row['title']}. {row['message']}{key}")
        said = "cli.check.count" if rows else "cli.check.none"
        click.echo(sentence(said, reader_language(), count=len(rows)), err=True)
    return failing(fail_on, (row["severity"] for row in rows))


def _asides(desk: Workbench, draft: Draft, *, as_json: bool) -> int:
    """What was put aside, by whom, when, why, and whether it still holds."""
    rows = [
        {
            "id": one.decision.id,
            "rule": one.rule,
            "eid": one.eid,
            "evidence": one.decision.body.get("words", ""),
            "reason": one.decision.body.get("reason", ""),
            "who": one.decision.who,
            "when": one.decision.at.isoformat(),
            "holds": one.holds,
        }
        for one in desk.checks.aside(draft.instrument, draft.number)
    ]
    if as_json:
        speech.document({"aside": rows})
        return 0
    for row in rows:
        state = "" if row["holds"] else f"  ({sentence('cli.check.lapsed', reader_language())})"
        made = f"{row['who']} {str(row['when'])[:16]}"
        click.echo(f"{row['id']}  {row['eid']}: {row['rule']}  {row['reason']}  {made}{state}")
    if not rows:
        click.echo(sentence("cli.check.no_aside", reader_language()), err=True)
    return 0


COMMANDS = (check,)
