"""Numbers and names broken over two lines that a file gives as two paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafting.model import Kind, Provision
from drafting.substances import cas
from drafting.substances.cas import Written
from drafting.substances.names import Named, NameIndex

_REACH = 90  # characters on either side: the longest name that is not a family's
_CLOSED = re.compile(r"[.;:!?»”\"]\s*$")


def joints(provisions: Sequence[Provision], texts: Sequence[str]) -> Iterator[tuple[int, str, int]]:
    """Where one text may run on into the next: its place, the words around, where they join."""
    for at in range(len(texts) - 1):
        after = provisions[at + 1]
        if after.label or after.heading or Kind.ROW in (after.kind, provisions[at].kind):
            continue
        before, behind = texts[at][-_REACH:], texts[at + 1][:_REACH]
        if before and behind and not _CLOSED.search(before) and not behind[0].isupper():
            yield at, f"{before}\n{behind}", len(before)


def broken(
    provisions: Sequence[Provision], texts: Sequence[str], index: NameIndex
) -> tuple[dict[int, list[Written]], dict[int, list[Named]]]:
    """The numbers and names that run over a joint, each given to the text it begins in, up to its end."""
    found = list(joints(provisions, texts))
    named = index.find_in([words for _, words, _ in found])
    numbers: dict[int, list[Written]] = {}
    names: dict[int, list[Named]] = {}
    for which, (at, words, joint) in enumerate(found):
        shift, end = len(texts[at]) - joint, len(texts[at])
        least = int(shift > 0)  # what begins where the words were cut may have begun before
        for written in cas.find(words):
            if least <= written.start < joint < written.end:
                numbers.setdefault(at, []).append(
                    written._replace(start=written.start + shift, end=end, plain=False)
                )
        for one in named.get(which, ()):
            if least <= one.start < joint < one.end:
                names.setdefault(at, []).append(Named(one.keys, one.start + shift, end))
    return numbers, names
