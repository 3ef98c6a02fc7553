"""Work that takes a while: its name and its steps in sight, and a button that stops it.

The work runs beside the page's script, which looks after it a few times a second: that is when Streamlit can
stop the script, for the button or for a page that was left. Work that was stopped ends at its next step; as
every write is one transaction at the end of all steps, nothing of it is kept. Work that has said that it is
writing goes on to its end, and who stops it then is told so.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, wait
from typing import TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

from drafting.ui.notices import plain
from drafting.ui.speech import Speech

Result = TypeVar("Result")

#: seconds between two looks (what takes no longer shows nothing), and until stopping is offered
LOOK, PATIENCE = 0.15, 1.0


class Stopped(Exception):
    """Raised at the next step of work that nobody waits for any more."""


class Tell:
    """Told by the work: what it is doing now, and which share of all is done (None: nobody knows).

    Raises Stopped once nobody waits for it any more.
    """

    def __init__(self, name: str) -> None:
        self.said: tuple[str, float | None] = (name, None)
        self.keeps = False
        self._left = False
        self._lock = threading.Lock()

    def __call__(self, step: str, share: float | None = None) -> None:
        """The next step."""
        self._tell(step, share, keeps=False)

    def keeping(self, step: str, share: float | None = None) -> None:
        """The last step, in which all is written: from here on it cannot be stopped."""
        self._tell(step, share, keeps=True)

    def leave(self) -> bool:
        """Wait for it no more; False if it is being written, and goes on to its end."""
        with self._lock:
            self._left = not self.keeps
            return self._left

    def _tell(self, step: str, share: float | None, *, keeps: bool) -> None:
        with self._lock:
            if self._left:
                raise Stopped
            self.said = (step, share)
            self.keeps = self.keeps or keeps


def run(name: str, work: Callable[[Tell], Result], speech: Speech) -> Result:
    """Do ``work`` in sight and return what it returns; ``work`` calls nothing of Streamlit.

    Raises what the work raises.
    """
    tell = st.session_state["_work"] = Tell(name)
    with st.status(plain(name), expanded=True) as status:
        bar, button = st.progress(0.0), st.empty()
        doing = _begin(lambda: work(tell))
        try:
            _look_after(doing, tell, bar.progress, button, speech)
        except BaseException:  # the script is stopped: a click, or the page was left
            tell.leave()
            raise
        button.empty()
        try:
            result = doing.result()
        except Exception:
            status.update(label=speech("ui.working.failed"), state="error")
            raise
        status.update(label=speech("ui.working.done"), state="complete", expanded=False)
    return result


def look(said: str, work: Callable[[], Result]) -> Result:
    """Read what a page shows, beside the page's script: who goes elsewhere meanwhile does not wait for it.

    ``said`` stands there while it takes its time; what was left is read to its end and remembered, if the
    work remembers. Returns what the work returns, raises what it raises.
    """
    context = get_script_run_ctx()

    def do() -> Result:
        if context is not None:  # whoever is signed in asks
            add_script_run_ctx(threading.current_thread(), context)
        return work()

    doing = _begin(do)
    if not wait([doing], timeout=LOOK).done:
        with st.spinner(plain(said), show_time=False):
            while not wait([doing], timeout=LOOK).done:
                st.session_state.get("_work")  # here the script can be stopped
    return doing.result()


def stopped(speech: Speech) -> None:
    """Say, once, that work was stopped, or that it was too late for that. Drawn by the frame."""
    said = st.session_state.pop("_work_stopped", "")
    if said:
        st.toast(speech(said), duration="long")


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
    tell: Tell,
    show: Callable[..., object],
    slot: st.delta_generator.DeltaGenerator,
    speech: Speech,
) -> None:
    looks, share, offered = 0, 0.0, False
    while not wait([doing], timeout=LOOK).done:
        looks += 1
        if offered and tell.keeps:
            slot.empty()
        elif looks == round(PATIENCE / LOOK) and not tell.keeps:
            offered = True
            slot.button(speech("ui.working.stop"), key="stop_work", on_click=_stop)
        step, done = tell.said
        share = min(1.0, max(share, done if done is not None else share))
        show(share, text=plain(step))  # also where nothing is new: here the script can be stopped


def _stop() -> None:
    tell: Tell | None = st.session_state.get("_work")
    late = tell is not None and not tell.leave()
    st.session_state["_work_stopped"] = "ui.working.too_late" if late else "ui.working.stopped"


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
