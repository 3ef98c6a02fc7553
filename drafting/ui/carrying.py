"""What changes the workspace and takes a while: done in sight, and it can be stopped until it is written.

How it went is said in the next run, where the page says what a callback did.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NoReturn, TypeVar

import streamlit as st

from drafting.errors import DraftingError
from drafting.ui import address, working
from drafting.ui.speech import Speech
from drafting.workbench.steps import Tell

Result = TypeVar("Result")

#: the step in which all is written
KEEPING = "keeping"


def out(
    doing: str,
    work: Callable[[Tell], Result],
    speech: Speech,
    *,
    refused: str,
    then: Callable[[Result], None],
) -> NoReturn:
    """Carry the work out, its steps in sight where this is called, and begin the page anew.

    ``doing`` names the work, which calls nothing of Streamlit. ``then`` is called with what it returns, as
    a callback would be. A refusal (DraftingError) is left for the page under the key ``refused``.
    """

    def told(tell: working.Tell) -> Result:
        def step(name: str) -> None:
            say = tell.keeping if name == KEEPING else tell
            say(speech(f"ui.working.{name}"))

        return work(step)

    try:
        made = working.run(doing, told, speech)
    except DraftingError as error:
        address.after(partial(_refuse, refused, error))
    address.after(partial(then, made))


def _refuse(key: str, error: DraftingError) -> None:
    st.session_state[key] = error
