"""Bytes of a plain text to characters, without guessing more than can be known."""

from __future__ import annotations

import codecs
import re

from drafting.errors import UnreadableFile
from drafting.guard import MAX_TEXT

_MARKS = (  # longest first: UTF-32's little-endian mark begins like UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: One byte per character, in the order of likelihood: Windows, old DOS and old Macintosh offices.
_SINGLE_BYTE = ("cp1252", "latin-1", "cp850", "mac_roman")
#: The letters and signs beyond ASCII that Spanish and English legal texts use.
_EXPECTED = "áéíóúüñçÁÉÍÓÚÜÑÇàèìòùâêîôûïªº°¿¡«»“”‘’„·…–—•§¶€£©®™×±½¼¾²³µ\u00a0\u00ad"
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
#: Share of control characters from which a file is no text.
_CONTROLS_AT_MOST = 0.01


def decode(data: bytes) -> str:
    """The text of a file: by its byte-order mark, else UTF-8, else the one-byte encoding that fits best.

    Raises ``UnreadableFile`` for bytes that are not text, and for UTF-8 with broken characters: reading
    that as another encoding would garble every accent.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as_text(_strict(data, encoding))
    if b"\0" in data:
        raise UnreadableFile("file_binary")
    try:
        return _as_text(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            raise UnreadableFile("file_mixed_encoding", position=error.start + 1) from None
    return _as_text(_best_single_byte(data))


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile("file_mixed_encoding", position=error.start + 1) from None


def _mostly_utf8(data: bytes) -> bool:
    """Whether most characters beyond ASCII are well-formed UTF-8: in one-byte text hardly any is."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return broken * 2 < _count(_BEYOND_ASCII, text)


def _best_single_byte(data: bytes) -> str:
    candidates: list[tuple[int, int, str]] = []
    for rank, encoding in enumerate(_SINGLE_BYTE):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue  # cp1252 leaves five bytes undefined
        fitting = sum(text.count(char) for char in _EXPECTED)
        candidates.append((fitting, -rank, text))
    return max(candidates)[2]  # latin-1 never fails, so there is one


def _as_text(text: str) -> str:
    if len(text) > MAX_TEXT:
        raise UnreadableFile("text_too_long", limit=MAX_TEXT)
    if _count(_CONTROLS, text) > _CONTROLS_AT_MOST * len(text):
        raise UnreadableFile("file_binary")
    return text


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(len(found) for found in pattern.findall(text))
