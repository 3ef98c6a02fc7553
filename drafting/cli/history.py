"""Commands on what more than two drafts say: one provision through all of them, two against a common base."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from drafting.cli import speech
from drafting.cli.options import FILE, JSON, LANGUAGE
from drafting.cli.speech import say
from drafting.cli.tables import Wanted, with_choices, write_three
from drafting.cli.texts import change_line, change_row, side
from drafting.cli.workspace import facts, opened, with_data
from drafting.compare.blame import Segment, blame
from drafting.compare.history import History, Step
from drafting.compare.three import Point, Status, ThreeWay
from drafting.model import Change, Language, Op, Provision
from drafting.workbench import papers

_QUIET = (Status.UNCHANGED, Status.RENUMBERED)


@click.command()
@click.argument("slug")
@click.argument("provision")
@with_data
@JSON
def history(slug: str, provision: str, directory: Path, as_json: bool) -> None:
    """Tell one PROVISION through all drafts of an instrument, and which draft brought in its words.

    PROVISION is cited (art_12, art_12__fr_II) or called (12, "12 Bis", "Anexo I") as the latest draft does
    that has it.
    """
    found = opened(directory).history(slug, provision)
    if as_json:
        speech.document(history_row(found))
        return
    for step in found.steps:
        click.echo(_step(step))
    click.echo(say("blame", number=found.present.draft.number))
    for line in blame(found):
        label = f"{line.provision.label} " if line.provision.label else ""
        words = "".join(f"[{found.draft}]{found.text}" for found in (*line.heading, *line.text))
        click.echo(f"{'  ' * (line.depth + 1)}{label}{words}")


@click.command()
@click.argument("base", type=FILE)
@click.argument("a", type=FILE)
@click.argument("b", type=FILE)
@click.option("-o", "--output", type=FILE, help="Write a comparative table (.docx, .xlsx or .pdf) instead.")
@with_choices
@LANGUAGE
@JSON
def three(
    base: Path,
    a: Path,
    b: Path,
    output: Path | None,
    wanted: Wanted,
    language: Language | None,
    as_json: bool,
) -> None:
    """Say what A and B each changed in BASE: where they agree and where they collide."""
    if output is not None:
        write_three(base, a, b, output, wanted, language)
        return
    found = papers.three_files(base, a, b, language)
    if as_json:
        speech.document(three_row(found))
        return
    for point in found.points:
        if point.status not in _QUIET:
            click.echo(_point(point))
    click.echo(", ".join(f"{status} {count}" for status, count in found.summary().items()))


def history_row(history: History) -> dict[str, Any]:
    """The history as the contract's JSON, with the blame of the present text."""
    return {
        "instrument": history.instrument,
        "uid": history.uid,
        "alive": history.alive,
        "present": {"draft": history.present.draft.number, **_named(history.present.provision)},
        "drafts": [facts(draft) for draft in history.drafts],
        "steps": [_step_row(step) for step in history.steps],
        "blame": [
            {
                **_named(line.provision),
                "depth": line.depth,
                "born": line.born,
                "label_since": line.label,
                "heading": _segments(line.heading),
                "text": _segments(line.text),
            }
            for line in blame(history)
        ],
    }


def three_row(three: ThreeWay) -> dict[str, Any]:
    """The three texts as the contract's JSON, unchanged provisions included."""
    return {
        "summary": three.summary(),
        "points": [
            {
                "status": point.status.value,
                "base": side(point.base),
                "a": _change_row(point.a),
                "b": _change_row(point.b),
                "combined": (
                    {"heading": point.combined.heading, "text": point.combined.text}
                    if point.combined
                    else None
                ),
            }
            for point in three.points
        ],
    }


def _step_row(step: Step) -> dict[str, Any]:
    return {
        "draft": step.draft.number,
        "until": step.last.number,
        "against": step.before.number if step.before else None,
        "turns": [turn.value for turn in step.turns],
        "provision": side(step.provision),
        "above": [speech.name(node) for node in step.above],
        "significance": [found.value for found in step.significance],
        "kin": [{"uid": kin.uid, "draft": kin.number} for kin in step.kin],
        "changes": [change_row(change) for change in step.changes],
    }


def _change_row(change: Change | None) -> dict[str, Any] | None:
    return change_row(change) if change else None


def _named(provision: Provision) -> dict[str, Any]:
    return {**(side(provision) or {}), "uid": provision.uid}


def _segments(segments: tuple[Segment, ...]) -> list[list[object]]:
    return [[segment.draft, segment.text] for segment in segments]


def _step(step: Step) -> str:
    turns = "+".join(step.turns)
    touches = f" ({', '.join(step.significance)})" if step.significance else ""
    on, author = step.draft.date.isoformat(), step.draft.author
    facts_of = ", ".join(part for part in (on, step.draft.stage, author) if part)
    where = " › ".join(speech.name(node) for node in step.above)
    called = speech.name(step.provision) if step.provision else ""
    head = say("step", number=step.draft.number, facts=facts_of)
    lines = ["  ".join(part for part in (head, f"{turns}{touches}", called, where) if part)]
    if step.before:
        lines += [f"    {_told(change)}" for change in speech.changed(step.changes)]
    return "\n".join(lines)


def _told(change: Change) -> str:
    """A change for reading; where no word changed, without the words."""
    told = change_line(change)
    same = all(edit.op is Op.EQUAL for edit in (*change.heading_edits, *change.edits))
    return told.splitlines()[0] if same else told


def _point(point: Point) -> str:
    lines = [f"{point.provision.eid}  {point.status.value}  {speech.name(point.provision)}"]
    for name, change in (("A", point.a), ("B", point.b)):
        if change and speech.changed([change]):
            kinds = "+".join(kind.value for kind in change.kinds)
            words = speech.marked((*change.heading_edits, *change.edits))
            lines.append(f"    {name} {kinds}: {words}")
    if point.combined:
        text = " ".join(part for part in (point.combined.heading, point.combined.text) if part)
        lines.append(f"    {say('offer', text=text)}")
    return "\n".join(lines)


COMMANDS = (history, three)
