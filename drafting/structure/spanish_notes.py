"""Editors' notes in Spanish laws, as "Artículo reformado DOF 10-06-2011": kept, but not law."""

from __future__ import annotations

import re

_REFORMED = r"(?:reformad|adicionad|derogad|recorrid|abrogad|reubicad|modificad|fe de erratas)"
_AMENDED = rf"(?:{_REFORMED[3:-1]}|sustituid|incorporad)"
_GAZETTE = r"(?:DOF|D\.\s?O\.\s?F\.|D\.\s?O\.|P\.\s?O\.|PO\b|G\.\s?O\.|\d{1,2}[-/]\d{1,2}[-/]\d{2,4})"
_THING = (
    r"(?:art[ií]culo|p[aá]rrafo|fracci[oó]n|inciso|subinciso|apartado|numeral|denominaci[oó]n|ep[ií]grafe|t[ií]tulo"
    r"|cap[ií]tulo|secci[oó]n|libro|base|tabla|anexo|transitorio|nota|ley|reforma|fe de erratas)"
)
_NOTES = (
    re.compile(
        rf"{_THING}s?\b[^.;]{{0,160}}\b{_REFORMED}\w*\b.{{0,200}}{_GAZETTE}.*", re.IGNORECASE | re.DOTALL
    ),
    re.compile(rf"(?:reforma|fe de erratas)\b.{{0,60}}{_GAZETTE}.*", re.IGNORECASE | re.DOTALL),
    re.compile(rf"[(\[]\s*(?:{_REFORMED}\w*|[NF]\.\s*DE\s*E\.|nota\b)[^)\]]*[)\]]?", re.IGNORECASE),
    re.compile(
        rf"[(\[]\s*{_THING}s?\b[^)\]]{{0,160}}\b{_AMENDED}\w*\b(?=[^)\]]*\d)[^)\]]*[)\]]\.?", re.IGNORECASE
    ),
    re.compile(r"N\.\s*DE\s*E\.\s.*", re.DOTALL),
)


def note(text: str) -> bool:
    """Whether the paragraph is an editor's reform note ("Artículo reformado DOF 10-06-2011")."""
    return len(text) < 400 and any(pattern.fullmatch(text) for pattern in _NOTES)
