"""Coverage over drafts, ready to be shown: how many requirements in which state, and what turned when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drafting.checklist.coverage import Coverage, Turning
from drafting.checklist.model import Checklist
from drafting.model import Instrument, Stage
from drafting.ui.speech import Speech
from drafting.ui.views.home import link
from drafting.ui.views.requirements import called


def payload(
    coverage: Coverage,
    template: Checklist,
    instruments: Mapping[str, Instrument],
    stages: tuple[Stage, ...],
    speech: Speech,
) -> dict[str, Any]:
    """One bar per draft as it came in, and below it what each draft gained and lost."""
    several = len({moment.draft.instrument for moment in coverage.moments}) > 1
    bars = []
    for at, moment in enumerate(coverage.moments):
        draft = moment.draft
        turned = [
            (course.requirement, turning)
            for course in coverage.courses
            for turning in course.turnings
            if turning.at == at and turning.before is not None
        ]
        bars.append(
            {
                "n": draft.number,
                "of": instruments[draft.instrument].short_title,
                "name": speech.draft_choice(
                    draft, stages, instruments[draft.instrument] if several else None
                ),
                "date": speech.month(draft.date),
                "counts": {state.value: n for state, n in coverage.counts(at).items()},
                "turned": [_turned(name, turning, template, speech) for name, turning in turned],
                "go": link("draft", instrument=draft.instrument, draft=draft.number),
            }
        )
    return {"bars": bars, "total": len(coverage.courses)}


def _turned(name: str, turning: Turning, template: Checklist, speech: Speech) -> dict[str, Any]:
    needs = template.requirement(name)
    return {
        "id": name,
        "text": needs.text(speech.language) if needs else "",
        "state": turning.state.value,
        "said": said(turning, speech),
    }


def said(turning: Turning, speech: Speech) -> str:
    """What happened at a turning: "lost: Artículo 31 (repealed)"."""
    parts = [
        speech("ui.checklist.gained", names=", ".join(called(cause.label) for cause in turning.gained))
    ] * bool(turning.gained)
    if turning.lost:
        names = ", ".join(
            f"{called(cause.label)} ({speech(f'mapping.fate.{cause.fate.value}')})" for cause in turning.lost
        )
        parts.append(speech("ui.checklist.lost", names=names))
    return "; ".join(parts)


def course_of(
    coverage: Coverage, requirement: str, instruments: Mapping[str, Instrument], speech: Speech
) -> list[str]:
    """One requirement's way as sentences: "Met since draft 4 of the Act: gained Artículo 31"."""
    course = next((one for one in coverage.courses if one.requirement == requirement), None)
    if course is None:
        return []
    told = []
    for turning in course.turnings:
        draft = coverage.moments[turning.at].draft
        told.append(
            speech(
                "ui.checklist.turned",
                state=speech(f"mapping.state.{turning.state.value}"),
                n=draft.number,
                instrument=instruments[draft.instrument].short_title,
                causes=said(turning, speech),
            ).rstrip(": ")
        )
    return told
