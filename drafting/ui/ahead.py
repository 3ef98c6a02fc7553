"""The server gets ready before anybody comes, and reads a new draft before anybody asks.

One thread beside the sessions: it loads what the first page would have to load, and reads what is not kept
of the latest drafts; then it sleeps until a page hears that something was done.
"""

from __future__ import annotations

import logging
import threading
from importlib import import_module
from pkgutil import iter_modules

from drafting import corpus
from drafting.errors import DraftingError
from drafting.messages import LANGUAGES, catalogue
from drafting.model import Draft
from drafting.ui import sources, views
from drafting.ui.speech import Speech
from drafting.workbench import Workbench
from drafting.workbench.ahead import read_ahead

log = logging.getLogger(__name__)

_news = threading.Event()
_heard = 0


def heard(event: int) -> None:
    """A page saw that this is the last thing that was done."""
    global _heard  # one for the whole process, as the thread is
    if event != _heard:
        _heard = event
        _news.set()


def get_ready() -> None:
    """Load what every page needs."""
    for language in LANGUAGES:
        catalogue(language)
    for name in ("shell", "margins", "exporting", "edit_doors"):
        import_module(f"drafting.ui.{name}")
    for module in iter_modules(views.__path__, "drafting.ui.views."):
        import_module(module.name)
    corpus.control_lists()
    corpus.placement_rules()
    corpus.legal_authorities()


def look(place: Workbench, seen: tuple[Draft, ...] = ()) -> tuple[Draft, ...]:
    """Read what is not kept of the latest drafts, unless they are those that were ``seen``; returns them."""
    with place.together():
        drafts = {one: place.drafts(one.slug) for one in place.instruments()}
        latest = tuple(its[-1] for its in drafts.values() if its)
        if latest == seen:
            return latest
        read_ahead(place)
        for instrument, its in drafts.items():
            if len(its) > 1:
                sources.counts_of(its[-2], its[-1], Speech(instrument.language), place)
    return latest


def run() -> None:
    """Get ready, and read ahead for as long as the process lives."""
    latest: tuple[Draft, ...] = ()
    while True:
        try:
            get_ready()
            latest = look(sources.shared_desk(), latest)
        except DraftingError as error:  # whoever looks at the page is told
            log.info("nothing was read ahead: %s", error)
        except Exception:
            log.exception("reading ahead failed")
        _news.wait()
        _news.clear()
