"""A comparison for looking at: one row per provision, what to stop at, and the list of changes by chapter."""

from __future__ import annotations

from typing import Any

from drafting.model import Change, ChangeKind, Comparison, Edit, Kind, Op, Provision
from drafting.ui.speech import Speech
from drafting.ui.views.names import chains, citation, is_container, short_name
from drafting.ui.views.outline import Row, indentation, level, opening, setting, shape, widths

Chain = tuple[Provision, ...]

#: changes of the words themselves: a provision that has one is always worth a stop of its own
OF_WORDS = {ChangeKind.MODIFIED, ChangeKind.SPLIT, ChangeKind.MERGED}


def redline_rows(comparison: Comparison, speech: Speech) -> list[Row]:
    """One row per pair, in the comparison's order.

    ``id`` is the newer eid, or "~" and the older one for what was deleted; ``was`` the older eid.
    ``kinds`` leaves "unchanged" out. An unchanged row has ``label``, ``heading``, ``text``; any other
    has each of the three as a list of edits. ``stop`` is True where a reader going from change to change
    should halt: not at each fraction of an article that is new, gone or moved as a whole. ``near`` marks
    what did not change itself but has a change below it.
    """
    before, after = chains(comparison.old), chains(comparison.new)
    kinds_of: dict[int, frozenset[ChangeKind]] = {}
    rows: list[Row] = []
    context: set[str] = set()
    for change in comparison.changes:
        chain = _chain(change, before, after)
        kinds = frozenset(kind for kind in change.kinds if kind is not ChangeKind.UNCHANGED)
        kinds_of[id(chain[-1])] = kinds
        rows.append(_row(change, chain, kinds))
        if kinds:
            context.update(node.eid for node in chain[:-1])
            above = kinds_of.get(id(chain[-2]), frozenset()) if len(chain) > 1 else frozenset()
            rows[-1]["stop"] = bool(kinds & OF_WORDS) or not kinds <= above
            rows[-1]["name"] = citation(chain, speech)
            rows[-1]["opening"] = _hint(change, chain[-1])
            if ChangeKind.MOVED in kinds and change.old is not None:
                rows[-1]["from"] = _origin(before.get(change.old.eid, (change.old,)), speech)
    for row in rows:
        if row["id"] in context and not row["kinds"]:
            row["near"] = True
    return rows


def change_list(rows: list[Row], comparison: Comparison, speech: Speech) -> list[Row]:
    """The changes by the division they stand in: ``title``, ``heading``, ``stops`` (row numbers).

    A deleted provision is listed where it stood: in the division that its predecessor stands in.
    """
    after = chains(comparison.new)
    groups: list[Row] = []
    current: tuple[str, str] = ("", "")
    for index, (row, change) in enumerate(zip(rows, comparison.changes, strict=True)):
        if change.new is not None:
            current = _division(after.get(change.new.eid, (change.new,)), speech)
        if not row.get("stop"):
            continue
        if not groups or (groups[-1]["title"], groups[-1]["heading"]) != current:
            groups.append({"title": current[0], "heading": current[1], "stops": []})
        groups[-1]["stops"].append(index)
    return groups


def counts(rows: list[Row]) -> dict[str, int]:
    """How many stops have each kind of change, in the order of ``ChangeKind``."""
    found = {kind.value: 0 for kind in ChangeKind if kind is not ChangeKind.UNCHANGED}
    for row in rows:
        if row.get("stop"):
            for kind in row["kinds"]:
                found[kind] += 1
    return {kind: number for kind, number in found.items() if number}


def edits_of(old: str, new: str, edits: tuple[Edit, ...]) -> list[list[str]]:
    """The edits as JSON; where the comparison gives none, the whole of what differs."""
    if edits:
        return [[edit.op.value, edit.text] for edit in edits if edit.text]
    if old == new:
        return [[Op.EQUAL.value, new]] if new else []
    return [[op.value, text] for op, text in ((Op.DELETE, old), (Op.INSERT, new)) if text]


def _row(change: Change, chain: Chain, kinds: frozenset[ChangeKind]) -> Row:
    node, old, new = change.provision, change.old, change.new
    row: Row = {
        "id": new.eid if new else f"~{node.eid}",
        "kind": node.kind.value,
        "shape": shape(node),
        "depth": indentation(chain),
        "kinds": [kind.value for kind in ChangeKind if kind in kinds],
    }
    if row["shape"] in ("division", "unit"):
        row["level"] = level(chain)
    row["set"] = setting(node)
    if node.kind is Kind.ROW:
        row["widths"] = widths(chain)
    if not kinds:
        return row | {"label": node.label, "heading": node.heading, "text": node.text}
    if old:
        row["was"] = old.eid
    row["significance"] = [touched.value for touched in change.significance]
    row["label"] = edits_of(_get(old, "label"), _get(new, "label"), ())
    row["heading"] = edits_of(_get(old, "heading"), _get(new, "heading"), change.heading_edits)
    row["text"] = edits_of(_get(old, "text"), _get(new, "text"), change.edits)
    return row


def _get(provision: Provision | None, field: str) -> str:
    return str(getattr(provision, field)) if provision else ""


def _chain(change: Change, before: dict[str, Chain], after: dict[str, Chain]) -> Chain:
    if change.new is not None:
        return after.get(change.new.eid, (change.new,))
    assert change.old is not None
    return before.get(change.old.eid, (change.old,))


def _division(chain: Chain, speech: Speech) -> tuple[str, str]:
    divisions = [node for node in chain if is_container(node)]
    title = " · ".join(short_name(node, speech) for node in divisions[-2:])
    return title, divisions[-1].heading if divisions else ""


def _origin(chain: Chain, speech: Speech) -> str:
    places = [citation(chain, speech), _division(chain[:-1], speech)[0]]
    return ", ".join(place for place in places if place)


def _hint(change: Change, node: Provision) -> str:
    """What to know a change by in the list: its first different words, else its heading or opening."""
    if change.old and change.new:
        differing = [edit for edit in change.edits or change.heading_edits if edit.op is not Op.EQUAL]
        if differing:
            pair = differing[:2] if len({edit.op for edit in differing[:2]}) == 2 else differing[:1]
            return " → ".join(
                _short(edit.text) for edit in sorted(pair, key=lambda edit: edit.op is Op.INSERT)
            )
    return node.heading or opening(node)


def _short(text: str, limit: int = 40) -> str:
    words = " ".join(text.split())
    return words if len(words) <= limit else words[: limit - 1].rstrip() + "…"


def summary_line(facts: dict[str, int], speech: Speech) -> list[tuple[str, str]]:
    """The counts as (kind, "12 modificadas"), in order, ready to print."""
    return [(kind, speech.count(f"ui.change.{kind}", number)) for kind, number in facts.items()]


def payload(comparison: Comparison, speech: Speech) -> dict[str, Any]:
    """All that the redline component needs of a comparison."""
    rows = redline_rows(comparison, speech)
    return {
        "rows": rows,
        "groups": change_list(rows, comparison, speech),
        "counts": counts(rows),
        "words": {kind: speech.number(number) for kind, number in comparison.words().items()},
    }
