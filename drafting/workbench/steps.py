"""How long work tells its steps, so that whoever waits sees how far it is, and may stop it between two."""

from __future__ import annotations

from collections.abc import Callable

from drafting.workbench.intake import Progress

#: hears the name of a step before it begins ("reading", "comparing", "writing", "keeping"); what it raises
#: ends the work there, and as "keeping" comes right before the transaction, nothing is stored then
Tell = Callable[[str], None]

#: what importing tells, by the step it is here
_STEPS = {("progress.comparing", 1): "comparing", ("progress.storing", 2): "keeping"}


def unheard(_: str) -> None:
    """For whoever does not want to know."""


def as_progress(tell: Tell) -> Progress:
    """Hears importing for ``tell``; that it is stored, nobody is told: it could no longer be stopped."""

    def heard(key: str, done: int, _total: int) -> None:
        if (key, done) in _STEPS:
            tell(_STEPS[key, done])

    return heard
