"""Commands on control lists: the chemicals of a file, the overlap of two lists, chemicals through drafts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from drafting.cli import speech
from drafting.cli.speech import reader_language, say
from drafting.cli.texts import FILE, JSON, LANGUAGE, moment
from drafting.cli.workspace import opened, with_data
from drafting.errors import BadRequest
from drafting.model import Language
from drafting.workbench import papers

if TYPE_CHECKING:
    from drafting.substances.coverage import Coverage
    from drafting.substances.findings import Finding
    from drafting.substances.model import ControlList, Entry
    from drafting.substances.report import Examination, Sighting
    from drafting.substances.scan import Known

LISTS = click.option("--list", "lists", multiple=True, metavar="ID", help="Measure against this list only.")
AS_OF = click.option(
    "--as-of", default="", metavar="DAY", help="The lists as they read on a day (2019-12-31)."
)


@click.command()
@click.argument("file", type=FILE)
@LISTS
@AS_OF
@click.option("--fail-on", type=click.Choice(["error", "warning"]), help="Exit 1 on such findings.")
@LANGUAGE
@JSON
def substances(
    file: Path, lists: tuple[str, ...], as_of: str, fail_on: str | None, language: str | None, as_json: bool
) -> int:
    """Find the chemicals of FILE: against the control lists, number by number, name by name."""
    from drafting.workbench.substances import report_on

    document = papers.read_file(file, cast("Language | None", language))
    examined, known = report_on(document, lists=lists, as_of=as_of)
    if as_json:
        speech.document(examination_row(examined, known))
    else:
        click.echo("\n".join(_told(examined, known)))
    weights = {"error": ("error",), "warning": ("error", "warning")}.get(fail_on or "", ())
    return int(any(one.severity in weights for one in examined.findings))


@click.command()
@click.argument("one", default="australia-group")
@click.argument("other", default="cwc")
@AS_OF
@JSON
def crossover(one: str, other: str, as_of: str, as_json: bool) -> None:
    """Say which items of ONE control list stand on the OTHER, where, and on what ground."""
    from drafting.workbench.substances import crossover_of

    crossings, summary, lists = crossover_of(one, other, as_of=as_of)
    rows = [
        {
            "entry": crossing.entry.entry,
            "cas": crossing.entry.cas,
            "name": crossing.entry.name(reader_language()),
            "basis": crossing.basis.value if crossing.basis else None,
            "controlled": crossing.controlled,
            "matches": [
                {"entry": match.entry.entry, "basis": match.basis.value} for match in crossing.matches
            ],
        }
        for crossing in crossings
    ]
    if as_json:
        figures = {name: getattr(summary, name) for name in summary.__slots__}
        speech.document({"list": one, "against": other, "summary": figures, "items": rows})
        return
    language = reader_language()
    click.echo(
        speech.table(
            (
                lists[0].cite(crossing.entry, language),
                crossing.entry.cas or "—",
                ", ".join(dict.fromkeys(lists[1].cite(match.entry, language) for match in crossing.matches))
                or "—",
                say(f"basis_{crossing.basis.value if crossing.basis else 'none'}"),
                crossing.entry.name(language)[:60],
            )
            for crossing in crossings
        )
    )
    click.echo(
        say("overlap", items=summary.items, both=summary.both, by_cas=summary.by_cas,
            by_family=summary.by_family, exceptions=summary.exceptions, only=summary.only)
    )  # fmt: skip


@click.command("lists")
@click.argument("file", type=FILE, required=False)
@click.option(
    "--id", "list_id", default="", help="The id of the list that FILE holds (a known one: its newer version)."
)
@click.option("--name", default="", help="What the list is called.")
@click.option("--version", "version", default="", metavar="DAY", help="The day from which it reads so.")
@click.option(
    "--column", "columns", multiple=True, metavar="FIELD=HEADING", help="Which column is cas, name_es ..."
)
@with_data
@JSON
def control_lists(
    file: Path | None,
    list_id: str,
    name: str,
    version: str,
    columns: tuple[str, ...],
    directory: Path,
    as_json: bool,
) -> None:
    """Show the control lists of the workspace, or keep the one that FILE (.csv, .xlsx) holds."""
    bench = opened(directory)
    if file is not None:
        day = moment(version) if version else None
        if not list_id or day is None:
            raise BadRequest("list_needs", place=file.name)
        matched = dict(column.split("=", 1) for column in columns if "=" in column)
        bench.substances.import_list(
            papers.load(file), file.name, list_id=list_id, name=name, version=day.date(), columns=matched
        )
    rows = [
        {
            "id": one.id,
            "name": one.names.get(reader_language(), one.id),
            "numbers": len(one.numbers),
            "version": one.versions[-1].id if one.versions else "",
            "default": one.default,
        }
        for one in bench.substances.lists()
    ]
    if as_json:
        speech.document({"lists": rows})
        return
    click.echo(speech.table((row["id"], row["version"], row["numbers"], row["name"]) for row in rows))


def examination_row(examined: Examination, known: Known) -> dict[str, Any]:
    """The contract's JSON, and more: findings, thresholds, families, clauses."""
    from drafting.substances.telling import tell

    language = reader_language()
    return {
        "lists": [_list_row(one) for one in examined.lists],
        "numbers": [_number_row(one, known.list) for one in examined.numbers],
        "findings": [_finding_row(one, tell(one, known, language)) for one in examined.findings],
        "names": [
            {
                "eid": spot.provision.eid,
                "name": spot.text[named.start : named.end],
                "keys": list(named.keys),
            }
            for spot in examined.spots
            for named in spot.names
        ],
        "amounts": [
            {
                "eid": spot.provision.eid,
                "value": amount.value,
                "unit": amount.unit,
                "evidence": amount.words,
                "cas": [written.cas for written in spot.numbers if written.ok],
            }
            for spot in examined.spots
            for amount in spot.amounts
        ],
    }


