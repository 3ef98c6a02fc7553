"""Links put over words, or taken off them, that stayed: then only the link is marked, not the words twice.

A link is also a field ("HYPERLINK" and its address), which is how Word itself keeps it in memory. Its two
ends can be marked as inserted or deleted while the words between them stay.
"""

from __future__ import annotations

import copy
from dataclasses import replace

from drafting.word.native.line import OBJECT, Atom, Line
from drafting.word.native.ns import LINK, RPR, RUN, SPACE, Element, W, element

#: From the character of a link to that of its beginning as a field; and what stands for every such end.
_BEGINS = 0x10000
_END = "\U0010fffe"


def opened(old: Line, new: Line) -> tuple[Line, Line]:
    """Both lines, with each link that only one of them has over words of both as a field around these words.

    In ``new`` the links are replaced where they stand.
    """
    ones, others = _only(old, new), _only(new, old)
    if others:
        new = _unfolded(new, others, in_place=True)
    return (_unfolded(old, ones, in_place=False) if ones else old), new


def _only(line: Line, other: Line) -> set[int]:
    """Where links begin that the other line lacks although it has their words."""
    return {
        atom.start
        for atom in line.atoms
        if atom.inner is not None
        and atom.code
        and line.text[atom.start] not in other.text
        and atom.inner.text.strip()
        and atom.inner.text.strip() in other.text
        and _plain(atom.inner, atom.nodes[0])
    }


def _plain(inner: Line, node: Element) -> bool:
    """Whether there is nothing but words in a link, and no mark around it."""
    parent = node.getparent()
    return (
        node.tag == LINK
        and parent is not None
        and parent.tag == f"{W}p"
        and OBJECT.search(inner.text) is None
        and all(one.getparent() is node for atom in inner.atoms for one in atom.nodes)
    )


def _unfolded(line: Line, places: set[int], *, in_place: bool) -> Line:
    texts: list[str] = []
    atoms: list[Atom] = []
    at = shift = 0

    def put(atom: Atom, text: str) -> None:
        nonlocal shift
        texts.append(text)
        atoms.append(replace(atom, start=atom.start + shift, end=atom.end + shift))

    for atom in line.atoms:
        if atom.start not in places or atom.inner is None or atom.start == atom.end:
            put(atom, line.text[atom.start : atom.end])
            continue
        node, inner = atom.nodes[0], atom.inner
        begin, end = _ends(atom.code, node)
        start = chr(ord(line.text[atom.start]) + _BEGINS)
        put(Atom(begin, atom.start, atom.start + 1), start)
        for one in inner.atoms:
            put(
                replace(one, start=one.start + atom.start + 1, end=one.end + atom.start + 1),
                inner.text[one.start : one.end],
            )
        at = atom.start + 1 + len(inner.text)
        put(Atom((end,), at, at + 1, ((end[-1], _END),)), _END)
        shift += len(inner.text) + 1
        if in_place:
            _laid_open(node, begin, end)
    return Line("".join(texts), atoms, boxed=line.boxed)


def _laid_open(node: Element, begin: tuple[Element, ...], end: Element) -> None:
    """The field where the link stood, in its paragraph."""
    for one in (*begin, *list(node), end):
        node.addprevious(one)
    parent = node.getparent()
    assert parent is not None
    parent.remove(node)


def _ends(code: str, node: Element) -> tuple[tuple[Element, ...], Element]:
    """The runs before and behind the words of a field, formatted as these."""
    formatted = node.find(f"{RUN}/{RPR}")

    def run(child: Element) -> Element:
        made = element("r")
        if formatted is not None:
            made.append(copy.deepcopy(formatted))
        made.append(child)
        return made

    said = element("instrText")
    said.text = f" {code} "
    said.set(SPACE, "preserve")
    begin, separate, end = (element("fldChar", fldCharType=kind) for kind in ("begin", "separate", "end"))
    return (run(begin), run(said), run(separate)), run(end)
