"""Use cases on files alone, without a workspace: read, compare, write a redline."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from drafting import compare, files
from drafting.compare.table import Choices, many_texts, three_texts, two_texts
from drafting.compare.three import ThreeWay, three
from drafting.errors import BadRequest, UnreadableFile
from drafting.guard import MAX_FILE, MEGABYTE
from drafting.model import Comparison, Document, Language
from drafting.word.profile import WORD, Profile
from drafting.workbench import redlines
from drafting.workbench.tables import Format, check_number, written

#: the choices of a table, from the text that leads it
Chosen = Callable[[Document], Choices]


if TYPE_CHECKING:
    from drafting.word.native import Redlined


def load(path: Path) -> bytes:
    """The bytes of a file a person named. Raises UnreadableFile if it is not there or may not be read."""
    try:
        if path.is_dir():
            raise UnreadableFile("file_is_directory", place=str(path))
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)  # no more, whatever a file or a pipe goes on to give
        if len(data) > MAX_FILE:
            raise UnreadableFile("file_too_large", place=path.name, limit=MAX_FILE // MEGABYTE)
        return data
    except FileNotFoundError as missing:
        raise UnreadableFile("file_missing", place=str(path)) from missing
    except OSError as refused:
        raise UnreadableFile("file_refused", place=str(path), reason=refused.strerror or "") from refused


def check_place(path: Path) -> None:
    """That ``save`` may put a file there: asked before work that takes long. Raises BadRequest."""
    try:
        found = errno.EISDIR if path.is_dir() else 0 if path.parent.is_dir() else errno.ENOENT
    except OSError as refused:  # a name too long
        found = refused.errno or errno.EINVAL
    if not found and not os.access(path.parent, os.W_OK):
        found = errno.EACCES
    if found:
        raise BadRequest("cannot_write", place=str(path), reason=os.strerror(found))


def save(path: Path, data: bytes) -> None:
    """Write a file whole or not at all. Raises BadRequest if the place cannot be written.

    A link is followed, and a device or pipe (/dev/stdout) is written to, never replaced.
    """
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)
            return
        _put(path.resolve(), data)
    except OSError as refused:
        raise BadRequest("cannot_write", place=str(path), reason=refused.strerror or "") from refused


def _put(path: Path, data: bytes) -> None:
    """The bytes into a file beside it first, which takes its name once it is whole. Raises OSError."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".drafting-", delete=False) as out:
        unfinished = Path(out.name)
        try:
            out.write(data)
            out.close()
            unfinished.chmod(0o666 & ~_umask())
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise


def read_file(path: Path, language: Language | None = None) -> Document:
    """The provision tree of a file. Raises UnreadableFile."""
    return files.read_document(load(path), path.name, language)


def compare_files(old: Path, new: Path, language: Language | None = None) -> Comparison:
    """What happened between two files; the newer one's language decides. Raises UnreadableFile."""
    after = read_file(new, language)
    return compare.compare(read_file(old, language or after.language), after)


def three_files(base: Path, a: Path, b: Path, language: Language | None = None) -> ThreeWay:
    """What two files each made of a third; the base's language decides. Raises UnreadableFile."""
    common = read_file(base, language)
    language = language or common.language
    return three(common, read_file(a, language), read_file(b, language))


def crossings_into(
    comparison: Comparison, other: Path, language: Language | None = None
) -> tuple[compare.Crossing, ...]:
    """What the comparison's older text lost and the other instrument has. Raises UnreadableFile."""
    return compare.crossings(comparison, read_file(other, language or comparison.new.language))


def redline_files(
    old: Path,
    new: Path,
    *,
    author: str = "",
    when: datetime | None = None,
    language: Language | None = None,
    profile: Profile = WORD,
    cover: bool = True,
    reader: Language | None = None,
) -> Redlined:
    """A Word file with native tracked changes from one file to the other. Raises UnreadableFile.

    Inside the new file where both are .docx, else as near to that as can be (see ``redlines.redlined``);
    ``cover`` puts a first page in front. The warnings speak the language of the ``reader``.
    """
    ones, others = (load(old), old.name), (load(new), new.name)
    at = when or datetime.now(UTC)
    document = redlines.opening(*others, language) if language is None or cover else None
    language = language or (document.language if document else "en")
    note = None
    if document is not None and cover:
        title = document.title or new.stem
        note = redlines.note_of_files(title, ones, others, author=author, when=at, language=language)
    return redlines.redlined(
        ones,
        others,
        lambda: compare_files(old, new, language),
        profile=profile,
        author=author,
        when=at,
        language=language,
        cover=note,
        reader=reader,
    )


def table_files(
    *paths: Path, format: Format, make: Chosen | None = None, language: Language | None = None
) -> bytes:
    """The comparative table of two files or of more, each against the one before it.

    ``make`` gives the choices from the text that leads the table, the last. Raises UnreadableFile; BadRequest
    for too few or too many; OfficeError (PDF).
    """
    check_number(len(paths))
    last = read_file(paths[-1], language)
    texts = [*(read_file(path, language or last.language) for path in paths[:-1]), last]
    steps = [compare.compare(old, new) for old, new in pairwise(texts)]
    names, choices = [path.name for path in paths], make(last) if make else None
    if len(steps) == 1:
        return written(two_texts(steps[0], names=(names[0], names[1]), choices=choices), format)
    return written(many_texts(steps, names=names, choices=choices), format)


def three_table_files(
    base: Path,
    a: Path,
    b: Path,
    *,
    format: Format,
    make: Chosen | None = None,
    language: Language | None = None,
) -> bytes:
    """The comparative table of two files against a third, which leads it. As ``table_files``."""
    found = three_files(base, a, b, language)
    choices = make(found.base) if make else None
    return written(three_texts(found, names=(base.name, a.name, b.name), choices=choices), format)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
