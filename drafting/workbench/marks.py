"""What is said of the provisions of a text: the one register that margins, Word and tables read.

Whoever has something to say of provisions adds a line to ``SAYERS``; nobody else's code changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from drafting.errors import BadRequest
from drafting.model import Document, Language, Mark

if TYPE_CHECKING:
    from drafting.workbench.desk import Workbench

#: from a text, and the language of the reader, to what is said of it; needs no workspace
Sayer = Callable[[Document, Language], Iterable[Mark]]
#: the same of several kinds at once: ``marks``, or what remembers it
Reading = Callable[[Document, tuple[str, ...], Language], tuple[Mark, ...]]


def _substances(document: Document, language: Language) -> Iterable[Mark]:
    from drafting.workbench import substances  # the lists are read when somebody asks for them

    return substances.say(document, language)


def _checks(document: Document, language: Language) -> Iterable[Mark]:
    from drafting.workbench import checking

    return checking.say(document, language)


def _placement(document: Document, language: Language) -> Iterable[Mark]:
    from drafting.workbench import placement_says

    return placement_says.say(document, language)


def _checklist(document: Document, language: Language) -> Iterable[Mark]:
    from drafting.workbench import suggesting

    return suggesting.say(document, language)


def _review(_document: Document, _language: Language) -> Iterable[Mark]:
    return ()  # reviews are of a workspace: see ``of_draft``


def _comment(_document: Document, _language: Language) -> Iterable[Mark]:
    return ()  # persons say things in a workspace: see ``of_draft``


SAYERS: dict[str, Sayer] = {
    "placement": _placement,
    "substances": _substances,
    "checks": _checks,
    "checklist": _checklist,
    "comment": _comment,
    "review": _review,
}


def marks(document: Document, kinds: Iterable[str], language: Language) -> tuple[Mark, ...]:
    """What these kinds say of the text, in document order. Raises BadRequest for an unknown kind."""
    said: list[Mark] = []
    for kind in dict.fromkeys(kinds):
        if kind not in SAYERS:
            raise BadRequest("bad_mark_kind", place=kind, known=", ".join(sorted(SAYERS)) or "-")
        said.extend(SAYERS[kind](document, language))
    return _ordered(said, document)


def _ordered(said: Iterable[Mark], document: Document) -> tuple[Mark, ...]:
    order = {provision.eid: place for place, provision in enumerate(document.walk())}
    return tuple(sorted(said, key=lambda mark: order.get(mark.eid, len(order))))


def of_text(
    document: Document, kinds: Iterable[str], language: Language, desk: Workbench | None = None
) -> tuple[Mark, ...]:
    """The same of a text that is no draft, by the lists of a workspace, if any. Raises as ``marks``."""
    from drafting.workbench import substances

    wanted = tuple(kinds)
    said = marks(document, wanted, language)
    if desk is None or "substances" not in wanted or not desk.substances.has_own():
        return said
    own = substances.said_of(*desk.substances.report_on(document), document, language)
    return _ordered((*(mark for mark in said if mark.kind != "substances"), *own), document)


def lists_used(desk: Workbench | None, language: Language) -> tuple[str, ...]:
    """The control lists a text is held against, each with the version it reads by."""
    from drafting.workbench import substances

    known = desk.substances.known() if desk else substances.shipped()
    return tuple(
        f"{one.names.get(language, one.id)} ({one.versions[-1].id})" if one.versions else one.names[language]
        for one in known.lists
    )


def of_draft(
    desk: Workbench, draft_id: int, kinds: Iterable[str], language: Language, *, read: Reading = marks
) -> tuple[Mark, ...]:
    """What these kinds say of a draft of a workspace, and what persons decided on it. Raises as ``marks``.

    ``read`` reads the text itself; one that remembers may be given, as a draft never changes.
    """
    wanted = tuple(kinds)
    said = read(desk.document(draft_id), wanted, language)
    if "substances" in wanted and desk.substances.has_own():  # what was read knows the lists that ship
        said = (
            *(mark for mark in said if mark.kind != "substances"),
            *desk.substances.marks(draft_id, language),
        )
    if "checks" in wanted:  # of a draft more is known than its text: what was put aside, the drafts before
        said = desk.checks.standing(draft_id, said, language)
    if "comment" in wanted:
        said = (*said, *desk.reviews.marks(draft_id, language))
    if "review" in wanted:
        said = (*said, *desk.clauses.reviewed.marks(draft_id, language))
    if "checklist" in wanted:
        others = [mark for mark in said if mark.kind != "checklist"]
        suggested = [mark for mark in said if mark.kind == "checklist"]
        said = (*others, *desk.checklists.marks(draft_id, language, suggested))
    return _ordered(said, desk.document(draft_id))
