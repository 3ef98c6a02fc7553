"""What provisions and files are called: citations, slugs, names of downloads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import PurePath

from drafting.model import CONTAINERS, Document, Draft, Kind, Provision
from drafting.ui.speech import Speech

#: the units that a citation starts from: everything below is cited through them
UNITS: frozenset[Kind] = frozenset(
    {Kind.ARTICLE, Kind.SECTION, Kind.TRANSITORY, Kind.DISPOSITION, Kind.ANNEX, Kind.SCHEDULE}
)


def is_container(provision: Provision) -> bool:
    """Whether it only gathers others under a heading: a Spanish section does, an English one does not."""
    if provision.kind is Kind.SECTION:
        return any(child.kind in UNITS for child in provision.children)
    return provision.kind in CONTAINERS


def short_name(provision: Provision, speech: Speech) -> str:
    """The provision as one would call it: its label without the printer's punctuation, else its kind."""
    said = provision.called
    kind = speech(f"ui.kind.{provision.kind.value}")
    if said:
        plain = provision.kind is Kind.TRANSITORY and "transitori" not in said.lower()
        return f"{kind} {said.lower()}" if plain and not any(map(str.isdigit, said)) else said
    return f"{kind} {provision.number}" if provision.number else kind


def citation(chain: Sequence[Provision], speech: Speech) -> str:
    """ "Artículo 12, fracción III, inciso a)" for a provision at the end of its chain of parents."""
    for start, node in enumerate(chain):
        if node.kind in UNITS and not is_container(node):
            named = [
                one
                for above, one in pairwise(chain[start:])
                if one is chain[-1] or not _only_table(one, above)
            ]
            return ", ".join([short_name(node, speech), *(_below(child, speech) for child in named)])
    return short_name(chain[-1], speech)


def _only_table(provision: Provision, above: Provision) -> bool:
    """Whether it is a table without a name that no other stands beside: its rows are cited without it."""
    if provision.kind is not Kind.TABLE or provision.label:
        return False
    return sum(child.kind is Kind.TABLE for child in above.children) == 1


def _counted(provision: Provision) -> str:
    """The place of what has no label of its own among its like, as its eid counts it."""
    found = provision.eid.rpartition("_")[2]
    return found if found.isdigit() else ""


def _below(provision: Provision, speech: Speech) -> str:
    kind = speech(f"ui.kind.{provision.kind.value}")
    mark = provision.label.strip(" .-–—:;,\t\n") or provision.number
    if not mark and provision.kind in (Kind.ROW, Kind.NOTE, Kind.TABLE):
        mark = _counted(provision)
    if not mark or mark.lower().startswith(kind.lower()):
        return mark or kind
    return f"{kind} {mark}"


def chains(document: Document) -> dict[str, tuple[Provision, ...]]:
    """For every eid the way from the top of the document down to the provision itself."""
    found: dict[str, tuple[Provision, ...]] = {}
    stack: list[tuple[Provision, tuple[Provision, ...]]] = [(p, ()) for p in reversed(document.provisions)]
    while stack:
        node, above = stack.pop()
        chain = (*above, node)
        found[node.eid] = chain
        stack.extend((child, chain) for child in reversed(node.children))
    return found


def slug(title: str, taken: Iterable[str] = ()) -> str:
    """A name for addresses and commands made from a title, unlike those in ``taken``."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].rstrip("-") or "instrument"
    used, name, n = set(taken), base, 2
    while name in used:
        name, n = f"{base}-{n}", n + 1
    return name


def clean_name(draft: Draft, speech: Speech) -> str:
    """The file name of a clean copy."""
    return f"{draft.instrument}_{speech('ui.file.draft')}-{draft.number}.docx"


def redline_name(old: Draft, new: Draft, speech: Speech) -> str:
    """The file name of a redline, which says what was compared with what."""
    before = str(old.number) if old.instrument == new.instrument else f"{old.instrument}-{old.number}"
    draft, changes = speech("ui.file.draft"), speech("ui.file.changes")
    return f"{new.instrument}_{draft}-{before}-{new.number}_{changes}.docx"


def table_name(base: Draft, draft: Draft, third: Draft | None, ending: str, speech: Speech) -> str:
    """The file name of a comparative table: every draft in it, by number."""
    numbers = "-".join(str(one.number) for one in (base, draft, third) if one)
    return f"{draft.instrument}_{speech('ui.file.draft')}-{numbers}_{speech('ui.file.table')}.{ending}"


def source_name(draft: Draft, speech: Speech) -> str:
    """The file name of a draft's source: its own ending, and a name that says what it is."""
    ending = PurePath(draft.file_name).suffix.lower()
    name = f"{draft.instrument}_{speech('ui.file.draft')}-{draft.number}_{speech('ui.file.source')}"
    return name + ending if re.fullmatch(r"\.[a-z0-9]{1,8}", ending) else name
