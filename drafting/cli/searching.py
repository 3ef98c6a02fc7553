"""The command that searches a workspace: texts, remarks, decisions, requirements."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from drafting.cli import speech
from drafting.cli.options import JSON
from drafting.cli.speech import say
from drafting.cli.workspace import opened, with_data
from drafting.errors import BadRequest
from drafting.model import Hit
from drafting.model.found import Marked
from drafting.workbench.searching import WHATS, Answer, Remark, What


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--instrument", "slug", help="Only what hangs on this instrument.")
@click.option("--kind", type=click.Choice(WHATS), help="Only one kind of results.")
@click.option("--stage", help="Only drafts at this stage.")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True)
@with_data
@JSON
def search(
    words: tuple[str, ...],
    slug: str | None,
    kind: What | None,
    stage: str | None,
    limit: int,
    directory: Path,
    as_json: bool,
) -> None:
    """Find what holds all WORDS in any draft, remark, decision or requirement.

    Accents, capitals and inflection do not matter; "words in quotation marks" are sought as they are,
    expor* by its beginning. A provision (art 12 bis) or a CAS number is pointed at.
    """
    language = speech.reader_language()
    desk = opened(directory)
    if stage is not None and stage not in (known := [one.id for one in desk.stages()]):
        raise BadRequest("bad_stage", place=stage, known=", ".join(known))
    answer = desk.searching.find(
        " ".join(words), language, what=kind, instrument=slug, stage=stage, limit=limit
    )
    if as_json:
        speech.document(found(answer))
        return
    for line in lines(answer):
        click.echo(line)
    for word, near in answer.texts.unknown:
        if near:
            click.echo(say("meant", word=word, near=near), err=True)
    if not any(answer.counts.values()) and not answer.straight:
        click.echo(say("nothing_found"), err=True)


def lines(answer: Answer) -> list[str]:
    """What was found, a line each: where it stands, then its words with the matches in brackets."""
    told = [f"{one.draft.instrument} {one.draft.number}  {one.chain[-1].eid}" for one in answer.straight]
    told += [
        f"{hit.instrument} {hit.draft}  {hit.eid}  {_bracketed(hit.snippet)}" for hit in answer.texts.hits
    ]
    told += [
        f"{one.what}  {one.decision.instrument} {one.chain[-1].eid if one.chain else ''}".rstrip()
        + f"  {_bracketed(one.text)}"
        for one in answer.remarks
    ]
    told += [f"{one.requirement.id}  {_bracketed(one.text)}" for one in answer.required]
    return told


def found(answer: Answer) -> dict[str, Any]:
    """The answer as JSON."""
    return {
        "hits": [_hit(hit) for hit in answer.texts.hits],
        "total": answer.texts.total,
        "partial": answer.texts.partial,
        "unknown": [{"word": word, "meant": near or None} for word, near in answer.texts.unknown],
        "straight": [
            {"instrument": one.draft.instrument, "draft": one.draft.number, "eid": one.chain[-1].eid}
            for one in answer.straight
        ],
        "remarks": [_remark(one) for one in answer.remarks],
        "requirements": [
            {"checklist": one.checklist, "id": one.requirement.id, "text": _plain(one.text)}
            for one in answer.required
        ],
        "counts": answer.counts,
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "instrument": hit.instrument, "draft": hit.draft, "stage": hit.stage, "eid": hit.eid,
        "label": hit.label, "heading": hit.heading, "snippet": _plain(hit.snippet),
        "drafts": list(hit.drafts), "gone": hit.gone, "above": list(hit.above),
        "lines": [{"eid": line.chain[-1].eid, "snippet": _plain(line.text)} for line in hit.lines],
    }  # fmt: skip


def _remark(one: Remark) -> dict[str, Any]:
    said = one.decision
    return {
        "what": one.what, "kind": said.kind, "key": said.key, "who": said.who, "when": said.at.isoformat(),
        "instrument": said.instrument, "draft": one.draft.number if one.draft else None,
        "eid": one.chain[-1].eid if one.chain else None, "text": _plain(one.text),
    }  # fmt: skip


def _plain(text: Marked) -> str:
    return "".join(words for _, words in text)


def _bracketed(text: Marked) -> str:
    return " ".join("".join(f"[{words}]" if match else words for match, words in text).split())


COMMANDS = (search,)
