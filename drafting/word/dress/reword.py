"""What stays, with its words as they are to be: in its own paragraph, in its own runs."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from drafting.word.dress.boxes import followed
from drafting.word.dress.laid import Laid, first_letters
from drafting.word.dress.likes import Like, Likes, paragraph_of, without_letters
from drafting.word.dress.plan import Para, Plan
from drafting.word.dress.retext import Foreign, Rewrite, UnableError
from drafting.word.dress.rows import change_row, row_of
from drafting.word.elements import Element
from drafting.word.native.reworked import Reworked
from drafting.word.read_trace import letters

#: A number that replaces another one is so many letters longer at most: more is other words.
_LONGER = 12


class Reworder:
    """Writes the words of the new draft into the paragraphs of the old file; ``parts`` hold these."""

    def __init__(self, old: Laid, likes: Likes, parts: Mapping[str, Reworked]) -> None:
        self._old, self._likes, self._parts = old, likes, parts
        #: What must stand before the words of a paragraph that Word numbers.
        self.wanted: dict[Element, str] = {}

    def text(self, para: Para) -> str:
        """What a paragraph is to say: neighbours that stay are apart as they were."""
        text = para.stretches[0].words
        for number, (one, other) in enumerate(pairwise(para.stretches), start=1):
            joint = para.joint(number)
            if one.was is not None and other.was is not None and one.node != other.node:
                raw = self._old.raw(one.was.block)
                start, end = raw.gap(one.was.end - 1) if raw.known else (0, 1)
                joint = " " if start < end or one.was.block != other.was.block else ""
            text += joint + other.words
        return text

    def kept(self, made: Plan) -> dict[int, Element]:
        """By place among the new paragraphs the elements that stay, with their words as they are to be."""
        found: dict[int, Element] = {}
        for at, para in enumerate(made.paras):
            if para.block is None:
                continue
            element = row_of(self._old, para.block) if para.row else paragraph_of(self._old, para.block)
            if element is None:
                para.block = None
                continue
            try:
                self._reword(para, element)
            except UnableError:
                para.block = None
                continue
            found[at] = element
        return found

    def _reword(self, para: Para, element: Element) -> None:
        assert para.block is not None
        holders: list[Element] = []
        if para.row:
            was = para.stretches[0].was
            assert was is not None
            if was.words != para.stretches[0].words:
                raw = self._old.raw(para.block)
                holders = change_row(raw, element, was.words, para.stretches[0].words)
        else:
            printed, automatic = self._automatic(para)
            if not self._stays(para):
                rewrite = Rewrite(self._old.raw(para.block))
                self._exchange(para, rewrite, printed, len(letters(automatic)))
                holders = rewrite.carry_out()
            if self._old.automatic(para.block):
                self.wanted[element] = automatic
        for holder in holders:
            self._touch(holder)

    def _stays(self, para: Para) -> bool:
        """Whether a paragraph is to say, word for word and blank for blank, what it says."""
        assert para.block is not None
        return (
            len(para.kept) == len(para.stretches) == len(self._old.blocks[para.block])
            and all(one.was is not None and one.words == one.was.words for one in para.kept)
            and all(
                one.node != other.node or other.joint == other.joint_was
                for one, other in pairwise(para.stretches)
            )
        )

    def _automatic(self, para: Para) -> tuple[int, str]:
        """How many letters of a paragraph Word printed by itself, and what is to stand there."""
        assert para.block is not None
        count = self._old.automatic(para.block)
        if not count:
            return 0, ""
        text = letters("".join(one.words for one in para.stretches))
        printed = self._old.letters(para.block)[:count]
        if text.startswith(printed) and self._apart(para):
            return count, printed
        first = para.stretches[0]
        if first.was is not None and first.was.block == para.block and first.was.start == 0:
            rest = letters(first.was.words)[count:]
            own = letters(first.words)
            longest = len(rest) + count + _LONGER
            if first.was.end >= count and own.endswith(rest) and len(own) <= longest:
                return count, first_letters(first.words, len(own) - len(rest))[0]
        raise UnableError

    def _apart(self, para: Para) -> bool:
        """Whether the new text goes on behind the number as the old one does: with a blank, or without."""
        assert para.block is not None
        count = self._old.automatic(para.block)
        own, was = para.stretches[0], self._old.blocks[para.block][0]
        if min(len(letters(own.words)), len(letters(was.words))) <= count:
            return True
        ends = [words[first_letters(words, count)[1] :][:1] for words in (own.words, was.words)]
        return ends[0].isspace() == ends[1].isspace()

    def _exchange(self, para: Para, rewrite: Rewrite, printed: int, shown: int) -> None:
        """Say what becomes of the words of a paragraph.

        Its first ``printed`` letters are Word's own, of the new ones ``shown``.
        """
        assert para.block is not None
        raw = rewrite.raw
        kept = {id(one.was): one for one in para.kept}
        if not raw.known:
            raise UnableError
        for piece in self._old.blocks[para.block]:
            start = max(piece.start, printed)
            if start >= piece.end:
                continue
            one = kept.get(id(piece))
            if one is None:
                self._strike(rewrite, start, piece.end)
            elif piece.start >= printed:
                rewrite.exchange(start, piece.words, one.words)
            else:
                rewrite.exchange(
                    start, without_letters(piece.words, printed)[0], without_letters(one.words, shown)[0]
                )
        self._join(para, rewrite)
        self._add(para, rewrite)

    def _join(self, para: Para, rewrite: Rewrite) -> None:
        """Set blanks between stretches that both stay, where the new text has others than the old one."""
        raw = rewrite.raw
        for one, other in pairwise(para.stretches):
            if (
                one.was is None
                or other.was is None
                or one.node != other.node
                or other.joint == other.joint_was
            ):
                continue
            if one.was.end == other.was.start and other.was.start >= raw.automatic:
                start, end = raw.gap(one.was.end - 1)
                if not other.joint:
                    rewrite.take_out(start, end)
                elif start == end:
                    rewrite.put(raw.places[other.was.start], other.joint, behind=False)

    def _strike(self, rewrite: Rewrite, start: int, end: int) -> None:
        raw = rewrite.raw
        for letter in range(start, end):
            rewrite.take_out(*raw.span(letter))
            if letter + 1 < end or end < len(raw.places):
                rewrite.take_out(*raw.gap(letter))
        if end >= len(raw.places) and start:
            rewrite.take_out(*raw.gap(start - 1))

    def _add(self, para: Para, rewrite: Rewrite) -> None:
        """Put the stretches that the paragraph did not have beside those it had."""
        assert para.block is not None
        raw = rewrite.raw
        paragraph = paragraph_of(self._old, para.block)
        assert paragraph is not None
        like = Like(para.block, paragraph)
        kept = {id(one) for one in para.kept}
        last = -1
        waiting: list[Foreign] = []
        for number, one in enumerate(para.stretches):
            if id(one) in kept and one.was is not None:
                rewrite.lead(raw.places[one.was.start], waiting)
                waiting = []
                last = raw.span(one.was.end - 1)[1] - 1
                continue
            look = self._likes.look(like, one.role)
            joint = para.joint(number)
            if last >= 0:
                rewrite.put(last, Foreign(f"{joint}{one.words}", look), behind=True)
            else:
                waiting.append(Foreign(f"{one.words} ", look))
        if waiting:
            raise UnableError

    def _touch(self, node: Element) -> None:
        for part in self._parts.values():
            if part.root is node.getroottree().getroot():
                for one in followed(node):
                    part.touch(one)
