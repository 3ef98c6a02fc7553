"""A draft's own Word file as a clean copy: no open changes, no comments, no macros, nothing fetched."""

from __future__ import annotations

from drafting.model import Document
from drafting.structure import parse
from drafting.word.dress.settle import accepted
from drafting.word.dress.work import Dressed
from drafting.word.harmless import unrelated
from drafting.word.native import hygiene
from drafting.word.native.package import Package
from drafting.word.native.reworked import Reworked
from drafting.word.package import qn
from drafting.word.read import read_blocks
from drafting.word.read_trace import letters

_KINDS = frozenset({"comments", "commentsExtended", "commentsIds", "commentsExtensible"})
_MARKS = (qn("w:commentRangeStart"), qn("w:commentRangeEnd"), qn("w:commentReference"))


def cleaned(source: bytes, document: Document) -> Dressed | None:
    """The Word file that ``document`` was read from, clean; None if it would no longer say the same.

    Everything else in it stays as it is. ``said``: "settled", "comments", "macros", "outside". The same input
    gives the same bytes. Raises UnreadableFile.
    """
    package = Package(source)
    settled = accepted(package)
    commented = _without_comments(package)
    said = [key for key, on in (("settled", settled), ("comments", commented)) if on]
    said += hygiene.cleaned(package)
    data = package.written() if said else source
    read = parse(read_blocks(data), document.language)
    return Dressed(data, tuple(said), read) if letters(read.printed) == letters(document.printed) else None


def _without_comments(package: Package) -> bool:
    """Take the comments out, and every sign of them in the text; whether there were any."""
    part = package.part(package.main)
    if not isinstance(part, Reworked):
        part = package.rework(package.main)
    found = False
    for mark in list(part.root.iter(*_MARKS)):
        found = True
        parent = mark.getparent()
        assert parent is not None
        node = parent if mark.tag == _MARKS[2] and parent.tag == qn("w:r") else mark
        holder = next(node.iterancestors(qn("w:p")), None)
        if holder is not None:
            part.touch(holder)
        elif (above := node.getparent()) is not None:
            part.rearranged(above)
        above = node.getparent()
        if above is not None and (node is mark or all(one.tag in (qn("w:rPr"), *_MARKS) for one in node)):
            above.remove(node)
        else:
            parent.remove(mark)
    for row in unrelated(package, package.main, _KINDS):
        package.drop(row)
        found = True
    return found
