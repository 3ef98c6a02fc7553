"""Work that takes a while: its name and its steps in sight, and a button that stops it.

The work runs beside the page's script, which looks after it a few times a second: that is when Streamlit can
stop the script, for the button or for a page that was left. Work that was stopped ends at its next step; as
every write is one transaction at the end of all steps, nothing of it is kept.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import TypeVar

import streamlit as st

from drafting.ui.notices import plain
from drafting.ui.speech import Speech

Result = TypeVar("Result")

#: told by the work: what it is doing now, and which share of all is done (None: nobody knows)
Tell = Callable[[str, float | None], None]

#: seconds between two looks, and until stopping is offered
LOOK, PATIENCE = 0.15, 1.0


class Stopped(Exception):
    """Raised at the next step of work that nobody waits for any more."""


def run(name: str, work: Callable[[Tell], Result], speech: Speech) -> Result:
    """Do ``work`` in sight and return what it returns; ``work`` calls nothing of Streamlit.

    Raises what the work raises.
    """
    left = threading.Event()
    said: list[tuple[str, float | None]] = [(name, None)]

    def tell(step: str, share: float | None = None) -> None:
        if left.is_set():
            raise Stopped
        said.append((step, share))

    with st.status(plain(name), expanded=True) as status:
        bar, button = st.progress(0.0), st.empty()
        doing = _begin(lambda: work(tell))
        try:
            _look_after(doing, said, bar.progress, lambda: _offer(button, speech))
        except BaseException:  # the script is stopped: a click, or the page was left
            left.set()
            raise
        button.empty()
        try:
            result = doing.result()
        except Exception:
            status.update(label=speech("ui.working.failed"), state="error")
            raise
        status.update(label=speech("ui.working.done"), state="complete", expanded=False)
    return result


def stopped(speech: Speech) -> None:
    """Say, once, that work was stopped. Drawn by the frame."""
    if st.session_state.pop("_work_stopped", False):
        st.toast(speech("ui.working.stopped"), duration="long")


def _begin(work: Callable[[], Result]) -> Future[Result]:
    future: Future[Result] = Future()

    def do() -> None:
        try:
            future.set_result(work())
        except BaseException as error:
            future.set_exception(error)

    threading.Thread(target=do, daemon=True).start()
    return future


def _look_after(
    doing: Future[Result],
    said: list[tuple[str, float | None]],
    show: Callable[..., object],
    offer: Callable[[], None],
) -> None:
    looks, share = 0, 0.0
    while not wait([doing], timeout=LOOK).done:
        looks += 1
        if looks == round(PATIENCE / LOOK):
            offer()
        step, done = said[-1]
        share = min(1.0, max(share, done if done is not None else share))
        show(share, text=plain(step))  # also where nothing is new: here the script can be stopped


def _offer(slot: st.delta_generator.DeltaGenerator, speech: Speech) -> None:
    slot.button(speech("ui.working.stop"), key="stop_work", on_click=_stop)


def _stop() -> None:
    st.session_state["_work_stopped"] = True


class Aside:
    """Work of one session that the newest question alone deserves: older ones that wait are let go."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._newest: object = None

    def run(self, work: Callable[[], Result], said: str) -> Result:
        """Do ``work`` beside the script, which can be stopped meanwhile, and return what it returns.

        ``said`` is shown while it takes its time. ``work`` calls nothing of Streamlit. Raises what it raises.
        """
        mine = self._newest = object()

        def do() -> Result:
            with self._lock:
                if self._newest is not mine:
                    raise Stopped
                return work()

        doing, slot = _begin(do), st.empty()
        while not wait([doing], timeout=LOOK).done:
            slot.caption(plain(said))  # here the script can be stopped
        slot.empty()
        return doing.result()
