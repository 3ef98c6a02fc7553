"""Every contradiction planted in the seeds is found, and the latest drafts are warned of nothing but what is so."""

from __future__ import annotations

import shutil
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from drafting.clauses.clocks import across
from drafting.clauses.sentences import Alert
from drafting.model import Document, Layer
from drafting.workbench import Workbench, acts, clause_texts
from tests.seeds.story import SEEDS, draft, manifest

LISTED = tomllib.loads((SEEDS / "contradictions.toml").read_text(encoding="utf-8"))
LAYERS = {
    row["slug"]: Layer(row["layer"])
    for row in tomllib.loads((SEEDS / "workspace.toml").read_text(encoding="utf-8"))["instruments"]
}
#: every kind of warning that tables of clauses and reviews give
RULES = {
    "ban_without_sanction", "sanction_without_ban", "sanction_wider", "minimum_over_maximum",
    "sanction_outside_statute", "two_sanctions", "clock_without_start", "silence_open", "regulation_longer",
    "event_nowhere", "two_deciders", "function_nobody", "decider_differs", "former_name", "duty_no_sanction",
    "sanction_no_duty", "delegation_forgotten", "delegation_overrun", "review_void",
}  # fmt: skip
ON_TEXTS = [one for one in LISTED["planted"] if one["rule"] != "review_void"]
NAMES = [f"{one['rule']}-{one['slug']}-{one['draft']}" for one in ON_TEXTS]

Other = tuple[str, int]


def text(slug: str, number: int) -> Document:
    return draft(manifest()[slug][number - 1])


@cache
def warned(slug: str, number: int, *others: Other) -> tuple[Alert, ...]:
    """All that the tables of a draft warn of, with other texts in hand."""
    document, layer = text(slug, number), LAYERS[slug]
    costs, times = clause_texts.penalties_of(document, layer), clause_texts.clocks_of(document, layer)
    upper = [text(*one) for one in others if LAYERS[one[0]] is Layer.STATUTE]
    lower = [(LAYERS[one[0]], text(*one)) for one in others if LAYERS[one[0]] is not Layer.STATUTE]
    statutes = [acts.statute_of(one) for one in upper]
    return (
        *clause_texts.penalty_alerts(costs, document),
        *clause_texts.clock_alerts(times, document),
        *(alert for one in upper for alert in across(clause_texts.clocks_of(one), times)),
        *acts.deciders_of(document).warnings,
        *acts.duties_of(document, costs.rows, statutes=statutes, layer=layer).warnings,
        *acts.delegations_of(document, lower).warnings,
    )


def beside(row: dict[str, Any]) -> tuple[Other, ...]:
    return ((row["with"]["slug"], row["with"]["draft"]),) if "with" in row else ()


def test_every_kind_of_warning_is_planted() -> None:
    assert {one["rule"] for one in LISTED["planted"]} == RULES


@pytest.mark.parametrize("row", ON_TEXTS, ids=NAMES)
def test_what_is_planted_is_found(row: dict[str, Any]) -> None:
    found = {(one.rule, one.eid) for one in warned(row["slug"], row["draft"], *beside(row))}
    assert (row["rule"], row["eid"]) in found


@pytest.mark.parametrize(
    "row",
    [one for one in ON_TEXTS if "mended" in one],
    ids=[name for name, one in zip(NAMES, ON_TEXTS, strict=True) if "mended" in one],
)
def test_what_was_mended_is_warned_of_no_more(row: dict[str, Any]) -> None:
    then, now = (
        sum(one.rule == row["rule"] for one in warned(row["slug"], row[draft], *beside(row)))
        for draft in ("draft", "mended")
    )
    assert now < then


@pytest.mark.parametrize("slug", sorted(LAYERS))
def test_the_latest_drafts_are_warned_of_nothing_but_what_is_so(slug: str) -> None:
    others = {
        "ley-federal-quimica": (("reglamento-ley-quimica", 2), ("acuerdo-autoridades", 1)),
        "reglamento-ley-quimica": (("ley-federal-quimica", 12),),
        "acuerdo-autoridades": (("ley-federal-quimica", 12),),
    }
    found = warned(slug, len(manifest()[slug]), *others.get(slug, ()))
    told = sorted((one.rule, one.eid) for one in found)
    assert told == sorted((one["rule"], one["eid"]) for one in LISTED["standing"] if one["slug"] == slug)


def test_what_changed_since_a_review_goes_back_to_the_reviewer(tmp_path: Path) -> None:
    desk = Workbench(tmp_path / "data", seeds=only_reviewed(tmp_path / "seeds"))
    desk.seed()
    (row,) = [one for one in LISTED["planted"] if one["rule"] == "review_void"]
    latest = desk.draft(row["slug"])
    back = {one.eid: one for one in desk.clauses.reviewed.back(latest.id)}
    assert latest.number == row["draft"]
    assert (back[row["eid"]].what, back[row["eid"]].review.number) == ("changed", 10)
    assert desk.clauses.reviewed.back(desk.draft(row["slug"], 10).id) == ()
    before = desk.clauses.reviewed.reviews(row["slug"])
    desk.seed()
    assert desk.clauses.reviewed.reviews(row["slug"]) == before


def only_reviewed(directory: Path) -> Path:
    """Seeds with the reviewed draft of the law and the last one only."""
    (directory / "ley-federal-quimica").mkdir(parents=True)
    for number in (10, 12):
        shutil.copy(SEEDS / "ley-federal-quimica" / f"{number}.txt", directory / "ley-federal-quimica")
    whole = (SEEDS / "workspace.toml").read_text(encoding="utf-8")
    law = whole[: whole.index('[[instruments]]\nslug = "ley-control-exportaciones"')]
    head, *rows = law.split("  [[instruments.drafts]]")
    kept = [row for row in rows if row.split("number = ")[1].split("\n")[0] in ("10", "12")]
    (directory / "workspace.toml").write_text(
        "  [[instruments.drafts]]".join([head, *kept]), encoding="utf-8"
    )
    return directory
