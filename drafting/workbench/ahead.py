"""Reading ahead: what the pages ask of the latest drafts, read and kept before anybody looks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from drafting.model import Draft, Language, Mark
from drafting.workbench.marks import marks

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench

#: told which step of how many is next
Told = Callable[[int, int], None]


def read_ahead(desk: Workbench, tell: Told = lambda _done, _total: None) -> None:
    """Read of the latest draft of every instrument what is not kept yet. Raises what ``tell`` raises.

    What is kept is the same for everybody; decisions are laid over it when somebody looks.
    """
    steps: list[Callable[[], object]] = []
    for instrument in desk.instruments():
        drafts = desk.drafts(instrument.slug)
        if drafts:
            steps += _of_draft(desk, drafts[-1], instrument.language)
    if steps:
        steps.append(desk.placing.findings)
    for done, step in enumerate(steps):
        tell(done, len(steps))
        step()
    tell(len(steps), len(steps))


def of_text(desk: Workbench, draft_id: int, kind: str, language: Language) -> tuple[Mark, ...]:
    """What a kind says of the text of a draft alone, as ``marks``, read once. Raises as ``marks``."""
    if kind == "checks":
        return desk.checks.of_text(draft_id, language)

    def read() -> tuple[Mark, ...]:
        return marks(desk.document(draft_id), (kind,), language)

    parts = (desk.draft_by_id(draft_id), kind, language)
    return desk.readings.of("marks", tuple[Mark, ...], parts, read)


def _of_draft(desk: Workbench, draft: Draft, language: Language) -> list[Callable[[], object]]:
    return [
        partial(desk.checks.findings, draft.id),
        partial(of_text, desk, draft.id, "substances", language),
        partial(desk.checklists.suggestions, "", draft.id),
    ]
