"""What the page of results shows: hits in their place, what persons said, what is required, and filters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from drafting.model import Draft, Hit, Instrument, Provision, Stage
from drafting.model.found import Marked
from drafting.ui.speech import Speech
from drafting.ui.views.home import link
from drafting.ui.views.names import citation
from drafting.workbench.searching import WHATS, Answer, Remark, Required, Straight

#: characters of a provision shown that was named outright
_OPENING = 220


class Scene(NamedTuple):
    """What there is to be searched, and how its results are narrowed ("" for not at all)."""

    instruments: tuple[Instrument, ...]
    drafts: Mapping[str, tuple[Draft, ...]]
    stages: tuple[Stage, ...]
    what: str = ""
    within: str = ""
    at: str = ""

    def title(self, slug: str) -> str:
        """The short title of an instrument."""
        return next((one.short_title or one.title for one in self.instruments if one.slug == slug), slug)

    @property
    def narrowed(self) -> bool:
        """Whether some filter is set."""
        return bool(self.what or self.within or self.at)


def payload(answer: Answer, scene: Scene, speech: Speech) -> dict[str, Any]:
    """All that the component needs; ``answer`` was found with the filters of ``scene``."""
    shown = len(answer.texts.hits)
    found = {
        "words": answer.words,
        "told": _told(answer, speech),
        "notes": _notes(answer, speech),
        "cas": link("lists") | {"name": speech("ui.search.cas_lists")} if answer.cas else None,
        "straight": [_straight(one, scene, speech) for one in answer.straight],
        "facets": _facets(answer, scene, speech),
        "hits": [_hit(one, scene, speech) for one in answer.texts.hits],
        "remarks": [_remark(one, scene, speech) for one in answer.remarks],
        "required": [_required(one) for one in answer.required],
        "more": speech.count("ui.search.more", answer.texts.total - shown)
        if shown and answer.texts.total > shown
        else "",
    }
    there = found["straight"] or found["hits"] or found["remarks"] or found["required"]
    return found | {"nothing": None if there else _nothing(answer, scene, speech)}


def examples(speech: Speech) -> list[dict[str, Any]]:
    """What can be typed, for somebody who typed nothing."""
    names = ("words", "phrase", "place", "cas", "begins")
    return [
        {
            "words": speech(f"ui.search.eg_{name}"),
            "does": speech(f"ui.search.example_{name}"),
            "go": link("search", q=speech(f"ui.search.eg_{name}")),
        }
        for name in names
    ]


def ranges(numbers: Sequence[int]) -> str:
    """Numbers ascending as a person writes them: "1-3, 5" for 1, 2, 3, 5 (with a proper dash)."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = []
    for run in runs:
        said += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else [str(one) for one in run]
    return ", ".join(said)


def _told(answer: Answer, speech: Speech) -> str:
    """How much was found, of each kind of which there is something."""
    counts = answer.counts
    remarks = sum(counts.get(name, 0) for name in ("comment", "proposal", "decision"))
    said = (
        ("texts", counts.get("text", 0)),
        ("remarks", remarks),
        ("required", counts.get("requirement", 0)),
    )
    return " · ".join(speech.count(f"ui.search.{name}", count) for name, count in said if count)


def _notes(answer: Answer, speech: Speech) -> list[dict[str, Any]]:
    """What a reader should know of how it was understood, each with a search to do instead."""
    notes: list[dict[str, Any]] = []
    if answer.straight:
        return [{"said": speech("ui.search.cites")}]
    if answer.cas and (answer.texts.hits or answer.remarks or answer.required):  # else: nothing does
        notes.append({"said": speech("ui.search.cas", cas=answer.cas)})
    elsewhere = bool(answer.remarks or answer.required)
    for word, near in answer.texts.unknown:
        if near:
            corrected = answer.words.replace(word, near)
            said = speech("ui.search.unknown", word=word) if answer.texts.hits else ""
            notes.append(
                {
                    "said": said,
                    "link": speech("ui.search.meant", word=near),
                    "go": link("search", q=corrected),
                }
            )
        elif not elsewhere and answer.texts.hits:
            notes.append({"said": speech("ui.search.unknown", word=word)})
    if answer.texts.partial and answer.texts.hits:
        notes.append({"said": speech("ui.search.partial")})
    return notes


def _nothing(answer: Answer, scene: Scene, speech: Speech) -> dict[str, Any]:
    code = "ui.search.nothing_narrowed" if scene.narrowed else "ui.search.nothing"
    drafts = sum(map(len, scene.drafts.values()))
    return {
        "said": speech(code, words=answer.words),
        "where": speech(
            "ui.search.sought_in",
            drafts=speech.count("ui.search.drafts", drafts),
            instruments=speech.count("ui.search.instruments", len(scene.instruments)),
        ),
        "widen": speech("ui.search.widen") if scene.narrowed else "",
        "advice": speech("ui.search.advice"),
    }


