"""The words in anything, for comparing and counting."""

from __future__ import annotations

from drafting.word.native.ns import MARKS, MC, Element, W


def plain_text(node: Element, gone: frozenset[str]) -> str:
    """The words in anything, a line for each paragraph: for comparing, not for showing."""
    out: list[str] = []
    _gather(node, gone, out)
    return "".join(out)


def _gather(node: Element, gone: frozenset[str], out: list[str]) -> None:
    for child in node:
        if child.tag in (f"{W}t", f"{W}delText", f"{W}instrText"):
            out.append(child.text or "")
        elif child.tag == f"{W}tab":
            out.append("\t")
        elif (child.tag in MARKS and child.tag in gone) or child.tag == f"{MC}Fallback":
            continue
        else:
            _gather(child, gone, out)
            if child.tag == f"{W}p":
                out.append("\n")
