"""A law of two articles with comments on it, for the tests of annotated files."""

from datetime import UTC, datetime

from drafting.files import read_document
from drafting.model import Document, Mark, Quote
from drafting.word.annotate import annotate
from tests.word.commented import comments
from tests.word.reading import (
    p,
    r,
)

WHEN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)

LAW = p(r("Artículo 1.- La "), r("Secretaría", "<w:b/>"), r(" resolverá en diez días.")) + p(
    "Artículo 2.- La Secretaría llevará un registro."
)


def read(data: bytes) -> Document:
    return read_document(data, "ley.docx")


def noted(data: bytes, *marks: Mark, **options: object) -> bytes:
    return annotate(data, read(data), marks, language="es", when=WHEN, **options)  # type: ignore[arg-type]


def words_of(data: bytes, *quotes: str, eid: str = "art_1") -> list[str]:
    made = noted(data, *(Mark("x", eid, "?", quote=Quote(quote)) for quote in quotes))
    return [(comment.words or "").strip() for comment in comments(made).values()]
