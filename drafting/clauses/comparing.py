"""The rows of two drafts side by side: by provision and key first, by what they are about second."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, Protocol, TypeVar

from drafting.clauses.stems import likeness, stems

#: how alike the words of two rows must be to be one that moved
_ALIKE = 0.6


class Keyed(Protocol):
    """A row that can be told from the others of its provision."""

    @property
    def uid(self) -> str: ...  # noqa: D102
    @property
    def key(self) -> str: ...  # noqa: D102


R = TypeVar("R", bound=Keyed)


@dataclass(frozen=True, slots=True)
class Course(Generic[R]):
    """What became of a row: ``old`` and ``new`` are None where it is not there."""

    change: Literal["added", "removed", "changed", "same"]
    old: R | None
    new: R | None


@dataclass(frozen=True, slots=True)
class Likeness(Generic[R]):
    """What rows of one kind are compared by.

    ``words`` say what a row is about, ``kind`` must be the same for two rows to be one that moved, ``said``
    is what a reader is told of it.
    """

    words: Callable[[R], str]
    kind: Callable[[R], Hashable]
    said: Callable[[R], Hashable]


def courses(old: Sequence[R], new: Sequence[R], by: Likeness[R]) -> Iterator[Course[R]]:
    """Each row of the newer draft with what it was, in its order; what went stands at the end.

    Rows are the same when the same provision (by uid) has them under the same key; one whose provision is new
    or gone is looked for by what it is about.
    """
    left = list(old)
    before: list[R | None] = []
    for row in new:
        same = next((one for one in left if one.uid and (one.uid, one.key) == (row.uid, row.key)), None)
        if same is not None:
            left.remove(same)
        before.append(same)
    for at, row in enumerate(new):
        if before[at] is None:
            before[at] = _moved(row, left, by)
    for was, row in zip(before, new, strict=True):
        if was is None:
            yield Course("added", None, row)
        else:
            yield Course("same" if by.said(was) == by.said(row) else "changed", was, row)
    yield from (Course("removed", one, None) for one in left)


def _moved(row: R, left: list[R], by: Likeness[R]) -> R | None:
    """The row that is about the same, taken out of those that are left; None if there is none."""
    own = stems(by.words(row))
    alike = [
        (likeness(own, stems(by.words(one))), n)
        for n, one in enumerate(left)
        if own and by.kind(one) == by.kind(row)
    ]
    return left.pop(max(alike)[1]) if alike and max(alike)[0] >= _ALIKE else None
