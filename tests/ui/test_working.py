"""Work that takes a while: its steps in sight, and a button that stops it."""

import threading
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from drafting.errors import NotFound
from drafting.ui import working

STEPS: list[Any] = []


def page() -> None:
    """A page with one long piece of work: it goes on until the test lets it."""
    import streamlit as st

    from drafting.ui import working
    from drafting.ui.speech import Speech
    from tests.ui.test_working import STEPS

    def work(tell: working.Tell) -> str:
        begun, go, ended = STEPS
        tell("Reading", 0.5)
        begun.set()
        go.wait(20)
        try:
            tell("Writing", 0.9)
        except working.Stopped:
            ended.append("stopped")
            raise
        ended.append("written")
        return "the file"

    working.stopped(Speech("en"))
    if st.button("Make"):
        st.write(working.run("Making", work, Speech("en")))


def test_the_result_is_returned_and_an_error_raised() -> None:
    def lost(_tell: working.Tell) -> None:
        raise NotFound("not_found_instrument", place="x")

    from drafting.ui.speech import Speech

    assert working.run("Counting", lambda tell: tell("one", 0.1) or 7, Speech("en")) == 7
    with pytest.raises(NotFound):
        working.run("Losing", lost, Speech("en"))


def test_work_goes_on_beside_the_page_and_shows_what_it_made() -> None:
    STEPS[:] = [threading.Event(), threading.Event(), []]
    STEPS[1].set()
    app = AppTest.from_function(page, default_timeout=20).run()
    app.button[0].click().run()
    assert app.markdown[-1].value == "the file"
    assert STEPS[2] == ["written"]


def test_who_is_no_longer_waited_for_stops_at_the_next_step(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go, ended = STEPS[:] = [threading.Event(), threading.Event(), []]

    class Gone(BaseException):
        """What Streamlit raises in a script that is to be run anew."""

    def look(*_arguments: object) -> None:
        begun.wait(20)
        raise Gone

    def work(tell: working.Tell) -> None:
        begun.set()
        go.wait(20)
        try:
            tell("Writing", None)
        except working.Stopped:
            ended.append("stopped")
            raise

    from drafting.ui.speech import Speech

    monkeypatch.setattr(working, "_look_after", look)
    with pytest.raises(Gone):
        working.run("Making", work, Speech("en"))
    go.set()
    for thread in threading.enumerate():
        if thread.daemon and thread is not threading.main_thread() and "do" in thread.name:
            thread.join(20)
    assert ended == ["stopped"]


def test_what_a_page_reads_is_returned_and_an_error_raised() -> None:
    def lost() -> None:
        raise NotFound("not_found_instrument", place="x")

    assert working.look("Reading", lambda: 7) == 7
    with pytest.raises(NotFound):
        working.look("Reading", lost)


def test_what_is_being_written_is_not_stopped_any_more_and_the_button_says_so() -> None:
    tell = working.Tell("Saving")
    tell("Comparing", 0.5)
    tell.keeping("Writing", 0.9)
    assert tell.said == ("Writing", 0.9)
    assert tell.leave() is False
    tell("Done", 1.0)


def test_who_stopped_before_it_is_written_keeps_it_from_being_written() -> None:
    tell = working.Tell("Saving")
    assert tell.leave() is True
    with pytest.raises(working.Stopped):
        tell.keeping("Writing")
    assert tell.leave() is True
