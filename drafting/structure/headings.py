"""Has this law headings on its articles, and where do they end?

"Artículo 5. Autoridad competente. La Secretaría ..." has one, "Artículo 5. La Secretaría ..." has none.
One article does not tell; the law as a whole does, so the whole decides and then each article follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from drafting.model import Block, Kind
from drafting.structure.tree import Mark

_UNITS = {Kind.ARTICLE, Kind.SECTION, Kind.TRANSITORY, Kind.DISPOSITION}
_INNER_STOP = re.compile(r"[.;:?!](?:\s?[-–—])?\s+[A-ZÁÉÍÓÚÑ0-9¿\"“(]")
_RUN_IN = re.compile(
    r"(?P<heading>[^.;:\n]{3,110}\.(?:\s?[-–—]+)?)(?P<gap>\s+|(?<=[-–—]))(?P<text>[A-ZÁÉÍÓÚÑ0-9¿\"“«(\[<].*)",
    re.DOTALL,
)
#: Words of a sentence, which no heading has: they keep a law of short sentences from having "headings".
_VERB = re.compile(
    r"\b(?:es|son|ser[aá]n?|podr[aá]n?|deber[aá]n?|tienen?|quedan?|est[aá]n?|se|corresponde|regula|establece"
    r"|is|are|shall|may|must|has|have|means)\b",
    re.IGNORECASE,
)
_REPEALED = re.compile(r"\(?(?:derogad|abrogad|suprimid|repealed|omitted|reserved)", re.IGNORECASE)
_LONGEST = 220  # characters of a heading on its own line
_MOST_WORDS = 14  # words of a heading that runs into its text
_MAJORITY = 0.6


class Style(Enum):
    """Where the headings of basic units stand in a document."""

    NONE = "none"
    OWN_LINE = "own line"
    RUN_IN = "run in"
    NEXT_LINE = "next line"


def heading_style(blocks: Sequence[Block], marks: Sequence[Mark | None]) -> Style:
    """What the majority of the units with words behind their label does."""
    asked = own = run = bare = below = 0
    for index, mark in enumerate(marks):
        if mark is None or mark.kind not in (Kind.ARTICLE, Kind.SECTION):
            continue
        if not mark.rest:
            bare += 1
            below += heads(blocks, marks, index + 1)
            continue
        asked += 1
        goes_on = index + 1 < len(blocks) and marks[index + 1] is None
        own += goes_on and _line(mark.rest)
        found = _run_in(mark.rest)
        run += found is not None and not _VERB.search(found["heading"])
    if below >= 2 and below >= _MAJORITY * bare and bare >= asked:
        return Style.NEXT_LINE
    if own >= 2 and own >= _MAJORITY * asked:
        return Style.OWN_LINE
    return Style.RUN_IN if run >= 2 and run >= _MAJORITY * asked else Style.NONE


def heads(blocks: Sequence[Block], marks: Sequence[Mark | None], index: int) -> bool:
    """Whether the block at ``index``, behind a bare label, is a heading and not yet the text."""
    if index + 1 >= len(blocks) or marks[index] is not None or marks[index + 1] is not None:
        return False
    text = blocks[index].text
    return len(text) <= _LONGEST and text[:1].isupper() and not text.endswith((".", ";", ":", ","))


def split_heading(mark: Mark, style: Style, *, alone: bool) -> tuple[str, str, str]:
    """(heading, text, what stands between) of the words behind a unit's label.

    ``alone``: no text of the unit follows in the next block, so the words are its text unless the file itself
    calls them a heading.
    """
    rest = mark.rest
    if not rest:
        return "", "", "\n"
    if mark.heading and rest.isupper() and not alone and len(rest) <= _LONGEST:
        return rest, "", "\n"  # "SHORT TITLE; TABLE OF CONTENTS."
    found = _run_in(rest)
    if found and (_certain(found) or style is Style.RUN_IN or mark.heading):
        return found["heading"], found["text"], found["gap"]
    if (mark.heading or style is Style.OWN_LINE or _unended(rest)) and not alone and _line(rest):
        return rest, "", "\n"
    return "", rest, "\n"


def _certain(found: re.Match[str]) -> bool:
    """Whether the words are a heading whatever the rest of the law does: "OBJETO. La ...", "Objeto.- La
    ..."."""
    heading = found["heading"]
    if _REPEALED.match(heading):
        return False
    loud = heading.isupper() and len(heading) >= 5 and not found["text"][:60].isupper()
    return loud or (heading[-1] in "-–—" and not _VERB.search(heading))


def _unended(rest: str) -> bool:
    """Whether the words can be no sentence: short, without a verb and without a stop."""
    return len(rest) <= 90 and rest[:1].isupper() and rest[-1].isalnum() and not _VERB.search(rest)


def _line(rest: str) -> bool:
    return len(rest) <= _LONGEST and not rest.endswith((":", ";", ",")) and not _INNER_STOP.search(rest)


def _run_in(rest: str) -> re.Match[str] | None:
    match = _RUN_IN.match(rest)
    return match if match and len(match["heading"].split()) <= _MOST_WORDS else None
