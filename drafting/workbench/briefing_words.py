"""What a briefing tells of a change, and in how many words."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.model import Change, ChangeKind, Edit, Op, Significance

#: what a meeting hears of: the rest is wording, typography, and references that follow
MATTERS = (
    Significance.PENALTY, Significance.OBLIGATION, Significance.DEADLINE, Significance.AMOUNT,
    Significance.SCOPE, Significance.DEFINITION, Significance.AUTHORITY, Significance.LIST_ENTRY,
)  # fmt: skip

_LAW = ("art", "sec", "trans", "anx")  # of divisions nobody asks
_LONG = 320  # characters of a provision that a cell shows


def matters(change: Change, changes: Sequence[Change]) -> bool:
    """Whether a meeting should hear of a change; of what came or went whole only its outermost part."""
    if change.provision.eid.startswith("preface"):
        return False
    if change.old is None or change.new is None:
        side = change.provision
        kind = ChangeKind.INSERTED if change.old is None else ChangeKind.DELETED
        outer = side.eid.rpartition("__")[0]
        within = outer and any(
            other.provision.eid == outer and kind in other.kinds for other in changes if other is not change
        )
        return not within and bool(side.text or side.heading) and side.eid.startswith(_LAW)
    return any(one in MATTERS for one in change.significance)


def near(change: Change) -> list[Edit]:
    """The edits with a few words around each; what did not change far from them is left out."""
    gap = [Edit(Op.EQUAL, " ")] if change.heading_edits and change.edits else []
    script = [*change.heading_edits, *gap, *change.edits]
    made = []
    for place, edit in enumerate(script):
        text = edit.text
        if edit.op is Op.EQUAL and len(text) > 120:
            head = text[:50].rsplit(" ", 1)[0] + " " if place else ""
            tail = " " + text[-50:].split(" ", 1)[-1] if place < len(script) - 1 else ""
            text = f"{head}…{tail}"
        made.append(Edit(edit.op, text))
    return made


def proposed(old: str, new: str) -> str:
    """What a reviewer wants, in a cell."""
    return f"{old} → {new}" if old and new else (f"+ {new}" if new else f"− {old}")


def number(name: str) -> str:
    """ "Artículo 12 Bis" as "12 Bis" in a narrow cell."""
    if "," in name and not name.lower().startswith(("art", "sec", "§")):
        return f"{name.rpartition(', ')[2].capitalize()} (T)"  # a transitory, behind the word for all of them
    head, _, rest = name.partition(" ")
    return rest if rest[:1].isdigit() or name.lower().startswith(("art", "sec", "§")) else name or head


def cut(text: str) -> str:
    """As much of a provision as a cell shows."""
    words = " ".join(text.split())
    return words if len(words) <= _LONG else words[:_LONG].rsplit(" ", 1)[0] + " …"
