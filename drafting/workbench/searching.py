"""One search over everything: drafts, what persons said of them, what they decided, what is required."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from drafting.checklist.model import Requirement
from drafting.model import Decision, Draft, Hits, Language, Provision
from drafting.model.found import Marked
from drafting.store import Sought, Store, found_in, marked
from drafting.workbench.pointing import Pointed, cas_number, names, place, pointed

if TYPE_CHECKING:
    from drafting.structure.citations import Citation
    from drafting.workbench.desk import Workbench

What = Literal["text", "comment", "proposal", "decision", "requirement"]
#: what can be found, in the order in which it is shown
WHATS: tuple[What, ...] = ("text", "comment", "proposal", "decision", "requirement")

#: kinds of decisions -> what a reader calls them; those that are left out say nothing of a text
_KINDS: dict[str, What] = {
    "comment": "comment",
    "comment_state": "comment",
    "proposal": "proposal",
    "mapping": "decision",
    "not_applicable": "decision",
    "placement": "decision",
    "correction": "decision",
    "silenced": "decision",
    "reviewed": "decision",
    "review_draft": "decision",
    "round": "decision",
}
#: the words of a decision that are shown, the most telling first
_WORDS = ("text", "reason", "rationale", "answer", "note", "new", "amended", "old", "title", "words", "label")
#: what persons said that is looked at in one search
_SAID = 200


@dataclass(frozen=True, slots=True)
class Straight:
    """A provision that the words name outright, in the newest draft of an instrument that has it.

    ``chain`` leads from the article (annex, chapter ...) down to it.
    """

    draft: Draft
    chain: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """What a person said or decided that holds the words; ``draft`` and ``eid`` are where it hangs today.

    ``draft`` is None where the provision is in no draft, or where it hangs on none.
    """

    what: What
    decision: Decision
    text: Marked
    draft: Draft | None = None
    chain: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True)
class Required:
    """A requirement of a template that holds the words."""

    checklist: str
    requirement: Requirement
    text: Marked
    section: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found. ``counts`` says how much of each kind, whatever it was narrowed to."""

    words: str
    straight: tuple[Straight, ...] = ()
    cas: str = ""
    texts: Hits = field(default_factory=Hits)
    remarks: tuple[Remark, ...] = ()
    required: tuple[Required, ...] = ()
    counts: dict[What, int] = field(hash=False, default_factory=dict)


class Searching:
    """The search of one workspace. It shows nothing that its reader may not read: the store sees to that."""

    def __init__(self, desk: Workbench, store: Store) -> None:
        self._desk = desk
        self._store = store
        self._below = lru_cache(maxsize=16)(self._chains)

    def find(
        self,
        words: str,
        language: Language,
        *,
        what: What | None = None,
        instrument: str | None = None,
        stage: str | None = None,
        limit: int = 20,
    ) -> Answer:
        """Everything that holds all the words, accents and inflection aside; sentences in ``language``.

        ``what`` narrows to one kind, ``instrument`` to what hangs on one, ``stage`` to texts at one. At most
        ``limit`` of each kind. Raises NotFound for an unknown instrument.
        """
        named, cas = self._named(words), cas_number(words)
        # of what is named outright, those are sought that cite it
        sought = f'"{named.words}"' if named else cas or words
        texts = self._store.find(
            Sought(sought, instrument, stage, limit=limit if what in (None, "text") else 1)
        )
        remarks = [] if stage else self._remarks(sought, instrument)
        required = [] if stage or instrument else self._required(sought, language)
        counts = Counter[What](one.what for one in remarks)
        counts.update({"text": texts.total, "requirement": len(required)})
        return Answer(
            words,
            self._straight(named, instrument) if what in (None, "text") and not stage else (),
            cas,
            texts if what in (None, "text") else Hits(total=texts.total, unknown=texts.unknown),
            tuple(one for one in remarks if what in (None, one.what))[:limit],
            tuple(required if what in (None, "requirement") else ())[:limit],
            {name: counts[name] for name in WHATS},
        )

    def target(self, words: str, instrument: str = "") -> Straight | None:
        """The one place to go to without asking: what is named, in this instrument or the only one."""
        found = self._straight(self._named(words), None)
        here = [one for one in found if one.draft.instrument == instrument] or list(found)
        return here[0] if len(here) == 1 else None

    def _named(self, words: str) -> Pointed | None:
        return pointed(words, self._desk.instruments())

    def _straight(self, named: Pointed | None, instrument: str | None) -> tuple[Straight, ...]:
        found: list[Straight] = []
        if named is None:
            return ()
        for one in named.instruments:
            drafts = self._desk.drafts(one.slug) if instrument in (None, one.slug) else ()
            draft = self._newest_with(drafts, named.cited)
            if draft and (chain := place(self._desk.document(draft.id), named.cited)):
                found.append(Straight(draft, chain))
        return tuple(found)

    def _newest_with(self, drafts: tuple[Draft, ...], cited: Citation) -> Draft | None:
        """The newest draft that has what is cited; of an older one, only its units are looked at."""
        if not drafts or place(self._desk.document(drafts[-1].id), cited):
            return drafts[-1] if drafts else None
        outlines = self._store.outlines(drafts)
        return next(
            (
                draft
                for draft in reversed(drafts)
                if any(names(cited, one.kind, one.number) for one in outlines[draft.id])
            ),
            None,
        )

    def _remarks(self, words: str, instrument: str | None) -> list[Remark]:
        latest = {
            one.slug: drafts[-1]
            for one in self._desk.instruments()
            if (drafts := self._desk.drafts(one.slug))
        }
        made = []
        for decision in self._store.said(words, _SAID):
            what = _KINDS.get(decision.kind)
            if what is None or instrument not in (None, decision.instrument):
                continue
            draft = latest.get(decision.instrument)
            chain = self._below(draft.id, draft.sha256).get(decision.uid, ()) if draft else ()
            made.append(Remark(what, decision, self._said(decision, words), draft if chain else None, chain))
        return made

    def _said(self, decision: Decision, words: str) -> Marked:
        said = [text for name in _WORDS if (text := _text(decision.body.get(name)))]
        said += [text for text in map(_text, decision.body.values()) if text and text not in said]
        best = max(said, key=lambda text: found_in(text, words), default="")
        return marked(best, words)

    def _chains(self, draft_id: int, _sha256: str) -> dict[str, tuple[Provision, ...]]:
        """By uid the way from the unit down to a provision of a draft."""
        found: dict[str, tuple[Provision, ...]] = {}
        stack: list[tuple[Provision, ...]] = [(top,) for top in self._desk.document(draft_id).provisions]
        while stack:
            chain = stack.pop()
            found[chain[-1].uid] = chain
            stack.extend((*chain, child) for child in chain[-1].children)
        return found

    def _required(self, words: str, language: Language) -> list[Required]:
        found = []
        for template in self._desk.checklists.checklists():
            for one in template.requirements:
                section = template.section(one.section)
                title = section.name(language) if section else ""
                told = one.text(language)
                texts = [told, one.rationale(language), *one.texts.values()]
                texts += [source.citation for source in one.sources]
                best = max(texts, key=lambda text: found_in(text, words))
                if found_in(best, words) == 1 or found_in(one.id, words) == 1:
                    shown = best if found_in(best, words) == 1 else told
                    found.append(Required(template.id, one, marked(shown, words), title))
        return found


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return " — ".join(text for one in value if (text := _text(one)))
    return ""
