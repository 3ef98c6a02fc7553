"""Reviewers at their desks: Word files changed and commented in a LibreOffice of our own."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.office.driving import answer

DRIVER = Path(__file__).parent / "review_in_office.py"

#: what a reviewer does, by name, and the words it is done to: see the driver
Act = tuple[str, ...]


@dataclass(frozen=True)
class Review:
    """What ``author`` does to a file: remarks on words; then, recorded, other words for words ("+..." behind
    them); then ``acts``.
    """

    author: str
    changes: Sequence[tuple[str, str]] = ()
    comments: Sequence[tuple[str, str]] = ()
    acts: Sequence[Act] = ()

    def all(self) -> list[Act]:
        """Everything in order."""
        said = [("say", *one) for one in self.comments]
        changed = [
            ("behind", words, new[1:]) if new.startswith("+") else ("put", words, new)
            for words, new in self.changes
        ]
        return [*said, ("record", "on"), *changed, *self.acts]


def reviewed(file: bytes, reviews: Sequence[Review], folder: Path) -> list[bytes]:
    """The file as each of the reviewers sends it back."""
    source = folder / "sent.docx"
    source.write_bytes(file)
    outs = [folder / f"returned{number}.docx" for number in range(len(reviews))]
    asked = [[str(source), str(out), one.author, one.all()] for out, one in zip(outs, reviews, strict=True)]
    answer(DRIVER, asked, folder)
    return [out.read_bytes() for out in outs]
