"""The fractions of an article and the divisions of a law, one row each, with what can be done to them."""

from __future__ import annotations

from typing import Any

from drafting.edit.dividing import Heirs, offered_number
from drafting.edit.entries import UNITS, Entry, entries
from drafting.edit.series import (
    DIVISIONS,
    counts_through,
    divides,
    division_groups,
    in_sequence,
    numbered,
    offered,
    run_of,
)
from drafting.model import Document, Provision
from drafting.ui.speech import Speech
from drafting.ui.views.names import short_name

Row = dict[str, Any]
#: letters of a provision's words shown in its row
_WORDS = 180


def items(document: Document, entry: Entry, speech: Speech) -> list[Row]:
    """The numbered parts of an article, in order."""
    rows: list[Row] = []
    inside = {part.uid for part in entry.inside}

    def visit(node: Provision, depth: int) -> None:
        for child in node.children:
            if child.uid not in inside:
                continue
            if numbered(child):
                beside = [one for one in node.children if one.kind is child.kind and numbered(one)]
                rows.append(_item(document, child, run_of(beside, child.uid), depth, speech))
            visit(child, depth + numbered(child))

    visit(entry.node, 0)
    return rows


def _item(document: Document, node: Provision, row: tuple[Provision, ...], depth: int, speech: Speech) -> Row:
    at = next(place for place, one in enumerate(row) if one.uid == node.uid)
    following, *bis = offered(row, at, document.language) or ("",)
    add = [{"number": "", "label": speech("ui.edit.arrange.as_number", number=following or "…")}]
    add += [{"number": one, "label": speech("ui.edit.arrange.as_number", number=one)} for one in bis]
    return {
        "id": node.uid,
        "label": node.label,
        "text": node.text[:_WORDS] + ("…" if len(node.text) > _WORDS else ""),
        "depth": depth,
        "up": at > 0,
        "down": at + 1 < len(row),
        "add": add,
        "remove": [
            {"heirs": "", "label": speech("ui.edit.arrange.remove_item", name=node.label.strip(" .)("))}
        ],
        "gaps": at == 0 and bool(in_sequence(row, document.language)),
    }


def divisions(document: Document, speech: Speech) -> list[Row]:
    """The titles, chapters and sections of a law, each with the articles below it."""
    groups = {
        one.uid: group
        for kind in DIVISIONS
        for group in division_groups(document, kind, through=counts_through(document, kind)).values()
        for one in group
    }
    order = {kind: [uid for uid, group in groups.items() if group[0].kind is kind] for kind in DIVISIONS}
    return [
        _division(document, entry, groups[entry.uid], order[entry.node.kind], speech)
        for entry in entries(document)
        if entry.uid in groups
    ]


def _division(
    document: Document, entry: Entry, group: tuple[Provision, ...], order: list[str], speech: Speech
) -> Row:
    node = entry.node
    at = next(place for place, one in enumerate(group) if one.uid == node.uid)
    units = [one for one in node.walk() if one.kind in UNITS and not divides(one)]
    said = [node.heading]
    if units:
        first, last = short_name(units[0], speech), short_name(units[-1], speech)
        kind, _, number = last.partition(" ")
        to = number if number and first.startswith(f"{kind} ") else last
        said.append(first if len(units) == 1 else speech("ui.edit.arrange.run", first=first, last=to))
    else:
        said.append(speech("ui.edit.arrange.no_articles"))
    following = (offered(group, at, document.language) or ("…",))[0]
    bis = offered_number(node, {one.number for one in group}, document.language)
    kind = speech(f"ui.kind.{node.kind.value}")
    add = [{"number": "", "label": speech("ui.edit.arrange.as_number", number=f"{kind} {following}")}]
    if bis:
        add.append({"number": bis, "label": speech("ui.edit.arrange.as_number", number=f"{kind} {bis}")})
    return {
        "id": node.uid,
        "label": node.label,
        "text": " · ".join(part for part in said if part),
        "depth": sum(divides(up) for up in entry.above),
        "up": order.index(node.uid) > 0,
        "down": order.index(node.uid) + 1 < len(order),
        "add": add,
        "remove": heirs(document, entry, len(units), speech),
        "gaps": False,
        "open": True,
    }


def heirs(document: Document, entry: Entry, units: int, speech: Speech) -> list[Row]:
    """Where the articles of a heading can go when it is taken away."""
    beside = entry.above[-1].children if entry.above else document.provisions
    at = next(place for place, one in enumerate(beside) if one.uid == entry.uid)
    found = []
    before = beside[at - 1] if at and divides(beside[at - 1]) else entry.above[-1] if entry.above else None
    to = short_name(before, speech) if before is not None else speech("ui.edit.whole")
    keep = "ui.edit.arrange.heirs_to" if units else "ui.edit.arrange.heirs_none"
    found.append({"heirs": Heirs.BEFORE.value, "label": speech(keep, name=to)})
    if units and at + 1 < len(beside) and divides(beside[at + 1]):
        to = short_name(beside[at + 1], speech)
        found.append({"heirs": Heirs.AFTER.value, "label": speech("ui.edit.arrange.heirs_to", name=to)})
    if units:
        found.append(
            {"heirs": Heirs.NOWHERE.value, "label": speech.count("ui.edit.arrange.heirs_gone", units)}
        )
    return found
