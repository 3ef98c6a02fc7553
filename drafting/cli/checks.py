"""The formal checks of a file."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import click

from drafting.cli import speech
from drafting.cli.speech import reader_language
from drafting.cli.texts import FILE, JSON, LANGUAGE
from drafting.messages import sentence
from drafting.model import Language
from drafting.workbench import checking, papers

#: how grave a finding must be for a failing exit
_WEIGHTS = {"error": ("error",), "warning": ("error", "warning"), "info": ("error", "warning", "info")}


@click.command()
@click.argument("file", type=FILE)
@click.option("--fail-on", type=click.Choice(list(_WEIGHTS)), help="Exit 1 on findings as grave as this.")
@LANGUAGE
@JSON
def check(file: Path, fail_on: str | None, language: str | None, as_json: bool) -> int:
    """Check FILE: citations that lead nowhere, terms, numbering, time limits, entry into force."""
    document = papers.read_file(file, cast("Language | None", language))
    found = checking.findings(document)
    reader = cast(Language, reader_language())
    if as_json:
        rows = [
            {
                "rule": one.rule,
                "severity": rule.severity,
                "eid": one.eid,
                "message": checking.told(one, reader),
                "evidence": one.evidence,
                "reason": rule.reasons[reader],
            }
            for rule, one in found
        ]
        speech.document({"findings": rows})
    else:
        for rule, one in found:
            click.echo(f"{one.eid}: {rule.titles[reader]}. {checking.told(one, reader)}")
        key = "cli.check.count" if found else "cli.check.none"
        click.echo(sentence(key, reader, count=len(found)), err=True)
    return int(any(rule.severity in _WEIGHTS.get(fail_on or "", ()) for rule, _ in found))


COMMANDS = (check,)
