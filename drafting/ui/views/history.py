"""One provision through all drafts, for looking at: its steps, and the draft that brought each word in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from drafting.compare.blame import BlamedLine, Segment, blame
from drafting.compare.history import History, Step
from drafting.compare.kinship import Kin, Turn
from drafting.model import Draft, Provision, Stage
from drafting.ui.speech import Speech
from drafting.ui.views.home import link
from drafting.ui.views.names import UNITS, citation, is_container, short_name
from drafting.ui.views.outline import opening, shape
from drafting.ui.views.redline import Chain, rows_of

#: how a relative is called in a draft: the name of the provision with that uid there
Called = Callable[[Kin], str]


def payload(history: History, stages: tuple[Stage, ...], called: Called, speech: Speech) -> dict[str, Any]:
    """Head, life line, steps, blamed text and legend: all that the history component needs."""
    present = history.present
    name = citation((*present.above, present.provision), speech)
    lines = [_line(line) for line in blame(history)]
    return {
        "sheet": {
            "title": name,
            "heading": present.provision.heading or opening(present.provision),
            "where": " · ".join(_named(node, speech) for node in present.above if is_container(node)),
            "alive": history.alive,
            "gone": "" if history.alive else speech("ui.history.gone_since", n=_gone_in(history)),
            "back": link("history", instrument=history.instrument),
            "read": link(
                "draft",
                instrument=history.instrument,
                draft=present.draft.number,
                provision=present.provision.uid,
            ),
            "present": present.draft.number,
        },
        "life": life(history, stages, speech),
        "steps": [_step(step, history, stages, called, speech) for step in history.steps],
        "lines": lines,
        "legend": _legend(history, lines, stages, speech),
    }


def life(history: History, stages: tuple[Stage, ...], speech: Speech) -> list[dict[str, Any]]:
    """One mark per draft: what it did to the provision, or that it stood or was not there."""
    marks = []
    for draft, before in zip(history.drafts, (None, *history.drafts), strict=False):
        step = history.step_at(draft.number)
        if step is None or (step.provision is None and step.draft != draft):
            turns: tuple[Turn, ...] = (Turn.ABSENT,)
        else:
            turns = step.turns if step.draft == draft else (Turn.UNCHANGED,)
        marks.append(
            {
                "n": draft.number,
                "name": speech.draft_choice(draft, stages),
                "turns": [turn.value for turn in turns],
                "go": _comparison(history, draft, before),
            }
        )
    return marks


def _step(
    step: Step, history: History, stages: tuple[Stage, ...], called: Called, speech: Speech
) -> dict[str, Any]:
    above = step.above
    before = _before(step, history)
    rows = rows_of(step.changes, _below(before), _below((*above, step.provision)), speech)
    changed = [row for row in rows if row["kinds"]]
    first = step.before is None or before is None
    name = citation((*above, step.provision), speech) if step.provision else ""
    return {
        "n": step.draft.number,
        "until": step.last.number,
        "stage": speech.stage(step.draft.stage, stages),
        "date": speech.date(step.draft.date),
        "author": step.draft.author,
        "note": step.draft.note,
        "turns": [turn.value for turn in step.turns],
        "name": name,
        "was": _was(before, name, speech) if Turn.RENUMBERED in step.turns else "",
        "from": _place(before[:-1], speech) if before and Turn.MOVED in step.turns else "",
        "where": _place(above, speech) if {Turn.MOVED, Turn.BORN, Turn.RETURNED} & set(step.turns) else "",
        "kin": [
            {
                "name": called(kin),
                "n": kin.number,
                "go": link("history", instrument=history.instrument, provision=kin.uid),
            }
            for kin in step.kin
        ],
        "touches": [] if first else [sig.value for sig in step.significance],
        "rows": changed,
        "whole": first or step.provision is None,
        "same": len(rows) - len(changed),
        "compare": _comparison(history, step.draft, step.before),
    }


def _before(step: Step, history: History) -> Chain | None:
    """The provision with what it stood under before a step."""
    earlier = [held for held in history.steps if held.draft.number < step.draft.number and held.provision]
    if not earlier or earlier[-1].provision is None:
        return None
    return (*earlier[-1].above, earlier[-1].provision)


def _below(chain: tuple[Provision | None, ...] | None) -> dict[str, Chain]:
    """For every eid of a provision and below it the way down from the top."""
    found: dict[str, Chain] = {}
    whole = tuple(node for node in chain or () if node is not None)
    if not whole or (chain and chain[-1] is None):
        return found
    stack = [whole]
    while stack:
        way = stack.pop()
        found[way[-1].eid] = way
        stack.extend((*way, child) for child in way[-1].children)
    return found


def _was(before: Chain | None, name: str, speech: Speech) -> str:
    old = citation(before, speech) if before else ""
    return old if old != name else ""


def _place(above: Chain, speech: Speech) -> str:
    return " · ".join(_named(node, speech) for node in above if is_container(node))


def _named(node: Provision, speech: Speech) -> str:
    return short_name(node, speech)


def _gone_in(history: History) -> int:
    return next(step.draft.number for step in reversed(history.steps) if step.provision is None)


def _comparison(history: History, draft: Draft, before: Draft | None) -> dict[str, Any] | None:
    if before is None:
        return None
    return link(
        "compare",
        instrument=history.instrument,
        draft=draft.number,
        against=before.number,
        provision=history.uid,
    )


def _line(line: BlamedLine) -> dict[str, Any]:
    node = line.provision
    return {
        "shape": shape(node) if node.kind in UNITS else "body",
        "depth": line.depth,
        "label": [[node.label, line.label]] if node.label else [],
        "heading": _segments(line.heading),
        "text": _segments(line.text),
    }


def _segments(segments: tuple[Segment, ...]) -> list[list[Any]]:
    """As JSON; what is only blanks goes with the words before it (or behind it), of whichever draft it is."""
    out: list[list[Any]] = []
    for text, draft in segments:
        if out and (not text.strip() or draft == out[-1][1]):
            out[-1][0] += text
        elif out and not out[-1][0].strip():
            out[-1] = [out[-1][0] + text, draft]
        else:
            out.append([text, draft])
    return out


def _legend(
    history: History, lines: list[dict[str, Any]], stages: tuple[Stage, ...], speech: Speech
) -> list[dict[str, Any]]:
    """The drafts that brought in words of the text, or its numbers, and how many words each."""
    words: Counter[int] = Counter()
    for line in lines:
        words.update({draft: 0 for _, draft in line["label"]})
        for text, draft in (*line["heading"], *line["text"]):
            words[draft] += len(text.split())
    return [
        {
            "n": draft.number,
            "name": speech.draft_choice(draft, stages),
            "words": speech.count("ui.history.words", words[draft.number])
            if words[draft.number]
            else speech("ui.history.number_only"),
        }
        for draft in history.drafts
        if draft.number in words
    ]
