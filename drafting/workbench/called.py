"""What provisions are called in files for readers: "Artículo 6o, XX", "Anexo I, renglón 16"."""

from __future__ import annotations

from drafting.messages import sentence
from drafting.model import Document, Kind, Language, Provision

#: What has no label of its own and is counted in what it stands in.
_COUNTED = {Kind.ROW: "row", Kind.NOTE: "note"}


def called(document: Document, language: Language) -> dict[str, str]:
    """The name of every provision by its eid: its label, behind those of what it stands inside.

    Divisions are left out: articles are counted through them.
    """
    names: dict[str, str] = {}
    for node, parent in document.with_parents():
        within = parent is not None and (
            parent.kind is Kind.TRANSITORIES or node.eid.startswith(f"{parent.eid}__")
        )
        above = names.get(parent.eid, "") if parent and within else ""
        names[node.eid] = ", ".join(part for part in (above, _own(node, language)) if part)
    return names


def _own(node: Provision, language: Language) -> str:
    number = node.eid.rpartition("_")[2]
    if not node.label and node.kind in _COUNTED and number.isdigit():
        return sentence(f"mark.place.{_COUNTED[node.kind]}", language, number=number)
    return node.called or node.heading.strip(" .:-\u2013\u2014")
