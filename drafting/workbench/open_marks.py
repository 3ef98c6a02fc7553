"""What a file still holds of other people's marks when it comes in as a draft."""

from __future__ import annotations

from typing import NamedTuple

from drafting.files import sniff


class OpenMarks(NamedTuple):
    """How many tracked changes and comments are open in a file, and whose."""

    changes: int = 0
    comments: int = 0
    authors: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes or self.comments)


def open_marks(data: bytes, name: str) -> OpenMarks:
    """The tracked changes and comments that nobody settled; none for a file that is no .docx.

    A draft is read as if all changes were accepted: whoever brings it should know that there were some.
    Raises UnreadableFile.
    """
    if sniff.format_of(data, name) is not sniff.Format.DOCX:
        return OpenMarks()
    from drafting.word.comments import read_comments
    from drafting.word.proposals import read_proposals

    proposals, comments = read_proposals(data), read_comments(data)
    names = [*(one.author for one in proposals), *(one.author for one in comments)]
    authors = dict.fromkeys(name for name in names if name)
    return OpenMarks(len(proposals), len(comments), tuple(authors))
