"""What never leaves in a file of ours: macros, and signatures that are no longer true."""

from __future__ import annotations

from drafting.word.native.ns import Element
from drafting.word.native.package import Package, kind_of, outside, relations_of, resolved

_CODE = frozenset(
    ("vbaProject", "wordVbaData", "vbaProjectSignature", "vbaProjectSignatureAgile", "vbaProjectSignatureV3")
)
_SIGNED = "_xmlsignatures/"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def without_code(package: Package) -> bool:
    """Take macros and digital signatures out of an opened file, and let it be a plain document.

    Whether there were macros, so that the person who gets the file can be told.
    """
    found = False
    for source in ("", package.main):
        for row in list(package.relations(source).values()):
            if kind_of(row) in _CODE:
                found = True
                _unrelate(package, source, row)
    for name in sorted(package.names):
        file = name.rpartition("/")[2].lower()
        if file in ("vbaproject.bin", "vbadata.xml", "vbaprojectsignature.bin") or name.startswith(_SIGNED):
            found = found or not name.startswith(_SIGNED)
            package.drop(name)
    for row in list(package.relations("").values()):
        if resolved("", row).startswith(_SIGNED):
            _unrelate(package, "", row)
    package.say_type(package.main, _MAIN)
    return found


def unrelated(package: Package, source: str, kinds: frozenset[str]) -> list[str]:
    """Cut the relationships of these kinds from a part; the parts they led to, which nothing leads to now."""
    names = []
    for row in list(package.relations(source).values()):
        if kind_of(row) in kinds and not outside(row):
            names.append(resolved(source, row))
            parent = row.getparent()
            if parent is not None:
                parent.remove(row)
                package.part(relations_of(source)).touch(parent)
    return [name for name in names if name in package.names]


def _unrelate(package: Package, source: str, row: Element) -> None:
    if not outside(row) and (name := resolved(source, row)) in package.names:
        package.drop(name)
        if relations_of(name) in package.names:
            package.drop(relations_of(name))
    part = package.part(relations_of(source))
    parent = row.getparent()
    if parent is not None:
        parent.remove(row)
        part.touch(parent)
