"""Which tracked changes of a line belong together: what becomes one proposal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from lxml import etree

from drafting.word.package import qn
from drafting.word.read_marks import Mark, Stretch


@dataclass(slots=True)
class Group:
    """What becomes one proposal: stretches of one line by one author. ``moved`` names their move, if any."""

    moved: str
    come: list[Stretch] = field(default_factory=list)
    gone: list[Stretch] = field(default_factory=list)
    marks: dict[etree._Element, None] = field(default_factory=dict)
    breaks: bool = False

    def of(self, mark: Mark, stretch: Stretch) -> None:
        """Take a mark in, and what it does to a stretch."""
        self.marks[mark.element] = None
        (self.come if mark is stretch.come else self.gone).append(stretch)

    def leave(self, other: Group) -> None:
        """What another group tells is not told here."""
        taken = {id(stretch) for stretch in (*other.come, *other.gone)}
        self.marks = {mark: None for mark in self.marks if mark not in other.marks}
        self.come = [one for one in self.come if id(one) not in taken]
        self.gone = [one for one in self.gone if id(one) not in taken]


def told(line: Sequence[Stretch]) -> list[Group]:
    """The groups of a line; where paragraphs become one, what one author does to them is one group."""
    joins = {id(line[at]) for at in range(len(line) - 1) if _joins(line, at)}
    parts = {id(one) for one in line[:-1] if one.text == "\n" and one.come is not None and one.gone is None}
    found = _groups(line, joins | parts)
    for group in list(found):
        group.breaks = any(id(stretch) in joins | parts for stretch in (*group.come, *group.gone))
        ends = [one for one in group.gone if id(one) in joins]
        if not ends or group not in found:
            continue
        here = found.index(group)
        together = _together(group, line, ends[-1])
        if together is None:  # others work on the same paragraphs: the words alone, and the bare end
            found[here + 1 : here + 1] = _bare(group, ends)
        else:
            found[here] = together
            for other in found:
                if other is not together:
                    other.leave(together)
    return [one for one in found if one.marks]


def _joins(line: Sequence[Stretch], at: int) -> bool:
    """Whether here an end of a paragraph goes between words that stay."""
    if line[at].text != "\n" or line[at].gone is None or line[at].come is not None:
        return False
    before = [one for one in _same(reversed(line[:at])) if one.text.strip()]
    behind = [one for one in _same(iter(line[at + 1 :])) if one.text.strip()]
    stays = all(any(one.gone is None for one in side) for side in (before, behind))
    return stays and any(one.come is None for one in before)  # what was empty has nothing to be joined to


def _same(stretches: Iterator[Stretch]) -> Iterator[Stretch]:
    """Those up to an end of a paragraph that stays, or comes."""
    return takewhile(lambda one: one.text != "\n" or one.gone is not None, stretches)


def _together(group: Group, line: Sequence[Stretch], end: Stretch) -> Group | None:
    """From the group's first stretch to the end, as it was, of the paragraph its last one is joined with.

    None if others have marks there, or it is part of a move.
    """
    own = {id(stretch) for stretch in (*group.come, *group.gone)}
    first = next(at for at, stretch in enumerate(line) if id(stretch) in own)
    last = next(at for at, stretch in enumerate(line) if stretch is end) + 1
    while last < len(line) and (line[last].text != "\n" or line[last].come or line[last].gone):
        last += 1
    whole = Group("", breaks=True)
    for stretch in line[first:last]:
        marks = [mark for mark in (stretch.come, stretch.gone) if mark is not None]
        if any(mark.moved or mark.author != author_of(group) for mark in marks):
            return None
        whole.marks.update(dict.fromkeys(mark.element for mark in marks))
        if stretch.come is None:
            whole.gone.append(stretch)
        if stretch.gone is None:
            whole.come.append(stretch)
    return whole


def _bare(group: Group, ends: Sequence[Stretch]) -> Iterator[Group]:
    """The ends of paragraphs taken out of a group, as groups of their own."""
    if len(ends) == len(group.gone) and not group.come:
        return
    for end in ends:
        group.gone.remove(end)
        assert end.gone is not None
        group.marks.pop(end.gone.element, None)
        yield Group(group.moved, gone=[end], marks={end.gone.element: None}, breaks=True)
    group.breaks = False


def author_of(group: Group) -> str:
    """Whose marks they are."""
    return next(iter(group.marks)).get(qn("w:author")) or ""


def _groups(line: Sequence[Stretch], ends: set[int]) -> list[Group]:
    """Stretches of one author without anything kept between them are one, as far as the paragraph goes.

    It goes beyond its end where that is one of ``ends``.
    """
    found: list[Group] = []
    opened: dict[tuple[str, str, str], Group] = {}
    for stretch in line:
        marks = [mark for mark in (stretch.come, stretch.gone) if mark is not None]
        if not marks:
            if stretch.text:
                opened.clear()
            continue
        keys = [(mark.author, mark.moved, mark.element.tag if mark.moved else "") for mark in marks]
        opened = {key: group for key, group in opened.items() if key in keys}  # the order of words is kept
        undone = len({mark.author for mark in marks}) < len(marks)  # one person's own passing thought
        for mark, key in zip(marks, keys, strict=True):
            if key not in opened:
                opened[key] = Group(mark.moved)
                found.append(opened[key])
            if undone:
                opened[key].marks[mark.element] = None
            else:
                opened[key].of(mark, stretch)
        if stretch.text == "\n" and id(stretch) not in ends:
            opened.clear()
    return found
