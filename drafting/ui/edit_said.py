"""What is said of provisions of a working copy, each with the way to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from drafting.ui import address, components, sources
from drafting.ui.speech import Speech


def followed(key: str) -> Callable[[], None]:
    """The callback for the provisions that the component ``key`` names: opens the one that was chosen."""

    def follow() -> None:
        uid = components.event(key, "provision")
        if uid:
            address.put(provision=str(uid), tab="")

    return follow


def remarks(key: str, groups: list[dict[str, Any]], speech: Speech) -> None:
    """Groups of remarks on a page of their own, away from the provision."""
    components.component("edit_said")(
        key=key,
        data=sources.packed({"groups": groups, "broken": {}, "words": speech.group("ui.edit_said")}),
        on_provision_change=followed(key),
    )
