"""Word files of the ISO "strict" kind, told in the names that everything else here is written for.

"Strict Open XML Document" in Word's own dialogue: the same elements under other namespace names
(ISO/IEC 29500-1 against -4), which Word takes back in the usual ones without a word.
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from drafting.guard import Archive

_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]+)/([A-Za-z]+)(/[A-Za-z]+)?")
_CONFORMS = re.compile(rb'\s[A-Za-z0-9_]+:conformance\s*=\s*["\']strict["\']')
#: Names that are written otherwise in the usual kind; all others are the same.
_OTHERWISE = {
    b"extendedProperties": b"extended-properties",
    b"customProperties": b"custom-properties",
}
_FIXED = (1980, 1, 1, 0, 0, 0)


def transitional(data: bytes) -> bytes:
    """``data`` unless it is strict; else the same file in the usual names. Raises ``UnreadableFile``."""
    archive = Archive(data)
    if "_rels/.rels" not in archive.names or b"//purl.oclc.org/ooxml/" not in archive.read("_rels/.rels"):
        return data
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            name = entry.filename.replace("\\", "/")
            if entry.is_dir():
                continue
            part = archive.read(name)
            if name.endswith((".xml", ".rels")):
                part = _CONFORMS.sub(b"", _NAME.sub(_usual, part), count=1)
            made = zipfile.ZipInfo(name, _FIXED)
            made.compress_type = zipfile.ZIP_DEFLATED
            made.create_system = 0
            target.writestr(made, part)
    return out.getvalue()


def _usual(found: re.Match[bytes]) -> bytes:
    family, name, kind = found.group(1), found.group(2), found.group(3) or b""
    kind = b"/" + _OTHERWISE.get(kind[1:], kind[1:]) if kind else b""
    named = _OTHERWISE.get(name, name)
    return b"http://schemas.openxmlformats.org/" + family + b"/2006/" + named + kind
