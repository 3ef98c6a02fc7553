"""The report on placement: what is out of place and what to do, then every article with its layer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from drafting.messages import sentence
from drafting.model import Language
from drafting.placement import RuleBook, Stood
from drafting.report import Cell, Column, Report, Row, Span, Table, Tone, cell
from drafting.workbench.placement_says import explained, headed, layer_name, speaking, sure

if TYPE_CHECKING:
    from drafting.workbench import placing

TONES: dict[str, Tone] = {"error": "bad", "warning": "fair", "info": ""}

#: how much of a provision a cell shows
_LONGEST = 600


def write(
    columns: Sequence[placing.Column], found: Sequence[placing.Seen], book: RuleBook, language: Language
) -> Report:
    """The report in ``language``."""
    drafts = "; ".join(f"{column.instrument.short_title} {column.draft.number}" for column in columns)
    notes = (_say("note", language),)
    tables = (_findings(columns, found, book, language), _articles(columns, book, language))
    return Report(_say("title", language), language, tables, drafts, notes)


def _findings(
    columns: Sequence[placing.Column], found: Sequence[placing.Seen], book: RuleBook, language: Language
) -> Table:
    rows = []
    names = {column.instrument.slug: column for column in columns}
    for seen in found:
        finding = seen.finding
        column = names[finding.slug]
        label = next(
            (row.provision.label for row in column.rows if row.provision.eid == finding.eid), finding.eid
        )
        rule = speaking(finding, book)
        quotes = [(Span(f"«{one.quote.exact}»", quiet=True),) for one in finding.evidence[:4]]
        decision = [str(seen.decision.body.get("reason", ""))] if seen.decision else []
        rows.append(
            Row(
                (
                    cell(f"{column.instrument.short_title}, {label.strip(' .-–—') or finding.eid}"),
                    cell(
                        (Span(headed(finding, language), bold=True),),
                        *quotes,
                        tone=TONES[finding.severity],
                    ),
                    cell(layer_name(finding.belongs, language), sure(finding.confidence, language)),
                    cell(explained(finding, book, language)),
                    cell(*decision, *(rule.sources[language][:3] if rule else ())),
                ),
                _say(f"severity_{finding.severity}", language),
            )
        )
    captions = [("where", 14), ("what", 24), ("belongs", 12), ("why", 36), ("sources", 14)]
    return Table(
        _say("findings", language),
        tuple(Column(_say(name, language), share) for name, share in captions),
        tuple(rows),
        grouped=_say("severity", language),
        nothing=_say("nothing", language),
    )


def _articles(columns: Sequence[placing.Column], book: RuleBook, language: Language) -> Table:
    rows = [
        Row(
            (
                cell(row.provision.label.strip(" .-–—") or row.provision.eid),
                cell(_beginning(row)),
                _layer(row, column, language),
                cell(*(_rule(rule, book, language) for rule in row.placed.rules[:2])),
            ),
            column.instrument.short_title,
        )
        for column in columns
        for row in column.rows
    ]
    captions = [("provision", 12), ("text", 46), ("belongs", 18), ("rules", 24)]
    return Table(
        _say("articles", language),
        tuple(Column(_say(name, language), share) for name, share in captions),
        tuple(rows),
        grouped=_say("instrument", language),
        nothing=_say("nothing", language),
    )


def _rule(rule: str, book: RuleBook, language: Language) -> tuple[Span, ...]:
    """What a rule is about, and quietly its number in the file of rules."""
    return (Span(f"{book.by_id[rule].subject[language]} "), Span(rule, quiet=True))


def _layer(row: Stood, column: placing.Column, language: Language) -> Cell:
    lines = [layer_name(row.layer, language), sure(row.placed.confidence, language)]
    if row.ruling is not None:
        key = "stale" if row.stale else "decided"
        layer = layer_name(row.ruling.layer, language)
        lines.append(
            sentence(
                f"placement.say.{key}", language, who=row.ruling.who, layer=layer, reason=row.ruling.reason
            )
        )
    elif row.placed.alternative is not None:
        layer = layer_name(row.placed.alternative, language)
        lines.append(sentence("placement.say.alternative", language, layer=layer))
    tone: Tone = "fair" if row.layer is not column.instrument.layer else ""
    return cell(*lines, tone=tone)


def _beginning(row: Stood) -> str:
    words = " ".join(" ".join(node.printed.split()) for node in row.provision.walk())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]} …"


def _say(key: str, language: Language) -> str:
    return sentence(f"placement.report.{key}", language)
