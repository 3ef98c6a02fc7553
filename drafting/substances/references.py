"""A law that refers to a list instead of carrying it: the clause that does so, and the words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from drafting.model import Document, Kind
from drafting.substances.folding import KEPT, words
from drafting.substances.model import ControlList, Wording
from drafting.substances.places import phrases

_SENTENCE = re.compile(r"[^.;\n]+(?:\.(?=\w)[^.;\n]*|\.(?=\s+[a-záéíóú(])[^.;\n]*)*[.;]?")
_DENIED = re.compile(r"\b(?:no|not|ni)\s+(?:\w+\s+)?$")


@dataclass(frozen=True, slots=True)
class Reference:
    """A clause that takes a list in: where, its sentence, and whether it follows the list's changes."""

    list: str
    eid: str
    uid: str
    label: str
    words: str
    follows: bool
    weight: int


def references(
    document: Document, lists: Iterable[ControlList], wording: Wording
) -> dict[str, tuple[Reference, ...]]:
    """The clauses that take in each list, the plainest first."""
    verbs = ((3, _stems(wording.states)), (1, _stems(wording.takes_in)))
    follows = _stems(wording.follows)
    named = [(known.id, known.refers) for known in lists if known.refers]
    found: dict[str, list[Reference]] = {list_id: [] for list_id, _ in named}
    for provision, parent in document.with_parents():
        if provision.kind in (Kind.ROW, Kind.TABLE, Kind.NOTE) or not provision.text:
            continue
        hits = [(list_id, _named(refers)) for list_id, refers in named if _names(provision.text, refers)]
        lead = parent.text if parent and provision.label and parent.text.rstrip().endswith(":") else ""
        label = (provision.label or (parent.label if parent else "")).strip(" .-–—")
        for match in _SENTENCE.finditer(provision.text) if hits else ():
            plain = words(match.group())
            said = f"{words(lead)[-200:]} {plain}"
            weight = sum(each for each, verb in verbs if _affirmed(verb, said))
            changing = bool(follows.search(plain))
            for list_id, pattern in hits:
                if weight and pattern.search(plain):
                    found[list_id].append(
                        Reference(
                            list_id,
                            provision.eid,
                            provision.uid,
                            label,
                            match.group().strip(),
                            changing,
                            weight + changing,
                        )
                    )
    return {list_id: tuple(sorted(hits, key=lambda hit: -hit.weight)) for list_id, hits in found.items()}


@lru_cache(maxsize=64)
def _named(refers: tuple[str, ...]) -> re.Pattern[str]:
    return phrases(refers)


@lru_cache(maxsize=KEPT)
def _names(text: str, refers: tuple[str, ...]) -> bool:
    """Whether a text names a list by one of the phrases that refer to it."""
    return _named(refers).search(words(text)) is not None


def _affirmed(verbs: re.Pattern[str], plain: str) -> bool:
    return any(not _DENIED.search(plain[: match.start()]) for match in verbs.finditer(plain))


def _stems(known: Iterable[str]) -> re.Pattern[str]:
    parts = [re.escape(words(word)).replace(r"\*", r"\w*") for word in known]
    return re.compile(r"\b(?:" + "|".join(parts) + r")\b") if parts else re.compile(r"(?!)")
