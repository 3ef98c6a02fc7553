"""The templates that come with the workbench, and what a text suggests for their requirements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from drafting import corpus
from drafting.checklist.borrow import with_borrowed_terms
from drafting.checklist.features import Memory
from drafting.checklist.model import Candidate, Checklist, Requirement, Suggestion
from drafting.checklist.query import Query, query
from drafting.checklist.suggest import MET, served
from drafting.checklist.suggest import suggestions as suggested
from drafting.messages import sentence
from drafting.model import Document, Language, Mark, Provision, Quote

__all__ = ["for_text", "say", "shipped", "suggestions"]

#: what was found in texts, for all drafts of a process: a new draft costs what changed
_MEMORY = Memory()
#: requirements named in the margin of one provision at most
_AT_ONE = 3


def shipped() -> tuple[Checklist, ...]:
    """The templates of ``corpus/checklists``. Raises InvalidData."""
    return corpus.checklists()


def for_text(checklist: Checklist, document: Document, *, top: int = 5) -> tuple[Suggestion, ...]:
    """For each requirement what the text suggests, the ``top`` likeliest provisions. Raises InvalidData."""
    return suggested(_asked(checklist, document.language), document, top=top, memory=_MEMORY)


def suggestions(checklist: Checklist, document: Document) -> Sequence[Suggestion]:
    """For each requirement what the text suggests. Raises InvalidData."""
    return for_text(checklist, document)


def say(document: Document, language: Language) -> Iterator[Mark]:
    """What each provision may answer of the first template, as marks: offers that nobody confirmed.

    A requirement is named at its likeliest provision, and at others that are as good as certain.
    """
    checklist = corpus.legal_authorities()
    found = for_text(checklist, document)
    first = {one.requirement: one.candidates[0].eid for one in found if one.candidates}
    nodes = {provision.eid: provision for provision in document.walk()}
    for eid, candidates in served(found).items():
        worth = [c for c in candidates if c.score >= MET or first[c.requirement] == eid]
        for candidate in worth[:_AT_ONE]:
            if requirement := checklist.requirement(candidate.requirement):
                yield _mark(candidate, requirement, checklist, nodes, language)


def _mark(
    candidate: Candidate,
    requirement: Requirement,
    checklist: Checklist,
    nodes: dict[str, Provision],
    language: Language,
) -> Mark:
    section = checklist.section(requirement.section)
    at = nodes[candidate.deciding or candidate.eid]
    return Mark(
        "checklist",
        at.eid,
        sentence(
            "checklist.may_answer" if candidate.score >= MET else "checklist.may_touch",
            language,
            id=requirement.id,
            section=section.name(language) if section else "",
            text=requirement.text(language),
        ),
        uid=at.uid,
        quote=_quote(candidate, at),
        key=requirement.id,
    )


def _quote(candidate: Candidate, at: Provision) -> Quote | None:
    """The weightiest words that stand in the provision as they are told."""
    told = (why.words for why in candidate.why if why.eid == at.eid)
    return next((Quote(words) for words in told if words in at.printed), None)


@lru_cache(maxsize=16)
def _asked(checklist: Checklist, language: str) -> Query:
    lexicon = corpus.lexicon()
    known = with_borrowed_terms(checklist, corpus.legal_authorities(), lexicon)
    return query(known, lexicon, language)
