"""A comparison for looking at: one row per provision, with its edits, and where a reader should stop."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafting.model import Change, ChangeKind, Comparison, Edit, Kind, Op, Provision, Significance
from drafting.ui.speech import Speech
from drafting.ui.views.names import chains, citation, is_container, short_name
from drafting.ui.views.outline import Row, indentation, level, opening, setting, shape, widths
from drafting.ui.views.touches import reasons, touches

Chain = tuple[Provision, ...]
Chains = Mapping[str, Chain]

#: changes of the words themselves: a provision that has one is always worth a stop of its own
OF_WORDS = {ChangeKind.MODIFIED, ChangeKind.SPLIT, ChangeKind.MERGED}


def redline_rows(comparison: Comparison, speech: Speech) -> list[Row]:
    """One row per pair of a comparison, in its order; see ``rows_of``."""
    return rows_of(comparison.changes, chains(comparison.old), chains(comparison.new), speech)


def rows_of(changes: Sequence[Change], before: Chains, after: Chains, speech: Speech) -> list[Row]:
    """One row per pair.

    ``id`` is the newer eid, or "~" and the older one for what was deleted; ``was`` the older eid; ``up``
    the row of what it stands under. ``kinds`` leaves "unchanged" out. An unchanged row has ``label``,
    ``heading``, ``text``; any other has each of the three as a list of edits. ``stop`` is True where a reader
    going from change to change should halt: not at each fraction of an article that is new, gone or moved as
    a whole. A stop has ``touches`` (its own and of what it speaks for) and ``reasons``.
    """
    kinds_of: dict[int, frozenset[ChangeKind]] = {}
    rows: list[Row] = []
    for change in changes:
        chain = _chain(change, before, after)
        kinds = frozenset(kind for kind in change.kinds if kind is not ChangeKind.UNCHANGED)
        kinds_of[id(chain[-1])] = kinds
        rows.append(_row(change, chain, kinds))
        if not kinds:
            continue
        rows[-1]["stop"] = bool(kinds & OF_WORDS) or not kinds <= _spoken(chain, kinds, kinds_of)
        rows[-1]["name"] = citation(chain, speech)
        rows[-1]["opening"] = _hint(change, chain[-1])
        rows[-1] |= _whence(change, kinds, before, after, speech)
    _hang(rows, changes, before, after)
    _weigh(rows, changes)
    return rows


def edits_of(old: str, new: str, edits: tuple[Edit, ...]) -> list[list[str]]:
    """The edits as JSON; where the comparison gives none, the whole of what differs."""
    if edits:
        return [[edit.op.value, edit.text] for edit in edits if edit.text]
    if old == new:
        return [[Op.EQUAL.value, new]] if new else []
    return [[op.value, text] for op, text in ((Op.DELETE, old), (Op.INSERT, new)) if text]


def division(chain: Chain, speech: Speech) -> tuple[str, str]:
    """The title and chapter a provision stands in, and the heading of the nearer one."""
    divisions = [node for node in chain if is_container(node)]
    title = " · ".join(short_name(node, speech) for node in divisions[-2:])
    return title, divisions[-1].heading if divisions else ""


def place(chain: Chain, speech: Speech) -> str:
    """Where something stands or stood: its citation, and the division it is in."""
    places = [citation(chain, speech), division(chain[:-1], speech)[0]]
    return ", ".join(part for part in places if part)


def _row(change: Change, chain: Chain, kinds: frozenset[ChangeKind]) -> Row:
    node, old, new = change.provision, change.old, change.new
    row: Row = {
        "id": new.eid if new else f"~{node.eid}",
        "uid": node.uid,
        "kind": node.kind.value,
        "shape": shape(node),
        "depth": indentation(chain),
        "kinds": [kind.value for kind in ChangeKind if kind in kinds],
        "set": setting(node),
    }
    if row["shape"] in ("division", "unit"):
        row["level"] = level(chain)
    if node.kind is Kind.ROW:
        row["widths"] = widths(chain)
    if not kinds:
        return row | {"label": node.label, "heading": node.heading, "text": node.text}
    if old:
        row["was"] = old.eid
    row["label"] = edits_of(_get(old, "label"), _get(new, "label"), ())
    row["heading"] = edits_of(_get(old, "heading"), _get(new, "heading"), change.heading_edits)
    row["text"] = edits_of(_get(old, "text"), _get(new, "text"), change.edits or change.origin_edits)
    return row


def _spoken(
    chain: Chain, kinds: frozenset[ChangeKind], kinds_of: Mapping[int, frozenset[ChangeKind]]
) -> frozenset[ChangeKind]:
    """What was already said by the row above. A new chapter does not speak for the articles it brings."""
    if len(chain) < 2 or (is_container(chain[-2]) and kinds & {ChangeKind.INSERTED, ChangeKind.DELETED}):
        return frozenset()
    return kinds_of.get(id(chain[-2]), frozenset())


def _whence(
    change: Change, kinds: frozenset[ChangeKind], before: Chains, after: Chains, speech: Speech
) -> Row:
    """Where a text was (``from``), what it was a part of (``came``), what it became a part of (``went``)."""
    if change.origin is not None:
        origin = change.origin
        if change.new is not None:
            return {"came": place(before.get(origin.eid, (origin,)), speech)}
        return {"went": place(after.get(origin.eid, (origin,)), speech)}
    if ChangeKind.MOVED in kinds and change.old is not None:
        return {"from": place(before.get(change.old.eid, (change.old,)), speech)}
    return {}


def _hang(rows: list[Row], changes: Sequence[Change], before: Chains, after: Chains) -> None:
    """Give every row the number of the row it hangs from."""
    new_at = {change.new.eid: index for index, change in enumerate(changes) if change.new}
    old_at = {change.old.eid: index for index, change in enumerate(changes) if change.old}
    for row, change in zip(rows, changes, strict=True):
        chain = _chain(change, before, after)
        at = (new_at if change.new else old_at).get(chain[-2].eid) if len(chain) > 1 else None
        if at is not None:
            row["up"] = at


def _weigh(rows: list[Row], changes: Sequence[Change]) -> None:
    """Give every stop what it touches: its own change, and those it speaks for."""
    told: dict[int, list[Change]] = {}
    for index, (row, change) in enumerate(zip(rows, changes, strict=True)):
        if row["kinds"]:
            told.setdefault(_stop_of(rows, index), []).append(change)
    for index, spoken in told.items():
        if rows[index].get("stop"):
            rows[index]["touches"] = touches(spoken)
            rows[index]["reasons"] = reasons(spoken)


def _stop_of(rows: list[Row], index: int) -> int:
    """The row that speaks for a changed one: itself, or the nearest stop it hangs below."""
    at = index
    for _ in range(64):  # deeper than any law; a ring cannot hold us
        if rows[at].get("stop") or "up" not in rows[at]:
            break
        at = rows[at]["up"]
    return at


def _get(provision: Provision | None, field: str) -> str:
    return str(getattr(provision, field)) if provision else ""


def _chain(change: Change, before: Chains, after: Chains) -> Chain:
    if change.new is not None:
        return after.get(change.new.eid, (change.new,))
    assert change.old is not None
    return before.get(change.old.eid, (change.old,))


def _hint(change: Change, node: Provision) -> str:
    """What to know a change by in the list: its first different words, else its heading or opening."""
    if change.old and change.new:
        figures = [e.words for e in change.evidence if e.direction and "→" in e.words]
        if figures and change.significance[:1] != (Significance.WORDING,):
            return _short(figures[0], 60)
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
