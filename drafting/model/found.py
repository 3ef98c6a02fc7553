"""What a search finds: provisions in their context, with the words that were sought marked."""

from __future__ import annotations

from dataclasses import dataclass, field

from drafting.model.tree import Provision

#: a text in stretches, each with whether it is a match
Marked = tuple[tuple[bool, str], ...]


@dataclass(frozen=True, slots=True)
class HitLine:
    """A provision inside of what was found, and its words around the matches.

    ``chain`` leads from the article (annex, chapter heading ...) down to the provision itself.
    """

    chain: tuple[Provision, ...]
    text: Marked


@dataclass(frozen=True, slots=True)
class Hit:
    """An article, annex or heading found by a search, as the newest draft with these words has it.

    ``eid``, ``uid``, ``label`` and ``snippet`` are of the provision in it that says most of what was sought.
    ``drafts`` are the numbers of all drafts in which it has the words, ascending; ``gone``: the latest draft
    has them no more. ``above`` are the headings over it, the outermost first.
    """

    instrument: str
    draft: int
    stage: str
    eid: str
    uid: str
    label: str
    heading: str
    snippet: Marked
    drafts: tuple[int, ...] = ()
    gone: bool = False
    lines: tuple[HitLine, ...] = ()
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search found: the best hits, and how many there are by instrument and stage.

    ``instruments`` and ``stages`` count what each filter would leave, the other filter being as it is.
    ``partial``: nothing has all the words, so these have most of them. ``unknown`` are the words that stand
    nowhere, each with the word that is meant perhaps ("" for none).
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    instruments: dict[str, int] = field(hash=False, default_factory=dict)
    stages: dict[str, int] = field(hash=False, default_factory=dict)
    partial: bool = False
    unknown: tuple[tuple[str, str], ...] = ()
