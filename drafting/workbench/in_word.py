"""The Word file of a draft: the one it came from, or what LibreOffice makes of an .odt, .doc or .rtf."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from drafting import files, office
from drafting.errors import OfficeError, UnreadableFile

#: What LibreOffice makes over into Word with its formatting.
MADE_OVER = frozenset({".odt", ".fodt", ".doc", ".rtf"})


def in_word(data: bytes, name: str) -> bytes | None:
    """The file as .docx; None where it is no text with formatting, or where LibreOffice is not to be had.

    Raises UnreadableFile for a damaged one.
    """
    if files.is_word(data, name):
        return data
    if Path(name).suffix.lower() not in MADE_OVER or not office.available():
        return None
    return _made_over(data, Path(name).suffix.lower())


def may_be_word(name: str) -> bool:
    """Whether a file of that name is one of Word, or can be made one here."""
    ending = Path(name).suffix.lower()
    return ending in (".docx", ".docm", ".dotx", ".dotm") or (ending in MADE_OVER and office.available())


def lacks_office(data: bytes, name: str) -> bool:
    """Whether the file would be there in Word if LibreOffice were installed."""
    made_over = Path(name).suffix.lower() in MADE_OVER and not files.is_word(data, name)
    return made_over and not office.available()


@lru_cache(maxsize=6)
def _made_over(data: bytes, ending: str) -> bytes | None:
    try:
        return office.convert(data, f"text{ending}", "docx")
    except (OfficeError, UnreadableFile):
        return None