def _list_row(one: Coverage) -> dict[str, Any]:
    covered = {entry.key: head.entry for entry, head in one.by_family}
    return {
        "id": one.list.id,
        "listed": one.listed,
        "found": len(one.found_numbers),
        "missing": list(one.missing_numbers),
        "extra": list(one.extra),
        "status": one.status,
        "complete": one.complete,
        "version": one.list.versions[-1].id if one.list.versions else "",
        "reference": _clause(one),
        "references": [
            {"eid": ref.eid, "evidence": ref.words, "follows": ref.follows} for ref in one.references
        ],
        "missing_entries": []
        if one.status == "by_reference"
        else [_entry_row(entry) | {"covered_by": covered.get(entry.key)} for entry in one.missing],
        "families": [
            {"entry": entry.entry, "name": entry.name(reader_language()), "found": entry in one.found}
            for entry in one.list.entries
            if not entry.cas
        ],
        "exceptions_missing": [entry.cas for entry in one.exceptions],
    }


def _clause(one: Coverage) -> dict[str, Any] | None:
    if not one.references or one.status != "by_reference":
        return None
    first = one.references[0]
    return {"eid": first.eid, "label": first.label, "evidence": first.words, "follows": first.follows}


def _entry_row(entry: Entry) -> dict[str, Any]:
    return {
        "entry": entry.entry,
        "role": entry.role.value,
        "cas": entry.cas,
        "name": entry.name(reader_language()),
        "status": entry.cas_status,
    }


def _number_row(one: Sighting, lists: dict[str, ControlList]) -> dict[str, Any]:
    place = one.spot.place
    return {
        "cas": one.written.cas,
        "valid": one.written.ok,
        "eid": one.spot.provision.eid,
        "names": list(one.names),
        "on": list(dict.fromkeys(entry.list for entry in one.on)),
        "entries": [lists[entry.list].cite(entry, reader_language()) for entry in one.on],
        "written": one.spot.text[one.written.start : one.written.end],
        "exception": bool(one.entries) and not one.on,
        "place": {"list": place.list, "part": place.part, "number": place.number} if place.list else None,
    }


def _finding_row(one: Finding, message: str) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "severity": one.severity,
        "eid": one.eid,
        "cas": one.cas,
        "message": message,
        "evidence": one.quote.exact,
        "intended": list(one.intended),
        "right": list(dict.fromkeys(entry.entry for entry in one.entries)),
        "claimed": one.place.words,
        "other": one.other,
    }


def _told(examined: Examination, known: Known) -> list[str]:
    """The report for reading: what is wrong first, then each list."""
    from drafting.substances.telling import tell, tell_coverage, tell_missing, uncovered

    language = reader_language()
    lines = [f"{one.eid}  [{one.severity}]  {tell(one, known, language)}" for one in examined.findings]
    for one in examined.lists:
        lines.append(tell_coverage(one, language))
        covered = [entry for entry, _ in one.by_family]
        parts = {
            "missing": uncovered(one),
            "by_family": covered if one.status == "carried" else (),
            "exceptions": one.exceptions if one.status == "carried" else (),
        }
        for key, entries in parts.items():
            if entries:
                lines.append(f"    {say(f'list_{key}', entries=tell_missing(entries, one, language))}")
        if one.extra:
            lines.append(f"    {say('list_extra', numbers=', '.join(one.extra))}")
        rest = one.references[1:] if one.status == "by_reference" else one.references
        lines += [f"    {say('list_clause', clause=f'{ref.eid}: {ref.words}')}" for ref in rest]
    return lines


COMMANDS = (substances, crossover, control_lists)
