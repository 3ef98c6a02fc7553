"""The offices that review drafts, from ``corpus/reviewers.toml``."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import cast, get_args

from drafting.corpus.places import DIRECTORY, LANGUAGES
from drafting.corpus.rows import Row
from drafting.review.model import Reviewer, ReviewerKind

_ID = re.compile(r"[a-z][a-z0-9_]{0,63}")


@cache
def reviewers() -> tuple[Reviewer, ...]:
    """Who may be asked, in the order of ``corpus/reviewers.toml``. Raises InvalidData."""
    return read_reviewers(DIRECTORY / "reviewers.toml")


def read_reviewers(path: Path) -> tuple[Reviewer, ...]:
    """The reviewers of a file: id, kind, a name in each language. Raises InvalidData."""
    found: list[Reviewer] = []
    for row in Row.of_file(path).rows("reviewers"):
        name = row.text("id")
        if not _ID.fullmatch(name):
            raise row.error("data_bad_id", "id", found=name)
        if any(one.id == name for one in found):
            raise row.error("data_twice", "id", found=name)
        kind = cast(ReviewerKind, row.one_of("kind", get_args(ReviewerKind)))
        names = {language: row.text(language) for language in LANGUAGES}
        found.append(Reviewer(name, kind, names, row.one_of("language", LANGUAGES)))
        row.nothing_else()
    return tuple(found)
