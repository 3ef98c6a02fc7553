"""Where drafts are kept: one SQLite file behind verbs of the domain. Nothing else here speaks SQL."""

from drafting.store.found import found_in, marked
from drafting.store.log import Asked, Entry
from drafting.store.store import Store
from drafting.store.transfer import restore
from drafting.store.values import NewDecision, NewDraft, Sought, Stamp, Successor

__all__ = [
    "Asked",
    "Entry",
    "NewDecision",
    "NewDraft",
    "Sought",
    "Stamp",
    "Store",
    "Successor",
    "found_in",
    "marked",
    "restore",
]
