"""The command ``placement``: which layer the provisions of a file belong in, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafting.cli import speech
from drafting.cli.options import FILE, GRAVE, JSON, LANGUAGE, LAYER, failing
from drafting.cli.speech import reader_language
from drafting.model import Language, Layer
from drafting.workbench import papers

if TYPE_CHECKING:
    from drafting.placement import Finding, Placed, Placement, RuleBook


@click.command()
@click.argument("file", type=FILE)
@LAYER
@GRAVE
@LANGUAGE
@JSON
def placement(
    file: Path, layer: str | None, fail_on: str | None, language: Language | None, as_json: bool
) -> int:
    """Say of every provision of FILE whether it belongs in a statute, a regulation or an executive order."""
    from drafting.workbench.placement_says import place, told

    document = papers.read_file(file, language)
    placed, found, book = place(document, Layer(layer) if layer else None)
    spoken = reader_language()
    if as_json:
        speech.document(rows(placed, found, book, spoken))
    else:
        labels = {node.eid: speech.name(node) for node in document.walk()}
        lines = [
            (labels[one.eid], one.belongs.value, f"{one.confidence:.2f}", " ".join(one.rules[:4]))
            for one in placed.provisions
            if one.whole or one.mixed
        ]
        click.echo(f"{document.title}  [{placed.layer.value}]\n{speech.table(lines)}")
        for one in found:
            click.echo(f"{labels[one.eid]}: {told(one, book, spoken)}")
    return failing(fail_on, (one.severity for one in found))


def rows(placed: Placement, found: tuple[Finding, ...], book: RuleBook, language: Language) -> dict[str, Any]:
    """The contract's document: the instrument's layer, every provision, and what is out of place."""
    from drafting.workbench.placement_says import told

    advice = {one.eid: told(one, book, language) for one in found}
    return {
        "layer": placed.layer.value,
        "provisions": [_row(one, advice.get(one.eid)) for one in placed.provisions],
        "findings": [
            {"kind": one.kind.value, "severity": one.severity, "eid": one.eid, "belongs": one.belongs.value}
            for one in found
        ],
    }


def _row(one: Placed, advice: str | None) -> dict[str, Any]:
    return {
        "eid": one.eid,
        "belongs": one.belongs.value,
        "confidence": one.confidence,
        "rules": list(one.rules),
        "evidence": [found.quote.exact for found in one.evidence],
        "advice": advice,
        "alternative": one.alternative.value if one.alternative else None,
        "opinion": one.opinion or None,
        "article": one.whole,
        "mixed": one.mixed,
    }


COMMANDS = (placement,)
