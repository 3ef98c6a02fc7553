"""What else must change with words that changed: the second form of a text box, the data behind a control."""

from __future__ import annotations

import copy
from collections.abc import Iterator

from drafting.word.elements import Element
from drafting.word.package import qn

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BOX = qn("w:txbxContent")


def followed(paragraph: Element) -> Iterator[Element]:
    """The elements to write anew with a paragraph that changed: itself, and what was made to follow it."""
    yield paragraph
    for control in (*paragraph.iterancestors(qn("w:sdt")), *paragraph.iter(qn("w:sdt"))):
        bound = control.find(f"{qn('w:sdtPr')}/{qn('w:dataBinding')}")
        parent = None if bound is None else bound.getparent()
        if bound is not None and parent is not None:  # else Word writes the old words over them
            parent.remove(bound)
            yield parent
    for both in paragraph.iterancestors(f"{_MC}AlternateContent"):
        first, second = both.find(f"{_MC}Choice"), both.find(f"{_MC}Fallback")
        if first is None or second is None or first not in paragraph.iterancestors():
            continue
        for box, other in zip(first.iter(_BOX), second.iter(_BOX), strict=False):
            other[:] = [copy.deepcopy(one) for one in box]
            yield other
