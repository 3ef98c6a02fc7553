"""The offices that review drafts, from ``corpus/reviewers.toml``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import get_args

from drafting.corpus.places import DIRECTORY, LANGUAGES
from drafting.corpus.rows import Row
from drafting.review.model import Reviewer, ReviewerKind

#: where offices are added
PLACE = DIRECTORY / "reviewers.toml"
_ID = re.compile(r"[a-z][a-z0-9_]{0,63}")


@cache
def reviewers() -> tuple[Reviewer, ...]:
    """Who may be asked, in the order of ``corpus/reviewers.toml``. Raises InvalidData."""
    return read_reviewers(PLACE)


def read_reviewers(path: Path) -> tuple[Reviewer, ...]:
    """The reviewers of a file: id, kind, a name in each language. Raises InvalidData."""
    return tuple(_reviewer(row) for row in Row.of_file(path).rows("reviewers", once="id"))


def _reviewer(row: Row) -> Reviewer:
    found = Reviewer(
        row.named(_ID),
        row.one_of("kind", get_args(ReviewerKind)),
        {language: row.text(language) for language in LANGUAGES},
        row.one_of("language", LANGUAGES),
    )
    row.nothing_else()
    return found
