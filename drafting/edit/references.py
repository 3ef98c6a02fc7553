"""Citations of one entry: what it cites, and who cites it."""

from __future__ import annotations

from dataclasses import dataclass

from drafting.edit.citing import Cited, cited
from drafting.model import Document
from drafting.structure.citations import Whose
from drafting.structure.numbering import fold

#: letters behind a citation in which the name of the other text stands
_REACH = 160


@dataclass(frozen=True, slots=True)
class References:
    """``out``: the citations in an entry; ``to``: those of it elsewhere; of the same text, each once."""

    out: tuple[Cited, ...]
    to: tuple[Cited, ...]


def references(document: Document, uid: str) -> References:
    """The citations in the entry ``uid`` and those of it that stand in other entries."""
    out: list[Cited] = []
    to: list[Cited] = []
    for one in cited(document):
        if one.home == uid and one.whose is not Whose.OTHER:
            out.append(one)
        elif one.target == uid and one.home != uid:
            to.append(one)
    return References(tuple(out), tuple(to))


def names_this(words: str, one: Cited, titles: tuple[str, ...]) -> bool:
    """Whether what follows a citation names one of these texts."""
    behind = fold(" ".join(words[: _REACH + len(one.around)].split()))
    return any(fold(title) in behind for title in titles if title)
