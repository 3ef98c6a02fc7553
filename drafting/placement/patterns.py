"""Patterns a lawyer may write: folded like the text, and refused where a text could make them slow."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

#: the longest pattern, and the most a bounded repeat of anything may take
LONGEST = 400
WIDEST = 120


def _table() -> dict[int, str]:
    """Accented Latin letters to their base letter, typographic blanks to a blank, one for one."""
    table = {0xA0: " ", 0x202F: " ", 0x2009: " ", ord("\n"): " ", ord("\t"): " "}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        if len(base) == 1:
            table[code] = base
    return table


_TABLE = _table()


def fold(text: str) -> str:
    """The text in small letters without accents; every character keeps its place."""
    folded = text.translate(_TABLE).lower()
    return folded if len(folded) == len(text) else "".join(c.lower()[:1] or c for c in text.translate(_TABLE))


def fold_pattern(pattern: str) -> str:
    r"""A pattern folded as the text is; what follows a backslash stays (\S is not \s)."""
    parts = re.split(r"(\\.)", pattern)
    return "".join(part if n % 2 else fold(part) for n, part in enumerate(parts))


#: one step through a pattern: escape, class, group opening, repeat, anything else
_STEP = re.compile(
    r"(?P<escape>\\.)|(?P<cls>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<open>\((?:\?(?:[:=!]|<[=!]))?)|(?P<close>\))"
    r"|(?P<repeat>[*+?]\??|\{\d*,?\d*\}\??)|(?P<bar>\|)|(?P<other>.)",
    re.DOTALL,
)


def fault(pattern: str) -> str:
    """Why a pattern cannot be used ("" if it can): not a pattern, too long, empty, or able to run away.

    Whatever can repeat without bound must be one letter, class or escape; a dot repeats at most ``WIDEST``
    times, a group at most once or a few fixed times. Then no two unbounded repeats nest, and a search stays
    linear in the text but for small constants.
    """
    if not pattern or len(pattern) > LONGEST:
        return "length"
    try:
        if re.compile(pattern).match(""):
            return "empty"
    except (re.error, OverflowError, RecursionError):
        return "syntax"
    last = ""
    for step in _STEP.finditer(pattern):
        kind = step.lastgroup or "other"
        if kind == "repeat" and _too_wide(step.group().rstrip("?") or "?", last):
            return "repeat"
        last = step.group() if kind == "other" else kind
    return ""


def _too_wide(repeat: str, of: str) -> bool:
    if repeat == "?":
        return False
    if repeat in "*+":
        return of in (".", "close")
    most = repeat.strip("{}").rpartition(",")[2]
    bound = int(most) if most else None
    if of == "close":
        return bound is None or bound > 5
    return bound is None or bound > WIDEST


@cache
def anchors(pattern: str) -> tuple[tuple[str, ...], ...]:
    """Groups of strings: each text the pattern matches has at least one of each group; () if unknown.

    Looking for them first spares most searches. Read off the top level: letters in a row, and the beginnings
    of the branches of a group that must be there. A pattern of two alternatives at the top has none.
    """
    found: list[tuple[str, ...]] = []
    run, depth, group = "", 0, ""
    steps = list(_STEP.finditer(pattern))
    for n, step in enumerate(steps):
        kind, text = step.lastgroup, step.group()
        optional = _may_be_absent(steps[n + 1].group() if n + 1 < len(steps) else "")
        if depth == 0 and kind == "bar":
            return ()
        if kind == "open":
            group = text if depth == 0 else group + text
            depth += 1
        elif kind == "close":
            depth -= 1
            group += text
            if depth == 0 and not optional and (branches := _branches(group)):
                found.append(branches)
        elif depth:
            group += text
            continue
        if kind == "other" and depth == 0 and text not in ".^$" and not optional:
            run += text
        elif not (kind == "escape" and text == r"\b"):
            found.append((run,))
            run = ""
    found.append((run,))
    return tuple(group for group in found if all(len(word) >= 3 for word in group))


def _may_be_absent(following: str) -> bool:
    return following[:1] in ("?", "*") or following.startswith(("{0", "{,"))


def _branches(group: str) -> tuple[str, ...]:
    """The letters each branch of a group must begin with; () if one has fewer than three, or lies deeper."""
    if not group.startswith("(?:"):
        return ()
    inner = group[3:-1]
    words = []
    for branch in inner.split("|"):
        if branch.count("(") != branch.count(")"):
            return ()
        letters = re.match(r"[\w \-ñ]*", branch)
        word = letters.group() if letters else ""
        if _may_be_absent(branch[len(word) : len(word) + 1]):
            word = word[:-1]
        if len(word) < 3:
            return ()
        words.append(word)
    return tuple(words)
