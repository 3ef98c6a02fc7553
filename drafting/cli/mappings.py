"""The mappings of a workspace: what is decided on requirements, and what waits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from drafting.checklist.coverage import Coverage
from drafting.checklist.mapping import Relation
from drafting.cli import speech
from drafting.cli.options import FILE, JSON, report_format
from drafting.cli.speech import reader_language, say
from drafting.cli.workspace import opened, with_data
from drafting.messages import sentence
from drafting.workbench import Workbench, papers

CHECKLIST = click.option("--checklist", default="", help="Which checklist (the first one unless given).")
ONLY = click.option("--instrument", "slugs", multiple=True, help="Only this instrument; may be given again.")
NOTE = click.option("--note", default="", help="Why.")


@click.group()
def mappings() -> None:
    """Say which provisions answer which requirements, and see what a new draft unsettled."""


@mappings.command("list")
@CHECKLIST
@ONLY
@click.option("--waiting", is_flag=True, help="Only what no longer stands as it was confirmed.")
@with_data
@JSON
def list_(checklist: str, slugs: tuple[str, ...], waiting: bool, directory: Path, as_json: bool) -> None:
    """List what is decided, requirement by requirement, and how it stands in the latest drafts."""
    lists = opened(directory).checklists
    if as_json:
        speech.document(lists.export_mappings(checklist, slugs))
        return
    rows: list[tuple[object, ...]] = []
    for entry in lists.sheet(checklist, slugs, suggest=False).entries:
        state = _say(f"state.{entry.state}")
        for living in entry.livings:
            if not (waiting and living.holds):
                fates = ", ".join(_say(f"fate.{fate}") for fate in living.fates)
                place = f"{living.mapping.instrument} {living.mapping.eid}"
                rows.append((entry.requirement.id, state, place, fates, living.mapping.decision))
        if entry.not_applicable and not waiting:
            reason = entry.not_applicable.body["reason"]
            rows.append((entry.requirement.id, state, reason, "", entry.not_applicable.id))
    click.echo(speech.table(rows) if rows else say("nothing_mapped"), err=not rows)


@mappings.command()
@click.argument("requirement")
@click.argument("slug")
@click.argument("provision")
@click.option("--relation", type=click.Choice([kind.value for kind in Relation]), default="covers")
@NOTE
@CHECKLIST
@with_data
def confirm(
    requirement: str, slug: str, provision: str, relation: str, note: str, checklist: str, directory: Path
) -> None:
    """Say that PROVISION (art_12, "12 Bis") of an instrument's latest draft answers REQUIREMENT."""
    desk = opened(directory)
    uid = desk.history(slug, provision).uid
    speech.decided(
        desk.checklists.confirm(
            checklist, requirement, slug, uid, relation=Relation(relation), rationale=note
        )
    )


@mappings.command()
@click.argument("requirement")
@click.argument("slug")
@click.argument("provision")
@NOTE
@CHECKLIST
@with_data
def reject(requirement: str, slug: str, provision: str, note: str, checklist: str, directory: Path) -> None:
    """Say that PROVISION does not answer REQUIREMENT."""
    desk = opened(directory)
    uid = desk.history(slug, provision).uid
    speech.decided(desk.checklists.reject(checklist, requirement, slug, uid, rationale=note))


@mappings.command("not-applicable")
@click.argument("requirement")
@click.argument("reason")
@CHECKLIST
@with_data
def not_applicable(requirement: str, reason: str, checklist: str, directory: Path) -> None:
    """Say that REQUIREMENT does not apply, and the REASON."""
    speech.decided(opened(directory).checklists.not_applicable(checklist, requirement, reason))


@mappings.command()
@click.argument("decision", type=int)
@with_data
def undo(decision: int, directory: Path) -> None:
    """Take a decision back, named by its number: what stood before it stands again."""
    speech.decided(*opened(directory).checklists.undo(decision))


@mappings.command()
@CHECKLIST
@ONLY
@with_data
@JSON
def coverage(checklist: str, slugs: tuple[str, ...], directory: Path, as_json: bool) -> None:
    """Say how far each requirement is met over all drafts, and what won or lost it."""
    desk = opened(directory)
    found = desk.checklists.coverage(checklist, slugs)
    if as_json:
        speech.document(coverage_row(found))
        return
    for course in found.courses:
        click.echo(f"{course.requirement}: {'; '.join(_turns(desk, found, course.requirement))}")


@mappings.command()
@click.argument("what", type=click.Choice(["matrix", "gaps"]))
@click.option("-o", "--output", type=FILE, required=True, help="The file to write (.docx, .xlsx or .pdf).")
@CHECKLIST
@ONLY
@with_data
def report(what: str, output: Path, checklist: str, slugs: tuple[str, ...], directory: Path) -> None:
    """Write the matrix of requirements and provisions, or the gaps, as a file."""
    format = report_format(output)
    lists = opened(directory).checklists
    papers.save(output, lists.report("gaps" if what == "gaps" else "matrix", format, checklist, slugs))
    click.echo(say("written", place=output), err=True)


@mappings.command()
@click.option("-o", "--output", type=FILE, required=True, help="The file to write (.json).")
@CHECKLIST
@ONLY
@with_data
def export(output: Path, checklist: str, slugs: tuple[str, ...], directory: Path) -> None:
    """Write all that is decided as JSON."""
    found = opened(directory).checklists.export_mappings(checklist, slugs)
    papers.save(output, json.dumps(found, ensure_ascii=False, indent=1).encode())
    click.echo(say("written", place=output), err=True)


@mappings.command("import")
@click.argument("file", type=FILE)
@CHECKLIST
@with_data
def import_(file: Path, checklist: str, directory: Path) -> None:
    """Take over what FILE (from "mappings export") says, wherever a provision says the same words."""
    taken = opened(directory).checklists.import_mappings(papers.load(file), file.name, checklist)
    click.echo(say("mappings_taken", new=taken.new, same=taken.same, unplaced=len(taken.unplaced)), err=True)
    for name in taken.unplaced:
        click.echo(name)


def coverage_row(found: Coverage) -> dict[str, Any]:
    """The coverage as JSON."""
    return {
        "checklist": found.checklist,
        "moments": [
            {
                "instrument": moment.draft.instrument,
                "draft": moment.draft.number,
                "latest": dict(moment.numbers),
            }
            for moment in found.moments
        ],
        "requirements": [
            {
                "id": course.requirement,
                "states": [state.value for state in course.states],
                "turnings": [
                    {
                        "at": turning.at,
                        "state": turning.state.value,
                        "gained": [cause._asdict() for cause in turning.gained],
                        "lost": [cause._asdict() for cause in turning.lost],
                    }
                    for turning in course.turnings
                ],
            }
            for course in found.courses
        ],
    }


def _turns(desk: Workbench, found: Coverage, requirement: str) -> list[str]:
    return desk.checklists.told(found, requirement, reader_language())


def _say(key: str) -> str:
    return sentence(f"mapping.{key}", reader_language())


COMMANDS = (mappings,)