def _facets(answer: Answer, scene: Scene, speech: Speech) -> list[dict[str, Any]]:
    """The filters, each with how much it would leave; one that leaves nothing stands only where it is set."""
    order = [stage.id for stage in scene.stages]
    texts, counts = answer.texts, answer.counts
    stages = sorted(
        {*texts.stages, *filter(None, [scene.at])},
        key=lambda one: order.index(one) if one in order else len(order),
    )
    whats = [(name, speech(f"ui.search.what.{name}"), counts.get(name, 0)) for name in WHATS]
    withins = [
        (one.slug, scene.title(one.slug), texts.instruments.get(one.slug, 0)) for one in scene.instruments
    ]
    ats = [(one, speech.stage(one, scene.stages), texts.stages.get(one, 0)) for one in stages]
    chosen = (
        ("what", scene.what, "all", whats),
        ("within", scene.within, "every_instrument", withins),
        ("at", scene.at, "every_stage", ats),
    )
    made = []
    for name, now, every, rows in chosen:
        choices = [
            {"id": row, "name": said, "n": count, "on": row == now}
            for row, said, count in rows
            if count or row == now
        ]
        if len(choices) > 1 or now:
            first = {"id": "", "name": speech(f"ui.search.{every}"), "n": None, "on": not now}
            made.append(
                {"id": name, "name": speech(f"ui.search.narrow_{name}"), "choices": [first, *choices]}
            )
    return made


def _place(scene: Scene, slug: str, number: int, stage: str, speech: Speech) -> str:
    return speech(
        "ui.search.where",
        instrument=scene.title(slug),
        draft=speech("ui.draft.number", n=number),
        stage=speech.stage(stage, scene.stages),
    )


def _straight(one: Straight, scene: Scene, speech: Speech) -> dict[str, Any]:
    draft, node = one.draft, one.chain[-1]
    text = " ".join(f"{node.heading} {node.text}".split())
    gone = draft.number != scene.drafts[draft.instrument][-1].number
    return {
        "name": citation(one.chain, speech),
        "where": _place(scene, draft.instrument, draft.number, draft.stage, speech),
        "gone": speech("ui.search.gone") if gone else "",
        "text": text if len(text) <= _OPENING else f"{text[:_OPENING].rsplit(' ', 1)[0]} …",
        "go": link("draft", instrument=draft.instrument, draft=draft.number, provision=node.eid),
    }


def _hit(hit: Hit, scene: Scene, speech: Speech) -> dict[str, Any]:
    def door(number: int, provision: str) -> dict[str, Any]:
        return link("draft", instrument=hit.instrument, draft=number, provision=provision)

    top = hit.lines[0].chain[:1] if hit.lines else ()
    older = [number for number in hit.drafts if number != hit.draft]
    code = "ui.search.also_earlier" if hit.gone else "ui.search.also"
    many = "one" if len(older) == 1 else "many"
    return {
        "name": citation(top, speech) if top else hit.label,
        "heading": top[0].heading if top and not _headed(hit) else "",
        "above": " › ".join(hit.above),
        "where": _place(scene, hit.instrument, hit.draft, hit.stage, speech),
        "gone": speech("ui.search.gone") if hit.gone else "",
        "go": door(hit.draft, hit.eid),
        "lines": [
            {
                "name": _inner(line.chain, speech),
                "parts": _parts(line.text),
                "go": door(hit.draft, line.chain[-1].eid),
            }
            for line in hit.lines
        ],
        "also": speech(f"{code}.{many}", numbers=ranges(older)) if older else "",
        "older": [
            {"name": speech("ui.search.open_draft", n=number), "go": door(number, hit.uid)}
            for number in reversed(older)
        ],
    }


def _headed(hit: Hit) -> bool:
    """Whether the heading of the article stands in one of the lines shown."""
    return any(len(line.chain) == 1 for line in hit.lines)


def _inner(chain: Sequence[Provision], speech: Speech) -> str:
    """ "fracción III, inciso a)" of a line; "" for the article's own words."""
    if len(chain) < 2:
        return ""
    return citation(chain, speech).removeprefix(citation(chain[:1], speech)).lstrip(", ")


def _parts(text: Marked) -> list[list[Any]]:
    return [[int(match), words] for match, words in text]


def _remark(one: Remark, scene: Scene, speech: Speech) -> dict[str, Any]:
    decision = one.decision
    slug = decision.instrument
    where = scene.title(slug) if slug else ""
    if one.draft and one.chain:
        where = f"{where} · {citation(one.chain, speech)}"
    return {
        "kind": speech(f"ui.search.kinds.{decision.kind}"),
        "by": speech("ui.search.by", who=decision.who or "?", when=speech.date(decision.at.date())),
        "where": where,
        "parts": _parts(one.text),
        "go": _door(one),
    }


def _door(one: Remark) -> dict[str, Any]:
    """Where what was said is shown: in the margin of its provision, else on the page it was said on."""
    decision, slug = one.decision, one.decision.instrument
    if decision.kind in ("mapping", "not_applicable"):
        checklist, _, rest = decision.key.partition("/")
        return link("checklist", checklist=checklist, requirement=rest.split("/")[0])
    if one.draft and one.chain:
        margin = {"comment": "comment", "placement": "placement", "silenced": "checks"}
        kind = margin.get("comment" if one.what == "comment" else decision.kind, "")
        if one.what == "proposal":
            return link("review", instrument=slug, draft=decision.body.get("draft", ""))
        eid = one.chain[-1].eid
        return link("draft", instrument=slug, draft=one.draft.number, provision=eid, margin=kind)
    if decision.uid:
        return link("history", instrument=slug, provision=decision.uid)
    return link("review", instrument=slug)


def _required(one: Required) -> dict[str, Any]:
    return {
        "name": one.requirement.id,
        "section": one.section,
        "parts": _parts(one.text),
        "go": link("checklist", checklist=one.checklist, requirement=one.requirement.id),
    }
