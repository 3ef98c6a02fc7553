"""A file of any kind read here -> its text as blocks, or as a document. The reader is chosen by content."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from drafting import office
from drafting.akn import read as akn
from drafting.errors import OfficeError, UnreadableFile
from drafting.files.asciidoc import read_asciidoc
from drafting.files.encoding import decode
from drafting.files.html import read_html
from drafting.files.law_xml import read_law_xml
from drafting.files.markup import read_markdown
from drafting.files.odt import read_flat_bytes, read_odt
from drafting.files.sniff import Format, format_of
from drafting.guard import MAX_BLOCKS, MAX_TEXT, check_size, printable
from drafting.model import Block, Document, Language
from drafting.structure import blocks_of, parse
from drafting.word import read as word

__all__ = ["is_word", "named", "read_blocks", "read_document"]


def read_document(data: bytes, name: str, language: Language | None = None) -> Document:
    """The tree of provisions in a file; ``language`` overrides what the text itself says.

    ``name`` (the file's name, for messages and for telling Markdown from plain text) is never opened.
    Raises ``UnreadableFile`` with ``name`` as its place.
    """
    try:
        check_size(data)
        if format_of(data, name) is Format.AKN:
            document = akn.read_document(data)
            if len(document.printed) > MAX_TEXT:
                raise UnreadableFile("text_too_long", limit=MAX_TEXT)
            return document if language is None else replace(document, language=language)
        return parse(_blocks(data, name), language)
    except UnreadableFile as error:
        raise named(error, name) from None


def read_blocks(data: bytes, name: str) -> tuple[Block, ...]:
    """The paragraphs, headings, rows and notes of a file, in order. Raises ``UnreadableFile``."""
    try:
        check_size(data)
        return _blocks(data, name)
    except UnreadableFile as error:
        raise named(error, name) from None


def is_word(data: bytes, name: str) -> bool:
    """Whether a file is a .docx by its content. Raises ``UnreadableFile``."""
    try:
        check_size(data)
        return format_of(data, name) is Format.DOCX
    except UnreadableFile as error:
        raise named(error, name) from None


def _blocks(data: bytes, name: str) -> tuple[Block, ...]:
    blocks = _read(data, name)
    if not any(block.text for block in blocks):
        raise UnreadableFile("file_without_text")
    if len(blocks) > MAX_BLOCKS:
        raise UnreadableFile("too_many_blocks", limit=MAX_BLOCKS)
    if sum(len(block.text) for block in blocks) > MAX_TEXT:
        raise UnreadableFile("text_too_long", limit=MAX_TEXT)
    return blocks


def _read(data: bytes, name: str) -> tuple[Block, ...]:
    match format_of(data, name):
        case Format.DOCX:
            return word.read_blocks(data)
        case Format.DOC:
            return word.read_blocks(_as_docx(data, ".doc"))
        case Format.RTF:
            return word.read_blocks(_as_docx(data, ".rtf"))
        case Format.ODT:
            return read_odt(data)
        case Format.FLAT_ODT:
            return read_flat_bytes(data)
        case Format.AKN:
            return akn.read_blocks(data)
        case Format.LAW_XML:
            return read_law_xml(data)
        case Format.HTML:
            return read_html(data)
        case Format.MARKDOWN:
            return read_markdown(_text(data))
        case Format.ASCIIDOC:
            return read_asciidoc(_text(data))
        case Format.TEXT:
            return blocks_of(printable(_text(data)))


def _as_docx(data: bytes, ending: Literal[".doc", ".rtf"]) -> bytes:
    """An older Word file as LibreOffice makes it over. Raises ``UnreadableFile``, also if that is missing."""
    if not office.available():
        raise UnreadableFile("file_doc" if ending == ".doc" else "file_rtf")
    try:
        return office.convert(data, f"text{ending}", "docx")
    except OfficeError as failed:
        raise UnreadableFile(failed.code, place="", **failed.values) from None


def _text(data: bytes) -> str:
    """Plain text, measured before anything is made of it."""
    text = decode(data)
    if text.count("\n") > 5 * MAX_BLOCKS:  # wrapped lines and blank ones between paragraphs
        raise UnreadableFile("too_many_blocks", limit=MAX_BLOCKS)
    return text


def named(error: UnreadableFile, name: str) -> UnreadableFile:
    """The same error with the file's name as its place."""
    return UnreadableFile(error.code, place=name, **error.values)
