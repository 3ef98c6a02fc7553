"""What a file may carry in but an export never carries out: macros, and what would be fetched from outside.

Links stay: a reader decides to follow them. A linked picture, a template or data from another address is
fetched by Word on its own, so such a relationship is left pointing nowhere.
"""

from __future__ import annotations

import re

from drafting.word.harmless import without_code
from drafting.word.native.package import Package, kind_of, outside

_CLICKED = frozenset({"hyperlink"})
#: What Word writes itself for a linked picture it has lost.
_NOWHERE = "NULL"
#: An address with a host in it: a web or file server.
_ELSEWHERE = re.compile(
    r"""(?ix) \s* (?: (?!file:|[a-z]:[\\/]) [a-z][a-z0-9+.-]+:  # https:, not the letter of a disk
    | file: (?: /{0,2}[^/] | /{4,} | /{3}\\ )  # file://server, file:////server
    | [/\\]{2} )  # \\\\server
    """
)


def cleaned(package: Package) -> tuple[str, ...]:
    """Take macros out and cut what leads outside; the keys of the warnings that say so."""
    warnings = []
    if without_code(package):
        warnings.append("macros")
    if _cut_off(package):
        warnings.append("outside")
    return tuple(warnings)


def _cut_off(package: Package) -> bool:
    cut = False
    for name in sorted(package.names):
        if not name.endswith(".rels") or b"External" not in package.read(name):
            continue
        part = package.part(name)
        for row in part.root:
            if outside(row) and kind_of(row) not in _CLICKED and not _local(row.get("Target", "")):
                row.set("Target", _NOWHERE)
                part.touch(row)
                cut = True
    return cut


def _local(target: str) -> bool:
    """A template on the author's own disk, which Word names in most files: nothing to fetch."""
    return not _ELSEWHERE.match(target)
