"""Commands on files: parse, compare, redline."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from drafting.cli import speech
from drafting.cli.options import FILE, JSON, LANGUAGE, moment
from drafting.cli.speech import reader_language, say
from drafting.errors import BadRequest
from drafting.model import Change, Comparison, Document, Language, Provision
from drafting.workbench import papers
from drafting.workbench.output import check_output, finished
from drafting.workbench.redlines import PROFILES


@click.command()
@click.argument("file", type=FILE)
@LANGUAGE
@JSON
def parse(file: Path, language: Language | None, as_json: bool) -> None:
    """Read FILE as a tree of provisions."""
    document = papers.read_file(file, language)
    if as_json:
        speech.document(provisions(document))
        return
    click.echo(f"{document.title}  [{document.language}]")
    depth = {"": 0}
    for node, parent in document.with_parents():
        depth[node.eid] = depth[parent.eid] + 1 if parent else 0
        words = " ".join(f"{node.label} {node.heading} {node.text}".split())
        click.echo(f"{'  ' * depth[node.eid]}{node.eid}  {words[:90]}")


@click.command()
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option("--elsewhere", type=FILE, help="Another instrument, in which what left OLD may stand.")
@LANGUAGE
@JSON
def compare(old: Path, new: Path, elsewhere: Path | None, language: Language | None, as_json: bool) -> None:
    """Say what changed from OLD to NEW, provision by provision and word by word."""
    spoken = language
    comparison = papers.compare_files(old, new, spoken)
    crossed = papers.crossings_into(comparison, elsewhere, spoken) if elsewhere else ()
    if as_json:
        rows = [
            {"old": side(one.old), "elsewhere": side(one.new), "kept": round(one.kept, 3)} for one in crossed
        ]
        speech.document(changes(comparison) | ({"crossings": rows} if elsewhere else {}))
        return
    for change in speech.changed(comparison.changes):
        click.echo(change_line(change))
    for one in crossed:
        click.echo(say("crossed", old=speech.name(one.old), new=speech.name(one.new), place=elsewhere))
    summary = ", ".join(f"{kind} {count}" for kind, count in sorted(comparison.summary().items()))
    click.echo(f"{summary}; {say('words', **comparison.words())}")


@click.command()
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option("-o", "--output", type=FILE, required=True, help="The file to write (.docx or .pdf).")
@click.option("--author", default="", help="Who stands on the tracked changes.")
@click.option("--date", "when", type=moment, help="When the changes were made (ISO 8601; now unless given).")
@click.option(
    "--profile",
    type=click.Choice(tuple(PROFILES)),
    default="word",
    help="word: moves as moves; safe: deletion and insertion, which every program reads.",
)
@click.option("--paragraphs", is_flag=True, help="Mark each changed paragraph as a whole.")
@click.option("--no-typography", is_flag=True, help="Do not mark changes of quotes, dashes and blanks alone.")
@click.option("--no-cover", is_flag=True, help="Leave the first page out.")
@LANGUAGE
def redline(
    old: Path,
    new: Path,
    output: Path,
    author: str,
    when: datetime | None,
    profile: str,
    language: Language | None,
    *,
    paragraphs: bool,
    no_typography: bool,
    no_cover: bool,
) -> None:
    """Write a Word file with native tracked changes: accept all gives NEW, reject all gives OLD.

    Where both are .docx the changes are marked inside NEW itself, and all else in it stays as it is.
    """
    check_output(output)
    if output.resolve() in (old.resolve(), new.resolve()):
        raise BadRequest("output_is_input", place=str(output))
    chosen = replace(
        PROFILES[profile], marking="paragraphs" if paragraphs else "words", typography=not no_typography
    )
    made = papers.redline_files(
        old,
        new,
        author=author,
        when=when,
        language=language,
        profile=chosen,
        cover=not no_cover,
        reader=reader_language(),
    )
    papers.save(output, finished(made.data, output))
    for warning in made.warnings:
        click.echo(warning, err=True)
    click.echo(say("written", place=output), err=True)


def provisions(document: Document) -> dict[str, Any]:
    """The tree as the contract's JSON: provisions in document order, each with its parent's eid."""
    rows = [
        {
            "eid": node.eid,
            "kind": node.kind.value,
            "number": node.number,
            "heading": node.heading,
            "text": node.text,
            "parent": parent.eid if parent else None,
            "label": node.label,
        }
        for node, parent in document.with_parents()
    ]
    return {"language": document.language, "title": document.title, "provisions": rows}


def changes(comparison: Comparison) -> dict[str, Any]:
    """The comparison as the contract's JSON, unchanged provisions included."""
    return {
        "summary": comparison.summary(),
        "words": comparison.words(),
        "changes": [change_row(change) for change in comparison.changes],
    }


def change_row(change: Change) -> dict[str, Any]:
    """One change as the contract's JSON."""
    return {
        "changes": [kind.value for kind in change.kinds],
        "old": side(change.old),
        "new": side(change.new),
        "significance": [found.value for found in change.significance],
        "edits": [[edit.op.value, edit.text] for edit in change.edits],
        "heading_edits": [[edit.op.value, edit.text] for edit in change.heading_edits],
        "evidence": [
            {"significance": found.significance.value, "words": found.words, "direction": found.direction}
            for found in change.evidence
        ],
        "origin": side(change.origin),
    }


def side(provision: Provision | None) -> dict[str, str] | None:
    """What names a provision, as the contract's JSON."""
    if provision is None:
        return None
    return {
        "eid": provision.eid,
        "kind": provision.kind.value,
        "number": provision.number,
        "label": provision.label,
    }


def change_line(change: Change) -> str:
    """One change for reading: what it is called, what happened, the marked text."""
    kinds = "+".join(kind.value for kind in change.kinds)
    names = [speech.name(side) for side in (change.old, change.new) if side]
    title = names[0] if len(set(names)) == 1 else " → ".join(names)
    words = speech.marked((*change.heading_edits, *change.edits))
    touches = f" ({', '.join(change.significance)})" if change.significance else ""
    return f"{change.provision.eid}  {kinds}{touches}  {title}\n    {words}"


COMMANDS = (parse, compare, redline)
