"""The seeded workspace with work under way: mappings, a working copy, a review round with answers. For pictures."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from drafting import edit
from drafting.checklist.mapping import Relation
from drafting.edit import Words
from drafting.model import Document
from drafting.word import house, native
from drafting.workbench import Workbench
from drafting.workbench.intake import random_uid

LAW = "ley-federal-quimica"
OFFICE = "Dirección de Asuntos Jurídicos"
WHEN = datetime(2026, 10, 6, 9, tzinfo=UTC)

#: who returned a file, in whose name, and what they struck and wrote in which article
RETURNED = {
    "customs": ("Oficial de aduanas", "art_12", (("formularios, guías y criterios", "formularios y guías"),)),
    "industry": (
        "Asociación de la industria",
        "art_12",
        (("guías y criterios técnicos", "guías y criterios técnicos de observancia voluntaria"),),
    ),
}


def fill(desk: Workbench) -> None:
    """Load the seeds and do some of a ministry's work on them."""
    desk.seed()
    mapped(desk)
    _round(desk)
    _copy(desk)


def mapped(desk: Workbench) -> None:
    """A few requirements confirmed on draft 8, so that later drafts show what became of them."""
    draft = desk.draft(LAW, 8)
    for suggestion in desk.checklists.suggestions("", draft.id)[:36]:
        for candidate in suggestion.candidates[:1]:
            relation = Relation.COVERS if candidate.score > 0.6 else Relation.PARTLY
            about = "", suggestion.requirement, LAW, candidate.uid
            desk.checklists.confirm(*about, number=draft.number, relation=relation)


def _round(desk: Workbench) -> None:
    rounds, draft = desk.reviews, desk.draft(LAW)
    until = date.today() + timedelta(days=14)  # one cannot ask for answers by a day that is past
    made = rounds.open_round(LAW, [*RETURNED, "opcw"], until, title="Consulta con la industria")
    base = desk.document(draft.id)
    sent = house.clean(base)
    for reviewer, (author, eid, words) in RETURNED.items():
        back = house.clean(_struck(base, eid, words))
        marked = native.redline(sent, back, author=author, when=WHEN, language="es")
        rounds.take(LAW, made.number, reviewer, marked.data, f"{reviewer}.docx", draft=draft.number)


def _copy(desk: Workbench) -> None:
    copy = desk.editing.begin(desk.draft(LAW).id)
    entry = edit.entry_of(desk.editing.document(copy.id), "art_12")
    words = edit.words_of(entry.node)
    body = words.body.replace("formularios, guías y criterios técnicos", "formularios y guías técnicas")
    desk.editing.write(copy.id, entry.uid, replace(words, body=body), seen=copy.last.number)


def _struck(document: Document, eid: str, words: tuple[tuple[str, str], ...]) -> Document:
    entry = edit.entry_of(document, eid)
    typed = edit.words_of(entry.node)
    body = typed.body
    for old, new in words:
        assert old in body, old
        body = body.replace(old, new)
    return edit.replace_words(document, entry.uid, Words(typed.label, typed.heading, body), random_uid)
